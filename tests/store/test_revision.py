"""What the journal tells of its changes, so that what was read before is read anew only then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mindbody_app.store.journal_store import FILE_NAME, JournalStore
from tests.store.records import DAY, by_hand, check_in, excused, practice, weekly

WRITES: dict[str, Callable[[JournalStore], object]] = {
    "open": lambda journal: journal.open_practice(practice(ended=None)),
    "update": lambda journal: journal.update_practice(practice(ended=None)),
    "close": lambda journal: journal.close_practice(practice()),
    "practice": lambda journal: journal.save_practice(by_hand()),
    "check-in": lambda journal: journal.save_check_in(check_in()),
    "weekly": lambda journal: journal.save_weekly_check_in(weekly()),
    "excused": lambda journal: journal.save_excused(excused()),
}


@pytest.mark.parametrize("kind", WRITES)
def test_the_revision_grows_with_each_write_and_with_nothing_else(
    journal: JournalStore, kind: str
) -> None:
    before = journal.revision
    WRITES[kind](journal)
    after = journal.revision
    assert after > before
    journal.practices()
    journal.check_ins()
    journal.retry()
    journal.look_after(DAY)
    assert journal.revision == after


def test_the_revision_grows_when_a_start_closes_what_was_left_open(journal: JournalStore) -> None:
    journal.open_practice(practice(ended=None))
    before = journal.revision
    journal.close_interrupted()
    assert journal.revision > before


def test_what_changed_is_told_by_its_day(journal: JournalStore) -> None:
    for number in (1, 5, 9):
        journal.save_check_in(check_in(number))
        journal.save_practice(by_hand(number))
    begun = journal.revision

    def days(since: int) -> list[int]:
        all_days = ((number, DAY + timedelta(days=number)) for number in range(30))
        return [number for number, day in all_days if journal.changed_since(since, day, day)]

    assert days(begun) == []
    assert days(0) == [1, 5, 9]
    journal.save_check_in(replace(check_in(5), day=DAY + timedelta(days=6)))
    assert days(begun) == [5, 6]
    then = journal.revision
    journal.save_practice(replace(by_hand(9), practice_day=DAY + timedelta(days=20)))
    assert days(then) == [9, 20]
    assert days(begun) == [5, 6, 9, 20]
    assert journal.changed_since(then, DAY, DAY + timedelta(days=9))
    assert not journal.changed_since(then, DAY, DAY + timedelta(days=8))
    then = journal.revision
    journal.save_excused(excused())
    journal.save_weekly_check_in(weekly())
    assert days(then) == []


def test_a_journal_that_was_put_right_may_have_changed_anywhere(
    journal: JournalStore, tmp_path: Path
) -> None:
    journal.save_check_in(check_in())
    then = journal.revision
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("UPDATE check_in SET pain = 3")
    assert journal.look_after(DAY) is True
    assert journal.revision > then
    assert journal.changed_since(then, DAY, DAY)
    assert not journal.changed_since(journal.revision, DAY, DAY)


def test_a_write_grows_the_revision_though_it_has_to_wait(journal: JournalStore) -> None:
    connection = journal._file.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    before = journal.revision
    journal.save_check_in(replace(check_in(), note="x" * 2000))
    journal.save_check_in(replace(check_in(2), note="x" * 20_000))
    assert journal.unsaved > 0
    assert journal.revision > before
    assert len(journal.check_ins()) == 2


def test_a_write_is_held_though_nothing_can_be_read(journal: JournalStore) -> None:
    journal.save_check_in(check_in())
    then = journal.revision
    connection = journal._file.connection
    connection.set_progress_handler(lambda: 1, 1)
    journal.save_check_in(replace(check_in(), day=DAY + timedelta(days=3)))
    journal.close_practice(practice())
    assert journal.unsaved == 2
    assert len(journal.take_notices()) == 1
    assert journal.changed_since(then, DAY, DAY), "which day it was on before is not known"
    connection.set_progress_handler(None, 1)
    assert journal.retry()
    assert journal.practices() == (practice(),)
