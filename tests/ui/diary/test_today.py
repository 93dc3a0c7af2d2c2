"""The diary on Today and in Settings: second to Begin, and quiet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.journal.check_ins import RegionPain, WeeklyCheckIn, weekly_due
from mindbody_app.journal.drafts import Draft
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.practice.regions import Region
from mindbody_app.store.drafts import DraftFile
from mindbody_app.ui.diary.settings_card import DiaryCard
from mindbody_app.ui.progress.page import ProgressPage
from mindbody_app.ui.today_page import TodayPage
from mindbody_app.ui.widgets.week_strip import WeekStrip
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import (
    TODAY,
    check_in,
    check_in_page,
    diary,
    found,
    key,
    practice,
    press,
    shown,
)

OFFER = "And the past week, in a few questions?"


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app as it stands once Today was painted."""
    made = make_app()
    made.window.complete()
    return made


def today(app: App) -> list[str]:
    """What Today says now."""
    app.window.open_screen("today")
    QApplication.processEvents()
    return shown(app.window)


def test_check_in_stands_beside_begin_and_opens_at_once(app: App) -> None:
    assert "A check-in takes half a minute." in today(app)
    focused = app.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Begin")
    press(app.window, "Check in")
    assert check_in_page(app).isVisible()
    press(app.window, "Average pain today 5")
    press(app.window, "Save")
    assert "At 09:30: pain 5." in today(app)


def test_the_last_check_in_of_today_is_told(app: App) -> None:
    app.journal.save_check_in(check_in(1, pain=9))
    assert "A check-in takes half a minute." in today(app)
    pains = (RegionPain(Region.NECK, 2), RegionPain(Region.LOWER_BACK, 6))
    app.journal.save_check_in(check_in(0, NOW - timedelta(hours=2), pain=4, regions=pains))
    assert "At 07:30: pain 4, neck 2, lower back 6." in today(app)
    app.journal.save_check_in(check_in(0, treatments=("heat",)))
    assert "You checked in at 09:30." in today(app)


def test_today_is_marked_on_today_and_says_so_kindly(app: App) -> None:
    app.journal.save_plan(Plan(TODAY - timedelta(days=30), (PlanItem("body-scan", 20, 5),)))
    assert "0 of 5 days this week" in today(app)
    press(app.window, "A flare, rest or away day?")
    press(app.window, "Rest day")
    words = shown(app.window)
    assert "Today is a rest day. Practice counts all the same." in words
    assert "0 of 4 days this week" in words
    assert any(each.endswith("1 day off the plan.") for each in words)
    assert found(app.window, "Begin").isEnabled()
    press(app.window, "Take out")
    assert "0 of 5 days this week" in shown(app.window)
    assert found(app.window, "A flare, rest or away day?").isVisible()


def test_taking_a_longer_time_back_shows_its_days_first(app: App) -> None:
    away = Excused("one", TODAY - timedelta(days=2), TODAY + timedelta(days=4), Reason.AWAY)
    app.journal.save_excused(away)
    assert "Today is a day away. Practice counts all the same." in today(app)
    press(app.window, "Take out")
    assert app.journal.excused() == (away,)
    assert "Days off the plan" in shown(diary(app))


def test_the_strip_marks_days_off_with_a_sign_of_their_own(app: App) -> None:
    app.journal.save_excused(Excused("one", TODAY - timedelta(1), TODAY, Reason.FLARE))
    app.journal.close_practice(practice(0))
    today(app)
    (strip,) = app.window.findChildren(WeekStrip)
    assert strip.accessibleName() == (
        "Practised this week: Wednesday. Off the plan: Tuesday, Wednesday"
    )
    pixmaps = [each.pixmap() for each in strip.findChildren(QLabel)]
    discs = [each.toImage() for each in pixmaps if not each.isNull()]
    assert len(discs) == 7
    assert discs[0] == discs[3] != discs[1]


def test_the_weekly_check_in_is_offered_once_a_week(app: App) -> None:
    assert OFFER not in today(app)
    app.journal.close_practice(practice(1))
    assert OFFER in today(app)
    press(app.window, "Not this week")
    assert OFFER not in today(app)
    assert app.settings.current.weekly_put_off == TODAY
    app.settings.change(weekly_put_off=TODAY - timedelta(days=7))
    assert OFFER in today(app)
    week = WeeklyCheckIn("w", NOW - timedelta(days=6), TODAY - timedelta(days=6), pain=4)
    app.journal.save_weekly_check_in(week)
    assert OFFER not in today(app)


def test_who_wants_no_offer_gets_none(app: App) -> None:
    app.journal.close_practice(practice(30))
    assert OFFER in today(app)
    app.settings.change(ask_weekly=False)
    assert OFFER not in today(app)


@pytest.mark.parametrize(
    ("first", "last", "put_off", "due"),
    [
        (None, None, None, False),
        (0, None, None, False),
        (1, None, None, True),
        (30, 6, None, False),
        (30, 7, None, True),
        (30, 9, 3, False),
        (30, 3, 9, False),
        (30, -2, None, True),
    ],
)
def test_when_the_weekly_one_is_due(
    first: int | None, last: int | None, put_off: int | None, due: bool
) -> None:
    def ago(days: int | None) -> date | None:
        return None if days is None else TODAY - timedelta(days=days)

    assert weekly_due(TODAY, ago(first), ago(last), ago(put_off)) is due


