"""Bars of minutes, gathered where there are too many to tell apart."""

from __future__ import annotations

from itertools import groupby

from mindbody_app.journal.looking_back.minutes import MinutesBar, MinutesState
from mindbody_app.journal.looking_back.spans import Bucket
from mindbody_app.journal.looking_back.week_groups import MOST_MONTHS


def gathered_bars(state: MinutesState) -> tuple[MinutesBar, ...]:
    """The bars of a state as they are drawn: more than six years of months become quarters."""
    if state.bucket is not Bucket.MONTH or len(state.bars) <= MOST_MONTHS:
        return state.bars
    return tuple(_sum(tuple(bars)) for _, bars in groupby(state.bars, _quarter))


def _quarter(bar: MinutesBar) -> tuple[int, int]:
    return bar.first_day.year, (bar.first_day.month - 1) // 3


def _sum(bars: tuple[MinutesBar, ...]) -> MinutesBar:
    minutes = tuple(map(sum, zip(*(bar.minutes for bar in bars), strict=True)))
    return MinutesBar(bars[0].first_day, bars[-1].last_day, minutes)
