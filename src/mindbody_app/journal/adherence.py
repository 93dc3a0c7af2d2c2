"""How steady practice is: practised days against planned days, week by week.

Adherence is use against a justified intended use (PMC5738543): with no plan there is no
percentage, only days and minutes. Partial sessions count. A day excused for a flare, rest or time
away leaves the planned days; practice on it still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.plans import Plan, planned_days
from mindbody_app.journal.records import PracticeRecord


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of practice."""

    first_day: date
    practised: frozenset[date]
    planned_days: int | None
    """Days that the plan names, 1-7, or None where no plan was in force."""
    minutes: float
    """Practised minutes of all its sessions."""
    excused: tuple[tuple[date, Reason], ...] = ()
    """Its excused days in order, those to come among them."""

    @property
    def last_day(self) -> date:
        """The week's seventh day."""
        return self.first_day + timedelta(days=6)

    @property
    def expected_days(self) -> int | None:
        """Planned days less the excused ones, 0-7, or None with no plan."""
        if self.planned_days is None:
            return None
        return max(0, self.planned_days - len(self.excused))

    @property
    def adherence(self) -> float | None:
        """Practised days over expected days, 0-1 (more than expected is 1).

        None with no plan, or where nothing was expected.
        """
        if not self.expected_days:
            return None
        return min(1.0, len(self.practised) / self.expected_days)


def minutes_by_day(records: Iterable[PracticeRecord]) -> dict[date, float]:
    """Practised minutes of every day that has a practice that counts."""
    minutes: dict[date, float] = {}
    for record in records:
        if record.counts:
            day = record.practice_day
            minutes[day] = minutes.get(day, 0.0) + record.practised_seconds / 60
    return minutes


def weekly_adherence(
    minutes: Mapping[date, float],
    plans: Sequence[Plan],
    excused: Mapping[date, Reason],
    today: date,
    *,
    weeks: int,
    week_starts: int = 0,
) -> tuple[Week, ...]:
    """The last `weeks` weeks up to the one that `today` lies in, oldest first.

    Args:
        minutes: practised minutes of every practised day, as of `minutes_by_day`; days after
            `today`, such as those of a clock set wrong, don't count yet.
        plans: every plan there has been, in any order.
        excused: excused days and why, those to come among them.
        today: the practice day that is now.
        weeks: how many, 1 or more.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
    """
    this_week = first_day_of_week(today, week_starts)
    return tuple(
        _week(this_week - timedelta(weeks=back), minutes, plans, excused, today)
        for back in reversed(range(weeks))
    )


def _week(
    first: date,
    minutes: Mapping[date, float],
    plans: Sequence[Plan],
    excused: Mapping[date, Reason],
    today: date,
) -> Week:
    days = [first + timedelta(days=number) for number in range(7)]
    practised = frozenset(day for day in days if day <= today and day in minutes)
    return Week(
        first,
        practised,
        planned_days(plans, first),
        sum(minutes[day] for day in sorted(practised)),
        tuple((day, excused[day]) for day in days if day in excused),
    )
