"""Leads through one session: a state machine over a timeline, its sound and a clock."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from mindbody_app.practice.sound_port import SessionSound
from mindbody_app.practice.timeline import Timeline

GAP_SECONDS = 5.0
"""Between two ticks, a longer gap means that the machine slept: it counts as zero and pauses."""
RESTART_SECONDS = 3.0
"""Further into a section than this, back returns to its start; sooner, to the section before."""


class PlayerState(StrEnum):
    """What a session is doing."""

    READY = "ready"
    PLAYING = "playing"
    PAUSED = "paused"
    COMPLETED = "completed"
    STOPPED = "stopped"


class SessionPlayer:
    """Plays a timeline and counts honest seconds: practised while it plays, paused while held.

    Call `tick` several times a second while the session is on screen.

    Args:
        timeline: what to play.
        sound: its sound; the position heard is the session's clock.
        clock: monotonic seconds.
    """

    def __init__(self, timeline: Timeline, sound: SessionSound, clock: Callable[[], float]) -> None:
        self.timeline = timeline
        self._sound = sound
        self._clock = clock
        self._state = PlayerState.READY
        self._position = 0.0
        self._ticked_at = 0.0
        self._practised = 0.0
        self._paused = 0.0
        self._held_until = 0.0

    @property
    def state(self) -> PlayerState:
        """What the session is doing."""
        return self._state

    def over(self) -> bool:
        """Whether the session has ended, either way."""
        return self._state in (PlayerState.COMPLETED, PlayerState.STOPPED)

    @property
    def position(self) -> float:
        """Seconds from the session's start, as of the last tick."""
        return self._position

    @property
    def practised_seconds(self) -> float:
        """Seconds played so far; what was skipped or slept through is not in it."""
        return self._practised

    @property
    def paused_seconds(self) -> float:
        """Seconds held so far."""
        return self._paused

    @property
    def held_long(self) -> bool:
        """Whether a breath with a long hold has been heard."""
        return self._held_until > 0

    def start(self) -> None:
        """Begin; does nothing once begun."""
        if self._state is not PlayerState.READY:
            return
        self._sound.start()
        self._ticked_at = self._clock()
        self._state = PlayerState.PLAYING

    def pause(self) -> None:
        """Hold where it is; does nothing unless playing."""
        if self._state is not PlayerState.PLAYING:
            return
        self.tick()
        if not self.over():
            self._hold()

    def resume(self) -> None:
        """Go on from where it was held; does nothing unless paused."""
        if self._state is not PlayerState.PAUSED:
            return
        self.tick()
        self._sound.resume()
        self._state = PlayerState.PLAYING

    def toggle(self) -> None:
        """Pause or resume."""
        if self._state is PlayerState.PLAYING:
            self.pause()
        else:
            self.resume()

    def next_section(self) -> None:
        """Move to the next section's start; in the last one, to nowhere."""
        following = self.timeline.section_index_at(self._position) + 1
        if following < len(self.timeline.sections):
            self._move(self.timeline.sections[following].start)

    def previous_section(self) -> bool:
        """Move to this section's start, or from its first seconds to the section before.

        Returns:
            False where it stays, so that long breath holds aren't heard twice: their number in a
            session is capped.
        """
        index = self.timeline.section_index_at(self._position)
        if self._position - self.timeline.sections[index].start < RESTART_SECONDS:
            index = max(0, index - 1)
        start = self.timeline.sections[index].start
        if self.timeline.has_long_hold(start, self._held_until):
            return False
        self._move(start)
        return True

    def stop(self) -> None:
        """End early; does nothing once over."""
        if self.over():
            return
        if self._state is not PlayerState.READY:
            self.tick()
        if self.over():
            return
        self._sound.stop()
        self._state = PlayerState.STOPPED

    def tick(self) -> None:
        """Take in the time since the last tick; notices the end and a machine that slept."""
        if self._state is PlayerState.READY or self.over():
            return
        now = self._clock()
        elapsed, self._ticked_at = now - self._ticked_at, now
        if self._state is PlayerState.PAUSED:
            self._paused += elapsed if elapsed <= GAP_SECONDS else 0.0
            return
        before, self._position = self._position, self._sound.position()
        if elapsed > GAP_SECONDS:
            self._hold()
            return
        self._practised += max(0.0, self._position - before)
        if self.timeline.has_long_hold(before, self._position):
            self._held_until = self._position
        if self._position >= self.timeline.duration:
            self._sound.stop()
            self._state = PlayerState.COMPLETED

    def _hold(self) -> None:
        self._sound.pause()
        self._position = self._sound.position()
        self._state = PlayerState.PAUSED

    def _move(self, to: float) -> None:
        if self.over() or self._state is PlayerState.READY:
            return
        self.tick()
        if self.over():
            return
        self._sound.seek(to)
        self._position = to
