"""At which lengths a script can be laid out, however the person's choices fall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import ComposeError, SpokenSeconds, compose
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript

DAYS = range(4)
"""Days whose wordings are looked at."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What becomes of every whole minute in one posture."""

    posture: Posture
    fitting: tuple[int, ...]
    """Minutes at which every way of asking can be laid out."""
    failing: tuple[tuple[int, str], ...]
    """The other minutes, each with a sentence for the script's author."""


def every_way(script: SessionScript) -> Iterator[Choices]:
    """Every whole minute and posture, each day's wordings, all that can be done and nothing."""
    for posture in script.postures:
        for minutes in range(script.minutes.least, script.minutes.most + 1):
            yield from ways_at(script, Choices(minutes, posture))


def ways_at(script: SessionScript, usual: Choices) -> Iterator[Choices]:
    """The ways of asking for these minutes in this posture."""
    for day in DAYS:
        yield replace(usual, day=day)
    if script.tenses or script.holds or script.moves:
        yield replace(usual, tensing=False, moving=False)
    if script.holds:
        yield replace(usual, holding=True)
        yield replace(usual, holding=True, first_month=False)
    if script.rate is not None:
        yield replace(usual, breaths_a_minute=script.rate.least)
        yield replace(usual, breaths_a_minute=script.rate.most)


def reach_of(
    script: SessionScript,
    spoken_seconds: SpokenSeconds,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[Reach, ...]:
    """What can be practised of a script, a posture at a time.

    Args:
        script: to be laid out.
        spoken_seconds: length of a line.
        going_on: asked before every minute; what hasn't been looked at by then is left out.
    """
    found = []
    for posture in script.postures:
        fitting: list[int] = []
        failing: list[tuple[int, str]] = []
        for minutes in range(script.minutes.least, script.minutes.most + 1):
            if not going_on():
                break
            problem = _problem(script, Choices(minutes, posture), spoken_seconds)
            if problem:
                failing.append((minutes, problem))
            else:
                fitting.append(minutes)
        found.append(Reach(posture, tuple(fitting), tuple(failing)))
    return tuple(found)


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Ascending whole numbers as first and last of each unbroken run."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def _problem(script: SessionScript, usual: Choices, spoken_seconds: SpokenSeconds) -> str:
    for choices in ways_at(script, usual):
        try:
            compose(script, choices, spoken_seconds)
        except ComposeError as error:
            return str(error)
    return ""
