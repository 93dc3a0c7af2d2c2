"""The practice calendar: a column a week, a cell a day, walked by arrow keys or the pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.journal.looking_back.calendar import CALENDAR_WEEKS, CalendarDay, CalendarState
from mindbody_app.ui.progress.marks import excused_stroke, paint_days
from mindbody_app.ui.progress.practice_words import calendar_day
from mindbody_app.ui.progress.words import month_words, weekday_words
from mindbody_app.ui.theme import FONT_FAMILY, Palette, Space, Type

LEAST_PITCH = 13
MOST_PITCH = 24
"""Pixels from one cell to the next; where a year doesn't fit at the least, fewer weeks are seen."""
LEAST_WEEKS = 20
"""Weeks that somebody sees who began lately; there are more with every week, up to a year."""
_CELL_SHARE = 0.86
_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -7,
    Qt.Key.Key_Right: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}


@dataclass(frozen=True)
class Years:
    """What the calendar is made from: the years up to a day, and those before."""

    last_day: date
    """The year that is shown first ends with this day's week."""
    first_kept: date
    """The oldest day that there is something to see of."""
    state_of: Callable[[date], CalendarState]
    """The 53 weeks up to that of a day."""


class PracticeCalendar(QWidget):
    """A year of weeks, or as many of them as the width holds, and those before them.

    Up and Down step a day, Left and Right a week, Page Up and Page Down four weeks; walking past
    the first week shown brings earlier ones. Home and End go to the first and the last day shown,
    Shift with Left or Right to the year before and after.
    """

    told = Signal(str)
    """The words of the day that the keyboard or the pointer is on; empty when it leaves."""
    view_changed = Signal()
    """It shows other weeks."""

    def __init__(self, name: str, palette: Palette) -> None:
        super().__init__()
        self._name = name
        self._tokens = palette
        self._excused = excused_stroke(palette)
        self._ink, self._soft = QColor(palette.ink), QColor(palette.ink_soft)
        self._focus = QColor(palette.focus)
        self._years: Years | None = None
        self._state: CalendarState | None = None
        self._first_shown: CalendarState | None = None
        self._day: date | None = None
        self._pointed: date | None = None
        self._picture: QPixmap | None = None
        self._small = QFont(FONT_FAMILY)
        self._small.setPixelSize(Type.SMALL)
        metrics = QFontMetricsF(self._small)
        self._top = metrics.height() + Space.S
        self._left = max(metrics.horizontalAdvance(weekday_words(day)) for day in range(7)) + 12
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = round(self._left + CALENDAR_WEEKS * LEAST_PITCH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._left) + 4 * LEAST_PITCH, round(self._top) + 7 * LEAST_PITCH)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._top + 7 * self._pitch_at(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        self.view_changed.emit()

    @property
    def day(self) -> date | None:
        """The day that the keyboard is on; None before it was ever used."""
        return self._day

    @property
    def state(self) -> CalendarState | None:
        """The year whose last weeks are shown."""
        return self._state

    @property
    def weeks(self) -> tuple[tuple[CalendarDay, ...], ...]:
        """The weeks that are drawn, oldest first."""
        return () if self._state is None else self._state.weeks[-self._fitting(self.width()) :]

    def take(self, years: Years) -> None:
        """Show the last of some years."""
        before, self._years = self._years, years
        if before is None or years.state_of(years.last_day) is not self._first_shown:
            self._first_shown = years.state_of(years.last_day)
            self.updateGeometry()
            self._day = self._pointed = None
            self.setAccessibleName(self._name)
            self._show_up_to(years.last_day)

    def can_move(self, part: float) -> bool:
        """Whether there is anything before (a negative part) or after the weeks shown."""
        if self._years is None or self._state is None:
            return False
        if part < 0:
            return self._years.first_kept < self.weeks[0][0].day
        return self._state.last_day < self._state.today

    def move_by(self, part: float) -> None:
        """Show as many weeks as fit before those shown (a negative part), or after them."""
        if self.can_move(part) and self._state is not None:
            weeks = len(self.weeks)
            step = timedelta(weeks=-weeks if part < 0 else weeks)
            self._show_up_to(min(self._state.weeks[-1][0].day + step, self._state.today))

    def cell(self, day: date) -> QRectF:
        """Where a day is drawn, in this widget's pixels; an empty rectangle where it is not."""
        weeks = self.weeks
        if not weeks:
            return QRectF()
        column, line = divmod((day - weeks[0][0].day).days, 7)
        if not 0 <= column < len(weeks):
            return QRectF()
        pitch = self._pitch_at(self.width())
        side = round(pitch * _CELL_SHARE)
        return QRectF(
            round(self._left + column * pitch), round(self._top + line * pitch), side, side
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._years is None or self._state is None:
            super().keyPressEvent(event)
        elif shifted and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_by(-1 if key == Qt.Key.Key_Left else 1)
            self._select(self._state.last_day)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            home = key == Qt.Key.Key_Home
            self._select(self.weeks[0][0].day if home else self._state.last_day)
        elif key in _KEYS:
            self._walk(_KEYS[key], self._state.today)
        else:
            super().keyPressEvent(event)

    def _walk(self, days: int, today: date) -> None:
        assert self._years is not None
        if self._day is None:
            self._select(self.weeks[-1][-1].day)
            return
        to = self._day + timedelta(days=days)
        seen = self.weeks[0][0].day <= to
        if to <= today and (seen or to >= self._years.first_kept):
            self._select(to)

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
            self._select(self._state.last_day)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._tell(None)
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sharpness = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != sharpness:
            # A year is hundreds of cells, and the pointer or a page that scrolls paints it often.
            self._picture = QPixmap(self.size() * sharpness)
            self._picture.setDevicePixelRatio(sharpness)
            self._picture.fill(QColor(self._tokens.surface))
            year = QPainter(self._picture)
            self._paint_year(year)
            year.end()
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pointed is not None:
            self._outline(painter, self._pointed, QPen(self._soft, 2))
        if self._day is not None and self.hasFocus():
            self._outline(painter, self._day, QPen(self._focus, 3))

    @contextmanager
    def drawn_sharply(self, sharpness: float) -> Iterator[None]:
        """It is drawn in lines and squares, which are sharp in every picture."""
        yield

    def paint_into(self, painter: QPainter, place: QRectF) -> None:
        """Paint it into a place of a picture, with no day chosen."""
        painter.save()
        painter.translate(place.topLeft())
        self._paint_year(painter)
        painter.restore()

    def _paint_year(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        self._paint_names(painter)
        cells = [(day, self.cell(day.day)) for week in self.weeks for day in week]
        paint_days(painter, self._tokens, [(cell, day.step) for day, cell in cells])
        for day, cell in cells:
            if day.excused is not None:
                self._excused(painter, cell)
        if self._state is not None:
            self._outline(painter, self._state.today, QPen(self._ink, 2))

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(self._soft)
        weeks = self.weeks
        for line, day in enumerate(weeks[0] if weeks else ()):
            if line % 2 == 0:
                cell = self.cell(day.day)
                box = QRectF(0, cell.center().y() - self._top / 2, self._left, self._top)
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignVCenter, weekday_words(day.day.weekday())
                )
        metrics, free_from = QFontMetricsF(self._small), 0.0
        for week in weeks:
            begins = next((day.day for day in week if day.day.day == 1), None)
            left = self.cell(week[0].day).left()
            if begins is None or left < free_from:
                continue
            words = month_words(begins)
            if begins.month == 1:
                words = f"{words} {begins.year}"
            width = metrics.horizontalAdvance(words)
            if left + width <= self.width():
                painter.drawText(QRectF(left, 0, width + 4, self._top), 0, words)
                free_from = left + width + Space.S

    def _outline(self, painter: QPainter, day: date, pen: QPen) -> None:
        cell = self.cell(day)
        if not cell.isNull():
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 4, 4)

    def _fitting(self, width: float) -> int:
        kept = CALENDAR_WEEKS
        if self._years is not None:
            kept = (self._years.last_day - self._years.first_kept).days // 7 + 2
        most = min(CALENDAR_WEEKS, max(LEAST_WEEKS, kept))
        return max(1, min(most, int((width - self._left) // LEAST_PITCH)))

    def _pitch_at(self, width: float) -> float:
        return min(MOST_PITCH, max(1.0, (width - self._left) / self._fitting(width)))

    def _at(self, place: QPointF) -> date | None:
        weeks, pitch = self.weeks, self._pitch_at(self.width())
        column = int((place.x() - self._left) // pitch)
        line = int((place.y() - self._top) // pitch)
        if 0 <= column < len(weeks) and 0 <= line < len(weeks[column]):
            return weeks[column][line].day
        return None

    def _show_up_to(self, day: date) -> None:
        assert self._years is not None
        self._state = self._years.state_of(day)
        self._picture = None
        self.view_changed.emit()
        self.update()

    def _select(self, day: date) -> None:
        assert self._state is not None
        if day < self.weeks[0][0].day:
            # A quarter of the weeks before it, so that it isn't the last step for long.
            self._show_up_to(day + timedelta(weeks=len(self.weeks) * 3 // 4))
        elif day > self._state.last_day:
            self._show_up_to(min(self._state.today, day + timedelta(weeks=len(self.weeks) // 4)))
        self._day = day
        words = self._tell(day)
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def _tell(self, day: date | None) -> str:
        words = ""
        if day is not None and self._state is not None:
            since = (day - self._state.first_day).days
            if 0 <= since < len(self._state.days):
                words = calendar_day(self._state.days[since], self._state.today)
        self.told.emit(words)
        return words
