"""The programme's line on Today: where one is, and a way to the week's reading."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from mindbody_app.learning.enrolment import ProgrammeStanding
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.programmes.words import pace_words, what_next_words
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text

_SIDE_BY_SIDE_FROM = 640
"""Pixels of the line; a narrower one has its button under its words."""
_BOTH_SIDE_BY_SIDE_FROM = 800
"""The same with two buttons."""


class ProgrammeLine(QFrame):
    """Quiet beside the one button above it, whether or not that is the programme's."""

    read = Signal()
    begin = Signal(str, int)
    """A script's id and minutes: what the programme suggests beside the plan."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._beside: tuple[Headline, int] | None = None
        self._title = text("", "overline")
        self._pace = text("")
        self._more = text("", "soft")
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        for label in (self._title, self._pace, self._more):
            words.addWidget(label)
        self.begin_button = button("", self._begin, variant="secondary")
        self.read_button = button(
            "",
            self.read.emit,
            variant="quiet",
            icon_name="book-open",
            colour=palette.accent,
        )
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        self._line.setSpacing(Space.M)
        self._line.addLayout(words, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(Space.S)
        for made in (self.begin_button, self.read_button):
            self._buttons.addWidget(made)
        self._line.addLayout(self._buttons)

    def show_standing(
        self, standing: ProgrammeStanding, beside: tuple[Headline, int] | None
    ) -> None:
        """Say where one is; `beside` is its practice where the plan's comes first."""
        self._beside = beside
        finished = standing.finished_on is not None
        self._title.setText(standing.programme.title)
        self._pace.setText(
            self.tr("You have come to the end of it.") if finished else pace_words(standing)
        )
        self._more.setText("" if finished else self._more_words(standing))
        self._more.setVisible(bool(self._more.text()))
        words = self.tr("What comes next") if finished else self.tr("This week's reading")
        self.read_button.setText(f" {words}")
        self.read_button.setAccessibleName(words)
        self._take_width()
        self.begin_button.setVisible(beside is not None)
        if beside is not None:
            script, minutes = beside
            self.begin_button.setText(self.tr("Choose"))
            self.begin_button.setAccessibleName(
                self.tr("Choose {0}, {1}").format(script.title, minutes_words(minutes))
            )

    def _more_words(self, standing: ProgrammeStanding) -> str:
        if self._beside is None:
            return what_next_words(standing)
        script, minutes = self._beside
        return self.tr("It suggests: {0}, {1}.").format(script.title, minutes_words(minutes))

    def _begin(self) -> None:
        if self._beside is not None:
            script, minutes = self._beside
            self.begin.emit(script.id, minutes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_width()
        super().resizeEvent(event)

    def _take_width(self) -> None:
        both = self._beside is not None
        wide = self.width() >= (_BOTH_SIDE_BY_SIDE_FROM if both else _SIDE_BY_SIDE_FROM)
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
