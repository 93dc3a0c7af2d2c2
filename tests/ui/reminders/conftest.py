"""A private session bus with a desktop on it, and the app with a clock that is moved."""

from __future__ import annotations

import json
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.app import App, assets_folder
from mindbody_app.journal.reminders import Reminder, Reminders
from mindbody_app.practice.sound_port import Output
from mindbody_app.store.login_start import AutostartEntry
from mindbody_app.ui.reminders.keeper import ReminderKeeper
from tests.ui.conftest import NOW
from tools.stage import Screen, StageError, end, wait_for

LONGEST_WAIT = 20.0
EVENING = Reminders(True, (Reminder(time(20)),))


class Desktop:
    """What the app finds on its session bus, and what it did there."""

    def __init__(self, address: str, process: subprocess.Popen[str]) -> None:
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": address}
        self._process = process
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(json.loads(line))

    def hears(self, what: str, seconds: float = LONGEST_WAIT) -> dict[str, Any]:
        """The next line, which is to tell of that."""
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise StageError(f"the desktop heard of no {what}") from None
        assert what in line, line
        return line

    def hears_nothing(self, seconds: float = 1.0) -> bool:
        """Whether nothing comes for a while."""
        try:
            return not self._lines.get(timeout=seconds)
        except queue.Empty:
            return True

    def answers(self, action: str) -> None:
        """Press on the newest message."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{action}\n")
        self._process.stdin.flush()

    def clicks(self, item: str) -> None:
        """Click the icon."""
        interface = "org.kde.StatusNotifierItem"
        self._send(item, "/StatusNotifierItem", f"{interface}.Activate", "int32:0", "int32:0")

    def menu(self, item: str) -> dict[str, str]:
        """The icon's menu: the number of each line by its words."""
        interface = "com.canonical.dbusmenu"
        told = self._send(
            item, "/MenuBar", f"{interface}.GetLayout", "int32:0", "int32:-1", "array:string:label"
        )
        found: dict[str, str] = {}
        number = ""
        for line in re.findall(r'int32 \d+|string "label"\s+variant\s+string ".+"', told):
            if line.startswith("int32"):
                number = line.removeprefix("int32 ")
            else:
                found[line.split('"')[3].replace("_", "")] = number
        return found

    def chooses(self, item: str, words: str) -> None:
        """Choose a line of the icon's menu."""
        number = self.menu(item)[words]
        method = "com.canonical.dbusmenu.Event"
        details = (f"int32:{number}", "string:clicked", "variant:string:", "uint32:0")
        self._send(item, "/MenuBar", method, *details)

    def _send(self, item: str, path: str, *call: str) -> str:
        done = subprocess.run(
            ["dbus-send", "--session", "--print-reply", f"--dest={item}", path, *call],
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        if done.returncode:
            raise StageError(done.stderr.strip())
        return done.stdout


@contextmanager
def a_desktop(folder: Path, *arguments: str) -> Iterator[Desktop]:
    """A session bus of its own with our desktop on it."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", "--nopidfile"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"HOME": str(folder)},
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("a_desktop.py")), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        wait_for("the bus", lambda: address)
        desktop = Desktop(address, process)
        desktop.hears("ready")
        yield desktop
    finally:
        end(process)
        assert process.stdin is not None
        process.stdin.close()
        end(bus)


_CLOSE = """
import ctypes, sys

class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int),
        ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("kind", ctypes.c_ulong),
        ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("room", ctypes.c_long * 24),
    ]

x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x.XOpenDisplay(None))
x.XInternAtom.restype = ctypes.c_ulong
atom = lambda name: x.XInternAtom(display, name, 0)
window = int(sys.argv[1])
data = (ctypes.c_long * 5)(atom(b"WM_DELETE_WINDOW"))
event = ClientMessage(33, 0, 1, None, window, atom(b"WM_PROTOCOLS"), 32, data)
x.XSendEvent(display, ctypes.c_ulong(window), 0, 0, ctypes.byref(event))
x.XCloseDisplay(display)
"""


def closes(screen: Screen, window: int) -> None:
    """Close a window as its frame's button does; the bare screen has no frames."""
    screen.run(sys.executable, "-c", _CLOSE, str(window))


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A desktop with messages and a tray."""
    with a_desktop(tmp_path) as running:
        yield running


class Clock:
    """A clock that the test moves, or lets run."""

    def __init__(self) -> None:
        self.now = NOW
        self.running_since: float | None = None

    def __call__(self) -> datetime:
        if self.running_since is None:
            return self.now
        return self.now + timedelta(seconds=monotonic() - self.running_since)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    return tmp_path / "config" / "autostart" / "mindbody-app.desktop"


@pytest.fixture
def app(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: Clock, entry: Path
) -> Iterator[App]:
    """The app at half past nine on a Wednesday, with a login of its own."""
    start = AutostartEntry(("/opt/mindbody-app", "--in-tray"), entry)
    made = App(qapp, tmp_path / "data", assets_folder(), now=clock, login_start=lambda: start)
    made.settings.change(output=Output.SILENT)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.journal.close()
    # Else its rounds would go on by the moved clock, after the window has gone.
    made.deleteLater()


def notices(app: App) -> list[str]:
    return list(app.window.notices.sentences)


def look_at(app: App, clock: Clock, hour: int, minute: int = 0, *, day: int = 18) -> None:
    clock.now = NOW.replace(day=day, hour=hour, minute=minute)
    keeper = app.staying.findChild(ReminderKeeper)
    assert keeper is not None
    keeper.look()
