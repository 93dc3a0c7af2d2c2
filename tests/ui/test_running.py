"""What a start does beside its window: the file that it hands over, and the tray where it waits."""

from __future__ import annotations

import shutil
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app import running
from mindbody_app.journal.reminders import Reminder, Reminders
from mindbody_app.running import Asked
from mindbody_app.store.instance import FOLDER, Instance
from mindbody_app.store.plan_files import plan_text
from mindbody_app.ui.clinic.offer_page import OfferPage
from tests.store.records import clinic_plan
from tests.ui.conftest import MakeApp


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
