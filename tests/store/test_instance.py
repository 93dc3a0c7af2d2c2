"""One copy at a time, with two real processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from mindbody_app.store.instance import FOLDER, REQUEST, Instance, Standing

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from mindbody_app.store.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print(instance.standing, flush=True)
instance.when_asked_to_show(
    lambda: print("shown", flush=True), app, lambda path: print(repr(str(path)), flush=True)
)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""
SECOND = """
import sys
from pathlib import Path
from mindbody_app.store.instance import Instance, Standing
instance = Instance(Path(sys.argv[1]))
print(instance.standing)
if instance.standing is Standing.SECOND:
    instance.ask_first_to_show([Path(each) for each in sys.argv[2:]])
"""


@contextmanager
def first(folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def second(folder: Path, *files: Path) -> str:
    command = [sys.executable, "-c", SECOND, str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_second_start_brings_the_first_to_the_front_every_time(tmp_path: Path) -> None:
    with first(tmp_path / "data") as process:
        assert said(process) == "first"
        for _ in range(3):
            assert second(tmp_path / "data") == "second"
            assert said(process) == "shown"


@pytest.mark.parametrize("name", ["my plan.mindbody-plan", "Zürich 東京\n.mindbody-plan", "-x"])
def test_a_second_start_hands_its_file_to_the_first(tmp_path: Path, name: str) -> None:
    with first(tmp_path / "data") as process:
        assert said(process) == "first"
        assert second(tmp_path / "data", tmp_path / name) == "second"
        assert said(process) == "shown"
        assert said(process) == repr(str(tmp_path / name))
        assert second(tmp_path / "data") == "second"
        assert said(process) == "shown"
        assert {path.name for path in (tmp_path / "data" / FOLDER).iterdir()} == {"lock"}


def asked_of(tmp_path: Path, *requests: tuple[str, bytes]) -> list[Path | None]:
    """What is done for some requests: None for the window, then the files."""
    instance = Instance(tmp_path)
    for number, (name, asked) in enumerate(requests):
        request = tmp_path / FOLDER / name
        request.write_bytes(asked)
        os.utime(request, (number, number))
    called: list[Path | None] = []
    parent = QObject()
    instance.when_asked_to_show(lambda: called.append(None), parent, called.append)
    instance.release()
    return called


@pytest.mark.parametrize("asked", [b"x" * 70_000, b"\0", b"not/absolute.yaml"])
def test_a_request_that_names_no_path_only_shows(
    tmp_path: Path, asked: bytes, qapp: QCoreApplication
) -> None:
    assert asked_of(tmp_path, (f"{REQUEST}7", asked)) == [None]


def test_starts_of_one_instant_are_all_answered_in_their_order(
    tmp_path: Path, qapp: QCoreApplication
) -> None:
    one, two, three = (tmp_path / f"{name}.yaml" for name in ("one", "two", "three"))
    called = asked_of(
        tmp_path,
        (f"{REQUEST}900", os.fsencode(two)),
        (f"{REQUEST}11", os.fsencode(one) + b"\0" + os.fsencode(three)),
        (f"{REQUEST}12", b""),
        (f"{REQUEST}13.new", b"half wri"),
    )
    assert called == [None, two, one, three]
    left = {path.name for path in (tmp_path / FOLDER).iterdir()}
    assert left <= {"lock", f"{REQUEST}13.new"}


def test_starts_before_the_first_is_watching_reach_it_one_and_all(
    tmp_path: Path, qapp: QCoreApplication
) -> None:
    instance = Instance(tmp_path)
    files = [tmp_path / "one.mindbody-script", tmp_path / "two.mindbody-plan"]
    for file in files:
        assert second(tmp_path, file) == "second"
    opened: list[Path] = []
    parent = QObject()
    instance.when_asked_to_show(lambda: None, parent, opened.append)
    instance.release()
    assert opened == files


def test_a_request_that_another_program_holds_is_answered_a_moment_later(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove, held = Path.unlink, [True]

    def remove_unless_held(path: Path, missing_ok: bool = False) -> None:
        if held and path.name.startswith(REQUEST):
            held.pop()
            raise PermissionError(13, "The process cannot access the file")
        remove(path, missing_ok)

    instance = Instance(tmp_path)
    (tmp_path / FOLDER / f"{REQUEST}7").write_bytes(os.fsencode(tmp_path / "one.mindbody-plan"))
    monkeypatch.setattr(Path, "unlink", remove_unless_held)
    monkeypatch.setattr("mindbody_app.store.instance.LOOK_MS", 1)
    opened: list[Path] = []
    parent = QObject()
    instance.when_asked_to_show(lambda: None, parent, opened.append)
    assert opened == []
    qtbot.waitUntil(lambda: opened == [tmp_path / "one.mindbody-plan"])
    instance.release()


def test_a_copy_that_has_run_for_days_is_still_the_first(tmp_path: Path) -> None:
    with first(tmp_path) as process:
        assert said(process) == "first"
        long_ago = time.time() - 3 * 86_400
        os.utime(tmp_path / FOLDER / "lock", (long_ago, long_ago))
        assert second(tmp_path) == "second"


def test_after_a_kill_the_next_start_is_the_first_again(tmp_path: Path) -> None:
    with first(tmp_path) as process:
        assert said(process) == "first"
    with first(tmp_path) as process:
        assert said(process) == "first"
        assert second(tmp_path) == "second"
        assert said(process) == "shown"


def test_folders_do_not_stand_in_each_others_way(tmp_path: Path) -> None:
    with first(tmp_path / "one") as process:
        assert said(process) == "first"
        assert second(tmp_path / "two") == "first"


def test_a_request_made_before_the_first_is_watching_is_answered(
    tmp_path: Path, qapp: QCoreApplication
) -> None:
    instance = Instance(tmp_path)
    assert instance.standing is Standing.FIRST
    assert second(tmp_path) == "second"
    shown: list[bool] = []
    parent = QObject()
    instance.when_asked_to_show(lambda: shown.append(True), parent)
    assert shown == [True]
    instance.release()


@pytest.mark.parametrize(("seconds", "answered"), [(1, True), (60, False)])
def test_a_request_that_nobody_answered_is_the_next_starts_for_a_moment_and_then_nobodys(
    tmp_path: Path, qapp: QCoreApplication, seconds: int, answered: bool
) -> None:
    instance = Instance(tmp_path)
    instance.ask_first_to_show([tmp_path / "plan.mindbody-plan"])
    instance.release()
    (request,) = (tmp_path / FOLDER).glob(f"{REQUEST}*")
    then = time.time() - seconds
    os.utime(request, (then, then))
    again = Instance(tmp_path)
    opened: list[Path] = []
    parent = QObject()
    again.when_asked_to_show(lambda: None, parent, opened.append)
    assert opened == ([tmp_path / "plan.mindbody-plan"] if answered else [])
    assert not list((tmp_path / FOLDER).glob(f"{REQUEST}*"))
    again.release()


def test_a_folder_that_takes_no_lock_still_lets_the_app_run(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    instance = Instance(tmp_path)
    assert instance.standing is Standing.UNKNOWN
    instance.when_asked_to_show(lambda: None, QObject())
    instance.release()


@pytest.mark.parametrize("name", ["QtNetwork", "QtWidgets", "socket"])
def test_standing_in_line_needs_no_window_and_no_socket(name: str) -> None:
    program = "import sys, mindbody_app.store.instance; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert "PySide6.QtCore" in loaded
    assert not [module for module in loaded if module.split(".")[-1] == name]
