"""What a session script says, as plain immutable values.

Scripts are read from YAML by `mindbody_app.store.script_files`; nothing here touches a file.
All times are seconds unless a name says minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mindbody_app.practice.headline import Headline
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region


class Practice(StrEnum):
    """The kind of practice; the value is what a script file writes and the journal keeps."""

    BODY_SCAN = "body_scan"
    BREATHING = "breathing"
    RELAXATION = "relaxation"


@dataclass(frozen=True, slots=True)
class Span:
    """A length in seconds that may give: least <= ideal <= most."""

    least: float
    ideal: float
    most: float

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.ideal <= self.most:
            raise ValueError("a span runs from its least over its ideal to its most")

    def at(self, stretch: float) -> float:
        """The length at a stretch of -1 (least) over 0 (ideal) to 1 (most)."""
        if stretch <= 0:
            return self.ideal + stretch * (self.ideal - self.least)
        return self.ideal + stretch * (self.most - self.ideal)


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """One breath, phase by phase, in seconds; a phase of 0 is left out."""

    in_: float
    hold: float
    out: float
    rest: float

    def __post_init__(self) -> None:
        if self.in_ <= 0 or self.out <= 0 or self.hold < 0 or self.rest < 0:
            raise ValueError(
                "a breath needs an in and an out above 0 s, its hold and rest 0 or more"
            )

    @property
    def seconds(self) -> float:
        """Length of one whole breath."""
        return self.in_ + self.hold + self.out + self.rest


@dataclass(frozen=True, slots=True)
class Say:
    """A spoken line."""

    text: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Silence to practise in."""

    length: Span


@dataclass(frozen=True, slots=True)
class Bell:
    """Strikes of the bowl bell, 1-3."""

    strikes: int = 1


@dataclass(frozen=True, slots=True)
class Breathe:
    """Paced breathing for a length that is filled with whole breaths."""

    pattern: BreathPattern
    length: Span


Cue = Say | Rest | Bell | Breathe


@dataclass(frozen=True, slots=True)
class Only:
    """When a section or a cue belongs to a session: its length in minutes and its posture."""

    since_minutes: int = 0
    until_minutes: int | None = None
    """Last session length, in minutes, that still has it."""
    posture: Posture | None = None

    def allows(self, minutes: int, posture: Posture) -> bool:
        """Whether a session of these whole minutes in this posture has it."""
        return (
            minutes >= self.since_minutes
            and (self.until_minutes is None or minutes <= self.until_minutes)
            and self.posture in (None, posture)
        )


ALWAYS = Only()


@dataclass(frozen=True, slots=True)
class ScriptCue:
    """A cue and when it belongs."""

    cue: Cue
    only: Only = ALWAYS


@dataclass(frozen=True, slots=True)
class Section:
    """A named stretch of a session; what back and forward move by."""

    title: str
    cues: tuple[ScriptCue, ...]
    regions: frozenset[Region] = frozenset()
    only: Only = ALWAYS
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class MinutesRange:
    """The whole minutes that a script can be asked for."""

    least: int
    usual: int
    most: int


@dataclass(frozen=True, slots=True)
class SessionScript:
    """A practice that can be composed to any whole minute of its range."""

    id: str
    title: str
    practice: Practice
    summary: str
    minutes: MinutesRange
    postures: tuple[Posture, ...]
    cautions: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def headline(self) -> Headline:
        """What a list says of it."""
        minutes = self.minutes
        return Headline(
            self.id, self.title, self.summary, minutes.least, minutes.usual, minutes.most
        )

    def spoken_lines(self) -> tuple[str, ...]:
        """Every narration text once, in order of first appearance."""
        return tuple(
            dict.fromkeys(
                item.cue.text
                for section in self.sections
                for item in section.cues
                if isinstance(item.cue, Say)
            )
        )
