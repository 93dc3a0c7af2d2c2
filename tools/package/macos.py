"""Makes the macOS app and its disk image, with their bill of materials and checksums; on a Mac.

    python -m tools.package.macos [--unsigned] [--output FOLDER]

They go to dist/. `packaging/macos/make_dmg.sh` signs, packs and has Apple notarise them; it says
which certificate and credentials it needs. Without these, `--unsigned` makes an image for a look.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import Distribution
from pathlib import Path

from mindbody_app import __version__
from tools.package import macos_app
from tools.package.bundle import WORK, make_bundle, make_environment
from tools.package.contents import REPOSITORY
from tools.package.icons import write_mac_icon
from tools.package.linux import OUTPUT, write_sums
from tools.package.notices import OtherPart, bill_of_materials, notices, shipped

SCRIPT = REPOSITORY / "packaging" / "macos" / "make_dmg.sh"
READ_ME = REPOSITORY / "packaging" / "macos" / "README.txt"
TAG = re.compile(r"^Tag: .*-macosx_(\d+)_(\d+)_(\w+)$", re.MULTILINE)


def main() -> int:
    """Build, sign and pack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--unsigned", action="store_true")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    if platform.system() != "Darwin":
        print("The macOS app can be made on a Mac alone.", file=sys.stderr)
        return 1
    machine = platform.machine()
    make_environment()
    packages = shipped()
    try:
        check_least_system(packages, machine)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    write_mac_icon(macos_app.ICON)
    app = make_bundle(WORK / macos_app.NAME)
    bill = write_papers(app, packages)
    options.output.mkdir(parents=True, exist_ok=True)
    unsigned = ["--unsigned"] if options.unsigned else []
    name = "-".join([file_name(machine), *(each.strip("-") for each in unsigned)])
    image = options.output / f"{name}.dmg"
    read_me = WORK / "README.txt"
    read_me.write_text(read_me_text(machine), encoding="utf-8")
    packed = subprocess.run([SCRIPT, *unsigned, app, read_me, image], check=False)
    if packed.returncode:
        return packed.returncode
    parts = options.output / f"{file_name(machine)}.sbom.json"
    parts.write_text(bill, encoding="utf-8")
    write_sums([image, parts], options.output / f"{name}.sha256")
    return 0


def file_name(machine: str) -> str:
    """What the files for a processor are called, without their suffix."""
    return f"BodyAndBreath-{__version__}-{machine}"


def check_least_system(packages: Iterable[Distribution], machine: str) -> None:
    """Hold the wheels to the oldest macOS that the app says it runs on.

    Raises:
        ValueError: one of them asks for a newer one.
    """
    promised = _numbers(macos_app.LEAST_SYSTEM[machine])
    for package in packages:
        tags = TAG.findall(package.read_text("WHEEL") or "")
        asked = [(int(a), int(b)) for a, b, kind in tags if kind in {machine, "universal2"}]
        # With several tags, one that fits is enough.
        if asked and min(asked) > promised:
            newest = ".".join(map(str, min(asked)))
            raise ValueError(
                f"{package.name} {package.version} asks for macOS {newest}, and macos_app.py says"
                f" that the app runs on {macos_app.LEAST_SYSTEM[machine]}."
            )


def write_papers(app: Path, packages: Sequence[Distribution]) -> str:
    """Put the licence notices and the bill of materials into the app; the bill."""
    others = [python_itself()]
    bill = json.dumps(bill_of_materials(packages, (), others), indent=1, sort_keys=True) + "\n"
    resources = app / "Contents" / "Resources"
    (resources / "NOTICES.txt").write_text(notices(packages, (), others), encoding="utf-8")
    (resources / "sbom.json").write_text(bill, encoding="utf-8")
    return bill


def python_itself() -> OtherPart:
    """The Python that is bundled: the one that runs this."""
    version = platform.python_version()
    short = ".".join(version.split(".")[:2])
    licence = Path(sys.base_prefix, "lib", f"python{short}", "LICENSE.txt")
    text = licence.read_text(encoding="utf-8")
    return OtherPart("Python", version, text, f"pkg:generic/python@{version}")


def read_me_text(machine: str) -> str:
    """What lies beside the app in the image."""
    text = READ_ME.read_text(encoding="utf-8").replace("@VERSION@", __version__)
    return text.replace("@SYSTEM@", macos_app.LEAST_SYSTEM[machine])


def _numbers(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)


if __name__ == "__main__":
    sys.exit(main())
