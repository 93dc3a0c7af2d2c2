"""Small drawn things: the marks of a legend, the steps of the calendar and a first-use sketch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.progress.sketches import (
    Quiet,
    SketchPaint,
    paint_minutes,
    paint_peg,
    paint_regions,
    paint_tags,
    paint_trend,
)
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.legend import Paint

STEP_SIZES = (0.0, 0.46, 0.72, 1.0)
"""Side of a practised day's square within its cell: size tells the steps apart without colour."""
STEP_STRENGTHS = (0.0, 0.72, 0.86, 1.0)


def blend(under: str, over: str, strength: float) -> QColor:
    """`over` laid on `under` at a strength of 0-1, as an opaque colour."""
    a, b = QColor(under), QColor(over)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * strength,
        a.greenF() + (b.greenF() - a.greenF()) * strength,
        a.blueF() + (b.blueF() - a.blueF()) * strength,
    )


def day_mark(palette: Palette, step: int) -> Paint:
    """A calendar cell: a well, and in it a square that grows with the minutes."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        paint_days(painter, palette, [(cell, step)])

    return paint


def paint_days(painter: QPainter, palette: Palette, cells: Sequence[tuple[QRectF, int]]) -> None:
    """Calendar cells and their steps, all at once: a year of them one by one takes a while."""
    wells, squares = QPainterPath(), [QPainterPath() for _ in STEP_SIZES]
    for cell, step in cells:
        round_by = cell.width() * 0.2
        if step < len(STEP_SIZES) - 1:
            wells.addRoundedRect(cell, round_by, round_by)
        if step:
            inset = cell.width() * (1 - STEP_SIZES[step]) / 2
            square = cell.adjusted(inset, inset, -inset, -inset)
            squares[step].addRoundedRect(square, round_by, round_by)
    painter.fillPath(wells, QColor(palette.sunken))
    for path, strength in zip(squares, STEP_STRENGTHS, strict=True):
        painter.fillPath(path, blend(palette.surface, palette.accent, strength))


def excused_stroke(palette: Palette) -> Paint:
    """A stroke across a calendar cell, over whatever it shows: an excused day."""
    edge, stroke = QColor(palette.surface), QColor(palette.ink)

    def paint(painter: QPainter, cell: QRectF) -> None:
        inset = cell.width() * 0.12
        line = QLineF(
            QPointF(cell.left() + inset, cell.bottom() - inset),
            QPointF(cell.right() - inset, cell.top() + inset),
        )
        # The wider line under it parts the stroke from a square of any colour.
        for colour, width in ((edge, 4.0), (stroke, 1.8)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(line)

    return paint


def excused_day_mark(palette: Palette) -> Paint:
    """An excused day without practice."""
    well, stroke = day_mark(palette, 0), excused_stroke(palette)

    def paint(painter: QPainter, cell: QRectF) -> None:
        well(painter, cell)
        stroke(painter, cell)

    return paint


def excused_box(palette: Palette) -> Paint:
    """A dashed box: days that left the plan."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        pen = QPen(QColor(palette.ink_soft), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(cell.adjusted(3, 3, -3, -3))

    return paint


def bar_mark(palette: Palette) -> Paint:
    """A bar: days practised."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        side = cell.width() * 0.28
        painter.drawRect(cell.adjusted(side, 1, -side, -1))

    return paint


def line_mark(palette: Palette) -> Paint:
    """A level line: days planned."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        painter.setPen(QPen(QColor(palette.ink), 3))
        middle = cell.center().y()
        painter.drawLine(QPointF(cell.left(), middle), QPointF(cell.right(), middle))

    return paint


def paint_diamond(painter: QPainter, cell: QRectF) -> None:
    """A diamond in the middle of a cell, with the painter's pen and brush."""
    c, r = cell.center(), cell.width() * 0.38
    points = [c + QPointF(0, -r), c + QPointF(r, 0), c + QPointF(0, r), c + QPointF(-r, 0)]
    painter.drawPolygon(QPolygonF(points))


