"""What a list says of a script; the whole script is read when it is practised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """A script's name, what it is in a sentence or two, and its range of whole minutes."""

    id: str
    title: str
    summary: str
    least: int
    usual: int
    most: int

    def held(self, minutes: int) -> int:
        """Minutes held to the script's range."""
        return min(max(minutes, self.least), self.most)
