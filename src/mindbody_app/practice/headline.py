"""What a list says of a script; the whole script is read when it is practised."""

from __future__ import annotations

from typing import NamedTuple

from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture


class Headline(NamedTuple):
    """A script's name and kind, what it is in a sentence or two, its range of whole minutes."""

    id: str
    title: str
    summary: str
    practice: Practice
    postures: tuple[Posture, ...]
    least: int
    usual: int
    most: int
    own: bool = False
    """Whether it is one of the person's own."""
    ends_asleep: bool = False
    """Whether it ends in silence, for falling asleep to."""

    def held(self, minutes: int) -> int:
        """Minutes held to the script's range."""
        return min(max(minutes, self.least), self.most)
