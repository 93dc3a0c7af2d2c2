"""The states of the Progress screen: nothing lost, nothing invented, nothing after today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.adherence import minutes_by_day, weekly_adherence
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.progress import (
    CALENDAR_WEEKS,
    CHART_WEEKS,
    LEAST_CALENDAR_WEEKS,
    LEAST_CHART_WEEKS,
    RATED_SESSIONS,
    progress_since,
    progress_state,
)
from mindbody_app.journal.records import Ended, PracticeRecord, Rating

TODAY = date(2026, 11, 5)
"""A Thursday."""


def practice(
    days_ago: int,
    minutes: float = 20,
    *,
    ended: Ended | None = Ended.COMPLETED,
    before: int | None = None,
    after: int | None = None,
    number: int = 0,
) -> PracticeRecord:
    day = TODAY - timedelta(days=days_ago)
    return PracticeRecord(
        id=f"{days_ago}-{number}",
        script_id="body-scan",
        title="Body scan",
        practice="body_scan",
        started_at=datetime(day.year, day.month, day.day, 8, number, tzinfo=UTC),
        practice_day=day,
        planned_seconds=1200,
        practised_seconds=round(minutes * 60),
        ended=ended,
        before=Rating(before),
        after=Rating(after),
    )


ratings = st.none() | st.integers(0, 10)
practices = st.lists(
    st.builds(
        practice,
        st.integers(-3, 400),
        st.sampled_from((0.2, 1, 9, 10, 19.5, 20, 45)),
        ended=st.none() | st.sampled_from(Ended),
        before=ratings,
        after=ratings,
        number=st.integers(0, 59),
    ),
    max_size=60,
    unique_by=lambda record: record.id,
)
plans = st.lists(
    st.builds(
        lambda ago, days: Plan(TODAY - timedelta(days=ago), (PlanItem("body-scan", 20, days),)),
        st.integers(0, 200),
        st.integers(1, 7),
    ),
    max_size=3,
)
weekdays = st.integers(0, 6)


def test_the_headline_counts_days_of_this_week_and_of_the_last_28() -> None:
    records = [practice(0), practice(0, number=1), practice(3), practice(4), practice(27)]
    records.append(practice(28))
    plan = Plan(TODAY - timedelta(weeks=3), (PlanItem("body-scan", 20, 5),))
    headline = progress_state(records, [plan], TODAY).headline
    assert (headline.days_this_week, headline.planned_days) == (2, 5)
    assert (headline.rolling_days, headline.rolling_minutes) == (4, 100)


def test_no_plan_means_no_planned_days() -> None:
    assert progress_state([practice(0)], [], TODAY).headline.planned_days is None


@given(practices, plans, weekdays)
def test_the_calendar_holds_every_day_once_and_every_practice_that_counts(
    records: list[PracticeRecord], made: list[Plan], starts: int
) -> None:
    calendar = progress_state(records, made, TODAY, week_starts=starts).calendar
    days = [day.day for day in calendar.days]
    since, first = progress_since(TODAY, week_starts=starts), days[0]
    assert since <= first
    assert LEAST_CALENDAR_WEEKS <= len(calendar.weeks) <= CALENDAR_WEEKS
    assert days == [first + timedelta(days=n) for n in range(len(days))]
    assert (days[-1], first.weekday()) == (TODAY, starts)
    shown = {session.id for day in calendar.days for session in day.sessions}
    assert shown == {
        record.id
        for record in records
        if record.counts and record.ended and since <= record.practice_day <= TODAY
    }
    assert all(bool(day.step) == bool(day.sessions) for day in calendar.days)


@pytest.mark.parametrize(
    ("first_practice", "plan_begun", "weeks"),
    [
        (0, None, LEAST_CALENDAR_WEEKS),
        (70, None, 11),
        (0, 98, 15),
        (70, 98, 15),
        (98, 70, 15),
        (400, None, LEAST_CALENDAR_WEEKS),
        (0, 400, CALENDAR_WEEKS),
        (175, None, CALENDAR_WEEKS),
    ],
)
def test_the_calendar_begins_with_the_first_practice_or_plan(
    first_practice: int, plan_begun: int | None, weeks: int
) -> None:
    made = []
    if plan_begun is not None:
        made = [Plan(TODAY - timedelta(days=plan_begun), (PlanItem("body-scan", 20, 5),))]
    calendar = progress_state([practice(first_practice)], made, TODAY).calendar
    assert len(calendar.weeks) == weeks


@pytest.mark.parametrize(
    ("minutes", "step"), [(0.5, 0), (1, 1), (9.4, 1), (9.5, 2), (19.4, 2), (19.5, 3), (45, 3)]
)
def test_the_shade_grows_with_the_minutes(minutes: float, step: int) -> None:
    calendar = progress_state([practice(0, minutes)], [], TODAY).calendar
    assert calendar.days[-1].step == step


@given(practices, plans, weekdays)
def test_the_weeks_are_those_of_adherence_less_the_empty_ones_before_the_first(
    records: list[PracticeRecord], made: list[Plan], starts: int
) -> None:
    weeks = progress_state(records, made, TODAY, week_starts=starts).weeks
    lived = [record for record in records if record.ended and record.practice_day <= TODAY]
    every = weekly_adherence(
        minutes_by_day(lived), made, {}, TODAY, weeks=CHART_WEEKS, week_starts=starts
    )
    assert LEAST_CHART_WEEKS <= len(weeks) <= CHART_WEEKS
    assert weeks == every[-len(weeks) :]
    assert not any(week.practised or week.planned_days for week in every[: -len(weeks)])


@given(practices)
def test_each_of_the_latest_sessions_is_a_pair_or_counted_as_lacking(
    records: list[PracticeRecord],
) -> None:
    state = progress_state(records, [], TODAY).before_after
    ended = [record for record in records if record.ended]
    looked_at = [
        record
        for record in sorted(ended, key=lambda record: (record.started_at, record.id))
        if record.counts or record.before.pain is not None or record.after.pain is not None
    ][-RATED_SESSIONS:]
    assert state.sessions == len(looked_at)
    assert [(pair.session, pair.before, pair.after) for pair in state.pairs] == [
        (record, record.before.pain, record.after.pain)
        for record in looked_at
        if record.before.pain is not None and record.after.pain is not None
    ]
    assert state.lacking_both == sum(
        record.before.pain is None and record.after.pain is None for record in looked_at
    )
    assert state.lacking_after + len(state.pairs) == sum(
        record.before.pain is not None for record in looked_at
    )


def test_zero_is_a_rating() -> None:
    (pair,) = progress_state([practice(0, before=0, after=0)], [], TODAY).before_after.pairs
    assert (pair.before, pair.after) == (0, 0)


@given(practices, plans, st.randoms())
def test_the_order_of_entry_never_matters(
    records: list[PracticeRecord], made: list[Plan], chance: object
) -> None:
    mixed = list(records)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert progress_state(mixed, made, TODAY) == progress_state(records, made, TODAY)


def test_the_latest_are_every_ended_session_newest_first() -> None:
    records = [
        practice(3, 0.2, ended=Ended.STOPPED_EARLY),
        practice(0, ended=None),
        practice(1, 7, ended=Ended.INTERRUPTED),
    ]
    state = progress_state(records, [], TODAY)
    assert [record.id for record in state.latest] == ["1-0", "3-0"]
    assert not state.first_use
    assert progress_state(records[1:2], [], TODAY).first_use
