"""One entry of the diary: when, what, and the ways to change it or take it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.dates import clock_words, day_words
from mindbody_app.ui.diary.reading import Entry, day_of, moment_of
from mindbody_app.ui.diary.words import (
    check_in_lines,
    check_in_title,
    marks_words,
    practice_lines,
    practice_title,
    weekly_lines,
    weekly_title,
)
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import button, row, text

_BESIDE_FROM = 600
"""Narrower rows have their buttons under their words."""
_TIME_WIDTH = 76
_LEVEL = 13


def title_of(entry: Entry) -> str:
    """An entry in a few words."""
    if isinstance(entry, PracticeRecord):
        return practice_title(entry)
    return check_in_title(entry) if isinstance(entry, CheckIn) else weekly_title()


def lines_of(entry: Entry) -> tuple[str, ...]:
    """The rest of what an entry tells."""
    if isinstance(entry, PracticeRecord):
        return practice_lines(entry)
    return check_in_lines(entry) if isinstance(entry, CheckIn) else weekly_lines(entry)


class EntryRow(QWidget):
    """Taken out, it stays where it is until the list is made anew, with a way back."""

    change = Signal(object)
    take_out = Signal(object)
    bring_back = Signal(object)

    def __init__(self, entry: Entry, today: date, *, with_day: bool = False) -> None:
        """`with_day` tells the day beside the title, where no heading does."""
        super().__init__()
        self.entry = entry
        self._today, self._with_day = today, with_day
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._line: QBoxLayout | None = None
        if entry.marks.removed:
            self._show_removed()
        else:
            self._show_standing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_width()

    def show_taken_out(self) -> None:
        """Say that it is out, and offer it back."""
        self._empty()
        line = row(
            text(self.tr("Taken out: {0}").format(title_of(self.entry)), "soft"),
            self._button(self.tr("Undo"), lambda: self.bring_back.emit(self.entry)),
        )
        line.setStretch(0, 1)
        self._body.addLayout(line)
        self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def undo_button(self) -> QPushButton:
        """The way back."""
        return self.findChildren(QPushButton)[-1]

    def _show_standing(self) -> None:
        self._fill(
            self._button(self.tr("Change"), lambda: self.change.emit(self.entry)),
            self._button(self.tr("Take out"), lambda: self.take_out.emit(self.entry)),
        )

    def _show_removed(self) -> None:
        self._fill(self._button(self.tr("Bring back"), lambda: self.bring_back.emit(self.entry)))

    def _fill(self, *buttons: QPushButton) -> None:
        entry = self.entry
        clock = clock_words(moment_of(entry).time())
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self._title())
        for line in lines_of(entry):
            words.addWidget(text(line, "soft"))
        marks = marks_words(entry.marks, day_of(entry), self._today)
        if marks:
            words.addWidget(text(marks, "small"))
        words.addStretch(1)  # Else a title alone would not stand level with its time.
        when = text(clock, "soft", wrap=False)
        when.setFixedWidth(_TIME_WIDTH)
        when.setAlignment(Qt.AlignmentFlag.AlignTop)
        told = QHBoxLayout()
        told.setSpacing(0)
        # The first line stands level with the buttons' words.
        told.setContentsMargins(0, _LEVEL, 0, 0)
        told.addWidget(when)
        told.addLayout(words, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(Space.S)
        self._line.addLayout(told, 1)
        self._buttons = row(*buttons, None, spacing=0)
        self._line.addLayout(self._buttons)
        self._line.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(self._line)

    def _title(self) -> QLabel:
        words = title_of(self.entry)
        if self._with_day:
            words = f"{day_words(day_of(self.entry), self._today)}: {words}"
        return text(words, "strong")

    def _button(self, words: str, pressed: Callable[[], object]) -> QPushButton:
        made = button(words, pressed, variant="quiet")
        day = day_words(day_of(self.entry), self._today)
        clock = clock_words(moment_of(self.entry).time())
        made.setAccessibleName(f"{words}: {title_of(self.entry)}, {day}, {clock}")
        return made

    def _take_width(self) -> None:
        if self._line is None:
            return
        beside = self.width() >= _BESIDE_FROM
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._buttons.setContentsMargins(0 if beside else _TIME_WIDTH - Space.M, 0, 0, 0)

    def _empty(self) -> None:
        self._line = None
        clear(self._body)
