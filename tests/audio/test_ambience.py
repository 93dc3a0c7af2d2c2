"""Backgrounds: equally loud, soft, without end, and never the same again."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from mindbody_app.audio.ambience import FULL_LUFS, RECORDING, layers
from mindbody_app.audio.mixer import BLOCK
from mindbody_app.audio.synth import RATE, Sound
from mindbody_app.practice.sound_port import Ambience
from tools.listening import clicks, envelope_repeat, largest_jump, loudness, repeat, short_term

SOUNDING = [ambience for ambience in Ambience if ambience is not Ambience.NONE]
NOISES = [Ambience.SOFT_NOISE, Ambience.RAIN, Ambience.OCEAN]
MINUTES = 4
STEADY = {Ambience.SOFT_NOISE: 1, Ambience.RAIN: 1, Ambience.OCEAN: 4.5, Ambience.DRONE: 3}
"""How far three seconds may lie from the whole, in LU."""

each = pytest.mark.parametrize("ambience", SOUNDING)


def sound(ambience: Ambience, start: float, seconds: float, seed: int = 1) -> Sound:
    """A stretch of an ambience, at full level."""
    made = layers(ambience, seed)
    first = round(start * RATE)
    wave = np.zeros(round(seconds * RATE), dtype=np.float32)
    for at in range(0, wave.size, BLOCK):
        for layer in made:
            layer.add(first + at, wave[at : at + BLOCK])
    return wave


@cache
def minutes_of(ambience: Ambience) -> Sound:
    """Some minutes from the beginning."""
    return sound(ambience, 0, 60 * MINUTES)


def share_above(wave: npt.NDArray[Any], hertz: float) -> float:
    """Share of the power that lies above a frequency."""
    power = np.abs(np.fft.rfft(wave[: 60 * RATE].astype(np.float64))) ** 2
    return float(power[round(hertz * 60) :].sum() / power.sum())


@each
def test_all_are_equally_loud_and_steady(ambience: Ambience) -> None:
    wave = minutes_of(ambience)
    whole = loudness(wave)
    assert whole == pytest.approx(FULL_LUFS, abs=0.5)
    assert np.abs(short_term(wave) - whole).max() < STEADY.get(ambience, 3.5)
    assert abs(float(wave.mean())) < 1e-4


@each
def test_all_are_soft_and_none_has_a_click(ambience: Ambience) -> None:
    wave = minutes_of(ambience)
    assert share_above(wave, 5000) < 0.02
    assert not clicks(wave)
    assert largest_jump(wave) < 3


@each
def test_nothing_comes_again(ambience: Ambience) -> None:
    wave = minutes_of(ambience)
    assert repeat(wave, least_lag=12).likeness < (0.05 if ambience in NOISES else 0.2)
    assert envelope_repeat(wave, least_lag=60).likeness < 0.45


@each
def test_a_place_sounds_the_same_whatever_was_played_before(ambience: Ambience) -> None:
    whole = sound(ambience, 1000, 4)
    again = sound(ambience, 1001.5, 1)
    assert np.abs(whole[round(1.5 * RATE) :][:RATE] - again).max() < 1e-4


@each
def test_another_seed_is_another_sound(ambience: Ambience) -> None:
    one, other = sound(ambience, 100, 5, seed=1), sound(ambience, 100, 5, seed=2)
    alike = abs(one @ other) / np.sqrt((one @ one) * (other @ other))
    assert alike < 0.5


@pytest.mark.parametrize("ambience", [*NOISES, Ambience.DRONE])
def test_no_recording_has_a_seam(ambience: Ambience) -> None:
    for layer in layers(ambience):
        (first, *_) = layer.pieces(0, 1)
        recording = layer.recording(first.recording)
        assert recording.size == RECORDING
        inside = np.abs(np.diff(recording)).max()
        assert abs(recording[0] - recording[-1]) <= inside


@each
def test_hours_in_it_plays_on_and_keeps_little(ambience: Ambience) -> None:
    late = sound(ambience, 5 * 3600, 10)
    assert loudness(late) == pytest.approx(FULL_LUFS, abs=4)
