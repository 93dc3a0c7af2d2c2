"""Weeks gathered by month and quarter: none lost, and means over their weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.adherence import Week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.week_groups import Gathered, gathered

MONDAY = date(2007, 1, 1)


def week(number: int, practised: int, planned: int | None, excused: int = 0) -> Week:
    first = MONDAY + timedelta(weeks=number)
    days = [first + timedelta(days=each) for each in range(7)]
    return Week(
        first,
        frozenset(days[:practised]),
        planned,
        practised * 20.0,
        tuple((day, Reason.FLARE) for day in days[7 - excused :]),
    )


@pytest.mark.parametrize(
    ("count", "by"),
    [
        (1, Gathered.WEEK),
        (54, Gathered.WEEK),
        (55, Gathered.MONTH),
        (300, Gathered.MONTH),
        (330, Gathered.QUARTER),
        (1043, Gathered.QUARTER),
    ],
)
def test_no_week_is_lost(count: int, by: Gathered) -> None:
    weeks = tuple(week(number, number % 8, 5) for number in range(count))
    found, groups = gathered(weeks)
    assert found is by
    assert tuple(each for group in groups for each in group.weeks) == weeks
    assert sum(group.days for group in groups) == sum(len(each.practised) for each in weeks)
    starts = [(group.first_day.year, group.first_day.month) for group in groups]
    if by is not Gathered.WEEK:
        assert len(set(starts)) == len(starts)
    if by is Gathered.QUARTER:
        assert all(group.first_day.month in (1, 4, 7, 10) for group in groups)


@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.none() | st.integers(1, 7), st.integers(0, 7)),
        min_size=55,
        max_size=70,
    )
)
def test_figures_are_means_of_the_weeks(told: list[tuple[int, int | None, int]]) -> None:
    weeks = [week(number, *each) for number, each in enumerate(told)]
    for group in gathered(weeks)[1]:
        assert group.practised == pytest.approx(group.days / len(group.weeks))
        assert 0 <= group.practised <= 7
        planned = [each.planned_days for each in group.weeks if each.planned_days is not None]
        if not planned:
            assert (group.planned, group.expected) == (None, None)
            continue
        assert group.planned == pytest.approx(sum(planned) / len(planned))
        assert group.planned is not None
        assert group.expected is not None
        assert 0 <= group.expected <= group.planned
        assert group.excused == sum(len(each.excused) for each in group.weeks)
        assert group.minutes == pytest.approx(20 * group.days)
        assert group.first_day <= group.last_day
