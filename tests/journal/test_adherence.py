"""Practised days against planned days: what may move the figure and what never does."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.adherence import Week, minutes_by_day, weekly_adherence
from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.journal.records import COUNTS_FROM_SECONDS, Ended, PracticeRecord, Rating

TODAY = date(2026, 3, 12)
MONDAY = date(2026, 3, 9)
WEEKS = 12

days = st.dates(TODAY - timedelta(days=100), TODAY)


def practice(day: date, seconds: int = 600, key: str = "") -> PracticeRecord:
    return PracticeRecord(
        id=key or f"{day}-{seconds}",
        script_id="body-scan",
        title="Body scan",
        practice="body_scan",
        started_at=datetime(day.year, day.month, day.day, 20, tzinfo=UTC),
        practice_day=day,
        planned_seconds=1200,
        practised_seconds=seconds,
        ended=Ended.COMPLETED,
    )


def plan(starts_on: date, *days_a_week: int) -> Plan:
    return Plan(starts_on, tuple(PlanItem(f"script-{n}", 20, n) for n in days_a_week))


practices = st.lists(st.builds(practice, days, st.integers(0, 3600)), max_size=60)
plans = st.lists(
    st.builds(
        lambda day, counts: plan(day, *counts), days, st.lists(st.integers(1, 7), max_size=3)
    ),
    max_size=5,
)
week_starts = st.integers(0, 6)


def weeks_of(
    records: list[PracticeRecord], planned: list[Plan], starts: int = 0
) -> tuple[Week, ...]:
    minutes = minutes_by_day(records)
    return weekly_adherence(minutes, planned, {}, TODAY, weeks=WEEKS, week_starts=starts)


@given(practices, plans, week_starts)
def test_weeks_follow_each_other_and_adherence_lies_from_0_to_1(
    records: list[PracticeRecord], planned: list[Plan], starts: int
) -> None:
    weeks = weeks_of(records, planned, starts)
    assert len(weeks) == WEEKS
    assert weeks[-1].first_day <= TODAY <= weeks[-1].last_day
    for one, following in pairwise(weeks):
        assert following.first_day - one.last_day == timedelta(days=1)
    for week in weeks:
        assert week.adherence is None or 0 <= week.adherence <= 1
        assert (week.adherence is None) == (week.planned_days is None)
        assert all(week.first_day <= day <= week.last_day for day in week.practised)


@given(practices, plans, st.builds(practice, days, st.integers(0, 3600)), week_starts)
def test_another_practice_never_lowers_anything(
    records: list[PracticeRecord], planned: list[Plan], more: PracticeRecord, starts: int
) -> None:
    before = weeks_of(records, planned, starts)
    after = weeks_of([*records, more], planned, starts)
    for one, other in zip(before, after, strict=True):
        assert other.practised >= one.practised
        assert other.minutes >= one.minutes
        assert (other.adherence or 0) >= (one.adherence or 0)


@given(practices, plans, st.randoms(use_true_random=False))
def test_the_order_of_entry_never_matters(
    records: list[PracticeRecord], planned: list[Plan], chance: random.Random
) -> None:
    by_day = {each.starts_on: each for each in planned}
    planned = list(by_day.values())
    expected = weeks_of(records, planned)
    chance.shuffle(records)
    chance.shuffle(planned)
    for one, other in zip(expected, weeks_of(records, planned), strict=True):
        assert replace(other, minutes=0) == replace(one, minutes=0)
        assert other.minutes == pytest.approx(one.minutes)


@given(practices, plans, st.integers(1, 7), days, week_starts)
def test_a_new_plan_changes_no_week_that_ended_before_it(
    records: list[PracticeRecord], planned: list[Plan], count: int, starts_on: date, starts: int
) -> None:
    before = weeks_of(records, planned, starts)
    after = weeks_of(records, [*planned, plan(starts_on, count)], starts)
    for one, other in zip(before, after, strict=True):
        if one.last_day < starts_on:
            assert other == one


def test_three_of_five() -> None:
    records = [practice(MONDAY + timedelta(days=n)) for n in (0, 1, 3)]
    week = weeks_of([*records, practice(MONDAY, 300)], [plan(MONDAY, 5, 2)])[-1]
    assert (len(week.practised), week.planned_days) == (3, 5)
    assert week.adherence == pytest.approx(0.6)
    assert week.minutes == pytest.approx(35)


def test_more_than_planned_is_1_and_without_a_plan_there_is_no_figure() -> None:
    records = [practice(MONDAY + timedelta(days=n)) for n in range(4)]
    assert weeks_of(records, [plan(MONDAY, 2)])[-1].adherence == 1
    assert weeks_of(records, [])[-1].adherence is None
    assert weeks_of(records, [Plan(MONDAY, ())])[-1].adherence is None


@pytest.mark.parametrize("ended", [*Ended, None])
def test_a_minute_counts_however_it_ended(ended: Ended | None) -> None:
    enough = replace(practice(MONDAY, COUNTS_FROM_SECONDS), ended=ended)
    opened = replace(practice(MONDAY, COUNTS_FROM_SECONDS - 1), ended=ended)
    assert minutes_by_day([enough]) == {MONDAY: 1.0}
    assert minutes_by_day([opened]) == {}


def test_the_newest_plan_begun_by_a_weeks_end_holds_for_it() -> None:
    old, new = plan(date(2026, 2, 2), 3), plan(MONDAY + timedelta(days=2), 5)
    assert plan_for_week([new, old], MONDAY - timedelta(days=1)) is old
    assert plan_for_week([old, new], MONDAY + timedelta(days=6)) is new
    assert plan_for_week([old, new], date(2026, 1, 4)) is None


@pytest.mark.parametrize("count", [0, 8, -1])
def test_a_plan_item_is_for_one_to_seven_days(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 7"):
        PlanItem("body-scan", 20, count)


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_is_0_to_10_and_0_is_an_answer(value: int) -> None:
    for wrong in ({"pain": value}, {"distress": value}):
        with pytest.raises(ValueError, match="0 to 10"):
            Rating(**wrong)
    assert Rating(0, 0) != Rating()


def test_a_record_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="UTC offset"):
        replace(practice(MONDAY), started_at=datetime(2026, 3, 9, 20))  # noqa: DTZ001
