"""How steady practice is: practised days against planned days, week by week.

Adherence is use against a justified intended use (PMC5738543): with no plan there is no
percentage, only days and minutes. Partial sessions count. A day excused for a flare, rest or time
away leaves the planned days; practice on it still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.plans import Plan, oldest_first, planned_days
from mindbody_app.journal.records import PracticeRecord

ROLLING_WEEKS = 4


class Week(NamedTuple):
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


class Rolling(NamedTuple):
    """The four times seven days that end today, each held to its plan like a week."""

    practised: int
    """Practised days, 0-28."""
    expected: int | None
    """Planned days less the excused ones, 0-28, or None where no plan was in force."""
    excused: int
    """Excused days, 0-28."""
    minutes: float
    """Practised minutes of all sessions."""
    practised_in_plan: int
    """The practised days of those blocks of seven that a plan was in force in."""
    practised_excused: int = 0
    """Those of the practised days that are excused."""
    days: int = ROLLING_WEEKS * 7

    @property
    def adherence(self) -> float | None:
        """Practised days over expected days of the blocks with a plan, 0-1 (more is 1).

        None with no plan, or where nothing was expected.
        """
        if not self.expected:
            return None
        return min(1.0, self.practised_in_plan / self.expected)


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
    plans: Iterable[Plan],
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
    dated = oldest_first(plans)
    return tuple(
        _week(this_week - timedelta(weeks=back), minutes, dated, excused, today)
        for back in reversed(range(weeks))
    )


def rolling(
    minutes: Mapping[date, float],
    plans: Iterable[Plan],
    excused: Mapping[date, Reason],
    today: date,
) -> Rolling:
    """The last 28 days, today among them; the arguments are those of `weekly_adherence`."""
    ending_today = (today.weekday() + 1) % 7
    blocks = weekly_adherence(
        minutes, plans, excused, today, weeks=ROLLING_WEEKS, week_starts=ending_today
    )
    expected = [week.expected_days for week in blocks if week.expected_days is not None]
    return Rolling(
        practised=sum(len(week.practised) for week in blocks),
        expected=sum(expected) if expected else None,
        excused=sum(len(week.excused) for week in blocks),
        minutes=sum(week.minutes for week in blocks),
        practised_in_plan=sum(
            len(week.practised) for week in blocks if week.planned_days is not None
        ),
        practised_excused=sum(len(week.practised & dict(week.excused).keys()) for week in blocks),
    )


def _week(
    first: date,
    minutes: Mapping[date, float],
    dated: Sequence[Plan],
    excused: Mapping[date, Reason],
    today: date,
) -> Week:
    days = [first + timedelta(days=number) for number in range(7)]
    practised = frozenset(day for day in days if day <= today and day in minutes)
    return Week(
        first,
        practised,
        planned_days(dated, first),
        sum(minutes[day] for day in sorted(practised)),
        tuple((day, excused[day]) for day in days if day in excused),
    )
