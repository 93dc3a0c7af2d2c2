"""Every check of the project, in turn, on any system: style, types, floors, tests.

The tests run in two rounds, each in several processes: all that work as fast as they can, then
those that listen to real sound, which a busy machine would disturb.
Arguments go to one plain run of pytest instead: `python tools/check.py tests/store -x`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
STEPS = (
    ("style", ("-m", "ruff", "check", "--quiet")),
    ("format", ("-m", "ruff", "format", "--check", "--quiet")),
    ("types", ("-m", "mypy")),
    ("floors", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
)
PYTEST = ("-m", "pytest", "--durations=15")
TESTS = (
    # A worker that has nothing left takes over half of what another still has to do.
    # More than four would each load Qt and the scripts anew and gain little.
    (
        "tests",
        ("-m", "not listens", "--dist=worksteal", "--numprocesses=auto", "--maxprocesses=4"),
    ),
    # These mostly wait for the sound to be played; on two processors more at a time drop sound.
    ("tests that listen", ("-m", "listens", "--maxschedchunk=1", "--numprocesses=3")),
)


def main() -> int:
    """Run the steps and then the tests; the first that fails ends it with its exit code."""
    asked = sys.argv[1:]
    tests = (("tests", asked),) if asked else TESTS
    for name, arguments in (*STEPS, *((name, (*PYTEST, *options)) for name, options in tests)):
        print(f"{name} ...", flush=True)
        code = _python(*arguments)
        if code:
            print(f"The {name} check found the above; nothing after it was run.", file=sys.stderr)
            return code
    return 0


def _python(*arguments: str) -> int:
    """Run the environment's Python; its exit code."""
    # The tests start Python a hundred times. Where it may not keep what it compiled beside the
    # sources, as on many build machines, each start would compile Qt's and NumPy's modules anew.
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(REPOSITORY / "build" / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=REPOSITORY, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
