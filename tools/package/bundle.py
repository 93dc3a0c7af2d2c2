"""The bundle: one folder with the app, its Python and all it needs, made by PyInstaller.

It is built in an environment of its own, which holds nothing but `requirements/package.lock`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.develop import uv_program
from tools.package import macos_app
from tools.package.contents import REPOSITORY

WORK = REPOSITORY / "build" / "package"
ENVIRONMENT = WORK / "environment"
PROGRAMS = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
BUNDLE = WORK / "bundle"
LOCK = REPOSITORY / "requirements" / "package.lock"
SYSTEM_PYTHON = Path("/usr/bin/python3")
"""Debian's own: it is mended with the system, and its libraries' licences are known."""
PYTHON = {
    "darwin": Path(sys.base_prefix, "bin", "python3"),
    "win32": Path(sys.base_prefix, "python.exe"),
}.get(sys.platform, SYSTEM_PYTHON)
"""Where the system brings none, the one that runs this."""
MADE = macos_app.NAME if sys.platform == "darwin" else "mindbody-app"
"""What PyInstaller calls what it makes."""
COMPILED = "simpleaudio-patched"
SPEC = REPOSITORY / "packaging" / "mindbody-app.spec"


def made_at() -> int:
    """What every file of a build is dated: SOURCE_DATE_EPOCH, else the commit's time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    git = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(git, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return int(done.stdout)


def make_environment() -> None:
    """Make the build's environment, from the lock's hashes alone."""
    uv = uv_program()
    subprocess.run([uv, "venv", "--quiet", "--clear", "--python", PYTHON, ENVIRONMENT], check=True)
    only_locked = [f"--build-constraints={REPOSITORY / 'requirements' / 'build.lock'}"]
    # What comes as source is compiled anew, and with nothing in it that tells of this machine: a
    # build kept from another Python would bring that one's places along.
    anew = ["--refresh-package", COMPILED, "--reinstall-package", COMPILED]
    sync = [uv, "pip", "sync", "--quiet", "--require-hashes", f"--python={ENVIRONMENT}"]
    subprocess.run(
        [*sync, *only_locked, *anew, str(LOCK)],
        # On a Mac nothing is compiled: there is a wheel for everything.
        env=os.environ | {"CFLAGS": "-g0", "LDFLAGS": "-Wl,--strip-all"},
        check=True,
    )


def make_bundle(folder: Path = BUNDLE, *, source: Path = REPOSITORY) -> Path:
    """Run PyInstaller; the folder that holds the program, which on a Mac is the app.

    Args:
        folder: where the bundle goes; what is there is replaced.
        source: the tree whose app is bundled, this one or an earlier one laid out elsewhere.
    """
    environment = os.environ | {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(made_at()),
        "MINDBODY_SOURCE": str(source),
    }
    environment.pop("PYTHONPATH", None)
    # Always under one name: the places of a build would be seen in what it makes.
    folders = [f"--distpath={WORK / 'dist'}", f"--workpath={WORK / 'work'}"]
    command = [str(PROGRAMS / "pyinstaller"), "--noconfirm", "--clean", "--log-level=ERROR"]
    subprocess.run([*command, *folders, str(SPEC)], check=True, env=environment, cwd=REPOSITORY)
    shutil.rmtree(folder, ignore_errors=True)
    (WORK / "dist" / MADE).rename(folder)
    return folder
