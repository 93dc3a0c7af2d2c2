"""Starting the app when the person logs in, by each system's own convention.

What is asked is always the system itself, so that a switch shows what is, also after the person
changed it elsewhere: in the desktop's own list of programs, or in Windows' Task Manager. On a Mac
it is the file alone: what a person switches off in System Settings, under Login Items, macOS keeps
in a list of its own that no program may read.
"""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import subprocess
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from unicodedata import category

from mindbody_app.store.app_image import app_image
from mindbody_app.store.errors import StoreError, store_error
from mindbody_app.store.files import write_atomically

NAME = "mindbody-app"
TITLE = "Body & Breath"
PROGRAM = "BodyAndBreath.exe"
"""On Windows the installed app's program without a console; the commands' one lies beside it."""
IN_TRAY = "--in-tray"
"""The option of a start with no window."""
AGENT = "app.mindbody.BodyAndBreath"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where Task Manager keeps what the person switched off there: an odd first byte is off."""
LONGEST_LINE = 260
"""Signs of a value of the Run key; Windows passes a longer one over and says nothing ("Run and
RunOnce Registry Keys")."""
PASSING = re.compile(r"^/Volumes/|/AppTranslocation/")
"""Where on a Mac an app lies for a while alone: a disk image, and the place that macOS lends one
which is opened where it was downloaded."""


class LoginStart(Protocol):
    """Whether this app, started as it was now, starts at login."""

    def is_on(self) -> bool:
        """Whether it does."""

    def switch(self, *, on: bool) -> None:
        """Let it, or let it no longer.

        Raises:
            StoreError: the system doesn't take it; one sentence for the person.
        """


def own_command(
    program: str, python: str, environment: Mapping[str, str], *, frozen: bool, platform: str
) -> tuple[str, ...]:
    """How this app is started again.

    Args:
        program: the first word of the command line.
        python: the running interpreter, or the frozen app itself.
        environment: its variables, which tell of an AppImage.
        frozen: whether the app was frozen into one program.
        platform: as `sys.platform` has it.
    """
    if frozen and (image := app_image(Path(python), environment)):
        return (str(image),)
    if frozen:
        return (python,)
    if platform == "win32":
        installed = Path(python).with_name(PROGRAM)
        if installed.exists():
            return (str(installed),)
        # The interpreter with no console window, where it is.
        quiet = Path(python).with_name("pythonw.exe")
        return (str(quiet if quiet.exists() else python), "-m", "mindbody_app")
    script = Path(program).absolute()
    if script.name == NAME and os.access(script, os.X_OK):
        return (str(script),)
    return (python, "-m", "mindbody_app")


def login_start(
    command: Sequence[str], environment: Mapping[str, str], home: Path, platform: str
) -> LoginStart:
    """The way of this system.

    Args:
        command: what is to be started.
        environment: its variables.
        home: the person's own folder.
        platform: as `sys.platform` has it.
    """
    if platform == "win32":
        return RunValue(command, import_module("winreg"))
    if platform == "darwin":
        return LaunchAgent(command, home / "Library" / "LaunchAgents" / f"{AGENT}.plist")
    named = environment.get("XDG_CONFIG_HOME", "")
    # A relative path there is to be ignored (XDG Base Directory Specification).
    config = Path(named) if named and Path(named).is_absolute() else home / ".config"
    return AutostartEntry(command, config / "autostart" / f"{NAME}.desktop")


class AutostartEntry:
    """Linux: a file in the autostart folder (Desktop Application Autostart Specification)."""

    def __init__(self, command: Sequence[str], path: Path) -> None:
        self._command = tuple(command)
        self._exec = " ".join(map(_quoted, command))
        self._path = path

    def is_on(self) -> bool:
        """Whether the file is there, starts this very app and isn't switched off."""
        entry = configparser.RawConfigParser(strict=False)
        try:
            entry.read_string(self._path.read_text(encoding="utf-8"))
            found = entry["Desktop Entry"]
        except (OSError, UnicodeError, configparser.Error, KeyError):
            return False
        switched_off = found.get("Hidden") == "true"
        # Written by GNOME's own list of programs.
        switched_off |= found.get("X-GNOME-Autostart-enabled") == "false"
        return found.get("Exec") == self._exec and not switched_off

    def switch(self, *, on: bool) -> None:
        """Write the file, or remove it."""
        if not on:
            _remove(self._path)
            return
        _expect_words(self._command)
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={TITLE}",
            f"Exec={self._exec}",
            # Once the app is removed, the entry that it leaves is passed over.
            f"TryExec={_escaped(self._command[0])}",
            f"Icon={NAME}",
            "Terminal=false",
            "StartupNotify=false",
        )
        _write(self._path, "".join(f"{line}\n" for line in lines).encode())


