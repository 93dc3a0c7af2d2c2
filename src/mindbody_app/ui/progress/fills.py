"""How kinds of practice are filled: each with a pattern of its own, whatever its colour."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from mindbody_app.journal.looking_back.lived_days import KINDS
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.legend import Paint

_TILE = 6
"""Pixels after which a pattern comes again."""
_FINE = 4
"""The tile is drawn so many times as large, so that it stays sharp on any screen."""
LEAST_PATTERN = 5
"""Narrower bars, in pixels, are filled with the colour alone."""

_PATTERNS: dict[str, tuple[str, ...]] = {
    "solid": ("######",) * 6,
    "slash": (".....#", "....#.", "...#..", "..#...", ".#....", "#....."),
    "dots": ("......", ".##...", ".##...", "......", "....##", "....##"),
    "level": ("######", "######", "......", "......", "......", "......"),
    "cross": ("#....#", ".#..#.", "..##..", "..##..", ".#..#.", "#....#"),
    "hollow": ("......",) * 6,
    "backslash": ("#.....", ".#....", "..#...", "...#..", "....#.", ".....#"),
    "grid": ("######", "#.....", "#.....", "#.....", "#.....", "#....."),
    "upright": ("##....",) * 6,
    "checks": ("###...", "###...", "###...", "...###", "...###", "...###"),
    "sand": ("#.....", "......", "...#..", "......", ".#....", "......"),
}
_ORDER = tuple(_PATTERNS)


class Fill(NamedTuple):
    """The colour of a kind's edge, and what is within."""

    edge: QColor
    tile: QImage | None
    """None is all colour."""

    def brush(self, scale: float = 1) -> QBrush:
        """For pixels of which `scale` make a logical one."""
        if self.tile is None:
            return QBrush(self.edge)
        brush = QBrush(self.tile)
        brush.setTransform(QTransform.fromScale(scale / _FINE, scale / _FINE))
        return brush


@lru_cache(maxsize=64)
def kind_fill(palette: Palette, kind: str) -> Fill:
    """A kind's fill, always the same; one that the app doesn't know looks like the last."""
    number = KINDS.index(kind) if kind in KINDS else len(KINDS) - 1
    colours = (palette.accent, palette.warm, palette.focus, palette.ink_soft)
    colour = QColor(colours[number % len(colours)])
    pattern = _ORDER[number % len(_ORDER)]
    if pattern == "solid":
        return Fill(colour, None)
    return Fill(colour, _tile(_PATTERNS[pattern], colour, QColor(palette.surface)))


def _tile(pattern: tuple[str, ...], colour: QColor, ground: QColor) -> QImage:
    side = _TILE * _FINE
    tile = QImage(side, side, QImage.Format.Format_RGB32)
    tile.fill(ground)
    painter = QPainter(tile)
    for line, dots in enumerate(pattern):
        for column, dot in enumerate(dots):
            if dot == "#":
                painter.fillRect(column * _FINE, line * _FINE, _FINE, _FINE, colour)
    painter.end()
    return tile


def fill_mark(palette: Palette, kind: str) -> Paint:
    """A legend's mark of a kind."""
    fill = kind_fill(palette, kind)

    def paint(painter: QPainter, cell: QRectF) -> None:
        paint_filled(painter, cell.adjusted(1, 1, -1, -1), fill, 1)

    return paint


def paint_filled(painter: QPainter, place: QRectF, fill: Fill, scale: float) -> None:
    """A rectangle of a fill with its edge within, in pixels of which `scale` make a logical one."""
    narrow = min(place.width(), place.height()) < LEAST_PATTERN * scale
    if narrow:
        painter.fillRect(place, fill.edge)
        return
    painter.fillRect(place, fill.brush(scale))
    if fill.tile is not None:
        width = 1.5 * scale
        inset = width / 2
        painter.setPen(QPen(fill.edge, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(inset, inset, -inset, -inset))
