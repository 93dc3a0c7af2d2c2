"""The weekly check-in, a practice by hand, and days off the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mindbody_app.app import App
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.records import Rating
from mindbody_app.ui.diary.days_off_page import DaysOffPage
from mindbody_app.ui.diary.practice_page import PracticePage
from mindbody_app.ui.diary.weekly_page import WeeklyPage
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import TODAY, diary, digit, found, key, press, shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app with the diary open."""
    made = make_app()
    diary(made)
    return made


def weekly(app: App) -> WeeklyPage:
    press(diary(app), "Weekly check-in")
    page = diary(app).form
    assert isinstance(page, WeeklyPage)
    return page


def by_hand(app: App) -> PracticePage:
    press(diary(app), "Add a walk, class or practice")
    page = diary(app).form
    assert isinstance(page, PracticePage)
    return page


def days_off(app: App) -> DaysOffPage:
    press(diary(app), "Days off the plan")
    page = diary(app).currentWidget()
    assert isinstance(page, DaysOffPage)
    return page


def test_peg_asks_in_its_own_words_and_says_whose_they_are(app: App) -> None:
    words = shown(weekly(app))
    for line in (
        "What number best describes your pain on average in the past week?",
        "What number best describes how, during the past week, pain has interfered with your"
        " enjoyment of life?",
        "What number best describes how, during the past week, pain has interfered with your"
        " general activity?",
        "PEG scale, Krebs 2009",
    ):
        assert line in words
    assert words.count("does not interfere") == 2


@pytest.mark.parametrize("onward", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_F6])
def test_peg_by_keyboard_is_a_number_and_a_key_onward(app: App, onward: Qt.Key) -> None:
    page = weekly(app)
    for number, row in zip("653", (page.pain, page.enjoyment, page.general), strict=True):
        digit(app, "9")
        digit(app, number)
        assert QApplication.focusWidget() is row.buttons[int(number)]
        if row is not page.general:
            key(app, onward)
    key(app, Qt.Key.Key_Return, CONTROL)
    (kept,) = app.journal.weekly_check_ins()
    assert (kept.pain, kept.enjoyment, kept.general_activity, kept.own_rating) == (6, 5, 3, None)
    assert (kept.at, kept.marks.entered_at) == (NOW, NOW)


def test_what_matters_is_named_once_and_asked_from_then_on(app: App) -> None:
    page = weekly(app)
    assert not page.own.isVisible()
    QTest.keyClicks(page.activity, " walk to  the shop ")
    assert "How well could you do this in the past week: walk to the shop?" in shown(page)
    press(page, "walk to the shop 7")
    press(page, "Save")
    (kept,) = app.journal.weekly_check_ins()
    assert (kept.own_activity, kept.own_rating, kept.peg) == ("walk to the shop", 7, None)
    assert app.settings.current.own_activity == "walk to the shop"
    assert weekly(app).activity.text() == "walk to the shop"


def test_a_weekly_check_in_is_changed_and_the_name_of_then_stays_with_it(app: App) -> None:
    page = weekly(app)
    page.activity.setText("swim")
    press(page, "swim 2")
    press(page, "Save")
    app.settings.change(own_activity="garden")
    press(diary(app), "Change: Weekly check-in")
    press(diary(app), "swim 4")
    press(diary(app), "Save")
    (kept,) = app.journal.weekly_check_ins()
    assert (kept.own_activity, kept.own_rating, kept.marks.changed_at) == ("swim", 4, NOW)
    assert app.settings.current.own_activity == "garden"


def test_the_week_that_is_meant_stands_beside_every_question(app: App) -> None:
    page = weekly(app)
    page.activity.setText("swim")
    week = "The week up to Friday 30 October"
    assert week not in shown(page)
    page.when.move_to(NOW - timedelta(days=19))
    QApplication.processEvents()
    assert shown(page).count(week) == 1 + 3
    assert "How well could you do this in that week: swim?" in shown(page)
    assert found(page, f"Pain on average: {week} 4")
    page.when.move_to(NOW)
    QApplication.processEvents()
    assert week not in shown(page)
    assert found(page, "Pain on average in the past week 4")


def test_an_empty_week_is_not_kept(app: App) -> None:
    page = weekly(app)
    press(page, "Save")
    assert app.journal.weekly_check_ins() == ()
    assert "Nothing is marked yet. One answer is enough, or go back." in shown(page)