_BREAKS = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode's categories of what ends a line, of other control characters, and of bytes that are no
text in the system's own alphabet."""


def _expect_words(command: Sequence[str]) -> None:
    """Refuse what would break the line of a file that has a key a line.

    Raises:
        StoreError: a part has such a sign; one sentence for the person.
    """
    for part in command:
        if {category(each) for each in part} & _BREAKS:
            raise StoreError(
                f"{part!a} can't stand in the list of what starts when you log in; give the"
                " file or folder a name of plain letters."
            )


def _escaped(value: str) -> str:
    """A value of a desktop entry (Desktop Entry Specification, "Possible value types")."""
    return value.replace("\\", "\\\\")


def _quoted(argument: str) -> str:
    """An argument of a desktop entry's Exec line (Desktop Entry Specification, "The Exec key")."""
    inner = "".join(f"\\{each}" if each in '"`$\\' else each for each in argument)
    # A backslash of the value itself is written twice, and a percent sign is no field code.
    return '"' + _escaped(inner).replace("%", "%%") + '"'


class LaunchAgent:
    """macOS: a property list in the person's LaunchAgents folder."""

    def __init__(self, command: Sequence[str], path: Path) -> None:
        self._command = list(command)
        self._path = path

    def is_on(self) -> bool:
        """Whether the list is there, starts this very app and isn't switched off."""
        try:
            found = plistlib.loads(self._path.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return False
        if not isinstance(found, dict) or found.get("Disabled") is True:
            return False
        return found.get("ProgramArguments") == self._command and found.get("RunAtLoad") is True

    def switch(self, *, on: bool) -> None:
        """Write the list, or remove it."""
        if not on:
            _remove(self._path)
            return
        if PASSING.search(self._command[0]):
            raise StoreError(
                "Body & Breath can start when you log in once it is in the Applications folder:"
                " move it there, open it from there, and switch this on again."
            )
        _expect_words(self._command)
        agent = {
            "Label": AGENT,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        _write(self._path, plistlib.dumps(agent))


class RunValue:
    """Windows: a value of the person's own Run key.

    Args:
        command: what is to be started.
        registry: the module `winreg`.
    """

    def __init__(self, command: Sequence[str], registry: Any) -> None:
        self._line = subprocess.list2cmdline(command)
        self._registry = registry

    def is_on(self) -> bool:
        """Whether the value is there, starts this very app and isn't switched off."""
        approved = self._value(APPROVED_KEY)
        switched_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] & 1
        return self._value(RUN_KEY) == self._line and not switched_off

    def switch(self, *, on: bool) -> None:
        """Write the value, or remove it."""
        if on and len(self._line) > LONGEST_LINE:
            raise StoreError(
                "Windows starts nothing with you whose place has so long a name; keep the app, and"
                " its data folder if you chose one, in a folder nearer to the top."
            )
        registry = self._registry
        try:
            self._delete(APPROVED_KEY)
            if on:
                with registry.CreateKey(registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                    registry.SetValueEx(key, TITLE, 0, registry.REG_SZ, self._line)
            else:
                self._delete(RUN_KEY)
        except OSError as error:
            raise StoreError(
                f"Windows doesn't let this be changed ({error.strerror or error}); its Settings"
                " have a list of the apps that start with it."
            ) from error

    def _value(self, name: str) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, name) as key:
                value: object = registry.QueryValueEx(key, TITLE)[0]
        except OSError:
            return None
        return value

    def _delete(self, name: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(
                registry.HKEY_CURRENT_USER, name, 0, registry.KEY_SET_VALUE
            ) as key:
                registry.DeleteValue(key, TITLE)
        except FileNotFoundError:
            return


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomically(path, data)
    except OSError as error:
        raise store_error(error, path.parent) from error


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise store_error(error, path) from error
