"""Plays the real app on a virtual screen and leaves what it looks and sounds like in build/demo.

Everything is the app's own: its window, its store, its sound. A made-up journal of eight weeks
stands in its data folder; real keys and a real mouse walk through every screen in five looks, and
the first 30 seconds of a body scan are recorded from a private sound server.
"""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mindbody_app.store.settings import SettingsFile, Theme
from tools.person import Person, person_at
from tools.sample_journal import write_sample_journal
from tools.stage import REPOSITORY, Screen, SoundServer, StageError, virtual_screen

FOLDER = REPOSITORY / "build" / "demo"
HEARD_SECONDS = 30
QUIETEST = 0.01
"""Of full scale: a recording whose loudest sample is lower holds no voice."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way to see the app; sizes in screen pixels."""

    name: str
    theme: Theme
    width: int = 1280
    height: int = 800
    scale: int = 1


LOOKS = (
    Look("light", Theme.LIGHT),
    Look("dark", Theme.DARK),
    Look("low-stimulus", Theme.LOW_STIMULUS),
    Look("large", Theme.LIGHT, 1920, 1080),
    Look("200-percent", Theme.LIGHT, 1920, 1080, scale=2),
)


class Walk:
    """One walk through every screen, a picture at each stop."""

    def __init__(self, person: Person, look: Look) -> None:
        self._person = person
        self._look = look

    def all_screens(self) -> None:
        """Every screen of the rail, and a practice of each kind."""
        person = self._person
        person.resizes(self._look.width, self._look.height)
        person.waits_for("Begin")
        self.picture("today")
        person.presses("ctrl+2")
        person.waits_for("Body scan for sleep")
        self.picture("practices")
        self.tabs()
        self.diary()
        self.learn()
        self.progress()
        person.presses("ctrl+6")
        person.waits_for("Weekly plan")
        self.picture("settings")
        person.scrolls_to("Like the system")
        self.picture("settings-look")
        person.scrolls_to("Remind me")
        person.clicks("Remind me")
        person.scrolls_to("Show me one now")
        self.picture("reminders")
        person.scrolls_to("Make a kit for a patient")
        person.clicks("Make a kit for a patient")
        person.waits_for("A kit for a patient")
        self.picture("clinic-kit")
        person.presses("Escape")
        person.scrolls_to("What hurts, what to leave out")
        person.clicks("What hurts, what to leave out")
        person.waits_for("Your body")
        self.picture("your-body")
        person.presses("Escape")
        person.presses("F1")
        person.waits_for("In an emergency")
        self.picture("safety")
        person.presses("Escape")
        self.practise("Body scan", "body-scan")
        self.practise("Resonance breathing", "breathing", settle_seconds=14)
        self.practise("Release-only relaxation", "relaxation")

    def tabs(self) -> None:
        """A programme half-way, and a script of one's own."""
        person = self._person
        person.clicks("Programmes")
        person.waits_for("Begin", role="Button")
        self.picture("programmes")
        person.clicks("Your own")
        person.clicks("Add an example")
        person.clicks("Preview An evening breath")
        person.scrolls_to("The session, moment by moment")
        self.picture("own-scripts")
        person.clicks("All practices")

    def diary(self) -> None:
        """The days, a check-in half-way, the weekly one, and days off the plan."""
        person = self._person
        person.presses("ctrl+3")
        person.waits_for("Days off the plan")
        self.picture("diary")
        person.presses("Return")
        person.waits_for("How is it today?")
        person.clicks("Average pain today 6")
        person.clicks("All parts as a list")
        person.clicks("Lower back")
        person.presses("Home")
        self.picture("check-in")
        person.presses("ctrl+Return")
        person.clicks("Weekly check-in", role="Button")
        person.waits_for("The past week")
        self.picture("weekly-check-in")
        person.presses("Escape")
        person.clicks("Days off the plan", role="Button")
        person.waits_for("Keep this day")
        self.picture("days-off")
        person.presses("Escape")

    def learn(self) -> None:
        """The shelf of cards, and one of them."""
        person = self._person
        person.presses("ctrl+5")
        person.waits_for("How pain works")
        self.picture("learn")
        person.clicks("How pain works", role="Button")
        person.waits_for("All cards")
        self.picture("learn-card")
        person.presses("Escape")

    def progress(self) -> None:
        """The charts and their tables."""
        person = self._person
        person.presses("ctrl+4")
        person.waits_for("Show as table", seconds=30)
        time.sleep(1.5)
        self.picture("progress")
        person.scrolls_to("Point at a bar")
        self.picture("progress-minutes")
        person.clicks("Show as table")
        self.picture("progress-table")
        for tab in ("Pain and days", "Sessions", "Weeks"):
            person.clicks(tab, role="PageTab")
            time.sleep(1.5)
            self.picture(f"progress-{tab.split()[0].lower()}")

    def practise(self, title: str, name: str, settle_seconds: float = 3) -> None:
        """Set a practice up, rate, play into its third section, stop, rate again."""
        person = self._person
        person.presses("ctrl+2")
        person.clicks(title, role="Button")
        person.waits_for(f"Begin {title}")
        self.picture(f"{name}-1-setup")
        person.presses("Return")
        person.waits_for("I have read this")
        self.picture(f"{name}-1-safety")
        person.presses("Return")
        person.waits_for("How is your pain right now?")
        person.presses("6")
        self.picture(f"{name}-2-rating")
        person.clicks("Start")
        person.waits_for("End the session")
        person.presses("Right", "Right")
        time.sleep(settle_seconds)
        self.picture(f"{name}-3-playing")
        person.presses("Escape")
        person.waits_for("Stop here?")
        self.picture(f"{name}-4-stop")
        person.clicks("Stop here", role="Button")
        person.waits_for("How is your pain right now?")
        person.presses("5")
        self.picture(f"{name}-5-after")
        person.clicks("Done")
        person.waits_for("Practices")

    def picture(self, stop: str) -> None:
        """Take a picture once the screen has come to rest."""
        self._person.rests()
        time.sleep(0.6)
        path = FOLDER / self._look.name / f"{stop}.png"
        self._person.screen.picture(path, str(self._person.window()))


