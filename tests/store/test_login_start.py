"""Starting at login: real files on Linux and macOS' way, a stand-in for Windows' registry."""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from mindbody_app.store.errors import StoreError
from mindbody_app.store.login_start import (
    AGENT,
    APPROVED_KEY,
    LONGEST_LINE,
    NAME,
    PROGRAM,
    RUN_KEY,
    TITLE,
    AutostartEntry,
    LaunchAgent,
    LoginStart,
    RunValue,
    login_start,
    own_command,
)

COMMAND = ("/opt/Body & Breath/mindbody-app", "--in-tray")


class Registry:
    """As much of `winreg` as the app calls: keys of named values."""

    HKEY_CURRENT_USER = "HKCU"
    KEY_SET_VALUE = 2
    REG_SZ = 1

    def __init__(self, *keys: str) -> None:
        self.keys: dict[str, dict[str, object]] = {key: {} for key in keys}
        self.locked = False

    class Handle:
        """An open key."""

        def __init__(self, values: dict[str, object]) -> None:
            self.values = values

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    def OpenKey(  # noqa: N802
        self, key: str, name: str, reserved: int = 0, access: int = 0
    ) -> Registry.Handle:
        assert key == self.HKEY_CURRENT_USER
        if name not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return Registry.Handle(self.keys[name])

    def CreateKey(self, key: str, name: str) -> Registry.Handle:  # noqa: N802
        if self.locked:
            raise PermissionError(13, "Access is denied")
        self.keys.setdefault(name, {})
        return self.OpenKey(key, name)

    def QueryValueEx(self, key: Registry.Handle, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return key.values[name], self.REG_SZ

    def SetValueEx(  # noqa: N802
        self, key: Registry.Handle, name: str, reserved: int, kind: int, value: str
    ) -> None:
        assert kind == self.REG_SZ
        key.values[name] = value

    def DeleteValue(self, key: Registry.Handle, name: str) -> None:  # noqa: N802
        self.QueryValueEx(key, name)
        del key.values[name]


def entry_in(folder: Path) -> Path:
    return folder / "autostart" / f"{NAME}.desktop"


def on_linux(command: tuple[str, ...], folder: Path, _: Registry) -> LoginStart:
    return AutostartEntry(command, entry_in(folder))


def on_macos(command: tuple[str, ...], folder: Path, _: Registry) -> LoginStart:
    return LaunchAgent(command, folder / "agents" / f"{AGENT}.plist")


def on_windows(command: tuple[str, ...], _: Path, registry: Registry) -> LoginStart:
    return RunValue(command, registry)


each_way = pytest.mark.parametrize("way", [on_linux, on_macos, on_windows])


@each_way
def test_it_is_off_until_switched_on_and_off_again_afterwards(
    way: Callable[..., LoginStart], tmp_path: Path
) -> None:
    registry = Registry()
    start = way(COMMAND, tmp_path, registry)
    assert not start.is_on()
    start.switch(on=False)
    assert not start.is_on()
    start.switch(on=True)
    start.switch(on=True)
    assert start.is_on()
    assert way(COMMAND, tmp_path, registry).is_on(), "read anew"
    start.switch(on=False)
    assert not start.is_on()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(registry.keys.values())


@each_way
def test_another_copy_of_the_app_is_not_this_one(
    way: Callable[..., LoginStart], tmp_path: Path
) -> None:
    registry = Registry()
    way(("/elsewhere/mindbody-app", "--in-tray"), tmp_path, registry).switch(on=True)
    start = way(COMMAND, tmp_path, registry)
    assert not start.is_on()
    start.switch(on=True)
    assert start.is_on()


def words_of_exec(value: str) -> list[str]:
    """The arguments of an Exec line: first the escapes of any value, then its own quotes."""
    assert "%" not in value.replace("%%", "")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', value.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", each).replace("%%", "%") for each in quoted]


@pytest.mark.parametrize(
    "command",
    [
        COMMAND,
        ("/usr/bin/python3", "-m", "mindbody_app", "--data-folder", "/home/ann/50% $HOME"),
        ('/odd/"quotes"/and`ticks`', "--in-tray"),
        ("/odd/back\\slash", "--in-tray"),
        ("/home/zoë/ünïcode", "--in-tray"),
        ("/home/no\u00a0break/👩\u200d🦰", "--in-tray"),
    ],
)
def test_any_path_comes_out_of_the_desktop_entry_as_it_went_in(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    start = AutostartEntry(command, entry_in(tmp_path))
    start.switch(on=True)
    assert start.is_on()
    text = entry_in(tmp_path).read_text(encoding="utf-8")
    assert text.splitlines()[0] == "[Desktop Entry]"
    (line,) = [line for line in text.splitlines() if line.startswith("Exec=")]
    assert words_of_exec(line.removeprefix("Exec=")) == list(command)


@pytest.mark.parametrize(
    "name", ["a\nHidden=true", "a\rb", "a\u2028b", "a\x1fb", os.fsdecode(b"caf\xe9")]
)
def test_a_name_that_would_break_the_entry_is_refused_in_a_sentence(
    tmp_path: Path, name: str
) -> None:
    command = ("/opt/app", "--data-folder", f"/home/{name}")
    for start in (
        AutostartEntry(command, tmp_path / "entry"),
        LaunchAgent(command, tmp_path / "agent"),
    ):
        with pytest.raises(StoreError, match="give the file or folder a name") as told:
            start.switch(on=True)
        assert str(told.value).isprintable()
        assert list(tmp_path.iterdir()) == []
        assert not start.is_on()


@pytest.mark.parametrize("name", ["app", "back\\slash", "50% $HOME"])
def test_the_entry_is_passed_over_once_the_app_is_gone(tmp_path: Path, name: str) -> None:
    program = str(tmp_path / name)
    AutostartEntry((program, "--in-tray"), entry_in(tmp_path)).switch(on=True)
    (line,) = re.findall("^TryExec=(.*)$", entry_in(tmp_path).read_text(), re.M)
    assert line.replace("\\\\", "\\") == program


@pytest.mark.skipif(shutil.which("gio") is None, reason="needs GLib's own reader")
def test_glib_starts_what_the_desktop_entry_says(tmp_path: Path) -> None:
    program = tmp_path / "a $folder, `odd`" / "say"
    program.parent.mkdir()
    heard = tmp_path / "heard"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{heard}.new"; mv "{heard}.new" "{heard}"'
    )
    program.chmod(0o755)
    arguments = ("--in-tray", "back\\slash", 'a "quote"', "100%")
    AutostartEntry((str(program), *arguments), entry_in(tmp_path)).switch(on=True)
    subprocess.run(["gio", "launch", str(entry_in(tmp_path))], check=True, timeout=20)
    for _ in range(200):
        if heard.exists():
            break
        subprocess.run(["sleep", "0.05"], check=True)
    assert heard.read_text().splitlines() == list(arguments)


@pytest.mark.parametrize("off", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, off: str) -> None:
    start = AutostartEntry(COMMAND, entry_in(tmp_path))
    start.switch(on=True)
    with entry_in(tmp_path).open("a") as file:
        file.write(f"{off}\n")
    assert not start.is_on()
    start.switch(on=True)
    assert start.is_on()


@pytest.mark.parametrize("data", [b"", b"\xff", b"no section", b"[Desktop Entry]\nName=x\n"])
def test_a_broken_file_is_off_and_can_be_switched_on(tmp_path: Path, data: bytes) -> None:
    for start, path in (
        (AutostartEntry(COMMAND, tmp_path / "entry"), tmp_path / "entry"),
        (LaunchAgent(COMMAND, tmp_path / "agent"), tmp_path / "agent"),
    ):
        path.write_bytes(data)
        assert not start.is_on()
        start.switch(on=True)
        assert start.is_on()


def test_the_launch_agent_is_a_property_list_that_runs_at_load(tmp_path: Path) -> None:
    path = tmp_path / "agent.plist"
    start = LaunchAgent(COMMAND, path)
    start.switch(on=True)
    found = plistlib.loads(path.read_bytes())
    assert (found["Label"], found["ProgramArguments"]) == (AGENT, list(COMMAND))
    assert found["RunAtLoad"] is True
    path.write_bytes(plistlib.dumps(found | {"Disabled": True}))
    assert not start.is_on()


@pytest.mark.parametrize(
    "program",
    [
        "/Volumes/Body & Breath/Body & Breath.app/Contents/MacOS/mindbody-app",
        "/private/var/x/AppTranslocation/1-2/d/Body & Breath.app/Contents/MacOS/mindbody-app",
    ],
)
def test_an_app_that_is_not_in_its_place_yet_does_not_start_at_login(
    program: str, tmp_path: Path
) -> None:
    """On a Mac; the next day there would be nothing at that place."""
    path = tmp_path / "agent.plist"
    start = LaunchAgent((program, "--in-tray"), path)
    with pytest.raises(StoreError, match=r"Applications folder.*\.$"):
        start.switch(on=True)
    assert not path.exists()
    start.switch(on=False)


def test_the_run_value_is_one_command_line() -> None:
    registry = Registry(RUN_KEY)
    RunValue(("C:\\Program Files\\Body\\app.exe", "--in-tray"), registry).switch(on=True)
    assert registry.keys[RUN_KEY][TITLE] == '"C:\\Program Files\\Body\\app.exe" --in-tray'


@pytest.mark.parametrize(("first", "on"), [(2, True), (3, False), (6, True), (7, False)])
def test_what_task_manager_switched_off_is_off(first: int, on: bool) -> None:
    registry = Registry(RUN_KEY, APPROVED_KEY)
    start = RunValue(COMMAND, registry)
    start.switch(on=True)
    registry.keys[APPROVED_KEY][TITLE] = bytes([first]) + bytes(11)
    assert start.is_on() is on
    start.switch(on=True)
    assert start.is_on()


def test_a_line_that_windows_would_pass_over_is_refused() -> None:
    registry = Registry()
    longest = "x" * LONGEST_LINE
    RunValue((longest,), registry).switch(on=True)
    start = RunValue((f"{longest}x",), registry)
    with pytest.raises(StoreError, match="so long a name"):
        start.switch(on=True)
    assert registry.keys[RUN_KEY][TITLE] == longest
    start.switch(on=False)
    assert TITLE not in registry.keys[RUN_KEY]


def test_what_the_system_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    registry = Registry()
    registry.locked = True
    with pytest.raises(StoreError, match=r"Windows doesn't let this be changed \(Access is denied"):
        RunValue(COMMAND, registry).switch(on=True)
    (tmp_path / "config").write_text("a file in the folder's place")
    for start in (
        AutostartEntry(COMMAND, tmp_path / "config" / "autostart" / "x.desktop"),
        LaunchAgent(COMMAND, tmp_path / "config" / "agents" / "x.plist"),
    ):
        assert not start.is_on()
        with pytest.raises(StoreError, match="config") as told:
            start.switch(on=True)
        assert str(told.value).endswith(".")


def test_each_system_has_its_place(tmp_path: Path) -> None:
    for environment, folder in (
        ({}, tmp_path / ".config"),
        ({"XDG_CONFIG_HOME": str(tmp_path / "mine")}, tmp_path / "mine"),
        ({"XDG_CONFIG_HOME": "not/whole"}, tmp_path / ".config"),
    ):
        login_start(COMMAND, environment, tmp_path, "linux").switch(on=True)
        assert entry_in(folder).exists()
        entry_in(folder).unlink()
    login_start(COMMAND, {}, tmp_path, "darwin").switch(on=True)
    assert (tmp_path / "Library" / "LaunchAgents" / f"{AGENT}.plist").exists()


def test_the_app_is_started_again_as_it_was_started(tmp_path: Path) -> None:
    script = tmp_path / NAME
    script.write_text("#!/bin/sh\n")

    def command(program: Path | str, platform: str = "linux", **more: str) -> tuple[str, ...]:
        return own_command(str(program), "/python", more, frozen=False, platform=platform)

    assert command(script) == ("/python", "-m", "mindbody_app"), "it can't be run"
    script.chmod(0o755)
    assert command(script) == (str(script),)
    assert command("/package/mindbody_app/__main__.py") == ("/python", "-m", "mindbody_app")
    frozen = own_command("x", "/Apps/Body", {}, frozen=True, platform="darwin")
    assert frozen == ("/Apps/Body",)
    assert command(script, platform="win32") == ("/python", "-m", "mindbody_app")


def test_an_app_image_is_started_again_as_the_one_file_that_it_is() -> None:
    def command(program: str, **environment: str) -> tuple[str, ...]:
        return own_command("x", program, environment, frozen=True, platform="linux")

    image, mounted = "/apps/Body.AppImage", "/tmp/.mount_Body12"
    inside = f"{mounted}/mindbody-app"
    assert command(inside, APPIMAGE=image, APPDIR=mounted) == (image,)
    # Started from a terminal that is an AppImage itself, the app is still the app.
    installed = "/usr/lib/mindbody-app/mindbody-app"
    assert command(installed, APPIMAGE="/apps/term.AppImage", APPDIR=mounted) == (installed,)
    assert command(installed, APPIMAGE="/apps/term.AppImage") == (installed,)


def test_windows_is_given_the_python_without_a_console(tmp_path: Path) -> None:
    (tmp_path / "pythonw.exe").touch()
    python = str(tmp_path / "python.exe")
    found = own_command("mindbody-app", python, {}, frozen=False, platform="win32")
    assert found == (str(tmp_path / "pythonw.exe"), "-m", "mindbody_app")
    assert os.path.dirname(found[0]) == str(tmp_path)  # noqa: PTH120


def test_the_installed_app_starts_with_no_console_on_windows(tmp_path: Path) -> None:
    """Also where the commands' program, which has one, switched it on."""
    quiet = tmp_path / PROGRAM
    quiet.touch()
    for python in (quiet, tmp_path / "mindbody-app.exe"):
        found = own_command("", str(python), {}, frozen=False, platform="win32")
        assert found == (str(quiet),)
