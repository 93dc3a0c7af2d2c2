"""From a script and the person's choices to a timeline of the length that they asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.script import Bell, Breathe, Cue, Elastic, Say, SessionScript
from mindbody_app.practice.selection import ChosenSection, chosen_sections
from mindbody_app.practice.timeline import TimedCue, TimedSection, Timeline

BELL_SECONDS = 7.0
"""What a timeline gives the last strike of a bell to ring; the tail goes on under what follows."""
STRIKE_SECONDS = 3.5
"""From one strike to the next."""
LINE_GAP_SECONDS = 0.6
"""Breath between two spoken lines that stand together with no rest between."""
LONG_HOLD_BREATHS_FIRST_MONTH = 4
LONG_HOLD_BREATHS = 8
"""A breath with a long hold, as in 4-7-8, comes at most 4 times in a session during the
person's first month of it, then at most 8 times (clinical.md, “4-7-8”)."""

SpokenSeconds = Callable[[str], float]
"""How long a line is when spoken, in seconds."""


class ComposeError(ValueError):
    """A script that can't be laid out at a length; the message is one sentence for its author."""


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
    if choices.breaths_a_minute is not None and not _offered(script, choices.breaths_a_minute):
        raise ComposeError(
            f"“{script.title}” doesn't offer {choices.breaths_a_minute:g} breaths a minute."
        )
    sections = chosen_sections(script, choices)
    pieces = [
        _Piece(cue, number) for number, section in enumerate(sections) for cue in section.cues
    ]
    lengths = _lengths(script, choices, pieces, spoken_seconds)
    return _lay_out(script, sections, pieces, lengths)


def minutes_that_fit(
    script: SessionScript, choices: Choices, spoken_seconds: SpokenSeconds
) -> tuple[int, ...]:
    """The whole minutes at which these choices can be laid out; leaving much out shortens them."""
    fitting = []
    for minutes in range(script.minutes.least, script.minutes.most + 1):
        try:
            compose(script, replace(choices, minutes=minutes), spoken_seconds)
        except ComposeError:
            continue
        fitting.append(minutes)
    return tuple(fitting)


def _offered(script: SessionScript, breaths_a_minute: float) -> bool:
    return script.rate is None or script.rate.least <= breaths_a_minute <= script.rate.most


def _fixed_seconds(cue: Cue, spoken_seconds: SpokenSeconds) -> float:
    if isinstance(cue, Say):
        return spoken_seconds(cue.text) + LINE_GAP_SECONDS
    if isinstance(cue, Bell):
        return (cue.strikes - 1) * STRIKE_SECONDS + BELL_SECONDS
    return 0.0


def _lengths(
    script: SessionScript,
    choices: Choices,
    pieces: Sequence[_Piece],
    spoken_seconds: SpokenSeconds,
) -> list[float]:
    fixed = [_fixed_seconds(piece.cue, spoken_seconds) for piece in pieces]
    free = choices.minutes * 60 - sum(fixed)
    whole = _breathing(pieces, _stretch(pieces, free), first_month=choices.first_month)
    rests = [piece for piece in pieces if isinstance(piece.cue, Elastic)]
    left = free - sum(whole.values())
    least, most = _total(rests, -1), _total(rests, 1)
    if not least - 1e-6 <= left <= most + 1e-6:
        raise ComposeError(
            f"“{script.title}” can't fill {choices.minutes} minutes: its rests can last"
            f" {least:.0f} to {most:.0f} seconds together and would need {left:.0f}; widen its"
            " rests or give it a section for sessions of this length."
        )
    stretch = _stretch(rests, left)
    return [
        piece.cue.length.at(stretch)
        if isinstance(piece.cue, Elastic)
        else whole.get(index, seconds)
        for index, (piece, seconds) in enumerate(zip(pieces, fixed, strict=True))
    ]


def _breathing(pieces: Sequence[_Piece], stretch: float, *, first_month: bool) -> dict[int, float]:
    """Seconds of each piece of paced breathing, with long holds held to their cap."""
    left = LONG_HOLD_BREATHS_FIRST_MONTH if first_month else LONG_HOLD_BREATHS
    seconds: dict[int, float] = {}
    for index, piece in enumerate(pieces):
        if not isinstance(piece.cue, Breathe):
            continue
        seconds[index] = _whole_breaths(piece.cue, stretch)
        pattern = piece.cue.pattern
        if pattern.long_hold:
            breaths = min(left, round(seconds[index] / pattern.seconds))
            seconds[index] = breaths * pattern.seconds
            left -= breaths
    return seconds


def _whole_breaths(cue: Breathe, stretch: float) -> float:
    """Seconds of the nearest number of whole breaths within the cue's bounds, where one fits."""
    breath = cue.pattern.seconds
    fewest = max(1, ceil(cue.length.least / breath - 1e-9))
    most = floor(cue.length.most / breath + 1e-9)
    nearest = max(1, round(cue.length.at(stretch) / breath))
    return (min(max(nearest, fewest), most) if fewest <= most else nearest) * breath


def _total(pieces: Sequence[_Piece], stretch: float) -> float:
    return sum(
        piece.cue.length.at(stretch) for piece in pieces if isinstance(piece.cue, Elastic | Breathe)
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
    script: SessionScript,
    sections: Sequence[ChosenSection],
    pieces: Sequence[_Piece],
    lengths: Sequence[float],
) -> Timeline:
    cues: list[TimedCue] = []
    bounds: dict[int, tuple[float, float]] = {}
    position = 0.0
    for piece, seconds in zip(pieces, lengths, strict=True):
        if isinstance(piece.cue, Breathe) and seconds == 0:
            continue
        cues.append(TimedCue(position, seconds, piece.cue))
        start, _ = bounds.get(piece.section, (position, position))
        position += seconds
        bounds[piece.section] = (start, position)
    timed = tuple(
        TimedSection(start, end, sections[number].title, sections[number].regions)
        for number, (start, end) in bounds.items()
    )
    return Timeline(position, tuple(cues), timed, script.ambience)
