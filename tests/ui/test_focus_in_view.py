"""What has the keyboard is in view, also when it was reached from outside a page that scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.ui.main_window import MainWindow
from mindbody_app.ui.rail import Rail
from mindbody_app.ui.widgets.focus_ring import FocusRing
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


def named(window: MainWindow, name: str) -> QWidget:
    (found,) = (
        each
        for each in window.findChildren(QWidget)
        if each.accessibleName() == name and each.isVisible()
    )
    return found


@pytest.mark.parametrize(
    ("name", "before", "help_words"),
    [
        (
            "Your own numbers",
            "Country of the emergency numbers",
            "They stand first on the safety sheet.",
        ),
        ("Contact", "Clinic", "A telephone number and hours."),
        ("Note", "Contact", "What you'd like to say to this patient."),
    ],
)
def test_a_field_of_several_lines_is_seen_whole_with_its_help(
    make_app: MakeApp, qtbot: QtBot, name: str, before: str, help_words: str
) -> None:
    window = opened(make_app, qtbot)
    window.resize(1000, 500)
    if name != "Your own numbers":
        named(window, "Make a kit for a patient").setFocus()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.free)
    part, last = named(window, name), named(window, before)
    area = area_of(part)
    assert area is not None
    last.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(20)
    bar = area.verticalScrollBar()
    field = part.mapTo(area.viewport(), QPoint(0, 0)).y()
    bar.setValue(bar.value() + field + 40 - area.viewport().height())
    while QApplication.focusWidget() is not part:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    qtbot.waitUntil(in_view)
    (words,) = (
        each
        for each in window.findChildren(QLabel)
        if each.text().startswith(help_words) and each.isVisible()
    )
    place = QRect(words.mapTo(area.viewport(), QPoint(0, 0)), words.size())
    assert area.viewport().rect().contains(place)


@pytest.mark.parametrize(
    ("opening", "modifier"),
    [
        (Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_page_that_a_key_opens_shows_where_the_keyboard_is(
    make_app: MakeApp, qtbot: QtBot, opening: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window = opened(make_app, qtbot)
    (ring,) = window.findChildren(FocusRing)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(990, 590))
    QApplication.processEvents()
    assert not ring.isVisible()
    QTest.keyClick(window.windowHandle(), opening, modifier)
    qtbot.waitUntil(ring.isVisible)
    part = QApplication.focusWidget()
    assert part is not None
    around = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    qtbot.waitUntil(lambda: ring.geometry().contains(around))


def test_typing_copying_and_the_mouse_show_no_ring(make_app: MakeApp, qtbot: QtBot) -> None:
    window = opened(make_app, qtbot)
    (ring,) = window.findChildren(FocusRing)
    for which in (Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_Control):
        QTest.keyClick(window.windowHandle(), which, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert not ring.isVisible()


def test_a_page_that_is_scrolled_by_keys_stays_where_they_led(
    make_app: MakeApp, qtbot: QtBot
) -> None:
    window = opened(make_app, qtbot)
    window.resize(1000, 400)
    window.open_safety()
    QTest.qWait(20)
    part = QApplication.focusWidget()
    assert part is not None
    area = max(
        (each for each in window.findChildren(QScrollArea) if each.isVisible()),
        key=lambda each: each.verticalScrollBar().maximum(),
    )
    assert area.verticalScrollBar().maximum() > 0
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_End)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Up)
    QTest.qWait(20)
    assert area.verticalScrollBar().value() > 0
