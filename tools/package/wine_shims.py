"""What Wine 10 lacks and the app needs, put into a test's own Wine and nowhere else.

Each stands for something that every Windows has and Wine does not: no fault of the app's, and
never part of the installer. The compilers are mingw-w64's, and gcc for what runs on Linux.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import product
from pathlib import Path

from tools.package.bare_root import BareRoot

SOURCES = Path(__file__).with_name("wine")
COMPILER = "x86_64-w64-mingw32-gcc"
WINDOWS_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
OVERRIDES = "ucrtbase=n,b;mscoree,mshtml,winedbg.exe="
"""Ours before Wine's own; no question about browsers, .NET and debuggers, which nothing uses."""
_STEMS = ("cabs", "carg", "ccos", "ccosh", "cexp", "cimag", "cpow", "creal", "csin", "csinh")
COMPLEX = tuple(map("".join, product((*_STEMS, "ctan", "ctanh"), ("", "f"))))
"""C's functions of complex numbers. Most of them Wine's ucrtbase.dll names only, and ends whatever
calls one; numpy calls two while it is imported, and the app's bells another."""
_EXPORTED = re.compile(r"^\t\[ *\d+\] (\S+)$", re.MULTILINE)


def mend_wine(root: BareRoot) -> None:
    """What belongs to the root: the processor's matrix registers for each of its processes."""
    library = Path("/usr/lib/tiles.so")
    _compile("gcc", "-fPIC", str(SOURCES / "tiles.c"), to=_outside(root, library))
    (root.folder / "etc" / "ld.so.preload").write_text(f"{library}\n")


def mend_windows(root: BareRoot, system: Path) -> None:
    """What belongs to Windows' own folder, `system`: ICU, and complex numbers."""
    _compile(COMPILER, str(SOURCES / "icuuc.c"), to=system / "icuuc.dll")
    # Wine has its C runtime under another name, too, and ours hands on to it all but a few.
    own = _outside(root, WINDOWS_LIBRARIES)
    for folder in (own, system):
        shutil.copyfile(own / "ucrtbase.dll", folder / "ucrtwine.dll")
    names = _EXPORTED.findall(_run("x86_64-w64-mingw32-objdump", "-p", str(own / "ucrtbase.dll")))
    lines = [f'"{each}"' + ("" if each in COMPLEX else f' = "ucrtwine.{each}"') for each in names]
    list_of_names = system / "ucrtbase.def"
    list_of_names.write_text("\n".join(["LIBRARY ucrtbase.dll", "EXPORTS", *lines, ""]))
    wanted = [f"-Wl,-u,{each}" for each in COMPLEX]
    (system / "ucrtbase.dll").unlink()
    _compile(COMPILER, "-static-libgcc", str(list_of_names), *wanted, to=system / "ucrtbase.dll")
    list_of_names.unlink()


def _compile(compiler: str, *words: str, to: Path) -> None:
    _run(compiler, "-shared", "-O2", "-s", "-Wall", "-Wextra", "-Werror", *words, "-o", str(to))


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _outside(root: BareRoot, place: Path) -> Path:
    return root.folder / place.relative_to("/")
