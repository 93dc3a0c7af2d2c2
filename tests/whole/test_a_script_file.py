"""A script file reaches the real app: by its name, while it runs, and during a practice."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from mindbody_app.app import assets_folder
from mindbody_app.store.journal_store import open_journal
from tools.person import person_at
from tools.stage import REPOSITORY, Screen, SoundServer

EXAMPLE = assets_folder() / "examples" / "evening-breath.yaml"
SUFFIX = ".mindbody-script"


def a_file(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def calls(screen: Screen, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call the app once more, as a double click does."""
    return subprocess.run(
        [sys.executable, "-m", "mindbody_app", *arguments],
        cwd=REPOSITORY,
        env=os.environ | screen.environment | {"MINDBODY_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_script_is_opened_by_its_name_and_added_by_keyboard(
    screen: Screen, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    path = a_file(tmp_path, f"Für abends (1){SUFFIX}")
    with person_at(screen, data, str(path)) as person:
        person.waits_for("Add to your own")
        assert not (data / "scripts" / f"evening-breath{SUFFIX}").exists()
        person.presses("Tab")
        person.presses("shift+Tab", "Return")
        person.waits_for("“An evening breath” is among your own practices now.")
        person.presses("Return")
        person.waits_for("Go on with captions")
    assert (data / "scripts" / f"evening-breath{SUFFIX}").read_bytes() == EXAMPLE.read_bytes()


def test_a_session_goes_on_and_files_of_both_kinds_wait_for_its_end(
    screen: Screen, sound_server: SoundServer, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    plan = tmp_path / "damaged.mindbody-plan"
    plan.write_text("format: 1\n")
    with person_at(screen, data, environment=sound_server.environment) as person:
        person.clicks("A hard day? Three minutes")
        person.clicks("I have read this")
        person.waits_for("How is your pain right now?")
        person.presses("6", "Return")
        person.waits_for("End the session")
        for path in (a_file(tmp_path, f"evening-breath{SUFFIX}"), plan):
            done = calls(screen, data, str(path))
            assert (done.returncode, done.stderr) == (0, "")
        saved = calls(screen, data, "save-record", str(tmp_path / "copy.db"))
        assert (saved.returncode, saved.stderr) == (0, "")
        assert person.finds("Add to your own") is None
        person.presses("Escape")
        person.clicks("Stop here", role="Button")
        person.waits_for("How is your pain right now?")
        assert person.finds("Add to your own") is None
        person.presses("4")
        person.clicks("Done")
        person.waits_for("Add to your own")
        person.clicks("Not now")
        person.waits_for("damaged.mindbody-plan can't be opened: ")
    assert not list((data / "scripts").glob("*")), "nothing was added"
    (tmp_path / "again").mkdir()
    (tmp_path / "copy.db").rename(tmp_path / "again" / "journal.db")
    with closing(open_journal(tmp_path / "again")) as again:
        assert (again.kept, again.take_notices()) == (True, ())
        (record,) = again.practices()
        assert (record.before.pain, record.ended) == (6, None)


def test_what_is_not_there_or_not_ours_is_told_in_the_window(
    screen: Screen, tmp_path: Path
) -> None:
    picture = tmp_path / "holiday.jpg"
    picture.touch()
    missing = tmp_path / f"gone{SUFFIX}"
    with person_at(screen, tmp_path / "data", str(missing), str(picture)) as person:
        person.waits_for("holiday.jpg can't be opened here")
        person.clicks("Put this message away")
        person.waits_for(f"gone{SUFFIX} isn't there any more")
