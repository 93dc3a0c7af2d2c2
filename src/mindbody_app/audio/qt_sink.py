"""The second output: Qt's audio sink, fed by hand. Qt's sound library loads when it is needed."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from mindbody_app.audio.runs import Clock, Feed, OutputError
from mindbody_app.audio.synth import RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

BUFFER_SECONDS = 1.0
"""What the sink holds, to outlast an interpreter that is held."""
FIRST_SECONDS = 0.35
"""Pushed at opening; a run that joins a running place puts silence there."""
STEP_FRAMES = RATE // 20
STALL_SECONDS = 1.5
"""A sink that takes nothing for so long has lost its device, whatever state it claims."""
FADE_STEPS = 8
FADE_STEP_SECONDS = 0.006
LATENCY_SECONDS = 0.05


class QtOutput:
    """Plays through the system's default device with QAudioSink.

    Needs a running QCoreApplication.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: QtRun | None = None

    def play(self, feed: Feed) -> QtRun:
        """Start a run.

        Raises:
            OutputError: there is no application or device, or the device was lost before: with a
                killed sound server, starting a sink again would abort the process.
        """
        if self._last is not None and self._last.stalled:
            raise OutputError("Qt's sink lost its device and can't be started again safely")
        self._last = QtRun(feed, self._clock)
        return self._last


class QtRun:
    """A feed pushed into a sink."""

    def __init__(self, feed: Feed, clock: Clock) -> None:
        self.feed = feed
        self.stalled = False
        self._clock = clock
        self._sink = _sink()
        self._pushed = 0
        self._fresh = feed.read(0, round(FIRST_SECONDS * RATE)).tobytes()
        device = self._sink.start()
        if device is None:
            raise OutputError("Qt's sink does not start")
        self._device = device
        self._opened = clock()
        self._moved_at, self._free = self._opened, -1
        self._left = False
        self._push()

    @property
    def began(self) -> float:
        """Clock time at which the run's first frame was heard."""
        return self._opened + LATENCY_SECONDS

    @property
    def longest(self) -> float:
        """A sink plays without end."""
        return float("inf")

    def alive(self) -> bool:
        """Whether the device still takes sound."""
        return not self.stalled

    def serve(self) -> None:
        """Keep the sink full."""
        free = self._sink.bytesFree()
        now = self._clock()
        if free != self._free:
            self._moved_at, self._free = now, free
        elif now - self._moved_at > STALL_SECONDS:
            self.stalled = True
            return
        self._push()

    def changeable(self) -> int:
        """First frame that has not been pushed yet."""
        return self._pushed + len(self._fresh) // 2

    def refresh(self, frame: int) -> None:
        """Nothing that was rendered waits here: the next push is new."""

    def fade_out(self) -> int:
        """Turn the sink down in steps and stop it; the frame at which that began."""
        frame = round((self._clock() - self.began) * RATE)
        if not self._left:
            self._left = True
            for step in range(FADE_STEPS):
                self._sink.setVolume(1 - (step + 1) / FADE_STEPS)
                time.sleep(FADE_STEP_SECONDS)
            if not self.stalled:
                self._sink.reset()
        return max(0, frame)

    def fade_out_at(self, frame: int, fade: int) -> None:
        """Fade out at a later frame, within so many frames."""
        self.feed.fade_out(frame, fade)

    def released(self) -> bool:
        """A sink that was stopped has let its device go."""
        return True

    def _push(self) -> None:
        free = self._sink.bytesFree()
        while free > 0:
            if not self._fresh:
                self._fresh = self.feed.read(self._pushed, STEP_FRAMES).tobytes()
            taken = self._device.write(self._fresh[:free])
            if taken <= 0:
                return
            self._fresh = self._fresh[taken:]
            self._pushed += taken // 2
            free -= taken


def _sink() -> QAudioSink:
    from PySide6.QtCore import QCoreApplication

    if QCoreApplication.instance() is None:
        raise OutputError("Qt's sink needs a running application")
    # Else PulseAudio holds two seconds more than the sink knows of.
    os.environ.setdefault("PULSE_LATENCY_MSEC", "120")
    try:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices
    except ImportError as error:
        raise OutputError(f"Qt's sound library can't be loaded: {error}") from None
    device = QMediaDevices.defaultAudioOutput()
    shape = QAudioFormat()
    shape.setSampleRate(RATE)
    shape.setChannelCount(1)
    shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if device.isNull() or not device.isFormatSupported(shape):
        raise OutputError("Qt finds no device")
    sink = QAudioSink(device, shape)
    sink.setBufferSize(round(BUFFER_SECONDS * RATE) * 2)
    return sink
