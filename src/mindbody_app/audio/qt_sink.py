"""The second output: Qt's audio sink, fed by hand. Qt's sound library loads when it is needed."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from mindbody_app.audio.runs import Clock, Feed, OutputError
from mindbody_app.audio.synth import RATE

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtCore import QCoreApplication
    from PySide6.QtMultimedia import QAudioSink, QMediaDevices

BUFFER_SECONDS = 1.0
"""What the sink holds, to outlast an interpreter that is held."""
FIRST_SECONDS = 0.35
"""Pushed at opening; a run that joins a running place puts silence there."""
STEP_FRAMES = RATE // 20
LAG_SECONDS = 0.15
"""Further behind the clock than this, the sink has had a gap."""
STALL_SECONDS = 1.5
"""A sink that takes nothing for so long has lost its device, whatever state it claims."""
FIRST_LOOKS = 50
LOOK_SECONDS = 0.02
"""A sound server that has just started may answer Qt's first question late."""
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
        self._devices: QMediaDevices | None = None
        self._changes = 0
        self._changes_at_stall: int | None = None

    def play(self, feed: Feed) -> QtRun:
        """Start a run.

        Raises:
            OutputError: there is no application or device, or the device was lost and Qt has
                told of no new one since: with a killed sound server, starting a sink again
                aborts the process (Qt 6.10 and 6.11).
        """
        if self._last is not None and self._last.stalled:
            if self._changes_at_stall is None:
                self._changes_at_stall = self._changes
            if self._changes == self._changes_at_stall:
                raise OutputError("Qt's sink lost its device and can't be started again safely")
        self._watch_devices()
        self._last = QtRun(feed, self._clock)
        self._changes_at_stall = None
        return self._last

    def _watch_devices(self) -> None:
        application, sounds = _qt()
        if self._devices is None:
            self._devices = sounds.QMediaDevices()
            # Its news need an event loop, and this thread has none.
            self._devices.moveToThread(application.thread())
            self._devices.audioOutputsChanged.connect(self._note_change)
            for _ in range(FIRST_LOOKS):
                if not sounds.QMediaDevices.defaultAudioOutput().isNull():
                    break
                time.sleep(LOOK_SECONDS)

    def _note_change(self) -> None:
        self._changes += 1


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
        self._room = self._sink.bufferSize() // 2
        self._moved_at, self._played = self._opened, 0
        self._left = False
        self._push(len(self._fresh))

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
        now = self._clock()
        free = self._sink.bytesFree()
        played = self._pushed + free // 2
        if played != self._played:
            self._moved_at, self._played = now, played
            self._anchor(now, played)
        elif now - self._moved_at > STALL_SECONDS:
            self.stalled = True
            return
        if free > 0:
            self._push(free)

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

    def _anchor(self, now: float, played: int) -> None:
        """Put the clock right after a gap: what was not played in time is played later."""
        lag = now - self._opened - (played - self._room) / RATE
        if lag > LAG_SECONDS:
            self._opened += lag

    def _push(self, free: int) -> None:
        """Fill the room in the sink. Each call into Qt gives the interpreter's lock away, and a
        busy thread may keep it for long: so there is one write, not one for every piece."""
        while len(self._fresh) < free:
            frame = self._pushed + len(self._fresh) // 2
            self._fresh += self.feed.read(frame, STEP_FRAMES).tobytes()
        taken = max(0, self._device.write(self._fresh[:free]))
        self._fresh = self._fresh[taken:]
        self._pushed += taken // 2


def _qt() -> tuple[QCoreApplication, ModuleType]:
    """The running application and Qt's sound library."""
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication.instance()
    if application is None:
        raise OutputError("Qt's sink needs a running application")
    # Else PulseAudio holds two seconds more than the sink knows of.
    os.environ.setdefault("PULSE_LATENCY_MSEC", "120")
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        raise OutputError(f"Qt's sound library can't be loaded: {error}") from None
    return application, QtMultimedia


def _sink() -> QAudioSink:
    _, sounds = _qt()
    device = sounds.QMediaDevices.defaultAudioOutput()
    shape = sounds.QAudioFormat()
    shape.setSampleRate(RATE)
    shape.setChannelCount(1)
    shape.setSampleFormat(sounds.QAudioFormat.SampleFormat.Int16)
    if device.isNull() or not device.isFormatSupported(shape):
        raise OutputError("Qt finds no device")
    sink: QAudioSink = sounds.QAudioSink(device, shape)
    sink.setBufferSize(round(BUFFER_SECONDS * RATE) * 2)
    return sink
