"""The diary's days: newest first, a slice at a time, everything changed with a way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from mindbody_app.app import App
from mindbody_app.journal.check_ins import RegionPain, WeeklyCheckIn
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import Ended, Rating
from mindbody_app.practice.regions import Region
from mindbody_app.ui.diary.reading import DiaryDay, read_slice
from mindbody_app.ui.theme import TARGET
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import TODAY, check_in, diary, found, key, practice, press, shown


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app with an empty journal."""
    return make_app()


def off(first: int, last: int, reason: Reason) -> Excused:
    """Days off the plan, in days before today."""
    return Excused(uuid4().hex, TODAY - timedelta(first), TODAY - timedelta(last), reason)


def headings(app: App) -> list[str]:
    """The days shown, and what stands alone for days with nothing but a mark."""
    days = diary(app).days
    days.refresh()
    found(days, "Check in")
    known = ("Today", "Yesterday", "November", "October", "September")
    return [each for each in shown(days) if any(word in each for word in known)]


def test_an_empty_diary_says_what_will_stand_there(app: App) -> None:
    diary(app)
    assert any(each.startswith("Your days will stand here.") for each in shown(diary(app)))
    focused = app.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Check in"


def test_days_stand_newest_first_with_all_that_they_hold(app: App) -> None:
    app.journal.save_check_in(
        check_in(
            1,
            pain=6,
            regions=(RegionPain(Region.LOWER_BACK, 7), RegionPain(Region.LEFT_KNEE, 3)),
            sleep=4,
            triggers=("poor sleep",),
            treatments=("heat", "rest"),
            note="A long day.",
        )
    )
    app.journal.close_practice(practice(0, ended=Ended.STOPPED_EARLY))
    app.journal.save_excused(off(1, 1, Reason.REST))
    week = WeeklyCheckIn(
        "w", NOW - timedelta(days=2), TODAY - timedelta(days=2), 6, 5, 4, "walk the dog", 7
    )
    app.journal.save_weekly_check_in(week)
    words = shown(diary(app))
    assert headings(app) == ["Today", "Yesterday", "Monday 16 November"]
    for line in (
        "Body scan, 20 minutes",
        "Ended early",
        "Pain 6 before, 5 after",
        "Rest day",
        "Check-in: pain 6",
        "Lower back 7, left knee 3",
        "Sleep 4",
        "Done: heat, rest",
        "May have played a part: poor sleep",
        "A long day.",
        "Weekly check-in",
        "PEG 5.0: pain 6, it got in the way of enjoying life 5, of general activity 4",
        "walk the dog: 7",
        "08:30",
    ):
        assert line in words, line
    assert "Written today" not in words


def test_what_was_written_late_or_changed_says_so(app: App) -> None:
    late = Marks(entered_at=NOW, changed_at=NOW)
    app.journal.save_check_in(check_in(3, pain=2, marks=late))
    changed = replace(practice(2), marks=Marks(changed_at=NOW - timedelta(days=1)))
    app.journal.close_practice(changed)
    words = shown(diary(app))
    assert "Written today, changed today" in words
    assert "Changed yesterday" in words


def test_days_off_with_nothing_else_stand_as_one(app: App) -> None:
    app.journal.save_excused(off(12, 8, Reason.AWAY))
    app.journal.save_excused(off(7, 7, Reason.FLARE))
    app.journal.close_practice(practice(10))
    assert headings(app) == [
        "Wednesday 11 November: Flare day",
        "Monday 9 November to Tuesday 10 November: Away",
        "Sunday 8 November",
        "Friday 6 November to Saturday 7 November: Away",
    ]


def test_earlier_days_come_in_slices_and_over_a_gap(app: App) -> None:
    for days_ago in (*range(10), 400, 3000):
        app.journal.close_practice(practice(days_ago))
    screen = diary(app)
    assert len(screen.days.findChildren(type(found(screen, "Change")))) > 8
    assert len(headings(app)) == 8
    press(screen, "Earlier days")
    assert shown(screen).count("Body scan, 20 minutes") > 8
    while found(screen, "Check in") and screen.days.earlier_button.isVisible():
        press(screen, "Earlier days")
    assert shown(screen).count("Body scan, 20 minutes") == 12
    assert any(each.endswith("2018") for each in shown(screen))


