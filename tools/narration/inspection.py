"""What can be measured of a clip without understanding a word of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from mindbody_app.audio.clip_sound import LOUDNESS, PEAK_LIMIT, RATE, Samples
from mindbody_app.audio.loudness import loudness_of

LOUDNESS_TOLERANCE = 1.2
"""LU that a clip may lie beside the target: the limiter takes more of a voice with higher peaks."""
SILENCE = 0.003
"""RMS of a 10 ms frame below which nothing is heard."""
MOST_LEAD, MOST_TAIL = 0.15, 0.30
LEAST_TAIL = 0.06
"""Seconds: a word that ends later than this before the clip's end may be cut off."""
LONGEST_PAUSE = 1.6
"""Seconds of silence inside a line; longer means that the model lost its way."""
END_LEVEL = 0.004
CLICK_JUMP, QUIET = 0.03, 0.004
LEAST_PACE, MOST_PACE = 1.2, 4.5
"""Words a second, pauses included."""
_FRAME = RATE // 100
_STEP = RATE // 400
_QUIET_STEPS = 7
"""Steps of 2.5 ms that have to be quiet before and after a click, its neighbours left out."""


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """Measurements of one decoded clip; seconds, LUFS, and samples as parts of full scale."""

    seconds: float
    loudness: float
    peak: float
    offset: float
    """Mean of all samples (DC)."""
    lead: float
    tail: float
    longest_pause: float
    ends: float
    """Highest sample in the first and the last millisecond."""
    clicks: int


def facts_of(audio: Samples) -> ClipFacts:
    """Measure a clip.

    Raises:
        ValueError: it is silent.
    """
    levels = _levels(audio)
    loud = np.flatnonzero(levels > SILENCE)
    if len(loud) == 0:
        raise ValueError("the clip is silent")
    edge = RATE // 1000
    return ClipFacts(
        seconds=len(audio) / RATE,
        loudness=loudness_of(audio, RATE),
        peak=float(np.abs(audio).max()),
        offset=float(audio.mean(dtype=np.float64)),
        lead=float(loud[0]) / 100,
        tail=float(len(levels) - 1 - loud[-1]) / 100,
        longest_pause=float(np.diff(loud).max(initial=1) - 1) / 100,
        ends=float(max(np.abs(audio[:edge]).max(), np.abs(audio[-edge:]).max())),
        clicks=_clicks(audio),
    )


def faults_of(facts: ClipFacts, words: int) -> list[str]:
    """What is wrong with a clip of so many words, one clause each; empty when it is sound."""
    pace = words / facts.seconds
    judged = (
        (facts.peak > PEAK_LIMIT, f"peaks at {facts.peak:.2f}"),
        (
            abs(facts.loudness - LOUDNESS) > LOUDNESS_TOLERANCE,
            f"is at {facts.loudness:.1f} LUFS",
        ),
        (abs(facts.offset) > 0.001, f"has an offset of {facts.offset:.4f}"),
        (facts.lead > MOST_LEAD, f"starts after {facts.lead:.2f} s of silence"),
        (facts.tail > MOST_TAIL, f"ends with {facts.tail:.2f} s of silence"),
        (facts.tail < LEAST_TAIL, "may be cut off at its end"),
        (facts.longest_pause > LONGEST_PAUSE, f"pauses for {facts.longest_pause:.1f} s"),
        (facts.ends > END_LEVEL, f"begins or ends at {facts.ends:.3f}"),
        (facts.clicks > 0, f"clicks {facts.clicks} times"),
        (not LEAST_PACE < pace < MOST_PACE, f"runs at {pace:.1f} words a second"),
    )
    return [fault for wrong, fault in judged if wrong]


def _levels(audio: Samples) -> Samples:
    frames = audio[: len(audio) // _FRAME * _FRAME].reshape(-1, _FRAME)
    levels: Samples = np.sqrt((frames**2).mean(axis=1))
    return levels


def _clicks(audio: Samples) -> int:
    """Jumps between neighbouring samples where it is quiet for a while on both sides."""
    padded = np.pad(audio, (1, _STEP - 1 - len(audio) % _STEP + _STEP))
    steps = padded[1 : len(padded) - len(padded[1:]) % _STEP].reshape(-1, _STEP)
    jumps = np.abs(np.diff(padded))[: steps.size].reshape(-1, _STEP).max(axis=1)
    peaks = np.pad(np.abs(steps).max(axis=1), _QUIET_STEPS + 1)
    around = sliding_window_view(peaks, _QUIET_STEPS).max(axis=1)
    before, after = around[: len(jumps)], around[_QUIET_STEPS + 3 :][: len(jumps)]
    return int(np.count_nonzero((jumps > CLICK_JUMP) & (before < QUIET) & (after < QUIET)))
