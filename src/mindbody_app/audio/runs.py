"""A run: one stretch of a session played through a device without a break.

A pause, a move or a lost device ends a run, and going on starts another. So every output needs
only two skills: play on from a place, and fade out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from mindbody_app.audio.decode import Pcm, silence
from mindbody_app.audio.mixer import RAMP, Mixer

Clock = Callable[[], float]
"""Monotonic seconds."""


class OutputError(RuntimeError):
    """No device plays through this output now; the message is for the log."""


class Feed:
    """What a run plays: silence for `delay` frames, then the session from `start` on, faded in.

    Args:
        mixer: renders the session.
        start: frame of the session to play from.
        delay: frames of silence before it.
        fade: frames of the fade in.
    """

    def __init__(self, mixer: Mixer, start: int, delay: int = 0, fade: int = RAMP) -> None:
        self._mixer = mixer
        self.start = start
        self.delay = delay
        self._fade_in = fade
        self._ends_at: int | None = None
        self._fade_out = RAMP

    @property
    def ends_at(self) -> int | None:
        """Frame of the run at which it begins to fade out, if it does."""
        return self._ends_at

    @property
    def silent_from(self) -> int | None:
        """Frame of the run from which on it is silent for good, if it fades out."""
        return None if self._ends_at is None else self._ends_at + self._fade_out

    def session_frame(self, frame: int) -> int:
        """Frame of the session that a frame of the run plays."""
        return self.start + max(0, frame - self.delay)

    def run_frame(self, session_frame: int) -> int:
        """Frame of the run that plays a frame of the session."""
        return self.delay + session_frame - self.start

    def fade_out(self, frame: int, fade: int = RAMP) -> None:
        """End: fade to silence from a frame of the run on."""
        self._ends_at, self._fade_out = frame, fade

    def read(self, frame: int, count: int) -> Pcm:
        """Sound of the run from a frame on."""
        lead = min(count, max(0, self.delay - frame))
        pcm = silence(count)
        heard = count - lead
        if self.silent_from is not None:
            heard = min(heard, max(0, self.silent_from - frame - lead))
        if heard:
            sounding = pcm[lead : lead + heard]
            self._mixer.render_into(self.start + frame + lead - self.delay, sounding)
            self._shape(sounding, frame + lead)
        return pcm

    def _shape(self, pcm: Pcm, frame: int) -> None:
        into = frame - self.delay
        if into < self._fade_in:
            _scale(pcm[: self._fade_in - into], into / self._fade_in, 1 / self._fade_in)
        if self._ends_at is not None and frame + pcm.size > self._ends_at:
            past = max(0, frame - self._ends_at)
            faded = pcm[max(0, self._ends_at - frame) :]
            _scale(faded, 1 - past / self._fade_out, -1 / self._fade_out)


def _scale(pcm: Pcm, first: float, step: float) -> None:
    gains = first + step * np.arange(pcm.size)
    pcm[:] = np.rint(pcm * gains)


class Run(Protocol):
    """A feed that a device is playing."""

    feed: Feed

    @property
    def began(self) -> float:
        """Clock time at which the run's first frame was heard."""

    @property
    def longest(self) -> float:
        """Seconds that the run can play in all; it may be infinite."""

    def alive(self) -> bool:
        """Whether the device still plays."""

    def serve(self) -> None:
        """Keep the sound ahead of the ear; call it at least five times a second."""

    def changeable(self) -> int:
        """First frame of the run that has not left for the device yet."""

    def refresh(self, frame: int) -> None:
        """Render anew from a frame on that is still changeable."""

    def fade_out(self) -> int:
        """Fade out as soon as possible; the run's frame at which the fade begins."""

    def fade_out_at(self, frame: int, fade: int) -> None:
        """Fade out at a later frame of the run, within so many frames."""

    def released(self) -> bool:
        """Whether a run that has faded out has let its device go; lets it go when it may."""


class DeviceOutput(Protocol):
    """A way to a device."""

    def play(self, feed: Feed) -> Run:
        """Start a run.

        Raises:
            OutputError: no device plays through this output now.
        """
