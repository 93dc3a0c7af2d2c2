"""The sound of a clip: trimmed, free of DC, ramped, levelled, never clipped, kept as Opus.

Samples are float32, mono, at `RATE`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile
from numpy.lib.stride_tricks import sliding_window_view

from mindbody_app.audio.loudness import loudness_of
from mindbody_app.audio.narration import CLIP_RATE, PART_SUFFIX

Samples = npt.NDArray[np.float32]

RATE = CLIP_RATE
LOUDNESS = -20.0
"""LUFS of every clip."""
PEAK_LIMIT = 10 ** (-1 / 20)
"""-1 dBFS: no sample of a decoded clip lies above."""
CEILING = 0.75
"""The rare higher peak of a levelled clip is turned down; Opus may add a little again."""
SOFTER = 0.8
"""Gain of a second try at a clip that Opus lifted too far."""
LIMITER_SECONDS = 0.004
"""How long before and after a peak the limiter's gain falls and rises."""
OPUS_COMPRESSION = 0.9
"""About 30 kbit/s; libsndfile's own default is far larger."""
RUMBLE_HERTZ = 40.0, 80.0
"""Below the first nothing of a recording is kept, above the second everything."""
SENTENCE_GAP_SECONDS = 0.5
LEAD_SECONDS, TAIL_SECONDS, RAMP_SECONDS = 0.06, 0.12, 0.012
_AUDIBLE = 0.0025
_FRAME = RATE // 100


def trimmed(audio: Samples, audible: float = _AUDIBLE) -> Samples:
    """A piece without silence and DC at its ends, ramped so that joins can't click.

    Args:
        audio: speech.
        audible: RMS of 10 ms above which it counts as speech.
    """
    audio = audio - audio.mean(dtype=np.float64).astype(np.float32)
    frames = audio[: len(audio) // _FRAME * _FRAME].reshape(-1, _FRAME)
    loud = np.flatnonzero(np.sqrt((frames**2).mean(axis=1)) > audible)
    if len(loud) == 0:
        return np.zeros(0, np.float32)
    start = max(0, loud[0] * _FRAME - int(LEAD_SECONDS * RATE))
    end = (loud[-1] + 1) * _FRAME + int(TAIL_SECONDS * RATE)
    audio = audio[start:end].copy()
    length = min(int(RAMP_SECONDS * RATE), len(audio) // 2)
    ramp = (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, length))).astype(np.float32)
    audio[:length] *= ramp
    audio[-length:] *= ramp[::-1]
    return audio


def recorded(audio: Samples) -> Samples:
    """A person's recording, made to be like the other clips: its room is noise, not speech.

    Raises:
        ValueError: it is silent.
    """
    audio = _without_rumble(audio)
    audio = audio * np.float32(10 ** ((LOUDNESS - loudness_of(audio, RATE)) / 20))
    frames = audio[: len(audio) // _FRAME * _FRAME].reshape(-1, _FRAME)
    quiet, loud = np.percentile(np.sqrt((frames**2).mean(axis=1)), (10, 95))
    # Of a recording that was cut closely even the quietest tenth is speech, hence the second bound.
    return levelled(trimmed(audio, float(np.clip(3 * quiet, _AUDIBLE, max(_AUDIBLE, loud / 16)))))


def _without_rumble(audio: Samples) -> Samples:
    """What a microphone picks up below any voice is taken off, and DC with it."""
    length = len(audio) + RATE
    hertz = np.fft.rfftfreq(length, 1 / RATE)
    low, high = RUMBLE_HERTZ
    rise = np.clip((hertz - low) / (high - low), 0, 1)
    spectrum = np.fft.rfft(audio, length) * (0.5 - 0.5 * np.cos(np.pi * rise))
    return np.fft.irfft(spectrum, length)[: len(audio)].astype(np.float32)


def joined(pieces: Sequence[Samples]) -> Samples:
    """Sentences in a row with a breath of silence between."""
    gap = np.zeros(int(SENTENCE_GAP_SECONDS * RATE), np.float32)
    spaced = [part for piece in pieces for part in (gap, piece)]
    return np.concatenate(spaced[1:])


def levelled(audio: Samples) -> Samples:
    """The same sound at `LOUDNESS`; the rare peak is turned down smoothly, never cut."""
    gain = 10 ** ((LOUDNESS - loudness_of(audio, RATE)) / 20)
    audio = audio * gain
    reach = int(LIMITER_SECONDS * RATE)
    wished = np.minimum(1.0, CEILING / np.maximum(np.abs(audio), 1e-9))
    held = sliding_window_view(np.pad(wished, 2 * reach, mode="edge"), 2 * reach + 1).min(axis=1)
    window = np.hanning(2 * reach + 3)[1:-1]
    limited = audio * np.convolve(held, window / window.sum(), mode="valid")
    return limited.astype(np.float32)


def write_clip(path: Path, audio: Samples) -> float:
    """Encode a clip, whole or not at all.

    Returns:
        Its length in seconds when decoded.

    Raises:
        ValueError: decoded, it would rise above -1 dBFS.
    """
    part = path.with_suffix(PART_SUFFIX)
    soundfile.write(
        part, audio, RATE, format="OGG", subtype="OPUS", compression_level=OPUS_COMPRESSION
    )
    decoded = read_clip(part)
    peak = float(np.abs(decoded).max())
    if peak > PEAK_LIMIT:
        part.unlink()
        raise ValueError(f"a decoded sample reaches {peak:.2f}")
    part.replace(path)
    return len(decoded) / RATE


def keep_clip(path: Path, audio: Samples) -> float:
    """Encode a clip, softer where coding would lift it above -1 dBFS.

    Returns:
        Its length in seconds when decoded.

    Raises:
        OSError: it can't be written; nothing is left behind.
    """
    try:
        try:
            return write_clip(path, audio)
        except ValueError:
            return write_clip(path, audio * np.float32(SOFTER))
    except soundfile.LibsndfileError as error:
        path.with_suffix(PART_SUFFIX).unlink(missing_ok=True)
        raise OSError(str(error)) from None


def read_clip(path: Path) -> Samples:
    """Decode a clip.

    Raises:
        ValueError: it isn't mono at `RATE`.
    """
    audio, rate = soundfile.read(path, dtype="float32")
    if rate != RATE or audio.ndim != 1:
        raise ValueError(f"{path.name} is not mono at {RATE} Hz")
    decoded: Samples = audio
    return decoded
