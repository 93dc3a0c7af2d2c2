"""What Today says of a programme, beside the plan and without one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mindbody_app.app import App
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.learning.enrolment import Turn
from mindbody_app.practice.body import Avoid, Body
from mindbody_app.ui.programmes.today_line import ProgrammeLine
from mindbody_app.ui.theme import TARGET
from tests.ui.conftest import NOW, MakeApp
from tests.ui.programmes.conftest import (
    EIGHT,
    button_from,
    button_named,
    enrol,
    in_week_three,
    practise,
    settle,
    shown_buttons,
    step,
    words_of,
)

TODAY = NOW.date()


def begin_name(app: App) -> str:
    (found,) = [each for each in shown_buttons(app.window) if each.property("variant") == "begin"]
    return str(found.accessibleName())


def test_who_follows_none_sees_no_line(make_app: MakeApp) -> None:
    app = make_app()
    assert app.window.findChildren(ProgrammeLine) == []
    assert begin_name(app) == "Begin Body scan, 10 minutes"


def test_the_running_programme_suggests_and_says_where_one_is(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    app.window.refresh()
    words = words_of(app.window)
    assert begin_name(app) == "Begin Muscle relaxation in seven groups, 14 minutes"
    assert EIGHT in words
    assert "Week 3 of 8 · Letting go of effort · day 2 of 5" in words
    assert "Your next practice" in words
    assert "Choose" not in [each.text() for each in shown_buttons(app.window)]


def test_a_body_that_avoids_it_is_suggested_the_other(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    app.settings.change(body=Body(avoids=frozenset(Avoid)))
    app.window.refresh()
    assert begin_name(app) == "Begin Release-only relaxation, 14 minutes"


def test_the_plan_comes_first_and_the_programme_beside_it(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    app.journal.save_plan(Plan(TODAY, (PlanItem("resonance-breathing", 10, 5),)))
    app.window.refresh()
    assert begin_name(app) == "Begin Resonance breathing, 10 minutes"
    assert "It suggests: Muscle relaxation in seven groups, 14 minutes." in words_of(app.window)
    large = [each for each in shown_buttons(app.window) if each.property("variant") == "begin"]
    assert len(large) == 1
    button_named(app.window, "Choose Muscle relaxation in seven groups, 14 minutes").click()
    assert app.window.practising
    assert "14 minutes" in words_of(app.window)


def test_a_plan_that_has_its_days_gives_way_for_the_week(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    app.journal.save_plan(Plan(TODAY, (PlanItem("open-awareness", 10, 2),)))
    app.window.refresh()
    assert begin_name(app) == "Begin Muscle relaxation in seven groups, 14 minutes"
    assert "2 of 2 days this week" in words_of(app.window)
    app.journal.save_plan(Plan(TODAY, (PlanItem("open-awareness", 10, 3),)))
    app.window.refresh()
    assert begin_name(app) == "Begin Open awareness of sounds, 10 minutes"


def test_nights_are_for_tonight(make_app: MakeApp) -> None:
    app = make_app()
    enrol(app, "sleep-fortnight", step(Turn.BEGIN, 3))
    practise(app, 2)
    app.window.refresh()
    words = words_of(app.window)
    assert "For tonight" in words
    assert "Week 1 of 2 · Letting the day end · night 2 of 5" in words


def test_the_line_goes_when_it_is_set_aside(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    app.window.refresh()
    (line,) = app.window.findChildren(ProgrammeLine)
    assert line.isVisible()
    (enrolment,) = app.journal.enrolments()
    app.journal.save_enrolment(enrolment.stepped(step(Turn.ASIDE, 0)))
    app.window.refresh()
    assert not line.isVisible()
    assert begin_name(app).startswith("Begin Open awareness of sounds")


@pytest.mark.parametrize(("days", "told"), [(0, True), (6, True), (7, False)])
def test_the_end_is_told_for_a_week(make_app: MakeApp, days: int, told: bool) -> None:
    app = make_app()
    enrol(app, "two-week-starter", step(Turn.BEGIN, 40))
    practise(app, *range(days, days + 10))
    app.window.refresh()
    assert ("You have come to the end of it." in words_of(app.window)) is told
    if told:
        button_named(app.window, "What comes next").click()
        settle()
        assert "You have come to the end" in words_of(app.window)


def test_the_reading_opens_at_the_week_in_hand(make_app: MakeApp) -> None:
    app = make_app()
    in_week_three(app)
    app.window.refresh()
    button_named(app.window, "This week's reading").click()
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Week 3, Letting go of effort, 1 of 5 days, now"
    top = focused.mapTo(app.window, focused.rect().topLeft()).y()
    assert 0 < top < 200


@pytest.mark.parametrize("size", [(1280, 800), (640, 400), (480, 700)])
def test_the_line_fits_any_window(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    in_week_three(app)
    app.journal.save_plan(Plan(TODAY, (PlanItem("resonance-breathing", 10, 5),)))
    app.window.resize(*size)
    app.window.refresh()
    settle()
    (line,) = app.window.findChildren(ProgrammeLine)
    for each in (line.begin_button, line.read_button):
        assert each.height() >= TARGET
        assert line.rect().contains(each.geometry())


def test_a_new_day_brings_the_next_suggestion(make_app: MakeApp) -> None:
    times = [NOW]
    app = make_app(now=lambda: times[-1])
    in_week_three(app)
    practise(app, 0)
    app.window.refresh()
    assert "Week 3 of 8 · Letting go of effort · day 2 of 5 done" in words_of(app.window)
    times.append(NOW + timedelta(days=1))
    app.make_round()
    assert "Week 3 of 8 · Letting go of effort · day 3 of 5" in words_of(app.window)
    assert begin_name(app) == "Begin Heaviness and warmth, 12 minutes"


def test_tab_goes_through_today_as_it_is_seen(make_app: MakeApp) -> None:
    app = make_app()
    app.window.complete()
    in_week_three(app)
    app.journal.save_plan(Plan(TODAY, (PlanItem("resonance-breathing", 10, 5),)))
    app.window.refresh()
    button_named(app.window, "A flare, rest or away day?").click()
    settle()
    button_from(app.window, "Begin").setFocus()
    names = []
    while (reached := app.window.focusWidget()) is not None and reached.accessibleName() != "Today":
        names.append(reached.accessibleName())
        QTest.keyClick(reached, Qt.Key.Key_Tab)
    assert names[1:] == [
        "A hard day? Three minutes",
        "Choose Muscle relaxation in seven groups, 14 minutes",
        "This week's reading",
        "Check in",
        "Flare day",
        "Rest day",
        "Day away",
        "Other days",
        "Not this week",
        "Weekly check-in",
    ]
