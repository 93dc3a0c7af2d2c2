"""PEG week by week, and the activity that matters to the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mindbody_app.journal.check_ins import WeeklyCheckIn
from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.looking_back.spans import Span

BAND = 1.0
"""Points of PEG either side of the first score: the least that anchor-based studies found to
matter is mostly 1.0-1.75 (PMC10859144). Reference only: no change is called good or bad by it."""


@dataclass(frozen=True, slots=True)
class PegWeek:
    """One week's answers, each 0-10 or None where it was left open."""

    first_day: date
    """Of the week, by the person's first weekday."""
    day: date
    """The practice day on which it was answered; it tells of the seven days up to it."""
    peg: float | None
    """The mean of the three, or None unless all three were answered."""
    pain: int | None
    enjoyment: int | None
    general_activity: int | None
    own_activity: str
    """As it was named then; empty where none is."""
    own_rating: int | None


@dataclass(frozen=True, slots=True)
class PegBand:
    """The first score of the span, and a point to either side of it within 0-10."""

    first: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PegState:
    """Every week of the span with a weekly check-in, oldest first."""

    weeks: tuple[PegWeek, ...]
    band: PegBand | None
    """None until a week has a score."""

    @property
    def scored(self) -> tuple[PegWeek, ...]:
        """The weeks with a score."""
        return tuple(week for week in self.weeks if week.peg is not None)

    @property
    def own(self) -> tuple[PegWeek, ...]:
        """The weeks in which the own activity was rated."""
        return tuple(week for week in self.weeks if week.own_rating is not None)

    @property
    def incomplete(self) -> int:
        """Weeks with a check-in and no score, since an item was left open."""
        return sum(week.peg is None for week in self.weeks)

    @property
    def empty(self) -> bool:
        """Whether there is neither a score nor a rating of the own activity."""
        return all(week.peg is None and week.own_rating is None for week in self.weeks)


def peg_state(weekly: Iterable[WeeklyCheckIn], span: Span, *, week_starts: int = 0) -> PegState:
    """The weekly check-ins of a span; of two in a week the later counts.

    Args:
        weekly: in any order; those taken out are left out.
        span: the days looked at, none after today.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
    """
    kept = [each for each in weekly if each.day in span and not each.marks.removed]
    latest: dict[date, WeeklyCheckIn] = {}
    for each in sorted(kept, key=lambda each: (each.day, each.at, each.id)):
        latest[first_day_of_week(each.day, week_starts)] = each
    weeks = tuple(_week(first, each) for first, each in latest.items())
    first = next((week.peg for week in weeks if week.peg is not None), None)
    band = None if first is None else PegBand(first, max(0, first - BAND), min(10, first + BAND))
    return PegState(weeks, band)


def _week(first: date, told: WeeklyCheckIn) -> PegWeek:
    return PegWeek(
        first_day=first,
        day=told.day,
        peg=told.peg,
        pain=told.pain,
        enjoyment=told.enjoyment,
        general_activity=told.general_activity,
        own_activity=told.own_activity,
        own_rating=told.own_rating,
    )
