"""An ordinary person's use of the installed app, seen by its accessibility and its connections."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from mindbody_app.journal.records import PracticeRecord
from mindbody_app.store.folders import FOLDER_NAME
from mindbody_app.store.journal_store import FILE_NAME, open_journal
from tools.package.bare_root import PERSON_ID, BareRoot
from tools.package.bundle import WORK
from tools.package.linux import NAME
from tools.person import Person
from tools.stage import Screen, SoundServer, end, wait_for

PRACTICE = "A hard day? Three minutes"
"""Today's button for the shortest practice."""
RATING = "How is your pain right now?"
MOST_TABS = 60


class Visit:
    """An ordinary person's use of the installed app."""

    def __init__(
        self, root: BareRoot, screen: Screen, sound: SoundServer, variables: Mapping[str, str]
    ) -> None:
        self.root = root
        self.screen = screen
        self.sound = sound
        self.variables = variables

    def runs(self, *command: str) -> str:
        """Run a command, which must do well and ask for no connection outward; what it printed."""
        calls = WORK / "connections.log"
        done = self.root.run_as_person(*command, environment=self.variables, calls=calls)
        if done.returncode:
            raise OSError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
        _check_calls(calls)
        return done.stdout

    def self_test(self, program: str = NAME) -> str:
        """Run the app's own; its lines."""
        told = self.runs(program, "--self-test")
        assert "self-test passed" in told, told
        return told

    @contextmanager
    def at_the_app(self, *arguments: str) -> Iterator[Person]:
        """Start the app, and look at it over the accessibility bus."""
        ours, theirs = socket.socketpair()
        ours.settimeout(60)
        script = Path(__file__).with_name("guide_by_bus.py")
        with ours, theirs:
            guide = subprocess.Popen(
                [
                    *as_person_outside(),
                    *("/usr/bin/python3", "-", str(theirs.fileno()), "Body & Breath"),
                ],
                stdin=script.open(encoding="utf-8"),
                env=outside({**self.variables, "HOME": self.variables["XDG_RUNTIME_DIR"]}),
                pass_fds=[theirs.fileno()],
                text=True,
            )
            said, calls = WORK / "app.log", WORK / "connections.log"
            with said.open("w", encoding="utf-8") as log:
                app = self.root.start_as_person(
                    NAME, *arguments, environment=self.variables, errors=log, calls=calls
                )
            try:
                yield Person(self.screen, app, ours)
            finally:
                end(app)
                end(guide)
            text = said.read_text(encoding="utf-8")
            assert "Traceback" not in text, text
            # It talks to the screen at least: a log without that has watched nothing.
            wait_for("the app's connections", lambda: "AF_UNIX" in calls.read_text())
            _check_calls(calls)

    def records(self) -> tuple[PracticeRecord, ...]:
        """What the person's journal holds, read from a copy."""
        kept = self.root.home() / ".local" / "share" / FOLDER_NAME
        assert (kept / FILE_NAME).is_file(), f"no {FILE_NAME} in {kept}"
        with tempfile.TemporaryDirectory() as folder:
            return records_in(shutil.copytree(kept, Path(folder, "data")))


def records_in(folder: Path) -> tuple[PracticeRecord, ...]:
    """What the journal in a folder holds."""
    with closing(open_journal(folder)) as journal:
        return journal.practices()


def begins(person: Person) -> None:
    """From the first window into the shortest practice, by keyboard."""
    wait_for("the window", person.looks, 60)
    wait_for("a first screen", lambda: person.finds("Skip to Today") or person.finds(PRACTICE))
    if person.finds("Skip to Today"):
        goes_to(person, "Skip to Today")
        person.presses("Return")
    person.waits_for(PRACTICE)
    goes_to(person, PRACTICE)
    person.presses("Return")
    wait_for("a rating", lambda: person.finds("I have read this") or person.finds(RATING))
    if person.finds("I have read this"):
        person.presses("Return")
    person.waits_for(RATING)
    person.presses("5", "Return")
    person.waits_for("End the session")


def rates_and_ends(person: Person) -> None:
    """A three after the practice, and back."""
    person.waits_for(RATING)
    person.presses("3")
    time.sleep(1)
    person.presses("ctrl+Return")
    person.waits_for("this week")


def goes_to(person: Person, name: str) -> None:
    """Press Tab until what bears that name has the focus."""
    for _ in range(MOST_TABS):
        if any(one.focused and name.casefold() in one.name.casefold() for one in person.looks()):
            return
        person.presses("Tab")
    raise OSError(f"Tab does not lead to “{name}”")


def as_person_outside() -> list[str]:
    """What runs a command as the person of the bare root, outside it."""
    who = [f"--reuid={PERSON_ID}", f"--regid={PERSON_ID}", "--clear-groups"]
    return ["setpriv", *who]


def outside(more: Mapping[str, str]) -> dict[str, str]:
    """The variables of such a command."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | dict(more)


def _check_calls(log: Path) -> None:
    outward = [line for line in log.read_text().splitlines() if "AF_INET" in line]
    assert not outward, outward
