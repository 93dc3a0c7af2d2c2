"""Loudness of short mono clips after ITU-R BS.1770-4 (integrated, gated)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

LEAST_SECONDS = 3.0
"""A shorter clip is measured as if it were said again and again for this long.

Gating works on 400 ms blocks, of which a short line has too few to measure by.
"""
_BLOCK_SECONDS, _STEP_SECONDS = 0.4, 0.1
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_OFFSET = -0.691
_SPECTRUM = 1 << 17
"""Frames weighted at a time; a second of them is for the filters to ring out."""


def loudness_of(audio: npt.NDArray[np.float32], rate: int) -> float:
    """Integrated loudness in LUFS.

    Raises:
        ValueError: the clip is silent.
    """
    repeats = int(np.ceil(LEAST_SECONDS * rate / max(1, len(audio))))
    weighted = _weighted(np.tile(audio.astype(np.float64), repeats), rate)
    block, step = int(_BLOCK_SECONDS * rate), int(_STEP_SECONDS * rate)
    windows = np.lib.stride_tricks.sliding_window_view(weighted**2, block)[::step]
    power = windows.mean(axis=1)
    power = power[_lufs(power) > _ABSOLUTE_GATE]
    if len(power) == 0:
        raise ValueError("the clip is silent")
    power = power[_lufs(power) > _lufs(power.mean()) + _RELATIVE_GATE]
    return float(_lufs(power.mean()))


def _lufs(power: npt.NDArray[np.float64] | np.float64) -> npt.NDArray[np.float64]:
    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(power, 1e-12)))


def _weighted(audio: npt.NDArray[np.float64], rate: int) -> npt.NDArray[np.float64]:
    """The clip after the filters, some seconds at a time; each piece rings on into the next."""
    piece = _SPECTRUM - rate
    weighted = np.zeros(len(audio) + _SPECTRUM)
    for start in range(0, len(audio), piece):
        spectrum = np.fft.rfft(audio[start : start + piece], _SPECTRUM)
        spectrum *= k_weighting(_SPECTRUM, rate)
        weighted[start : start + _SPECTRUM] += np.fft.irfft(spectrum, _SPECTRUM)
    return weighted[: len(audio)]


@lru_cache(maxsize=2)
def k_weighting(length: int, rate: int) -> npt.NDArray[np.complex128]:
    """What the standard's two filters do to each frequency of a spectrum of `length` frames."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(length))
    weights = _shelf(z, rate) * _low_cut(z, rate)
    weights.setflags(write=False)
    return weights


def _shelf(z: npt.NDArray[np.complex128], rate: int) -> npt.NDArray[np.complex128]:
    k = np.tan(np.pi * 1681.974450955533 / rate)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    above = (high + band * k / q + k * k) + 2 * (k * k - high) * z
    above = above + (high - band * k / q + k * k) * z * z
    below = (1 + k / q + k * k) + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z
    return np.asarray(above / below)


def _low_cut(z: npt.NDArray[np.complex128], rate: int) -> npt.NDArray[np.complex128]:
    k = np.tan(np.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    norm = 1 + k / q + k * k
    below = 1 + 2 * (k * k - 1) / norm * z + (1 - k / q + k * k) / norm * z * z
    return np.asarray((1 - 2 * z + z * z) / below)
