"""A session laid out in time: what happens when, to the second."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mindbody_app.practice.regions import Region
from mindbody_app.practice.script import Breathe, BreathPattern, Cue, Rest, Say, Span
from mindbody_app.practice.sound_port import Ambience


@dataclass(frozen=True, slots=True)
class TimedCue:
    """A cue with its place; start and duration in seconds from the session's start."""

    start: float
    duration: float
    cue: Cue

    @property
    def end(self) -> float:
        """Where the cue ends, in seconds from the session's start."""
        return self.start + self.duration


@dataclass(frozen=True, slots=True)
class TimedSection:
    """A section with its place; one entry for each repeat."""

    start: float
    end: float
    title: str
    regions: frozenset[Region]


AFTER_LINE_SECONDS = 0.4

BEFORE_SIP = 0.75
"""How full a breath is before its second in-breath."""


class BreathPhase(StrEnum):
    """The part of a breath that a guide shows."""

    IN = "in"
    SIP = "sip"
    """A second, short in-breath upon the first."""
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class BreathMoment:
    """Where in a breath a position lies."""

    phase: BreathPhase
    elapsed: float
    """Seconds since the phase began."""
    length: float
    """Seconds that the phase lasts."""
    sipped: bool = False
    """Whether the breath has a second in-breath, which leaves the first one less than full."""

    @property
    def reach(self) -> tuple[float, float]:
        """How full the breath is where the phase begins and where it ends, 0 to 1."""
        first = BEFORE_SIP if self.sipped else 1.0
        return {
            BreathPhase.IN: (0.0, first),
            BreathPhase.SIP: (first, 1.0),
            BreathPhase.HOLD: (1.0, 1.0),
            BreathPhase.OUT: (1.0, 0.0),
            BreathPhase.REST: (0.0, 0.0),
        }[self.phase]

    @property
    def fullness(self) -> float:
        """How full the breath is, 0 (empty) to 1 (full), linear within the phase."""
        start, end = self.reach
        return start + (end - start) * self.elapsed / self.length


def breath_phases(pattern: BreathPattern) -> tuple[tuple[BreathPhase, float], ...]:
    """The phases of one breath in order with their seconds, phases of 0 s left out."""
    phases = (
        (BreathPhase.IN, pattern.in_),
        (BreathPhase.SIP, pattern.sip),
        (BreathPhase.HOLD, pattern.hold),
        (BreathPhase.OUT, pattern.out),
        (BreathPhase.REST, pattern.rest),
    )
    return tuple((phase, seconds) for phase, seconds in phases if seconds > 0)


def breath_at(pattern: BreathPattern, elapsed: float) -> BreathMoment:
    """Where in the breath one is, `elapsed` seconds (0 or more) after paced breathing began."""
    into = elapsed % pattern.seconds
    phases = breath_phases(pattern)
    sipped = pattern.sip > 0
    for phase, seconds in phases:
        if into < seconds:
            return BreathMoment(phase, into, seconds, sipped)
        into -= seconds
    last, seconds = phases[-1]
    return BreathMoment(last, seconds, seconds, sipped)


@dataclass(frozen=True)
class Timeline:
    """A composed session: cues without gap or overlap, and the sections that they lie in."""

    duration: float
    cues: tuple[TimedCue, ...]
    sections: tuple[TimedSection, ...]
    ambience: Ambience | None = None
    """Sound that belongs to the practice; None leaves it to the person."""

    def says(self) -> Iterator[Say]:
        """The spoken lines, in order."""
        return (timed.cue for timed in self.cues if isinstance(timed.cue, Say))

    @cached_property
    def _cue_starts(self) -> list[float]:
        return [timed.start for timed in self.cues]

    @cached_property
    def _section_starts(self) -> list[float]:
        return [section.start for section in self.sections]

    @cached_property
    def _long_holds(self) -> list[TimedCue]:
        return [
            timed
            for timed in self.cues
            if isinstance(timed.cue, Breathe) and timed.cue.pattern.long_hold
        ]

    def has_long_hold(self, start: float, end: float) -> bool:
        """Whether paced breathing with long holds lies between two positions in seconds."""
        return any(timed.start < end and start < timed.end for timed in self._long_holds)

    def cue_index_at(self, position: float) -> int:
        """Index of the cue sounding at a position in seconds, held to the session's ends."""
        return max(0, bisect_right(self._cue_starts, position) - 1)

    def cue_at(self, position: float) -> TimedCue:
        """The cue at a position in seconds, held to the session's ends."""
        return self.cues[self.cue_index_at(position)]

    def section_index_at(self, position: float) -> int:
        """Index of the section at a position in seconds, held to the session's ends."""
        return max(0, bisect_right(self._section_starts, position) - 1)

    def caption_at(self, position: float) -> str:
        """The line being spoken, or else the last one spoken in this section, or nothing."""
        first = self.sections[self.section_index_at(position)].start
        for timed in reversed(self.cues[: self.cue_index_at(position) + 1]):
            if timed.start < first:
                break
            if isinstance(timed.cue, Say):
                return timed.cue.text
        return ""

    def breath_moment_at(self, position: float) -> BreathMoment | None:
        """Where in a paced breath a position lies, or None outside paced breathing."""
        timed = self.cue_at(position)
        if not isinstance(timed.cue, Breathe) or position >= timed.end:
            return None
        return breath_at(timed.cue.pattern, max(0.0, position - timed.start))


def timeline_of_line(text: str, seconds: float) -> Timeline:
    """One spoken line by itself, of that many seconds, with a little silence after it."""
    after = AFTER_LINE_SECONDS
    cues = (
        TimedCue(0.0, seconds, Say(text)),
        TimedCue(seconds, after, Rest(Span(after, after, after))),
    )
    whole = seconds + after
    return Timeline(whole, cues, (TimedSection(0.0, whole, "", frozenset()),), Ambience.NONE)
