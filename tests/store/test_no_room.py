"""A folder that takes no writes and a disk that is full: the app works on and says so once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mindbody_app.store.journal_store import FILE_NAME, open_journal
from mindbody_app.store.settings import SettingsFile
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

posix_only = pytest.mark.skipif(os.name == "nt", reason="rights and limits are set as on Unix")

HERE = Path(__file__).parent
AS_ORDINARY_USER = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from mindbody_app.store.database import shipped_migrations
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.settings import SettingsFile
from records import DAY, check_in, practice
folder = Path(sys.argv[1])
steps = shipped_migrations()
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
journal = open_journal(folder, steps)
print("kept", journal.kept)
for sentence in journal.take_notices(): print("notice", sentence)
print("before", len(journal.practices()), len(journal.check_ins()))
journal.open_practice(practice(100, ended=None)); journal.close_practice(practice(100))
journal.save_check_in(check_in(100))
print("after", len(journal.practices()), len(journal.check_ins()), "unsaved", journal.unsaved)
journal.look_after(DAY)
journal.close()
settings = SettingsFile(folder / "settings.json")
settings.change(voice_volume=0.25); settings.change(voice_volume=0.5)
print("volume", settings.current.voice_volume)
for sentence in (*journal.take_notices(), *settings.take_notices()): print("notice", sentence)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may look into, which a temporary one of pytest is not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def run_as_ordinary_user(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", AS_ORDINARY_USER, str(folder), str(HERE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@posix_only
@pytest.mark.parametrize("crashed", [False, True])
def test_in_a_read_only_folder_the_record_shows_and_the_app_works_on(
    open_folder: Path, crashed: bool
) -> None:
    journal = open_journal(open_folder)
    for number in range(3):
        journal.close_practice(practice(number))
    journal.save_check_in(check_in())
    if crashed:
        held = {path: path.read_bytes() for path in open_folder.iterdir()}
        journal.close()
        for path, data in held.items():
            path.write_bytes(data)
    else:
        journal.close()
    for path in open_folder.iterdir():
        path.chmod(0o444)
    open_folder.chmod(0o555)
    before = {path: path.read_bytes() for path in open_folder.iterdir()}
    said = run_as_ordinary_user(open_folder)
    assert said == [
        "kept False",
        f"notice You can practise, but nothing will be kept: nothing can be written to"
        f" {open_folder / FILE_NAME}; allow writing there.",
        "before 3 1",
        "after 4 2 unsaved 0",
        "volume 0.5",
        "notice Your settings hold until you close the app but can't be kept:"
        f" nothing can be written to {open_folder}; allow writing there.",
    ]
    assert {path: path.read_bytes() for path in open_folder.iterdir()} == before


@posix_only
def test_a_folder_that_cannot_be_made_is_told_and_the_app_works_on(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    said = run_as_ordinary_user(open_folder / "new")
    assert said[0] == "kept False"
    assert "nothing can be written to" in said[1]
    assert said[2:4] == ["before 0 0", "after 1 1 unsaved 0"]


@posix_only
def test_a_file_that_may_not_be_read_is_told_and_left(open_folder: Path) -> None:
    journal = open_journal(open_folder)
    journal.close_practice(practice())
    journal.close()
    (open_folder / FILE_NAME).chmod(0o000)
    open_folder.chmod(0o777)
    said = run_as_ordinary_user(open_folder)
    assert said[0] == "kept False"
    assert str(open_folder / FILE_NAME) in said[1]
    assert said[2:4] == ["before 0 0", "after 1 1 unsaved 0"]
    assert not list(open_folder.glob("*damaged*"))


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    journal = open_journal(tmp_path / "data")
    assert not journal.kept
    (sentence,) = journal.take_notices()
    assert str(tmp_path / "data") in sentence
    journal.close_practice(practice())
    assert journal.practices() == (practice(),)
    journal.close()
    assert (tmp_path / "data").read_text() == "in the way"


def test_a_full_disk_holds_the_session_in_memory_and_keeps_it_as_soon_as_there_is_room(
    tmp_path: Path,
) -> None:
    journal = open_journal(tmp_path)
    journal.close_practice(practice(1))
    connection = journal._file.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    record = practice(2, ended=None)
    journal.open_practice(replace(record, note="x" * 20_000))
    for seconds in range(5):
        journal.update_practice(replace(record, note="x" * 20_000).progressed(seconds, 0))
    journal.save_plan(plan())
    journal.save_enrolment(enrolment())
    journal.save_check_in(check_in())
    journal.save_check_in(replace(check_in(), pain=9))
    journal.save_weekly_check_in(weekly())
    journal.save_excused(excused())
    journal.save_practice(by_hand())
    (sentence,) = journal.take_notices()
    assert sentence == (
        "Your practice is held in memory until it can be kept: the disk that holds"
        f" {tmp_path / FILE_NAME} is full; free some space on it."
    )
    assert journal.unsaved == 7
    assert journal.practices()[-1].practised_seconds == 4
    assert journal.plans() == (plan(),)
    assert journal.enrolments() == (enrolment(),)
    assert journal.check_ins() == (replace(check_in(), pain=9),)
    assert journal.weekly_check_ins() == (weekly(),)
    assert journal.excused() == (excused(),)
    assert journal.retry() is False
    connection.execute("PRAGMA max_page_count = 100000")
    assert journal.retry() is True
    assert (journal.unsaved, journal.take_notices()) == (0, ())
    journal.close()
    again = open_journal(tmp_path)
    assert len(again.practices()) == 3
    assert again.practice(by_hand().id) == by_hand()
    assert again.practices()[-1].practised_seconds == 4
    assert again.plans() == (plan(),)
    assert again.enrolments() == (enrolment(),)
    assert again.check_ins() == (replace(check_in(), pain=9),)
    assert again.weekly_check_ins() == (weekly(),)
    assert again.excused() == (excused(),)
    again.close()


UNDER_A_LIMIT = """
import resource, sys
from pathlib import Path
from dataclasses import replace
sys.path.insert(0, sys.argv[2])
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.settings import SettingsFile
from records import DAY, check_in, practice
folder = Path(sys.argv[1])
def limit(size): resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
def say(journal):
    for sentence in journal.take_notices(): print("notice", sentence)
