"""Compiles the two small programs that start the app on Windows."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.package.contents import REPOSITORY
from tools.package.release import maintainer
from tools.package.windows_pictures import write_icon

SOURCE = REPOSITORY / "packaging" / "windows"
LAUNCHERS = {"BodyAndBreath": ("-mwindows",), "mindbody-app": ("-mconsole", "-DCONSOLE")}
"""Each program's name and how it is compiled: the second has a console, for the commands."""
COMPILE = ("-municode", "-Os", "-Wall", "-Wextra", "-Werror", "-s", "-static")
SAME_EACH_TIME = "-Wl,--no-insert-timestamp"
TOOL_PREFIXES = ("x86_64-w64-mingw32-", "")
"""Debian's names for the tools that make Windows programs, and those on Windows itself."""


def build_launchers(folder: Path, version: str, sign: str = "") -> list[Path]:
    """Compile the programs into a folder; their paths.

    Args:
        folder: where they go.
        version: the app's.
        sign: a command that signs the file that %1 names, or nothing.

    Raises:
        LookupError: a tool lacks.
    """
    compiler, resources = find_tool("gcc"), find_tool("windres")
    made = []
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        write_icon(work / "app.ico")
        for name, options in LAUNCHERS.items():
            words = {"NAME": name, **version_words(version)}
            for template in ("launcher.rc", "launcher.manifest"):
                (work / template).write_text(fill(template, words), encoding="utf-8")
            shutil.copyfile(SOURCE / "launcher.c", work / "launcher.c")
            compile_resources = [resources, "launcher.rc", "-O", "coff", "-o", "launcher.o"]
            subprocess.run(compile_resources, cwd=work, check=True)
            path = folder.absolute() / f"{name}.exe"
            command = [compiler, *COMPILE, SAME_EACH_TIME, *options, "launcher.c", "launcher.o"]
            subprocess.run([*command, "-o", str(path)], cwd=work, check=True)
            sign_file(sign, path)
            made.append(path)
    return made


def fill(template: str, words: dict[str, str]) -> str:
    """A file of packaging/windows with its @WORDS@ put in."""
    text = (SOURCE / template).read_text(encoding="utf-8")
    return re.sub(r"@([A-Z]+)@", lambda found: words[found[1]], text)


def version_words(version: str) -> dict[str, str]:
    """What Windows is told of a version: itself, whose it is, and four numbers in two spellings."""
    numbers = [*re.findall(r"\d+", version), "0", "0", "0", "0"][:4]
    publisher = maintainer().partition(" <")[0]
    return {
        "VERSION": version,
        "PUBLISHER": publisher,
        "NUMBERS": ".".join(numbers),
        "COMMAS": ",".join(numbers),
    }


def find_tool(name: str) -> str:
    """A tool of the compiler for Windows, by its path.

    Raises:
        LookupError: it isn't on the PATH.
    """
    for prefix in TOOL_PREFIXES:
        found = shutil.which(prefix + name)
        if found is not None:
            return found
    raise LookupError(f"{name} of mingw-w64 is needed and isn't on the PATH")


def sign_file(command: str, path: Path) -> None:
    """Sign a file with a command in which %1 stands for it; an empty command signs nothing."""
    if command:
        subprocess.run(command.replace("%1", str(path)), shell=True, check=True)
