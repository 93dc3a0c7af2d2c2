"""The check-in: few presses, by mouse and by keyboard, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mindbody_app.app import App
from mindbody_app.journal.check_ins import CheckIn, RegionPain
from mindbody_app.practice.body import Body
from mindbody_app.practice.regions import Region
from mindbody_app.store.settings import Theme
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import (
    TODAY,
    check_in,
    check_in_page,
    diary,
    digit,
    found,
    key,
    press,
    shown,
)

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app of someone whose lower back hurts, with the diary open."""
    made = make_app()
    made.settings.change(body=Body(sore=frozenset({Region.LOWER_BACK})))
    diary(made)
    return made


def the_one(app: App) -> CheckIn:
    (kept,) = app.journal.check_ins()
    return kept


def test_pain_a_region_and_a_tag_take_five_presses_by_mouse(app: App) -> None:
    screen = diary(app)
    for name in ("Check in", "Average pain today 6", "Lower back", "heat", "Save"):
        press(screen, name)
    kept = the_one(app)
    assert (kept.pain, kept.treatments) == (6, ("heat",))
    assert kept.regions == (RegionPain(Region.LOWER_BACK, 6),)
    assert (kept.at, kept.day, kept.marks.entered_at) == (NOW, TODAY, NOW)
    assert not kept.marks.late(kept.day)
    assert "Kept. Check-in: pain 6" in shown(screen)


def test_the_same_takes_seven_presses_by_keyboard_alone(app: App) -> None:
    key(app, Qt.Key.Key_Return)
    digit(app, "7")
    key(app, Qt.Key.Key_F6)
    key(app, Qt.Key.Key_Space)
    key(app, Qt.Key.Key_F6)
    key(app, Qt.Key.Key_Space)
    key(app, Qt.Key.Key_Return, CONTROL)
    kept = the_one(app)
    assert (kept.pain, kept.regions) == (7, (RegionPain(Region.LOWER_BACK, 7),))
    assert kept.treatments == ("medicine taken",)


def test_a_number_typed_at_the_regions_is_that_regions(app: App) -> None:
    press(diary(app), "Check in")
    digit(app, "4")
    key(app, Qt.Key.Key_F6)
    key(app, Qt.Key.Key_Space)
    digit(app, "8")
    page = check_in_page(app)
    assert page.pain.value == 4
    assert page.regions.pains == (RegionPain(Region.LOWER_BACK, 8),)


