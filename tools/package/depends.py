"""What the bundle needs of the system, found by looking into it."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

ELF = b"\x7fELF"


def programs(bundle: Path) -> list[Path]:
    """Every program and library of a bundle."""
    found = []
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == ELF:
                    found.append(path)
    return found


def dependencies(bundle: Path, brought_along: Sequence[str]) -> list[str]:
    """The Debian packages that a bundle's libraries are linked with, with least versions.

    Args:
        bundle: its folder.
        brought_along: Debian's packages whose libraries lie in the bundle.
    """
    files = programs(bundle)
    folders = sorted({f"-l{each.parent}" for each in files})
    left_out = [f"-x{name}" for name in brought_along]
    with tempfile.TemporaryDirectory() as scratch:
        control = Path(scratch) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: app\n\nPackage: app\nArchitecture: amd64\n", encoding="utf-8")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
        done = subprocess.run(
            [*command, *folders, *left_out, *map(str, files)],
            cwd=scratch,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise OSError(f"dpkg-shlibdeps: {done.stderr.strip()}")
    return done.stdout.strip().removeprefix("shlibs:Depends=").split(", ")


def newest_glibc(bundle: Path) -> str:
    """The version of glibc that a bundle asks for."""
    asked = {(2, 0)}
    for path in programs(bundle):
        command = ["objdump", "--private-headers", str(path)]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        asked |= {
            (int(major), int(minor)) for major, minor in re.findall(r"GLIBC_(\d+)\.(\d+)", text)
        }
    return ".".join(map(str, max(asked)))
