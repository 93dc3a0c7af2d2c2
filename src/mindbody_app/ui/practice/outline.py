"""What a session will be: its sections with their lengths, and the whole."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from mindbody_app.practice.timeline import Timeline
from mindbody_app.ui.counts import length_words
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import text


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section as the outline shows it."""

    title: str
    seconds: int


def outline_rows(timeline: Timeline) -> tuple[OutlineRow, ...]:
    """The sections in order, repeats joined, in whole seconds that add up to the whole session."""
    rows: list[OutlineRow] = []
    for section in timeline.sections:
        seconds = round(section.end) - round(section.start)
        if rows and rows[-1].title == section.title:
            seconds += rows.pop().seconds
        rows.append(OutlineRow(section.title, seconds))
    return tuple(rows)


def minutes_and_seconds(seconds: int) -> str:
    """A length as 1:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"


class Outline(QWidget):
    """A quiet table of sections and their lengths in minutes and seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(0, 1)

    def show_timeline(self, timeline: Timeline) -> None:
        """Take the sections of a session."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, each in enumerate(outline_rows(timeline)):
            length = text(minutes_and_seconds(each.seconds), "soft", wrap=False)
            length.setAccessibleName(length_words(each.seconds))
            self._grid.addWidget(text(each.title), line, 0)
            self._grid.addWidget(length, line, 1, Qt.AlignmentFlag.AlignRight)
