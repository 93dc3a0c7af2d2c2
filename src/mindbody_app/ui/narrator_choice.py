"""Choosing who speaks, and hearing them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.practice.player import PlayerState, SessionPlayer
from mindbody_app.practice.sound_port import Hearing, Output, SessionSound
from mindbody_app.ui.icons import icon
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.choices import OneOf

TICK_MS = 50


def narrator_words(voice: str) -> str:
    """A voice's name as a person reads it: “af_heart” is Heart."""
    return voice.rpartition("_")[2].capitalize()


class VoiceSample(QObject):
    """Plays one line of the chosen narrator at the set volume, and stops by itself."""

    changed = Signal()
    """It plays now, or no longer, or it turned out that nothing can be heard."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._sound: SessionSound | None = None
        self._player: SessionPlayer | None = None
        self._unheard = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._player is not None

    @property
    def unheard(self) -> bool:
        """Whether it plays with no device to hear it by."""
        return self._unheard

    def start(self) -> None:
        """Play, from the beginning."""
        self.stop()
        timeline = self._services.voice_sample()
        if timeline is None:
            return
        self._sound = self._services.make_speech(timeline)
        self._player = SessionPlayer(timeline, self._sound, self._services.clock)
        self._player.start()
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Stop, if it plays."""
        if self._player is None:
            return
        self._timer.stop()
        self._player.stop()
        self._player = self._sound = None
        self._unheard = False
        self.changed.emit()

    def tick(self) -> None:
        """Take in what has happened since the last tick."""
        if self._player is None:
            return
        self._player.tick()
        if self._player.state is PlayerState.PLAYING:
            self._look()
        else:
            self.stop()

    def _look(self) -> None:
        assert self._sound is not None
        self._unheard = self._sound.hearing is Hearing.SILENT
        self.changed.emit()


class NarratorChoice(QWidget):
    """The narrators' names, and a button to hear the chosen one; kept at once."""

    chosen = Signal()
    """Another narrator is in force."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self._services, self._palette = services, palette
        names = services.narrators()
        self.names = OneOf(
            self.tr("Narrator"),
            [(each, narrator_words(each)) for each in names],
            services.settings.current.voice,
        )
        self.names.chosen.connect(self._choose)
        self.sample = VoiceSample(services, self)
        self.sample.changed.connect(self._show)
        self.hear_button = button(
            self.tr("Hear it"),
            self._toggle,
            variant="quiet",
            icon_name="volume-2",
            colour=palette.accent,
        )
        self._told = text("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        names_and_button = self.names.layout()
        assert names_and_button is not None
        names_and_button.addWidget(self.hear_button)
        column.addWidget(self.names)
        column.addWidget(self._told)
        self._show()

    @property
    def told(self) -> str:
        """What is said under the names: why a narrator can't speak, or that nothing sounds."""
        return self._told.text()

    def refresh(self) -> None:
        """Show the narrator that the settings name."""
        self.names.choose(self._services.settings.current.voice)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody who has left hears it go on."""
        self.sample.stop()
        super().hideEvent(event)

    def _choose(self, voice: str) -> None:
        self.sample.stop()
        self._services.settings.change(voice=voice)
        self._show()
        self.chosen.emit()

    def _toggle(self) -> None:
        if self.sample.playing:
            self.sample.stop()
        else:
            self.sample.start()

    def _show(self) -> None:
        playing = self.sample.playing
        words = self.tr("Stop") if playing else self.tr("Hear it")
        if words != self.hear_button.text():
            self.hear_button.setText(words)
            sign = "square" if playing else "volume-2"
            self.hear_button.setIcon(icon(sign, self._palette.accent))
        name = narrator_words(self._services.settings.current.voice)
        self.hear_button.setAccessibleName(
            self.tr("Stop") if playing else self.tr("Hear {0}").format(name)
        )
        told = self._words()
        self._told.setText(told)
        self._told.setVisible(bool(told))

    def _words(self) -> str:
        if self.sample.unheard:
            if self._services.settings.current.output is Output.SILENT:
                return self.tr("Sound is off in the settings.")
            return self.tr("No sound device was found.")
        return " ".join(self._services.narrator_problems())
