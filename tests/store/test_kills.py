"""Kills without warning: no acknowledged write is lost and the session stands with its minutes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.kills import Storm, storm
from mindbody_app.store.journal_store import open_journal

KILLS = 25


def test_a_storm_of_kills_loses_nothing(tmp_path: Path) -> None:
    result = storm(tmp_path, KILLS, seed=7)
    assert result == Storm(KILLS, KILLS, KILLS, result.acknowledged, lost=0)
    assert result.acknowledged > KILLS * 10


def test_a_kill_during_the_first_start_leaves_a_folder_that_opens(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from mindbody_app.store.journal_store import open_journal\n"
        "print('ready', flush=True)\n"
        "for number in range(1000): open_journal(Path(sys.argv[1]) / str(number)).close()\n"
    )
    chance = random.Random(3)
    for run in range(6):
        folder = tmp_path / str(run)
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.random() * 0.06)
        child.kill()
        child.stdout.close()
        child.wait()
        for begun in folder.glob("*"):
            journal = open_journal(begun)
            assert journal.kept
            assert journal.take_notices() == ()
            assert journal.practices() == ()
            journal.close()
