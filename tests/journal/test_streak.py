"""Days in a row: rest, the plan's free days and a day that still runs cost nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from mindbody_app.journal.excused import Reason
from mindbody_app.journal.plans import Plan
from mindbody_app.journal.streak import practice_streak
from tests.journal.lives import plan

MONDAY = date(2026, 3, 2)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def streak(
    practised: Iterable[int],
    today: int,
    plans: Iterable[Plan] = (),
    excused: Iterable[int] = (),
    week_starts: int = 0,
) -> int:
    return practice_streak(
        {day(each): 10.0 for each in practised},
        plans,
        {day(each): Reason.REST for each in excused},
        day(today),
        week_starts=week_starts,
    )


def test_days_in_a_row_up_to_today() -> None:
    assert streak(range(5), 4) == 5
    assert streak([0, 1, 3, 4], 4) == 2
    assert streak([], 4) == 0
    assert streak([5], 4) == 0


def test_today_breaks_nothing_and_yesterday_does() -> None:
    assert streak(range(5), 5) == 5
    assert streak(range(5), 6) == 0
    assert streak(range(5), 5, [plan(day(-30), 7)]) == 5


def test_excused_days_neither_break_nor_lengthen_it() -> None:
    assert streak([0, 1, 5, 6], 6, excused=[2, 3, 4]) == 4
    assert streak([0, 1, 5, 6], 6, excused=[2, 4]) == 2
    assert streak([0, 1], 30, excused=range(2, 30)) == 2
    assert streak([0, 1], 10, excused=range(2, 30)) == 2


def test_practice_on_an_excused_day_counts() -> None:
    assert streak(range(5), 4, excused=[2, 3]) == 5


def test_the_days_that_the_plan_leaves_free_break_nothing() -> None:
    five = [plan(day(-30), 5)]
    two_weeks = [*range(5), *range(7, 12)]
    assert streak(two_weeks, 14, five) == 10
    assert streak(two_weeks, 15, five) == 10
    assert streak([*range(4), *range(7, 12)], 14, five) == 5
    assert streak(two_weeks, 14) == 0


def test_a_week_is_the_persons_own() -> None:
    five = [plan(day(-30), 5)]
    scattered = [0, 1, 2, 5, 6, 9, 10, 11, 12, 13]
    assert streak(scattered, 14, five) == 10
    assert streak(scattered, 14, five, week_starts=3) == 7


def test_a_flare_in_a_week_with_free_days() -> None:
    five = [plan(day(-30), 5)]
    assert streak([0, 3, 4, 7, 8, 9, 10, 11], 14, five, excused=[1, 2]) == 8
    assert streak([0, 3, 7, 8, 9, 10, 11], 14, five, excused=[1, 2]) == 5
    assert streak([0, 1, 2, 7, 8, 9, 10, 11], 14, five, excused=[1, 2]) == 8


def test_the_free_days_are_those_of_the_plan_of_each_week() -> None:
    made = [plan(day(0), 7), plan(day(7), 3)]
    assert streak([*range(6), 7, 9, 11], 14, made) == 3
    assert streak([*range(7), 7, 9, 11], 14, made) == 10


def test_what_is_dated_ahead_frees_no_day() -> None:
    five = [plan(day(-30), 5)]
    assert streak([0], 4, five) == streak([0, 6], 4, five, excused=[6]) == 0
    assert streak([0, 4], 4, five, excused=[4]) == 2


def test_practice_on_excused_days_that_meets_the_week_breaks_nothing() -> None:
    five = [plan(day(-30), 5)]
    assert streak([0, 1, 2, *range(7, 12)], 12, five, excused=[0, 1]) == 8
    assert streak([0, 1, 2, *range(7, 12)], 12, five) == 5
