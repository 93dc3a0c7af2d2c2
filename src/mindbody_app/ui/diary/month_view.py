"""A month to choose a day from; a dot is a day with an entry, a bar a day off the plan."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.ui.dates import day_words, weekday_words
from mindbody_app.ui.diary.day_marks import NO_DAY_MARKS, DayMarks, marks_told
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.legend import Legend, Paint
from mindbody_app.ui.widgets.showing import bring_into_view

_WEEKS = 6
"""Lines that every month fits in, so that nothing moves from one month to the next."""
_NARROWEST = 40
"""Pixels of a day in the narrowest of windows; elsewhere it is `TARGET`."""
_DOT, _BAR = 6, 14
"""Pixels across."""
_FROM_BOTTOM = 12
_KEYS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(days=-7),
    Qt.Key.Key_Down: timedelta(days=7),
}
_WALKING = (
    *_KEYS,
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
)

Marks = Callable[[date, date], Mapping[date, DayMarks]]


def months_later(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class _Day(QPushButton):
    """One day of the month; walking keys are the month's."""

    pointed = Signal()
    """The keyboard or the pointer came to it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setProperty("variant", "day")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self._palette = palette
        self.marks = NO_DAY_MARKS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        signs = [_DOT] * self.marks.written + [_BAR] * (self.marks.off is not None)
        if not signs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = self._palette
        painter.setBrush(QColor(palette.on_accent if self.isChecked() else palette.accent))
        left = (self.width() - sum(signs) - Space.XS * (len(signs) - 1)) / 2
        for width in signs:
            _paint_sign(painter, left, self.height() - _FROM_BOTTOM, width)
            left += width + Space.XS


def _paint_sign(painter: QPainter, left: float, middle: float, width: int) -> None:
    """Draw a dot or a bar; `middle` is its height's."""
    height = _DOT if width == _DOT else _DOT / 2
    painter.drawRoundedRect(
        QRectF(left, middle - height / 2, width, height), height / 2, height / 2
    )


