"""A programme's weeks under one another, as a path: done, now and to come."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mindbody_app.learning.enrolment import ProgrammeStanding
from mindbody_app.learning.programmes import Programme
from mindbody_app.ui.icons import icon
from mindbody_app.ui.programmes.tab_order import come_after
from mindbody_app.ui.programmes.week import WeekContent
from mindbody_app.ui.programmes.words import days_done_words, days_words_of
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.showing import set_shown

_RAIL = 32
"""Width of the line with its discs."""
_DISC = 22
_DISC_FROM_TOP = 32
"""Pixels from a week's top to its disc's middle, level with its two lines of words."""
_CHEVRON = 20


class Place(Enum):
    """Where a week lies on the way."""

    DONE = auto()
    NOW = auto()
    TO_COME = auto()


class _Rail(QWidget):
    """The line that leads through the weeks, and one week's disc on it."""

    def __init__(self, place: Place, palette: Palette, *, first: bool, last: bool) -> None:
        super().__init__()
        self._place, self._palette, self._first, self._last = place, palette, first, last
        self.setFixedWidth(_RAIL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, middle = self._palette, QPointF(_RAIL / 2, _DISC_FROM_TOP)
        painter.setPen(QPen(QColor(colours.border), 2))
        top = middle if self._first else QPointF(middle.x(), 0)
        bottom = middle if self._last else QPointF(middle.x(), self.height())
        painter.drawLine(top, bottom)
        disc = QRectF(0, 0, _DISC, _DISC)
        disc.moveCenter(middle)
        done, now = self._place is Place.DONE, self._place is Place.NOW
        rim = QColor(colours.accent if done or now else colours.control)
        painter.setPen(QPen(rim, 2.5 if now else 1.5))
        painter.setBrush(QColor(colours.accent if done else colours.surface))
        painter.drawEllipse(disc)
        if now:
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(disc.center(), 3.5, 3.5)
        if done:
            painter.setPen(QPen(QColor(colours.on_accent), 2))
            x, y = disc.center().x(), disc.center().y()
            tick = [QPointF(x + 4.5, y - 3), QPointF(x - 1.5, y + 3.5), QPointF(x - 4.5, y + 0.5)]
            painter.drawPolyline(tick)


class _Header(QPushButton):
    """A week's number, theme and days; opens and folds what is below."""

    def __init__(self, over: str, title: str, palette: Palette, *, now: bool) -> None:
        super().__init__()
        self._palette = palette
        self.setProperty("variant", "week")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self._chevron = text("", wrap=False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(text(over, "small"))
        words.addWidget(text(title, "heading" if now else "body"))
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        line.addLayout(words, 1)
        line.addWidget(self._chevron)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def _show_state(self, opened: bool) -> None:
        name = "chevron-up" if opened else "chevron-down"
        picture = icon(name, self._palette.ink_soft, _CHEVRON).pixmap(QSize(_CHEVRON, _CHEVRON))
        self._chevron.setPixmap(picture)
        self.setAccessibleDescription(self.tr("Open") if opened else self.tr("Folded"))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class WeekStep(QWidget):
    """One week on the path; its content is made when it is first opened."""

    begin = Signal(str, int)
    read_card = Signal(str)
    take = Signal(int)
    """The person wants this week to be the one in hand."""

    def __init__(
        self,
        services: Services,
        programme: Programme,
        number: int,
        standing: ProgrammeStanding | None,
        palette: Palette,
    ) -> None:
        super().__init__()
        self._services, self._programme, self._number = services, programme, number
        self._standing, self._palette = standing, palette
        self.content: WeekContent | None = None
        part = programme.parts[number]
        week = self.tr("Week {0}").format(number + 1)
        if standing is not None and standing.days_done[number]:
            days = days_done_words(standing, number)
        else:
            days = days_words_of(programme, part.days)
        over = self.tr("{0} · {1}", "week and days").format(week, days)
        self.header = _Header(over, part.title, palette, now=self.place is Place.NOW)
        self.header.setAccessibleName(self._spoken(week, part.title, days))
        self.header.toggled.connect(self._fold)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        last = number == len(programme.parts) - 1
        line.addWidget(_Rail(self.place, palette, first=number == 0, last=last))
        line.addLayout(self._column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def place(self) -> Place:
        """Where it lies on the person's way."""
        standing = self._standing
        if standing is None:
            return Place.TO_COME
        if self._number == standing.number and standing.finished_on is None:
            return Place.NOW
        return Place.DONE if standing.days_done[self._number] else Place.TO_COME

    def open(self) -> None:
        """Show what it holds."""
        self.header.setChecked(True)

    def _spoken(self, week: str, title: str, days: str) -> str:
        place = {
            Place.DONE: self.tr("done"),
            Place.NOW: self.tr("now"),
            Place.TO_COME: self.tr("to come"),
        }[self.place]
        return f"{week}, {title}, {days}, {place}"

    def _fold(self, opened: bool) -> None:
        if self.content is None and opened:
            self.content = WeekContent(
                self._services, self._programme, self._number, self._standing, self._palette
            )
            self.content.begin.connect(self.begin)
            self.content.read_card.connect(self.read_card)
            self.content.take.connect(lambda: self.take.emit(self._number))
            self._column.addWidget(self.content)
            come_after(self.header, self.content)
        if self.content is not None:
            set_shown(self.content, shown=opened)


class WeekPath(QWidget):
    """All of a programme's weeks; with no standing, for looking around."""

    begin = Signal(str, int)
    read_card = Signal(str)
    take = Signal(int)

    def __init__(
        self,
        services: Services,
        programme: Programme,
        standing: ProgrammeStanding | None,
        palette: Palette,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.weeks: list[WeekStep] = []
        for number in range(len(programme.parts)):
            week = WeekStep(services, programme, number, standing, palette)
            week.begin.connect(self.begin)
            week.read_card.connect(self.read_card)
            week.take.connect(self.take)
            self.weeks.append(week)
            column.addWidget(week)

    @property
    def opened(self) -> frozenset[int]:
        """Numbers of the weeks that are open, from 0."""
        return frozenset(
            number for number, week in enumerate(self.weeks) if week.header.isChecked()
        )

    def open(self, numbers: frozenset[int]) -> None:
        """Open these weeks and no others."""
        for number, week in enumerate(self.weeks):
            week.header.setChecked(number in numbers)
