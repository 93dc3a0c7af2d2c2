"""Damaged files: what can be saved is saved, the damaged file is kept, the person is told once."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from mindbody_app.store.backups import backup_folder, daily_name
from mindbody_app.store.journal_store import FILE_NAME, open_journal
from tests.store.records import DAY, check_in, excused, plan, practice, weekly

PAGE = 4096
OLD, NEW = 150, 30
"""Practices that a copy holds, and those kept since."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose copy holds the older practices and whose journal holds all."""
    folder = tmp_path_factory.mktemp("kept")
    journal = open_journal(folder)
    journal.save_plan(plan())
    for number in range(OLD):
        journal.close_practice(practice(number))
        journal.save_check_in(check_in(number))
    journal.save_weekly_check_in(weekly())
    journal.save_excused(excused())
    journal.look_after(DAY)
    for number in range(OLD, OLD + NEW):
        journal.close_practice(practice(number))
        journal.save_check_in(check_in(number))
    journal.close()
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "data"))


def damage(folder: Path, change: bytes, at: int) -> bytes:
    path = folder / FILE_NAME
    data = path.read_bytes()
    path.write_bytes(data[:at] + change + data[at + len(change) :])
    return path.read_bytes()


def ids(folder: Path) -> tuple[set[str], tuple[str, ...]]:
    """What a start, with its look after the first window, finds and says."""
    journal = open_journal(folder)
    journal.look_after(DAY + timedelta(days=1))
    assert journal.kept
    assert journal.plans() == (plan(),)
    assert journal.weekly_check_ins() == (weekly(),)
    assert journal.excused() == (excused(),)
    diary = set(journal.check_ins())
    assert set(map(check_in, range(OLD))) <= diary <= set(map(check_in, range(OLD + NEW)))
    found = {record.id for record in journal.practices()}
    notices = journal.take_notices()
    journal.close_practice(practice(999))
    assert journal.unsaved == 0
    journal.close()
    again = open_journal(folder)
    assert again.look_after(DAY + timedelta(days=2)) is False
    assert again.take_notices() == ()
    assert {record.id for record in again.practices()} == found | {"practice-999"}
    again.close()
    return found, notices


OLDER = {f"practice-{number}" for number in range(OLD)}
EVERY = {f"practice-{number}" for number in range(OLD + NEW)}


def test_an_unharmed_file_is_left_in_peace(folder: Path) -> None:
    assert ids(folder) == (EVERY, ())


def test_a_zeroed_header_is_put_right_at_once_and_the_file_is_kept(folder: Path) -> None:
    harmed = damage(folder, bytes(PAGE), 0)
    found, (sentence,) = ids(folder)
    assert found >= OLDER
    aside = folder / "journal.damaged-1.db"
    assert sentence == (
        "Your practice record was damaged, so its newest good copy took its place;"
        f" the damaged file is kept as {aside}."
    )
    assert aside.read_bytes() == harmed


def test_any_zeroed_page_loses_nothing_that_a_copy_or_the_rest_holds(
    kept: Path, tmp_path: Path
) -> None:
    pages = (kept / FILE_NAME).stat().st_size // PAGE
    for page in range(pages):
        folder = Path(shutil.copytree(kept, tmp_path / str(page)))
        damage(folder, bytes(PAGE), page * PAGE)
        found, notices = ids(folder)
        assert found >= OLDER, page
        assert len(notices) == 1, page


