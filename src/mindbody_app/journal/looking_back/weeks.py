"""Weeks against the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mindbody_app.journal.adherence import Week, weekly_adherence
from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.lived_days import LivedDay
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.plans import Plan


@dataclass(frozen=True, slots=True)
class WeeksState:
    """Every week that has a day in the span, oldest first; the first and last are whole weeks."""

    weeks: tuple[Week, ...]

    @property
    def empty(self) -> bool:
        """Whether no week holds a practice."""
        return not any(week.practised for week in self.weeks)

    @property
    def planned(self) -> bool:
        """Whether a plan was in force in any week."""
        return any(week.planned_days is not None for week in self.weeks)


def weeks_state(
    days: Mapping[date, LivedDay],
    plans: Sequence[Plan],
    excused: Mapping[date, Reason],
    span: Span,
    today: date,
    *,
    week_starts: int = 0,
) -> WeeksState:
    """The weeks of a span.

    Args:
        days: the days as they were lived, at least those of the span's weeks.
        plans: every plan there has been, in any order.
        excused: excused days and why.
        span: the days looked at, none after today.
        today: the practice day that is now; nothing after it counts.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
    """
    first = first_day_of_week(span.first_day, week_starts)
    last = first_day_of_week(span.last_day, week_starts)
    return WeeksState(
        weekly_adherence(
            {day: lived.minutes for day, lived in days.items() if first <= day and lived.practised},
            plans,
            excused,
            min(last + timedelta(days=6), today),
            weeks=(last - first).days // 7 + 1,
            week_starts=week_starts,
        )
    )
