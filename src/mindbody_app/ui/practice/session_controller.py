"""One session: the player that leads, the record that keeps, and the timer that drives both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mindbody_app.journal.days import practice_day
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.practice.player import PlayerState, SessionPlayer
from mindbody_app.practice.script import Breathe, SessionScript
from mindbody_app.practice.sound_port import Bus, Hearing, SessionSound
from mindbody_app.practice.timeline import Timeline
from mindbody_app.ui.services import Services

TICK_MS = 50
BREATH_TICK_MS = 33
"""While a breath guide moves."""
SAVE_SECONDS = 5.0
"""What a power cut may cost at most."""
LEVEL_SAVE_MS = 600
_LEVEL_FIELDS = {
    Bus.VOICE: "voice_volume",
    Bus.CUES: "cue_volume",
    Bus.AMBIENCE: "ambience_volume",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A session that is laid out and whose sound is being made ready."""

    script: SessionScript
    timeline: Timeline
    sound: SessionSound


class SessionController(QObject):
    """Leads through a prepared session and keeps its record from the first second on."""

    moved = Signal(float)
    """The position in seconds, many times a second while it plays."""
    state_changed = Signal()
    """Playing, paused or over; see `state`."""
    hearing_changed = Signal(bool)
    """Whether the session can be heard, whenever that changes; silent from the start counts."""
    slept = Signal()
    """The machine slept, and the session paused itself; follows `state_changed`."""
    ended = Signal(object)
    """The record, once the session is over either way."""

    def __init__(self, services: Services, prepared: Prepared, before: Rating) -> None:
        super().__init__()
        self._services = services
        self._prepared = prepared
        self._sound = prepared.sound
        self._player = SessionPlayer(prepared.timeline, prepared.sound, services.clock)
        self._record = self._new_record(before)
        self._saved_at = services.clock()
        self._shown_state = PlayerState.READY
        self._hearing = Hearing.HEARD
        self._levels: dict[str, float] = {}
        self._noted: tuple[bool, Ended | None] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._level_timer = QTimer(self)
        self._level_timer.setSingleShot(True)
        self._level_timer.setInterval(LEVEL_SAVE_MS)
        self._level_timer.timeout.connect(self._save_levels)

    @property
    def script(self) -> SessionScript:
        """What is practised."""
        return self._prepared.script

    @property
    def timeline(self) -> Timeline:
        """The session laid out."""
        return self._prepared.timeline

    @property
    def record(self) -> PracticeRecord:
        """The practice as last kept."""
        return self._record

    @property
    def state(self) -> PlayerState:
        """What the session is doing."""
        return self._player.state

    @property
    def position(self) -> float:
        """Seconds from the session's start, as of the last tick."""
        return self._player.position

    def level(self, bus: Bus) -> float:
        """Volume of a bus, 0 to 1."""
        field = _LEVEL_FIELDS[bus]
        return self._levels.get(field, float(getattr(self._services.settings.current, field)))

    def start(self) -> None:
        """Sound first, so that nothing delays it; the record follows within the same call."""
        self._player.start()
        self._services.journal.open_practice(self._record)
        self._saved_at = self._services.clock()
        self._timer.start()
        self._after()

    def toggle(self) -> None:
        """Pause or go on."""
        self._do(self._player.toggle)

    def pause(self) -> None:
        """Hold the session."""
        self._do(self._player.pause)

    def resume(self) -> None:
        """Go on from where it was held."""
        self._do(self._player.resume)

    def next_section(self) -> None:
        """Move to the next section."""
        self._do(self._player.next_section)

    def previous_section(self) -> bool:
        """Move to the start of this section, or from its first seconds to the one before.

        Returns:
            False where it stays, so that long breath holds aren't heard twice.
        """
        moved = self._player.previous_section()
        self._after()
        return moved

    def stop(self) -> None:
        """End early; the minutes are kept."""
        self._do(self._player.stop)

    def set_level(self, bus: Bus, level: float) -> None:
        """Turn a bus up or down, 0 to 1, and remember it."""
        if not self._player.over():
            self._sound.set_level(bus, level)
        self._levels[_LEVEL_FIELDS[bus]] = level
        self._level_timer.start()

    def tick(self) -> None:
        """Take in the time that has passed."""
        playing = self._player.state is PlayerState.PLAYING
        self._player.tick()
        slept = playing and self._player.state is PlayerState.PAUSED
        if self._services.clock() - self._saved_at >= SAVE_SECONDS and not self._player.over():
            self._keep()
        self._after()
        if slept:
            self.slept.emit()

    def _do(self, action: Callable[[], None]) -> None:
        action()
        self._after()

    def _after(self) -> None:
        """Tell what changed: the state with its write, then whether it is heard, then the place."""
        if self._player.state is not self._shown_state:
            self._shown_state = self._player.state
            self._settle()
            self.state_changed.emit()
        if self._player.over():
            return
        if self._sound.hearing is not self._hearing:
            self._hearing = self._sound.hearing
            self.hearing_changed.emit(self._hearing is Hearing.HEARD)
        paced = isinstance(self.timeline.cue_at(self.position).cue, Breathe)
        self._timer.setInterval(BREATH_TICK_MS if paced else TICK_MS)
        self.moved.emit(self.position)

    def _settle(self) -> None:
        if self._shown_state is PlayerState.PAUSED:
            self._keep()
        elif self._player.over():
            self._timer.stop()
            self._save_levels()
            completed = self._shown_state is PlayerState.COMPLETED
            ended = Ended.COMPLETED if completed else Ended.STOPPED_EARLY
            self._record = replace(self._progressed(), ended=ended)
            self._services.journal.close_practice(self._record)
            self._note_long_hold()
            self.ended.emit(self._record)

    def _keep(self) -> None:
        self._record = self._progressed()
        self._services.journal.update_practice(self._record)
        self._saved_at = self._services.clock()
        self._note_long_hold()

    def _progressed(self) -> PracticeRecord:
        return self._record.progressed(
            round(self._player.practised_seconds), round(self._player.paused_seconds)
        )

    def _note_long_hold(self) -> None:
        """Remember long breath holds, for the cap over the days: once they are heard, once the
        practice counts, and at its end."""
        stage = (self._record.counts, self._record.ended)
        if self._player.held_long and stage != self._noted:
            self._noted = stage
            self._services.note_long_hold(self._record)

    def _save_levels(self) -> None:
        self._level_timer.stop()
        if self._levels:
            self._services.settings.change(**self._levels)
            self._levels = {}

    def _new_record(self, before: Rating) -> PracticeRecord:
        script, services = self._prepared.script, self._services
        now = services.now()
        return PracticeRecord(
            id=uuid4().hex,
            script_id=script.id,
            title=script.title,
            practice=script.practice.value,
            started_at=now,
            practice_day=practice_day(now, services.settings.current.day_end),
            planned_seconds=round(self._prepared.timeline.duration),
            before=before,
        )
