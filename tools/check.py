"""Every check of the project, in turn, on any system: style, types, floors, tests.

Arguments go to pytest: `python tools/check.py tests/store -x`.
"""

from __future__ import annotations

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


def main() -> int:
    """Run the steps and then the tests; the first that fails ends it with its exit code."""
    for name, arguments in STEPS:
        print(f"{name} ...", flush=True)
        code = subprocess.run([sys.executable, *arguments], cwd=REPOSITORY, check=False).returncode
        if code:
            print(f"The {name} check found the above; nothing after it was run.", file=sys.stderr)
            return code
    tests = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    return subprocess.run(tests, cwd=REPOSITORY, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
