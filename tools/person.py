"""A person at the app: looks at its screen, presses real keys, moves a real mouse.

Controls are found by their accessible names, as a screen reader would say them, so that a
control without a name can't be pressed here either.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mindbody_app.store.settings import SettingsFile
from tools.stage import REPOSITORY, Screen, StageError, end, wait_for

MOST_SCROLLS = 40
REST_SECONDS = 0.05
"""What stays in place this long has come to rest."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on the screen; rectangles are (left, top, width, height) in screen pixels."""

    window: int
    role: str
    name: str
    value: str
    enabled: bool
    focused: bool
    checked: bool
    shown: Sequence[int]
    """The part that is not scrolled or clipped away."""
    whole: Sequence[int]

    @property
    def centre(self) -> tuple[int, int]:
        """The middle of what is shown."""
        left, top, width, height = self.shown
        return left + width // 2, top + height // 2

    @property
    def in_view(self) -> bool:
        """Whether half of it or more can be seen, so that its middle can be clicked."""
        return self.shown[2] * 2 > self.whole[2] and self.shown[3] * 2 > self.whole[3]


class Person:
    """Drives one running app."""

    def __init__(self, screen: Screen, app: subprocess.Popen[str], guide: socket.socket) -> None:
        self.screen = screen
        self.app = app
        self._guide = guide

    def looks(self) -> list[Seen]:
        """Everything that the app's windows show now."""
        if self.app.poll() is not None:
            raise StageError(f"the app has ended with exit code {self.app.returncode}")
        self._guide.sendall(b"look\n")
        with self._guide.makefile() as answers:
            return [Seen(**entry) for entry in json.loads(answers.readline() or "[]")]

    def finds(self, name: str, *, role: str | None = None) -> Seen | None:
        """What bears that name, as the whole of its own before a part; None when nothing does."""
        seen = [
            one
            for one in self.looks()
            if name.casefold() in one.name.casefold() and role in (None, one.role)
        ]
        return min(
            seen,
            key=lambda one: (len(one.name) != len(name), not one.enabled, len(one.name)),
            default=None,
        )

    def waits_for(self, name: str, *, role: str | None = None, seconds: float = 20) -> Seen:
        """What bears that name, as soon as it is there."""
        try:
            return wait_for(f'"{name}"', lambda: self.finds(name, role=role), seconds)
        except StageError as error:
            names = ", ".join(sorted({one.name for one in self.looks() if one.name}))
            raise StageError(f"{error}; the screen shows: {names}") from None

    def clicks(self, name: str, *, role: str | None = None) -> None:
        """Move the mouse to what bears that name, scrolling to it if need be, and click."""
        self.scrolls_to(name, role=role)
        wait_for(f'"{name}" to be enabled', lambda: self.waits_for(name, role=role).enabled)
        x, y = self._at_rest(name, role).centre
        self.screen.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def scrolls_to(self, name: str, *, role: str | None = None) -> Seen:
        """Turn the wheel until what bears that name is in view."""
        for _ in range(MOST_SCROLLS):
            seen = self._at_rest(name, role)
            if seen.in_view:
                return seen
            self._scroll_towards(seen)
        raise StageError(f'"{name}" can\'t be scrolled into view')

    def rests(self) -> None:
        """Move the mouse out of the way, so that nothing lies under it."""
        self.screen.run("xdotool", "mousemove", "--", "9999", "0")

    def presses(self, *keys: str) -> None:
        """Press keys one after the other, each by its X name ("space", "ctrl+2")."""
        self._takes_the_keyboard()
        self.screen.run("xdotool", "key", "--delay", "60", *keys)

    def types(self, text: str) -> None:
        """Type text."""
        self._takes_the_keyboard()
        self.screen.run("xdotool", "type", "--delay", "40", text)

    def resizes(self, width: int, height: int) -> None:
        """Give the main window that many pixels, at the screen's top left."""
        window = str(self.window())
        self.screen.run("xdotool", "windowmove", window, "0", "0")
        self.screen.run("xdotool", "windowsize", "--sync", window, str(width), str(height))
        wait_for("the new size", lambda: tuple(self.looks()[0].whole[2:]) == (width, height))

    def window(self) -> int:
        """The main window's X id, as soon as it is there."""
        return wait_for("the window", self.looks)[0].window

    def _at_rest(self, name: str, role: str | None) -> Seen:
        """What bears that name once it has stopped moving."""
        before = self.waits_for(name, role=role)
        while True:
            time.sleep(REST_SECONDS)
            seen = self.waits_for(name, role=role)
            if seen.whole == before.whole:
                return seen
            before = seen

    def _takes_the_keyboard(self) -> None:
        """Focus the newest window if none has it: on a bare screen no window manager does."""
        seen = self.looks()
        if seen and not any(one.focused for one in seen):
            self.screen.run("xdotool", "windowfocus", "--sync", str(seen[-1].window))

    def _scroll_towards(self, seen: Seen) -> None:
        down = seen.whole[1] + seen.whole[3] // 2 > seen.centre[1]
        x, y = self._middle_of(seen.window)
        wheel = "5" if down else "4"
        self.screen.run("xdotool", "mousemove", str(x), str(y), "click", wheel)

    def _middle_of(self, window: int) -> tuple[int, int]:
        shape = self.screen.run("xdotool", "getwindowgeometry", "--shell", str(window))
        parts = dict(line.split("=") for line in shape.split())
        return (
            int(parts["X"]) + int(parts["WIDTH"]) // 2,
            int(parts["Y"]) + int(parts["HEIGHT"]) // 2,
        )


def has_started_before(data_folder: Path) -> None:
    """Leave a data folder as it is once the first steps were done, whatever else it holds."""
    settings = SettingsFile(data_folder / "settings.json")
    if settings.current.first_start_open:
        settings.change(first_start_open=False)


@contextmanager
def person_at(
    screen: Screen,
    data_folder: Path,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    module: str = "mindbody_app",
    new: bool = False,
) -> Iterator[Person]:
    """Start the app on a screen with a data folder of its own, and someone to use it.

    Args:
        screen: where its window opens.
        data_folder: where it keeps its record.
        arguments: the app's command line.
        environment: more variables, such as a sound server's or QT_SCALE_FACTOR.
        module: what to run, as `python -m` would.
        new: whether an empty folder's first steps are met; else they were done before.
    """
    if not new:
        has_started_before(data_folder)
    ours, theirs = socket.socketpair()
    variables = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    variables |= screen.environment | {"MINDBODY_DATA": str(data_folder), "LC_ALL": "C.UTF-8"}
    with ours, theirs:
        guide = [sys.executable, "-m", "tools.guide", str(theirs.fileno())]
        app = subprocess.Popen(
            [*guide, module, *arguments],
            cwd=REPOSITORY,
            env=variables | dict(environment or {}),
            pass_fds=[theirs.fileno()],
            text=True,
        )
        ours.settimeout(30)
        try:
            yield Person(screen, app, ours)
        finally:
            end(app)