def data_folder(name: str) -> Path:
    """A data folder with the made-up journal."""
    folder = FOLDER / "data" / name
    write_sample_journal(folder, datetime.now().astimezone())
    return folder


def listen(screen: Screen, sound: SoundServer) -> None:
    """Play the first seconds of a body scan as anyone would, into a recording."""
    with person_at(screen, data_folder("session"), environment=sound.environment) as person:
        person.waits_for("Begin")
        person.presses("ctrl+2")
        person.clicks("Body scan", role="Button")
        person.clicks("Begin Body scan")
        person.clicks("I have read this")
        person.waits_for("How is your pain right now?")
        with sound.capture(FOLDER / "session.wav"):
            person.clicks("Start without rating")
            time.sleep(HEARD_SECONDS)


def loudest(path: Path) -> float:
    """The loudest sample of a sound file, 0 to 1."""
    import soundfile

    samples, _ = soundfile.read(path)
    return float(abs(samples).max())


def show(screen: Screen, sound: SoundServer, look: Look) -> None:
    """Walk through the app in one look, from the same record each time."""
    print(f"{look.name} ...", flush=True)
    folder = data_folder(look.name)
    SettingsFile(folder / "settings.json").change(theme=look.theme)
    environment = {**sound.environment, "QT_SCALE_FACTOR": str(look.scale)}
    with person_at(screen, folder, environment=environment) as person:
        Walk(person, look).all_screens()


def main() -> int:
    """The whole demo; 0 if every picture was taken and the voice was heard."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    try:
        with virtual_screen(1920, 1080) as screen, SoundServer() as sound:
            print(f"the first {HEARD_SECONDS} seconds of a session ...", flush=True)
            listen(screen, sound)
            for look in LOOKS:
                show(screen, sound, look)
    except StageError as error:
        print(f"The demo stopped: {error}.", file=sys.stderr)
        return 1
    peak = loudest(FOLDER / "session.wav")
    pictures = len(list(FOLDER.rglob("*.png")))
    print(f"{pictures} pictures and session.wav (loudest sample {peak:.2f}) are in build/demo.")
    if peak < QUIETEST:
        print("The recording is silent.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
