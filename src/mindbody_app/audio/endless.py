"""Sound without end: what unfolds by a seed, the same at a place every time, and never in a loop.

A layer lays pieces of some recording over one another, each from a place in it drawn anew, so that
no minute is like another. Events and curves are drawn as far as they are asked for.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

import numpy as np

from mindbody_app.audio.synth import RATE, Sound

Curve = Callable[[float], float]
"""A value at a position in seconds."""
Event = TypeVar("Event")


class Unfolding(Generic[Event]):
    """Events in time, made as far as someone looks.

    Args:
        events: each with its place, in rising order, without end.
    """

    def __init__(self, events: Iterator[tuple[float, Event]]) -> None:
        self._to_come = events
        self._places: list[float] = []
        self._events: list[Event] = []

    def between(self, first: float, last: float) -> list[Event]:
        """The events whose place lies in `first` <= place < `last`."""
        while not self._places or self._places[-1] < last:
            place, event = next(self._to_come)
            self._places.append(place)
            self._events.append(event)
        return self._events[bisect_left(self._places, first) : bisect_left(self._places, last)]

    def at(self, place: float) -> Event:
        """The last event at or before a place; the first event must not lie after it."""
        self.between(place, place + 1)
        return self._events[bisect_right(self._places, place) - 1]


def drift(random: Random, seconds: float) -> Curve:
    """A curve that wanders between 0 and 1 and bends about every so many seconds."""

    def knots() -> Iterator[tuple[float, tuple[float, float]]]:
        place, height = 0, random.random()
        while True:
            following = random.random()
            yield place, (height, following)
            place, height = place + 1, following

    spans = Unfolding(knots())

    def curve(t: float) -> float:
        turns = max(0.0, t / seconds)
        before, after = spans.at(turns)
        return before + (after - before) * (0.5 - 0.5 * math.cos(math.pi * (turns % 1)))

    return curve


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a recording and where it sounds, in frames of the session.

    It rises and falls as a quarter of a sine, so that two that cross keep their power.
    """

    start: int
    """Below 0 for one that begins before the session."""
    size: int
    rise: int
    """0 begins at once, for a recording with an onset of its own."""
    fall: int
    offset: int
    """First frame of the recording; where that ends it goes on from its beginning."""
    gain: float = 1.0
    recording: int = 0
    """Which one, of a layer with several."""

    def gain_at(self, frame: int) -> float:
        """Its gain at a frame of the session."""
        into = frame - self.start
        left = self.size - into
        gain = self.gain
        if into < self.rise:
            gain *= math.sin(math.pi / 2 * max(0, into) / self.rise)
        if left < self.fall:
            gain *= math.sin(math.pi / 2 * max(0, left) / self.fall)
        return gain


class Layer:
    """Pieces that overlap, from recordings made without a seam.

    Args:
        recording: gives a recording by its number; called again for each block, so it keeps them.
        pieces: what sounds, by their starts.
        longest: frames of the longest piece, at most.
        swell: gain at a position in seconds; None is 1 throughout.
    """

    def __init__(
        self,
        recording: Callable[[int], Sound],
        pieces: Iterator[Piece],
        longest: int,
        swell: Curve | None = None,
    ) -> None:
        self.recording = recording
        self._pieces = Unfolding((piece.start, piece) for piece in pieces)
        self._longest = longest
        self._swell = swell
        self.level = 1.0
        """Gain of the whole layer."""

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The pieces that sound between two frames of the session."""
        begun = self._pieces.between(start - self._longest, end)
        return [piece for piece in begun if piece.start + piece.size > start]

    def prepare(self, start: int, end: int) -> None:
        """Make the recordings that are needed between two frames of the session."""
        for piece in self.pieces(start, end):
            self.recording(piece.recording)

    def add(self, start: int, onto: Sound) -> None:
        """Add the layer from a frame of the session on, one block (`BLOCK` frames at most)."""
        end = start + onto.size
        before = after = self.level
        if self._swell is not None:
            before *= self._swell(start / RATE)
            after *= self._swell(end / RATE)
        for piece in self.pieces(start, end):
            first, last = max(start, piece.start), min(end, piece.start + piece.size)
            sound = _stretch(
                self.recording(piece.recording), piece.offset + first - piece.start, last - first
            )
            # A piece that begins or ends inside the block does so at next to nothing.
            gains = before * piece.gain_at(first), after * piece.gain_at(last)
            onto[first - start : last - start] += sound * _ramp(*gains, last - first)


def _stretch(recording: Sound, first: int, count: int) -> Sound:
    first %= recording.size
    sound = recording[first : first + count]
    if sound.size == count:
        return sound
    return np.concatenate([sound, recording[: count - sound.size]])


def _ramp(before: float, after: float, count: int) -> np.float32 | Sound:
    if before == after:
        return np.float32(before)
    gains = np.arange(count, dtype=np.float32)
    gains *= (after - before) / count
    gains += before
    return gains


def scattered(
    random: Random, recording: int, hop: tuple[float, float], fade: float
) -> Iterator[Piece]:
    """Pieces of one recording that follow on from one another without end.

    Args:
        random: draws where each comes from and how long it is.
        recording: frames of the recording; three pieces must fit into it.
        hop: from one to the next, least and most seconds.
        fade: how long each takes to cross into the next, in seconds.
    """
    crossing = round(fade * RATE)
    start, offset = -crossing, random.randrange(recording)
    while True:
        onward = round(random.uniform(*hop) * RATE)
        size = onward + crossing
        yield Piece(start, size, crossing, crossing, offset)
        # What was just heard must not come again at once.
        longest = round(hop[1] * RATE) + crossing
        offset = (offset + size + random.randrange(recording - size - longest)) % recording
        start += onward
