"""Has a script's lines spoken, with progress and a way out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.background import Background
from mindbody_app.ui.counts import lines_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.dialog import Dialog
from mindbody_app.ui.widgets.flow import wrapping

_WIDTH = 520


class VoicePreparation(QWidget):
    """A button that prepares the voice; while it does, progress and a button that calls it off."""

    ended = Signal(bool)
    """Whether every line now has its sound; False when it was called off or has failed."""

    def __init__(self, services: Services, script: SessionScript) -> None:
        super().__init__()
        self._services, self._script = services, script
        self._work: Background | None = None
        self.start_button = button(self.tr("Prepare the voice"), self.start)
        self.start_button.setAccessibleDescription(script.title)
        self.cancel_button = button(self.tr("Cancel"), self.cancel)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Preparing the voice"))
        self.words = text("", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row(self.start_button, None))
        line = row(self.progress, self.cancel_button, spacing=Space.M)
        line.setStretch(0, 1)
        column.addLayout(line)
        column.addWidget(self.words)
        self._show_parts()

    @property
    def running(self) -> bool:
        """Whether it is at it."""
        return self._work is not None

    def start(self) -> None:
        """Begin; does nothing while it is at it."""
        if self._work is not None:
            return
        self.words.setText("")
        self.progress.setValue(0)
        self._work = Background(partial(self._services.prepare_voice, self._script), self)
        self._work.progressed.connect(lambda share: self.progress.setValue(round(share * 1000)))
        self._work.done.connect(self._end)
        self._show_parts()
        self.cancel_button.setFocus()
        self._work.start()

    def cancel(self) -> None:
        """Call it off after the line that is being spoken; what is spoken is kept."""
        if self._work is not None:
            self._work.cancel()

    def _end(self) -> None:
        work, self._work = self._work, None
        assert work is not None
        self._show_parts()
        if work.error is not None:
            self.words.setText(str(work.error))
            self.words.show()
        elif work.cancelled:
            self.words.setText(self.tr("Cancelled. What was spoken so far is kept."))
            self.words.show()
        work.deleteLater()
        self.ended.emit(work.error is None and not work.cancelled)

    def _show_parts(self) -> None:
        running = self._work is not None
        self.start_button.setVisible(not running)
        self.progress.setVisible(running)
        self.cancel_button.setVisible(running)
        self.words.setVisible(bool(self.words.text()) and not running)


class PrepareVoiceDialog(Dialog):
    """Before a practice with lines that nothing speaks yet: prepare the voice, or go on without.

    It is accepted when the practice is to go on.
    """

    def __init__(
        self, services: Services, script: SessionScript, palette: Palette, parent: QWidget
    ) -> None:
        super().__init__(palette, parent)
        self.setWindowTitle(self.tr("A voice for your script"))
        count = len(services.unspoken(script))
        words = self.tr(
            "{0} of “{1}” can't be heard yet. The app can speak the words itself; this is done"
            " once, and takes a few seconds for each minute of speech."
        ).format(lines_words(count), script.title)
        self.preparation = VoicePreparation(services, script)
        self.preparation.start_button.setProperty("variant", "primary")
        self.preparation.ended.connect(self._prepared)
        self.captions_button = button(self.tr("Go on with captions"), self.accept)
        self.back_button = button(self.tr("Back"), self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("A voice for your script"), "heading"))
        column.addWidget(text(words))
        column.addWidget(self.preparation)
        column.addStretch(1)
        column.addLayout(wrapping(self.captions_button, self.back_button))
        self.resize(QSize(_WIDTH, 0).boundedTo(self.screen().availableGeometry().size()))
        self.preparation.start_button.setFocus()

    def done(self, result: int) -> None:
        """Close; what is being spoken then is the last."""
        self.preparation.cancel()
        super().done(result)

    def _prepared(self, whole: bool) -> None:
        if whole:
            self.accept()
