"""Bells and breath tones, judged by their samples."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.bells import bell
from mindbody_app.audio.synth import RATE, breath
from mindbody_app.practice.script import BreathPattern


def loudness(wave: npt.NDArray[Any]) -> float:
    """RMS in decibels of full scale, as a listener hears it: bass and air count less."""
    values = wave.astype(np.float64) / (32768 if wave.dtype == np.int16 else 1)
    hertz = np.fft.rfftfreq(values.size, 1 / RATE)
    heard = np.fft.irfft(np.fft.rfft(values) * (hertz**2 / (hertz**2 + 80**2)), values.size)
    return float(20 * np.log10(np.sqrt(np.mean(heard**2)) + 1e-12))


def pitch(wave: npt.NDArray[Any]) -> float:
    """Strongest frequency in hertz."""
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(wave.size), 8 * wave.size))
    return float(np.argmax(spectrum)) * RATE / (8 * wave.size)


def test_a_bell_begins_and_ends_in_silence_and_rings_down() -> None:
    strike = bell()
    assert abs(strike[0]) < 1e-4
    assert abs(strike[-1]) < 1e-4
    seconds = [loudness(strike[k * RATE : (k + 1) * RATE]) for k in range(1, 13)]
    assert all(later < sooner + 1.5 for sooner, later in pairwise(seconds))
    assert seconds[8] < seconds[0] - 20
    assert np.abs(np.diff(strike)).max() < 0.05


def test_a_breath_rises_in_and_falls_out() -> None:
    wave = breath(BreathPattern(4, 0, 6, 0))
    assert wave.size == 10 * RATE
    inward, outward = wave[: 4 * RATE], wave[4 * RATE :]
    assert pitch(inward[:RATE]) + 30 < pitch(inward[-RATE:])
    assert pitch(outward[-RATE:]) + 30 < pitch(outward[:RATE])
    assert loudness(inward[:RATE]) + 6 < loudness(inward[2 * RATE : 3 * RATE])
    assert loudness(outward[-RATE:]) + 6 < loudness(outward[RATE : 2 * RATE])
    assert np.abs(np.diff(np.tile(wave, 2))).max() < 0.02


def test_a_hold_is_marked_once_and_then_quiet() -> None:
    wave = breath(BreathPattern(4, 4, 4, 4))
    hold = wave[4 * RATE : 8 * RATE]
    assert 0.01 < np.abs(hold[:RATE]).max() < 0.05
    assert not hold[2 * RATE :].any()
