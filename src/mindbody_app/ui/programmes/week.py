"""What a week holds: its reading, a card that tells more, and a practice for each day."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from mindbody_app.learning.enrolment import ProgrammeStanding
from mindbody_app.learning.programmes import Programme, Suggestion
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.learn.prose import Prose
from mindbody_app.ui.practice_kinds import PRACTICE_ICONS
from mindbody_app.ui.programmes.now import suggested_and_other
from mindbody_app.ui.programmes.words import ideas_words, today_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, mark, row, text

_NARROWEST = 200
_SIDE_BY_SIDE_FROM = 560
_BUTTONS_SIDE_BY_SIDE_FROM = 400
_READING_SHARE = 10
"""Of the width, against one that is left blank: at most 70 characters stand on a line."""


class Idea(QFrame):
    """A practice for a day: what it is, how long, and buttons that go under it in a narrow page."""

    def __init__(self, practice: tuple[Headline, int], palette: Palette, *, over: str = "") -> None:
        """With words over it, it is the day's own and stands out."""
        super().__init__()
        headline, minutes = practice
        words = QVBoxLayout()
        words.setSpacing(2)
        if over:
            self.setProperty("role", "hero")
            words.addWidget(text(over, "overline"))
        words.addWidget(text(headline.title))
        words.addWidget(text(minutes_words(minutes), "small"))
        line = row(mark(PRACTICE_ICONS[headline.practice], palette.accent))
        line.addLayout(words, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(Space.S)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        self._line.setSpacing(Space.S)
        self._line.addLayout(line, 1)
        self._line.addLayout(self._buttons)
        self._other: tuple[QPushButton, str] | None = None

    def add(self, made: QPushButton) -> None:
        """Add the button that begins it."""
        self._buttons.addWidget(made)

    def add_other(self, made: QPushButton) -> None:
        """Add the button of another practice, before that of this one."""
        self._other = made, made.text()
        made.setToolTip(made.text())
        self._buttons.addWidget(made)

    def minimumSizeHint(self) -> QSize:
        # Else what stands side by side would keep the page from becoming narrow.
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        alone, width = self._buttons.count() == 1, self.width()
        self._line.setDirection(beside if alone or width >= _SIDE_BY_SIDE_FROM else under)
        narrow = width < _BUTTONS_SIDE_BY_SIDE_FROM
        self._buttons.setDirection(under if narrow else beside)
        if self._other is not None:
            made, words = self._other
            # A button can't wrap its words; the whole of them is its name and its tip.
            made.setText(self.tr("Or another") if narrow else words)
        super().resizeEvent(event)


class WeekContent(QWidget):
    """One week, opened."""

    begin = Signal(str, int)
    """A script's id and its minutes."""
    read_card = Signal(str)
    """A card's id."""
    take = Signal()
    """This week should be the one in hand."""

    def __init__(
        self,
        services: Services,
        programme: Programme,
        number: int,
        standing: ProgrammeStanding | None,
        palette: Palette,
    ) -> None:
        super().__init__()
        self._services, self._palette = services, palette
        self._programme, self._part = programme, programme.parts[number]
        in_hand = standing is not None and not standing.set_aside and standing.finished_on is None
        self._today = standing if in_hand and standing and standing.number == number else None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.XS, 0, Space.L)
        self._column.setSpacing(Space.S)
        if self._today is not None:
            self._add_today(self._today)
        self._add_reading()
        self._add_suggestions()
        if in_hand and self._today is None:
            self._add_take()

    def _add_reading(self) -> None:
        reading = QVBoxLayout()
        reading.setSpacing(Space.S)
        for paragraph in self._part.reading:
            reading.addWidget(Prose(paragraph))
        beside = row(reading)
        beside.setStretch(0, _READING_SHARE)
        beside.addStretch(1)
        self._column.addLayout(beside)
        card = next(
            (each for each in self._services.cards.cards if each.id == self._part.card), None
        )
        if card is not None:
            more = button(
                f" {self.tr('More about this')}",
                lambda: self.read_card.emit(card.id),
                variant="quiet",
                icon_name="book-open",
                colour=self._palette.accent,
            )
            more.setAccessibleName(self.tr("More about this: {0}").format(card.title))
            line = row(more, spacing=Space.S)
            line.addWidget(text(card.title, "soft"), 1)
            self._column.addLayout(line)

    def _add_today(self, standing: ProgrammeStanding) -> None:
        """The day's practice above all, marked."""
        self._add_suggestion(
            standing.suggestion,
            over=today_words(standing),
            primary=not standing.practised_today,
        )
        self._column.addSpacing(Space.S)

    def _add_suggestions(self) -> None:
        heading = text(ideas_words(self._programme), "overline")
        heading.setContentsMargins(Space.S, Space.S, 0, 0)
        self._column.addWidget(heading)
        for number, suggestion in enumerate(self._part.suggestions):
            if self._today is None or number != self._today.suggestion_number:
                self._add_suggestion(suggestion)

    def _add_suggestion(
        self, suggestion: Suggestion, *, over: str = "", primary: bool = False
    ) -> None:
        practice, other = suggested_and_other(self._services, suggestion)
        if practice is None:
            return
        idea = Idea(practice, self._palette, over=over)
        if other is not None:
            idea.add_other(self._begin_button(*other, other=True))
        idea.add(self._begin_button(*practice, primary=primary))
        self._column.addWidget(idea)

    def _begin_button(
        self, headline: Headline, minutes: int, *, primary: bool = False, other: bool = False
    ) -> QPushButton:
        words = self.tr("Or {0}").format(headline.title) if other else self.tr("Begin")
        made = button(
            words,
            lambda: self.begin.emit(headline.id, minutes),
            variant="primary" if primary else "quiet",
        )
        made.setAccessibleName(
            self.tr("Begin {0}, {1}").format(headline.title, minutes_words(minutes))
        )
        return made

    def _add_take(self) -> None:
        take = button(self.tr("Go to this week"), self.take.emit)
        self._column.addSpacing(Space.S)
        self._column.addLayout(row(take, None))
