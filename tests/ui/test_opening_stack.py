"""A press on Progress is answered at once, also before its screen was ever made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.ui.opening_stack import PAINTED_MS, OpeningStack
from mindbody_app.ui.progress import ProgressPage
from mindbody_app.ui.today_page import TodayPage
from tests.ui.conftest import MakeApp
from tests.ui.diary.people import shown


def click(app: App, name: str) -> None:
    """Press a screen's button in the rail, and go no further."""
    (made,) = (
        each for each in app.window.findChildren(QPushButton) if each.accessibleName() == name
    )
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_its_name_and_a_quiet_line_stand_until_it_does(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    (stack,) = app.window.findChildren(OpeningStack)
    click(app, "Progress")
    assert {"Progress", "One moment."} <= set(shown(stack))
    assert not app.window.findChildren(ProgressPage)
    qtbot.waitUntil(lambda: isinstance(stack.currentWidget(), ProgressPage), timeout=5000)
    assert "One moment." not in shown(stack)
    assert stack.count() == 2
    click(app, "Today")
    click(app, "Progress")
    assert isinstance(stack.currentWidget(), ProgressPage)


def test_who_goes_elsewhere_meanwhile_is_left_there(make_app: MakeApp) -> None:
    app = make_app()
    (stack,) = app.window.findChildren(OpeningStack)
    click(app, "Progress")
    click(app, "Today")
    QTest.qWait(3 * PAINTED_MS)
    QApplication.processEvents()
    assert isinstance(stack.currentWidget(), TodayPage)
    assert stack.count() == 1
    assert not app.window.findChildren(ProgressPage)


def test_two_presses_open_it_once(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    (stack,) = app.window.findChildren(OpeningStack)
    click(app, "Progress")
    click(app, "Progress")
    qtbot.waitUntil(lambda: isinstance(stack.currentWidget(), ProgressPage), timeout=5000)
    QTest.qWait(3 * PAINTED_MS)
    assert stack.count() == 2
