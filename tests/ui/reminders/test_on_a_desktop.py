"""The real app on a virtual screen, with a real session bus and a desktop of our own on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from mindbody_app.journal.records import Ended
from mindbody_app.store.journal_store import open_journal
from mindbody_app.ui.reminders.words import reminder_words, staying_words
from tests.ui.reminders.conftest import Desktop, a_desktop, closes
from tools.person import Person, person_at
from tools.stage import REPOSITORY, Screen, StageError, wait_for

TOLD = ["stays_by_tray"]


def write_settings(folder: Path, *, ago: timedelta | None = None, **more: object) -> None:
    """Reminders on, with a time that passed a while ago, or with one far off."""
    folder.mkdir(exist_ok=True)
    # Never across midnight, where a while ago was yesterday: the weekdays are all on.
    at = datetime.now().astimezone() - (ago or timedelta(hours=12))
    times = [{"at": at.strftime("%H:%M"), "weekdays": list(range(7))}]
    settings = {"reminders": {"on": True, "times": times}, "output": "silent"}
    (folder / "settings.json").write_text(json.dumps(settings | more))


@contextmanager
def started(screen: Screen, desktop: Desktop, folder: Path, *arguments: str) -> Iterator[Person]:
    """The app, and the name of its icon."""
    environment = desktop.environment | {"XDG_CONFIG_HOME": str(folder / "config")}
    with person_at(screen, folder, *arguments, environment=environment) as person:
        yield person


def windows(screen: Screen) -> list[str]:
    """The app's windows that are on the screen."""
    try:
        return screen.run("xdotool", "search", "--onlyvisible", "--name", "Body & Breath").split()
    except StageError:
        return []


@contextmanager
def another_window(screen: Screen) -> Iterator[str]:
    """What the person is at: another program's window, which has the keyboard."""
    program = (
        "import os; from PySide6.QtWidgets import QApplication, QLineEdit;"
        "app = QApplication([]); line = QLineEdit('mine'); line.setWindowTitle('Mine');"
        "line.show(); app.exec()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], env=os.environ | screen.environment, text=True
    )
    try:
        number = wait_for("the other window", lambda: _search(screen, "Mine"))
        screen.run("xdotool", "windowfocus", "--sync", number)
        yield number
    finally:
        process.terminate()
        process.wait(10)


def _search(screen: Screen, name: str) -> str:
    try:
        return screen.run("xdotool", "search", "--onlyvisible", "--name", f"^{name}$").split()[0]
    except (StageError, IndexError):
        return ""


def test_started_by_the_tray_it_reminds_quietly_and_opens_when_pressed(
    screen: Screen, desktop: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder, ago=timedelta(minutes=5))
    with another_window(screen) as mine, started(screen, desktop, folder, "--in-tray") as person:
        desktop.hears("item")
        message = desktop.hears("message")
        assert (message["title"], message["message"]) == ("Body & Breath", reminder_words())
        assert message["hints"]["suppress-sound"] is True
        assert "urgency" not in message["hints"]
        assert message["actions"][::2] == ["default", "later", "not-today"]
        assert Path(message["icon"]).read_bytes().startswith(b"\x89PNG")
        assert windows(screen) == []
        assert screen.run("xdotool", "getwindowfocus").strip() == mine
        desktop.answers("default")
        wait_for("the window", lambda: windows(screen))
        person.waits_for("Begin", role="Button")
        assert desktop.hears_nothing(), "told once"


def test_it_waits_when_asked_to_and_stays_silent_when_asked_to(
    screen: Screen, desktop: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder, ago=timedelta(minutes=5))

    def memory() -> dict[str, str | None]:
        found: dict[str, str | None] = json.loads((folder / "settings.json").read_text())[
            "reminder_memory"
        ]
        return found

    with started(screen, desktop, folder, "--in-tray"):
        desktop.hears("item")
        desktop.hears("message")
        desktop.answers("later")
        wait_for("the snooze", lambda: memory()["snoozed_until"])
        desktop.answers("not-today")
        wait_for("silence", lambda: memory()["silent_on"])
        assert memory()["snoozed_until"] is None
        assert windows(screen) == []


