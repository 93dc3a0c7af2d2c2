"""Practised days in a row, for those who switch it on; most people are better without.

Nothing is lost before a day has ended, and neither rest nor a free day of the plan costs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.plans import Plan, oldest_first, planned_days


def practice_streak(
    minutes: Mapping[date, float],
    plans: Iterable[Plan],
    excused: Mapping[date, Reason],
    today: date,
    *,
    week_starts: int = 0,
) -> int:
    """How many practised days lie in a row up to today, 0 or more.

    Excused days and the days that a week's plan leaves free (7 less the planned ones; none with no
    plan) neither break nor lengthen it. A week with as many practised days as were expected of it
    never breaks it, nor does today.

    Args:
        minutes: practised minutes of every practised day; days after `today` don't count yet.
        plans: every plan there has been, in any order.
        excused: excused days and why; one that was practised counts as practised.
        today: the practice day that is now.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
    """
    dated = oldest_first(plans)
    practised = frozenset(day for day in minutes if day <= today)
    streak, free, day = 0, 0, today
    while streak < len(practised):
        week = first_day_of_week(day, week_starts)
        if day == today or day - week == timedelta(days=6):
            free = _free_days(week, practised, dated, excused)
        if day in practised:
            streak += 1
        elif day not in excused and day != today:
            if not free:
                break
            free -= 1
        day -= timedelta(days=1)
    return streak


def _free_days(
    week: date,
    practised: Set[date],
    dated: Sequence[Plan],
    excused: Mapping[date, Reason],
) -> int:
    """How many days of a week may go by unpractised; a practised excused day frees another."""
    planned = planned_days(dated, week)
    if planned is None:
        return 0
    days = (week + timedelta(days=number) for number in range(7))
    return 7 - planned + sum(day in practised and day in excused for day in days)
