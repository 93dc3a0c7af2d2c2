"""Sound that nobody hears: it keeps a session's time with no device at all."""

from __future__ import annotations

from collections.abc import Callable

from mindbody_app.practice.sound_port import Bus, Hearing


class SilentSound:
    """A `SessionSound` that only keeps time; every call takes effect at once.

    Args:
        duration: the session's length in seconds.
        clock: monotonic seconds.
    """

    def __init__(self, duration: float, clock: Callable[[], float]) -> None:
        self._duration = duration
        self._clock = clock
        self._place = 0.0
        self._since: float | None = None

    @property
    def hearing(self) -> Hearing:
        """Always SILENT."""
        return Hearing.SILENT

    def start(self) -> None:
        """Begin at 0."""
        self._place, self._since = 0.0, self._clock()

    def pause(self) -> None:
        """Hold the position."""
        self._place, self._since = self.position(), None

    def resume(self) -> None:
        """Go on; does nothing unless paused."""
        if self._since is None:
            self._since = self._clock()

    def seek(self, position: float) -> None:
        """Move, running or held as before."""
        self._place = min(max(0.0, position), self._duration)
        if self._since is not None:
            self._since = self._clock()

    def stop(self) -> None:
        """Hold the position for good."""
        self.pause()

    def position(self) -> float:
        """Seconds from the session's start, 0 to its duration."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return min(self._duration, self._place + running)

    def set_level(self, bus: Bus, level: float) -> None:
        """Nothing to turn up or down."""
