"""What the person chose for a session, and what their body asks of it."""

from __future__ import annotations

from dataclasses import dataclass

from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import EVERYWHERE, Region
from mindbody_app.practice.script import Condition


@dataclass(frozen=True, slots=True)
class Choices:
    """What a session is composed from beside its script."""

    minutes: int
    posture: Posture
    left_out: frozenset[Region] = frozenset()
    """Regions that not one word may be about."""
    sore: frozenset[Region] = frozenset()
    """Regions that hurt: tension there is imagined."""
    tensing: bool = True
    holding: bool = False
    """Whether breath holds are allowed; off until the person allows them (clinical.md: holds are
    off by default)."""
    moving: bool = True
    breaths_a_minute: float | None = None
    """Where the script offers a rate; None takes the script's own."""
    first_month: bool = True
    """Of breathing with long holds, for its cap."""
    day: int = 0
    """Any number that goes up by one a day: it chooses among wordings."""

    def conditions(self, regions: frozenset[Region]) -> frozenset[Condition]:
        """What holds in a section about these regions; none, or all of them, means no place."""
        tensing = self.tensing and (regions == EVERYWHERE or not regions & self.sore)
        return frozenset(
            {
                Condition.TENSING if tensing else Condition.NOT_TENSING,
                Condition.HOLDING if self.holding else Condition.NOT_HOLDING,
                Condition.MOVING if self.moving else Condition.NOT_MOVING,
            }
        )
