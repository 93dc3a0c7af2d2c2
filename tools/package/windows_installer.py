"""Packs a laid out folder into the Windows installer, with makensis."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tools.package.bundle import made_at
from tools.package.windows_launchers import SOURCE, sign_file, version_words
from tools.package.windows_pictures import write_icon, write_side

LIST = "installed-files.txt"
"""Names all that the installer puts into its folder; the uninstaller removes that and no more."""


@dataclass(frozen=True, slots=True)
class Build:
    """What one installer is made of.

    Args:
        version: the app's.
        layout: the folder of the program.
        work: a folder for what is made on the way.
        output: where the installer goes.
        quick: pack fast and large.
        sign: a command that signs the file that %1 names, or nothing.
    """

    version: str
    layout: Path
    work: Path
    output: Path
    quick: bool = False
    sign: str = ""


def write_installer(build: Build) -> Path:
    """Run makensis; the path of the installer.

    Raises:
        LookupError: makensis isn't on the PATH.
    """
    program = shutil.which("makensis")
    if program is None:
        raise LookupError("makensis (NSIS) is needed and isn't on the PATH")
    (build.layout / LIST).unlink(missing_ok=True)
    places = files_of(build.layout)
    (build.layout / LIST).write_text(as_list(places), encoding="ascii", newline="\r\n")
    size = sum((build.layout / each).stat().st_size for each in places)
    write_icon(build.work / "app.ico")
    write_side(build.work / "side.bmp")
    script = build.work / "files.nsh"
    when = made_at()
    for each in (build.layout / LIST, build.work / "side.bmp"):
        os.utime(each, (when, when))
    script.write_text(as_script(build.layout, [*places, PurePosixPath(LIST)]), encoding="utf-8")
    path = build.output.absolute() / f"BodyAndBreath-{build.version}-setup-x64.exe"
    words: dict[str, object] = {
        **version_words(build.version),
        "FILES": script.absolute(),
        "OUTPUT": path,
        "ICON": (build.work / "app.ico").absolute(),
        "SIDE": (build.work / "side.bmp").absolute(),
        "KILOBYTES": str(size // 1024),
    }
    if build.quick:
        words["QUICK"] = "1"
    if build.sign:
        words["SIGN_UNINSTALLER"] = build.sign
    command = [program, "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{name}={value}" for name, value in words.items()]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(when)}
    subprocess.run([*command, str(SOURCE / "installer.nsi")], check=True, env=environment)
    sign_file(build.sign, path)
    return path


def files_of(layout: Path) -> list[PurePosixPath]:
    """Every file of a folder by its place, the ones of a folder together."""
    found = [PurePosixPath(each.relative_to(layout).as_posix()) for each in _files(layout)]
    return sorted(found, key=lambda each: (each.parent.parts, each.name))


def as_list(places: Sequence[PurePosixPath]) -> str:
    """The list that lies in the installed folder: files, then folders from the inmost outwards."""
    folders = {parent for place in places for parent in place.parents if parent.parts}
    inmost_first = sorted(folders, key=lambda each: (-len(each.parts), each.parts))
    lines = [
        *(_windows(each) for each in places),
        *(f"{_windows(each)}\\" for each in inmost_first),
    ]
    return "".join(f"{line}\n" for line in lines)


def as_script(layout: Path, places: Sequence[PurePosixPath]) -> str:
    """The part of the installer's script that unpacks every file into $INSTDIR.new."""
    lines, folder = [], None
    for place in sorted(places, key=lambda each: (each.parent.parts, each.name)):
        if place.parent != folder:
            folder = place.parent
            inside = f"\\{_windows(folder)}" if folder.parts else ""
            lines.append(f'SetOutPath "$INSTDIR.new{inside}"')
        lines.append(f'File "{layout.absolute() / place}"')
    return "".join(f"{line}\n" for line in lines)


def _files(layout: Path) -> list[Path]:
    return [each for each in layout.rglob("*") if each.is_file()]


def _windows(place: PurePosixPath) -> str:
    return str(place).replace("/", "\\")
