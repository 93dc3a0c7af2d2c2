"""What may move the figures of practice and what never does, over any history."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mindbody_app.journal.editing import brought_back, taken_out
from mindbody_app.journal.excused import Excused
from mindbody_app.journal.plans import Plan
from mindbody_app.journal.records import PracticeRecord
from tests.journal.lives import (
    TODAY,
    WEEKS,
    Life,
    any_life,
    days,
    excuse,
    plans,
    practice_on,
    practices,
    ranges,
    recent_days,
    seeds,
)

NOW = datetime(2026, 3, 12, 21, tzinfo=UTC)
EXAMPLES = 150


def lower(before: list[float | None], after: list[float | None]) -> bool:
    """Whether any figure fell; one that there is none of any more has not fallen."""
    pairs = zip(before, after, strict=True)
    return any(
        one is not None and other is not None and other < one - 1e-12 for one, other in pairs
    )


@settings(max_examples=EXAMPLES)
@given(any_life)
def test_every_figure_lies_in_its_bounds(life: Life) -> None:
    weeks = life.weeks()
    assert len(weeks) == WEEKS
    assert weeks[-1].first_day <= TODAY <= weeks[-1].last_day
    for one, following in pairwise(weeks):
        assert following.first_day - one.last_day == timedelta(days=1)
    for week in weeks:
        assert week.adherence is None or 0 <= week.adherence <= 1
        assert (week.adherence is None) == (not week.expected_days)
        assert all(week.first_day <= day <= min(week.last_day, TODAY) for day in week.practised)
        assert [day for day, _ in week.excused] == sorted(
            day for day in life.excused if week.first_day <= day <= week.last_day
        )
    four = life.rolling()
    assert 0 <= four.practised_in_plan <= four.practised <= four.days == 28
    assert four.expected is None or 0 <= four.expected <= 28
    assert four.adherence is None or 0 <= four.adherence <= 1
    strength = life.strength()
    assert strength is None or 0 <= strength <= 1
    assert (strength is None) == (not any(p.items and p.starts_on <= TODAY for p in life.plans))
    assert 0 <= life.streak() <= sum(day <= TODAY for day in life.minutes)


@settings(max_examples=EXAMPLES)
@given(any_life, ranges)
def test_an_excused_day_never_lowers_adherence_nor_breaks_a_streak(
    life: Life, more: Excused
) -> None:
    after = replace(life, ranges=(*life.ranges, more))
    assert not lower(life.adherences(), after.adherences())
    for one, other in zip(life.weeks(), after.weeks(), strict=True):
        assert (one.practised, one.minutes) == (other.practised, other.minutes)
        assert one.planned_days == other.planned_days
        assert one.adherence is not None or other.adherence is None
    assert after.streak() >= life.streak()


@settings(max_examples=EXAMPLES)
@given(any_life, practices | st.builds(practice_on, recent_days))
def test_another_practice_never_lowers_anything(life: Life, more: PracticeRecord) -> None:
    after = replace(life, records=(*life.records, more))
    assert not lower(life.adherences(), after.adherences())
    assert not lower([life.strength()], [after.strength()])
    assert after.streak() >= life.streak()
    for one, other in zip(life.weeks(), after.weeks(), strict=True):
        assert other.practised >= one.practised
        assert other.minutes >= one.minutes - 1e-9


@settings(max_examples=EXAMPLES)
@given(any_life, plans)
def test_a_new_plan_changes_nothing_that_ended_before_it(life: Life, new: Plan) -> None:
    kept = tuple(each for each in life.plans if each.starts_on != new.starts_on)
    before, after = replace(life, plans=kept), replace(life, plans=(*kept, new))
    for one, other in zip(before.weeks(), after.weeks(), strict=True):
        if one.last_day < new.starts_on:
            assert other == one
    eve = new.starts_on - timedelta(days=1)
    assert replace(after, today=eve).rolling() == replace(before, today=eve).rolling()
    assert replace(after, today=eve).strength() == replace(before, today=eve).strength()


@settings(max_examples=EXAMPLES)
@given(any_life, seeds)
def test_the_order_of_entry_never_matters(life: Life, seed: int) -> None:
    chance = random.Random(seed)
    mixed = Life(
        tuple(chance.sample(life.records, len(life.records))),
        tuple(chance.sample(life.plans, len(life.plans))),
        tuple(chance.sample(life.ranges, len(life.ranges))),
        life.today,
        life.week_starts,
    )
    for one, other in zip(life.weeks(), mixed.weeks(), strict=True):
        assert other._replace(minutes=0) == one._replace(minutes=0)
        assert other.minutes == pytest.approx(one.minutes)
    assert mixed.rolling()._replace(minutes=0) == life.rolling()._replace(minutes=0)
    assert mixed.strength() == life.strength()
    assert mixed.streak() == life.streak()


@settings(max_examples=EXAMPLES)
@given(any_life, seeds)
def test_taking_out_is_as_if_it_never_was_and_bringing_back_as_if_it_always_was(
    life: Life, seed: int
) -> None:
    chance = random.Random(seed)
    chosen = [each for each in life.records if chance.random() < 0.3]
    out = tuple(taken_out(each, NOW) if each in chosen else each for each in life.records)
    back = tuple(brought_back(each) if each.marks.removed else each for each in out)
    never = tuple(each for each in life.records if each not in chosen)
    without = replace(life, records=never)
    for figure in (Life.weeks, Life.rolling, Life.strength, Life.streak):
        assert figure(replace(life, records=out)) == figure(without)
        assert figure(replace(life, records=back)) == figure(life)


@settings(max_examples=EXAMPLES)
@given(any_life, ranges)
def test_taking_an_excused_range_back_is_as_if_it_never_was(life: Life, more: Excused) -> None:
    after = replace(life, ranges=(*life.ranges, more.taken_back()))
    for figure in (Life.weeks, Life.rolling, Life.strength, Life.streak):
        assert figure(after) == figure(life)


def with_time_away(life: Life, first_day: date, count: int) -> Life:
    """The same life with excused days put in, and everything from then on lived later."""

    def later(day: date) -> date:
        return day if day < first_day else day + timedelta(days=count)

    return Life(
        tuple(
            practice_on(later(each.practice_day), each.practised_seconds, each.id)
            for each in life.records
        ),
        tuple(replace(each, starts_on=later(each.starts_on)) for each in life.plans),
        (
            *(excuse(later(day), 1) for day in life.excused),
            *(excuse(first_day + timedelta(days=n), 1) for n in range(count)),
        ),
        later(life.today),
        life.week_starts,
    )


@settings(max_examples=EXAMPLES)
@given(any_life, st.integers(0, 70), st.integers(1, 40))
def test_excused_days_leave_the_strength_as_it_is(life: Life, ago: int, count: int) -> None:
    begun = [each.starts_on for each in life.plans if each.items]
    first_day = max(TODAY - timedelta(days=ago), min(begun, default=TODAY) + timedelta(days=1))
    if first_day <= TODAY:
        assert with_time_away(life, first_day, count).strength() == life.strength()


@settings(max_examples=EXAMPLES)
@given(any_life, st.integers(0, 9), st.integers(1, 5))
def test_weeks_of_excused_days_neither_break_nor_lengthen_a_streak(
    life: Life, weeks_ago: int, weeks: int
) -> None:
    first_day = life.weeks()[-1 - weeks_ago].first_day
    assert with_time_away(life, first_day, 7 * weeks).streak() == life.streak()


@settings(max_examples=EXAMPLES)
@given(any_life, st.integers(0, 70), st.integers(1, 40))
def test_without_a_plan_no_excused_day_breaks_or_lengthens_a_streak(
    life: Life, ago: int, count: int
) -> None:
    free = replace(life, plans=())
    away = with_time_away(free, TODAY - timedelta(days=ago), count)
    assert away.streak() == free.streak()


@settings(max_examples=EXAMPLES)
@given(any_life)
def test_a_streak_outlasts_every_week_that_met_its_plan(life: Life) -> None:
    ends_today = replace(life, week_starts=(TODAY.weekday() + 1) % 7)
    kept = 0
    for week in reversed(ends_today.weeks()):
        if week.expected_days is None or len(week.practised) < week.expected_days:
            break
        kept += len(week.practised)
    assert ends_today.streak() >= kept


@settings(max_examples=EXAMPLES)
@given(any_life, days)
def test_a_day_that_hasnt_ended_costs_nothing(life: Life, day: date) -> None:
    if day > TODAY:
        return
    morning = tuple(each for each in life.records if each.practice_day < day)
    before = replace(life, records=morning, today=day)
    rested = replace(before, ranges=(*life.ranges, excuse(day, 1)))
    assert before.streak() == rested.streak()
    assert before.strength() == rested.strength()