def test_closing_the_window_leaves_the_app_by_the_tray_and_quit_ends_it(
    screen: Screen, desktop: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder)
    with started(screen, desktop, folder) as person:
        person.waits_for("Begin", role="Button")
        item = desktop.hears("item")["item"]
        for round_ in range(2):
            closes(screen, person.window())
            if round_ == 0:
                assert desktop.hears("message")["message"] == staying_words()
            wait_for("the window to go", lambda: not windows(screen))
            assert person.app.poll() is None
            desktop.clicks(item)
            wait_for("the window", lambda: windows(screen))
        assert desktop.hears_nothing(), "told once"
        assert list(desktop.menu(item)) == [
            *("Open", "Begin the suggested practice", "Remind me in 15 minutes"),
            *("Remind me in an hour", "Not today", "Quit"),
        ]
        desktop.chooses(item, "Begin the suggested practice")
        person.waits_for("Begin Body scan", role="Button")
        desktop.chooses(item, "Quit")
        assert person.app.wait(15) == 0


def test_a_second_start_shows_the_window_that_waits_and_one_at_login_does_not(
    screen: Screen, desktop: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder, notes_seen=TOLD)
    with started(screen, desktop, folder, "--in-tray") as person:
        desktop.hears("item")
        start = [sys.executable, "-m", "mindbody_app", "--data-folder", str(folder)]
        environment = screen.environment | desktop.environment

        def again(*options: str) -> None:
            subprocess.run(
                [*start, *options], cwd=REPOSITORY, env=os.environ | environment, check=True
            )

        again("--in-tray")
        assert windows(screen) == []
        again()
        wait_for("the window", lambda: windows(screen))
        assert person.app.poll() is None


def test_it_ends_at_once_when_the_session_ends(
    screen: Screen, desktop: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder, notes_seen=TOLD)
    with started(screen, desktop, folder, "--in-tray") as person:
        desktop.hears("item")
        person.app.send_signal(signal.SIGTERM)
        # A round behind a closed window comes once a minute: it must not wait for that.
        assert person.app.wait(15) == 0


def test_a_session_is_kept_when_its_window_is_closed_to_the_tray(
    screen: Screen, desktop: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder, notes_seen=TOLD)
    with started(screen, desktop, folder) as person:
        person.clicks("A hard day? Three minutes")
        item = desktop.hears("item")["item"]
        person.clicks("I have read this")
        person.waits_for("How is your pain right now?")
        person.presses("6")
        person.clicks("Start")
        person.waits_for("End the session")
        closes(screen, person.window())
        person.waits_for("Stop here?")
        assert person.app.poll() is None
        closes(screen, person.window())
        wait_for("the window to go", lambda: not windows(screen))
        journal = open_journal(folder)
        (record,) = journal.practices()
        journal.close()
        assert record.ended is Ended.STOPPED_EARLY
        desktop.clicks(item)
        person.waits_for("A hard day? Three minutes")


def test_without_a_tray_closing_the_window_ends_the_app(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    write_settings(folder, notes_seen=TOLD)
    with a_desktop(tmp_path, "notray") as desktop, started(screen, desktop, folder) as person:
        person.waits_for("Begin", role="Button")
        closes(screen, person.window())
        assert person.app.wait(15) == 0


def test_once_the_tray_is_gone_closing_the_window_ends_the_app(
    screen: Screen, desktop: Desktop, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder, notes_seen=TOLD)
    with started(screen, desktop, folder) as person:
        person.waits_for("Begin", role="Button")
        desktop.hears("item")
        desktop.answers("no tray")
        assert desktop.hears("gone")["gone"] is True
        closes(screen, person.window())
        assert person.app.wait(15) == 0


def test_without_a_session_bus_a_start_at_login_is_a_minimised_window(
    screen: Screen, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    write_settings(folder, notes_seen=TOLD)
    no_bus = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    with person_at(screen, folder, "--in-tray", environment=no_bus) as person:
        hints = screen.run("xprop", "-id", str(person.window()), "WM_HINTS")
        assert "Iconic" in hints, "what a window manager is asked for"
        closes(screen, person.window())
        assert person.app.wait(15) == 0
