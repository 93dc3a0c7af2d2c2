"""Programmes: weeks of practice with a theme, a short reading and a suggestion for each day.

Programmes are read from YAML by `mindbody_app.store.programme_files`; nothing here touches a file.
How far a person has come is told by `mindbody_app.learning.enrolment`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mindbody_app.practice.body import Avoid, Body
from mindbody_app.practice.regions import EVERYWHERE


class Counts(StrEnum):
    """What a programme counts; the value is what a programme file writes."""

    DAYS = "days"
    NIGHTS = "nights"


class Suggestion(NamedTuple):
    """A practice suggested for one day: which script and how many whole minutes."""

    script_id: str
    minutes: int
    asks: Avoid | None = None
    """What it asks of the body that some people avoid."""
    otherwise: str | None = None
    """Id of a script for those who avoid it, of the same minutes; there if `asks` is."""

    def script_for(self, body: Body) -> str:
        """The id of the script that suits a body."""
        if self.otherwise is None or self.asks is None or not _avoided(self.asks, body):
            return self.script_id
        return self.otherwise


def _avoided(what: Avoid, body: Body) -> bool:
    """Whether the person, or a condition that they marked, keeps it out of every session."""
    if what is Avoid.HOLDS:
        return not body.holds
    if what is Avoid.TENSING:
        return body.imagines_tension_in == EVERYWHERE
    return not body.moves


class Part(NamedTuple):
    """One week of a programme; it lasts as many calendar days as the person takes for it."""

    title: str
    """Its theme."""
    days: int
    """Practised days that complete it, 1 or more; others may be missed."""
    reading: tuple[str, ...]
    """Paragraphs."""
    suggestions: tuple[Suggestion, ...]
    """Walked through one practised day at a time; at least as many as `days`."""
    card: str | None = None
    """Id of a card that tells more."""


class Programme(NamedTuple):
    """A course that a person follows at their own pace."""

    id: str
    title: str
    summary: str
    counts: Counts
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    """Paragraphs for the end of it."""

    @property
    def least_minutes(self) -> int:
        """Whole minutes of its shortest suggestion."""
        return min(each.minutes for part in self.parts for each in part.suggestions)

    @property
    def most_minutes(self) -> int:
        """Whole minutes of its longest suggestion."""
        return max(each.minutes for part in self.parts for each in part.suggestions)


def of_id(programmes: tuple[Programme, ...], programme_id: str) -> Programme | None:
    """The programme of that id, if there is one."""
    return next((each for each in programmes if each.id == programme_id), None)
