"""The marks of the diary's charts, for their legends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mindbody_app.ui.progress.marks import paint_diamond
from mindbody_app.ui.theme import Palette, mixed
from mindbody_app.ui.widgets.legend import Paint

FAINT = 0.55
"""The share of the colour in a day's own value."""
WIDE, THIN = 2.5, 1.0
"""Pixels of the median's line from 5 rated days on, and at 3 and 4."""
BAND = 0.14
"""The share of the ink in the band of PEG."""


def median_mark(palette: Palette, *, hollow: bool = False) -> Paint:
    """A mark on its line: full on a wide one, hollow on a thin one."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        middle, warm = cell.center(), QColor(palette.warm)
        painter.setPen(QPen(warm, THIN if hollow else WIDE))
        painter.drawLine(QPointF(cell.left(), middle.y()), QPointF(cell.right(), middle.y()))
        painter.setPen(QPen(warm, 2))
        painter.setBrush(QColor(palette.surface) if hollow else warm)
        painter.drawEllipse(middle, 4.5, 4.5)

    return paint


def median_line(palette: Palette, *, thin: bool = False) -> Paint:
    """The line alone, where so many medians are drawn that none has a mark."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        y = cell.center().y()
        painter.setPen(QPen(QColor(palette.warm), THIN if thin else WIDE))
        painter.drawLine(QPointF(cell.left(), y), QPointF(cell.right(), y))

    return paint


def value_mark(palette: Palette) -> Paint:
    """A small faint dot."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(palette.surface, palette.warm, FAINT)))
        painter.drawEllipse(cell.center(), 3, 3)

    return paint


def score_mark(palette: Palette) -> Paint:
    """A filled diamond: PEG."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.warm))
        paint_diamond(painter, cell)

    return paint


def band_mark(palette: Palette) -> Paint:
    """A pale band between two dashed lines."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        band = cell.adjusted(0, 3, 0, -3)
        painter.fillRect(band, QColor(mixed(palette.surface, palette.ink_soft, BAND)))
        painter.setPen(QPen(QColor(palette.control), 1, Qt.PenStyle.DashLine))
        painter.drawLine(band.topLeft(), band.topRight())
        painter.drawLine(band.bottomLeft(), band.bottomRight())

    return paint


def change_mark(palette: Palette) -> Paint:
    """A square on an upright line with ends: the mean change and its interval."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        ink, middle = QColor(palette.ink), cell.center()
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(middle.x(), cell.top()), QPointF(middle.x(), cell.bottom()))
        for y in (cell.top() + 1, cell.bottom() - 1):
            painter.drawLine(QPointF(middle.x() - 4, y), QPointF(middle.x() + 4, y))
        painter.fillRect(QRectF(middle.x() - 4, middle.y() - 4, 8, 8), ink)

    return paint
