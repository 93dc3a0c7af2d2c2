"""What the charts of the diary will look like, in the quietest colours: nobody's data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from mindbody_app.practice.regions import Region
from mindbody_app.ui.widgets.body_areas import areas
from mindbody_app.ui.widgets.body_shape import BOUNDS, outline

TREND = (5, 6, 5, 5, 6, 4, 5, 5, 6, 5, 4, 5)
"""As high at its end as at its beginning: a sketch promises nothing."""
_MINUTES = (0, 2, 3, 0, 3, 2, 0, 0, 3, 2, 3, 0)
PEG = (6, 5, 6, 6, 5, 6, 5, 6)
_TAGS = ((0.9, 0.55, 0.4), (0.7, 0.6, 0.2))
_KINDS = ((3, 2), (4, 1), (2, 2), (4, 2), (3, 3), (2, 1), (3, 4), (4, 2))
_MARKED = (
    (Region.LEFT_KNEE, Region.NECK),
    (Region.NECK, Region.RIGHT_SHOULDER, Region.LEFT_KNEE),
)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The colours of a sketch."""

    line: QColor
    fill: QColor
    firm: QColor
    warm: QColor


SketchPaint = Callable[[QPainter, QRectF, Quiet], None]


def paint_trend(painter: QPainter, area: QRectF, colours: Quiet) -> None:
    """A line over bars on the same axis."""
    slot = area.width() / len(TREND)
    upper, lower = area.height() * 0.68, area.height() * 0.26
    points = [
        QPointF(area.left() + (at + 0.5) * slot, area.top() + upper * (1 - value / 8))
        for at, value in enumerate(TREND)
    ]
    painter.setPen(QPen(colours.warm, 3))
    for one, following in pairwise(points):
        painter.drawLine(one, following)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.warm)
    for point in points:
        painter.drawEllipse(point, 4.5, 4.5)
    painter.setBrush(colours.firm)
    for at, minutes in enumerate(_MINUTES):
        high = lower * minutes / 3
        left = area.left() + (at + 0.2) * slot
        painter.drawRoundedRect(QRectF(left, area.bottom() - high, slot * 0.6, high), 3, 3)


def paint_peg(painter: QPainter, area: QRectF, colours: Quiet) -> None:
    """Marks within a band."""
    slot = area.width() / len(PEG)
    unit = area.height() / 10
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.fill)
    first = area.bottom() - PEG[0] * unit
    painter.drawRect(QRectF(area.left(), first - 2 * unit, area.width(), 4 * unit))
    points = [
        QPointF(area.left() + (at + 0.5) * slot, area.bottom() - value * unit)
        for at, value in enumerate(PEG)
    ]
    painter.setPen(QPen(colours.warm, 2))
    for one, following in pairwise(points):
        painter.drawLine(one, following)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.warm)
    for point in points:
        painter.drawEllipse(point, 5, 5)


def paint_tags(painter: QPainter, area: QRectF, colours: Quiet) -> None:
    """Two columns of bars."""
    wide = area.width() / 2 - 16
    pitch = area.height() / 3
    painter.setPen(Qt.PenStyle.NoPen)
    for kind, (lengths, colour) in enumerate(zip(_TAGS, (colours.warm, colours.firm), strict=True)):
        left = area.left() + kind * (wide + 32)
        for at, length in enumerate(lengths):
            top = area.top() + at * pitch
            painter.setBrush(colours.line)
            painter.drawRoundedRect(QRectF(left, top + 4, wide * 0.32, 8), 3, 3)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(left, top + 18, wide * length, 12), 3, 3)


def paint_regions(painter: QPainter, area: QRectF, colours: Quiet) -> None:
    """Two figures with a few regions shaded."""
    scale = area.height() / BOUNDS.height()
    for number, marked in enumerate(_MARKED):
        across = area.left() + (number + 0.5) * BOUNDS.width() * scale * 1.2
        placed = QTransform.fromTranslate(across, area.top() - BOUNDS.top() * scale)
        placed.scale(scale, scale)
        painter.fillPath(placed.map(outline()), colours.fill)
        for region in marked:
            painter.fillPath(placed.map(areas(from_behind=False)[region]), colours.warm)


def paint_minutes(painter: QPainter, area: QRectF, colours: Quiet) -> None:
    """Bars of two kinds, one on the other."""
    slot, unit = area.width() / len(_KINDS), area.height() / 8
    painter.setPen(Qt.PenStyle.NoPen)
    for at, (lower, upper) in enumerate(_KINDS):
        left, middle = area.left() + (at + 0.2) * slot, area.bottom() - lower * unit
        for top, high, colour in (
            (middle, lower * unit, colours.firm),
            (middle - upper * unit, upper * unit - 2, colours.fill),
        ):
            painter.setBrush(colour)
            painter.drawRect(QRectF(left, top, slot * 0.6, high))
