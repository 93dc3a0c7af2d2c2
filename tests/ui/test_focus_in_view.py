"""What has the keyboard is in view, also when it was reached from outside a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.ui.main_window import MainWindow
from mindbody_app.ui.rail import Rail
from tests.ui.conftest import MakeApp


def area_of(part: QWidget) -> QScrollArea | None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def in_view() -> bool:
    """Whether what has the keyboard lies in a page that scrolls, and is seen whole there."""
    part = QApplication.focusWidget()
    area = None if part is None else area_of(part)
    if part is None or area is None:
        return False
    place = QRect(part.mapTo(area.viewport(), QPoint(0, 0)), part.size())
    return area.viewport().rect().contains(place)


def opened(make_app: MakeApp, qtbot: QtBot) -> MainWindow:
    window = make_app().window
    window.complete()
    window.resize(1000, 600)
    window.open_screen("settings")
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.qWait(50)
    return window


def test_a_page_scrolls_to_what_is_reached_backwards_from_the_rail(
    make_app: MakeApp, qtbot: QtBot
) -> None:
    window = opened(make_app, qtbot)
    (rail,) = window.findChildren(Rail)
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    rail.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)
    for area in window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    while (part := QApplication.focusWidget()) is not None and rail.isAncestorOf(part):
        QTest.keyClick(handle, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(in_view)
    reached = area_of(part) if part is not None else None
    assert reached is not None
    assert reached.verticalScrollBar().value() > 0


def test_the_way_back_from_a_page_over_it_ends_where_it_began(
    make_app: MakeApp, qtbot: QtBot
) -> None:
    window = opened(make_app, qtbot)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    kit = next(
        each
        for each in window.findChildren(QWidget)
        if each.accessibleName() == "Make a kit for a patient"
    )
    kit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(in_view)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.free)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.free)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is kit and in_view())
