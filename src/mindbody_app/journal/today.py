"""What the Today screen says: the week so far and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mindbody_app.journal.adherence import Week, minutes_by_day, weekly_adherence
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.journal.records import PracticeRecord


class TodayState(NamedTuple):
    """The week that today lies in, and today's suggestion."""

    today: date
    week: Week
    next_item: PlanItem | None
    """What the plan suggests next; None with no plan."""
    plan_met: bool
    """Whether every practice of the plan has its days this week; False with no plan."""
    minutes_today: float
    """Practised minutes of today's sessions that count."""
    excused_today: Reason | None = None
    """Why nothing was to be practised today; None on any other day."""
    from_whom: str = ""
    """The clinic that gave the plan; empty for one's own and with none."""

    @property
    def days(self) -> tuple[date, ...]:
        """The week's seven days in order."""
        return tuple(self.week.first_day + timedelta(days=number) for number in range(7))


def today_state(
    records: Sequence[PracticeRecord],
    plans: Sequence[Plan],
    excused: Mapping[date, Reason],
    today: date,
    *,
    week_starts: int = 0,
) -> TodayState:
    """The state of Today from this week's practices, every plan and every excused day.

    Practices of other weeks do no harm.
    Of a plan with several practices, the one furthest behind its days this week comes next; at a
    tie, the one that the plan names first.
    """
    minutes = minutes_by_day(records)
    (week,) = weekly_adherence(minutes, plans, excused, today, weeks=1, week_starts=week_starts)
    this_week = [record for record in records if record.practice_day in week.practised]
    plan = plan_for_week(plans, week.last_day)
    next_item = _next_item(plan, this_week)
    plan_met = next_item is not None and _share_done(next_item, this_week) >= 1
    return TodayState(
        today,
        week,
        next_item,
        plan_met,
        minutes.get(today, 0.0),
        excused.get(today),
        plan.from_whom if plan is not None else "",
    )


def _next_item(plan: Plan | None, this_week: Sequence[PracticeRecord]) -> PlanItem | None:
    if plan is None or not plan.items:
        return None
    return min(plan.items, key=lambda item: _share_done(item, this_week))


def _share_done(item: PlanItem, this_week: Sequence[PracticeRecord]) -> float:
    days = {
        record.practice_day
        for record in this_week
        if record.counts and record.script_id == item.script_id
    }
    return len(days) / item.days_a_week
