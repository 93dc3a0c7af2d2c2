"""Triggers and treatments, counted: how often each was noted, and nothing about what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from mindbody_app.journal.looking_back.lived_days import LivedDay
from mindbody_app.journal.looking_back.spans import Span


@dataclass(frozen=True, slots=True)
class TagCount:
    """One trigger or treatment, spelled as it was last; capital letters make no difference."""

    tag: str
    uses: int
    """How often it was named, 1 or more."""
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
    looks = [lived.check_ins for day in span.days if (lived := days.get(day)) and lived.check_ins]
    return TagsState(
        _counts([[tag for each in day for tag in each.triggers] for day in looks]),
        _counts([[tag for each in day for tag in each.treatments] for day in looks]),
        len(looks),
    )


def _counts(noted: Sequence[Sequence[str]]) -> tuple[TagCount, ...]:
    """Of each day's tags, days in order: most uses first, then most days, then by the alphabet."""
    tags = list(chain.from_iterable(noted))
    folded = {tag: tag.casefold() for tag in set(tags)}
    uses = Counter([folded[tag] for tag in tags])
    days = Counter(
        chain.from_iterable([{folded[tag] for tag in named} for named in noted if named])
    )
    # Of one key written several times, a dict keeps the last.
    spelled = {folded[tag]: tag for tag in tags}
    ranked = sorted(uses, key=lambda key: (-uses[key], -days[key], key))
    return tuple(TagCount(spelled[key], uses[key], days[key]) for key in ranked)
