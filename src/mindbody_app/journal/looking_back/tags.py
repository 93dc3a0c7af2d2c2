"""Triggers and treatments, counted: how often each was noted, and nothing about what it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mindbody_app.journal.looking_back.lived_days import LivedDay
from mindbody_app.journal.looking_back.spans import Span


@dataclass(frozen=True, slots=True)
class TagCount:
    """One trigger or treatment, spelled as it was last; capital letters make no difference."""

    tag: str
    uses: int
    """Check-ins that name it, 1 or more."""
    days: int
    """Days on which it was named, 1 or more."""


@dataclass(frozen=True, slots=True)
class TagsState:
    """Triggers and treatments of the span, each most frequent first."""

    triggers: tuple[TagCount, ...]
    treatments: tuple[TagCount, ...]
    checked_days: int
    """Days of the span with any check-in."""

    @property
    def empty(self) -> bool:
        """Whether none was noted."""
        return not (self.triggers or self.treatments)


def tags_state(days: Mapping[date, LivedDay], span: Span) -> TagsState:
    """Triggers and treatments of the check-ins of a span.

    Args:
        days: the days as they were lived, at least those of the span.
        span: the days looked at, none after today.
    """
    checked = 0
    triggers, treatments = _Tally(), _Tally()
    for day in span.days:
        lived = days.get(day)
        if lived is None or not lived.check_ins:
            continue
        checked += 1
        for check_in in lived.check_ins:
            triggers.add(day, check_in.triggers)
            treatments.add(day, check_in.treatments)
    return TagsState(triggers.counts(), treatments.counts(), checked)


class _Tally:
    """Counts tags as days go by."""

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}
        self._days: dict[str, int] = {}
        self._seen: dict[str, date] = {}
        self._spelled: dict[str, str] = {}

    def add(self, day: date, tags: Iterable[str]) -> None:
        """One check-in's tags; days in order."""
        for key, tag in {tag.casefold(): tag for tag in tags}.items():
            self._uses[key] = self._uses.get(key, 0) + 1
            if self._seen.get(key) != day:
                self._seen[key] = day
                self._days[key] = self._days.get(key, 0) + 1
            self._spelled[key] = tag

    def counts(self) -> tuple[TagCount, ...]:
        """Most uses first, then most days, then by the alphabet."""
        ranked = sorted(self._uses, key=lambda key: (-self._uses[key], -self._days[key], key))
        return tuple(
            TagCount(self._spelled[key], self._uses[key], self._days[key]) for key in ranked
        )
