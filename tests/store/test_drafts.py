"""What was begun in the diary lies on disk: whole, private, and never in anybody's way."""

from __future__ import annotations

import random
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mindbody_app.journal.drafts import Draft, Entry
from mindbody_app.store.drafts import FILE_NAME, VERSION, DraftFile
from mindbody_app.store.journal_rows import TABLES
from mindbody_app.store.journal_store import FILE_NAME as JOURNAL_NAME
from mindbody_app.store.journal_store import open_journal
from tests.store.records import by_hand, check_in, weekly


def draft(answers: Entry, first: Entry | None = None, *, moved: bool = False) -> Draft:
    at = check_in(1).at + timedelta(hours=1)
    return Draft(answers, first, moved, at)


DRAFTS = (
    draft(check_in(1)),
    draft(replace(check_in(2), note="halved \ud83d sign", pain=None), check_in(2), moved=True),
    draft(weekly(3)),
    draft(by_hand(4), by_hand(4)),
)


def storable_ones() -> tuple[Draft, ...]:
    """As they come back: half a sign, which no file can hold, is a question mark."""
    odd = DRAFTS[1]
    answers = replace(odd.answers, note="halved ? sign")
    return (DRAFTS[0], replace(odd, answers=answers), *DRAFTS[2:])


def test_drafts_of_every_kind_come_back_as_they_were(tmp_path: Path) -> None:
    assert DraftFile(tmp_path).read() == ()
    assert DraftFile(tmp_path).keep(DRAFTS)
    assert DraftFile(tmp_path).read() == storable_ones()


def test_with_nothing_unsaved_there_is_no_file(tmp_path: Path) -> None:
    file = DraftFile(tmp_path)
    assert file.keep(DRAFTS)
    assert file.keep(())
    assert not (tmp_path / FILE_NAME).exists()
    assert file.keep(())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_who_may_read_the_journal_may_read_the_drafts(tmp_path: Path, mode: int) -> None:
    open_journal(tmp_path).close()
    (tmp_path / JOURNAL_NAME).chmod(mode)
    file = DraftFile(tmp_path)
    for drafts in (DRAFTS, DRAFTS[:1]):
        assert file.keep(drafts)
        assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_with_no_journal_they_are_the_persons_alone(tmp_path: Path) -> None:
    assert DraftFile(tmp_path).keep(DRAFTS)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"pain": 6', b'"pain": 7', 1),
        lambda data: data.replace(b'"version": 1', b'"version": 99'),
        lambda _data: b"",
        lambda _data: b"[]",
        lambda _data: b"\xff\x00",
        lambda _data: b"[" * 100_000,
        lambda _data: b" " * 3_000_000,
    ],
)
def test_a_damaged_file_is_passed_over_and_set_aside(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / FILE_NAME
    assert DraftFile(tmp_path).keep([draft(replace(check_in(1), pain=6))])
    data = damage(path.read_bytes())
    assert data != path.read_bytes()
    path.write_bytes(data)
    assert DraftFile(tmp_path).read() == ()
    assert path.read_bytes() == data
    assert DraftFile(tmp_path).keep(DRAFTS[:1])
    assert DraftFile(tmp_path).read() == DRAFTS[:1]
    assert (tmp_path / "drafts.damaged-1.json").read_bytes() == data


def test_a_folder_in_the_files_place_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert DraftFile(tmp_path).read() == ()
    assert DraftFile(tmp_path).keep(DRAFTS)
    assert DraftFile(tmp_path).read() == storable_ones()


def test_what_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    plain_file = tmp_path / "folder"
    plain_file.write_text("")
    assert not DraftFile(plain_file).keep(DRAFTS)
    assert DraftFile(plain_file).read() == ()


def test_a_table_that_changes_needs_another_version() -> None:
    names = {name: TABLES[name] for name in ("check_in", "weekly_check_in", "practice")}
    assert (VERSION, sum(map(len, names.values()))) == (1, 47), names


@pytest.mark.parametrize(
    ("entered", "changed", "gone"),
    [(None, None, False), (-1, None, False), (0, None, True), (-1, 1, True), (-2, -1, False)],
)
def test_what_was_saved_since_is_no_draft(
    entered: int | None, changed: int | None, gone: bool
) -> None:
    left = draft(check_in(1))

    def after(hours: int | None) -> datetime | None:
        return None if hours is None else left.written_at + timedelta(hours=hours)

    marks = replace(check_in(1).marks, entered_at=after(entered), changed_at=after(changed))
    assert left.saved_since(replace(check_in(1), marks=marks)) is gone
    assert not left.saved_since(None)


KEEPING = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from mindbody_app.journal.drafts import Draft
from mindbody_app.store.drafts import DraftFile
from records import check_in
file = DraftFile(Path(sys.argv[1]))
for number in range(4000):
    answers = replace(check_in(1), note="word " * (number % 50) + str(number))
    print(number if file.keep([Draft(answers, None, False, answers.at)]) else -1, flush=True)
"""


def test_a_kill_leaves_the_last_draft_or_the_one_after(tmp_path: Path) -> None:
    chance, here = random.Random(4), Path(__file__).parent
    for _ in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", KEEPING, str(tmp_path), str(here)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(chance.randint(1, 40))]
        time.sleep(chance.random() * 0.01)
        child.kill()
        told += child.stdout.read().splitlines(keepends=True)
        child.stdout.close()
        child.wait()
        last = max(int(line) for line in told if line.endswith("\n"))
        (found,) = DraftFile(tmp_path).read()
        assert int(found.answers.note.split()[-1]) in (last, last + 1)
