"""Recordings of soft tones: wavering ones on a circle, without a seam, and chimes in a room."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.synth import RATE, Sound, as_sound, ease

CHIME_FRAMES = 2**18
"""Length of a chime, 10.9 s: the stroke and the room after it."""

_WAVER = 1.4
"""Radians that a partial at 200 Hz strays from its line: a choir's chorus."""
_WAVER_HZ = 1.1
_BAND_HZ = 23.5
"""Room for a partial's sidebands; its wavering fills the middle."""

_CHIME_PARTIALS = ((1.0, 1.0, 7.5), (2.0, 0.22, 4.5), (3.01, 0.05, 2.4), (4.0, 0.07, 1.7))
"""Ratio, loudness, seconds to fall by 60 dB."""
_CHIME_RISE_SECONDS = 0.09
_ROOM_SECONDS = 3.4
"""The room's echo falls by 60 dB in this time."""
_ROOM_SHARE = 0.35

Spectrum = npt.NDArray[np.complex128]


def wavering(partials: Iterable[tuple[float, float]], frames: int, seed: int) -> Sound:
    """Tones whose pitch wavers and whose strength does not, of unit loudness, on a circle.

    Args:
        partials: hertz and amplitude of each.
        frames: length of the circle, a power of two.
        seed: of the wavering.
    """
    partials = list(partials)
    random = np.random.default_rng(seed)
    spectrum = np.zeros(frames // 2 + 1, dtype=np.complex128)
    share = frames / 2 / _loudness(partials)
    for hertz, amplitude in partials:
        band = share * amplitude * _band(random, _WAVER * math.sqrt(hertz / 200), frames)
        first = round(hertz * frames / RATE) - band.size // 2
        spectrum[first : first + band.size] += band
    return as_sound(np.fft.irfft(spectrum, frames))


def _loudness(partials: Iterable[tuple[float, float]]) -> float:
    """RMS of partials as the ear weighs them: a low one counts less."""
    weight = [hertz**2 / (hertz**2 + 60.0**2) for hertz, _ in partials]
    return math.sqrt(
        sum((amplitude * w) ** 2 for (_, amplitude), w in zip(partials, weight, strict=True)) / 2
    )


def _band(random: np.random.Generator, radians: float, frames: int) -> Spectrum:
    """The bins around a partial."""
    size = 1 << round(np.log2(_BAND_HZ * frames / RATE))
    count = round(_WAVER_HZ * frames / RATE)
    waver = np.zeros(size // 2 + 1, dtype=np.complex128)
    waver[1 : count + 1] = np.exp(2j * np.pi * random.random(count))
    phase = np.fft.irfft(waver, size)
    phase *= radians / np.sqrt(np.mean(phase**2))
    turned = np.exp(1j * (phase + 2 * np.pi * random.random()))
    return np.asarray(np.fft.fftshift(np.fft.fft(turned)) / size)


def chime(hertz: float) -> Sound:
    """One soft stroke in a room, rung out to silence; its peak is 1."""
    stroke = _ringing(
        [
            (ratio * hertz + beat, share * loudness, fall)
            for ratio, loudness, fall in _CHIME_PARTIALS
            # Two that beat slowly, as of a bar that is not quite even.
            for beat, share in ((0.0, 1.0), (0.4 * ratio, 0.25))
        ]
    )
    rise = round(_CHIME_RISE_SECONDS * RATE)
    stroke[:rise] *= ease(rise)
    wet = np.fft.irfft(np.fft.rfft(stroke) * _room(), CHIME_FRAMES)
    wet[-RATE:] *= ease(RATE)[::-1]
    return as_sound(wet / np.abs(wet).max())


def _ringing(partials: Iterable[tuple[float, float, float]]) -> npt.NDArray[np.float64]:
    """Partials that die away: hertz, loudness and seconds to fall by 60 dB of each."""
    side = math.isqrt(CHIME_FRAMES)
    hertz, loudness, fall = np.array(list(partials)).T
    # exp(a + b) is exp(a) * exp(b): two short rows of each make the long one.
    turn = (2j * np.pi * hertz - math.log(1000) / fall) / RATE
    within = np.exp(np.outer(np.arange(side), turn))
    across = np.exp(np.outer(side * np.arange(side), turn)) * loudness
    return np.asarray(np.einsum("ik,jk->ij", across, within).imag).ravel()


@cache
def _room() -> Spectrum:
    """What a room does to a sound: the sound itself, and an echo that is darker and dies away."""
    t = np.arange(round(_ROOM_SECONDS * RATE)) / RATE
    echo = np.random.default_rng(7).standard_normal(t.size) * 10 ** (-3 * t / _ROOM_SECONDS)
    onset = round(0.03 * RATE)
    echo[:onset] *= ease(onset)
    echo[-RATE:] *= ease(RATE)[::-1]
    hertz = np.fft.rfftfreq(CHIME_FRAMES, 1 / RATE)
    spectrum = np.fft.rfft(echo, CHIME_FRAMES) / (1 + (hertz / 1500) ** 2)
    share = _ROOM_SHARE / np.sqrt(np.mean(np.abs(spectrum[hertz < 1500]) ** 2))
    return np.asarray(1 + share * spectrum)
