"""What a listener would notice, measured: loudness, repeats, clicks.

The tests and the benchmarks of sound share it. Waves are mono, int16 or floats of full scale 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Any

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.loudness import k_weighting

RATE = 24_000

Floats = npt.NDArray[np.float64]
AnyWave = npt.NDArray[Any]

_CHUNK = 40 * RATE
_MARGIN = RATE
_SILENT_LUFS = -70.0
_PITCH_RATE = 4_000
"""Frames a second at which repeats are looked for: what lies below 1.8 kHz."""
_CLICK_LOW_HZ = 5_000.0
_CLICK_FRAME = 48
"""2 ms."""
_CLICK_AROUND = 50
"""Frames on either side that a click is measured against: 100 ms."""
_CLICK_FLOOR = 10 ** (-100 / 10)
"""Power above 5 kHz of what 16 bits leave over, relative to full scale."""


def as_floats(wave: AnyWave) -> Floats:
    """A wave with full scale 1."""
    return wave.astype(np.float64) / (32768 if wave.dtype == np.int16 else 1)


def _filtered(wave: AnyWave, gains: AnyWave) -> Iterator[Floats]:
    """A long wave through a filter given as gains, in pieces, so that memory stays small."""
    size = _CHUNK + 2 * _MARGIN
    for start in range(0, wave.size, _CHUNK):
        first = max(0, start - _MARGIN)
        part = as_floats(wave[first : start + _CHUNK + _MARGIN])
        out = np.fft.irfft(np.fft.rfft(part, size) * gains, size)
        yield out[start - first : min(start + _CHUNK, wave.size) - first]


def _tenths(wave: AnyWave) -> Floats:
    """Weighted power of each tenth of a second."""
    gains = np.abs(k_weighting(_CHUNK + 2 * _MARGIN, RATE))
    step = RATE // 10
    powers = [
        (part[: part.size // step * step].reshape(-1, step) ** 2).mean(axis=1)
        for part in _filtered(wave, gains)
    ]
    return np.concatenate(powers)


def _lufs(power: Floats) -> Floats:
    return -0.691 + 10 * np.log10(np.maximum(power, 1e-12))


def loudness(wave: AnyWave) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-4, with its two gates)."""
    power = np.convolve(_tenths(wave), np.ones(4) / 4, "valid")
    above = power[_lufs(power) > _SILENT_LUFS]
    if above.size == 0:
        return _SILENT_LUFS
    above = above[above > above.mean() / 10]
    return float(_lufs(above.mean()))


def short_term(wave: AnyWave, seconds: float = 3.0) -> Floats:
    """Loudness in LUFS of windows of some seconds, one each tenth of a second."""
    count = round(seconds * 10)
    return _lufs(np.convolve(_tenths(wave), np.ones(count) / count, "valid"))


@dataclass(frozen=True, slots=True)
class Repeat:
    """The strongest likeness of a sound to its own past, within half its length."""

    likeness: float
    """0 (none) to 1 (the same again)."""
    lag: float
    """Seconds."""


def _strongest(values: Floats, rate: float, least_lag: float) -> Repeat:
    values = values - values.mean()
    size = 1 << (2 * values.size - 1).bit_length()
    power = np.abs(np.fft.rfft(values, size)) ** 2
    alike = np.fft.irfft(power, size)[: values.size // 2]
    # Each lag has fewer pairs than the one before: count the pairs that there are.
    alike *= values.size / (np.arange(values.size, 0, -1)[: alike.size] * alike[0])
    first = round(least_lag * rate)
    lag = first + int(np.argmax(alike[first:]))
    return Repeat(float(alike[lag]), lag / rate)


def repeat(wave: AnyWave, least_lag: float = 2.0) -> Repeat:
    """The strongest repeat of the sound itself, by its autocorrelation below 1.8 kHz."""
    hertz = np.fft.rfftfreq(_CHUNK + 2 * _MARGIN, 1 / RATE)
    step = RATE // _PITCH_RATE
    low = np.concatenate([part[::step] for part in _filtered(wave, (hertz < 1800) * 1.0)])
    return _strongest(low, _PITCH_RATE, least_lag)


def envelope_repeat(wave: AnyWave, least_lag: float) -> Repeat:
    """The strongest repeat of how loud the sound is, tenth of a second by tenth of a second."""
    return _strongest(_lufs(_tenths(wave)), 10.0, least_lag)


@dataclass(frozen=True, slots=True)
class Click:
    """A short burst above 5 kHz."""

    at: float
    """Seconds."""
    over: float
    """Decibels above what lies within 100 ms."""


def clicks(wave: AnyWave, over: float = 12.0) -> list[Click]:
    """Bursts of 2 ms above 5 kHz that stand out by so many decibels, and can be heard at all.

    A sound cut off, begun at once or joined badly has one; consonants have them as well.
    """
    hertz = np.fft.rfftfreq(_CHUNK + 2 * _MARGIN, 1 / RATE)
    high = np.concatenate(list(_filtered(wave, (hertz > _CLICK_LOW_HZ) * 1.0)))
    frames = high[: high.size // _CLICK_FRAME * _CLICK_FRAME].reshape(-1, _CLICK_FRAME)
    power = (frames**2).mean(axis=1)
    padded = np.pad(power, _CLICK_AROUND, mode="edge")
    window = 2 * _CLICK_AROUND + 1
    total = np.cumsum(np.pad(padded, (1, 0)))
    # A click is far above the mean around it as well, which is quicker to find.
    suspects = np.flatnonzero(power * window > 6 * (total[window:] - total[:-window]))
    around = np.lib.stride_tricks.sliding_window_view(padded, window)[suspects]
    above = power[suspects] / np.maximum(np.median(around, axis=1), _CLICK_FLOOR)
    return [
        Click(float(place) * _CLICK_FRAME / RATE, 10 * log10(burst))
        for place, burst in zip(suspects, above, strict=True)
        if burst > 10 ** (over / 10)
    ]


def largest_jump(wave: AnyWave) -> float:
    """The largest step from one sample to the next, against the RMS of the 50 ms around it."""
    values = as_floats(wave)
    steps = np.abs(np.diff(values))
    count = RATE // 20
    level = np.sqrt(np.convolve(values**2, np.ones(count) / count, "same"))[1:]
    return float((steps / np.maximum(level, 1e-3)).max())