def test_a_long_life_is_read_in_slices(app: App) -> None:
    for number in range(120):
        app.journal.close_practice(practice(number))
    first = read_slice(app.journal, TODAY)
    assert [each.first for each in first.days] == [TODAY - timedelta(n) for n in range(8)]
    assert first.more
    second = read_slice(app.journal, TODAY, first.since)
    assert second.days[0].first == TODAY - timedelta(days=8)
    assert isinstance(second.days[0], DiaryDay)


def test_taken_out_it_counts_nowhere_and_comes_back(app: App) -> None:
    app.journal.close_practice(practice(0))
    app.journal.save_check_in(check_in(1, pain=6))
    screen = diary(app)
    press(screen, "Take out: Body scan, 20 minutes")
    assert app.journal.practices() == ()
    assert "Taken out: Body scan, 20 minutes" in shown(screen)
    focused = app.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Undo: Body scan")
    key(app, Qt.Key.Key_Return)
    assert [each.title for each in app.journal.practices()] == ["Body scan"]
    assert not app.journal.practices()[0].marks.changed_at
    assert found(screen, "Take out: Body scan").isVisible()


def test_what_was_taken_out_stands_in_a_list_at_the_end(app: App) -> None:
    app.journal.save_check_in(check_in(1, pain=6))
    app.journal.save_check_in(check_in(2, pain=5))
    screen = diary(app)
    press(screen, "Take out: Check-in: pain 6")
    press(screen, "Take out: Check-in: pain 5")
    app.window.open_screen("today")
    app.window.open_screen("diary")
    assert headings(app) == []
    press(screen, "Taken out (2)")
    assert "Yesterday: Check-in: pain 6" in shown(screen)
    press(screen, "Bring back: Check-in: pain 6")
    assert [each.pain for each in app.journal.check_ins()] == [6]
    assert "It is back." in shown(screen)
    assert headings(app)[0] == "Yesterday"
    assert found(screen, "Taken out (1)").isVisible()


def test_a_session_set_right_is_marked_and_keeps_the_rest(app: App) -> None:
    old = practice(1, note="Calm.", after=Rating(None))
    app.journal.close_practice(old)
    screen = diary(app)
    press(screen, "Change: Body scan, 20 minutes")
    form = screen.form
    assert form is not None
    assert not form.unsaved
    assert not any("What was it?" in each for each in shown(form))
    press(form, "Pain after 3")
    press(form, "How long: ten minutes less")
    press(form, "Another day or time")
    press(form, "Time: an hour earlier")
    press(form, "Save")
    (kept,) = app.journal.practices()
    assert (kept.id, kept.title, kept.note, kept.by_hand) == (old.id, "Body scan", "Calm.", False)
    assert (kept.after.pain, kept.practised_seconds, kept.planned_seconds) == (3, 600, 1200)
    assert kept.started_at == old.started_at - timedelta(hours=1)
    assert kept.marks.changed_at == NOW
    assert "Changed today" in shown(screen)


def test_opened_and_saved_unchanged_a_session_stays_as_it_was(app: App) -> None:
    for seconds in (25, 1234):
        app.journal.close_practice(practice(1, practised_seconds=seconds, id=f"s{seconds}"))
    before = app.journal.practices()
    screen = diary(app)
    for name in ("Change: Body scan, under a minute", "Change: Body scan, 21 minutes"):
        press(screen, name)
        press(screen, "Save")
    assert app.journal.practices() == before


def test_a_session_dated_ahead_by_a_wrong_clock_can_be_put_right(app: App) -> None:
    ahead: datetime = NOW + timedelta(days=400)
    app.journal.close_practice(practice(0, started_at=ahead, practice_day=ahead.date()))
    screen = diary(app)
    press(screen, "Change: Body scan, 20 minutes")
    press(screen, "Another day or time")
    press(screen, "Today")
    press(screen, "Save")
    (kept,) = app.journal.practices()
    assert kept.practice_day == TODAY
    assert kept.started_at <= NOW


