"""The bowl bell and the music's chimes: struck softly, in a room, and rung out to silence."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.synth import RATE, Sound, as_sound, ease

BELL_SECONDS = 14.0
_BELL_PEAK = 0.3
_BOWL_HZ = 207.0
_BOWL_MODES = (
    (1.0, 1.0, 15.0, 0.45),
    (8 / 3, 0.5, 9.5, 0.9),
    (5.08, 0.2, 5.0, 1.4),
    (7.95, 0.07, 2.2, 2.1),
    (11.3, 0.02, 1.1, 2.9),
)
"""Ratio to the lowest mode, loudness, seconds to fall by 60 dB, beats a second. A bowl's modes rise
roughly with the square of their number; each is a pair, since no bowl is quite round. The second
mode of most lies near 2.7: here at a pure interval, for the music's sake."""
_BOWL_PAIR = 0.4
"""Loudness of each mode's second."""
_BOWL_RISE_SECONDS = 0.02

CHIME_FRAMES = 2**18
"""Length of a chime, 10.9 s."""
_CHIME_PARTIALS = ((1.0, 1.0, 7.5), (2.0, 0.22, 4.5), (3.01, 0.05, 2.4), (4.0, 0.07, 1.7))
"""Ratio, loudness, seconds to fall by 60 dB."""
_CHIME_PAIR = 0.25
_CHIME_BEAT = 0.4
_CHIME_RISE_SECONDS = 0.09

_ROOM_SECONDS = 3.4
"""The room's echo falls by 60 dB in this time."""
_ROOM_HZ = 1500.0
"""Above this, the walls swallow most of it."""
_BOWL_ROOM, _CHIME_ROOM = 0.2, 0.35
"""How loud the room answers."""

_END_SECONDS = 2.0
_ROW = 512

_LAG = -1.2
"""Radians by which the second of a pair is behind: so it blooms a moment after the stroke."""

_Partial = tuple[float, complex, float]
"""Hertz, loudness with its phase, and seconds to fall by 60 dB."""
_Floats = npt.NDArray[np.float64]


@lru_cache(maxsize=1)
def bell() -> Sound:
    """One strike of the bowl."""
    partials = [
        (_BOWL_HZ * ratio + apart, share * loudness, fall)
        for ratio, loudness, fall, beat in _BOWL_MODES
        for apart, share in ((0.0, 1.0), (beat, _second(_BOWL_PAIR)))
    ]
    frames = round(BELL_SECONDS * RATE)
    return as_sound(_BELL_PEAK * _struck(partials, frames, _BOWL_RISE_SECONDS, _BOWL_ROOM))


def chime(hertz: float) -> Sound:
    """One soft stroke of a bar that is not quite even; its peak is 1."""
    partials = [
        (ratio * hertz + apart, share * loudness, fall)
        for ratio, loudness, fall in _CHIME_PARTIALS
        for apart, share in ((0.0, 1.0), (ratio * _CHIME_BEAT, _second(_CHIME_PAIR)))
    ]
    return as_sound(_struck(partials, CHIME_FRAMES, _CHIME_RISE_SECONDS, _CHIME_ROOM))


def _second(share: float) -> complex:
    return share * cmath.exp(1j * _LAG)


def _struck(partials: Sequence[_Partial], frames: int, rise: float, room: float) -> _Floats:
    """A stroke with a rise in seconds, in a room, with a peak of 1."""
    stroke = _ringing(partials, frames)
    onset = round(rise * RATE)
    stroke[:onset] *= ease(onset)
    size = frames + round(_ROOM_SECONDS * RATE)
    sound = np.fft.irfft(np.fft.rfft(stroke, size) * (1 + room * _echo(size)), size)[:frames]
    end = round(_END_SECONDS * RATE)
    sound[-end:] *= ease(end)[::-1]
    return np.asarray(sound / np.abs(sound).max())


def _ringing(partials: Sequence[_Partial], frames: int) -> _Floats:
    """Partials that start together and die away, each in its own time."""
    hertz, loudness, fall = np.array(partials, dtype=np.complex128).T
    turn = (2j * np.pi * hertz - math.log(1000) / fall) / RATE
    # exp(a + b) is exp(a) * exp(b): a row's beginning, times the same steps within each row.
    rows = _ROW * np.arange(math.ceil(frames / _ROW))
    begun = np.exp(np.outer(rows, turn)) * loudness
    steps = np.exp(np.outer(np.arange(_ROW), turn))
    return np.asarray(np.einsum("ik,jk->ij", begun, steps).imag).ravel()[:frames]


@lru_cache(maxsize=2)
def _echo(size: int) -> npt.NDArray[np.complex128]:
    """The spectrum of a room's answer: noise, darker than what it answers, that dies away."""
    t = np.arange(round(_ROOM_SECONDS * RATE)) / RATE
    echo = np.random.default_rng(7).standard_normal(t.size) * 10 ** (-3 * t / _ROOM_SECONDS)
    onset = round(0.03 * RATE)
    echo[:onset] *= ease(onset)
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    spectrum = np.fft.rfft(echo, size) / (1 + (hertz / _ROOM_HZ) ** 2)
    return np.asarray(spectrum / np.sqrt(np.mean(np.abs(spectrum[hertz < _ROOM_HZ]) ** 2)))