def test_what_was_kept_since_the_copy_is_read_out_of_the_damaged_file(folder: Path) -> None:
    pages = (folder / FILE_NAME).stat().st_size // PAGE
    damage(folder, bytes(PAGE), (pages // 2) * PAGE)
    found, (sentence,) = ids(folder)
    assert len(found - OLDER) >= NEW - 12
    assert "with what could still be read from it" in sentence


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_file_comes_back(folder: Path, share: float) -> None:
    path = folder / FILE_NAME
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    found, notices = ids(folder)
    assert found >= OLDER
    assert len(notices) == 1


@pytest.mark.parametrize("left", [b"", b"not a database at all" * 300])
def test_an_emptied_or_overwritten_file_comes_back(folder: Path, left: bytes) -> None:
    (folder / FILE_NAME).write_bytes(left)
    found, notices = ids(folder)
    assert found == OLDER
    assert len(notices) == 1


def test_a_file_that_is_gone_comes_back_from_its_copy(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    found, (sentence,) = ids(folder)
    assert found == OLDER
    assert sentence == "Your practice record was missing, so its newest good copy took its place."


def test_single_flipped_bits_never_pass_as_someone_s_record(kept: Path, tmp_path: Path) -> None:
    chance = random.Random(5)
    size = (kept / FILE_NAME).stat().st_size
    journal = open_journal(kept)
    true = {record.id: record for record in journal.practices()}
    journal.close()
    changed, every = 0, set(map(check_in, range(OLD + NEW)))
    for number in range(60):
        folder = Path(shutil.copytree(kept, tmp_path / str(number)))
        at = chance.randrange(PAGE, size)
        byte = (folder / FILE_NAME).read_bytes()[at] ^ (1 << chance.randrange(8))
        damage(folder, bytes([byte]), at)
        journal = open_journal(folder)
        changed += journal.look_after(DAY + timedelta(days=1))
        found = {record.id: record for record in journal.practices()}
        diary = set(journal.check_ins())
        journal.close()
        assert set(map(check_in, range(OLD))) <= diary <= every, (number, at)
        assert found.items() <= true.items(), (number, at)
        assert found.keys() >= OLDER, (number, at)
    assert changed > 20


def test_a_flipped_pain_rating_is_found_and_put_right(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("UPDATE practice SET before_pain = 3 WHERE id = 'practice-5'")
    journal = open_journal(folder)
    assert "practice-5" not in {record.id for record in journal.practices()}
    assert journal.look_after(DAY + timedelta(days=1)) is True
    assert practice(5) in journal.practices()
    assert len(journal.practices()) == OLD + NEW
    assert len(journal.take_notices()) == 1
    journal.close()


def test_a_damaged_copy_is_passed_over_for_an_older_good_one(folder: Path) -> None:
    path = folder / FILE_NAME
    newest = daily_name(path, DAY + timedelta(days=1))
    shutil.copyfile(daily_name(path, DAY), newest)
    newest.write_bytes(newest.read_bytes()[: PAGE * 2])
    path.write_bytes(b"")
    assert ids(folder)[0] == OLDER


def test_a_copy_with_a_changed_row_is_passed_over_too(folder: Path) -> None:
    path = folder / FILE_NAME
    newest = daily_name(path, DAY + timedelta(days=1))
    shutil.copyfile(daily_name(path, DAY), newest)
    with closing(sqlite3.connect(newest, isolation_level=None)) as connection:
        connection.execute("UPDATE practice SET before_pain = 3 WHERE id = 'practice-5'")
    path.write_bytes(b"")
    journal = open_journal(folder)
    assert practice(5) in journal.practices()
    journal.close()


def test_with_no_copy_at_all_what_can_be_read_is_saved(folder: Path) -> None:
    shutil.rmtree(backup_folder(folder / FILE_NAME))
    pages = (folder / FILE_NAME).stat().st_size // PAGE
    damage(folder, bytes(PAGE), (pages // 2) * PAGE)
    found, (sentence,) = ids(folder)
    assert len(found) > (OLD + NEW) / 2
    assert "what could still be read from it was put into a new one" in sentence


def test_with_nothing_to_read_a_new_journal_is_begun(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"nothing of use" * 1000)
    journal = open_journal(tmp_path)
    (sentence,) = journal.take_notices()
    assert "a new one was begun" in sentence
    journal.close_practice(practice())
    assert journal.unsaved == 0
    journal.close()


def test_a_stale_log_is_not_taken_into_the_copy_that_takes_the_place(folder: Path) -> None:
    path = folder / FILE_NAME
    log = path.with_name(f"{FILE_NAME}-wal")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("DELETE FROM practice")
    stale = log.read_bytes()
    other.close()
    path.unlink()
    log.write_bytes(stale)
    assert ids(folder)[0] == OLDER
    assert (folder / "journal.damaged-1.db-wal").read_bytes() == stale
    assert not log.exists()


def test_a_file_that_breaks_while_the_app_runs_is_put_right_without_losing_the_session(
    folder: Path,
) -> None:
    journal = open_journal(folder)
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
        other.execute("DROP TABLE practice")
    journal.close_practice(practice(500))
    assert journal.unsaved == 0
    assert {record.id for record in journal.practices()} == OLDER | {"practice-500"}
    assert len(journal.take_notices()) == 1
    journal.close()
