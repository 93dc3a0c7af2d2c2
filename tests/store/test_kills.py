"""Kills without warning: no acknowledged write is lost and the session stands with its minutes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.kills import Storm, storm
from mindbody_app.store.journal_store import open_journal
from tests.store.records import by_hand, excused, weekly

KILLS = 25


def test_a_storm_of_kills_loses_nothing(tmp_path: Path) -> None:
    result = storm(tmp_path, KILLS, seed=7)
    assert result == Storm(KILLS, KILLS, KILLS, result.acknowledged, lost=0)
    assert result.acknowledged > KILLS * 10


ENROLLING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from mindbody_app.store.journal_store import open_journal
from records import enrolment
journal = open_journal(Path(sys.argv[1]))
told = enrolment(int(sys.argv[2]))
for _ in range(400):
    told = told.stepped(told.last)
    journal.save_enrolment(told)
    print(len(told.steps) if journal.unsaved == 0 else 0, flush=True)
"""


def test_a_kill_takes_no_step_in_a_programme_that_was_kept(tmp_path: Path) -> None:
    chance, here = random.Random(11), Path(__file__).parent
    for number in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", ENROLLING, str(tmp_path), str(number), str(here)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(chance.randint(1, 60))]
        time.sleep(chance.random() * 0.01)
        child.kill()
        told += child.stdout.read().splitlines(keepends=True)
        child.stdout.close()
        child.wait()
        kept_steps = max(int(line) for line in told if line.endswith("\n"))
        journal = open_journal(tmp_path)
        assert journal.take_notices() == ()
        (found,) = [each for each in journal.enrolments() if each.id == f"enrolment-{number}"]
        assert len(found.steps) >= kept_steps > 3
        assert len(journal.enrolments()) == number + 1
        journal.close()


CHECKING_IN = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from mindbody_app.store.journal_store import open_journal
from records import by_hand, check_in, excused, weekly
journal = open_journal(Path(sys.argv[1]))
first = int(sys.argv[2]) * 1000
for number in range(first, first + 400):
    kind = number % 5
    if kind == 0:
        journal.save_check_in(check_in(number))
    elif kind == 1:
        journal.save_weekly_check_in(weekly(number))
    elif kind == 2:
        journal.save_excused(excused(number))
    elif kind == 3:
        journal.save_practice(by_hand(number))
    else:
        journal.save_check_in(replace(check_in(number - 4), pain=None, note="changed"))
    print(number if journal.unsaved == 0 else -1, flush=True)
"""


def test_a_kill_takes_nothing_out_of_the_diary_that_was_kept(tmp_path: Path) -> None:
    chance, here = random.Random(12), Path(__file__).parent
    kept: list[int] = []
    for run in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", CHECKING_IN, str(tmp_path), str(run), str(here)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(chance.randint(5, 60))]
        time.sleep(chance.random() * 0.01)
        child.kill()
        told += child.stdout.read().splitlines(keepends=True)
        child.stdout.close()
        child.wait()
        kept += [int(line) for line in told if line.endswith("\n")]
        journal = open_journal(tmp_path)
        assert journal.take_notices() == ()
        check_ins = {each.id: each for each in journal.check_ins()}
        others = {*journal.weekly_check_ins(), *journal.excused(), *journal.practices()}
        journal.close()
        assert -1 not in kept
        for number in kept:
            if number % 5 == 0:
                assert check_ins[f"check-in-{number}"].id, number
            elif number % 5 == 4:
                assert check_ins[f"check-in-{number - 4}"].note == "changed"
            else:
                made = (weekly, excused, by_hand)[number % 5 - 1]
                assert made(number) in others
    assert len(kept) > 40


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
