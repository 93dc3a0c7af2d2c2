"""The first output: a native thread plays a buffer that a Python thread keeps writing ahead.

The native thread needs no interpreter, so a busy one cannot starve it while the mix is ahead.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from operator import call
from typing import Any

import numpy as np

from mindbody_app.audio.decode import silence
from mindbody_app.audio.device_check import DeviceCheck
from mindbody_app.audio.mixer import RAMP
from mindbody_app.audio.runs import Clock, Feed, OutputError
from mindbody_app.audio.synth import RATE

RUN_SECONDS = 660.0
"""Longest run, so that a ten-minute session needs but one. The buffer has this size (32 MB), and
the clock is anchored anew with each run: a sound card that is off by 100 millionths strays by 66 ms
meanwhile, and captions may by 100."""
AHEAD_SECONDS = 10.0
"""How far the mix is written ahead of the ear, to outlast an interpreter that is held for long."""
FIRST_SECONDS = 1.5
"""Written before the device opens."""
STEP_SECONDS = 0.24
"""Written at once after a change; the rest follows."""
TURN_SECONDS = 1.5
"""Written in one turn at most: some milliseconds of work."""
MARGIN_SECONDS = 0.150
"""The native thread and the sound server have read this far ahead of the ear."""
LATENCY_SECONDS = 0.010
"""From opening to the ear: 0 at a null sink, about 20 ms at a card."""


class LiveBufferOutput:
    """Plays through the system's default device with simpleaudio.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._check = DeviceCheck()

    def play(self, feed: Feed) -> LiveRun:
        """Start a run.

        Raises:
            OutputError: there is no device, it does not answer, or simpleaudio is not installed.
        """
        if not self._check.answers():
            raise OutputError("the default sound device does not answer")
        return LiveRun(feed, self._clock)


class LiveRun:
    """A feed played straight out of a buffer."""

    def __init__(self, feed: Feed, clock: Clock) -> None:
        self.feed = feed
        self._clock = clock
        self._pcm = np.zeros(round(RUN_SECONDS * RATE), dtype=np.int16)
        # A memoryview copies without giving the interpreter's lock away, numpy would.
        self._sound = memoryview(self._pcm.data)
        self._written = 0
        self._write_to(round(FIRST_SECONDS * RATE))
        self._native, self._play_id, self._opened = self._open()

    def _open(self) -> tuple[Any, int, float]:
        try:
            from simpleaudio import _simpleaudio as native
        except (ImportError, OSError) as error:
            raise OutputError(f"simpleaudio can't be loaded: {error}") from None
        play = partial(native._play_buffer, self._pcm, 1, 2, RATE)
        try:
            # map calls both without returning to the interpreter, which might hand its lock to
            # a busy thread in between: the time would be wrong by as long as that holds it.
            calls: tuple[Callable[[], Any], ...] = (play, self._clock)
            play_id, opened = map(call, calls)
        except native.SimpleaudioError as error:
            raise OutputError(str(error)) from None
        return native, play_id, opened

    @property
    def began(self) -> float:
        """Clock time at which the run's first frame was heard."""
        return self._opened + LATENCY_SECONDS

    @property
    def longest(self) -> float:
        """Seconds that the run can play in all."""
        return RUN_SECONDS

    def alive(self) -> bool:
        """Whether the device still plays."""
        playing: bool = self._native._is_playing(self._play_id)
        return playing

    def serve(self) -> None:
        """Keep the sound ahead of the ear."""
        ahead = round((self._clock() - self._opened + AHEAD_SECONDS) * RATE)
        self._write_to(min(ahead, self._written + round(TURN_SECONDS * RATE)))

    def changeable(self) -> int:
        """First frame of the run that has not left for the device yet."""
        return math.ceil((self._clock() - self._opened + MARGIN_SECONDS) * RATE)

    def refresh(self, frame: int) -> None:
        """Render anew from a frame on that is still changeable."""
        if frame < self._written:
            self._written = frame
            self._write_to(frame + round(STEP_SECONDS * RATE))

    def fade_out(self) -> int:
        """Fade out as soon as possible; the run's frame at which the fade begins."""
        frame = self.changeable()
        if self.feed.ends_at is not None and self.feed.ends_at <= frame:
            return self.feed.ends_at
        self.feed.fade_out(frame)
        sound = self.feed.read(frame, RAMP)[: max(0, self._pcm.size - frame)]
        self._sound[frame : frame + sound.size] = sound.data
        faded = frame + sound.size
        if faded < self._written:
            self._sound[faded : self._written] = silence(self._written - faded).data
        self._written = self._pcm.size
        return frame

    def fade_out_at(self, frame: int, fade: int) -> None:
        """Fade out at a later frame of the run, within so many frames."""
        self.feed.fade_out(frame, fade)
        self._written = min(self._written, max(frame, self.changeable()))

    def released(self) -> bool:
        """Whether a run that has faded out has let its device go; lets it go when it may."""
        silent_from = self.feed.silent_from
        heard = (self._clock() - self.began) * RATE
        if silent_from is not None and heard < silent_from:
            self.serve()
            return not self.alive()
        self._native._stop(self._play_id)
        return not self.alive()

    def _write_to(self, frame: int) -> None:
        end = min(frame, self._pcm.size)
        if end > self._written:
            sound = self.feed.read(self._written, end - self._written)
            self._sound[self._written : end] = sound.data
            self._written = end
