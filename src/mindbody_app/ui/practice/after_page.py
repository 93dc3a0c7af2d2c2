"""The page after a session: a kind word, the rating after, and a note if wished for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from mindbody_app.journal.records import PracticeRecord, Rating
from mindbody_app.ui.practice.after_words import change_of_pain, ending_words
from mindbody_app.ui.practice.answer import Answer
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.practice.rating_panel import WIDTH, RatingPanel
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text

_NOTE_HEIGHT = 92
_NOTE_SAVE_MS = 800
_LONGEST_NOTE = 4000


class AfterPage(FlowPage):
    """Every answer is kept at once, so that nothing here needs to be finished or confirmed."""

    done = Signal()
    again = Signal()

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette, width=WIDTH)
        self._services = services
        self._record: PracticeRecord | None = None
        self._heading = text("", "title")
        self._kind = text("", "lead")
        self.panel = RatingPanel(palette, services.clock)
        self.panel.pain_question.setProperty("role", "heading")
        self._answer = Answer()
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("A note for yourself, if you like"))
        self.note.setPlaceholderText(self.tr("Only you can see this."))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_SAVE_MS)
        self._note_timer.timeout.connect(self._keep)
        self.note.textChanged.connect(self._note_timer.start)
        self.done_button = button(self.tr("Done"), self._done, variant="begin")
        self.again_button = button(self.tr("Practise again"), self._again)
        self.again_button.setProperty("variant", "large")
        self._fill()
        self.panel.changed.connect(self._rated)
        self.panel.answered.connect(self._answered)
        self.panel.asked.connect(self.bring_into_view)
        self.back.connect(self._done)
        self.stay_under_pointer()

    @property
    def answer(self) -> str:
        """What is said to the rating; nothing when there is nothing to compare with."""
        return self._answer.words

    @property
    def answer_frame(self) -> QWidget:
        """Where it is said."""
        return self._answer.frame

    def open(self, record: PracticeRecord) -> None:
        """Ask about a session that has just ended."""
        self._record = record
        heading, kind = ending_words(record)
        self._heading.setText(heading)
        self._kind.setText(kind)
        self.panel.clear()
        self.panel.ask_distress(wanted=record.before.distress is not None)
        self._answer.say(None)
        self._answer.setVisible(record.before.pain is not None)
        self.note.setPlainText(record.note)
        self._note_timer.stop()
        self.scroll_to_top()
        self.panel.pain.focus_in()

    def leave(self) -> None:
        """Keep what is written but not yet kept."""
        self._keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.panel.type_key(event):
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.column.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.S)
        words.addWidget(self._heading)
        words.addWidget(self._kind)
        self.column.addLayout(words)
        self.column.addWidget(self.panel)
        self.column.addWidget(self._answer)
        self.column.addWidget(text(self.tr("A note for yourself, if you like"), "heading"))
        self.column.addWidget(self.note)
        self.column.addStretch(2)
        self.fill_footer(self.done_button, self.again_button)

    def _rated(self) -> None:
        self._keep()
        before = self._record.before if self._record else Rating()
        self._answer.say(change_of_pain(before, self.panel.rating))

    def _answered(self) -> None:
        if self.answer:
            self.bring_into_view(self.answer_frame)
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._note_timer.stop()
        if self._record is None:
            return
        note = self.note.toPlainText().strip()[:_LONGEST_NOTE]
        record = replace(self._record, after=self.panel.rating, note=note)
        if record != self._record:
            self._record = record
            self._services.journal.update_practice(record)

    def _done(self) -> None:
        self.leave()
        self.done.emit()

    def _again(self) -> None:
        self.leave()
        self.again.emit()