class MonthView(QWidget):
    """Arrows walk by days and weeks, Page Up and Page Down by months, Home and End go to the
    month's ends, Return and Space choose, Esc leaves it as it is."""

    chosen = Signal(object)
    """A `date`."""
    left = Signal()
    """Nothing was chosen."""

    def __init__(self, name: str, palette: Palette, marks: Marks, *, week_starts: int) -> None:
        """`marks` tells what lies on the days of a stretch; weeks start on a weekday, 0 (Monday)
        to 6."""
        super().__init__()
        self.setAccessibleName(name)
        self._marks, self._week_starts = marks, week_starts
        self._today = self._day = self._shown = date.min
        self._bounds = (date.min, date.max)
        self._title = text("", "heading", wrap=False)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._earlier, self._later = (
            button(
                words,
                partial(self._turn, months),
                variant="bare",
                icon_name=sign,
                colour=palette.ink,
            )
            for words, sign, months in (
                (self.tr("The month before"), "chevron-left", -1),
                (self.tr("The month after"), "chevron-right", 1),
            )
        )
        self._told = text("", "soft")
        self._told.setMinimumHeight(self._told.fontMetrics().lineSpacing() + Space.XS)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cells = [_Day(palette) for _ in range(7 * _WEEKS)]
        self._fill(palette)
        for cell in self._cells:
            cell.pointed.connect(lambda cell=cell: self._tell(self._cell_days.get(cell)))
            cell.clicked.connect(lambda _on=False, cell=cell: self._choose(cell))
        self._cell_days: dict[_Day, date] = {}

    def show_day(self, day: date, bounds: tuple[date, date], today: date) -> None:
        """Show the month of a day, which is the chosen one; only days within bounds can be."""
        self._day, self._bounds, self._today = day, bounds, today
        self._show_month(day)

    def focus_in(self) -> None:
        """Put the keyboard on the chosen day."""
        self._walk_to(self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        here = next((day for cell, day in self._cell_days.items() if cell.hasFocus()), None)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif here is None or key not in _WALKING:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self._walk_to(here + _KEYS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._walk_to(months_later(here, -1 if key == Qt.Key.Key_PageUp else 1))
        else:
            last = monthrange(here.year, here.month)[1]
            self._walk_to(here.replace(day=1 if key == Qt.Key.Key_Home else last))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell(next((day for cell, day in self._cell_days.items() if cell.hasFocus()), None))

    def _fill(self, palette: Palette) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        box = QWidget()
        box.setMaximumWidth(7 * TARGET)
        box.setMinimumWidth(7 * _NARROWEST)
        within = QVBoxLayout(box)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(Space.XS)
        head = row(self._earlier, self._title, self._later, spacing=0)
        head.setStretch(1, 1)
        within.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(0)
        for place in range(7):
            grid.addWidget(self._weekday(place), 0, place)
            grid.setColumnStretch(place, 1)
        for number, cell in enumerate(self._cells):
            week, place = divmod(number, 7)
            grid.addWidget(cell, week + 1, place)
            grid.setRowMinimumHeight(week + 1, TARGET)
        within.addLayout(grid)
        line = row(box, None)
        line.setStretch(0, 1000)
        column.addLayout(line)
        column.addWidget(self._legend(palette))
        column.addWidget(self._told)

    def _legend(self, palette: Palette) -> Legend:
        """What the signs under the days mean."""

        def sign(width: int) -> Paint:
            def paint(painter: QPainter, room: QRectF) -> None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.accent))
                middle = room.center()
                _paint_sign(painter, middle.x() - width / 2, middle.y(), width)

            return paint

        return Legend(
            [
                (sign(_DOT), self.tr("something written")),
                (sign(_BAR), self.tr("off the plan")),
            ]
        )

    def _weekday(self, place: int) -> QLabel:
        weekday = (self._week_starts + place) % 7
        label = text(weekday_words(weekday), "small", wrap=False)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def _show_month(self, day: date) -> None:
        first = self._shown = day.replace(day=1)
        last = months_later(first, 1) - timedelta(days=1)
        month = QLocale().standaloneMonthName(first.month)
        self._title.setText(self.tr("{0} {1}").format(month, first.year))
        least, most = self._bounds
        self._earlier.setEnabled(first > least)
        self._later.setEnabled(last < most)
        marks = self._marks(first, last)
        start = first_day_of_week(first, self._week_starts)
        self._cell_days.clear()
        for number, cell in enumerate(self._cells):
            here = start + timedelta(days=number)
            cell.setVisible(first <= here <= last)
            if first <= here <= last:
                self._cell_days[cell] = here
                self._show_cell(cell, here, marks.get(here, NO_DAY_MARKS))
        self._tell(None)

    def _show_cell(self, cell: _Day, day: date, marks: DayMarks) -> None:
        cell.marks = marks
        cell.setText(str(day.day))
        cell.setAccessibleName(self._words_of(day, marks))
        cell.setChecked(day == self._day)
        cell.setEnabled(self._bounds[0] <= day <= self._bounds[1])
        keyboard = Qt.FocusPolicy.StrongFocus if self._stop() == day else Qt.FocusPolicy.ClickFocus
        cell.setFocusPolicy(keyboard)
        if cell.property("today") != (day == self._today):
            cell.setProperty("today", day == self._today)
            cell.style().unpolish(cell)
            cell.style().polish(cell)

    def _stop(self) -> date:
        """The day of the month shown that Tab reaches."""
        first = self._shown
        inside = (self._day.year, self._day.month) == (first.year, first.month)
        return self._day if inside else min(max(first, self._bounds[0]), self._bounds[1])

    def _words_of(self, day: date, marks: DayMarks) -> str:
        words = day_words(day)
        if day.year != self._today.year:
            words = f"{words} {day.year}"
        if day == self._today:
            words = self.tr("{0}, today").format(words)
        told = marks_told(marks)
        return self.tr("{0}: {1}").format(words, told) if told else words

    def _turn(self, months: int) -> None:
        self._show_month(months_later(self._shown, months))

    def _walk_to(self, day: date) -> None:
        """Put the keyboard on a day, or on the nearest that can be chosen."""
        day = min(max(day, self._bounds[0]), self._bounds[1])
        if day.replace(day=1) != self._shown:
            self._show_month(day)
        for cell, here in self._cell_days.items():
            if here == day:
                cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                cell.setFocus(Qt.FocusReason.TabFocusReason)
                bring_into_view(cell)
            else:
                cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _choose(self, cell: _Day) -> None:
        self._day = self._cell_days[cell]
        self.chosen.emit(self._day)

    def _tell(self, day: date | None) -> None:
        """Say what lies on a day."""
        cell = next((each for each, here in self._cell_days.items() if here == day), None)
        self._told.setText("" if cell is None else cell.accessibleName())
