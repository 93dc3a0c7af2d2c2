"""The body that sessions are made for: what hurts, what is left out, and what health asks for.

Everything here is the person's own word. It changes what a session asks of them and nothing else;
it is no diagnosis, and nothing follows from leaving it empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import EVERYWHERE, Region


class Avoid(StrEnum):
    """What sessions leave out or only imagine; the value is what the settings keep."""

    HOLDS = "holds"
    """Breath holds are left out."""
    TENSING = "tensing"
    """Tension is imagined."""
    MOVEMENT = "movement"
    """Movement is imagined."""


class RegionMark(StrEnum):
    """What the person says of a region of their body."""

    NONE = "none"
    SORE = "sore"
    """It hurts: tension there is imagined."""
    LEFT_OUT = "left_out"
    """Not one word is said about it."""


class HealthCondition(StrEnum):
    """Conditions with which to ask a clinician before some practices.

    From the safety list of clinical.md: heart disease, epilepsy, psychiatric condition, history of
    trauma or abuse (NCCAM); pregnancy, glaucoma, recent surgery (no holds); lung conditions
    (pursed lips, no holds). High blood pressure is added, since steady tension raises it while it
    lasts: to 170 mmHg on average in 26 men with 120-139 (PMC5882444).
    """

    HEART = "heart"
    BLOOD_PRESSURE = "blood_pressure"
    LUNGS = "lungs"
    EPILEPSY = "epilepsy"
    GLAUCOMA = "glaucoma"
    PREGNANCY = "pregnancy"
    SURGERY = "surgery"
    """Not long ago."""
    MENTAL_HEALTH = "mental_health"
    TRAUMA = "trauma"
    """Trauma or abuse lived through, at any time."""


class HealthRule(NamedTuple):
    """What a condition changes in every session, and why."""

    reason: str
    """For reviewers; the screens say what changes in words of their own."""
    without_holds: bool = False
    imagines_tension_in: frozenset[Region] = frozenset()
    imagines_movement: bool = False


HEALTH_RULES: Mapping[HealthCondition, HealthRule] = {
    HealthCondition.HEART: HealthRule(
        "Straining and holding the breath load the heart; clinical.md asks for a clinician first.",
        without_holds=True,
        imagines_tension_in=EVERYWHERE,
    ),
    HealthCondition.BLOOD_PRESSURE: HealthRule(
        "Steady tension raises blood pressure while it lasts (PMC5882444), and so does a held"
        " breath upon effort.",
        without_holds=True,
        imagines_tension_in=EVERYWHERE,
    ),
    HealthCondition.LUNGS: HealthRule(
        "clinical.md: pursed lips and no holds are the default for lung conditions.",
        without_holds=True,
    ),
    HealthCondition.EPILEPSY: HealthRule(
        "Breathing much or little can bring a seizure on; clinical.md asks for a clinician first.",
        without_holds=True,
    ),
    HealthCondition.GLAUCOMA: HealthRule(
        "clinical.md: no holds. Exertion and Valsalva's manoeuvre can raise the pressure in the eye"
        " (PMC4911456).",
        without_holds=True,
        imagines_tension_in=EVERYWHERE,
    ),
    HealthCondition.PREGNANCY: HealthRule(
        "clinical.md: no holds. Prudence: no tension around the womb.",
        without_holds=True,
        imagines_tension_in=frozenset({Region.ABDOMEN, Region.LOWER_BACK, Region.PELVIS}),
    ),
    HealthCondition.SURGERY: HealthRule(
        "clinical.md: no holds. Prudence: a wound is neither tensed nor stretched before the"
        " surgeon allows it.",
        without_holds=True,
        imagines_tension_in=EVERYWHERE,
        imagines_movement=True,
    ),
    HealthCondition.MENTAL_HEALTH: HealthRule(
        "Adverse events of meditation are mostly anxiety (clinical.md); there is nothing to leave"
        " out, and a clinician to ask first.",
    ),
    HealthCondition.TRAUMA: HealthRule(
        "Attention to the body can bring memories up; there is nothing to leave out but what the"
        " person leaves out, and a clinician to ask first.",
    ),
}
"""With every condition the person is asked to see a clinician first; a rule holds until the
condition is unmarked."""


@dataclass(frozen=True, slots=True)
class Body:
    """What the person says of their body; empty, it leaves every session as it is written.

    A region that is both sore and left out is left out.
    """

    sore: frozenset[Region] = frozenset()
    left_out: frozenset[Region] = frozenset()
    posture: Posture | None = None
    """How they usually rest; None takes each script's own first posture."""
    avoids: frozenset[Avoid] = frozenset({Avoid.HOLDS})
    """Holds are off until the person allows them (clinical.md)."""
    conditions: frozenset[HealthCondition] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "sore", self.sore - self.left_out)

    @property
    def allows_holds(self) -> bool:
        """Whether the person allows breath holds; a condition may still keep them off."""
        return Avoid.HOLDS not in self.avoids

    @property
    def holds(self) -> bool:
        """Whether sessions have breath holds."""
        return self.allows_holds and not any(rule.without_holds for rule in self._rules())

    @property
    def imagines_tension_in(self) -> frozenset[Region]:
        """Where tension is imagined."""
        if Avoid.TENSING in self.avoids:
            return EVERYWHERE
        return self.sore.union(*(rule.imagines_tension_in for rule in self._rules()))

    @property
    def moves(self) -> bool:
        """Whether sessions ask for movement; else it is imagined."""
        asked = Avoid.MOVEMENT not in self.avoids
        return asked and not any(rule.imagines_movement for rule in self._rules())

    def mark(self, region: Region) -> RegionMark:
        """What the person says of a region."""
        if region in self.left_out:
            return RegionMark.LEFT_OUT
        return RegionMark.SORE if region in self.sore else RegionMark.NONE

    def marked(self, region: Region, mark: RegionMark) -> Body:
        """The same body with another mark on one region."""
        one = {region}
        return replace(
            self,
            sore=self.sore | one if mark is RegionMark.SORE else self.sore - one,
            left_out=self.left_out | one if mark is RegionMark.LEFT_OUT else self.left_out - one,
        )

    def posture_of(self, postures: Iterable[Posture]) -> Posture:
        """The posture to begin with, of those that a script has, its own first one in front."""
        offered = tuple(postures)
        return self.posture if self.posture in offered else offered[0]

    def _rules(self) -> list[HealthRule]:
        return [HEALTH_RULES[condition] for condition in self.conditions]
