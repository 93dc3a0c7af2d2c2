"""What a session script says, as plain immutable values.

Scripts are read from YAML by `mindbody_app.store.script_files`; nothing here touches a file.
All times are seconds unless a name says minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region
from mindbody_app.practice.sound_port import Ambience


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


LONG_HOLD_SECONDS = 7.0
"""A breath held this long or longer, as in 4-7-8, comes a few times only (see compose)."""


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """One breath, phase by phase, in seconds; a phase of 0 is left out."""

    in_: float
    hold: float
    out: float
    rest: float
    """Empty, before the next breath: a hold as well."""
    sip: float = 0.0
    """A second, short in-breath upon the first, as in cyclic sighing."""

    def __post_init__(self) -> None:
        if self.in_ <= 0 or self.out <= 0 or min(self.hold, self.rest, self.sip) < 0:
            raise ValueError(
                "a breath needs an in and an out above 0 s, its sip, hold and rest 0 or more"
            )

    @property
    def seconds(self) -> float:
        """Length of one whole breath."""
        return self.in_ + self.sip + self.hold + self.out + self.rest

    @property
    def long_hold(self) -> bool:
        """Whether the breath is held long, at either turn."""
        return max(self.hold, self.rest) >= LONG_HOLD_SECONDS

    def without_holds(self) -> BreathPattern:
        """The same breath flowing on at both turns."""
        return BreathPattern(self.in_, 0, self.out, 0, self.sip)

    def at_rate(self, breaths_a_minute: float) -> BreathPattern:
        """The same breath, stretched or shortened as a whole to a rate above 0."""
        scale = 60 / breaths_a_minute / self.seconds
        return BreathPattern(
            self.in_ * scale,
            self.hold * scale,
            self.out * scale,
            self.rest * scale,
            self.sip * scale,
        )


@dataclass(frozen=True, slots=True)
class Say:
    """A spoken line."""

    text: str
    recording: str = ""
    """File of the person's own recording, below the script's folder; empty for the narrator."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """Several wordings of one spoken line; the day chooses, so that daily use doesn't grate."""

    lines: tuple[Say, ...]


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


@dataclass(frozen=True, slots=True)
class Tense:
    """Gentle tension, always below the pain threshold; a plain rest where it is imagined."""

    length: Span


@dataclass(frozen=True, slots=True)
class Release:
    """Letting go after a tension."""

    length: Span


Cue = Say | Rest | Bell | Breathe | Tense | Release
"""What a timeline holds."""
Elastic = Rest | Tense | Release
"""Cues that share the time between their least and most."""


class Condition(StrEnum):
    """What the person can or wants to do; the value is what a script file writes."""

    TENSING = "tensing"
    NOT_TENSING = "not_tensing"
    """Tension is imagined: everywhere, or because the section's region is sore."""
    HOLDING = "holding"
    """Breath holds are allowed; they are off until the person allows them."""
    NOT_HOLDING = "not_holding"
    MOVING = "moving"
    NOT_MOVING = "not_moving"
    """Movement is imagined."""


@dataclass(frozen=True, slots=True)
class Only:
    """When a section or a cue belongs to a session: its length, its posture, what can be done."""

    since_minutes: int = 0
    until_minutes: int | None = None
    """Last session length, in minutes, that still has it."""
    posture: Posture | None = None
    when: Condition | None = None

    def allows(self, minutes: int, posture: Posture, conditions: frozenset[Condition]) -> bool:
        """Whether a session of these whole minutes, posture and conditions has it."""
        return (
            minutes >= self.since_minutes
            and (self.until_minutes is None or minutes <= self.until_minutes)
            and self.posture in (None, posture)
            and (self.when is None or self.when in conditions)
        )


ALWAYS = Only()


@dataclass(frozen=True, slots=True)
class ScriptCue:
    """A cue, when it belongs, and the regions that it is about beside those that its words name."""

    cue: Cue | Wordings
    only: Only = ALWAYS
    regions: frozenset[Region] = frozenset()
    otherwise: tuple[Say, ...] = ()
    """Wordings for those who leave out what every usual wording names; never heard else."""

    @property
    def lines(self) -> tuple[Say, ...]:
        """Its usual wordings; none where it isn't spoken."""
        if isinstance(self.cue, Wordings):
            return self.cue.lines
        return (self.cue,) if isinstance(self.cue, Say) else ()


@dataclass(frozen=True, slots=True)
class Section:
    """A named stretch of a session; what back and forward move by."""

    titles: tuple[str, ...]
    """The first that names no left-out region is shown."""
    cues: tuple[ScriptCue, ...]
    regions: frozenset[Region] = frozenset()
    only: Only = ALWAYS
    repeat: int = 1

    @property
    def title(self) -> str:
        """What it is called where nothing is left out."""
        return self.titles[0]


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
    language: str = "en"
    """Of its spoken lines, BCP 47."""
    rate: Span | None = None
    """Breaths a minute that the person may choose from, least to most; ideal is the usual."""
    ambience: Ambience | None = None
    """Sound that belongs to it; None leaves it to the person."""
    ends_asleep: bool = False
    """Ends in silence, and nothing is asked afterwards."""

    @property
    def headline(self) -> Headline:
        """What a list says of it."""
        minutes = self.minutes
        return Headline(
            self.id,
            self.title,
            self.summary,
            self.practice,
            self.postures,
            minutes.least,
            minutes.usual,
            minutes.most,
            ends_asleep=self.ends_asleep,
        )

    @property
    def tenses(self) -> bool:
        """Whether it asks for muscles to be tensed."""
        return any(isinstance(item.cue, Tense) for item in self._items())

    @property
    def holds(self) -> bool:
        """Whether it asks for the breath to be held, where holds are allowed."""
        return any(
            isinstance(item.cue, Breathe) and bool(item.cue.pattern.hold or item.cue.pattern.rest)
            for item in self._items()
        )

    @property
    def holds_long(self) -> bool:
        """Whether it asks for long holds, where holds are allowed."""
        return any(
            isinstance(item.cue, Breathe) and item.cue.pattern.long_hold for item in self._items()
        )

    @property
    def moves(self) -> bool:
        """Whether it has words for a body that moves and for one that imagines it."""
        return any(
            only.when is Condition.MOVING
            for section in self.sections
            for only in (section.only, *(item.only for item in section.cues))
        )

    def says(self) -> Iterator[Say]:
        """Every spoken line in order; every wording counts."""
        return (line for item in self._items() for line in (*item.lines, *item.otherwise))

    def spoken_lines(self) -> tuple[str, ...]:
        """Every narration text once, in order of first appearance; every wording counts."""
        return tuple(dict.fromkeys(line.text for line in self.says()))

    def _items(self) -> Iterator[ScriptCue]:
        return (item for section in self.sections for item in section.cues)
