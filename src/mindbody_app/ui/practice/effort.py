"""Tensing and letting go, as a running session shows it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.script import Cue, Release, Tense
from mindbody_app.practice.timeline import Timeline


class Effort(StrEnum):
    """What the muscles do now."""

    NONE = "none"
    TENSE = "tense"
    RELEASE = "release"

    @property
    def light(self) -> float:
        """How strongly the place is lit, 0 to 1."""
        return {Effort.NONE: 0.55, Effort.TENSE: 1.0, Effort.RELEASE: 0.2}[self]

    @property
    def seconds(self) -> float:
        """In which the light gets there: it fills in a moment, and ebbs away slowly."""
        return {Effort.NONE: 0.7, Effort.TENSE: 1.2, Effort.RELEASE: 5.0}[self]

    @property
    def words(self) -> str:
        """What stands on the screen; nothing where there is nothing to do."""
        translate = QCoreApplication.translate
        return {
            Effort.NONE: "",
            Effort.TENSE: translate("Effort", "Tense gently,\nhalf strength or less"),
            Effort.RELEASE: translate("Effort", "Let go"),
        }[self]


def effort_of(cue: Cue) -> Effort:
    """What a cue asks of the muscles."""
    if isinstance(cue, Tense):
        return Effort.TENSE
    return Effort.RELEASE if isinstance(cue, Release) else Effort.NONE


def has_effort(timeline: Timeline) -> bool:
    """Whether anything is tensed in a session; where tension is imagined, nothing is."""
    return any(isinstance(timed.cue, Tense) for timed in timeline.cues)