def test_a_walk_is_written_down(app: App) -> None:
    page = by_hand(app)
    press(page, "How long: ten minutes more")
    press(page, "Pain before 6")
    press(page, "Pain after 5")
    press(page, "Yesterday")
    press(page, "Save")
    (kept,) = app.journal.practices()
    assert (kept.practice, kept.title, kept.practised_seconds) == ("walk", "Walk", 1800)
    assert (kept.before, kept.after) == (Rating(6), Rating(5))
    assert kept.practice_day == TODAY - timedelta(days=1)
    assert kept.by_hand
    assert kept.counts
    words = shown(diary(app))
    assert {"Walk, 30 minutes", "Walk, entered by hand", "Written today"} <= set(words)


def test_a_class_has_its_own_words_and_can_be_changed_whole(app: App) -> None:
    page = by_hand(app)
    press(page, "Class")
    QTest.keyClicks(page.what, "Yoga in the hall")
    page.note.setPlainText("Went slowly.")
    press(page, "Save")
    press(diary(app), "Change: Yoga in the hall, 20 minutes")
    again = diary(app).form
    assert isinstance(again, PracticePage)
    page = again
    assert (page.kind.value, page.what.text()) == ("class", "Yoga in the hall")
    press(page, "Body scan")
    press(page, "Save")
    (kept,) = app.journal.practices()
    assert (kept.practice, kept.title, kept.note) == (
        "body_scan",
        "Yoga in the hall",
        "Went slowly.",
    )
    assert kept.marks.changed_at


def test_distress_is_asked_where_it_is_wished_for(app: App) -> None:
    page = by_hand(app)
    assert not page.distress_before.isVisible()
    press(page, "Distress too")
    press(page, "Distress before 4")
    press(page, "Save")
    assert app.journal.practices()[0].before == Rating(None, 4)


def test_a_draft_of_a_practice_waits(app: App) -> None:
    page = by_hand(app)
    key(app, Qt.Key.Key_Escape)
    assert not diary(app).unsaved
    page = by_hand(app)
    press(page, "Exercise")
    key(app, Qt.Key.Key_Escape)
    assert "Not saved yet: A practice by hand" in shown(diary(app))
    assert app.journal.practices() == ()


def test_today_is_marked_in_one_press_and_taken_back(app: App) -> None:
    page = days_off(app)
    press(page, "Flare day")
    (kept,) = app.journal.excused()
    assert (kept.first_day, kept.last_day, kept.reason) == (TODAY, TODAY, Reason.FLARE)
    assert "Today is a flare day. Practice counts all the same." in shown(page)
    press(page, "Take out")
    assert app.journal.excused() == ()
    assert "Taken out: Today: Flare." in shown(page)
    press(page, "Undo")
    assert app.journal.excused() == (kept,)


def test_a_range_is_kept_changed_and_listed(app: App) -> None:
    page = days_off(app)
    press(page, "Rest")
    press(page, "First day: a day back")
    press(page, "First day: Yesterday")
    press(page, "Tuesday 10 November")
    press(page, "Last day: Tuesday 10 November")
    press(page, "Wednesday 18 November, today")
    assert found(page, "Last day: a day on").isEnabled()
    assert found(page, "Keep these").text() == "Keep these 9 days"
    press(page, "Keep these")
    (kept,) = app.journal.excused()
    assert (TODAY - kept.first_day, TODAY - kept.last_day) == (timedelta(8), timedelta(0))
    press(page, "Change: Tuesday 10 November to Today")
    press(page, "Last day: Today")
    press(page, "Wednesday 11 November")
    press(page, "Away")
    press(page, "Keep these")
    (changed,) = app.journal.excused()
    assert (changed.id, changed.reason) == (kept.id, Reason.AWAY)
    assert changed.last_day == TODAY - timedelta(days=7)
    assert "Earlier" in shown(page)
    assert "Tuesday 10 November to Wednesday 11 November: Away" in shown(page)


def test_a_last_day_never_lies_before_the_first(app: App) -> None:
    page = days_off(app)
    press(page, "First day: Today")
    press(page, "Wednesday 25 November")
    press(page, "Keep this day")
    (kept,) = app.journal.excused()
    assert kept.first_day == kept.last_day == TODAY + timedelta(days=7)
    assert "Now and to come" in shown(page)


def test_the_last_day_goes_with_the_first_until_it_is_set_itself(app: App) -> None:
    page = days_off(app)
    assert found(page, "Keep this day").text() == "Keep this day"
    press(page, "First day: Today")
    press(page, "Sunday 8 November")
    assert found(page, "Last day: Sunday 8 November")
    press(page, "Last day: a day on")
    press(page, "First day: a day back")
    assert found(page, "Last day: Monday 9 November")
    press(page, "Keep these 3 days")
    (kept,) = app.journal.excused()
    assert (TODAY - kept.first_day, TODAY - kept.last_day) == (timedelta(11), timedelta(9))
    press(page, "First day: a day back")
    press(page, "Keep this day")
    assert {each.last_day - each.first_day for each in app.journal.excused()} == {
        timedelta(0),
        timedelta(2),
    }


