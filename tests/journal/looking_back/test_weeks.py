"""Weeks of a span against the plan: those of adherence, whole at both ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.lived_days import lived_days, minutes_of
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.looking_back.weeks import weeks_state
from mindbody_app.journal.plans import Plan, PlanItem
from tests.journal.looking_back.entries import (
    REACH,
    TODAY,
    Entries,
    day_of,
    entries,
    few,
    practice,
    span_back,
    spans,
)

PLAN = Plan(day_of(80), (PlanItem("body-scan", 20, 5),))


@few
@given(entries, spans, st.integers(0, 6))
def test_weeks_hold_every_practised_day_of_the_span(
    journal: Entries, span: Span, starts: int
) -> None:
    days = journal.days
    weeks = weeks_state(days, [PLAN], {}, span, TODAY, week_starts=starts).weeks
    assert weeks[0].first_day <= span.first_day <= weeks[0].last_day
    assert weeks[-1].first_day <= span.last_day <= weeks[-1].last_day
    assert all((two.first_day - one.last_day).days == 1 for one, two in pairwise(weeks))
    minutes = minutes_of(days)
    practised = frozenset().union(*(week.practised for week in weeks))
    assert practised == {day for day in minutes if weeks[0].first_day <= day <= weeks[-1].last_day}


@few
@given(entries, spans)
def test_a_part_of_the_time_shows_the_weeks_of_the_whole(journal: Entries, span: Span) -> None:
    days = journal.days
    excused = {day_of(9): Reason.REST}
    part = weeks_state(days, [PLAN], excused, span, TODAY).weeks
    whole = weeks_state(days, [PLAN], excused, span_back(REACH + 7), TODAY).weeks
    assert set(part) <= set(whole)


def test_the_last_week_is_whole_and_nothing_after_today_counts() -> None:
    days = lived_days([practice(7), practice(5), practice(-1)], [])
    state = weeks_state(days, [], {}, Span(day_of(9), day_of(7)), TODAY)
    assert [len(week.practised) for week in state.weeks] == [2]
    (week,) = weeks_state(days, [], {}, span_back(0), TODAY).weeks
    assert week.practised == frozenset()
    assert not state.empty
    assert not state.planned


def test_empty_and_planned() -> None:
    state = weeks_state({}, [PLAN], {}, span_back(90), TODAY)
    assert state.empty
    assert state.planned
    assert weeks_state(lived_days([practice(seconds=59)], []), [], {}, span_back(6), TODAY).empty
