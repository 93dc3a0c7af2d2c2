"""The developer's two commands: what they say where they cannot go on, and what they install."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.stage import REPOSITORY

LOCKS = sorted((REPOSITORY / "requirements").glob("*.lock"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_run_without_a_display_says_so_in_one_sentence() -> None:
    without = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }

    run = subprocess.run(
        ["make", "run"], cwd=REPOSITORY, env=without, capture_output=True, text=True, check=False
    )

    assert run.returncode != 0
    assert run.stdout == ""
    sentence, makes_own_line = run.stderr.splitlines()
    assert sentence == (
        'There is no display here to show the app on; "make demo" plays it on a virtual one '
        "and leaves pictures and sound in build/demo/."
    )
    assert makes_own_line.startswith("make: ***")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_every_package_by_hash_and_names_no_place(lock: Path) -> None:
    text = lock.read_text()

    requirements = re.split(r"\n(?=\S)", text.strip())

    assert len(requirements) > 5
    for requirement in requirements:
        assert re.match(r"[\w.-]+==[\w.]+( ; [^\\]+)? \\\n    --hash=sha256:", requirement)
    assert not re.search(r"://|file:|index-url|find-links|/", text)


def test_every_lock_pins_the_qt_that_does_not_abort_on_python_3_11() -> None:
    for name in ("app", "dev", "narration"):
        text = (REPOSITORY / "requirements" / f"{name}.lock").read_text()
        assert "pyside6-essentials==6.11.3 " in text
        assert "pyside6-addons==6.11.3 " in text
