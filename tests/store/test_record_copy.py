"""A copy of the record elsewhere: whole, checked, of one moment, and the record again."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest

from mindbody_app.__main__ import main
from mindbody_app.store.backups import back_up, back_up_daily
from mindbody_app.store.database import shipped_migrations
from mindbody_app.store.journal_store import FILE_NAME, JournalStore, open_journal
from mindbody_app.store.record_copy import Copied, CopyError, address, copy_record
from tests.store.records import DAY, practice

RECORD = practice()
NOBODY = 65534
"""The user without rights, on Linux and elsewhere."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def journal(data: Path) -> Iterator[JournalStore]:
    """A journal that is open, as in an app that runs, with one practice."""
    with closing(open_journal(data)) as opened:
        opened.close_practice(RECORD)
        yield opened


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def refusal(data: Path, target: Path, *, replace: bool = False) -> str:
    """The one sentence, with nothing written and nothing changed."""
    before = files(target.parent) if target.parent.is_dir() else None
    with pytest.raises(CopyError) as refused:
        copy_record(data, target, replace=replace)
    assert (files(target.parent) if target.parent.is_dir() else None) == before
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_copy_made_while_the_app_runs_is_the_record_again(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "Zürich 東京 #1?.db"
    assert copy_record(data, target) == Copied(1, 0)
    later = replace(RECORD, id="later")
    journal.close_practice(later)
    assert copy_record(data, target, replace=True) == Copied(2, 0)
    assert [each.name for each in tmp_path.iterdir() if each != data] == [target.name]

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(target, elsewhere / FILE_NAME)
    with closing(open_journal(elsewhere)) as again:
        assert (again.kept, again.take_notices()) == (True, ())
        assert set(again.practices()) == {RECORD, later}
    assert set(journal.practices()) == {RECORD, later}


def test_what_only_the_log_holds_after_a_crash_is_copied_too(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name, held in files(data).items():
        if not name.endswith("-shm"):
            (crashed / name).write_bytes(held)
    assert (crashed / f"{FILE_NAME}-wal").stat().st_size > 0
    assert copy_record(crashed, tmp_path / "copy.db") == Copied(1, 0)


def test_a_copy_waits_for_no_writer_and_holds_no_half_of_what_it_writes(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(data / FILE_NAME, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM practice")
        assert copy_record(data, tmp_path / "copy.db") == Copied(1, 0)
        writer.execute("ROLLBACK")


def test_where_there_is_no_record_nothing_is_written(data: Path, tmp_path: Path) -> None:
    assert copy_record(data, tmp_path / "copy.db") is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stands_unless_it_is_to_be_replaced(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    told = refusal(data, target)
    assert told.startswith(f"There is a {target} already")
    assert "--replace" in told
    copy_record(data, target, replace=True)
    assert target.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("inside", ["copy.db", FILE_NAME, "backups/copy.db"])
def test_a_copy_within_the_folder_that_may_go_away_is_refused(
    journal: JournalStore, data: Path, inside: str
) -> None:
    (data / "backups").mkdir(exist_ok=True)
    assert "lies in the folder of the record itself" in refusal(data, data / inside, replace=True)


@pytest.mark.skipif(os.name == "nt", reason="needs a right that Windows keeps back")
def test_a_way_round_into_the_folder_is_seen(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(data)
    target = tmp_path / "link" / "copy.db"
    assert "lies in the folder of the record itself" in refusal(data, target)


def test_places_that_take_no_copy_are_told(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    assert "There is no folder" in refusal(data, tmp_path / "gone" / "copy.db")
    assert "is no plain file" in refusal(data, tmp_path, replace=True)
    assert "is no plain file" in refusal(data, Path(os.devnull), replace=True)


def test_a_damaged_record_is_not_copied(data: Path, tmp_path: Path) -> None:
    with closing(open_journal(data)) as journal:
        for number in range(200):
            journal.close_practice(replace(RECORD, id=str(number)))
    path = data / FILE_NAME
    whole = path.read_bytes()
    for damaged in (
        b"no database at all" * 300,
        whole[: len(whole) // 2],
        whole[:8192] + bytes(8192) + whole[16384:],
    ):
        path.write_bytes(damaged)
        assert "is damaged; start the app once" in refusal(data, tmp_path / "copy.db")
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE practice SET practised_seconds = 1 WHERE id = '7'")
    assert "is damaged" in refusal(data, tmp_path / "copy.db"), "a row that isn't as it was written"


def test_a_record_whose_file_is_missing_but_has_copies_is_told(data: Path, tmp_path: Path) -> None:
    with closing(open_journal(data)) as journal:
        journal.close_practice(RECORD)
        back_up_daily(journal._file.connection, data / FILE_NAME, DAY)
    (data / FILE_NAME).unlink()
    assert "is missing, but there are copies" in refusal(data, tmp_path / "copy.db")
    (data / "backups").rename(tmp_path / "backups")
    assert copy_record(data, tmp_path / "copy.db") is None
    (data / "journal.damaged-1.db").write_bytes(b"rows that may be read yet")
    assert "is missing, but there are copies" in refusal(data, tmp_path / "copy.db")
    with pytest.raises(CopyError, match="can't be used"):
        copy_record(data / "journal.damaged-1.db", tmp_path / "copy.db")


def test_a_record_of_an_older_version_is_copied_as_it_is(data: Path, tmp_path: Path) -> None:
    open_journal(data, shipped_migrations()[:2]).close()
    assert copy_record(data, tmp_path / "copy.db") == Copied(0, 0)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (2,)


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """A folder that the person may not enter."""
    folder.chmod(0)
    own = os.geteuid()
    if own == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(own)
        folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_folder_that_may_not_be_entered_is_told(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    for folder, target in ((data, tmp_path / "copy.db"), (locked, locked / "inner" / "copy.db")):
        with closed(folder), pytest.raises(CopyError, match=r"can't be used|be written") as refused:
            copy_record(data, target)
        assert str(tmp_path) in str(refused.value)


def test_a_full_disk_is_told(
    journal: JournalStore, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> tuple[int, str]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.mkstemp", full)
    assert f"The disk that holds {tmp_path} is full" in refusal(data, tmp_path / "copy.db")


def test_no_file_of_others_beside_the_copy_is_touched(
    journal: JournalStore, data: Path, tmp_path: Path
) -> None:
    for name in ("copy.db.part", "copy.db.part.new", "copy.db.new"):
        (tmp_path / name).write_text("precious")
    before = files(tmp_path)
    assert copy_record(data, tmp_path / "copy.db") == Copied(1, 0)
    after = files(tmp_path)
    assert after.pop("copy.db")
    assert after == before


def test_a_name_that_is_too_long_is_told(journal: JournalStore, data: Path, tmp_path: Path) -> None:
    assert "can't be used" in refusal(data, tmp_path / f"{'x' * 300}.db")
    with pytest.raises(CopyError, match="can't be used"):
        copy_record(tmp_path / ("x" * 300), tmp_path / "copy.db")


def test_a_record_in_windows_network_is_opened_there(journal: JournalStore, data: Path) -> None:
    assert address(PureWindowsPath("C:/Zoë/a b.db")) == "file:///C%3A/Zo%C3%AB/a%20b.db?mode=rw"
    share = PureWindowsPath(r"\\server\home$\record.db")
    assert address(share) == "file:////server/home%24/record.db?mode=rw"
    # Two slashes at the start are a server in Windows and the same as one here: SQLite reads both.
    twice = PureWindowsPath(f"/{(data / FILE_NAME).as_posix()}")
    with closing(sqlite3.connect(address(twice), uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM practice").fetchone() == (1,)


def test_a_copy_that_lacks_something_is_no_copy(
    journal: JournalStore, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_a_row(connection: sqlite3.Connection, copy: Path) -> None:
        back_up(connection, copy)
        with closing(sqlite3.connect(copy)) as target, target:
            target.execute("DELETE FROM practice")

    monkeypatch.setattr("mindbody_app.store.record_copy.back_up", lose_a_row)
    assert "came out damaged" in refusal(data, tmp_path / "copy.db")


def test_the_command_ends_with_0_only_if_nothing_would_be_lost(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "copy.db"
    command = ["--data-folder", str(data), "save-record", str(target)]
    assert main(command) == 0
    assert capsys.readouterr().out.startswith(f"There is no practice record in {data}, so")
    with closing(open_journal(data)) as journal:
        journal.close_practice(RECORD)
        assert main(command) == 0
    assert "the practice record, with practices: 1, check-ins: 0." in capsys.readouterr().out
    assert main(command) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert main([*command, "--replace"]) == 0
    (data / FILE_NAME).write_bytes(b"damaged")
    assert main([*command, "--replace"]) == 1
    assert target.read_bytes().startswith(b"SQLite format 3"), "the good copy stands"
