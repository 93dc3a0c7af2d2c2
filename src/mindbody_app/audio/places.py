"""Where in the session the ear is, as a function of the clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What is heard when: `position` until the clock reads `since`, then on, until `last`."""

    since: float
    position: float
    last: float

    def at(self, now: float) -> float:
        """Seconds from the session's start."""
        return min(self.last, self.position + max(0.0, now - self.since))


def held(position: float) -> Place:
    """A place that does not move."""
    return Place(0.0, position, position)
