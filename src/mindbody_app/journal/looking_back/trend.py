"""How a measure of the diary went, day by day, above the minutes of practice.

Only check-ins of the diary count, never the ratings before a session: one momentary rating
correlates below .70 with the week's average (PMC3014612), and sessions begin when pain is high.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from mindbody_app.journal.looking_back.lived_days import LivedDay
from mindbody_app.journal.looking_back.spans import Span

MEDIAN_DAYS = 7
LEAST_DAYS = 3
"""Rated days of the seven under which no median is drawn (PMC6196118)."""
FULL_DAYS = 5
"""From this many on it is drawn full; under it hollow."""


class Measure(StrEnum):
    """A scale of the diary; the value is the name of its field."""

    PAIN = "pain"
    SLEEP = "sleep"
    MOOD = "mood"
    ACTIVITY = "activity"


class TrendDay(NamedTuple):
    """One day of the span; a tuple, since 20 years hold 7,300 of them."""

    day: date
    value: float | None
    """Mean of the day's check-ins, 0-10, or None where none answered."""
    median: float | None
    """Of the values of the seven days up to this one, or None where under 3 of them have one."""
    rated_days: int
    """How many of those seven have a value, 0-7."""
    minutes: float
    """Practised that day, 0 or more."""

    @property
    def hollow(self) -> bool:
        """Whether its median stands on 3 or 4 days only."""
        return LEAST_DAYS <= self.rated_days < FULL_DAYS


@dataclass(frozen=True, slots=True)
class TrendState:
    """Every day of the span, oldest first; a day without a median is a gap in the line."""

    measure: Measure
    days: tuple[TrendDay, ...]

    @property
    def rated_days(self) -> int:
        """Days of the span with a value."""
        return sum(each.value is not None for each in self.days)

    @property
    def empty(self) -> bool:
        """Whether no day of the span has a value."""
        return all(each.value is None for each in self.days)


def trend_state(days: Mapping[date, LivedDay], span: Span, measure: Measure) -> TrendState:
    """The trend of a measure.

    Args:
        days: the days as they were lived, those of the span and the six before it.
        span: the days looked at, none after today.
        measure: which scale.
    """
    reach = Span(span.first_day - timedelta(days=MEDIAN_DAYS - 1), span.last_day).days
    lived = list(map(days.get, reach))
    values = _values(lived, attrgetter(measure.value))
    ranked: list[float] = []
    found = []
    for at, (day, value) in enumerate(zip(reach, values, strict=True)):
        if value is not None:
            insort(ranked, value)
        if at >= MEDIAN_DAYS and (past := values[at - MEDIAN_DAYS]) is not None:
            del ranked[bisect_left(ranked, past)]
        if at >= MEDIAN_DAYS - 1:
            count = len(ranked)
            middle = None
            if count >= LEAST_DAYS:
                middle = (ranked[count // 2] + ranked[(count - 1) // 2]) / 2
            here = lived[at]
            found.append(TrendDay(day, value, middle, count, here.minutes if here else 0.0))
    return TrendState(measure, tuple(found))


def _values(lived: Sequence[LivedDay | None], read: attrgetter[int | None]) -> list[float | None]:
    """Each day's mean of its check-ins' answers, None where there is none."""
    values: list[float | None] = []
    for day in lived:
        given = [value for value in map(read, day.check_ins) if value is not None] if day else ()
        values.append(sum(given) / len(given) if given else None)
    return values
