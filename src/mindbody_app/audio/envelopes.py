"""How gains move over a session: the background under the voice, beginnings and ends."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable

from mindbody_app.audio.endless import Curve

DUCK_IN_SECONDS = 0.3
"""The background steps back before a line, and has done so when it begins."""
DUCK_OUT_SECONDS = 1.5
"""It comes back after it. Between two lines with less than both between, it stays back."""


def ducking(lines: Iterable[tuple[float, float]], decibels: float) -> Curve:
    """Gain of the background while lines are spoken.

    Args:
        lines: start and end of each in seconds, in their order.
        decibels: how far it steps back.
    """
    spoken: list[tuple[float, float]] = []
    for start, end in lines:
        if spoken and start - spoken[-1][1] < DUCK_IN_SECONDS + DUCK_OUT_SECONDS:
            spoken[-1] = (spoken[-1][0], max(spoken[-1][1], end))
        else:
            spoken.append((start, end))
    starts = [start for start, _ in spoken]

    def curve(t: float) -> float:
        following = bisect_right(starts, t)
        back = 0.0
        if following < len(spoken):
            back = eased(1 - (starts[following] - t) / DUCK_IN_SECONDS)
        if following:
            back = max(back, eased(1 - (t - spoken[following - 1][1]) / DUCK_OUT_SECONDS))
        return 10 ** (-decibels * back / 20)

    return curve


def ends(duration: float, rise: float, fall: float) -> Curve:
    """Gain that rises at a session's start and falls to nothing at its end; all in seconds."""

    def curve(t: float) -> float:
        return eased(t / rise) * eased((duration - t) / fall)

    return curve


def eased(share: float) -> float:
    """A share of 0 to 1, held to its ends, with soft ends."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, max(0.0, share)))
