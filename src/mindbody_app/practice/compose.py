"""From a script and the person's choices to a timeline of the length that they asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    Cue,
    Rest,
    Say,
    Section,
    SessionScript,
)
from mindbody_app.practice.timeline import TimedCue, TimedSection, Timeline

BELL_SECONDS = 7.0
"""What a timeline gives the last strike of a bell to ring; the tail goes on under what follows."""
STRIKE_SECONDS = 3.5
"""From one strike to the next."""
LINE_GAP_SECONDS = 0.6
"""Breath between two spoken lines that stand together with no rest between."""

SpokenSeconds = Callable[[str], float]
"""How long a line is when spoken, in seconds."""


class ComposeError(ValueError):
    """A script that can't be laid out at a length; the message is one sentence for its author."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose for this session."""

    minutes: int
    posture: Posture


@dataclass(frozen=True, slots=True)
class _Piece:
    cue: Cue
    section: int


def compose(script: SessionScript, choices: Choices, spoken_seconds: SpokenSeconds) -> Timeline:
    """Lay a script out at the asked whole minutes; the timeline is exactly that long.

    Rests share the time between their least and most, all at one stretch; paced breathing takes
    whole breaths; sections and cues for longer sessions are taken in or left out.

    Raises:
        ComposeError: the minutes or the posture lie outside what the script offers, or its rests
            cannot give or take enough.
    """
    if not script.minutes.least <= choices.minutes <= script.minutes.most:
        raise ComposeError(
            f"“{script.title}” can be {script.minutes.least} to {script.minutes.most} minutes long,"
            f" not {choices.minutes}."
        )
    if choices.posture not in script.postures:
        raise ComposeError(f"“{script.title}” has no words for {choices.posture.value}.")
    sections = _sections_for(script, choices)
    pieces = _pieces(sections, choices)
    lengths = _lengths(script, choices.minutes, pieces, spoken_seconds)
    return _lay_out(sections, pieces, lengths)


def _sections_for(script: SessionScript, choices: Choices) -> list[Section]:
    return [
        section
        for section in script.sections
        if section.only.allows(choices.minutes, choices.posture)
        for _ in range(section.repeat)
    ]


def _pieces(sections: Sequence[Section], choices: Choices) -> list[_Piece]:
    pieces: list[_Piece] = []
    for number, section in enumerate(sections):
        for item in section.cues:
            if not item.only.allows(choices.minutes, choices.posture):
                continue
            pieces.append(_Piece(item.cue, number))
    return pieces


def _fixed_seconds(cue: Cue, spoken_seconds: SpokenSeconds) -> float:
    if isinstance(cue, Say):
        return spoken_seconds(cue.text) + LINE_GAP_SECONDS
    if isinstance(cue, Bell):
        return (cue.strikes - 1) * STRIKE_SECONDS + BELL_SECONDS
    return 0.0


def _lengths(
    script: SessionScript,
    minutes: int,
    pieces: Sequence[_Piece],
    spoken_seconds: SpokenSeconds,
) -> list[float]:
    fixed = [_fixed_seconds(piece.cue, spoken_seconds) for piece in pieces]
    free = minutes * 60 - sum(fixed)
    everything = _stretch(pieces, free)
    whole = {
        index: _whole_breaths(piece.cue, everything)
        for index, piece in enumerate(pieces)
        if isinstance(piece.cue, Breathe)
    }
    rests = [piece for piece in pieces if isinstance(piece.cue, Rest)]
    left = free - sum(whole.values())
    least, most = _total(rests, -1), _total(rests, 1)
    if not least - 1e-6 <= left <= most + 1e-6:
        raise ComposeError(
            f"“{script.title}” can't fill {minutes} minutes: its rests can last {least:.0f} to"
            f" {most:.0f} seconds together and would need {left:.0f}; widen its rests"
            " or give it a section for sessions of this length."
        )
    stretch = _stretch(rests, left)
    return [
        piece.cue.length.at(stretch) if isinstance(piece.cue, Rest) else whole.get(index, seconds)
        for index, (piece, seconds) in enumerate(zip(pieces, fixed, strict=True))
    ]


def _whole_breaths(cue: Breathe, stretch: float) -> float:
    """Seconds of the nearest number of whole breaths within the cue's bounds, where one fits."""
    breath = cue.pattern.seconds
    fewest = max(1, ceil(cue.length.least / breath - 1e-9))
    most = floor(cue.length.most / breath + 1e-9)
    nearest = max(1, round(cue.length.at(stretch) / breath))
    return (min(max(nearest, fewest), most) if fewest <= most else nearest) * breath


def _total(pieces: Sequence[_Piece], stretch: float) -> float:
    return sum(
        piece.cue.length.at(stretch) for piece in pieces if isinstance(piece.cue, Rest | Breathe)
    )


def _stretch(pieces: Sequence[_Piece], seconds: float) -> float:
    """The stretch, -1 to 1, at which elastic pieces fill the seconds; held to its ends."""
    ideal = _total(pieces, 0)
    end = -1.0 if seconds < ideal else 1.0
    room = abs(_total(pieces, end) - ideal)
    if room == 0:
        return 0.0
    return end * min(1.0, abs(seconds - ideal) / room)


def _lay_out(
    sections: Sequence[Section], pieces: Sequence[_Piece], lengths: Sequence[float]
) -> Timeline:
    cues: list[TimedCue] = []
    bounds: dict[int, tuple[float, float]] = {}
    position = 0.0
    for piece, seconds in zip(pieces, lengths, strict=True):
        cues.append(TimedCue(position, seconds, piece.cue))
        start, _ = bounds.get(piece.section, (position, position))
        position += seconds
        bounds[piece.section] = (start, position)
    timed = tuple(
        TimedSection(start, end, sections[number].title, sections[number].regions)
        for number, (start, end) in bounds.items()
    )
    return Timeline(position, tuple(cues), timed)
