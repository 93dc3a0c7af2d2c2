"""Asks how it is right now: pain, and distress if the person wants to rate it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.journal.records import Rating
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import keep_room, text
from mindbody_app.ui.widgets.number_keys import NumberKeys
from mindbody_app.ui.widgets.rating_row import RatingRow

WIDTH = 916
"""Of a page with ratings: eleven of the widest buttons."""


class RatingPanel(QWidget):
    """The pain question over the distress question, with the anchors of clinical.md's scales.

    Args:
        palette: colours in force.
        clock: monotonic seconds, to tell a typed 10 from a 1.
        between: what stands under the pain question. With it the distress question may come and
            go while the page is open, so its room is kept and nothing moves.
    """

    changed = Signal()
    """A number was chosen."""
    answered = Signal()
    """The last question shown was answered."""
    asked = Signal(QWidget)
    """The next question is waiting, in this widget."""

    def __init__(
        self, palette: Palette, clock: Callable[[], float], *, between: QWidget | None = None
    ) -> None:
        super().__init__()
        self._keys = NumberKeys(clock, self._row_for_typing)
        self.pain = RatingRow(
            self.tr("Pain right now"), self.tr("no pain"), self.tr("pain as bad as you can imagine")
        )
        self.distress = RatingRow(
            self.tr("Distress right now"),
            self.tr("no distress"),
            self.tr("as distressed as you can imagine"),
            quiet=True,
        )
        self.pain_question = text(self.tr("How is your pain right now?"), "title")
        self.distress_question = text(self.tr("And how distressed are you right now?"), "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.pain_question)
        column.addWidget(self.pain)
        if between is not None:
            column.addWidget(between)
            for part in (self.distress_question, self.distress):
                keep_room(part)
        column.addSpacing(Space.S)
        column.addWidget(self.distress_question)
        column.addWidget(self.distress)
        for row in (self.pain, self.distress):
            row.chosen.connect(lambda _number, row=row: self._chosen(row))
        self.ask_distress(wanted=False)

    @property
    def rating(self) -> Rating:
        """What is answered so far; a question that isn't shown is not answered."""
        distress = self.distress.value if not self.distress.isHidden() else None
        return Rating(self.pain.value, distress)

    def ask_distress(self, *, wanted: bool) -> None:
        """Show or hide the second question."""
        self.distress.setVisible(wanted)
        self.distress_question.setVisible(wanted)

    def clear(self) -> None:
        """Back to no answers."""
        self.pain.clear()
        self.distress.clear()
        self._keys.forget()

    def type_key(self, event: QKeyEvent) -> bool:
        """Take a typed number; True if it was one. A 1 and then a 0 are 10."""
        return self._keys.take(event) is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.type_key(event):
            super().keyPressEvent(event)

    def _row_for_typing(self) -> RatingRow:
        if self.distress.isHidden() or self.pain.has_focus_in():
            return self.pain
        if self.distress.has_focus_in() or self.pain.value is not None:
            return self.distress
        return self.pain

    def _chosen(self, row: RatingRow) -> None:
        self.changed.emit()
        if row is self.pain and not self.distress.isHidden():
            if self.distress.value is None:
                self.distress.focus_in()
                self.asked.emit(self.distress)
            return
        self.answered.emit()
