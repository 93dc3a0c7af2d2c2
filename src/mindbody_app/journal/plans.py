"""What a person means to practise in a week; dated, so that a new plan never rewrites old weeks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One practice of a plan: which script, how many minutes, on how many days a week (1-7)."""

    script_id: str
    minutes: int
    days_a_week: int

    def __post_init__(self) -> None:
        if not 1 <= self.days_a_week <= 7:
            raise ValueError("a plan item is for 1 to 7 days a week")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to practise from a day on, until the next plan starts."""

    starts_on: date
    items: tuple[PlanItem, ...]
    from_whom: str = ""
    """The clinic that gave it, as it calls itself; empty for the person's own."""

    @property
    def days_a_week(self) -> int:
        """Planned practice days of a week: those of its most frequent practice; 0 without items."""
        return max((item.days_a_week for item in self.items), default=0)


def minutes_a_week(items: Iterable[PlanItem]) -> int:
    """Whole minutes of a week in which every practice is done on all of its days."""
    return sum(item.minutes * item.days_a_week for item in items)


def plan_for_week(plans: Iterable[Plan], last_day: date) -> Plan | None:
    """The plan that a week ending on `last_day` is held to: the newest begun by then."""
    begun = [plan for plan in plans if plan.starts_on <= last_day]
    return max(begun, key=lambda plan: plan.starts_on, default=None)


def planned_days(dated: Sequence[Plan], first_day: date) -> int | None:
    """Planned days of the week that begins on `first_day`, 1-7, or None where no plan asks.

    A plan begun in mid-week asks for no more days than are left of the week, beside those that the
    plan before it had asked for until then: one begun on a Friday doesn't ask for five days.

    Args:
        dated: every plan there has been, oldest first (`oldest_first`).
        first_day: the week's first day.
    """
    planned = 0
    for plan in dated[max(0, bisect_right(dated, first_day, key=_starts_on) - 1) :]:
        before = max(0, (plan.starts_on - first_day).days)
        if before >= 7:
            break
        planned = min(plan.days_a_week, 7 - before + min(planned, before))
    return planned or None


def oldest_first(plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """The plans in the order in which they start."""
    return tuple(sorted(plans, key=_starts_on))


def _starts_on(plan: Plan) -> date:
    return plan.starts_on
