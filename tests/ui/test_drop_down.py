"""The list that drops down: nothing is chosen before it is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.ui.theme import LIGHT, TARGET
from mindbody_app.ui.widgets.drop_down import DropDown
from tests.ui.conftest import MakeApp

COUNTRIES = (
    *("Like the system", "Australia", "Belgium", "Estonia", "Finland", "Germany", "Greece"),
    *("Iceland", "Ireland", "Norway", "Romania", "Spain", "United Kingdom", "United States"),
)


@pytest.fixture
def made(qtbot: QtBot) -> DropDown:
    made = DropDown("Practice", LIGHT)
    made.addItems(["One", "Two", "Three"])
    made.setCurrentIndex(1)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def countries(make_app: MakeApp, qtbot: QtBot) -> DropDown:
    window = make_app().window
    made = DropDown("Country", LIGHT)
    made.addItems(COUNTRIES)
    window.cover(lambda _palette: made)
    made.setFixedSize(320, TARGET)
    made.setFocus()
    return made


@pytest.mark.qt_log_ignore("This plugin does not support")  # A list that pops up without a screen.
@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_an_arrow_opens_the_list_and_return_there_chooses(
    made: DropDown, qtbot: QtBot, key: Qt.Key
) -> None:
    chosen: list[int] = []
    made.activated.connect(chosen.append)
    QTest.keyClick(made, key)
    qtbot.waitUntil(made.view().isVisible)
    assert (made.currentIndex(), chosen) == (1, [])
    QTest.keyClick(made.view(), key)
    assert chosen == []
    QTest.keyClick(made.view(), Qt.Key.Key_Return)
    assert chosen == [2 if key is Qt.Key.Key_Down else 0]


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home])
def test_other_keys_that_walk_choose_nothing_on_the_closed_list(
    made: DropDown, key: Qt.Key
) -> None:
    QTest.keyClick(made, key)
    assert made.currentIndex() == 1


def test_escape_leaves_the_closed_list_closed_and_is_the_pages(made: DropDown) -> None:
    key = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier(0), "\x1b")
    made.keyPressEvent(key)
    assert not made.view().isVisible()
    assert not key.isAccepted()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("word", ["Germany", "ireland", "United Kingdom"])
def test_what_is_typed_on_the_closed_list_is_found_from_its_first_letter_on(
    countries: DropDown, qtbot: QtBot, word: str
) -> None:
    QTest.keyClicks(countries, word[0])
    qtbot.waitUntil(countries.view().isVisible)
    QTest.keyClicks(countries.view(), word[1:])
    QTest.keyClick(countries.view(), Qt.Key.Key_Return)
    assert countries.currentText().lower() == word.lower()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_word_typed_right_after_another_stands_for_itself(countries: DropDown) -> None:
    for word in ("Romania", "Estonia", "Estonia"):
        QTest.keyClicks(countries, word[0])
        QTest.keyClicks(countries.view(), word[1:])
        QTest.keyClick(countries.view(), Qt.Key.Key_Return)
        assert countries.currentText() == word


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_first_letter_of_what_is_chosen_stays_there(countries: DropDown) -> None:
    countries.setCurrentIndex(COUNTRIES.index("Germany"))
    QTest.keyClicks(countries, "g")
    QTest.keyClick(countries.view(), Qt.Key.Key_Return)
    assert countries.currentText() == "Germany"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_letters_of_slow_hands_are_still_one_word(countries: DropDown) -> None:
    QTest.keyClicks(countries, "G")
    # Longer than Qt's own 400 ms.
    QTest.qWait(450)
    QTest.keyClicks(countries.view(), "r")
    QTest.keyClick(countries.view(), Qt.Key.Key_Return)
    assert countries.currentText() == "Greece"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_long_list_shows_ten_high_rows_beside_its_field_and_scrolls(countries: DropDown) -> None:
    countries.showPopup()
    view = countries.view()
    row = view.visualRect(view.model().index(0, 0))
    assert 44 <= row.height() <= TARGET
    assert view.height() <= 10 * row.height() + 4
    assert view.verticalScrollBar().isVisible()
    field = QRect(countries.mapToGlobal(QPoint(0, 0)), countries.size())
    whole = view.window().frameGeometry()
    assert whole.height() < 10 * TARGET + 8
    assert not whole.adjusted(0, 2, 0, -2).intersects(field)
    countries.hidePopup()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_letter_opens_the_list_and_chooses_nothing(made: DropDown, qtbot: QtBot) -> None:
    QTest.keyClick(made, Qt.Key.Key_T)
    qtbot.waitUntil(made.view().isVisible)
    assert made.currentIndex() == 1


def test_a_wheel_chooses_nothing_even_with_the_focus(made: DropDown) -> None:
    assert made.hasFocus()
    middle = QPointF(made.rect().center())
    event = QWheelEvent(
        middle,
        made.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(made, event)
    assert made.currentIndex() == 1