def test_days_of_a_length_keep_it_when_the_first_is_moved(app: App) -> None:
    page = days_off(app)
    press(page, "The coming seven days")
    press(page, "First day: a day on")
    assert found(page, "Keep these 6 days")


def test_a_change_can_be_left(app: App) -> None:
    old = Excused("one", TODAY - timedelta(days=3), TODAY - timedelta(days=2), Reason.AWAY)
    app.journal.save_excused(old)
    page = days_off(app)
    press(page, "Change: Sunday 15 November")
    press(page, "Leave them as they are")
    press(page, "Keep these")
    assert old in app.journal.excused()
    assert len(app.journal.excused()) == 2


def test_next_week_off_takes_two_presses(app: App) -> None:
    page = days_off(app)
    press(page, "Next week")
    press(page, "Keep these")
    (kept,) = app.journal.excused()
    starts = app.window.locale().firstDayOfWeek().value - 1
    assert kept.first_day.weekday() == starts
    assert timedelta(0) < kept.first_day - TODAY <= timedelta(days=7)
    assert kept.last_day - kept.first_day == timedelta(days=6)
    press(page, "The coming seven days")
    press(page, "Keep these")
    second = min(app.journal.excused(), key=lambda each: each.first_day)
    assert (second.first_day, second.last_day) == (TODAY, TODAY + timedelta(days=6))


def test_the_buttons_of_steps_say_what_they_do(app: App) -> None:
    page = by_hand(app)
    words = {each.text() for each in page.minutes.findChildren(QPushButton)}
    assert words == {"−10", "−1", "+1", "+10"}
    first = {each.text() for each in days_off_of(app).findChildren(QPushButton)}
    assert {"−1 day", "+1 day"} <= first


def days_off_of(app: App) -> DaysOffPage:
    key(app, Qt.Key.Key_Escape)
    return days_off(app)


def test_all_that_was_off_the_plan_can_be_seen(app: App) -> None:
    for number in range(1, 31):
        day = TODAY - timedelta(days=7 * number)
        app.journal.save_excused(Excused(f"range-{number}", day, day, Reason.REST))
    page = days_off(app)
    told = [each for each in shown(page) if each.endswith(": Rest")]
    assert (len(told), told[0]) == (12, "Wednesday 11 November: Rest")
    press(page, "Show earlier")
    told = [each for each in shown(page) if each.endswith(": Rest")]
    assert (len(told), told[-1]) == (30, "Wednesday 22 April: Rest")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Change: Wednesday 19 August: Rest"
    assert not any(
        each.text() == "Show earlier" and each.isVisible()
        for each in page.findChildren(QPushButton)
    )
    press(page, "Take out: Wednesday 22 April: Rest")
    press(page, "Undo")
    assert len([each for each in shown(page) if each.endswith(": Rest")]) == 30


def test_few_days_off_need_no_way_to_earlier_ones(app: App) -> None:
    for number in range(1, 13):
        day = TODAY - timedelta(days=7 * number)
        app.journal.save_excused(Excused(f"range-{number}", day, day, Reason.REST))
    page = days_off(app)
    assert not any(each.text() == "Show earlier" for each in page.findChildren(QPushButton))


def test_days_off_fit_the_narrowest_window(app: App) -> None:
    week = Excused("one", TODAY - timedelta(days=9), TODAY - timedelta(days=2), Reason.AWAY)
    app.journal.save_excused(week)
    page = days_off(app)
    page.change(week)
    app.window.resize(480, 700)
    for _ in range(5):
        QApplication.processEvents()
    assert page.page.horizontalScrollBar().maximum() == 0
    edge = page.page.viewport().width()
    for made in page.page.findChildren(QPushButton):
        if made.isVisible():
            right = made.mapTo(page.page.viewport(), made.rect().topRight()).x()
            assert right < edge, made.accessibleName()
            assert made.width() >= min(made.minimumSizeHint().width(), edge // 2)


def test_the_way_back_keeps_its_word_where_there_is_room(make_app: MakeApp) -> None:
    app = make_app()
    app.window.resize(640, 700)
    app.window._diary().open_check_in()
    QApplication.processEvents()
    assert found(app.window, "Back").text() == "Back"
