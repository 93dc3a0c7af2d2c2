"""The practice calendar: a column a week, a cell a day, walked by arrow keys or the pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from mindbody_app.journal.looking_back.calendar import CALENDAR_WEEKS, CalendarDay, CalendarState
from mindbody_app.ui.dates import weekday_words
from mindbody_app.ui.progress.marks import excused_stroke, paint_days
from mindbody_app.ui.progress.practice_words import calendar_day
from mindbody_app.ui.progress.walked import Walked
from mindbody_app.ui.progress.words import month_words
from mindbody_app.ui.theme import Palette, Space

LEAST_PITCH = 13
MOST_PITCH = 24
"""Pixels from one cell to the next; where a year doesn't fit at the least, fewer weeks are seen."""
LEAST_WEEKS = 20
"""Weeks that somebody sees who began lately; there are more with every week, up to a year."""
_CELL_SHARE = 0.86
_NAMED_FROM = 3
"""Weeks that a month's name takes where the cells are small."""
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


class PracticeCalendar(Walked[date]):
    """A year of weeks, or as many of them as the width holds, and those before them.

    Up and Down step a day, Left and Right a week, Page Up and Page Down four weeks; walking past
    the first week shown brings earlier ones. Home and End go to the first and the last day shown,
    Shift with Left or Right to the year before and after.
    """

    view_changed = Signal()
    """It shows other weeks."""

    def __init__(self, name: str, palette: Palette) -> None:
        super().__init__(name, palette)
        self._excused = excused_stroke(palette)
        self._years: Years | None = None
        self._state: CalendarState | None = None
        self._first_shown: CalendarState | None = None
        metrics = QFontMetricsF(self._small)
        self._top = metrics.height() + Space.S
        self._left = max(metrics.horizontalAdvance(weekday_words(day)) for day in range(7)) + 12
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = round(self._left + CALENDAR_WEEKS * LEAST_PITCH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._left) + 4 * LEAST_PITCH, round(self._top) + 7 * LEAST_PITCH)

    def heightForWidth(self, width: int) -> int:
        return round(self._top + 7 * self._pitch_at(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view_changed.emit()

    @property
    def day(self) -> date | None:
        """The day that the keyboard is on; None before it was ever used."""
        return self._here

    @property
    def state(self) -> CalendarState | None:
        """The year whose last weeks are shown."""
        return self._state

    @property
    def weeks(self) -> tuple[tuple[CalendarDay, ...], ...]:
        """The weeks that are drawn, oldest first."""
        state = self._state
        if state is None:
            return ()
        fitting = state.weeks[-self._fitting(self.width()) :]
        # Before the first day kept nothing could be missed: no squares, though some be looked for.
        return tuple(week for week in fitting if state.holds(week[-1].day)) or fitting[-1:]

    def take(self, years: Years) -> None:
        """Show the last of some years."""
        before, self._years = self._years, years
        if before is None or years.state_of(years.last_day) is not self._first_shown:
            self._first_shown = years.state_of(years.last_day)
            self._show_anew()
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
            weeks = self._fitting(self.width())
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
            self._select(self._first_day() if home else self._state.last_day)
        elif key in _KEYS:
            self._walk(_KEYS[key], self._state.today)
        else:
            super().keyPressEvent(event)

    def _walk(self, days: int, today: date) -> None:
        assert self._years is not None
        if self._here is None:
            self._select(self.weeks[-1][-1].day)
            return
        to = self._here + timedelta(days=days)
        if self._years.first_kept <= to <= today:
            self._select(to)

    def _first_day(self) -> date:
        """The first day drawn."""
        first = self.weeks[0][0].day
        return first if self._years is None else max(first, self._years.first_kept)

    def start(self) -> date | None:
        return None if self._state is None else self._state.last_day

    def words_of(self, place: date) -> str:
        state = self._state
        if state is None or not state.holds(place):
            return ""
        return calendar_day(state.days[(place - state.first_day).days], state.today)

    def place_at(self, position: QPointF) -> date | None:
        weeks, pitch, state = self.weeks, self._pitch_at(self.width()), self._state
        column = int((position.x() - self._left) // pitch)
        line = int((position.y() - self._top) // pitch)
        if state is None or not (0 <= column < len(weeks) and 0 <= line < len(weeks[column])):
            return None
        day = weeks[column][line].day
        return day if state.holds(day) else None

    def paint_all(self, painter: QPainter, sharpness: float) -> None:
        self._paint_names(painter)
        state = self._state
        if state is None:
            return
        known = (day for week in self.weeks for day in week if state.holds(day.day))
        cells = [(day, self.cell(day.day)) for day in known]
        paint_days(painter, self._palette, [(cell, day.step) for day, cell in cells])
        for day, cell in cells:
            if day.excused is not None:
                self._excused(painter, cell)
        self._outline(painter, state.today, QPen(QColor(self._palette.ink), 2))

    def paint_mark(self, painter: QPainter, place: date, *, pointed: bool) -> None:
        colour = self._palette.ink_soft if pointed else self._palette.focus
        self._outline(painter, place, QPen(QColor(colour), 2 if pointed else 3))

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._palette.ink_soft))
        weeks = self.weeks
        for line, day in enumerate(weeks[0] if weeks else ()):
            if line % 2 == 0:
                cell = self.cell(day.day)
                box = QRectF(0, cell.center().y() - self._top / 2, self._left, self._top)
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignVCenter, weekday_words(day.day.weekday())
                )
        metrics, free_from = QFontMetricsF(self._small), 0.0
        for week, begins in self._months():
            left = self.cell(week).left()
            words = month_words(begins)
            if begins.month == 1:
                words = f"{words} {begins.year}"
            width = metrics.horizontalAdvance(words)
            if free_from <= left <= self.width() - width:
                painter.drawText(QRectF(left, 0, width + 4, self._top), 0, words)
                free_from = left + width + Space.S

    def _months(self) -> list[tuple[date, date]]:
        """The weeks that a month is named over, by their first days, and its first day."""
        weeks = self.weeks
        found = [(week[0].day, day.day) for week in weeks for day in week if day.day.day == 1]
        near = weeks[0][0].day + timedelta(weeks=_NAMED_FROM) if weeks else date.max
        if weeks and not any(week < near for week, _ in found):
            # The one that it begins in, where the next is far enough for both.
            begins = self._first_day().replace(day=1)
            found.insert(0, (weeks[0][0].day, begins))
        return found

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
            self._show_up_to(day + timedelta(weeks=self._fitting(self.width()) * 3 // 4))
        elif day > self._state.last_day:
            self._show_up_to(
                min(self._state.today, day + timedelta(weeks=self._fitting(self.width()) // 4))
            )
        super()._select(day)
