"""A composed session as an author wants to see it: what happens when, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.script import Bell, Breathe, Cue, Release, Rest, Say, Tense
from mindbody_app.practice.timeline import TimedCue, Timeline
from mindbody_app.ui.counts import length_words
from mindbody_app.ui.widgets.values_table import Table


class Kind(StrEnum):
    """What a moment of a session is, as the preview draws it."""

    SPOKEN = "spoken"
    REST = "rest"
    BREATHING = "breathing"
    BELL = "bell"
    TENSION = "tension"
    RELEASE = "release"


_KINDS: dict[type[Cue], Kind] = {
    Say: Kind.SPOKEN,
    Rest: Kind.REST,
    Breathe: Kind.BREATHING,
    Bell: Kind.BELL,
    Tense: Kind.TENSION,
    Release: Kind.RELEASE,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One cue of a session; start and seconds from its beginning."""

    start: float
    seconds: float
    kind: Kind
    section: str
    words: str
    """The spoken line, or the breath; empty for what has none."""

    @property
    def told(self) -> str:
        """One sentence about it."""
        head = f"{clock_words(self.start)}  {kind_words(self.kind)}, {length_words(self.whole)}"
        return f"{head}: {self.words}" if self.words else head

    @property
    def whole(self) -> int:
        """Its length in whole seconds, as the clock runs."""
        return round(self.start + self.seconds) - round(self.start)


def moments_of(timeline: Timeline) -> tuple[Moment, ...]:
    """Every cue in order."""
    return tuple(_moment(timeline, timed) for timed in timeline.cues)


def moments_table(moments: tuple[Moment, ...]) -> Table:
    """The moments under one another."""
    rows = []
    section = None
    for moment in moments:
        shown = moment.section if moment.section != section else ""
        section = moment.section
        rows.append(
            (
                clock_words(moment.start),
                shown,
                kind_words(moment.kind),
                clock_words(moment.whole),
                moment.words,
            )
        )
    return Table(
        (
            _translate("At"),
            _translate("Section"),
            _translate("What"),
            _translate("Lasts"),
            _translate("Words"),
        ),
        tuple(rows),
    )


def kind_words(kind: Kind) -> str:
    """What a kind of moment is called."""
    return {
        Kind.SPOKEN: _translate("Spoken"),
        Kind.REST: _translate("Rest"),
        Kind.BREATHING: _translate("Breathing"),
        Kind.BELL: _translate("Bell"),
        Kind.TENSION: _translate("Tension"),
        Kind.RELEASE: _translate("Letting go"),
    }[kind]


def clock_words(seconds: float) -> str:
    """A place or a length as 1:05."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _moment(timeline: Timeline, timed: TimedCue) -> Moment:
    section = timeline.sections[timeline.section_index_at(timed.start)].title
    words = ""
    if isinstance(timed.cue, Say):
        words = timed.cue.text
    elif isinstance(timed.cue, Breathe):
        words = _breath_words(timed.cue, timed.duration)
    elif isinstance(timed.cue, Bell) and timed.cue.strikes > 1:
        words = QCoreApplication.translate("OwnScripts", "%n strike(s)", "", timed.cue.strikes)
    return Moment(timed.start, timed.duration, _KINDS[type(timed.cue)], section, words)


def _breath_words(cue: Breathe, seconds: float) -> str:
    """Such as “in 4, out 6; 12 breaths”."""
    pattern = cue.pattern
    phases = (
        (_translate("in {0}"), pattern.in_),
        (_translate("sip {0}"), pattern.sip),
        (_translate("hold {0}"), pattern.hold),
        (_translate("out {0}"), pattern.out),
        (_translate("rest {0}"), pattern.rest),
    )
    breath = ", ".join(words.format(f"{length:g}") for words, length in phases if length)
    count = round(seconds / pattern.seconds)
    breaths = QCoreApplication.translate("OwnScripts", "%n breath(s)", "", count)
    return f"{breath}; {breaths}"


def _translate(words: str) -> str:
    return QCoreApplication.translate("OwnScripts", words)
