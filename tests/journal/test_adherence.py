"""Practised days against planned days, in figures that can be checked by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from mindbody_app.journal.adherence import Week, minutes_by_day, rolling, weekly_adherence
from mindbody_app.journal.excused import Excused, Reason, excused_days
from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week, planned_days
from mindbody_app.journal.records import COUNTS_FROM_SECONDS, Ended, PracticeRecord, Rating
from mindbody_app.journal.today import today_state
from tests.journal.lives import TODAY, excuse, plan
from tests.journal.lives import practice_on as practice

MONDAY = date(2026, 3, 9)
FRIDAY = date(2026, 3, 13)


def on(first_day: date, *numbers: int) -> list[PracticeRecord]:
    return [practice(first_day + timedelta(days=number)) for number in numbers]


def weeks_of(
    records: Iterable[PracticeRecord],
    planned: list[Plan],
    ranges: Iterable[Excused] = (),
    today: date = TODAY,
) -> tuple[Week, ...]:
    minutes = minutes_by_day(records)
    return weekly_adherence(minutes, planned, excused_days(ranges), today, weeks=12)


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


def test_a_flare_leaves_the_planned_days_and_practice_in_it_still_counts() -> None:
    flare = excuse(MONDAY + timedelta(days=1), 2)
    (week,) = weeks_of(on(MONDAY, 0, 1), [plan(MONDAY, 5)], [flare])[-1:]
    assert (week.planned_days, week.expected_days, len(week.practised)) == (5, 3, 2)
    assert week.adherence == pytest.approx(2 / 3)
    assert week.excused == tuple((day, Reason.FLARE) for day in flare.days)


def test_a_week_away_expects_nothing_and_has_no_figure() -> None:
    (week,) = weeks_of(on(MONDAY, 0), [plan(MONDAY, 5)], [excuse(MONDAY, 7, Reason.AWAY)])[-1:]
    assert (week.planned_days, week.expected_days, week.adherence) == (5, 0, None)
    assert week.practised == {MONDAY}


@pytest.mark.parametrize(
    ("begun", "days_a_week", "before", "expected"),
    [
        (FRIDAY, 5, None, 3),
        (FRIDAY, 2, None, 2),
        (FRIDAY + timedelta(days=2), 7, None, 1),
        (MONDAY, 5, None, 5),
        (MONDAY - timedelta(days=1), 5, None, 5),
        (FRIDAY, 5, 3, 5),
        (FRIDAY, 7, 3, 6),
        (FRIDAY, 7, 1, 4),
        (FRIDAY, 2, 7, 2),
        (FRIDAY + timedelta(days=3), 7, 4, 4),
    ],
)
def test_a_plan_begun_in_mid_week_asks_for_no_more_than_there_is_left(
    begun: date, days_a_week: int, before: int | None, expected: int
) -> None:
    made = [plan(begun - timedelta(days=30), before)] if before else []
    assert planned_days([*made, plan(begun, days_a_week)], MONDAY) == expected


def test_a_plan_changed_twice_in_a_week_and_one_taken_away() -> None:
    twice = [plan(MONDAY, 5), Plan(MONDAY + timedelta(days=2), ()), plan(FRIDAY, 4)]
    assert planned_days(twice, MONDAY) == 3
    assert planned_days(twice[:2], MONDAY) is None
    assert planned_days(twice, MONDAY - timedelta(days=7)) is None


def test_what_a_wrong_clock_dated_ahead_counts_when_its_day_comes() -> None:
    ahead = practice(FRIDAY)
    planned = [plan(MONDAY, 2)]
    (week,) = weeks_of([*on(MONDAY, 0), ahead], planned)[-1:]
    assert (week.practised, week.minutes) == ({MONDAY}, 10)
    (week,) = weeks_of([*on(MONDAY, 0), ahead], planned, today=FRIDAY)[-1:]
    assert (week.practised, week.minutes) == ({MONDAY, FRIDAY}, 20)


def test_the_rolling_four_weeks_end_today() -> None:
    first = TODAY - timedelta(days=27)
    records = on(first, -1, 0, 1, 6, 7, 20, 27)
    flare = excuse(first - timedelta(days=2), 4)
    four = rolling(minutes_by_day(records), [plan(date(2026, 1, 1), 3)], {}, TODAY)
    assert (four.practised, four.expected, four.excused, four.minutes) == (6, 12, 0, 60)
    assert four.adherence == pytest.approx(0.5)
    excused = excused_days([flare])
    four = rolling(minutes_by_day(records), [plan(date(2026, 1, 1), 3)], excused, TODAY)
    assert (four.practised, four.expected, four.excused) == (6, 10, 2)
    assert four.practised_excused == 2
    assert four.adherence == pytest.approx(0.6)


def test_practice_in_a_week_that_expected_nothing_helps_the_rolling_four() -> None:
    flare = excused_days([excuse(TODAY - timedelta(days=6), 2)])
    minutes = minutes_by_day([practice(TODAY), practice(TODAY - timedelta(days=6))])
    four = rolling(minutes, [plan(date(2026, 1, 1), 2)], flare, TODAY)
    assert (four.practised_in_plan, four.expected) == (2, 6)
    assert four.adherence == pytest.approx(1 / 3)


def test_what_was_practised_before_there_was_a_plan_is_told_and_makes_no_share() -> None:
    records = on(TODAY - timedelta(days=27), *range(28))
    four = rolling(minutes_by_day(records), [plan(TODAY, 5)], {}, TODAY)
    assert (four.practised, four.practised_in_plan, four.expected) == (28, 7, 1)
    four = rolling(minutes_by_day(records), [], {}, TODAY)
    assert (four.practised, four.expected, four.adherence) == (28, None, None)


def test_today_knows_that_it_is_excused_and_what_has_come_of_the_week() -> None:
    records = [*on(MONDAY, 0, 3), practice(FRIDAY), practice(TODAY, 30, "opened")]
    made = [Plan(MONDAY, (PlanItem("breathing", 5, 2), PlanItem("body-scan", 10, 3)))]
    resting = {TODAY: Reason.REST}
    state = today_state(records, made, resting, TODAY)
    assert state.excused_today is Reason.REST
    assert (state.minutes_today, len(state.week.practised), state.week.expected_days) == (10, 2, 2)
    assert (state.next_item, state.plan_met) == (made[0].items[0], False)
    assert today_state(records, made, resting, FRIDAY).excused_today is None


def test_of_two_practices_the_one_further_behind_comes_next_and_a_met_plan_says_so() -> None:
    made = [Plan(MONDAY, (PlanItem("body-scan", 10, 2), PlanItem("breathing", 5, 2)))]
    scanned = [*on(MONDAY, 0, 2), practice(FRIDAY, key="ahead")]
    assert today_state(scanned, made, {}, TODAY).next_item == made[0].items[1]
    only_scans = [Plan(MONDAY, made[0].items[:1])]
    assert today_state(scanned, only_scans, {}, TODAY).plan_met
    assert not today_state(scanned[1:], only_scans, {}, TODAY).plan_met
