"""A practice that ends asleep: dim from its start, and nothing is asked or lit afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mindbody_app.journal.records import Ended, Rating
from mindbody_app.ui.practice.good_night import DIM, AfterSleep
from tests.ui.practice.conftest import SCAN, Stage

SLEEP = replace(SCAN, id="sleep", ends_asleep=True)


def brightest(widget: QWidget) -> int:
    """The lightest pixel of what shows, 0 to 255, looked for on a grid."""
    QApplication.processEvents()
    image = widget.grab().toImage()
    return max(
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    )


def asleep(stage: Stage) -> AfterSleep:
    page = stage.flow.page
    assert isinstance(page, AfterSleep)
    QApplication.processEvents()
    return page


def words_of(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_it_says_so_before_it_begins(stage: Stage) -> None:
    stage.flow.open_setup(SLEEP)
    assert any("It ends in silence" in words for words in words_of(stage.flow))
    stage.flow.open_setup(SCAN)
    assert not any("It ends in silence" in words for words in words_of(stage.flow))


def test_the_session_and_what_follows_are_dim(stage: Stage) -> None:
    stage.begin(SLEEP, minutes=3)
    stage.play(2)
    assert stage.flow.grab().toImage().pixelColor(5, 5).name() == DIM.window
    stage.play_to_the_end()
    page = asleep(stage)
    assert page.grab().toImage().pixelColor(5, 5).name() == DIM.sunken
    assert brightest(page) < 150
    assert words_of(page)[0] == "Good night"
    assert stage.record.ended is Ended.COMPLETED


def test_nothing_is_asked_and_no_key_of_a_sleeper_wakes_it(stage: Stage) -> None:
    stage.begin(SLEEP, minutes=3)
    stage.play_to_the_end()
    page = asleep(stage)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_5, Qt.Key.Key_Left):
        stage.press(key)
    assert stage.flow.page is page
    assert page.currentWidget() is page.good_night
    assert page.good_night.cursor().shape() == Qt.CursorShape.BlankCursor
    assert stage.closed == 0


def test_the_pointer_comes_back_when_it_is_moved(stage: Stage) -> None:
    stage.begin(SLEEP, minutes=3)
    stage.play_to_the_end()
    night = asleep(stage).good_night
    QTest.mouseMove(night, QPoint(300, 300))
    QTest.mouseMove(night, QPoint(310, 320))
    assert night.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_it_can_be_rated_whenever_in_the_same_colours(stage: Stage) -> None:
    stage.begin(SLEEP, minutes=3)
    stage.play_to_the_end()
    page = asleep(stage)
    page.good_night.rate_button.click()
    assert page.after_page is not None
    assert brightest(page) < 230
    stage.type("4")
    stage.press(Qt.Key.Key_Return)
    assert stage.record.after == Rating(pain=4)
    assert stage.closed == 1


def test_escape_and_close_lead_out(stage: Stage) -> None:
    for leave in (
        lambda page: QTest.keyClick(page.good_night, Qt.Key.Key_Escape),
        lambda page: page.good_night.done_button.click(),
    ):
        before = stage.closed
        stage.begin(SLEEP, minutes=3)
        stage.play_to_the_end()
        leave(asleep(stage))
        assert stage.closed == before + 1


def test_who_stops_early_is_told_their_minutes_in_the_dark(stage: Stage) -> None:
    stage.begin(SLEEP, minutes=10)
    stage.play(150)
    stage.press(Qt.Key.Key_Escape)
    assert stage.flow.session_page is not None
    stage.flow.session_page.stop_page.stop_button.click()
    page = asleep(stage)
    assert words_of(page)[0] == "You practised for 3 minutes"
    assert stage.record.ended is Ended.STOPPED_EARLY


@pytest.mark.parametrize("ends_asleep", [True, False])
def test_a_filled_screen_stays_filled_until_the_dark_page_is_left(
    stage: Stage, ends_asleep: bool
) -> None:
    stage.begin(replace(SCAN, ends_asleep=ends_asleep), minutes=3)
    stage.press(Qt.Key.Key_F11)
    stage.qtbot.waitUntil(stage.flow.isFullScreen)
    stage.play_to_the_end()
    assert stage.flow.isFullScreen() is ends_asleep
    if ends_asleep:
        QTest.keyClick(asleep(stage).good_night, Qt.Key.Key_Escape)
    stage.qtbot.waitUntil(lambda: not stage.flow.isFullScreen())
    assert stage.closed == ends_asleep


def test_an_ordinary_practice_keeps_its_colours_and_its_question(stage: Stage) -> None:
    stage.begin(SLEEP, minutes=3)
    stage.play_to_the_end()
    QTest.keyClick(asleep(stage).good_night, Qt.Key.Key_Escape)
    stage.begin(SCAN, minutes=3)
    stage.play_to_the_end()
    assert stage.flow.page is stage.flow.after_page
