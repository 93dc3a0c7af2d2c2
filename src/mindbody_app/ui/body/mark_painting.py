"""How a marked area looks: told apart by its pattern, not by its colour alone."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mindbody_app.practice.body import RegionMark
from mindbody_app.ui.theme import Palette, mixed

_STEP = 6.5
"""From one dot or line of a pattern to the next, in the figure's own units."""
_DOT = 1.6
_SWATCH = QSize(36, 28)


def paint_mark(painter: QPainter, path: QPainterPath, mark: RegionMark, colours: Palette) -> None:
    """Fill an area by its mark: dots on a colour where it hurts, slanted lines where it is left
    out; without a mark only its edge is drawn."""
    painter.save()
    edge = QPen(QColor(colours.control), 1.2)
    if mark is RegionMark.SORE:
        painter.fillPath(path, QColor(colours.warm))
        painter.setClipPath(path)
        _dots(painter, path.boundingRect(), QColor(colours.surface))
        painter.setClipping(False)
        edge = QPen(QColor(colours.warm), 1.4)
    elif mark is RegionMark.LEFT_OUT:
        painter.fillPath(path, QColor(colours.surface))
        painter.setClipPath(path)
        _lines(painter, path.boundingRect(), QPen(QColor(colours.ink_soft), 1.3))
        painter.setClipping(False)
        edge = QPen(QColor(colours.ink_soft), 1.4)
    painter.strokePath(path, edge)
    painter.restore()


def _dots(painter: QPainter, room: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    down, odd = room.top() + _STEP / 2, False
    while down < room.bottom():
        across = room.left() + (_STEP if odd else _STEP / 2)
        while across < room.right():
            painter.drawEllipse(QPointF(across, down), _DOT, _DOT)
            across += _STEP
        down, odd = down + _STEP * 0.87, not odd


def _lines(painter: QPainter, room: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    along = room.left() - room.height()
    while along < room.right():
        painter.drawLine(QLineF(along, room.bottom(), along + room.height(), room.top()))
        along += _STEP


class MarkSwatch(QWidget):
    """A small sample of a mark, for a legend."""

    def __init__(self, mark: RegionMark, colours: Palette) -> None:
        super().__init__()
        self._mark, self._colours = mark, colours
        self.setFixedSize(_SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        if self._mark is RegionMark.NONE:
            painter.fillPath(path, QColor(mixed(self._colours.surface, self._colours.ink, 0.13)))
        paint_mark(painter, path, self._mark, self._colours)
