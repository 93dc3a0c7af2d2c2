"""What takes how much room in a bundle."""

from __future__ import annotations

import re
from pathlib import Path

PARTS = (
    ("narration", re.compile(r"mindbody_app/assets/audio/")),
    ("Qt", re.compile(r"PySide6/|shiboken6/")),
    ("numpy", re.compile(r"numpy(\.libs)?/")),
    ("onnxruntime", re.compile(r"onnxruntime/")),
    ("voice for own lines", re.compile(r"hibari/")),
    ("Python and its libraries", re.compile(r"python3|lib|base_library")),
    ("the app itself", re.compile(r"mindbody_app/|\.\./")),
)
REST = "other packages"


def shares(bundle: Path, packages: str = "_internal", beside: str = "../") -> dict[str, int]:
    """Bytes of each part of a bundle, the largest first.

    Args:
        bundle: its folder.
        packages: the folder in it that the packages lie in.
        beside: what the files beside that folder count as, a place that `PARTS` knows: on Linux
            the program, which has the app's own code.
    """
    inner = bundle / packages
    found = dict.fromkeys([name for name, _ in PARTS] + [REST], 0)
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = path.relative_to(inner).as_posix() if inner in path.parents else beside
            names = (name for name, pattern in PARTS if pattern.match(place))
            found[next(names, REST)] += path.stat().st_size
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def shares_as_text(bundle: Path, packages: str = "_internal", beside: str = "../") -> str:
    """A line for each part, and the sum; with the arguments of `shares`."""
    found = shares(bundle, packages, beside)
    whole = sum(found.values())
    lines = [
        f"  {name:26} {size / 1e6:6.1f} MB  {size / whole:4.0%}" for name, size in found.items()
    ]
    return "\n".join([*lines, f"  {'installed':26} {whole / 1e6:6.1f} MB"])
