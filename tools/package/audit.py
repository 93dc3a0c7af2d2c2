"""Asks for known vulnerabilities of every package in every lock file, with pip-audit.

    python -m tools.package.audit

The locks are for all systems, so their conditions are passed over and every version is asked for.
Exit code 1 where a package is known to be vulnerable or could not be asked for. What is excepted,
until when and why, stands in packaging/audit-exceptions.txt. Of Windows' Python nothing can be
asked: it is no package of an index. It always has to be excepted, so that somebody looks at it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tools.package.contents import REPOSITORY
from tools.package.windows_layout import PYTHON_RELEASE

REQUIREMENTS = REPOSITORY / "requirements"
EXCEPTIONS = REPOSITORY / "packaging" / "audit-exceptions.txt"
PYTHON = f"python-{PYTHON_RELEASE}"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
EXCEPTION = re.compile(r"(?P<id>\S+) until (?P<day>\d{4}-\d{2}-\d{2}): \S.*")


def main() -> int:
    """Ask; the exit code."""
    try:
        excepted = exceptions(EXCEPTIONS.read_text(encoding="utf-8"), datetime.now(UTC).date())
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if PYTHON not in excepted:
        print(
            f"{EXCEPTIONS.name}: nothing is said of {PYTHON}, which the Windows installer holds;"
            " look at Python's own list of vulnerabilities, and say until when it may stay.",
            file=sys.stderr,
        )
        return 1
    packages = pinned(each.read_text("utf-8") for each in sorted(REQUIREMENTS.glob("*.lock")))
    ignored = [option for each in excepted if each != PYTHON for option in ("--ignore-vuln", each)]
    code = 0
    for group in rounds(packages):
        print(f"{len(group)} packages ...", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            listed = Path(folder, "packages.txt")
            listed.write_text("".join(f"{each}\n" for each in group), encoding="utf-8")
            command = [sys.executable, "-m", "pip_audit", "--progress-spinner=off"]
            # Strict: a package that can't be asked for is no package without vulnerabilities.
            command += ["--strict", "--no-deps", "--disable-pip", *ignored, "-r", str(listed)]
            code |= subprocess.run(command, check=False).returncode
    return 1 if code else 0


def pinned(locks: Iterable[str]) -> tuple[str, ...]:
    """Every version of every package that some lock files name."""
    return tuple(
        sorted({f"{name}=={version}" for lock in locks for name, version in PINNED.findall(lock)})
    )


def rounds(packages: Sequence[str]) -> list[list[str]]:
    """The same packages in lists that have each name once, as pip-audit takes them."""
    found: list[dict[str, str]] = []
    for each in packages:
        name = each.partition("==")[0]
        room = next((group for group in found if name not in group), None)
        if room is None:
            found.append(room := {})
        room[name] = each
    return [list(group.values()) for group in found]


def exceptions(text: str, today: date) -> list[str]:
    """The vulnerabilities that are known and for now accepted.

    Args:
        text: lines such as `PYSEC-2026-1 until 2026-12-31: why`; others begin with #.
        today: a line whose day has gone is no exception any more.

    Raises:
        ValueError: a line that isn't of that form, or whose day has gone.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        read = EXCEPTION.fullmatch(line.strip())
        if read is None:
            raise ValueError(
                f"{EXCEPTIONS.name}, line {number}: write ID until YYYY-MM-DD: why, such as"
                " PYSEC-2026-1 until 2026-12-31: nothing here reads such files."
            )
        if date.fromisoformat(read["day"]) < today:
            raise ValueError(
                f"{EXCEPTIONS.name}, line {number}: {read['id']} was excepted until {read['day']};"
                " look at it anew."
            )
        found.append(read["id"])
    return found


if __name__ == "__main__":
    sys.exit(main())
