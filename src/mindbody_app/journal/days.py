"""Which day a moment belongs to: the day as it was lived, by the person's own day-end."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

DEFAULT_DAY_END = time(4, 0)


def practice_day(local: datetime, day_end: time = DEFAULT_DAY_END) -> date:
    """The day that a local moment counts for: before `day_end` it is still yesterday.

    Only the wall clock where it was lived counts, so travel and daylight saving move nothing.
    """
    day = local.date()
    return day - timedelta(days=1) if local.time() < day_end else day


def first_day_of_week(day: date, week_starts: int = 0) -> date:
    """The first day of the week that `day` lies in; weeks start on weekday 0 (Monday) to 6."""
    return day - timedelta(days=(day.weekday() - week_starts) % 7)
