"""Backgrounds without end: noise, rain, ocean, drone and music, the same at a place for one seed.

Each but the music is a few layers of pieces out of recordings of about twenty seconds, which were
shaped on a circle and have no seam. Where the pieces come from is drawn anew for each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.endless import Curve, Layer, Unfolding, drift, scattered
from mindbody_app.audio.music import music
from mindbody_app.audio.synth import RATE, Sound, as_sound
from mindbody_app.audio.tones import wavering
from mindbody_app.practice.sound_port import Ambience

RECORDING = 2**19
"""Frames of each: 21.8 s."""

DROPS_A_SECOND = 60
"""In each of a rain's two layers."""
DROP_KINDS = 48

_Curve = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]
"""Loudness of each frequency in hertz."""

_Way = tuple[tuple[float, float], float]
_NOISE: _Way = ((4.5, 6.2), 0.9)
_TONE: _Way = ((3.6, 4.6), 2.6)
"""Seconds from one piece to the next, and in which they cross: tones would jolt if they crossed as
fast as noise may."""

FULL_LUFS = -24.0
"""Integrated loudness of every ambience at full level, 4 dB below the narrator."""
# Measured to bring each to `FULL_LUFS` (benchmarks/ambience.py).
_TRIMS = {
    Ambience.NONE: 0.0,
    Ambience.SOFT_NOISE: 3.065,
    Ambience.RAIN: 2.611,
    Ambience.OCEAN: 2.783,
    Ambience.DRONE: 2.789,
    Ambience.MUSIC: 0.0524,
}


def layers(ambience: Ambience, seed: int = 0, duration: float = math.inf) -> tuple[Layer, ...]:
    """Make an ambience's layers, at full level; takes some tens of milliseconds.

    Args:
        ambience: which one.
        seed: the same sound for the same seed.
        duration: seconds of the session, whose end the music prepares for.
    """
    makers: dict[Ambience, Callable[[], tuple[Layer, ...]]] = {
        Ambience.NONE: tuple,
        Ambience.SOFT_NOISE: lambda: _noise(seed),
        Ambience.RAIN: lambda: _rain(seed),
        Ambience.OCEAN: lambda: _ocean(seed),
        Ambience.DRONE: lambda: _drone(seed),
        Ambience.MUSIC: lambda: music(seed, duration),
    }
    made = makers[ambience]()
    for layer in made:
        layer.level = _TRIMS[ambience]
    return made


def _endless(
    recording: Sound, chance: str, way: _Way = _NOISE, swell: Curve | None = None
) -> Layer:
    """A layer of scattered pieces of one recording."""
    hop, fade = way
    longest = round((hop[1] + fade) * RATE)
    pieces = scattered(Random(chance), recording.size, hop, fade)
    return Layer(lambda _: recording, pieces, longest, swell)


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


def _noise(seed: int) -> tuple[Layer, ...]:
    return (
        _endless(_shaped_noise(RECORDING, 11, _band(60, 1800, 0.75), 0.02), f"{seed} noise 1"),
        _endless(_shaped_noise(RECORDING, 12, _band(60, 900, 0.9), 0.014), f"{seed} noise 2"),
    )


def _rain(seed: int) -> tuple[Layer, ...]:
    nearer = drift(Random(f"{seed} shower"), 19)
    return (
        _endless(_shaped_noise(RECORDING, 21, _band(250, 3800, 0.55), 0.02), f"{seed} rain"),
        _endless(_drops(RECORDING, 22, 0.007), f"{seed} drops 1"),
        _endless(
            _drops(RECORDING, 23, 0.007), f"{seed} drops 2", _NOISE, lambda t: 0.7 + 0.6 * nearer(t)
        ),
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
    return _at_loudness(sound[:frames] - sound[:frames].mean(), rms)


@dataclass(frozen=True, slots=True)
class _Wave:
    start: float
    seconds: float
    height: float

    def at(self, t: float) -> float:
        """Height at a position in seconds, 0 to 1."""
        turn = 2 * math.pi * min(1.0, max(0.0, (t - self.start) / self.seconds))
        turn += 0.45 * (1 - math.cos(turn))  # It rises faster than it runs out.
        return self.height * (0.5 - 0.5 * math.cos(turn))


def _waves(random: Random) -> Iterator[tuple[float, _Wave]]:
    """Waves of about ten seconds, no two alike."""
    start = -random.uniform(12, 20)
    while True:
        seconds = random.triangular(6.5, 16.0, 9.5)
        yield start, _Wave(start, seconds, random.uniform(0.6, 1.0))
        start += seconds


def _ocean(seed: int) -> tuple[Layer, ...]:
    waves = Unfolding(_waves(Random(f"{seed} waves")))

    def surge(t: float) -> float:
        return 0.35 + 0.65 * waves.at(t).at(t)

    def foam(t: float) -> float:
        # It comes up when the wave has broken.
        return 0.12 + 0.88 * waves.at(t - 0.9).at(t - 0.9) ** 2

    deep = _shaped_noise(RECORDING, 31, _band(50, 350, 0.8), 0.016)
    wash = _shaped_noise(RECORDING, 32, _band(150, 1500, 0.6), 0.03)
    spray = _shaped_noise(RECORDING, 33, _band(900, 4000, 0.5), 0.016)
    return (
        _endless(deep, f"{seed} deep"),
        _endless(wash, f"{seed} wash", _NOISE, surge),
        _endless(spray, f"{seed} foam", _NOISE, foam),
    )


def _drone(seed: int) -> tuple[Layer, ...]:
    fuller = drift(Random(f"{seed} fuller"), 23)
    low = wavering(((110.0, 1.0), (220.0, 0.5), (330.0, 0.16)), RECORDING, 41)
    high = wavering(((165.0, 0.6), (275.0, 0.2), (440.0, 0.07)), RECORDING, 42)
    return (
        _endless(low * np.float32(0.02), f"{seed} low", _TONE),
        _endless(high * np.float32(0.01), f"{seed} high", _TONE, lambda t: 0.6 + 0.4 * fuller(t)),
        _endless(_shaped_noise(RECORDING, 43, _band(90, 500, 0.7), 0.003), f"{seed} air"),
    )


def _at_loudness(sound: npt.NDArray[np.float64], rms: float) -> Sound:
    return as_sound(sound * (rms / np.sqrt(np.mean(sound**2))))
