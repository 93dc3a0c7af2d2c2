"""A year of practice, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.lived_days import DaySession, LivedDay
from mindbody_app.journal.records import whole_minutes

CALENDAR_WEEKS = 53
MINUTE_STEPS = (0, 10, 20)
"""Lower bounds, in whole minutes as they are told, of a practised day's three steps of shade."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the calendar and the sessions that count for it, in time order."""

    day: date
    sessions: tuple[DaySession, ...] = ()
    excused: Reason | None = None
    """A flare, rest or away day; practice on it counts all the same."""

    @property
    def minutes(self) -> float:
        """Practised minutes of all its sessions, 0 or more."""
        return sum(session.seconds for session in self.sessions) / 60

    @property
    def step(self) -> int:
        """How strongly it is shaded: 0 with no practice, then 1 to 3 by its minutes."""
        if not self.sessions:
            return 0
        return sum(whole_minutes(self.minutes * 60) >= bound for bound in MINUTE_STEPS)


@dataclass(frozen=True, slots=True)
class CalendarState:
    """53 weeks, oldest first; every week is whole, but for that of today, which ends with today."""

    today: date
    weeks: tuple[tuple[CalendarDay, ...], ...]
    first_kept: date | None = None
    """The oldest day with an entry: the days before it are blank, since nothing was missed."""

    @property
    def known(self) -> tuple[CalendarDay, ...]:
        """The days from the first one kept on, oldest first."""
        return tuple(day for day in self.days if self.holds(day.day))

    def holds(self, day: date) -> bool:
        """Whether a day is shown: one of these weeks, and none before the first day kept."""
        begins = self.first_day if self.first_kept is None else self.first_kept
        return max(begins, self.first_day) <= day <= self.last_day

    @property
    def days(self) -> tuple[CalendarDay, ...]:
        """Every day, oldest first."""
        return tuple(day for week in self.weeks for day in week)

    @property
    def practised(self) -> tuple[CalendarDay, ...]:
        """The days with practice, oldest first."""
        return tuple(day for day in self.days if day.sessions)

    @property
    def first_day(self) -> date:
        """The oldest day shown; the calendar of the day before it is the earlier year."""
        return self.weeks[0][0].day

    @property
    def last_day(self) -> date:
        """The newest day shown."""
        return self.weeks[-1][-1].day

    @property
    def empty(self) -> bool:
        """Whether no day of it was practised."""
        return not any(day.sessions for week in self.weeks for day in week)


def calendar_state(
    days: Mapping[date, LivedDay],
    excused: Mapping[date, Reason],
    last_day: date,
    today: date,
    *,
    week_starts: int = 0,
    first_kept: date | None = None,
) -> CalendarState:
    """The calendar of 53 weeks, the last of which holds `last_day`.

    Args:
        days: the days as they were lived, at least those of these weeks.
        excused: excused days and why.
        last_day: today, or the last day of an earlier year that is looked at.
        today: the practice day that is now; nothing after it is shown.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
        first_kept: the oldest day with an entry; the days before it are blank.
    """
    last_week = first_day_of_week(min(last_day, today), week_starts)
    first = last_week - timedelta(weeks=CALENDAR_WEEKS - 1)
    count = min(CALENDAR_WEEKS * 7, (today - first).days + 1)
    every = [
        _day(day, days.get(day), excused)
        for day in map(date.fromordinal, range(first.toordinal(), first.toordinal() + count))
    ]
    weeks = tuple(tuple(every[at : at + 7]) for at in range(0, count, 7))
    return CalendarState(today, weeks, first_kept)


def _day(day: date, lived: LivedDay | None, excused: Mapping[date, Reason]) -> CalendarDay:
    sessions = tuple(each for each in lived.sessions if each.counts) if lived else ()
    return CalendarDay(day, sessions, excused.get(day))