def test_a_press_on_the_figure_takes_the_days_pain_or_a_middling_one(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    figure = page.regions.map

    def touch(region: Region) -> None:
        QTest.mouseClick(figure, LEFT, pos=figure.centre_of(region, from_behind=False).toPoint())

    touch(Region.LEFT_KNEE)
    press(page, "Average pain today 3")
    touch(Region.RIGHT_HAND)
    assert page.regions.pains == (
        RegionPain(Region.RIGHT_HAND, 3),
        RegionPain(Region.LEFT_KNEE, 5),
    )
    assert "Right hand: how much?" in shown(page)
    press(page, "Pain: Right hand 9")
    touch(Region.LEFT_KNEE)
    assert "Left knee: how much?" in shown(page)
    press(page, "It doesn't hurt there")
    assert page.regions.pains == (RegionPain(Region.RIGHT_HAND, 9),)
    assert figure.words_of(Region.RIGHT_HAND) == "9 of 10"
    figure.pointed.emit(None)
    assert "Right hand 9" in shown(page)


def test_every_region_stands_in_the_list_by_its_name(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "All parts as a list")
    jaw = found(page, "Jaw")
    before = jaw.mapTo(page, QPoint())
    press(page, "Jaw")
    assert jaw.mapTo(page, QPoint()) == before  # Nothing moves under the pointer.
    assert len([found(page, name) for name in ("Jaw: 5", "Left foot", "Belly", "Upper back")]) == 4
    press(page, "Right foot")
    assert {each.region for each in page.regions.pains} == {Region.JAW, Region.RIGHT_FOOT}


def test_an_answer_can_be_taken_away_again(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "Average pain today 6")
    press(page, "Average pain today 6")
    assert page.pain.value is None
    digit(app, "2")
    page.pain.focus_in()
    key(app, Qt.Key.Key_Backspace)
    assert page.pain.value is None


def test_own_words_become_chips_and_come_first_the_next_time(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    page.triggers.field.setFocus()
    QTest.keyClicks(page.triggers.field, "  long   drive ")
    key(app, Qt.Key.Key_Return)
    assert found(page, "long drive").isChecked()
    assert page.triggers.field.text() == ""
    QTest.keyClicks(page.treatments.field, "foam roller")
    press(page, "Save")
    kept = the_one(app)
    assert (kept.triggers, kept.treatments) == (("long drive",), ("foam roller",))
    press(diary(app), "Check in")
    again = check_in_page(app)
    assert again.triggers.chips.order[0] == "long drive"
    assert again.treatments.chips.order[:2] == ("foam roller", "medicine taken")
    assert not again.unsaved


def test_the_same_word_in_other_letters_is_the_same_chip(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    QTest.keyClicks(page.treatments.field, "Heat")
    press(page, "Add: Something else done")
    assert page.treatments.tags == ("heat",)


def test_an_empty_check_in_is_not_kept_and_says_so_kindly(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "Save")
    assert app.journal.check_ins() == ()
    assert "Nothing is marked yet. One answer is enough, or go back." in shown(page)
    press(page, "Average pain today 0")
    assert "That is enough. Save, or say more." in shown(page)
    press(page, "Save")
    assert the_one(app).pain == 0


def test_more_questions_stay_as_they_were_left(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    assert not page.sleep.isVisible()
    press(page, "More questions")
    press(page, "Sleep last night 4")
    press(page, "Mood today 5")
    page.note.setFocus()
    QTest.keyClicks(page.note, " A quiet day 2. ")
    press(page, "Fewer questions")
    page.note.setFocus()
    key(app, Qt.Key.Key_Return, CONTROL)
    kept = the_one(app)
    assert (kept.sleep, kept.mood, kept.activity, kept.note) == (4, 5, None, "A quiet day 2.")
    press(diary(app), "Check in")
    press(check_in_page(app), "More questions")
    check_in_page(app).back.emit()
    press(diary(app), "Check in")
    assert check_in_page(app).sleep.isVisible()


def test_a_late_entry_has_its_day_and_its_offset_and_is_marked(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "Yesterday")
    press(page, "Time: an hour earlier")
    press(page, "Average pain yesterday 5")
    press(page, "Save")
    kept = the_one(app)
    assert kept.day == TODAY - timedelta(days=1)
    assert kept.at.isoformat() == "2026-11-17T19:00:00+01:00"
    assert kept.marks.late(kept.day)
    assert "Written today" in shown(diary(app))


def test_no_time_to_come_can_be_chosen(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "Another day or time")
    press(page, "Today")
    assert not found(page, "Time: five minutes later").isEnabled()
    assert page.when.moment <= NOW
    press(page, "Time: an hour earlier")
    assert page.when.moment == NOW - timedelta(hours=1)
    press(page, "Another day")
    assert page.draft().day == TODAY - timedelta(days=2)
    press(page, "Day: Monday 16 November")
    press(page, "Monday 9 November")
    assert page.draft().day == TODAY - timedelta(days=9)
    press(page, "Now")
    assert (page.when.moment, page.when.moved) == (NOW, False)


def test_after_midnight_an_earlier_time_still_belongs_to_the_same_day(make_app: MakeApp) -> None:
    night = NOW.replace(hour=1, minute=0)
    app = make_app(now=lambda: night)
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "Another day or time")
    press(page, "Today")
    for _ in range(3):
        press(page, "Time: an hour earlier")
    assert page.when.moment == night - timedelta(hours=3)
    assert page.draft().day == TODAY - timedelta(days=1)


def test_a_change_is_marked_and_one_of_nothing_is_not(app: App) -> None:
    app.journal.save_check_in(old := check_in(2, pain=6, treatments=("heat",), note="So so."))
    app.window.refresh()
    press(diary(app), "Change: Check-in: pain 6")
    page = check_in_page(app)
    assert page.note.isVisible()
    assert not page.unsaved
    press(page, "Save")
    assert the_one(app) == old
    press(diary(app), "Change: Check-in: pain 6")
    press(check_in_page(app), "Average pain on Monday 4")
    press(diary(app), "Save")
    kept = the_one(app)
    assert (kept.id, kept.pain, kept.at, kept.treatments) == (old.id, 4, old.at, ("heat",))
    assert kept.marks.changed_at == NOW
    assert "Changed today" in shown(diary(app))


def test_a_check_in_moves_to_another_day(app: App) -> None:
    app.journal.save_check_in(check_in(2, pain=6))
    app.window.refresh()
    press(diary(app), "Change: Check-in: pain 6")
    page = check_in_page(app)
    press(page, "Another day or time")
    press(page, "Yesterday")
    press(page, "Save")
    kept = the_one(app)
    assert (kept.day, kept.at) == (TODAY - timedelta(days=1), NOW - timedelta(days=1))
    assert kept.marks.changed_at


def test_what_was_lived_far_away_moves_to_no_time_to_come(app: App) -> None:
    there = (NOW - timedelta(days=1)).astimezone(timezone(timedelta(hours=-5)))
    app.journal.save_check_in(check_in(0, there, pain=6))
    app.window.refresh()
    press(diary(app), "Change: Check-in: pain 6")
    page = check_in_page(app)
    press(page, "Another day or time")
    press(page, "Today")
    for _ in range(8):
        press(page, "Time: an hour later")
    assert page.when.moment <= NOW
    press(page, "Save")
    assert the_one(app).at <= NOW


def test_going_back_with_answers_keeps_them(app: App) -> None:
    screen = diary(app)
    press(screen, "Check in")
    press(screen, "Average pain today 6")
    key(app, Qt.Key.Key_Escape)
    assert "Not saved yet: A check-in" in shown(screen)
    assert app.journal.check_ins() == ()
    press(screen, "Carry on")
    assert check_in_page(app).pain.value == 6
    app.window.open_screen("today")
    app.window.open_screen("diary")
    assert check_in_page(app).pain.value == 6
    key(app, Qt.Key.Key_Escape)
    press(screen, "Don't keep it")
    assert not screen.unsaved
    press(screen, "Check in")
    assert check_in_page(app).pain.value is None


def test_a_change_that_waits_does_not_stand_in_the_way_of_a_new_check_in(app: App) -> None:
    app.journal.save_check_in(check_in(1, pain=6))
    app.window.refresh()
    screen = diary(app)
    press(screen, "Change: Check-in: pain 6")
    press(screen, "Average pain yesterday 2")
    key(app, Qt.Key.Key_Escape)
    press(screen, "Check in")
    assert check_in_page(app).pain.value is None
    press(screen, "Average pain today 9")
    press(screen, "Save")
    press(screen, "Carry on")
    press(screen, "Save")
    assert [each.pain for each in app.journal.check_ins()] == [2, 9]


def test_another_theme_keeps_what_is_being_written(app: App) -> None:
    press(diary(app), "Check in")
    press(diary(app), "Average pain today 6")
    press(diary(app), "Lower back")
    QTest.keyClicks(check_in_page(app).triggers.field, "rain")
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    QApplication.processEvents()
    draft = check_in_page(app).draft()
    assert (draft.pain, draft.triggers) == (6, ("rain",))
    assert draft.regions == (RegionPain(Region.LOWER_BACK, 6),)


def test_another_theme_keeps_the_time_that_was_chosen(app: App) -> None:
    press(diary(app), "Check in")
    press(diary(app), "Yesterday")
    press(diary(app), "Average pain yesterday 6")
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    QApplication.processEvents()
    press(diary(app), "Save")
    assert the_one(app).at.isoformat() == "2026-11-17T20:00:00+01:00"


def test_tab_goes_down_the_page(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    digit(app, "6")
    press(page, "Lower back")
    page.pain.focus_in()
    walked = []
    for _ in range(13):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName())
        key(app, Qt.Key.Key_Tab)
    assert walked == [
        "Average pain today 6",
        "Lower back: 6",
        "All parts as a list",
        "Your body, from the front and from behind",
        "Pain: Lower back 6",
        "It doesn't hurt there",
        "medicine taken",
        "Something else done",
        "poor sleep",
        "Something else",
        "More questions: sleep, mood, activity, a note",
        "Save",
        "Back",
    ]
