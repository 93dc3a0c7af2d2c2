"""The app by keyboard alone, killed, started twice, without a device, and asked to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.store.journal_store import open_journal
from tools.person import Person, person_at
from tools.stage import REPOSITORY, Screen, SoundServer, end, wait_for


def practices(folder: Path) -> tuple[PracticeRecord, ...]:
    """What the journal holds, once the app is gone."""
    with closing(open_journal(folder)) as journal:
        return journal.practices()


def begins_by_keyboard(person: Person) -> None:
    """From Today into a session, without a mouse: the next practice, its usual choices, the sheet
    that stands before a first practice, a six."""
    person.waits_for("Begin Body scan")
    person.presses("Return")
    person.waits_for("What it will be")
    person.presses("Return")
    person.waits_for("I have read this")
    person.presses("Return")
    person.waits_for("How is your pain right now?")
    person.presses("6", "Return")
    person.waits_for("End the session")


def test_a_session_by_keyboard_alone(
    screen: Screen, sound_server: SoundServer, tmp_path: Path
) -> None:
    with person_at(screen, tmp_path, environment=sound_server.environment) as person:
        begins_by_keyboard(person)
        time.sleep(2)
        person.presses("space")
        person.waits_for("Go on")
        time.sleep(1.2)
        person.presses("space")
        person.waits_for("Pause")
        person.presses("Right", "Escape")
        person.waits_for("Stop here?")
        person.presses("Tab", "Return")
        person.waits_for("How is your pain right now?")
        person.presses("4")
        person.waits_for("It is lower than before", seconds=5)
        person.presses("ctrl+Return")
        person.waits_for("This week", seconds=5)
    (record,) = practices(tmp_path)
    assert record.ended is Ended.STOPPED_EARLY
    assert (record.before.pain, record.after.pain) == (6, 4)
    assert 1 <= record.practised_seconds <= 8
    assert 1 <= record.paused_seconds <= 8


def test_a_killed_session_stands_in_progress_with_its_minutes(
    screen: Screen, sound_server: SoundServer, tmp_path: Path
) -> None:
    with person_at(screen, tmp_path, environment=sound_server.environment) as person:
        begins_by_keyboard(person)
        time.sleep(7)
        person.app.send_signal(signal.SIGKILL)
        person.app.wait()
    with person_at(screen, tmp_path, environment=sound_server.environment) as person:
        person.waits_for("Begin Body scan")
        person.presses("ctrl+4")
        person.waits_for("Earlier days")
        person.presses("ctrl+Next", "ctrl+Next")
        person.scrolls_to("interrupted")
    (record,) = practices(tmp_path)
    assert record.ended is Ended.INTERRUPTED
    assert record.practised_seconds >= 4


def test_a_second_start_brings_the_first_to_the_front(screen: Screen, tmp_path: Path) -> None:
    with person_at(screen, tmp_path) as person:
        person.waits_for("Begin Body scan")
        window = person.window()
        screen.run("xdotool", "windowminimize", str(window))
        second = subprocess.run(
            [sys.executable, "-m", "mindbody_app", "--data-folder", str(tmp_path)],
            cwd=REPOSITORY,
            env={**os.environ, **screen.environment, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        wait_for(
            "the first window",
            lambda: (
                str(window)
                in screen.run("xdotool", "search", "--onlyvisible", "--name", "Body & Breath")
            ),
        )
        assert person.app.poll() is None


def test_with_no_device_one_sentence_is_said_and_time_goes_on(
    screen: Screen, tmp_path: Path
) -> None:
    with person_at(screen, tmp_path, environment={"PULSE_SERVER": "unix:/nowhere"}) as person:
        begins_by_keyboard(person)
        person.waits_for("No sound device was found")
        time.sleep(1)
    (record,) = practices(tmp_path)
    assert record.ended is Ended.STOPPED_EARLY
    assert record.practised_seconds >= 1


def test_the_app_ends_quietly(screen: Screen, tmp_path: Path) -> None:
    app = subprocess.Popen(
        [sys.executable, "-m", "mindbody_app"],
        cwd=REPOSITORY,
        env={
            **os.environ,
            **screen.environment,
            "QT_QPA_PLATFORM": "xcb",
            "MINDBODY_DATA": str(tmp_path),
            "MINDBODY_MARK_START": "1",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _, said = app.communicate(timeout=30)
    finally:
        end(app)
    assert app.returncode == 0
    assert said.startswith("first-paint ")
    assert "numpy=0 pyqtgraph=0" in said
    assert len(said.splitlines()) == 1


def test_without_a_display_one_sentence_is_said(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "mindbody_app", "--data-folder", str(tmp_path)],
        cwd=REPOSITORY,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "Body & Breath needs a display; start it from a desktop session.\n"
