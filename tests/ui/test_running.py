"""What a start does beside its window: whom it meets, what it hands over, where it waits."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app import running
from mindbody_app.app import App
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.reminders import Reminder, Reminders
from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.running import Asked
from mindbody_app.store.instance import FOLDER, Instance
from mindbody_app.store.plan_files import digest_of, plan_text
from mindbody_app.store.settings import SettingsFile
from mindbody_app.ui.clinic.offer_page import OfferPage
from mindbody_app.ui.first_start.step_page import StepPage
from tests.store.records import clinic_plan
from tests.ui.conftest import NOW, MakeApp
from tests.ui.first_start.people import practice, step
from tests.written import check_in_at

TODAY = NOW.date()


def test_a_plan_beside_the_app_is_shown_with_the_first_window_after_a_start_by_the_tray(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "one.mindbody-plan").write_text(plan_text(clinic_plan()), "utf-8")
    app = make_app(beside=(tmp_path / "kit",))
    app.settings.change(reminders=Reminders(True, (Reminder(time(7, 0)),)))
    app.window.hide()
    running._wait_by_the_tray(app, Asked(in_tray=True))
    QApplication.processEvents()
    assert app.window.findChildren(OfferPage) == []
    app.show_window()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in app.window.findChildren(OfferPage)))


def test_a_start_that_cannot_reach_the_copy_that_runs_says_so(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    instance = Instance(tmp_path)
    instance.release()
    shutil.rmtree(tmp_path / FOLDER)
    (tmp_path / FOLDER).write_text("in the way")
    assert running._hand_over(instance, Asked(), tmp_path) == 1
    told = capsys.readouterr().err
    assert str(tmp_path) in told
    assert told.count("\n") == 1


def steps_shown(app: App) -> bool:
    return bool(app.window.findChildren(StepPage))


def test_the_first_steps_come_again_though_they_have_made_a_plan(make_app: MakeApp) -> None:
    app = make_app()
    running._meet(app)
    page = practice(app)
    page.days.set_value(3)
    app.window.close()
    assert app.journal.plans()
    again = make_app()
    running._meet(again)
    assert steps_shown(again)
    step(again).skip_button.click()
    last = make_app()
    running._meet(last)
    assert not steps_shown(last)


def check_in(app: App) -> None:
    app.journal.save_check_in(check_in_at(NOW))


def plan(app: App) -> None:
    app.journal.save_plan(Plan(TODAY, (PlanItem("body-scan", 20, 4),)))


def enrolment(app: App) -> None:
    app.journal.save_enrolment(Enrolment("one", "sleep", (Step(Turn.BEGIN, NOW, TODAY),)))


def day_off(app: App) -> None:
    app.journal.save_excused(Excused("one", TODAY, TODAY, Reason.FLARE))


@pytest.mark.parametrize("written", [check_in, plan, enrolment, day_off])
def test_who_brings_a_record_and_no_settings_has_started_before(
    make_app: MakeApp, tmp_path: Path, written: Callable[[App], None]
) -> None:
    app = make_app()
    written(app)
    app.window.close()
    (tmp_path / "settings.json").unlink()
    again = make_app()
    running._meet(again)
    assert not steps_shown(again)
    assert not again.settings.current.first_start_open


def test_a_first_start_is_known_to_the_next_one(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    (tmp_path / "settings.json").unlink()
    running._close_to_others(app, Asked())
    assert SettingsFile(tmp_path / "settings.json").current.first_start_open


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no modes")
def test_what_an_older_version_left_open_to_others_is_closed_once(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    tmp_path.chmod(0o755)
    running._close_to_others(app, Asked(named=True))
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    app.settings.change(closed_to_others=False)
    running._close_to_others(app, Asked())
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    tmp_path.chmod(0o755)
    running._close_to_others(app, Asked())
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("new_here", [False, True])
def test_a_named_plan_is_shown_again_but_not_after_the_first_steps_had_its_answer(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot, new_here: bool
) -> None:
    path = tmp_path / "one.mindbody-plan"
    path.write_text(plan_text(clinic_plan()), "utf-8")
    app = make_app()
    answered = frozenset({digest_of(clinic_plan())})
    app.settings.change(first_start_open=new_here, plans_answered=answered)
    running._look_for_files(app, Asked(files=(path,)))
    qtbot.wait(running.IDLE_MS + 100)
    assert bool(app.window.findChildren(OfferPage)) is not new_here


@pytest.mark.skipif(sys.platform != "linux", reason="folders as Linux has them")
def test_what_lies_in_the_persons_own_folders_is_not_beside_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    own = [tmp_path, tmp_path / "Downloads", tmp_path / "Desktop"]
    for folder in own:
        (folder / "app").mkdir(parents=True)
        monkeypatch.setattr(sys, "executable", str(folder / "app" / "mindbody-app"))
        assert running._plan_folders({}, Asked()) == (folder / "app",)
    kit = tmp_path / "Downloads"
    assert running._plan_folders({}, Asked(plan_folder=kit))[0] == kit


@pytest.mark.skipif(sys.platform != "linux", reason="an entry as Linux has it")
@pytest.mark.parametrize("named", [False, True])
def test_at_login_the_app_starts_on_the_folder_that_was_named(tmp_path: Path, named: bool) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    start = running._login_start(environment, tmp_path / "record" if named else None)
    start.switch(on=True)
    (entry,) = (tmp_path / "autostart").iterdir()
    (line,) = [each for each in entry.read_text().splitlines() if each.startswith("Exec=")]
    assert line.endswith(f'"--data-folder" "{tmp_path / "record"}"' if named else '"--in-tray"')
