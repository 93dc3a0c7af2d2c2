"""The latest sessions in words, however they ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.ui.diary.words import marks_words
from mindbody_app.ui.progress.words import (
    ended_words,
    minutes_count,
    practised_of_planned,
    translate,
    when_words,
)
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, mark, text

FIRST_SHOWN = 6
_ICONS = {
    Ended.COMPLETED: "circle-check",
    Ended.STOPPED_EARLY: "circle-dot",
    Ended.INTERRUPTED: "circle-pause",
}


def length_words(record: PracticeRecord) -> str:
    """How long; what was entered by hand had no planned length."""
    if record.by_hand:
        return minutes_count(record.practised_seconds / 60)
    return practised_of_planned(record)


def how_words(record: PracticeRecord) -> str:
    """How it ended, or that it was entered by hand."""
    if record.by_hand:
        return translate("Progress", "entered by hand")
    return ended_words(record)


class SessionRow(QWidget):
    """One session: what, when, how long and how it ended; whether it was written late or changed
    afterwards; and its note."""

    def __init__(self, record: PracticeRecord, today: date, palette: Palette) -> None:
        super().__init__()
        shape = "pencil" if record.by_hand else _ICONS[record.ended or Ended.INTERRUPTED]
        sign = mark(shape, palette.accent)
        title, when = text(record.title), text(when_words(record, today), "small")
        minutes = text(length_words(record))
        ended = text(how_words(record), "small")
        for label in (minutes, ended):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        for labels, stretch in (((title, when), 5), ((minutes, ended), 4)):
            column = QVBoxLayout()
            column.setSpacing(2)
            for label in labels:
                column.addWidget(label)
            column.addStretch(1)
            line.addLayout(column, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 10)
        whole.setSpacing(Space.XS)
        whole.addLayout(line)
        told = [title, when, minutes, ended]
        for words in (marks_words(record.marks, record.practice_day, today), record.note):
            if words:
                under = text(words, "small")
                under.setContentsMargins(sign.width() + Space.M, 0, 0, 0)
                whole.addWidget(under)
                told.append(under)
        self.setAccessibleName(", ".join(label.text() for label in told))


class LatestSessions(QFrame):
    """A card of the latest sessions, newest first; a button brings the earlier ones."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._palette = palette
        self._records: Sequence[PracticeRecord] = ()
        self._all = False
        self._today: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(text(self.tr("Latest sessions"), "heading"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.more = button(self.tr("Show earlier sessions"), self._show_all)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        # So that Tab brings the list into view even where no button follows it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Latest sessions"))

    def take(self, records: Sequence[PracticeRecord], today: date) -> None:
        """Show these, newest first; where they are the same as before, nothing is made anew."""
        if (records, today) != (self._records, self._today):
            self._records, self._today = records, today
            self._fill()

    def rows(self) -> list[SessionRow]:
        """The rows that stand here, newest first."""
        return [
            widget
            for at in range(self._rows.count())
            if (item := self._rows.itemAt(at)) is not None
            and isinstance(widget := item.widget(), SessionRow)
        ]

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        shown = self._records if self._all else self._records[:FIRST_SHOWN]
        for at, record in enumerate(shown):
            if at:
                line = QFrame()
                line.setProperty("role", "line")
                self._rows.addWidget(line)
            assert self._today is not None
            self._rows.addWidget(SessionRow(record, self._today, self._palette))
        self.more.setVisible(len(shown) < len(self._records))
        self.setAccessibleDescription(". ".join(made.accessibleName() for made in self.rows()))
