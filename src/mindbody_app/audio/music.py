"""Music that makes itself: four soft voices that drift through chords, and now and then a chime.

No beat, no melody to follow, nothing sudden. A voice passes from piece to piece of a choir-like
tone and takes the next chord's note when it comes to it, so that chords melt into one another.
Chimes keep to the notes that the chords around them share. `harmony` says which notes those are;
a seed makes one session's music.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from mindbody_app.audio.bells import CHIME_FRAMES, chime
from mindbody_app.audio.endless import Curve, Layer, Piece, Unfolding, drift
from mindbody_app.audio.harmony import Chord, chords, draw_key
from mindbody_app.audio.synth import RATE, Sound
from mindbody_app.audio.tones import wavering

RECORDING = 2**18
"""Frames of each tone: 10.9 s."""
KEPT = 24
"""Tones in memory, 1 MB each, and as many chimes; about ten are in use at a time."""

_HOP_SECONDS = (4.8, 6.8)
_FADE_SECONDS = 4.0
_LEVELS = (1.0, 0.84, 0.72, 0.5)
"""Of the four voices, as loud as they are heard, the bass first."""
_STEPS_BACK = 0.45
"""How far each voice steps back at times, at its own pace."""
_SWELL_SECONDS = (13.0, 17.9, 15.1, 20.3)
_HOME_BEFORE_END = 45.0

_SHADES = ((2.1, 700.0), (1.75, 1000.0), (1.45, 1400.0))
"""From a dark tone to a bright one: how fast partials fall with their number, and where they are
cut in hertz."""
_SHADE_SECONDS = 47.0
_HIGHEST = 3.5
"""Partials up to so many times the cut."""

_CHIME_LEVEL = 1.4
_PHRASE_NOTES = (1, 4)
_NOTE_SECONDS = (1.7, 4.6)
_PAUSE_SECONDS = (6.0, 17.0)
_CHORD_MARGIN = 5.0
"""A chime belongs to the chords this long before and after: voices change at their leisure."""
_MIDDLE_HZ = 600.0


class _Numbers:
    """A number for each tone that is met: its hertz and its shade."""

    def __init__(self) -> None:
        self._met: list[tuple[float, int]] = []

    def of(self, hertz: float, shade: int = 0) -> int:
        """The number of a tone."""
        if (hertz, shade) not in self._met:
            self._met.append((hertz, shade))
        return self._met.index((hertz, shade))

    def tone(self, number: int) -> Sound:
        """The tone of a number."""
        hertz, shade = self._met[number]
        tilt, cut = _SHADES[shade]
        partials = [
            (n * hertz, n**-tilt / (1 + (n * hertz / cut) ** 2))
            for n in range(1, math.ceil(_HIGHEST * cut / hertz))
        ]
        return wavering(partials, RECORDING, round(100 * hertz) + shade)

    def chime(self, number: int) -> Sound:
        """The chime of a number."""
        return chime(self._met[number][0])


def music(seed: int, duration: float = math.inf) -> tuple[Layer, ...]:
    """The layers of one session's music.

    Args:
        seed: the same music for the same seed.
        duration: seconds of the session; towards its end the music goes home.
    """
    random = Random(f"{seed} harmony")
    walk = Unfolding(chords(random, draw_key(random), duration - _HOME_BEFORE_END))
    shade = drift(Random(f"{seed} shade"), _SHADE_SECONDS)
    numbers = _Numbers()
    tone, strike = lru_cache(KEPT)(numbers.tone), lru_cache(KEPT)(numbers.chime)
    longest = round((_HOP_SECONDS[1] + _FADE_SECONDS) * RATE)
    voices = []
    for voice, seconds in enumerate(_SWELL_SECONDS):
        sung = _sung(Random(f"{seed} voice {voice}"), voice, walk, shade, numbers)
        height = drift(Random(f"{seed} swell {voice}"), seconds)
        voices.append(Layer(tone, sung, longest, _swell(height)))
    struck = _struck(Random(f"{seed} chimes"), walk, numbers)
    return (*voices, Layer(strike, struck, CHIME_FRAMES))


def _swell(height: Curve) -> Curve:
    return lambda t: 1 - _STEPS_BACK * height(t)


def _sung(
    random: Random, voice: int, walk: Unfolding[Chord], shade: Curve, numbers: _Numbers
) -> Iterator[Piece]:
    """Pieces of one voice, each on the note that its chord has when it begins."""
    crossing = round(_FADE_SECONDS * RATE)
    start = -round(random.uniform(1, 2) * crossing)
    while True:
        onward = round(random.uniform(*_HOP_SECONDS) * RATE)
        t = max(0.0, start / RATE)
        bright = min(len(_SHADES) - 1, int(len(_SHADES) * shade(t)))
        number = numbers.of(walk.at(t).voices[voice], bright)
        offset = random.randrange(RECORDING)
        yield Piece(start, onward + crossing, crossing, crossing, offset, _LEVELS[voice], number)
        start += onward


def _struck(random: Random, walk: Unfolding[Chord], numbers: _Numbers) -> Iterator[Piece]:
    """Chimes in small groups with pauses between, on notes that fit what sounds around them."""
    t, last = random.uniform(*_PAUSE_SECONDS), 0.0
    while True:
        for _ in range(random.randint(*_PHRASE_NOTES)):
            before, after = walk.at(max(0.0, t - _CHORD_MARGIN)), walk.at(t + _CHORD_MARGIN)
            notes = sorted(before.chimes & after.chimes - {last})
            if notes:
                steps = [abs(math.log2(note / (last or _MIDDLE_HZ))) for note in notes]
                last = random.choices(notes, [1 / (0.2 + step) for step in steps])[0]
                gain = _CHIME_LEVEL * random.uniform(0.45, 1)
                yield Piece(round(t * RATE), CHIME_FRAMES, 0, 0, 0, gain, numbers.of(last))
            t += random.uniform(*_NOTE_SECONDS)
        t += random.uniform(*_PAUSE_SECONDS)
