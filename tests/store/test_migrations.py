"""An older file is brought up to date after a copy; a newer one is left alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zlib import crc32

import pytest

from mindbody_app.journal.plans import Plan
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.store.backups import backup_folder, recover
from mindbody_app.store.database import (
    SCHEMA_VERSION,
    in_memory,
    in_memory_copy,
    shipped_migrations,
    transaction,
    user_version,
)
from mindbody_app.store.diary_rows import check_in_row
from mindbody_app.store.journal_rows import (
    TABLES,
    Row,
    all_whole,
    enrolment_row,
    plan_row,
    practice_row,
    put,
    whole_rows,
)
from mindbody_app.store.journal_store import FILE_NAME, JournalStore, open_journal
from tests.store.records import (
    DAY,
    by_hand,
    check_in,
    enrolment,
    excused,
    plan,
    practice,
    weekly,
)

PAGE = 4096
NEXT = (
    *shipped_migrations(),
    "CREATE TABLE mood (id TEXT PRIMARY KEY NOT NULL) STRICT; INSERT INTO mood VALUES ('calm');",
)
FAILING = (
    *shipped_migrations(),
    "CREATE TABLE mood (rows INTEGER CHECK (rows = 0)) STRICT;"
    " INSERT INTO mood SELECT count(*) FROM practice;",
)


def kept(folder: Path) -> bytes:
    journal = open_journal(folder)
    journal.close_practice(practice())
    journal.close()
    return (folder / FILE_NAME).read_bytes()


def test_an_old_file_is_copied_first_and_then_changed(tmp_path: Path) -> None:
    old = kept(tmp_path)
    journal = open_journal(tmp_path, NEXT)
    assert journal.kept
    assert journal.take_notices() == ()
    assert journal.practices() == (practice(),)
    journal.close()
    (copy,) = backup_folder(tmp_path / FILE_NAME).iterdir()
    assert copy.name == f"journal-before-{SCHEMA_VERSION + 1}.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("SELECT id FROM practice").fetchall() == [("practice-1",)]
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
        assert connection.execute("SELECT id FROM mood").fetchall() == [("calm",)]
    assert old != (tmp_path / FILE_NAME).read_bytes()


OLD_COLUMNS = {
    "practice": 16,
    "plan": 2,
    "enrolment": 3,
}
"""How many columns, from the first, a table had before the diary came."""


def put_as_then(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Rows as the app wrote them before the diary came, with their checksums of then."""
    count = OLD_COLUMNS[table]
    names = ", ".join((*TABLES[table][:count], "checksum"))
    for row in rows:
        values = row[:count]
        checksum = crc32("\x1f".join(map(str, values)).encode())
        marks = ", ".join("?" * (count + 1))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", (*values, checksum))


def of_an_older_app(folder: Path, version: int, *, practices: int = 2) -> None:
    """What the app kept when its files had that version."""
    with closing(in_memory(shipped_migrations()[:version])) as older:
        with transaction(older):
            put_as_then(older, "practice", map(practice_row, map(practice, range(practices))))
            put_as_then(older, "plan", [plan_row(plan())])
            if version > 1:
                put_as_then(older, "enrolment", [enrolment_row(enrolment(2))])
            if version > 2:
                put(older, "check_in", [check_in_row(check_in(2))])
        older.execute("VACUUM INTO ?", (str(folder / FILE_NAME),))


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_the_file_of_an_older_app_keeps_all_and_takes_what_is_new(
    tmp_path: Path, version: int
) -> None:
    of_an_older_app(tmp_path, version)
    begun = (enrolment(2),) if version > 1 else ()
    noted = (check_in(2),) if version > 2 else ()
    old = (tmp_path / FILE_NAME).read_bytes()
    journal = open_journal(tmp_path)
    assert (journal.kept, journal.take_notices()) == (True, ())
    assert journal.practices() == (practice(0), practice(1))
    assert journal.plans() == (plan(),)
    assert journal.enrolments() == begun
    assert (journal.check_ins(), journal.weekly_check_ins(), journal.excused()) == (noted, (), ())
    assert journal.removed() == ()
    save_what_is_new(journal)
    assert journal.unsaved == 0
    assert journal.look_after(DAY) is False, "every checksum of old still holds"
    journal.close()
    copy = backup_folder(tmp_path / FILE_NAME) / f"journal-before-{version + 1}.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert user_version(connection) == version
        assert connection.execute("SELECT count(*) FROM practice").fetchone() == (2,)
    assert copy.stat().st_size == len(old)
    again = open_journal(tmp_path)
    assert again.enrolments() == (*begun, enrolment())
    assert again.check_ins() == (check_in(), *noted)
    assert again.weekly_check_ins() == (weekly(),)
    assert again.excused() == (excused(),)
    assert again.plans() == (plan(), from_a_clinic())
    assert again.practices() == (practice(0), by_hand())
    assert again.removed() == (taken_out(),)
    again.close()


