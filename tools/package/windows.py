"""Makes the Windows installer, its bill of materials and checksums, on Linux or on Windows.

    python -m tools.package.windows [--quick] [--version VERSION] [--output FOLDER]
                                    [--layout FOLDER | --source FOLDER] [--sign COMMAND]

They go to dist/. The compilers of mingw-w64 and makensis are looked for on the PATH. `--quick`
packs fast and large, for a look. `--layout` packs a folder that is laid out already; `--source`
lays out another tree than this one; `--version` gives the installer another version than the
app's, so that a test has an earlier one to upgrade from. `--sign` is a command that signs the file
that %1 stands for: the programs, the uninstaller and the installer.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mindbody_app import __version__
from tools.develop import uv_program
from tools.package.bundle import PROGRAMS, PYTHON, WORK, made_at, make_environment
from tools.package.contents import REPOSITORY
from tools.package.linux import OUTPUT, write_sums
from tools.package.notices import OtherPart, bill_of_materials, notices, shipped, site_folders
from tools.package.sizes import shares_as_text
from tools.package.windows_installer import Build, write_installer
from tools.package.windows_launchers import build_launchers
from tools.package.windows_layout import PACKAGES, PYTHON_RELEASE

HERE = WORK / "windows"
LAYOUT = HERE / "layout"
WHEELS = HERE / "wheels"
"""An environment that is never run: Windows' wheels, installed for what lies in it."""
LOCK = REPOSITORY / "requirements" / "windows.lock"
PLATFORM = "x86_64-pc-windows-msvc"
C_RUNTIME_NOTICE = """\
The Visual C++ runtime libraries (msvcp140.dll, vcruntime140.dll and the like) are Microsoft's. They
come in the packages of Python, Qt for Python and NumPy and are handed on unchanged, as what the
licence terms of Microsoft Visual Studio call "Distributable Code".
"""


def main() -> int:
    """Lay out, build and pack."""
    options = _options()
    made = write_windows(options)
    write_sums(made, options.output / f"BodyAndBreath-{options.version}-windows-x64.sha256")
    print(shares_as_text(options.layout or LAYOUT, str(PACKAGES), "python3/"))
    return 0


def write_windows(options: argparse.Namespace) -> list[Path]:
    """Make every file that goes to the output folder."""
    layout: Path = options.layout or LAYOUT
    if options.layout is None:
        make_layout(layout, options.source.absolute(), options.version, options.sign)
    options.output.mkdir(parents=True, exist_ok=True)
    settle(layout)
    build = Build(options.version, layout, HERE, options.output, options.quick, options.sign)
    made = [write_installer(build)]
    if options.version == __version__:
        bill = options.output / f"BodyAndBreath-{__version__}-windows-x64.sbom.json"
        shutil.copyfile(layout / "sbom.json", bill)
        made.append(bill)
    return made


def make_layout(layout: Path, source: Path, version: str = __version__, sign: str = "") -> None:
    """Make the folder that the installer unpacks.

    Args:
        layout: what is there is replaced.
        source: the tree whose app it holds.
        version: what the programs say of themselves.
        sign: a command that signs the file that %1 names, or nothing.
    """
    make_environment()
    install_wheels()
    lay_out(layout, source)
    build_launchers(layout, version, sign)
    write_papers(layout)


def install_wheels() -> None:
    """Install what Windows gets, from the lock's hashes alone, into an environment of its own."""
    uv = uv_program()
    make = [uv, "venv", "--quiet", "--clear", f"--python={PYTHON}", str(WHEELS)]
    subprocess.run(make, check=True)
    sync = [uv, "pip", "sync", "--quiet", "--require-hashes", f"--python={WHEELS}"]
    sync += [f"--python-platform={PLATFORM}"]
    sync += [f"--build-constraints={REPOSITORY / 'requirements' / 'build.lock'}"]
    subprocess.run([*sync, str(LOCK)], check=True)


def lay_out(layout: Path, source: Path) -> None:
    """Lay the app out, in a Python of its own: bytecode depends on nothing loaded before."""
    (site,) = site_folders(WHEELS)
    command = [str(PROGRAMS / PYTHON.name), "-m", "tools.package.windows_layout", site, str(layout)]
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(REPOSITORY)}
    subprocess.run([*command, f"--source={source}"], check=True, env=environment, cwd=REPOSITORY)


def write_papers(layout: Path) -> None:
    """Write the licence notices and the bill of materials into the laid out folder."""
    packages = shipped(WHEELS)
    (site,) = site_folders(WHEELS)
    python = Path(site, "LICENSE.txt").read_text(encoding="utf-8")
    address = f"pkg:generic/python@{PYTHON_RELEASE}"
    others = [
        OtherPart("Python", PYTHON_RELEASE, python, address),
        OtherPart("Visual C++ runtime", "14", C_RUNTIME_NOTICE, "pkg:generic/vcredist@14"),
    ]
    text = notices(packages, [], others)
    (layout / "NOTICES.txt").write_text(text, encoding="utf-8", newline="\r\n")
    bill = bill_of_materials(packages, [], others, WHEELS)
    text = json.dumps(bill, indent=1, sort_keys=True) + "\n"
    (layout / "sbom.json").write_text(text, encoding="utf-8", newline="\n")


def settle(layout: Path) -> None:
    """Give every file the time that does not depend on when it was built."""
    when = made_at()
    for each in layout.rglob("*"):
        os.utime(each, (when, when))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--version", default=__version__)
    parser.add_argument("--layout", type=Path)
    parser.add_argument("--source", type=Path, default=REPOSITORY)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--sign", default="")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
