"""Bells, breath tones and ambience, judged by their samples."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from mindbody_app.audio.ambience import LOOP_A, LOOP_B, LOOP_C, layers
from mindbody_app.audio.mixer import Mixer
from mindbody_app.audio.narration import captions_only
from mindbody_app.audio.synth import RATE, bell, breath
from mindbody_app.practice.script import BreathPattern
from mindbody_app.practice.sound_port import Ambience
from tools.play_steps import timeline_of

SOUNDING = [ambience for ambience in Ambience if ambience is not Ambience.NONE]


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


def ambient(ambience: Ambience, start: float, seconds: float) -> npt.NDArray[np.int16]:
    """A stretch out of the middle of an hour of ambience alone."""
    mixer = Mixer(timeline_of([["rest", 3600]]), captions_only("none"), ambience, {})
    return mixer.render(round(start * RATE), round(seconds * RATE))


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


@pytest.mark.parametrize("ambience", SOUNDING)
def test_ambience_is_soft_and_even(ambience: Ambience) -> None:
    wave = ambient(ambience, 600, 60)
    thirds = [loudness(wave[k * 3 * RATE : (k + 1) * 3 * RATE]) for k in range(20)]
    assert -32 < loudness(wave) < -23
    assert max(thirds) - min(thirds) < (9 if ambience is Ambience.OCEAN else 4)
    spectrum = np.abs(np.fft.rfft(wave.astype(np.float64))) ** 2
    above = spectrum[len(spectrum) * 5000 // 12000 :].sum() / spectrum.sum()
    assert above < 0.04
    assert np.abs(np.diff(wave.astype(int))).max() < 5200


@pytest.mark.parametrize("ambience", SOUNDING)
def test_ambience_is_the_same_at_a_place_every_time(ambience: Ambience) -> None:
    whole = ambient(ambience, 1000, 4)
    again = ambient(ambience, 1001.5, 1)
    assert np.abs(whole[round(1.5 * RATE) :][:RATE].astype(int) - again).max() <= 1


@pytest.mark.parametrize("ambience", SOUNDING)
def test_no_loop_has_a_seam(ambience: Ambience) -> None:
    for layer in layers(ambience):
        inside = np.abs(np.diff(layer.loop)).max()
        assert abs(layer.loop[0] - layer.loop[-1]) <= inside


@pytest.mark.parametrize("loop", [LOOP_A, LOOP_B, LOOP_C])
@pytest.mark.parametrize("ambience", [Ambience.SOFT_NOISE, Ambience.RAIN, Ambience.OCEAN])
def test_no_loop_shows(ambience: Ambience, loop: int) -> None:
    one = ambient(ambience, 300, 5).astype(np.float64)
    next_time = ambient(ambience, 300 + loop / RATE, 5).astype(np.float64)
    alike = one @ next_time / np.sqrt((one @ one) * (next_time @ next_time))
    assert alike < 0.95
