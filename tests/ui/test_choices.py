"""One of few: Tab comes to what is chosen; a day's steps keep their order where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.ui.theme import LIGHT
from mindbody_app.ui.widgets.basics import button
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.steps import Steps


def around(qtbot: QtBot, choice: OneOf) -> tuple[QWidget, QPushButton]:
    page = QWidget()
    before = button("before")
    column = QVBoxLayout(page)
    column.addWidget(before)
    column.addWidget(choice)
    page.resize(600, 200)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    before.setFocus()
    return page, before


def test_tab_comes_to_the_chosen_one(qtbot: QtBot) -> None:
    choice = OneOf("Minutes", [(each, each) for each in ("5", "10", "20")], "10")
    page, before = around(qtbot, choice)
    named = {each.text(): each for each in choice.findChildren(QPushButton)}
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert page.focusWidget() is named["10"]
    before.setFocus()
    choice.choose("20")
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert page.focusWidget() is named["20"]
    QTest.keyClick(named["20"], Qt.Key.Key_Left)
    assert choice.value == "10"
    before.setFocus()
    QTest.mouseClick(named["5"], Qt.MouseButton.LeftButton)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert page.focusWidget() is named["5"]


def test_where_none_is_chosen_tab_comes_to_the_first(qtbot: QtBot) -> None:
    choice = OneOf("Minutes", [(each, each) for each in ("5", "10", "20")], "10")
    choice.choose("12")
    page, before = around(qtbot, choice)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    reached = page.focusWidget()
    assert isinstance(reached, QPushButton)
    assert reached.text() == "5"


def test_the_steps_of_a_day_stand_under_it_together(qtbot: QtBot) -> None:
    steps = Steps(
        "Day",
        lambda value: f"{value}",
        steps=(1, 7),
        shown=("−1 day", "+1 day"),
        step_names=("a day back", "a day on"),
        width=300,
        opens=("Choose from a month", LIGHT),
    )
    qtbot.addWidget(steps)
    steps.resize(460, 200)
    steps.show()
    day, back, on = (
        next(each for each in steps.findChildren(QPushButton) if told in each.accessibleName())
        for told in ("Choose", "a day back", "a day on")
    )
    for width in (460, 400, 320):
        steps.resize(width, 200)
        QTest.qWait(10)
        tops = [each.mapTo(steps, QPoint(0, 0)).y() for each in (day, back, on)]
        assert tops[0] < tops[1] == tops[2]
        assert back.x() < on.x()
    steps.resize(700, 200)
    QTest.qWait(10)
    assert back.x() < day.x() < on.x()
