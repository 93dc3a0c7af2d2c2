"""Days on which nothing was to be practised: a flare, rest, time away.

They leave the planned days, and whatever is shown says so; practice on such a day still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

LONGEST_DAYS = 366
"""A range longer than a year is a slip of the keys."""


class Reason(StrEnum):
    """Why; the value is what the journal keeps. At an overlap the first named here is told."""

    FLARE = "flare"
    REST = "rest"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Excused:
    """A range of days, both ends included."""

    id: str
    first_day: date
    last_day: date
    reason: Reason
    removed: bool = False
    """Taken back by the person; it is kept and counts nowhere."""

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("a range of excused days ends on or after the day it begins on")
        if (self.last_day - self.first_day).days >= LONGEST_DAYS:
            raise ValueError("a range of excused days is at most a year long")

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        count = (self.last_day - self.first_day).days + 1
        return tuple(self.first_day + timedelta(days=number) for number in range(count))

    def taken_back(self) -> Excused:
        """The range, counting nowhere."""
        return replace(self, removed=True)


def excused_days(ranges: Iterable[Excused]) -> Mapping[date, Reason]:
    """Every excused day and its reason, whatever the order and the overlaps of the ranges."""
    found: dict[date, Reason] = {}
    rank = list(Reason).index
    for each in ranges:
        if each.removed:
            continue
        for day in each.days:
            known = found.get(day)
            if known is None or rank(each.reason) < rank(known):
                found[day] = each.reason
    return found