def test_a_streak_is_told_only_to_those_who_wish_it(app: App) -> None:
    for days_ago in range(370):
        app.journal.close_practice(practice(days_ago + 1))
    assert not any("in a row" in each for each in today(app))
    app.settings.change(show_streak=True)
    assert "370 days of practice in a row." in today(app)
    app.journal.close_practice(practice(0))
    assert "371 days of practice in a row." in today(app)
    app.settings.change(show_streak=False)
    assert not any("in a row" in each for each in today(app))


def test_settings_switch_the_streak_the_offer_and_the_activity(app: App, qtbot: QtBot) -> None:
    app.window.open_screen("settings")
    QApplication.processEvents()
    press(app.window, "Show them on Today")
    press(app.window, "Don't offer it")
    (card,) = app.window.findChildren(DiaryCard)
    QTest.keyClicks(card.activity, "dance")
    app.window.open_screen("today")
    kept = app.settings.current
    assert (kept.show_streak, kept.ask_weekly, kept.own_activity) == (True, False, "dance")


def test_on_a_flare_day_three_minutes_come_first(app: App) -> None:
    app.journal.save_plan(Plan(TODAY - timedelta(days=30), (PlanItem("body-scan", 20, 5),)))
    today(app)
    began: list[tuple[str, str, int]] = []
    page = app.window.findChildren(TodayPage)[0]
    page.begin.disconnect()
    page.begin_short.disconnect()
    page.begin.connect(lambda script, minutes: began.append(("usual", script, minutes)))
    page.begin_short.connect(lambda script, minutes: began.append(("short", script, minutes)))
    press(app.window, "A flare, rest or away day?")
    press(app.window, "Flare day")
    assert "A few minutes are enough today" in shown(app.window)
    press(app.window, "Begin")
    press(app.window, "Body scan, 20 minutes")
    assert began == [("short", "flare", 3), ("usual", "body-scan", 20)]
    press(app.window, "Take out")
    press(app.window, "Begin Body scan")
    press(app.window, "A hard day? Three minutes")
    assert began[2:] == [("usual", "body-scan", 20), ("short", "flare", 3)]


def test_today_tells_of_a_check_in_that_waits_and_leads_back_to_it(app: App) -> None:
    today(app)
    press(app.window, "Check in")
    press(app.window, "Average pain today 6")
    key(app, Qt.Key.Key_Escape)
    assert app.window.windowTitle().startswith("Today")
    assert "Kept from earlier today, not saved yet" in shown(app.window)
    press(app.window, "Carry on with the check-in")
    press(app.window, "Save")
    assert app.window.windowTitle().startswith("Diary")
    words = today(app)
    assert "At 09:30: pain 6." in words
    assert found(app.window, "Check in").text() == "Check in"


def test_today_tells_of_what_was_typed_just_before_it_was_opened(app: App) -> None:
    today(app)
    press(app.window, "Check in")
    press(app.window, "Average pain today 6")
    assert "Kept from earlier today, not saved yet" in today(app)


def test_a_start_after_a_sudden_end_tells_of_it_on_today(make_app: MakeApp, tmp_path: Path) -> None:
    DraftFile(tmp_path).keep([Draft(check_in(1, pain=6), None, False, NOW - timedelta(days=1))])
    app = make_app()
    app.window.complete()
    assert "Kept from yesterday, not saved yet" in shown(app.window)
    press(app.window, "Carry on with the check-in")
    assert check_in_page(app).draft().pain == 6


def test_a_change_or_a_week_that_waits_leaves_the_check_in_alone(
    make_app: MakeApp, tmp_path: Path
) -> None:
    kept = check_in(0, pain=4)
    week = WeeklyCheckIn("w", NOW, TODAY, pain=3)
    DraftFile(tmp_path).keep([Draft(kept, kept, False, NOW), Draft(week, None, False, NOW)])
    app = make_app()
    app.window.complete()
    assert found(app.window, "Check in").text() == "Check in"


@pytest.mark.parametrize("screen", ["today", "diary"])
def test_the_way_back_ends_where_it_began(app: App, screen: str) -> None:
    app.journal.close_practice(practice(1))
    app.window.open_screen(screen)
    QApplication.processEvents()
    press(app.window, "Weekly check-in")
    key(app, Qt.Key.Key_Escape)
    assert app.window.windowTitle().startswith(screen.capitalize())


def test_the_way_back_from_a_charts_first_step_ends_in_progress(app: App) -> None:
    app.window.open_screen("progress")
    (progress,) = app.window.findChildren(ProgressPage)
    progress.check_in.emit()
    assert check_in_page(app).isVisible()
    key(app, Qt.Key.Key_Escape)
    assert app.window.windowTitle().startswith("Progress")


def test_another_screen_in_between_leaves_the_way_back_in_the_diary(app: App) -> None:
    today(app)
    press(app.window, "Check in")
    app.window.open_screen("learn")
    app.window.open_screen("diary")
    QApplication.processEvents()
    key(app, Qt.Key.Key_Escape)
    assert app.window.windowTitle().startswith("Diary")
