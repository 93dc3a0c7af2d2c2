"""Recordings of tones that waver like a choir's, on a circle, without a seam."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.synth import RATE, Sound, as_sound

_WAVER = 1.4
"""Radians that a partial at 200 Hz strays from its line: a choir's chorus."""
_WAVER_HZ = 1.1
_BAND_HZ = 23.5
"""Room for a partial's sidebands; its wavering fills the middle."""

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
