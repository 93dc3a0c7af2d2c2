"""Reads a card aloud: waits for the voice, plays it, and tells which piece is heard."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mindbody_app.learning.cards import Card
from mindbody_app.learning.listening import lines_of, listening_timeline, opening_of
from mindbody_app.practice.player import PlayerState, SessionPlayer
from mindbody_app.practice.sound_port import Hearing, Output, SessionSound
from mindbody_app.ui.learn.voicing import Voicing
from mindbody_app.ui.services import Services

TICK_MS = 50


class Listening(StrEnum):
    """What the listener is doing."""

    OFF = "off"
    READYING = "readying"
    """The voice is being made ready."""
    PLAYING = "playing"
    PAUSED = "paused"


class Listener(QObject):
    """Reads one card aloud; nothing of it is put down in the journal."""

    changed = Signal()
    """The state, the share of the voice that is ready, or whether it can be heard."""
    piece_reached = Signal(int)
    """The piece that is heard from now on, by its number; -1 for none."""

    def __init__(self, services: Services, card: Card) -> None:
        super().__init__()
        self._services, self._card = services, card
        opening = opening_of(card)
        parts = [(0, opening), (opening, None)]
        self._parts = [part for part in parts if lines_of(card, *part)]
        """First piece and end of what is made ready and played at one stretch."""
        self._part = 0
        self._piece = -1
        self._state = Listening.OFF
        self._was_silent = False
        self._voicing: Voicing | None = None
        self._player: SessionPlayer | None = None
        self._sound: SessionSound | None = None
        self.problem = ""
        """Why it can't be listened to, in one sentence; empty again at the next start."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def state(self) -> Listening:
        """What it is doing."""
        return self._state

    @property
    def on(self) -> bool:
        """Whether it is at it, be it paused or waiting for the voice."""
        return self._state is not Listening.OFF

    @property
    def share(self) -> float:
        """How much of what is waited for is ready, 0 to 1."""
        return self._voicing.share if self._voicing else 0.0

    @property
    def silent(self) -> bool:
        """Whether it plays with no device to hear it by."""
        return self._sound is not None and self._sound.hearing is Hearing.SILENT

    def toggle(self) -> None:
        """Start, call off while the voice is made ready, pause, or go on."""
        if self._state is Listening.OFF:
            self._start()
        elif self._state is Listening.READYING:
            self.stop()
        elif self._player is not None:
            self._player.toggle()
            self._follow_player()

    def stop(self) -> None:
        """End it; does nothing when off."""
        if self._state is Listening.OFF:
            return
        self._timer.stop()
        if self._voicing is not None:
            self._voicing.cancel()
        if self._player is not None:
            self._player.stop()
        self._voicing = self._player = self._sound = None
        self._reach(-1)
        self._become(Listening.OFF)

    def tick(self) -> None:
        """Take in what has happened since the last tick."""
        if self._state is Listening.READYING:
            self._look_at_voice()
        elif self._player is not None:
            self._player.tick()
            self._follow_player()

    def _start(self) -> None:
        self.problem = ""
        self._part = 0
        if self._services.settings.current.output is not Output.SILENT:
            parts = [lines_of(self._card, *part) for part in self._parts]
            self._voicing = Voicing(parts, self._services.voice_lines)
        self._become(Listening.READYING)
        self._timer.start()
        self._look_at_voice()

    def _look_at_voice(self) -> None:
        voicing = self._voicing
        if voicing is not None and voicing.ready <= self._part:
            if voicing.problem is not None:
                self.problem = voicing.problem or self.tr("The voice can't be made ready.")
                self.stop()
            else:
                self.changed.emit()
            return
        timeline = listening_timeline(
            self._card, self._services.spoken_seconds, *self._parts[self._part]
        )
        self._sound = self._services.make_speech(timeline)
        self._player = SessionPlayer(timeline, self._sound, self._services.clock)
        self._player.start()
        self._follow_player()

    def _follow_player(self) -> None:
        player = self._player
        if player is None:
            return
        if player.state is PlayerState.COMPLETED:
            self._go_on()
            return
        first, _ = self._parts[self._part]
        self._reach(first + player.timeline.section_index_at(player.position))
        paused = player.state is PlayerState.PAUSED
        self._become(Listening.PAUSED if paused else Listening.PLAYING)

    def _go_on(self) -> None:
        """Play the next part, as soon as it can be."""
        self._part += 1
        self._player = None
        if self._part == len(self._parts):
            self.stop()
            return
        self._become(Listening.READYING)
        self._look_at_voice()

    def _reach(self, piece: int) -> None:
        if piece != self._piece:
            self._piece = piece
            self.piece_reached.emit(piece)

    def _become(self, state: Listening) -> None:
        silent = self.silent
        if (state, silent) != (self._state, self._was_silent):
            self._state, self._was_silent = state, silent
            self.changed.emit()
