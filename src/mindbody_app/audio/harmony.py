"""Which notes the music has: a slow walk through a few chords that share notes, and their voices.

All intervals are just: the walk keeps to five chords of one scale whose thirds and fifths are all
pure (the second degree's is not, so it has none), and the bowl's tone belongs to the home chord.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from random import Random

BOWL_HZ = 207.0
"""The lowest tone of the bell, to which the music is tuned."""

_DEGREES = {1: 1.0, 2: 9 / 8, 3: 5 / 4, 4: 4 / 3, 5: 3 / 2, 6: 5 / 3, 7: 15 / 8}
_CHORDS = {
    1: ((1, 3, 5), (2,)),
    3: ((3, 5, 7), ()),
    4: ((4, 6, 1), (5, 3)),
    5: ((5, 7, 2), (1,)),
    6: ((6, 1, 3), (5,)),
}
"""Root, the notes of its triad, and what may be added to them."""
_HOMES = ((1, 4), (4, 3), (5, 2), (6, 2))
"""The root that the walk comes back to, and its weight: each gives the scale another light."""
_HOME_PULL = 2.5
_RANGES = ((110.0, 222.0), (164.0, 330.0), (240.0, 490.0), (325.0, 660.0))
"""Lowest and highest hertz of each voice, the bass first. Lower than that is mud."""
_CHORD_SECONDS = (17.0, 29.0)
_CHIME_RANGE = (400.0, 1000.0)

_WIDE_BELOW_HZ = 165.0
"""From a bass below this, the next voice stays away by a fifth."""
_HIGH_BASS_HZ = 180.0
_AGAIN = 0.35
"""Weight of going straight back to the chord before, unless that is home."""


@dataclass(frozen=True, slots=True)
class Chord:
    """Four voices that sound together."""

    start: float
    """Seconds; the chord lasts until the next one."""
    voices: tuple[float, ...]
    """Hertz, the bass first."""
    chimes: frozenset[float]
    """Hertz of the high notes that go with it."""


@dataclass(frozen=True, slots=True)
class Key:
    """The scale in hertz and the chord that is home."""

    tonic: float
    home: int


def draw_key(random: Random) -> Key:
    """A key in which the bowl's tone is the home chord's third or fifth."""
    roots, weights = zip(*_HOMES, strict=True)
    home = random.choices(roots, weights)[0]
    return Key(BOWL_HZ / _DEGREES[random.choice(_CHORDS[home][0][1:])], home)


def chords(random: Random, key: Key, home_from: float = math.inf) -> Iterator[tuple[float, Chord]]:
    """Chords without end, each with its start in seconds; at home from a moment on."""
    start, root = 0.0, key.home
    voices = _voices(random, key, root, ())
    last, away = root, 0
    while True:
        yield start, Chord(start, voices, _chimes(key, root, voices))
        start += random.uniform(*_CHORD_SECONDS)
        following = key.home if start >= home_from else _next_root(random, key, (last, root), away)
        last, root = root, following
        away = 0 if root == key.home else away + 1
        voices = _voices(random, key, root, voices)


def _next_root(random: Random, key: Key, lately: tuple[int, int], away: int) -> int:
    """A chord that shares notes with this one; the longer away, the stronger home pulls."""
    last, root = lately
    here = set(sum(_CHORDS[root], ()))
    others = [other for other in _CHORDS if other != root]
    weights = []
    for other in others:
        weight = float(len(here & set(sum(_CHORDS[other], ()))) ** 2)
        if other == key.home:
            weight *= 1 + _HOME_PULL * away
        elif other == last:
            weight *= _AGAIN
        weights.append(weight)
    return random.choices(others, weights)[0]


def _octaves(hertz: float, low: float, high: float) -> list[float]:
    """A note in every octave that lies within a range."""
    lowest = hertz * 2.0 ** math.ceil(math.log2(low / hertz) - 1e-9)
    return [lowest * 2**octave for octave in range(4) if lowest * 2**octave <= high]


def _chimes(key: Key, root: int, voices: tuple[float, ...]) -> frozenset[float]:
    """The triad's notes in the range of chimes, but none a semitone off a voice's."""
    notes = (key.tonic * _DEGREES[degree] for degree in _CHORDS[root][0])
    clear = [note for note in notes if not any(_semitones(note, voice) == 1 for voice in voices)]
    return frozenset(hertz for note in clear for hertz in _octaves(note, *_CHIME_RANGE))


def _semitones(one: float, other: float) -> int:
    """Distance of two notes, whatever their octaves: 0 to 6."""
    up = round(12 * math.log2(one / other)) % 12
    return min(up, 12 - up)


def _voices(random: Random, key: Key, root: int, before: tuple[float, ...]) -> tuple[float, ...]:
    """The best of all ways to lay a chord out, near the voices before, with a little chance."""
    triad, added = _CHORDS[root]
    bass = [key.tonic * _DEGREES[degree] for degree in (triad[0], triad[2])]
    inner = [key.tonic * _DEGREES[degree] for degree in triad]
    outer = [key.tonic * _DEGREES[degree] for degree in triad + added]
    choices = [
        [hertz for note in notes for hertz in _octaves(note, *span)]
        for notes, span in zip((bass, inner, outer, outer), _RANGES, strict=True)
    ]
    third = inner[1]
    return min(
        (laid for laid in product(*choices) if _clear(laid)),
        key=lambda laid: _cost(laid, before, bass[0], third) + random.uniform(0, 5),
    )


def _clear(voices: tuple[float, ...]) -> bool:
    """Whether voices stand apart: no thick bass, no seconds, no minor ninths."""
    room = 1.45 if voices[0] < _WIDE_BELOW_HZ else 1.24
    if voices[1] / voices[0] < room or any(b / a < 1.19 for a, b in pairwise(voices)):
        return False
    pairs = ((a, b) for i, a in enumerate(voices) for b in voices[i + 1 :])
    return not any(2.05 < b / a < 2.2 for a, b in pairs)


def _cost(voices: tuple[float, ...], before: tuple[float, ...], root: float, third: float) -> float:
    """How ill a layout follows the voices before and shows its chord; steps in semitones."""
    steps = [12 * abs(math.log2(new / old)) for new, old in zip(voices, before, strict=False)]
    # The bass may leap, the inner voices keep close, and the highest should not stand still.
    cost = sum(max(0.0, step - 2) for step in steps[1:]) + 0.2 * sum(steps)
    cost += 3.0 * (bool(steps) and steps[-1] < 0.5)
    kinds = {round(12 * math.log2(hertz / root)) % 12 for hertz in voices}
    cost += 6.0 * (round(12 * math.log2(third / root)) % 12 not in kinds)
    cost += 4.0 * (round(12 * math.log2(voices[0] / root)) % 12 != 0)
    cost += 2.0 * (voices[0] > _HIGH_BASS_HZ)
    return cost + 2.0 * (4 - len(kinds))