def diamond_mark(palette: Palette) -> Paint:
    """A hollow diamond: pain before."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        painter.setPen(QPen(QColor(palette.warm), 2))
        painter.setBrush(QColor(palette.surface))
        paint_diamond(painter, cell)

    return paint


def dot_mark(palette: Palette) -> Paint:
    """A filled dot: pain after."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        r = cell.width() * 0.34
        painter.drawEllipse(cell.center(), r, r)

    return paint


SketchKind = Literal[
    "calendar", "weeks", "minutes", "before_after", "trend", "regions", "peg", "tags"
]
_OTHERS: dict[SketchKind, SketchPaint] = {
    "minutes": paint_minutes,
    "trend": paint_trend,
    "regions": paint_regions,
    "peg": paint_peg,
    "tags": paint_tags,
}
_SKETCH_DAYS = "0102001030120021301203120231012030102301203102310212030231230"
_SKETCH_WEEKS = (2, 3, 3, 4, 3, 5, 4, 5)
SKETCH_PAIRS = ((6, 5), (5, 5), (4, 5), (7, 5), (5, 4), (6, 7), (4, 4), (6, 4))
"""As many the same or higher after as lower: a sketch promises nothing."""


class Sketch(QWidget):
    """What a chart will look like, in the quietest colours: no numbers, no one's data.

    Label it as an example wherever it stands.
    """

    def __init__(self, kind: SketchKind, palette: Palette) -> None:
        super().__init__()
        self._kind = kind
        self._line = QColor(palette.border)
        self._fill = blend(palette.surface, palette.accent, 0.16)
        self._firm = blend(palette.surface, palette.accent, 0.34)
        self._warm = blend(palette.surface, palette.warm, 0.4)

    def sizeHint(self) -> QSize:
        return QSize(300, 132)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 132)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), 460)
        area = QRectF(0, 6, width, self.height() - 12)
        if self._kind == "calendar":
            self._days(painter, area)
        elif self._kind == "weeks":
            self._weeks(painter, area)
        elif self._kind in _OTHERS:
            quiet = Quiet(self._line, self._fill, self._firm, self._warm)
            _OTHERS[self._kind](painter, area, quiet)
        else:
            self._pairs(painter, area)

    def _days(self, painter: QPainter, area: QRectF) -> None:
        pitch = area.height() / 4
        painter.setPen(Qt.PenStyle.NoPen)
        for at, step in enumerate(_SKETCH_DAYS):
            cell = QRectF(area.left() + at // 4 * pitch, area.top() + at % 4 * pitch, 24, 24)
            if cell.right() > area.right():
                break
            painter.setBrush(self._fill)
            painter.drawRoundedRect(cell, 5, 5)
            inset = cell.width() * (1 - STEP_SIZES[int(step)]) / 2
            painter.setBrush(self._firm)
            painter.drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), 4, 4)

    def _weeks(self, painter: QPainter, area: QRectF) -> None:
        slot = area.width() / len(_SKETCH_WEEKS)
        unit = area.height() / 6
        for at, days in enumerate(_SKETCH_WEEKS):
            left = area.left() + at * slot
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._fill)
            painter.drawRoundedRect(
                QRectF(left + slot * 0.2, area.bottom() - days * unit, slot * 0.6, days * unit),
                4,
                4,
            )
            painter.setPen(QPen(self._firm, 3))
            level = area.bottom() - 5 * unit
            painter.drawLine(QPointF(left + slot * 0.1, level), QPointF(left + slot * 0.9, level))

    def _pairs(self, painter: QPainter, area: QRectF) -> None:
        slot = area.width() / len(SKETCH_PAIRS)
        unit = area.height() / 10
        for at, (before, after) in enumerate(SKETCH_PAIRS):
            left = area.left() + (at + 0.5) * slot
            start = QPointF(left - slot * 0.16, area.bottom() - before * unit)
            end = QPointF(left + slot * 0.16, area.bottom() - after * unit)
            painter.setPen(QPen(self._line, 2))
            painter.drawLine(start, end)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._warm)
            painter.drawPolygon(
                QPolygonF([start + QPointF(*by) for by in ((0, -7), (7, 0), (0, 7), (-7, 0))])
            )
            painter.setBrush(self._firm)
            painter.drawEllipse(end, 6, 6)
