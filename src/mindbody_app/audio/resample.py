"""Sound of any rate at the clips' rate."""

from __future__ import annotations

from math import gcd

import numpy as np

from mindbody_app.audio.clip_sound import Samples
from mindbody_app.audio.narration import CLIP_RATE

_EDGE = 0.92
"""Share of the band that passes untouched; what is above fades out towards its end."""


def at_clip_rate(audio: Samples, rate: int) -> Samples:
    """The same sound at CLIP_RATE: exact within the band, nothing mirrored into it.

    The whole is taken to its spectrum, which is cut or filled up; for a minute or so of speech
    that is quick, and no filter could be sharper.

    Args:
        audio: mono.
        rate: frames a second, above 0.
    """
    if rate == CLIP_RATE or not len(audio):
        return audio
    step = gcd(rate, CLIP_RATE)
    # Whole steps of both rates, with silence after the end, which the spectrum joins to the start.
    step_in, step_out = rate // step, CLIP_RATE // step
    steps = -(-len(audio) // step_in) + -(-rate // (100 * step_in))
    spectrum = np.fft.rfft(audio, steps * step_in)
    bins = steps * min(step_in, step_out) // 2 + 1
    kept = np.zeros(steps * step_out // 2 + 1, np.complex128)
    kept[:bins] = spectrum[:bins]
    fading = np.arange(int(bins * _EDGE), bins)
    kept[fading] *= np.cos(np.linspace(0, np.pi / 2, len(fading))) ** 2
    sound = np.fft.irfft(kept, steps * step_out) * (step_out / step_in)
    length = -(-len(audio) * step_out // step_in)
    return sound[:length].astype(np.float32)
