"""Breath tones, and what all synthesised sound shares: nothing here is a recording.

Sounds are mono float32 at `RATE`, full scale 1; a narrator's line lies at -20 LUFS beside them.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.narration import CLIP_RATE
from mindbody_app.practice.script import BreathPattern
from mindbody_app.practice.timeline import BreathPhase, breath_phases

RATE = CLIP_RATE
"""Frames a second of everything in the app. The clips' own rate: speech needs no resampling, all
other sound is soft and lies below 8 kHz by design, and a session costs half of 48 kHz."""

Sound = npt.NDArray[np.float32]

_BREATH_LOW_HZ = 146.8
_BREATH_HIGH_HZ = 220.0
_BREATH_PEAK = 0.085
_BREATH_SIP_HZ = 261.6
_MARK_PEAK = 0.035
_MARK_SECONDS = 1.2


def as_sound(values: npt.NDArray[np.floating]) -> Sound:
    """Values of any precision as sound."""
    sound: Sound = values.astype(np.float32)
    return sound


def ease(count: int) -> Sound:
    """A rise from 0 to 1 in `count` frames with soft ends."""
    turn = np.linspace(0, np.pi, count, endpoint=False)
    return as_sound(0.5 - 0.5 * np.cos(turn))


@lru_cache(maxsize=4)
def breath(pattern: BreathPattern) -> Sound:
    """One whole breath: rising while it flows in, falling while it flows out, a mark at a hold."""
    sound = np.zeros(round(pattern.seconds * RATE), dtype=np.float32)
    start = 0.0
    for phase, seconds in breath_phases(pattern):
        first = round(start * RATE)
        count = min(round(seconds * RATE), sound.size - first)
        if phase is BreathPhase.IN:
            part = _flow(count, _BREATH_LOW_HZ, _BREATH_HIGH_HZ, peak_at=0.78)
        elif phase is BreathPhase.SIP:
            part = _flow(count, _BREATH_HIGH_HZ, _BREATH_SIP_HZ, peak_at=0.6)
        elif phase is BreathPhase.OUT:
            part = _flow(count, _BREATH_HIGH_HZ, _BREATH_LOW_HZ, peak_at=0.18)
        else:
            part = _mark(count, _BREATH_HIGH_HZ if phase is BreathPhase.HOLD else _BREATH_LOW_HZ)
        sound[first : first + part.size] += part
        start += seconds
    return sound


def _flow(count: int, from_hz: float, to_hz: float, peak_at: float) -> Sound:
    """A tone that glides over the whole phase and is loudest at a share of it."""
    glide = ease(count).astype(np.float64)
    turn = 2 * np.pi * np.cumsum(from_hz + (to_hz - from_hz) * glide) / RATE
    # Two more partials and a slow pair keep it warm and audible on small speakers.
    drift = 2 * np.pi * 0.6 * np.arange(count) / RATE
    tone = (
        np.sin(turn)
        + 0.45 * np.sin(turn + drift)
        + 0.28 * np.sin(2 * turn)
        + 0.1 * np.sin(3 * turn)
    )
    rise = round(count * peak_at)
    swell = np.concatenate([ease(rise), ease(count - rise)[::-1]])
    return as_sound(tone * swell * (_BREATH_PEAK / 1.6))


def _mark(count: int, hertz: float) -> Sound:
    """A soft short tone at the start of a hold; silence for the rest of it."""
    length = min(count, round(_MARK_SECONDS * RATE))
    t = np.arange(length) / RATE
    tone = np.sin(2 * np.pi * hertz * t) + 0.2 * np.sin(4 * np.pi * hertz * t)
    rise = max(1, length // 6)
    swell = np.concatenate([ease(rise), ease(length - rise)[::-1]])
    return as_sound(tone * swell * (_MARK_PEAK / 1.1))
