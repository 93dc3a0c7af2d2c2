# /// script
# requires-python = ">=3.11,<3.13"
# ///
"""Makes the locked environment ready, then runs Python in it; any system, no package needed.

    python tools/develop.py app|dev|narration [ARGUMENT ...]

The arguments are Python's, such as `-m mindbody_app`. The sets of packages are the files in
requirements/, each holding the one before it; the environment in .venv never shrinks, and when
nothing changed this costs a few hundredths of a second. `uv run tools/develop.py ...` does the
same with a Python that uv finds or fetches.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
REQUIREMENTS = REPOSITORY / "requirements"
ENVIRONMENT = REPOSITORY / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / ".ready"
SETS = ("app", "dev", "narration")
VERSIONS = ((3, 11), (3, 12))


def main() -> int:
    """Make ready and run; the exit code of what was run."""
    if len(sys.argv) < 2 or sys.argv[1] not in SETS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        make_ready(sys.argv[1])
    except subprocess.CalledProcessError as error:
        print("The Python environment could not be made; the lines above say why.", file=sys.stderr)
        return error.returncode or 1
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    command = [str(PYTHON), *sys.argv[2:]]
    if os.name != "nt":
        os.execv(PYTHON, command)
    return subprocess.run(command, check=False).returncode


def make_ready(wanted: str) -> None:
    """Bring the environment to a set of packages, or the larger one that it already holds."""
    before = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    present = [each for each in SETS if each in before[:1]]
    wanted = max([wanted, *present], key=SETS.index)
    if before == _state(wanted):
        return
    print(f"Getting the Python environment ready (.venv, {wanted}) ...", flush=True)
    # An environment doesn't survive being moved: its programs name their place.
    moved = bool(present) and before[1] != str(REPOSITORY)
    if moved or _version(str(PYTHON)) not in VERSIONS:
        _make_environment()
    STAMP.unlink(missing_ok=True)
    install = [uv_program(), "pip"]
    builds = ["--quiet", "--python", str(PYTHON)]
    builds += ["--build-constraints", str(REQUIREMENTS / "build.lock")]
    lock = str(REQUIREMENTS / f"{wanted}.lock")
    _run([*install, "sync", *builds, "--require-hashes", lock])
    _run([*install, "install", *builds, "--no-deps", "--editable", str(REPOSITORY)])
    STAMP.write_text("\n".join(_state(wanted)), encoding="utf-8")


def _state(wanted: str) -> list[str]:
    """What the environment is made of, to see whether it must be made anew."""
    made_from = REQUIREMENTS / f"{wanted}.lock", REQUIREMENTS / "build.lock"
    files = (*made_from, REPOSITORY / "pyproject.toml")
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return [wanted, str(REPOSITORY), *digests]


def _make_environment() -> None:
    uv = os.environ.get("UV") or shutil.which("uv")
    for candidate in (sys.executable, "python3", "python3.12", "python3.11"):
        version = _version(candidate)
        if version in VERSIONS and uv and "UV" in os.environ:
            # This is uv's own short-lived Python: ask uv for one that stays.
            _run([uv, "venv", "--quiet", "--clear", "--python", f"3.{version[1]}", ENVIRONMENT])
            return
        if version in VERSIONS:
            _run([candidate, "-m", "venv", "--clear", ENVIRONMENT])
            return
    if uv is None:
        raise LookupError(
            "Body & Breath needs Python 3.11 or 3.12; please install one of them, or uv, which"
            " fetches it, and run this again."
        )
    _run([uv, "venv", "--quiet", "--clear", "--python", "3.12", ENVIRONMENT])


def _version(python: str) -> tuple[int, int] | None:
    """The version of a Python, or None where there is none or it doesn't run."""
    ask = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [python, "-c", ask], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    major, minor = done.stdout.split()
    return int(major), int(minor)


def uv_program() -> str:
    """The uv that runs this, or the environment's, or the person's, or one put there now."""
    own = PROGRAMS / ("uv.exe" if os.name == "nt" else "uv")
    found = os.environ.get("UV") or (str(own) if own.exists() else shutil.which("uv"))
    if found is None:
        _run([str(PYTHON), "-m", "ensurepip", "--upgrade"], stdout=subprocess.DEVNULL)
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "--require-hashes", "--requirement", str(REQUIREMENTS / "build.lock")])
        found = str(own)
    return found


def _run(command: list[str | Path], stdout: int | None = None) -> None:
    subprocess.run(command, check=True, stdout=stdout, cwd=REPOSITORY)


if __name__ == "__main__":
    sys.exit(main())