def save_what_is_new(journal: JournalStore) -> None:
    """All that a file of version 1 has no room for; the second practice is taken out."""
    journal.save_enrolment(enrolment())
    journal.save_check_in(check_in())
    journal.save_weekly_check_in(weekly())
    journal.save_excused(excused())
    journal.save_plan(from_a_clinic())
    journal.save_practice(by_hand())
    journal.save_practice(taken_out())


def from_a_clinic() -> Plan:
    """A plan that takes the place of the first a week later."""
    return replace(plan(DAY + timedelta(days=7)), from_whom="Schmerzzentrum Süd")


def taken_out() -> PracticeRecord:
    """The second practice, out of the journal."""
    old = practice(1)
    return replace(old, marks=old.marks.taken_out(old.started_at))


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_putting_the_damaged_file_of_an_older_app_right_saves_what_can_be_read(
    tmp_path: Path, version: int
) -> None:
    of_an_older_app(tmp_path, version, practices=200)
    path = tmp_path / FILE_NAME
    data = path.read_bytes()
    rows = [found.start() for found in re.finditer(b"Body scan", data)]
    middle = rows[len(rows) // 2] // PAGE * PAGE
    path.write_bytes(data[:middle] + bytes(PAGE) + data[middle + PAGE :])
    recovery = recover(path)
    assert recovery.backup is None
    journal = open_journal(tmp_path)
    found = journal.practices()
    assert 50 < len(found) < 200
    kinds = (found, journal.plans(), journal.enrolments(), journal.check_ins())
    assert recovery.saved == sum(map(len, kinds))
    assert journal.look_after(DAY) is False
    assert set(found) <= {practice(number) for number in range(200)}
    save_what_is_new(journal)
    assert (journal.kept, journal.unsaved, journal.take_notices()) == (True, 0, ())
    assert set(journal.check_ins()) <= {check_in(), check_in(2)}
    assert check_in() in journal.check_ins()
    journal.close()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_the_file_of_an_older_app_is_shown_from_memory_where_it_may_not_be_changed(
    tmp_path: Path, version: int
) -> None:
    of_an_older_app(tmp_path, version)
    before = (tmp_path / FILE_NAME).read_bytes()
    with closing(in_memory_copy(tmp_path / FILE_NAME)) as copy:
        assert whole_rows(copy, "practice") == [practice_row(practice(n)) for n in range(2)]
        assert all_whole(copy)
        with transaction(copy):
            put(copy, "check_in", [check_in_row(check_in())])
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    journal = open_journal(tmp_path, FAILING)
    assert not journal.kept
    assert len(journal.take_notices()) == 1
    journal.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("SELECT name FROM sqlite_master").fetchall()[0] == ("practice",)
    again = open_journal(tmp_path)
    assert again.practices() == (practice(),)
    again.close()


def test_a_newer_file_is_refused_and_left_untouched(tmp_path: Path) -> None:
    kept(tmp_path)
    open_journal(tmp_path, NEXT).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        # A newer version may keep its file in another way; that is not for this one to change.
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    journal = open_journal(tmp_path)
    assert not journal.kept
    (sentence,) = journal.take_notices()
    assert sentence.startswith("You can practise, but nothing will be kept: ")
    assert "newer version of Body & Breath" in sentence
    assert str(tmp_path / FILE_NAME) in sentence
    journal.close_practice(practice(2))
    assert journal.practices() == (practice(2),)
    assert journal.look_after(DAY) is False
    journal.close()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("log", [True, False])
def test_a_newer_file_is_refused_though_only_its_log_says_so(tmp_path: Path, log: bool) -> None:
    kept(tmp_path)
    if log:
        newer = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
        newer.execute("PRAGMA user_version = 9")
        held = [(tmp_path / f"{FILE_NAME}{side}").read_bytes() for side in ("", "-wal")]
        newer.close()
        for side, data in zip(("", "-wal"), held, strict=True):
            (tmp_path / f"{FILE_NAME}{side}").write_bytes(data)
    journal = open_journal(tmp_path)
    assert journal.kept is not log
    journal.close()


def test_a_migration_that_was_shipped_is_never_changed() -> None:
    folder = files("mindbody_app.store") / "migrations"
    shipped = {
        "0001_journal.sql": "a9bbfeebd94f046cd3f58663b2d096b6000d3d17785d2b0297e7265e5fb8f01f",
        "0002_enrolment.sql": "f5f91b74f55dd18539cbf80d3e04687424f79c1bb9614762423450aa9804618b",
        "0003_diary.sql": "b9c1f4fcb39cf020b57a36d8fbb6dae5c978c892a255c5330ffc946a2c30d252",
        "0004_plan_from_whom.sql": (
            "55e7e049efaf991f3f89bcd7d378d985ca19d055110b7ed3e93b9bcffe02e9f9"
        ),
    }
    for name, digest in shipped.items():
        assert sha256((folder / name).read_text("utf-8").encode()).hexdigest() == digest, name
