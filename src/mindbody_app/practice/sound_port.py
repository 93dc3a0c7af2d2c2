"""What the session player asks of sound; adapters live in `mindbody_app.audio`.

It is small on purpose: a test, a silent machine and a sound card all fill it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Bus(StrEnum):
    """A group of sounds with a volume of its own."""

    VOICE = "voice"
    CUES = "cues"
    """Bells and breath tones."""
    AMBIENCE = "ambience"


class Ambience(StrEnum):
    """The sound under a session; the value is what the settings keep."""

    NONE = "none"
    SOFT_NOISE = "soft_noise"
    RAIN = "rain"
    OCEAN = "ocean"
    DRONE = "drone"
    MUSIC = "music"
    """Made anew for each session."""


class Output(StrEnum):
    """The way that sound goes out; the value is what the settings keep."""

    AUTOMATIC = "automatic"
    SIMPLEAUDIO = "simpleaudio"
    QT = "qt"
    SILENT = "silent"


class Hearing(StrEnum):
    """Whether the person can hear the session."""

    HEARD = "heard"
    SILENT = "silent"
    """No sound device: time goes on, captions and guides go on, nothing sounds."""


class SessionSound(Protocol):
    """The sound of one session. Positions are seconds from the session's start, as heard."""

    @property
    def hearing(self) -> Hearing:
        """Whether a device plays at this moment; falls to SILENT and rises again by itself."""

    def start(self) -> None:
        """Begin at 0; the first sample reaches the sound server within 250 ms."""

    def pause(self) -> None:
        """Fade out and hold the position; does nothing unless playing."""

    def resume(self) -> None:
        """Fade in and go on; does nothing unless paused."""

    def seek(self, position: float) -> None:
        """Move, without a click, playing or paused as before."""

    def stop(self) -> None:
        """Fade out and let the device go; nothing may be called afterwards but this."""

    def position(self) -> float:
        """What is heard now, 0 to the session's duration; never runs backwards unless sought.

        Also the moment at which a lost device is noticed, so it is called many times a second.
        """

    def set_level(self, bus: Bus, level: float) -> None:
        """Volume of one bus, 0 (off) to 1 (full), ramped."""
