"""How often a person breathes, from a key that they hold while they breathe in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

BREATHS_WANTED = 5
"""Whole breaths that are enough to tell."""
BREATHS_NEEDED = 3
"""With fewer, nothing is told when the time is up."""
MOST_SECONDS = 75.0
"""Since the first press: five breaths at the slowest pace of any practice, and a little."""
SHORTEST_PRESS = 0.35
"""Seconds; a shorter one is a slip of the finger, and a shorter gap is one too."""
SHORTEST_BREATH, LONGEST_BREATH = 1.5, 24.0
"""Seconds from one in-breath to the next: quicker is no breath, slower is a pause in between."""
_OUTLYING = 1.7
"""A breath this many times longer or shorter than the middle one says nothing of the pace."""


@dataclass(slots=True)
class _InBreath:
    pressed: float
    released: float | None = None


class BreathMeasure:
    """Takes presses and releases as they come; times are seconds on one clock that never runs back.

    A breath lasts from one press to the next. Slips are passed over, as are breaths that are far
    from the others, so that a sigh or a moment's distraction doesn't change what is told.
    """

    def __init__(self) -> None:
        self._ins: list[_InBreath] = []

    def press(self, at: float) -> None:
        """An in-breath begins."""
        last = self._ins[-1] if self._ins else None
        if last is None:
            self._ins.append(_InBreath(at))
        elif last.released is None:
            return
        elif at - last.released < SHORTEST_PRESS:
            last.released = None
        else:
            self._ins.append(_InBreath(at))

    def release(self, at: float) -> None:
        """It ends, and the breath out begins."""
        if not self._ins or self._ins[-1].released is not None:
            return
        if at - self._ins[-1].pressed < SHORTEST_PRESS:
            self._ins.pop()
        else:
            self._ins[-1].released = at

    @property
    def begun(self) -> bool:
        """Whether there was a press yet that was no slip."""
        return bool(self._ins)

    @property
    def breathing_in(self) -> bool:
        """Whether the key is held."""
        return bool(self._ins) and self._ins[-1].released is None

    @property
    def breaths(self) -> int:
        """Whole breaths so far that tell of the pace, 0 or more."""
        return len(self._cycles())

    def over(self, now: float) -> bool:
        """Whether there is enough, or the time is up."""
        if self.breaths >= BREATHS_WANTED:
            return True
        return bool(self._ins) and now - self._ins[0].pressed >= MOST_SECONDS

    @property
    def rate(self) -> float | None:
        """Breaths a minute, by the middle of the breaths; None for fewer than three."""
        cycles = self._cycles()
        return 60 / median(cycles) if len(cycles) >= BREATHS_NEEDED else None

    def _cycles(self) -> list[float]:
        """Seconds of each breath that tells of the pace."""
        lengths = [
            after.pressed - before.pressed
            for before, after in pairwise(self._ins)
            if SHORTEST_BREATH <= after.pressed - before.pressed <= LONGEST_BREATH
        ]
        if len(lengths) < BREATHS_NEEDED:
            return lengths
        middle = median(lengths)
        return [each for each in lengths if middle / _OUTLYING <= each <= middle * _OUTLYING]
