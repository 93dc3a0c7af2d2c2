"""The archive's way into the person's menu and out of it, in a home of its own."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mindbody_app.store.login_start import AutostartEntry
from tools.package import linux

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an archive for Linux")

PROGRAM = '#!/bin/sh\nprintf "%s\\n" "$@" >"$0.opened"\n'
AWKWARD = 'Some folder é "$HOME" `x` \\t & more'
"""Signs that mean something to shells, desktop entries or sed."""
ENTRY = ".local/share/applications/mindbody-app-folder.desktop"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's folder."""
    path = tmp_path / "home"
    path.mkdir()
    return path


@pytest.fixture
def folder(tmp_path: Path, qapp: object) -> Path:
    """The archive, unpacked: the program is played."""
    return unpacked(tmp_path / AWKWARD)


def unpacked(path: Path) -> Path:
    """What the archive holds beside the bundle."""
    path.mkdir()
    (path / linux.NAME).write_text(PROGRAM)
    (path / linux.NAME).chmod(0o755)
    for name in linux.MENU_SCRIPTS:
        shutil.copy(linux.TEMPLATES / name, path)
    linux.write_share(path / "share", "1.2.3")
    return path


def run(
    folder: Path, home: Path, *words: str, script: str = "add-to-menu.sh", **more: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / script, *words],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"} | more,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def read(path: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser["Desktop Entry"]


def command(value: str) -> list[str]:
    """What a desktop makes of an Exec key: the text's escapes, then a quoted word."""
    program = re.fullmatch(r'"((?:[^"`$\\]|\\["`$\\])*)" %F', value.replace("\\\\", "\\"))
    assert program is not None, value
    return [re.sub(r"\\(.)", r"\1", program[1]), "FILE"]


def files(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


def test_the_menu_starts_the_folders_own_program(folder: Path, home: Path) -> None:
    done = run(folder, home)
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout

    entry = read(home / ENTRY)
    assert command(entry["Exec"]) == [str(folder / linux.NAME), "FILE"]
    assert entry["TryExec"].replace("\\\\", "\\") == str(folder / linux.NAME)
    given = read(folder / "share" / "applications" / "mindbody-app.desktop")
    assert {**entry, "Exec": "", "TryExec": ""} == {**given, "Exec": "", "TryExec": ""}
    icons = home / ".local" / "share" / "icons" / "hicolor"
    assert files(icons) == files(folder / "share" / "icons" / "hicolor") != set()
    types = home / ".local" / "share" / "mime" / "packages" / "mindbody-app-folder.xml"
    assert types.read_text() == (folder / "share/mime/packages/mindbody-app.xml").read_text()


@pytest.mark.skipif(shutil.which("gio") is None, reason="there is no gio to ask")
def test_a_double_click_starts_it_with_the_file(folder: Path, home: Path, tmp_path: Path) -> None:
    """The desktop's own library reads the entry and starts what it says."""
    run(folder, home)
    plan = tmp_path / "a plan é.mindbody-plan"
    plan.touch()
    variables = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"}

    subprocess.run(["gio", "launch", home / ENTRY, plan], env=variables, check=True, timeout=60)

    opened = folder / f"{linux.NAME}.opened"
    for _ in range(200):
        if opened.is_file() and opened.read_text():
            break
        time.sleep(0.05)
    assert opened.read_text() == f"{plan}\n"


@pytest.mark.skipif(
    shutil.which("update-mime-database") is None
    or shutil.which("update-desktop-database") is None
    or shutil.which("gio") is None,
    reason="the desktop's own tools are not here",
)
def test_the_desktop_knows_the_files_and_who_opens_them(folder: Path, home: Path) -> None:
    run(folder, home)
    variables = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "XDG_DATA_DIRS": "/usr/share",
    }

    for kind in ("plan", "script"):
        asked = ["gio", "mime", f"application/x-mindbody-{kind}"]
        told = subprocess.run(asked, env=variables, capture_output=True, text=True, check=True)
        assert "mindbody-app-folder.desktop" in told.stdout
        assert f":*.mindbody-{kind}\n" in (home / ".local/share/mime/globs2").read_text()


def test_after_moving_the_folder_it_is_run_again(folder: Path, home: Path) -> None:
    run(folder, home)
    moved = folder.rename(folder.with_name("elsewhere"))

    assert run(moved, home).returncode == 0
    assert command(read(home / ENTRY)["Exec"]) == [str(moved / linux.NAME), "FILE"]


def test_nothing_of_it_stays_after_removal(folder: Path, home: Path) -> None:
    other = home / ".local" / "share" / "applications" / "other.desktop"
    record = home / ".local" / "share" / "BodyAndBreath" / "journal.db"
    for each in (other, record):
        each.parent.mkdir(parents=True)
        each.touch()
    before = files(home)
    run(folder, home)
    login = home / ".config" / "autostart" / "mindbody-app.desktop"
    AutostartEntry([str(folder / linux.NAME), "--in-tray"], login).switch(on=True)

    done = run(folder, home, script="remove-from-menu.sh")

    assert done.returncode == 0, done.stderr
    made_by_the_desktop = {each for each in files(home) - before if "/mime/" in each}
    made_by_the_desktop.add(".local/share/applications/mimeinfo.cache")
    assert files(home) - made_by_the_desktop == before
    assert not [each for each in files(home) if "mindbody" in each.casefold()]


def test_another_folders_entry_is_left_alone(folder: Path, home: Path, tmp_path: Path) -> None:
    other = unpacked(tmp_path / "other")
    run(other, home)
    login = home / ".config" / "autostart" / "mindbody-app.desktop"
    AutostartEntry([str(other / linux.NAME), "--in-tray"], login).switch(on=True)
    before = files(home)

    done = run(folder, home, "--remove")

    assert done.returncode == 1
    assert "another folder" in done.stderr
    assert files(home) == before


def test_the_folders_that_the_person_set_are_used(folder: Path, home: Path, tmp_path: Path) -> None:
    run(folder, home, XDG_DATA_HOME=str(tmp_path / "data"))

    assert (tmp_path / "data" / "applications" / "mindbody-app-folder.desktop").is_file()
    assert not files(home)


@pytest.mark.parametrize("words", [["--undo"], ["a", "b"]])
def test_what_it_does_not_know_it_says(folder: Path, home: Path, words: list[str]) -> None:
    done = run(folder, home, *words)

    assert (done.returncode, done.stderr) == (1, "Tell it nothing, or --remove.\n")
    assert not files(home)


@pytest.mark.parametrize("name", ["100%", "two\nlines"])
def test_a_name_that_no_menu_takes_is_refused(name: str, home: Path, tmp_path: Path) -> None:
    done = run(unpacked(tmp_path / name), home)

    assert done.returncode == 1
    assert "take the line break or % out of the folder's name" in done.stderr
    assert not files(home)


def test_a_folder_with_no_program_adds_nothing(folder: Path, home: Path) -> None:
    (folder / linux.NAME).unlink()

    done = run(folder, home)

    assert done.returncode == 1
    assert "unpack the whole archive again" in done.stderr
    assert not files(home)
