"""Saves a whole session as a sound file, for the phone or a quiet room without a computer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QSize, QThread, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from mindbody_app.practice.compose import ComposeError
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.practice.sound_port import Ambience
from mindbody_app.ui.ambience_words import ambience_options
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.file_dialog import Location, ask_to_save, usual_folder
from mindbody_app.ui.posture_words import posture_options
from mindbody_app.ui.practice.rate_choice import last_rate, rate_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, row, text
from mindbody_app.ui.widgets.choices import OneOf, Stepper
from mindbody_app.ui.widgets.dialog import Dialog

FIRST_SIZE = QSize(640, 600)
FORMATS = (("mp3", "MP3"), ("opus", "Opus"), ("flac", "FLAC"))


class _Saving(QThread):
    """Writes the file beside the window's thread."""

    progressed = Signal(float)

    def __init__(self, save: Callable[[Callable[[float], bool]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._cancelled = Event()
        self.problem = ""

    @property
    def cancelled(self) -> bool:
        """Whether the person called it off."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop at the next block; nothing stays behind."""
        self._cancelled.set()

    def run(self) -> None:
        from mindbody_app.audio.export import ExportError

        try:
            self._save(self._report)
        except ExportError as error:
            self.problem = str(error)

    def _report(self, share: float) -> bool:
        self.progressed.emit(share)
        return not self._cancelled.is_set()


class SaveSoundDialog(Dialog):
    """Asks for minutes, posture and kind of file, then writes it with progress."""

    def __init__(
        self, services: Services, script: SessionScript, palette: Palette, parent: QWidget
    ) -> None:
        super().__init__(palette, parent)
        self._services, self._script = services, script
        self._saving: _Saving | None = None
        last = services.settings.current.last_choices.get(script.id)
        usual = services.settings.current.body.posture_of(script.postures)
        self._rate = last_rate(services, script)
        self.setWindowTitle(self.tr("Save as sound"))
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableGeometry().size()))
        self.minutes = Stepper(
            self.tr("Length"),
            minutes_words,
            (script.minutes.least, script.minutes.most),
            last.minutes if last else script.minutes.usual,
            palette,
        )
        self.posture = OneOf(
            self.tr("Posture"),
            posture_options(script.postures),
            last.posture if last and last.posture in script.postures else usual,
        )
        self.kind = OneOf(self.tr("Kind of file"), FORMATS, FORMATS[0][0])
        self.ambience = OneOf(
            self.tr("Background sound"), ambience_options(), services.settings.current.ambience
        )
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.words = text("", "soft")
        self.save_button = button(self.tr("Save"), self._ask_where, variant="primary")
        self.close_button = button(self.tr("Close"), self.reject)
        self._lay_out(palette)

    def _lay_out(self, palette: Palette) -> None:
        """Choices that scroll in a small window, over the buttons that always stand."""
        choices = Page(palette)
        choices.column.setSpacing(Space.S)
        choices.column.addWidget(text(self._script.title, "heading"))
        for words, control in (
            (self.tr("How long?"), self.minutes),
            (self.tr("How will you rest?"), self.posture),
            (self.tr("Background sound"), self.ambience),
            (self.tr("Kind of file"), self.kind),
        ):
            if control is self.ambience and self._script.ambience is not None:
                continue
            choices.column.addSpacing(Space.S)
            choices.column.addWidget(text(words, "soft"))
            choices.column.addWidget(control)
        if self._rate is not None:
            choices.column.addWidget(
                text(self.tr("{0} breaths a minute").format(rate_words(self._rate)), "small")
            )
        choices.column.addWidget(
            text(self.tr("MP3 plays everywhere. Opus is smaller, FLAC is lossless."), "small")
        )
        choices.column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        foot.addWidget(self.words)
        foot.addWidget(self.progress)
        foot.addLayout(row(None, self.close_button, self.save_button, spacing=Space.S))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(choices, 1)
        column.addLayout(foot)

    def _ask_where(self) -> None:
        name = f"{self._script.title} {self.minutes.value} min.{self.kind.value}"
        suggested = usual_folder(Location.MusicLocation, Location.DocumentsLocation) / name
        title = self.tr("Save as sound")
        chosen = ask_to_save(self, self.tokens, title, self.tr("Sound"), suggested)
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Write the session to a file; progress and the outcome are shown in the dialog."""
        choices = self._services.choices(
            self._script,
            self.minutes.value,
            Posture(self.posture.value),
            breaths_a_minute=self._rate,
        )
        try:
            timeline = self._services.compose(self._script, choices)
        except ComposeError as error:
            left_out = self.tr(
                "With what is left out for your body, this length can't be filled. Another one may."
            )
            self.words.setText(left_out if choices.left_out else str(error))
            return
        ambience = Ambience(self.ambience.value)
        self._saving = _Saving(partial(self._services.save_sound, timeline, path, ambience), self)
        self._saving.progressed.connect(lambda share: self.progress.setValue(round(share * 1000)))
        self._saving.finished.connect(lambda: self._saved(path))
        self.save_button.setEnabled(False)
        self.close_button.setText(self.tr("Cancel"))
        self.progress.setValue(0)
        self.progress.show()
        self.words.setText(self.tr("Writing {0} …").format(path.name))
        self._saving.start()

    def _saved(self, path: Path) -> None:
        saving, self._saving = self._saving, None
        assert saving is not None
        self.progress.hide()
        self.save_button.setEnabled(True)
        self.close_button.setText(self.tr("Close"))
        if saving.problem:
            self.words.setText(saving.problem)
        elif saving.cancelled:
            self.words.setText(self.tr("Cancelled. Nothing was written."))
        else:
            self.words.setText(self.tr("Saved: {0}").format(path))

    def reject(self) -> None:
        """Close, and call off what is being written: also by Esc and by the window's own cross."""
        if self._saving is not None:
            self._saving.cancel()
            self._saving.wait()
        super().reject()
