"""Practice strength: the published formula, fair to rest and to the day that still runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt

import pytest

from mindbody_app.journal.excused import Reason
from mindbody_app.journal.plans import Plan
from mindbody_app.journal.strength import practice_strength
from tests.journal.lives import plan

BEGUN = date(2020, 1, 6)
DAYS = 1500


def day(number: int) -> date:
    return BEGUN + timedelta(days=number)


def strength(
    practised: Iterable[int],
    plans: list[Plan],
    number: int,
    excused: Iterable[int] = (),
) -> float:
    score = practice_strength(
        {day(each): 10.0 for each in practised},
        plans,
        {day(each): Reason.FLARE for each in excused},
        day(number),
    )
    assert score is not None
    return score


def test_one_miss_from_100_percent_gives_94_8() -> None:
    daily = [plan(BEGUN, 7)]
    assert strength(range(DAYS), daily, DAYS) == pytest.approx(1)
    assert strength(range(DAYS), daily, DAYS + 1) == pytest.approx(0.948, abs=5e-4)


def test_a_daily_plan_halves_in_13_days_and_a_lighter_one_more_slowly() -> None:
    assert strength(range(DAYS), [plan(BEGUN, 7)], DAYS + 13) == pytest.approx(0.5)
    weekly = [plan(BEGUN, 1)]
    settled = strength(range(DAYS), weekly, DAYS)
    assert settled == pytest.approx(1)
    week_later, next_week = (strength(range(DAYS), weekly, DAYS + n) for n in (6, 19))
    assert week_later == pytest.approx(1)
    assert next_week == pytest.approx(0.5 ** (sqrt(1 / 7)), abs=1e-6)


def test_the_first_days_of_a_plan_by_hand() -> None:
    kept = 0.5 ** (sqrt(3 / 7) / 13)
    by_hand = 0.0
    for practised_days in (1, 1, 2):
        by_hand = kept * by_hand + (1 - kept) * practised_days / 3
    assert strength([0, 2], [plan(BEGUN, 3)], 2) == pytest.approx(by_hand)


def test_practice_just_before_the_plan_is_among_the_last_seven_days() -> None:
    assert strength([-1, 0], [plan(BEGUN, 2)], 0) > strength([-7, 0], [plan(BEGUN, 2)], 0)


def test_whoever_meets_the_plan_on_days_of_their_own_is_strong() -> None:
    three_days = [n for n in range(DAYS) if n % 7 in (0, 2, 4)]
    assert strength(three_days, [plan(BEGUN, 3)], DAYS) == pytest.approx(1)
    two_of_three = [n for n in range(DAYS) if n % 7 in (0, 2)]
    assert strength(two_of_three, [plan(BEGUN, 3)], DAYS) == pytest.approx(2 / 3)


@pytest.mark.parametrize("count", range(1, 8))
def test_today_takes_part_only_once_it_is_practised(count: int) -> None:
    planned = [plan(BEGUN, count)]
    yesterday = strength(range(20), planned, 19)
    assert strength(range(20), planned, 20) == yesterday
    assert strength(range(21), planned, 20) > yesterday


def test_practising_today_lowers_nothing_even_in_a_thin_week() -> None:
    planned = [plan(BEGUN, 5)]
    assert strength([*range(60), 66], planned, 66) == strength(range(60), planned, 66)


@pytest.mark.parametrize("count", range(1, 8))
def test_a_flare_leaves_it_and_the_week_after_begins_where_it_was(count: int) -> None:
    planned, flare = [plan(BEGUN, count)], range(60, 75)
    before = strength(range(60), planned, 59)
    scores = [strength([*range(60), *range(75, 90)], planned, n, flare) for n in range(59, 90)]
    assert scores[:16] == [before] * 16
    assert all(later > earlier for earlier, later in pairwise(scores[15:]))


def test_practice_on_an_excused_day_counts_and_never_lowers() -> None:
    assert strength(range(21), [plan(BEGUN, 7)], 21, [20]) > strength(
        range(20), [plan(BEGUN, 7)], 21, [20]
    )
    planned = [plan(BEGUN, 5)]
    assert strength([*range(60), 66], planned, 67, [66]) == strength(range(60), planned, 66)


def test_time_without_a_plan_leaves_it() -> None:
    paused = [plan(BEGUN, 5), Plan(day(60), ()), plan(day(90), 5)]
    assert strength(range(60), paused, 80) == strength(range(60), paused, 60)
    back = [*range(60), *range(90, 100)]
    scores = [strength(back, paused, number) for number in range(89, 100)]
    assert all(later > earlier for earlier, later in pairwise(scores))


def test_there_is_none_before_the_first_plan() -> None:
    minutes = {day(0): 10.0}
    assert practice_strength(minutes, [], {}, day(1)) is None
    assert practice_strength(minutes, [Plan(day(0), ())], {}, day(1)) is None
    assert practice_strength(minutes, [plan(day(2), 5)], {}, day(1)) is None
