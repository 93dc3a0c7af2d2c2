"""The practice calendar: a column a week, a cell a day, walked by arrow keys or the pointer."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.journal.progress import CalendarDay, CalendarState
from mindbody_app.ui.progress.marks import day_mark
from mindbody_app.ui.progress.words import calendar_day, month_words, weekday_words
from mindbody_app.ui.theme import FONT_FAMILY, Palette, Space, Type

PITCH = 30
CELL = 25
_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -7,
    Qt.Key.Key_Right: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
    Qt.Key.Key_Home: -9999,
    Qt.Key.Key_End: 9999,
}


class PracticeCalendar(QWidget):
    """As many of the latest weeks as the width holds.

    Up and Down step a day, Left and Right a week, Page Up and Page Down four weeks, Home and End
    to the first and the last day.
    """

    told = Signal(str)
    """The words of the day that the keyboard or the pointer is on; empty when it leaves."""

    def __init__(self, name: str, palette: Palette) -> None:
        super().__init__()
        self._name = name
        self._marks = [day_mark(palette, step) for step in range(4)]
        self._ink, self._soft = QColor(palette.ink), QColor(palette.ink_soft)
        self._focus = QColor(palette.focus)
        self._state: CalendarState | None = None
        self._day: date | None = None
        self._pointed: date | None = None
        self._small = QFont(FONT_FAMILY)
        self._small.setPixelSize(Type.SMALL)
        metrics = QFontMetricsF(self._small)
        self._top = metrics.height() + Space.S
        self._left = max(metrics.horizontalAdvance(weekday_words(day)) for day in range(7)) + 12
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(self._left) + 26 * PITCH, round(self._top) + 7 * PITCH)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._left) + 4 * PITCH, round(self._top) + 7 * PITCH)

    @property
    def day(self) -> date | None:
        """The day that the keyboard is on; None before it was ever used."""
        return self._day

    @property
    def weeks(self) -> tuple[tuple[CalendarDay, ...], ...]:
        """The weeks that are drawn, oldest first."""
        if self._state is None:
            return ()
        fitting = max(1, int((self.width() - self._left) // PITCH))
        return self._state.weeks[-fitting:]

    def take(self, state: CalendarState) -> None:
        """Show a state."""
        self._state = state
        self._day = self._pointed = None
        self.setAccessibleName(self._name)
        self.update()

    def cell(self, day: date) -> QRectF:
        """Where a day is drawn, in this widget's pixels; an empty rectangle where it is not."""
        weeks = self.weeks
        if not weeks:
            return QRectF()
        column, line = divmod((day - weeks[0][0].day).days, 7)
        if not 0 <= column < len(weeks):
            return QRectF()
        return QRectF(self._left + column * PITCH, self._top + line * PITCH, CELL, CELL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None or self._state is None:
            super().keyPressEvent(event)
            return
        first, last = self.weeks[0][0].day, self._state.today
        if self._day is None:
            self._select(last)
        elif abs(step) > 28:
            self._select(first if step < 0 else last)
        elif first <= self._day + timedelta(days=step) <= last:
            self._select(self._day + timedelta(days=step))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found != self._pointed:
            self._pointed = found
            self._tell(found or self._day)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self._select(found)

    def leaveEvent(self, event: object) -> None:
        self._pointed = None
        self._tell(self._day if self.hasFocus() else None)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._day is None and self._state is not None:
            self._select(self._state.today)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._tell(None)
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        self._paint_names(painter)
        for week in self.weeks:
            for day in week:
                self._marks[day.step](painter, self.cell(day.day))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._state is not None:
            self._outline(painter, self._state.today, QPen(self._ink, 2))
        if self._pointed is not None:
            self._outline(painter, self._pointed, QPen(self._soft, 2))
        if self._day is not None and self.hasFocus():
            self._outline(painter, self._day, QPen(self._focus, 3))

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(self._soft)
        weeks = self.weeks
        for line, day in enumerate(weeks[0] if weeks else ()):
            if line % 2 == 0:
                box = QRectF(0, self._top + line * PITCH, self._left, CELL)
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignVCenter, weekday_words(day.day.weekday())
                )
        free_from = 0.0
        for week in weeks:
            begins = next((day.day for day in week if day.day.day == 1), None)
            left = self.cell(week[0].day).left()
            if begins is not None and left >= free_from:
                words = month_words(begins)
                width = QFontMetricsF(self._small).horizontalAdvance(words)
                if left + width <= self.width():
                    painter.drawText(QRectF(left, 0, width + 4, self._top), 0, words)
                    free_from = left + width + Space.S

    def _outline(self, painter: QPainter, day: date, pen: QPen) -> None:
        cell = self.cell(day)
        if not cell.isNull():
            painter.setPen(pen)
            painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 6, 6)

    def _at(self, place: QPointF) -> date | None:
        weeks = self.weeks
        column = int((place.x() - self._left) // PITCH)
        line = int((place.y() - self._top) // PITCH)
        if 0 <= column < len(weeks) and 0 <= line < len(weeks[column]):
            return weeks[column][line].day
        return None

    def _select(self, day: date) -> None:
        self._day = day
        words = self._tell(day)
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def _tell(self, day: date | None) -> str:
        words = ""
        if day is not None and self._state is not None:
            since = (day - self._state.weeks[0][0].day).days
            words = calendar_day(self._state.days[since])
        self.told.emit(words)
        return words
