"""Weeks gathered where there are too many to tell apart: months, then quarters, by their means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from mindbody_app.journal.adherence import Week

MOST_WEEKS = 54
"""Bars that are drawn for single weeks: those of a year."""
MOST_MONTHS = 72


class Gathered(StrEnum):
    """What one bar stands for."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class WeekGroup:
    """One week, or those that begin in one month or quarter."""

    weeks: tuple[Week, ...]
    """One or more, oldest first."""
    practised: float
    """Practised days a week, their mean, 0-7."""
    planned: float | None
    """Planned days a week, the mean of the weeks with a plan, or None where there was none."""
    expected: float | None
    """Planned less excused days a week, likewise."""
    days: int
    """Practised days of all its weeks."""
    excused: int
    """Excused days of all its weeks."""
    minutes: float
    """Practised minutes of all its weeks."""

    @property
    def first_day(self) -> date:
        """Of its first week."""
        return self.weeks[0].first_day

    @property
    def last_day(self) -> date:
        """Of its last week."""
        return self.weeks[-1].last_day


def gathered(weeks: Sequence[Week]) -> tuple[Gathered, tuple[WeekGroup, ...]]:
    """Weeks as bars that can be told apart: up to a year each its own, then by month or quarter.

    Args:
        weeks: consecutive, oldest first.
    """
    if len(weeks) <= MOST_WEEKS:
        return Gathered.WEEK, tuple(_group((week,)) for week in weeks)
    months = _by(weeks, 1)
    if len(months) <= MOST_MONTHS:
        return Gathered.MONTH, months
    return Gathered.QUARTER, _by(weeks, 3)


def _by(weeks: Sequence[Week], months: int) -> tuple[WeekGroup, ...]:
    def part(week: Week) -> tuple[int, int]:
        return week.first_day.year, (week.first_day.month - 1) // months

    return tuple(_group(tuple(found)) for _, found in groupby(weeks, part))


def _group(weeks: tuple[Week, ...]) -> WeekGroup:
    planned = [week.planned_days for week in weeks if week.planned_days is not None]
    expected = [week.expected_days for week in weeks if week.expected_days is not None]
    days = sum([len(week.practised) for week in weeks])
    return WeekGroup(
        weeks,
        practised=days / len(weeks),
        planned=sum(planned) / len(planned) if planned else None,
        expected=sum(expected) / len(expected) if expected else None,
        days=days,
        excused=sum([len(week.excused) for week in weeks]),
        minutes=sum([week.minutes for week in weeks]),
    )
