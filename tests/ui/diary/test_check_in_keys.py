"""The check-in's keys, and what of it stands in sight: nobody's answer is ever guessed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mindbody_app.app import App
from mindbody_app.journal.check_ins import RegionPain
from mindbody_app.practice.body import Body
from mindbody_app.practice.regions import Region
from tests.ui.conftest import MakeApp
from tests.ui.diary.people import TODAY, check_in_page, diary, digit, found, key, press, shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app of someone whose lower back hurts, with the diary open."""
    made = make_app()
    made.settings.change(body=Body(sore=frozenset({Region.LOWER_BACK})))
    diary(made)
    return made


def test_return_on_the_pain_saves_it_and_nothing_else(app: App) -> None:
    key(app, Qt.Key.Key_Return)
    digit(app, "6")
    key(app, Qt.Key.Key_Return)
    (kept,) = app.journal.check_ins()
    assert (kept.pain, kept.regions, kept.treatments) == (6, (), ())


def test_a_typed_number_stays_where_the_keyboard_is_and_can_be_typed_anew(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    for typed, value in (("6", 6), ("5", 5), ("1", 1), ("0", 10)):
        digit(app, typed)
        assert page.pain.value == value
        assert QApplication.focusWidget() is page.pain.buttons[value]


def test_a_number_typed_elsewhere_changes_no_answer(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    digit(app, "6")
    page.treatments.chips.chip("heat").setFocus()
    digit(app, "3")
    assert page.pain.value == 6


def test_the_figure_marks_nothing_before_an_arrow_has_gone_to_a_place(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    page.regions.map.setFocus()
    for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        key(app, pressed)
        assert page.regions.pains == ()
    key(app, Qt.Key.Key_Down)
    key(app, Qt.Key.Key_Return)
    assert page.regions.pains == (RegionPain(Region.HEAD, 5),)


def test_return_on_an_answer_below_goes_to_the_next_question(app: App) -> None:
    app.settings.change(check_in_more=True)
    press(diary(app), "Check in")
    page = check_in_page(app)
    page.sleep.focus_in()
    digit(app, "4")
    key(app, Qt.Key.Key_Return)
    digit(app, "7")
    assert (page.sleep.value, page.mood.value) == (4, 7)
    assert app.journal.check_ins() == ()


def test_everything_usual_is_in_sight_at_once(app: App) -> None:
    app.window.resize(1280, 800)
    press(diary(app), "Check in")
    page = check_in_page(app)
    found(page, "Save")
    for part in (page.regions.map, page.treatments, page.triggers.field):
        bottom = part.mapTo(page.page, part.rect().bottomLeft()).y()
        assert 0 < bottom <= page.page.height(), part


def test_a_narrow_page_keeps_the_figure_behind_a_button(app: App) -> None:
    app.window.resize(640, 700)
    press(diary(app), "Check in")
    page = check_in_page(app)
    found(page, "Lower back")
    assert not page.regions.map.isVisible()
    press(page, "Show a figure")
    assert page.regions.map.isVisible()


def test_more_questions_come_into_sight(app: App) -> None:
    app.window.resize(1280, 800)
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "More questions")
    QApplication.processEvents()
    top = page.sleep.mapTo(page.page, QPoint()).y()
    assert 0 <= top <= page.page.height() // 2


def test_a_word_near_a_tag_offers_the_tag(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    QTest.keyClicks(page.triggers.field, "bad sleep")
    press(page, "Or: poor sleep")
    assert (page.triggers.tags, page.triggers.field.text()) == (("poor sleep",), "")


def test_yesterday_is_a_press_away_and_asked_about_as_such(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    assert "Your average pain so far today" in shown(page)
    press(page, "Yesterday")
    assert {"How was it yesterday?", "Your average pain yesterday"} <= set(shown(page))
    press(page, "Average pain yesterday 5")
    press(page, "Save")
    assert app.journal.check_ins()[0].day == TODAY - timedelta(days=1)


def test_control_return_saves_wherever_the_keyboard_is(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    digit(app, "4")
    page.more_button.setFocus()
    key(app, Qt.Key.Key_Return, CONTROL)
    assert app.journal.check_ins()[0].pain == 4
