"""The calendar of a year: whole weeks, today the last day, one year joined to the next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.calendar import CALENDAR_WEEKS, calendar_state
from mindbody_app.journal.looking_back.lived_days import lived_days
from tests.journal.looking_back.entries import TODAY, Entries, day_of, entries, few, practice

weekdays = st.integers(0, 6)


@few
@given(entries, weekdays)
def test_a_calendar_holds_every_day_once_and_every_session_that_counts(
    journal: Entries, starts: int
) -> None:
    state = calendar_state(journal.days, {}, TODAY, TODAY, week_starts=starts)
    days = [each.day for each in state.days]
    assert len(state.weeks) == CALENDAR_WEEKS
    assert all(len(week) == 7 for week in state.weeks[:-1])
    assert all(week[0].day.weekday() == starts for week in state.weeks)
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert (state.first_day, state.last_day) == (days[0], TODAY)
    counted = [each for each in journal.kept.records if each.counts and each.ended is not None]
    assert sum(len(each.sessions) for each in state.days) == len(counted)
    assert sum(each.minutes for each in state.days) == pytest.approx(
        sum(each.practised_seconds for each in counted) / 60
    )
    assert all(bool(each.step) == bool(each.sessions) for each in state.days)
    assert {each.day for each in state.practised} == {each.practice_day for each in counted}
    assert state.empty == (not counted)


@given(st.integers(0, 2000), weekdays)
def test_the_earlier_year_ends_right_before_this_one_begins(back: int, starts: int) -> None:
    state = calendar_state({}, {}, day_of(back), TODAY, week_starts=starts)
    assert state.first_day <= day_of(back) <= state.last_day <= TODAY
    before = state.first_day - timedelta(days=1)
    earlier = calendar_state({}, {}, before, TODAY, week_starts=starts)
    assert earlier.last_day == before
    assert len(earlier.days) == CALENDAR_WEEKS * 7


@pytest.mark.parametrize(
    ("seconds", "step"), [(59, 0), (60, 1), (569, 1), (570, 2), (1169, 2), (1170, 3), (2700, 3)]
)
def test_the_shade_grows_with_the_minutes_as_they_are_told(seconds: int, step: int) -> None:
    state = calendar_state(lived_days([practice(0, seconds)], []), {}, TODAY, TODAY)
    assert state.days[-1].step == step


def test_excused_days_say_why_and_practice_on_them_counts() -> None:
    excused = {day_of(0): Reason.FLARE, day_of(1): Reason.AWAY}
    state = calendar_state(lived_days([practice(0)], []), excused, TODAY, TODAY)
    yesterday, today = state.days[-2:]
    assert (yesterday.excused, yesterday.step) == (Reason.AWAY, 0)
    assert (today.excused, today.step) == (Reason.FLARE, 3)
    assert state.days[-3].excused is None


def test_the_days_before_the_first_one_kept_are_none_of_it() -> None:
    state = calendar_state(lived_days([practice(9)], []), {}, TODAY, TODAY, first_kept=day_of(9))
    assert [each.day for each in state.known] == [day_of(back) for back in reversed(range(10))]
    assert not state.holds(day_of(10))
    assert not state.holds(day_of(-1))
    later = calendar_state({}, {}, TODAY, TODAY, first_kept=day_of(900))
    assert later.known == later.days


def test_a_clock_set_wrong_shows_no_day_to_come() -> None:
    days = lived_days([practice(-2)], [])
    state = calendar_state(days, {}, day_of(-30), TODAY)
    assert (state.last_day, len(state.weeks)) == (TODAY, CALENDAR_WEEKS)
    assert state.empty
