"""Backgrounds without end: noise, rain, ocean and drone, the same at a position every time.

Each is a few layers. A layer is a loop of noise that was shaped on a circle, so it has no seam,
and a slow swell. Loops within one ambience have lengths without a common divisor (2^19, 3^12,
5^8 frames): together they repeat only after days.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.synth import RATE, Sound, as_sound
from mindbody_app.practice.sound_port import Ambience

LOOP_A = 2**19
LOOP_B = 3**12
LOOP_C = 5**8
"""Lengths of the loops in frames: 21.8, 22.1 and 16.3 s."""

DROPS_A_SECOND = 60
"""In each of a rain's two loops."""
DROP_KINDS = 48

_Curve = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]
"""Loudness of each frequency in hertz."""

# Measured to bring each ambience to -26 LUFS at full level, 6 dB below the narrator: between a
# level of 0.4 and 0.7 it lies 12 to 22 dB below.
_TRIMS = {
    Ambience.SOFT_NOISE: 2.460,
    Ambience.RAIN: 2.091,
    Ambience.OCEAN: 2.165,
    Ambience.DRONE: 2.654,
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One loop and how loud it is at each moment."""

    loop: Sound
    swell: Callable[[float], float] | None = None
    """Gain at a position in seconds; None is 1 throughout."""

    def add(self, start: int, onto: Sound) -> None:
        """Add the layer from a frame of the session on, one block (`BLOCK` frames at most)."""
        piece = self._piece(start, onto.size)
        if self.swell is None:
            onto += piece
            return
        before, after = self.swell(start / RATE), self.swell((start + onto.size) / RATE)
        gains = np.arange(onto.size, dtype=np.float32)
        gains *= (after - before) / onto.size
        gains += before
        gains *= piece
        onto += gains

    def _piece(self, start: int, count: int) -> Sound:
        first = start % self.loop.size
        piece = self.loop[first : first + count]
        if piece.size == count:
            return piece
        return np.concatenate([piece, self.loop[: count - piece.size]])


def layers(ambience: Ambience) -> tuple[Layer, ...]:
    """Make an ambience's layers; takes some tens of milliseconds."""
    makers = {
        Ambience.NONE: tuple,
        Ambience.SOFT_NOISE: _noise,
        Ambience.RAIN: _rain,
        Ambience.OCEAN: _ocean,
        Ambience.DRONE: _drone,
    }
    trim = np.float32(_TRIMS.get(ambience, 0.0))
    return tuple(Layer(layer.loop * trim, layer.swell) for layer in makers[ambience]())


def _shaped_noise(frames: int, seed: int, curve: _Curve, rms: float) -> Sound:
    """Noise of a spectrum, made on a circle: its end runs into its start."""
    random = np.random.default_rng(seed)
    hertz = np.fft.rfftfreq(frames, 1 / RATE)
    spectrum = curve(np.maximum(hertz, 1.0)) * np.exp(2j * np.pi * random.random(hertz.size))
    spectrum[0] = 0
    sound = np.fft.irfft(spectrum, frames)
    return _at_loudness(sound, rms)


def _band(low: float, high: float, tilt: float) -> _Curve:
    """A band with soft edges, falling by `tilt` (0.5 is pink, 1 is brown) inside."""

    def curve(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        rise = 1 / (1 + (low / hertz) ** 4)
        fall = 1 / (1 + (hertz / high) ** 4)
        loudness: npt.NDArray[np.float64] = hertz**-tilt * np.sqrt(rise * fall)
        return loudness

    return curve


def _noise() -> tuple[Layer, ...]:
    return (
        Layer(_shaped_noise(LOOP_A, 11, _band(60, 1800, 0.75), 0.02)),
        Layer(_shaped_noise(LOOP_B, 12, _band(60, 900, 0.9), 0.014)),
    )


def _rain() -> tuple[Layer, ...]:
    return (
        Layer(_shaped_noise(LOOP_A, 21, _band(250, 3800, 0.55), 0.02)),
        Layer(_drops(LOOP_B, 22, 0.007)),
        Layer(_drops(LOOP_C, 23, 0.007), lambda t: 1 + 0.25 * math.sin(2 * math.pi * t / 41)),
    )


def _drops(frames: int, seed: int, rms: float) -> Sound:
    """Many small drops of uneven weight and pitch, each a resonance of some milliseconds."""
    random = np.random.default_rng(seed)
    t = np.arange(RATE // 50) / RATE
    rings = []
    for hertz in np.geomspace(500, 2600, DROP_KINDS):
        ring = np.sin(2 * np.pi * hertz * t) * np.exp(-t * hertz / 4) * (1 - np.exp(-t * 1500))
        rings.append(ring * (600 / hertz) * np.linspace(1, 0, t.size))
    count = DROPS_A_SECOND * frames // RATE
    places = random.integers(0, frames, count)
    kinds = random.integers(0, DROP_KINDS, count)
    sound = np.zeros(frames + t.size)
    for place, kind, weight in zip(places, kinds, random.lognormal(0, 0.5, count), strict=True):
        sound[place : place + t.size] += weight * rings[kind]
    sound[: t.size] += sound[frames:]
    return _at_loudness(sound[:frames], rms)


def _wave(t: float, lag: float) -> float:
    """Height of the sea at a moment, 0 to 1: waves of about ten seconds, no two alike."""
    turn = 2 * math.pi * (t / 10.3 - lag)
    turn += 1.1 * math.sin(2 * math.pi * t / 37.1) + 0.7 * math.sin(2 * math.pi * t / 61.7)
    turn += 0.45 * (1 - math.cos(turn))  # It rises faster than it runs out.
    size = 0.85 + 0.15 * math.sin(2 * math.pi * t / 47.9)
    return size * (0.5 - 0.5 * math.cos(turn))


def _ocean() -> tuple[Layer, ...]:
    return (
        Layer(_shaped_noise(LOOP_B, 31, _band(50, 350, 0.8), 0.016)),
        Layer(
            _shaped_noise(LOOP_A, 32, _band(150, 1500, 0.6), 0.03),
            lambda t: 0.35 + 0.65 * _wave(t, 0.0),
        ),
        Layer(
            _shaped_noise(LOOP_C, 33, _band(900, 4000, 0.5), 0.016),
            lambda t: 0.12 + 0.88 * _wave(t, 0.09) ** 2,
        ),
    )


def _drone() -> tuple[Layer, ...]:
    return (
        Layer(_hum(LOOP_A, 41, ((110.0, 1.0), (220.0, 0.5), (330.0, 0.16)), 0.02)),
        Layer(
            _hum(LOOP_B, 42, ((165.0, 0.6), (275.0, 0.2), (440.0, 0.07)), 0.012),
            lambda t: 0.75 + 0.25 * math.sin(2 * math.pi * t / 29),
        ),
        Layer(_shaped_noise(LOOP_C, 43, _band(90, 500, 0.7), 0.003)),
    )


def _hum(frames: int, seed: int, tones: tuple[tuple[float, float], ...], rms: float) -> Sound:
    """Steady tones, each a cluster of three that beat slowly; all fit the circle exactly."""
    random = np.random.default_rng(seed)
    spectrum = np.zeros(frames // 2 + 1, dtype=np.complex128)
    for hertz, loudness in tones:
        place = round(hertz * frames / RATE)
        for step, share in ((-2, 0.1), (0, 1.0), (3, 0.14)):
            spectrum[place + step] += loudness * share * np.exp(2j * np.pi * random.random())
    sound = np.fft.irfft(spectrum, frames)
    return _at_loudness(sound, rms)


def _at_loudness(sound: npt.NDArray[np.float64], rms: float) -> Sound:
    return as_sound(sound * (rms / np.sqrt(np.mean(sound**2))))
