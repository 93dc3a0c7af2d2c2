"""Seven days in a row: which of them were practised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.ui.icons import icon
from mindbody_app.ui.theme import Palette, Type

_DISC = 40
_HEIGHT = 74


class WeekStrip(QWidget):
    """A disc a day: filled with a tick when practised, ringed today, a quiet outline otherwise.

    A day without practice looks like a day to come: nothing is crossed out.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._tokens = palette
        self._days: tuple[date, ...] = ()
        self._practised: frozenset[date] = frozenset()
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, days: Sequence[date], practised: frozenset[date], today: date) -> None:
        """Show these seven days."""
        self._days, self._practised, self._today = tuple(days), practised, today
        names = ", ".join(self.locale().dayName(day.isoweekday()) for day in sorted(practised))
        self.setAccessibleName(
            self.tr("Practised this week: {0}").format(names)
            if names
            else self.tr("No practice yet this week")
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(7 * 72, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * 48, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width() / 7, 104.0)
        for number, day in enumerate(self._days):
            self._paint_day(painter, QRectF(number * width, 0, width, _HEIGHT), day)

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        today = day == self._today
        # Discs stand at the cells' left, so that the strip lines up with the text above it.
        disc = QRectF(cell.left() + 2, cell.top() + 2, _DISC, _DISC)
        if day in self._practised:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tokens.accent))
            painter.drawEllipse(disc)
            tick = disc.adjusted(10, 10, -10, -10)
            icon("check", self._tokens.on_accent, 20).paint(painter, tick.toRect())
        else:
            painter.setPen(QPen(QColor(self._tokens.control), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if today:
            painter.setPen(QPen(QColor(self._tokens.accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-1, -1, 1, 1))
        font = painter.font()
        font.setPixelSize(Type.SMALL)
        font.setBold(today)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.ink if today else self._tokens.ink_soft))
        name = self.locale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        words = QRectF(disc.left() - 14, disc.bottom() + 8, _DISC + 28, 24)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