@pytest.mark.parametrize("size", [(1280, 800), (640, 480)])
def test_everything_to_press_is_large_and_inside_the_page(app: App, size: tuple[int, int]) -> None:
    app.journal.close_practice(practice(0))
    app.journal.save_check_in(check_in(1, pain=6))
    app.journal.save_excused(off(3, 2, Reason.AWAY))
    app.window.resize(*size)
    screen = diary(app)
    for opened in (
        "",
        "Check in",
        "Weekly check-in",
        "Add a walk, class or practice",
        "Days off the plan",
    ):
        if opened:
            press(screen, opened)
        for more in ("All parts as a list", "Another day or time", "More questions"):
            if opened == "Check in":
                press(screen, more)
        found(screen, "Check in" if not opened else "Back")
        page = screen.currentWidget()
        assert page is not None
        buttons = [each for each in page.findChildren(type(found(screen, ""))) if each.isVisible()]
        small = [
            (each.accessibleName(), each.width(), each.height())
            for each in buttons
            if each.height() < TARGET or each.width() < TARGET
        ]
        assert small == []
        right = [each.mapTo(page, each.rect().topRight()).x() for each in buttons]
        assert max(right) <= page.width(), opened
        if opened:
            press(screen, "Back")


def test_a_slice_of_full_days_is_shorter_and_a_week_older_than_all_else_is_found(app: App) -> None:
    for number in range(10):
        for hour in range(9):
            at = NOW - timedelta(days=number, minutes=hour)
            app.journal.save_check_in(check_in(0, at, pain=3))
    old = NOW - timedelta(days=500)
    app.journal.save_weekly_check_in(WeeklyCheckIn("w", old, old.date(), pain=3))
    found_days, before = [], None
    while True:
        part = read_slice(app.journal, TODAY, before)
        assert len(part.days) <= 3
        found_days += [each.first for each in part.days]
        before = part.since
        if not part.more:
            break
    assert found_days == [*(TODAY - timedelta(n) for n in range(10)), old.date()]


def test_after_saving_and_undo_the_keyboard_is_at_the_entry(app: App) -> None:
    for days_ago in range(6):
        app.journal.save_check_in(check_in(days_ago, pain=days_ago))
    screen = diary(app)
    press(screen, "Change: Check-in: pain 5")
    press(screen, "Average pain on Friday 9")
    press(screen, "Save")
    focused = app.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Change: Check-in: pain 9")
    press(screen, "Take out: Check-in: pain 4")
    key(app, Qt.Key.Key_Return)
    focused = app.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Change: Check-in: pain 4")


def test_what_is_saved_for_another_day_is_told_with_it_and_brought_into_view(app: App) -> None:
    for days_ago in range(40):
        app.journal.save_check_in(check_in(days_ago, pain=4))
    press(diary(app), "Add a walk, class or practice")
    page = diary(app).form
    assert page is not None
    page.when.move_to(NOW - timedelta(days=30))
    press(page, "Save")
    days = diary(app).days
    assert "Kept for Monday 19 October. Walk, 20 minutes" in shown(days)
    at = app.window.focusWidget()
    assert at is not None
    assert at.accessibleName().startswith("Change: Walk, 20 minutes, Monday 19 October")
    for _ in range(3):
        QTest.qWait(10)
    place = QRect(at.mapTo(days.viewport(), QPoint(0, 0)), at.size())
    assert days.viewport().rect().contains(place)


def test_what_is_saved_for_yesterday_or_today_is_told_so(app: App) -> None:
    for way, words in (("Yesterday", "Kept for yesterday. "), ("", "Kept. ")):
        press(diary(app), "Check in")
        page = diary(app).form
        assert page is not None
        if way:
            press(page, way)
        press(page, f"Average pain {way.lower() or 'today'} 5")
        press(page, "Save")
        assert f"{words}Check-in: pain 5" in shown(diary(app).days)
