"""What the person chose for a session, and what their body asks of it."""

from __future__ import annotations

from dataclasses import dataclass

from mindbody_app.practice.body import Body
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import EVERYWHERE, Region
from mindbody_app.practice.script import Condition, SessionScript


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


def choices_for(
    body: Body,
    script: SessionScript,
    minutes: int,
    posture: Posture | None = None,
    *,
    holding: bool = True,
    first_month: bool = True,
    day: int = 0,
    breaths_a_minute: float | None = None,
) -> Choices:
    """What a session of a script is composed from, for this body.

    Args:
        body: what the person says of theirs.
        script: what is practised.
        minutes: whole minutes.
        posture: for this once; None takes the body's usual one, or else the script's first.
        holding: False leaves breath holds out for this once; True asks the body.
        first_month: of breathing with long holds.
        day: a number that goes up by one a day.
        breaths_a_minute: the rate chosen; a script that offers none takes no notice.
    """
    imagined = body.imagines_tension_in
    return Choices(
        minutes,
        posture or body.posture_of(script.postures),
        left_out=body.left_out,
        sore=imagined,
        tensing=imagined != EVERYWHERE,
        holding=holding and body.holds,
        moving=body.moves,
        breaths_a_minute=breaths_a_minute if script.rate is not None else None,
        first_month=first_month,
        day=day,
    )
