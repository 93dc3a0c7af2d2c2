"""The app as it is installed in a Windows that Wine plays, and what a Windows holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mindbody_app.journal.records import PracticeRecord
from mindbody_app.store.folders import FOLDER_NAME
from mindbody_app.ui.theme import LIGHT
from tools.package.bundle import WORK
from tools.package.wine import Wine, colour, practices, read_journal
from tools.stage import wait_for

TITLE = "Body & Breath"
PROGRAM = "BodyAndBreath.exe"
COMMANDS = "mindbody-app.exe"
SHOWN_SECONDS = 2.5
"""A screen that has stayed the same so long has loaded what comes after its first paint, too."""
IN_MENU = (30, 500)
"""A place on the screen where the list of pages is empty, once the window stands at its left."""
MENU = bytes.fromhex(LIGHT.surface.removeprefix("#"))
SOFTWARE = r"HKEY_CURRENT_USER\Software"
CLASSES = (".mindbody-plan", "BodyAndBreath.Plan")
UNINSTALL_KEY = rf"{SOFTWARE}\Microsoft\Windows\CurrentVersion\Uninstall\BodyAndBreath"
PLACES = (
    *(rf"{SOFTWARE}\Classes\{each}" for each in (*CLASSES, ".mindbody-script")),
    rf"{SOFTWARE}\Classes\BodyAndBreath.Script",
    *(
        rf"{SOFTWARE}\Microsoft\Windows\CurrentVersion\App Paths\{each}"
        for each in (PROGRAM, COMMANDS)
    ),
    UNINSTALL_KEY,
)
"""Where the installer writes in the registry, and no other place."""
NOT_THE_APPS = (
    rf"{SOFTWARE}\Wine",
    r"HKEY_CURRENT_USER\Volatile Environment",
    r"HKEY_LOCAL_MACHINE\Software\Wine",
    # Wine's console and its Notepad, which stands in for another program.
    r"HKEY_CURRENT_USER\Console",
    rf"{SOFTWARE}\Microsoft\Notepad",
    # Wine notes the sound devices when something is played.
    r"HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\MMDevices",
    # Qt watches the colour that Windows keeps there; Wine has no such key until it does.
    rf"{SOFTWARE}\Microsoft\Windows\CurrentVersion\Explorer\Accent",
)
"""Keys that come with any program that runs or plays."""


@dataclass(frozen=True)
class Standing:
    """What a Windows holds: its files, and its registry's keys with their lines."""

    files: frozenset[str]
    registry: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, wine: Wine) -> Standing:
        """As it is now."""
        registry = wine.registry()
        return cls(wine.files(), registry)

    def since(self, before: Standing) -> tuple[list[str], list[str]]:
        """The files that came, and the keys that came or changed.

        Not the keys that hold the installer's own: Wine has a few of them only once they are used.
        """
        changed = {
            key
            for key, lines in self.registry.items()
            if before.registry.get(key) != lines
            and not any(lies_in(place, [key]) and place != key for place in PLACES)
            and not lies_in(key, NOT_THE_APPS)
        }
        return sorted(self.files - before.files), sorted(changed)


class Installed:
    """The app as it is installed for the person."""

    def __init__(self, wine: Wine) -> None:
        self.wine = wine
        self.folder = wine.local / "Programs" / "BodyAndBreath"
        self.data = wine.local / FOLDER_NAME
        self.shortcut = (
            wine.own / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / f"{TITLE}.lnk"
        )

    def program(self, name: str) -> str:
        """One of its programs, as Windows names it."""
        return self.wine.inside(self.folder / name)

    def version(self) -> str:
        """What Windows' list of installed apps says."""
        lines = self.wine.registry().get(UNINSTALL_KEY, ())
        (line,) = [each for each in lines if each.startswith('"DisplayVersion"=')]
        return line.partition("=")[2].strip('"')

    def self_test(self) -> list[str]:
        """Run the app's own; its lines."""
        lines = self.wine.run(self.program(COMMANDS), "--self-test").splitlines()
        checks = [each for each in lines if each.startswith("ok ")]
        assert lines[-1] == "self-test passed" and len(checks) == len(lines) - 1, lines
        return checks

    def records(self) -> tuple[PracticeRecord, ...]:
        """The practices in the person's journal."""
        return practices(self.data)

    def follows(self, clinic: str) -> bool:
        """Whether the newest plan in the person's journal is that clinic's."""
        plans = read_journal(self.data, lambda journal: journal.plans())
        return plans is not None and bool(plans) and plans[-1].from_whom == clinic

    def shows_menu(self) -> bool:
        """Whether the pages' list stands at the left, as it does but where one thing is asked."""
        return colour(self.wine.sight(), *IN_MENU) == MENU

    def close(self) -> None:
        """Close the app's window, as its cross does."""
        self.wine.run("taskkill", "/im", PROGRAM)
        wait_for("the app's end", lambda: not self.wine.running(PROGRAM))

    @contextmanager
    def opened(self, *command: str) -> Iterator[int]:
        """Start the app, as its shortcut does or by another command; its window."""
        calls = WORK / "connections.log"
        self.wine.start(*(command or (self.program(PROGRAM),)), calls=calls)
        window = self.wine.window(TITLE)
        self.wine.at_rest(rest=SHOWN_SECONDS)
        yield window
        self.close()
        seen = calls.read_text().splitlines()
        assert any("AF_UNIX" in line for line in seen), "nothing watched the app"
        outward = [line for line in seen if "AF_INET" in line]
        assert not outward, outward


def lies_in(key: str, places: Iterable[str]) -> bool:
    """Whether a key of the registry is one of some others, or below it."""
    return any(key == each or key.startswith(f"{each}\\") for each in places)
