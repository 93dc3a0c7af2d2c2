"""How steady practice is: practised days against planned days, week by week.

Adherence is use against a justified intended use (PMC5738543): with no plan there is no
percentage, only days and minutes. Partial sessions count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.plans import Plan, plan_for_week
from mindbody_app.journal.records import PracticeRecord


@dataclass(frozen=True, slots=True)
class Week:
    """One week of practice."""

    first_day: date
    practised: frozenset[date]
    planned_days: int | None
    """Planned days, 1-7, or None where no plan was in force."""
    minutes: float
    """Practised minutes of all its sessions."""

    @property
    def last_day(self) -> date:
        """The week's seventh day."""
        return self.first_day + timedelta(days=6)

    @property
    def adherence(self) -> float | None:
        """Practised days over planned days, 0-1 (more than planned is 1), or None with no plan."""
        if self.planned_days is None:
            return None
        return min(1.0, len(self.practised) / self.planned_days)


def minutes_by_day(records: Iterable[PracticeRecord]) -> dict[date, float]:
    """Practised minutes of every day that has a practice that counts."""
    minutes: dict[date, float] = {}
    for record in records:
        if record.counts:
            day = record.practice_day
            minutes[day] = minutes.get(day, 0.0) + record.practised_seconds / 60
    return minutes


def weekly_adherence(
    records: Iterable[PracticeRecord],
    plans: Sequence[Plan],
    today: date,
    *,
    weeks: int,
    week_starts: int = 0,
) -> tuple[Week, ...]:
    """The last `weeks` weeks up to the one that `today` lies in, oldest first.

    Args:
        records: practices in any order.
        plans: every plan there has been, in any order.
        today: the practice day that is now.
        weeks: how many, 1 or more.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
    """
    minutes = minutes_by_day(records)
    this_week = first_day_of_week(today, week_starts)
    return tuple(
        _week(this_week - timedelta(weeks=back), minutes, plans) for back in reversed(range(weeks))
    )


def _week(first: date, minutes: dict[date, float], plans: Sequence[Plan]) -> Week:
    days = [first + timedelta(days=number) for number in range(7)]
    plan = plan_for_week(plans, days[-1])
    planned = plan.days_a_week if plan else 0
    practised = frozenset(day for day in days if day in minutes)
    return Week(first, practised, planned or None, sum(minutes[day] for day in practised))