journal = open_journal(folder)
journal.close_practice(practice(1))
journal.save_check_in(check_in(1))
settings = SettingsFile(folder / "settings.json")
settings.change(voice_volume=0.25)
limit(40_000)
long = "x" * 9_000
for number in range(2, 12): journal.close_practice(replace(practice(number), note=long))
for number in range(2, 12): journal.save_check_in(replace(check_in(number), note=long))
print("held", journal.unsaved > 10, len(journal.practices()), len(journal.check_ins()))
say(journal)
journal.look_after(DAY)
limit(10)
settings.change(voice_volume=0.5)
print("settings", settings.current.voice_volume, len(settings.take_notices()))
limit(resource.RLIM_INFINITY)
print("kept", journal.retry(), journal.unsaved)
journal.look_after(DAY)
journal.close()
"""


@posix_only
def test_a_limit_on_the_size_of_files_loses_nothing_and_tears_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNDER_A_LIMIT, str(tmp_path), str(HERE)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    held, notice, settings, kept = done.stdout.splitlines()
    assert held == "held True 11 11"
    assert notice.startswith("notice Your practice is held in memory until it can be kept: ")
    assert settings == "settings 0.5 1"
    assert kept == "kept True 0"
    journal = open_journal(tmp_path)
    assert (len(journal.practices()), len(journal.check_ins())) == (11, 11)
    assert journal.look_after(DAY) is False
    assert journal.take_notices() == ()
    journal.close()
    assert SettingsFile(tmp_path / "settings.json").current.voice_volume == 0.25
    assert not list(tmp_path.rglob("*.new"))


@posix_only
def test_with_no_room_at_the_first_start_nothing_half_made_stays(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from mindbody_app.store.journal_store import open_journal\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, resource.RLIM_INFINITY))\n"
        "journal = open_journal(Path(sys.argv[1]))\n"
        "print(journal.kept, len(journal.take_notices()), len(journal.practices()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("False 1 0\n", "")
    journal = open_journal(tmp_path)
    assert journal.kept
    assert journal.take_notices() == ()
    journal.close()
    shutil.rmtree(tmp_path)
