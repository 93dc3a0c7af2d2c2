"""One practice as it was done and felt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mindbody_app.journal.marks import NO_MARKS, Marks

COUNTS_FROM_SECONDS = 60
"""A practice of a minute counts as practice; an opened and closed window does not."""


def whole_minutes(seconds: float) -> int:
    """A time as it is told: the nearest whole minute, half a minute and more being one."""
    return int(seconds + 30) // 60


class Elsewhere(StrEnum):
    """Kinds of practice that the app has no script for, entered by hand beside its own kinds."""

    WALK = "walk"
    EXERCISE = "exercise"
    CLASS = "class"
    OTHER = "other"


class Ended(StrEnum):
    """How a practice ended; all three count for the minutes that they hold."""

    COMPLETED = "completed"
    STOPPED_EARLY = "stopped_early"
    INTERRUPTED = "interrupted"
    """The app or the machine went away; found and closed at the next start."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How it is right now, on 0-10 numeric rating scales; None is skipped, 0 is an answer."""

    pain: int | None = None
    distress: int | None = None

    def __post_init__(self) -> None:
        for value in (self.pain, self.distress):
            if value is not None and not 0 <= value <= 10:
                raise ValueError("a rating is a whole number from 0 to 10")


@dataclass(frozen=True, slots=True)
class PracticeRecord:
    """A practice: opened when it starts, updated as it goes on, closed when it ends."""

    id: str
    script_id: str
    """Empty where it was entered by hand."""
    title: str
    practice: str
    """A value of `mindbody_app.practice.kinds.Practice`, or of `Elsewhere`."""
    started_at: datetime
    """Local time with its UTC offset, as it was where it was lived."""
    practice_day: date
    planned_seconds: int
    practised_seconds: int = 0
    paused_seconds: int = 0
    ended: Ended | None = None
    """None while it runs."""
    before: Rating = Rating()
    after: Rating = Rating()
    note: str = ""
    marks: Marks = NO_MARKS

    def __post_init__(self) -> None:
        if self.started_at.tzinfo is None:
            raise ValueError("a practice's start carries its UTC offset")

    @property
    def counts(self) -> bool:
        """Whether it makes its day a practised day."""
        return self.practised_seconds >= COUNTS_FROM_SECONDS and not self.marks.removed

    @property
    def by_hand(self) -> bool:
        """Whether the person wrote it down, instead of the app as it was practised."""
        return self.marks.entered_at is not None

    @property
    def minutes_practised(self) -> int:
        """As told; 0 for what is too short to count."""
        return whole_minutes(self.practised_seconds) if self.counts else 0

    @property
    def minutes_planned(self) -> int:
        """As told; 1 or more."""
        return max(1, whole_minutes(self.planned_seconds))

    def progressed(self, practised_seconds: int, paused_seconds: int) -> PracticeRecord:
        """The record after more of the practice, in whole seconds since its start."""
        return replace(self, practised_seconds=practised_seconds, paused_seconds=paused_seconds)
