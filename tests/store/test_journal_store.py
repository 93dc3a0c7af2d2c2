"""What the journal keeps, and in which words and columns it keeps it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.store.backups import KEPT, backup_folder, daily_name
from mindbody_app.store.database import SCHEMA_VERSION, shipped_migrations
from mindbody_app.store.journal_rows import practice_of, practice_row
from mindbody_app.store.journal_store import FILE_NAME, JournalStore, open_journal
from tests.store.records import DAY, enrolment, plan, practice, rows


def test_a_new_folder_gets_a_journal_that_keeps(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "deep" / "folder")
    assert journal.kept
    assert journal.take_notices() == ()
    assert journal.practices() == ()
    assert journal.plans() == ()
    journal.close()


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    records = [practice(number) for number in (3, 1, 2)]
    for record in records:
        journal.open_practice(replace(record, ended=None, practised_seconds=0))
        journal.update_practice(replace(record, ended=None))
        journal.close_practice(record)
    journal.save_plan(plan())
    journal.close()
    again = open_journal(tmp_path)
    assert again.practices() == (practice(1), practice(2), practice(3))
    assert again.plans() == (plan(),)
    assert again.unsaved == 0
    again.close()


def test_each_write_is_on_disk_when_it_returns(journal: JournalStore, tmp_path: Path) -> None:
    record = practice(ended=None)
    journal.open_practice(record)
    query = "SELECT practised_seconds, ended FROM practice"
    assert rows(tmp_path, query) == [(601, None)]
    journal.update_practice(record.progressed(900, 3))
    assert rows(tmp_path, query) == [(900, None)]
    journal.close_practice(replace(record, practised_seconds=901, ended=Ended.STOPPED_EARLY))
    assert rows(tmp_path, query) == [(901, "stopped_early")]


def test_every_write_is_synced(journal: JournalStore, tmp_path: Path) -> None:
    connection = journal._file.connection
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_moment_is_kept_as_lived_and_in_utc(journal: JournalStore, tmp_path: Path) -> None:
    tokyo = timezone(timedelta(hours=9))
    record = replace(
        practice(),
        started_at=datetime(2026, 3, 10, 1, 30, tzinfo=tokyo),
        practice_day=date(2026, 3, 9),
    )
    journal.close_practice(record)
    assert rows(tmp_path, "SELECT started_at, started_utc, practice_day FROM practice") == [
        ("2026-03-10T01:30:00+09:00", "2026-03-09T16:30:00+00:00", "2026-03-09")
    ]
    (found,) = journal.practices()
    assert found.started_at.utcoffset() == timedelta(hours=9)


def test_the_same_practice_again_is_one_practice(journal: JournalStore, tmp_path: Path) -> None:
    for _ in range(3):
        journal.close_practice(practice())
    assert journal.practices() == (practice(),)
    assert rows(tmp_path, "SELECT count(*) FROM practice") == [(1,)]


def test_practices_since_a_day(journal: JournalStore) -> None:
    for number in range(5):
        journal.close_practice(practice(number))
    found = journal.practices(DAY + timedelta(days=3))
    assert [record.id for record in found] == ["practice-3", "practice-4"]


def test_practices_are_in_the_order_of_their_moments_wherever_they_were(
    journal: JournalStore,
) -> None:
    early = replace(practice(1), id="z", started_at=datetime(2026, 3, 9, 23, tzinfo=UTC))
    late = replace(
        practice(1),
        id="a",
        started_at=datetime(2026, 3, 9, 22, tzinfo=timezone(timedelta(hours=-8))),
    )
    journal.close_practice(late)
    journal.close_practice(early)
    assert [record.id for record in journal.practices()] == ["z", "a"]


def test_what_a_crash_left_open_is_closed_as_interrupted_with_its_minutes(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal.close_practice(practice(1))
    journal.open_practice(practice(2, ended=None))
    journal.close()
    again = open_journal(tmp_path)
    expected = replace(practice(2), ended=Ended.INTERRUPTED)
    assert again.close_interrupted() == [expected]
    assert again.practices() == (practice(1), expected)
    assert again.close_interrupted() == []
    again.close()


def test_closing_says_how_it_ended(journal: JournalStore) -> None:
    with pytest.raises(ValueError, match="how it ended"):
        journal.close_practice(practice(ended=None))


def test_a_plan_of_the_same_day_is_replaced_and_older_plans_stay(journal: JournalStore) -> None:
    newer = plan(DAY + timedelta(days=7))
    journal.save_plan(newer)
    journal.save_plan(replace(plan(), items=()))
    journal.save_plan(plan())
    assert journal.plans() == (plan(), newer)


def test_an_enrolment_is_on_disk_when_its_write_returns(
    journal: JournalStore, tmp_path: Path
) -> None:
    begun = replace(enrolment(), steps=enrolment().steps[:1])
    journal.save_enrolment(begun)
    kept = '[["begin", "2026-03-09T01:30:00+02:00", "2026-03-08", 0]]'
    query = "SELECT id, programme_id, steps FROM enrolment"
    assert rows(tmp_path, query) == [("enrolment-1", "eight-weeks", kept)]
    journal.save_enrolment(begun.stepped(enrolment().steps[1]))
    ((_, _, steps),) = rows(tmp_path, query)
    assert json.loads(str(steps))[1] == ["begin", "2026-03-18T01:30:00+02:00", "2026-03-17", 2]
    assert journal.unsaved == 0


def test_enrolments_come_back_as_they_were_in_their_order(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    assert journal.enrolments() == ()
    for number in (3, 1, 2):
        journal.save_enrolment(enrolment(number))
    changed = enrolment(3).stepped(enrolment().steps[0])
    journal.save_enrolment(changed)
    journal.close()
    again = open_journal(tmp_path)
    assert again.enrolments() == (changed, enrolment(1), enrolment(2))
    again.close()


ratings = st.builds(
    Rating, st.one_of(st.none(), st.integers(0, 10)), st.one_of(st.none(), st.integers(0, 10))
)
records = st.builds(
    PracticeRecord,
    id=st.uuids().map(str),
    script_id=st.sampled_from(["body-scan", "mine"]),
    title=st.text(max_size=20),
    practice=st.just("body_scan"),
    started_at=st.datetimes(
        datetime(2000, 1, 1),  # noqa: DTZ001
        datetime(2099, 1, 1),  # noqa: DTZ001
        timezones=st.integers(-840, 840).map(lambda n: timezone(timedelta(minutes=n))),
    ),
    practice_day=st.dates(),
    planned_seconds=st.integers(0, 10_000),
    practised_seconds=st.integers(0, 10_000),
    paused_seconds=st.integers(0, 10_000),
    ended=st.one_of(st.none(), st.sampled_from(Ended)),
    before=ratings,
    after=ratings,
    note=st.text(max_size=80),
)


@given(records)
def test_a_record_comes_back_from_its_columns_as_it_was(record: PracticeRecord) -> None:
    assert practice_of(practice_row(record)) == record


@given(st.lists(records, max_size=8))
def test_every_record_comes_back_from_the_file_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, found: list[PracticeRecord]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    journal = open_journal(folder)
    for record in found:
        journal.update_practice(record)
    journal.close()
    again = open_journal(folder)
    assert {record.id: record for record in again.practices()} == {
        record.id: record for record in found
    }
    assert again.unsaved == 0
    again.close()


def test_words_that_no_file_can_hold_lose_only_their_broken_signs(journal: JournalStore) -> None:
    journal.close_practice(replace(practice(), note="half \ud83d sign"))
    assert journal.unsaved == 0
    assert journal.practices()[0].note == "half ? sign"


def test_the_migrations_are_numbered_and_all_known() -> None:
    assert len(shipped_migrations()) == SCHEMA_VERSION


def test_one_copy_a_day_and_seven_are_kept(journal: JournalStore, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    for number in range(10):
        journal.close_practice(practice(number))
        for _ in range(2):
            assert journal.look_after(DAY + timedelta(days=number)) is False
    copies = sorted(backup_folder(path).iterdir())
    assert copies == [daily_name(path, DAY + timedelta(days=n)) for n in range(10 - KEPT, 10)]
    assert journal.take_notices() == ()
    with closing(sqlite3.connect(copies[-1])) as copy:
        assert copy.execute("SELECT count(*) FROM practice").fetchone() == (10,)


def test_a_copy_holds_what_only_the_log_held(journal: JournalStore, tmp_path: Path) -> None:
    journal.close_practice(practice())
    assert (tmp_path / f"{FILE_NAME}-wal").stat().st_size > 0
    journal.look_after(DAY)
    copy = daily_name(tmp_path / FILE_NAME, DAY)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert copy.read_bytes()[18:20] == b"\x01\x01", "a copy needs no log beside it"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT id FROM practice").fetchall() == [("practice-1",)]
