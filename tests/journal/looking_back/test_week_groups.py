"""Weeks gathered into bars: none lost, none twice, figures that are means of a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.adherence import Week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.week_groups import MOST_WEEKS, Gathered, gathered

FIRST = date(2019, 12, 30)

some_weeks = st.lists(
    st.tuples(st.integers(0, 7), st.none() | st.integers(1, 7), st.integers(0, 7)),
    min_size=1,
    max_size=420,
)


def weeks_of(drawn: list[tuple[int, int | None, int]]) -> list[Week]:
    found = []
    for at, (days, planned, excused) in enumerate(drawn):
        first = FIRST + timedelta(weeks=at)
        every = [first + timedelta(days=number) for number in range(7)]
        marked = tuple((day, Reason.FLARE) for day in every[:excused])
        found.append(Week(first, frozenset(every[:days]), planned, 10.0 * days, marked))
    return found


@given(some_weeks)
def test_every_week_stands_in_one_bar_and_the_sums_hold(
    drawn: list[tuple[int, int | None, int]],
) -> None:
    weeks = weeks_of(drawn)
    _, groups = gathered(weeks)
    assert [week for group in groups for week in group.weeks] == weeks
    assert sum(group.days for group in groups) == sum(len(week.practised) for week in weeks)
    assert sum(group.excused for group in groups) == sum(len(week.excused) for week in weeks)
    assert sum(group.minutes for group in groups) == pytest.approx(
        sum(week.minutes for week in weeks)
    )
    for group in groups:
        assert 0 <= group.practised <= 7
        if group.planned is None:
            assert group.expected is None
        else:
            assert group.expected is not None
            assert 0 <= group.expected <= group.planned <= 7


@pytest.mark.parametrize(
    ("count", "kind", "bars"),
    [
        (1, Gathered.WEEK, 1),
        (MOST_WEEKS, Gathered.WEEK, MOST_WEEKS),
        (60, Gathered.MONTH, 15),
        (1044, Gathered.QUARTER, 81),
    ],
)
def test_many_weeks_are_gathered_by_month_and_then_by_quarter(
    count: int, kind: Gathered, bars: int
) -> None:
    found, groups = gathered(weeks_of([(3, 5, 0)] * count))
    assert (found, len(groups)) == (kind, bars)
    assert {group.practised for group in groups} == {3}


def test_a_week_by_itself_is_its_own_bar() -> None:
    _, (group,) = gathered(weeks_of([(4, 5, 2)]))
    assert (group.practised, group.planned, group.expected) == (4, 5, 3)
    assert (group.first_day, group.last_day) == (FIRST, FIRST + timedelta(days=6))
