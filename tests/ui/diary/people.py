"""What a person does in the diary, and what they then see."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mindbody_app.app import App
from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.records import PracticeRecord, Rating
from mindbody_app.ui.diary.check_in_page import CheckInPage
from mindbody_app.ui.diary.screen import DiaryScreen
from tests.ui.conftest import NOW
from tests.written import check_in_at, practice_at

TODAY = NOW.date()


def diary(app: App) -> DiaryScreen:
    """The Diary; opened if it wasn't yet."""
    # A theme's change leaves the old screens behind for a moment.
    home = app.window.centralWidget()
    assert home is not None
    if not home.findChildren(DiaryScreen):
        app.window.open_screen("diary")
        QApplication.processEvents()
    (screen,) = home.findChildren(DiaryScreen)
    return screen


def check_in_page(app: App) -> CheckInPage:
    """The check-in that is open."""
    page = diary(app).form
    assert isinstance(page, CheckInPage)
    return page


def shown(within: QWidget) -> list[str]:
    """Every text that can be read there now, scrolled away or not."""
    return [each.text() for each in within.findChildren(QLabel) if each.isVisible()]


def found(within: QWidget, name: str) -> QPushButton:
    """The button that bears that name, as a whole or at its beginning."""
    QApplication.processEvents()  # Parts that join a window that stands are shown by it.
    buttons = [each for each in within.findChildren(QPushButton) if each.isVisible()]
    exact = [each for each in buttons if each.accessibleName() == name]
    near = [each for each in buttons if each.accessibleName().startswith(name)]
    assert exact or near, [each.accessibleName() for each in buttons]
    return (exact or near)[0]


def press(within: QWidget, name: str) -> None:
    """Press a button with the mouse."""
    made = found(within, name)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def key(app: App, which: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press a key, wherever the keyboard is."""
    target = QApplication.focusWidget() or app.window
    QTest.keyClick(target, which, held or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def digit(app: App, which: str) -> None:
    """Type a digit, wherever the keyboard is."""
    QTest.keyClicks(QApplication.focusWidget() or app.window, which)
    QApplication.processEvents()


def check_in(days_ago: int = 0, at: datetime | None = None, **answers: object) -> CheckIn:
    """A check-in, written as it was lived unless its marks say otherwise."""
    moment = at or NOW - timedelta(days=days_ago)
    return check_in_at(moment, **{"id": uuid4().hex, **answers})


def practice(days_ago: int = 0, minutes: int = 20, **fields: object) -> PracticeRecord:
    """A practice that the app recorded."""
    at = NOW - timedelta(days=days_ago, hours=1)
    own = {"id": uuid4().hex, "before": Rating(6), "after": Rating(5)}
    return practice_at(at, minutes * 60, **{**own, **fields})
