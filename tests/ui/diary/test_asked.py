"""A check-in's words fit the day that it tells of, on the screen and for assistive tools."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from mindbody_app.app import App
from mindbody_app.practice.regions import Region
from mindbody_app.ui.diary.asked import asked_of, week_up_to
from mindbody_app.ui.diary.weekly_page import WeeklyPage
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import TODAY, check_in, check_in_page, diary, press, shown


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app with the diary open and every question of a check-in."""
    made = make_app()
    made.settings.change(check_in_more=True)
    diary(made)
    return made


@pytest.mark.parametrize(
    ("days_ago", "when", "night"),
    [
        (1, "yesterday", "the night before last"),
        (2, "on Monday", "the night before Monday"),
        (6, "on Thursday", "the night before Thursday"),
        (7, "on Wednesday 11 November", "the night before Wednesday 11 November"),
        (400, "on Tuesday 14 October 2025", "the night before Tuesday 14 October 2025"),
    ],
)
@pytest.mark.usefixtures("app")
def test_another_day_is_named_in_every_question(days_ago: int, when: str, night: str) -> None:
    asked = asked_of(TODAY - timedelta(days=days_ago), TODAY, day_goes_on=True)
    assert asked.title == f"How was it {when}?"
    assert asked.pain == f"Your average pain {when}"
    assert asked.sleep == f"How did you sleep {night}?"
    assert asked.mood == f"How was your mood {when}?"
    assert asked.activity == f"How much could you do {when} of what you meant to?"
    for name in (asked.pain_name, asked.mood_name, asked.activity_name):
        assert when in name
    assert asked.sleep_name == f"Sleep {night}"
    assert "today" not in " ".join(asked)
    assert "last night" not in " ".join(asked)


@pytest.mark.usefixtures("app")
def test_today_is_asked_of_as_today() -> None:
    asked = asked_of(TODAY, TODAY, day_goes_on=False)
    assert asked.pain == "Your average pain today"
    assert (asked.sleep, asked.mood) == ("How did you sleep last night?", "How is your mood?")
    assert asked_of(TODAY, TODAY, day_goes_on=True).pain == "Your average pain so far today"


def names(app: App) -> str:
    buttons = check_in_page(app).findChildren(QPushButton)
    return " ".join(each.accessibleName() for each in buttons)


def test_the_page_follows_the_day_chosen_there_and_back(app: App) -> None:
    press(diary(app), "Check in")
    page = check_in_page(app)
    assert {"How did you sleep last night?", "Where does it hurt?"} <= set(shown(page))
    press(page, "Yesterday")
    assert {
        "How did you sleep the night before last?",
        "How was your mood yesterday?",
        "Where did it hurt?",
    } <= set(shown(page))
    press(page, "Another day")
    assert {"How did you sleep the night before Monday?", "How was it on Monday?"} <= set(
        shown(page)
    )
    assert "last night" not in names(app)
    assert " today " not in names(app)
    page.regions.press(Region.JAW)
    assert "It didn't hurt there" in names(app)
    press(page, "Now")
    assert {"How is it today?", "How did you sleep last night?"} <= set(shown(page))
    assert "It doesn't hurt there" in names(app)


def test_a_change_asks_of_the_entrys_own_day(app: App) -> None:
    app.journal.save_check_in(check_in(5, pain=4, sleep=6))
    diary(app).show_days()
    press(diary(app), "Change: Check-in: pain 4")
    page = check_in_page(app)
    assert {"How was it on Friday?", "How did you sleep the night before Friday?"} <= set(
        shown(page)
    )
    press(page, "Sleep the night before Friday 2")
    press(page, "Save")
    assert app.journal.check_ins()[0].sleep == 2


def test_after_midnight_the_evening_is_still_today(make_app: MakeApp) -> None:
    app = make_app(now=lambda: datetime(2026, 11, 18, 1, 30, tzinfo=NOW.tzinfo))
    press(diary(app), "Check in")
    assert "How is it today?" in shown(check_in_page(app))
    press(check_in_page(app), "Yesterday")
    press(check_in_page(app), "Average pain yesterday 3")
    press(check_in_page(app), "Save")
    assert app.journal.check_ins()[0].day == date(2026, 11, 16)


def test_a_week_is_named_by_its_last_day(app: App) -> None:
    press(diary(app), "Weekly check-in")
    page = diary(app).form
    assert isinstance(page, WeeklyPage)
    assert "The past week" in shown(page)
    press(page, "Yesterday")
    assert "The week up to yesterday" in shown(page)
    assert week_up_to(TODAY - timedelta(days=3), TODAY) == "The week up to Sunday"
