"""Bars of minutes gathered by quarter: nothing lost, nothing twice."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.minute_bars import gathered_bars
from mindbody_app.journal.looking_back.minutes import minutes_state
from tests.journal.looking_back.entries import TODAY, practice, span_back


@pytest.mark.parametrize(
    ("days", "gathered"), [(6, False), (364, False), (800, False), (4000, True)]
)
def test_only_many_months_are_gathered(days: int, gathered: bool) -> None:
    state = minutes_state(lived_days([], ()), span_back(days))
    assert (len(gathered_bars(state)) < len(state.bars)) is gathered


def test_quarters_add_up_the_months_and_follow_one_another() -> None:
    records = [practice(back, kind=("walk", "body_scan")[back % 2]) for back in range(0, 3000, 11)]
    state = minutes_state(lived_days(records, ()), span_back(3000))
    bars = gathered_bars(state)
    assert sum(bar.total for bar in bars) == pytest.approx(state.total)
    assert (bars[0].first_day, bars[-1].last_day) == (TODAY - timedelta(days=3000), TODAY)
    for one, following in pairwise(bars):
        assert following.first_day - one.last_day == timedelta(days=1)
    for at, kind in enumerate(state.kinds):
        assert sum(bar.minutes[at] for bar in bars) == pytest.approx(kind.minutes)
