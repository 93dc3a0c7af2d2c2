"""A Windows as Wine plays it in a bare Debian, with an ordinary person at its keyboard."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PureWindowsPath
from typing import TypeVar

from mindbody_app.journal.records import PracticeRecord
from mindbody_app.store.journal_store import FILE_NAME, JournalStore, open_journal
from tools.package.bare_root import HOME, PERSON_ID, BareRoot
from tools.package.wine_shims import OVERRIDES, mend_windows, mend_wine
from tools.stage import Screen, SoundServer, StageError, wait_for

SUITE = "trixie"
"""Debian 13: the Wine 8 of Debian 12 can't start Qt 6."""
PACKAGES = ("wine", "wine64", "libpulse0", "fonts-dejavu-core")
PERSON = "Zoë Müller"
"""Who uses it: a name with a space and with letters that not every program takes well."""
PATIENCE = 300
"""Seconds after which a program that asks nothing is taken to hang."""
REST_SECONDS = 0.7
HIVES = ("HKCU", r"HKLM\Software")
Read = TypeVar("Read")
_KEY = re.compile(r"^\[(.+)\]$")


class Wine:
    """Such a Windows; paths are as they are seen from outside unless they are PureWindowsPath."""

    def __init__(self, root: BareRoot, screen: Screen, sound: SoundServer) -> None:
        self.root = root
        self.screen = screen
        self.sound = sound
        self.variables = {
            "DISPLAY": screen.environment["DISPLAY"],
            "PULSE_SERVER": sound.environment["PULSE_SERVER"],
            "WINEDLLOVERRIDES": OVERRIDES,
            "WINEDEBUG": "-all",
        }
        self.drive = root.home() / ".wine" / "drive_c"
        self.own = self.drive / "users" / PERSON
        self.local = self.own / "AppData" / "Local"

    def set_up(self) -> str:
        """Make the person's Windows and mend what Wine lacks; Wine's version."""
        names = self.root.folder / "etc" / "passwd"
        others = [each for each in names.read_text().splitlines() if f":{PERSON_ID}:" not in each]
        own = f"{PERSON}:x:{PERSON_ID}:{PERSON_ID}::{HOME}:/bin/sh"
        names.write_text("\n".join([*others, own, ""]), encoding="utf-8")
        # Wine asks for the machine's own address, and a name server's answer isn't waited for.
        hosts = self.root.folder / "etc" / "hosts"
        hosts.write_text(f"127.0.0.1 localhost {os.uname().nodename}\n")
        mend_wine(self.root)
        self.run("wineboot", "--init")
        self.root.run_as_person("wineserver", "--wait", environment=self.variables)
        mend_windows(self.root, self.drive / "windows" / "system32")
        return self.root.run("wine", "--version").split()[0]

    def run(self, *command: str, code: int = 0) -> str:
        """Run a program to its end; what it printed.

        Raises:
            OSError: it ended with another code, or hung.
        """
        done = self.root.run_as_person(
            *("timeout", str(PATIENCE), "wine", *command), environment=self.variables
        )
        if done.returncode != code:
            what = f"{' '.join(command)} ended with {done.returncode} instead of {code}"
            raise OSError(f"{what}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return done.stdout

    def start(self, *command: str, calls: Path | None = None) -> None:
        """Start a program and let it run; every connection that it asks for goes to a file."""
        self.root.start_as_person("wine", *command, environment=self.variables, calls=calls)

    def stop(self) -> None:
        """End everything that runs in it."""
        self.root.run_as_person("wineserver", "--kill", environment=self.variables)

    def inside(self, path: Path) -> str:
        """How Windows names a path of its drive."""
        return str(PureWindowsPath("C:/", *path.relative_to(self.drive).parts))

    def running(self, program: str) -> list[int]:
        """The processes of a program."""
        found = []
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = place.read_bytes().split(b"\0")
            except OSError:
                continue
            if words[0].decode(errors="replace").endswith(f"\\{program}"):
                found.append(int(place.parent.name))
        return found

    def files(self) -> frozenset[str]:
        """Every file and folder of its drive."""
        return frozenset(str(each.relative_to(self.drive)) for each in self.drive.rglob("*"))

    def registry(self) -> dict[str, tuple[str, ...]]:
        """The registry's keys, the person's and the machine's, each with its lines."""
        found: dict[str, tuple[str, ...]] = {}
        for hive in HIVES:
            place = self.own / "Temp.reg"
            self.run("reg", "export", hive, self.inside(place), "/y")
            found |= registry_keys(place.read_text(encoding="utf-16"))
            place.unlink()
        return found

    def windows(self) -> dict[int, str]:
        """The windows that can be seen, with their titles."""
        try:
            numbers = self.screen.run("xdotool", "search", "--onlyvisible", "--name", ".").split()
            return {
                int(each): self.screen.run("xdotool", "getwindowname", each).strip()
                for each in numbers
            }
        except StageError:
            return {}  # none, or one that closed meanwhile

    def window(self, title: str, seconds: float = 60) -> int:
        """The window whose title ends so, as soon as it is there, with the keyboard's focus.

        No window manager gives it that on a bare screen.
        """

        def there() -> int | None:
            found = [each for each, name in self.windows().items() if name.endswith(title)]
            return found[0] if found else None

        number = wait_for(f"the window “{title}”", there, seconds)
        self.screen.run("xdotool", "windowfocus", "--sync", str(number))
        return number

    def sight(self) -> bytes:
        """What the screen shows."""
        with tempfile.NamedTemporaryFile(suffix=".ppm") as file:
            self.screen.picture(Path(file.name))
            return Path(file.name).read_bytes()

    def at_rest(self, seconds: float = 30, *, rest: float = REST_SECONDS) -> bytes:
        """What the screen shows once it has shown the same for `rest` seconds."""
        ends_at = time.monotonic() + seconds
        seen, since = self.sight(), time.monotonic()
        while time.monotonic() - since < rest:
            if time.monotonic() > ends_at:
                raise StageError(f"the screen moved for {seconds:.0f} s")
            now = self.sight()
            if now != seen:
                seen, since = now, time.monotonic()
        return seen

    def presses(self, *keys: str, settle: bool = True) -> None:
        """Press keys, and wait until the screen has changed and come to rest.

        Args:
            keys: by their X names, one after the other.
            settle: no: the screen will go on moving.
        """
        before = self.at_rest() if settle else b""
        self.screen.run("xdotool", "key", "--delay", "80", *keys)
        if settle:
            wait_for(f"what {' '.join(keys)} changes", lambda: self.sight() != before)
            self.at_rest()


def colour(sight: bytes, x: int, y: int) -> bytes:
    """The red, green and blue of a pixel of what a screen shows."""
    _, width, height, most = sight[:64].split()[:4]
    wide = 1 if int(most) < 256 else 2  # bytes of a colour, the higher one first
    start = len(sight) - int(width) * int(height) * 3 * wide
    place = start + (y * int(width) + x) * 3 * wide
    return sight[place : place + 3 * wide : wide]


def differing(sight: bytes, other: bytes) -> float:
    """The share in which two sights of one screen differ."""
    return sum(one != two for one, two in zip(sight, other, strict=True)) / len(sight)


def practices(kept: Path) -> tuple[PracticeRecord, ...]:
    """The practices in the journal of a data folder; none where there is no journal yet."""
    return read_journal(kept, lambda journal: journal.practices()) or ()


def read_journal(kept: Path, read: Callable[[JournalStore], Read]) -> Read | None:
    """Read a journal from a copy of its folder; None where there is none yet."""
    if not (kept / FILE_NAME).is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "data")
        shutil.copytree(kept, copy, ignore=shutil.ignore_patterns("running"))
        with closing(open_journal(copy)) as journal:
            return read(journal)


def registry_keys(text: str) -> dict[str, tuple[str, ...]]:
    """The keys of a registry that was exported as text, each with its lines."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        key = _KEY.match(line)
        if key is not None:
            lines = found.setdefault(key[1], [])
        elif line:
            lines.append(line)
    return {key: tuple(lines) for key, lines in found.items()}
