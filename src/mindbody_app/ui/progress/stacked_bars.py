"""Bars of several kinds, one on the other, each kind in its own pattern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from mindbody_app.ui.progress.fills import Fill, paint_filled

_GAP = 1.5
"""Pixels between two kinds of one bar."""


class Stack(NamedTuple):
    """One bar: its ends on the bottom axis, and the height of each kind from below."""

    left: float
    right: float
    heights: Sequence[float]


class StackedBars(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Painted in the screen's pixels, so that a pattern looks alike in every bar and zoom."""

    def __init__(self, stacks: Sequence[Stack], fills: Sequence[Fill], scale: float) -> None:
        """A fill for every kind; `scale` is how many of the painter's pixels make a logical one."""
        super().__init__()
        self._stacks, self._fills, self._scale = stacks, fills, scale

    def boundingRect(self) -> QRectF:
        if not self._stacks:
            return QRectF()
        left, right = self._stacks[0].left, self._stacks[-1].right
        return QRectF(left, 0, right - left, max(sum(stack.heights) for stack in self._stacks))

    def paint(self, painter: QPainter, *_options: object) -> None:
        place = painter.transform()
        seen = self.viewRect()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stack in self._stacks:
            if stack.right >= seen.left() and stack.left <= seen.right():
                bottom = 0.0
                corners = place.map(QPointF(stack.left, 0)), place.map(QPointF(stack.right, 0))
                for height, fill in zip(stack.heights, self._fills, strict=True):
                    if height > 0:
                        low = place.map(QPointF(stack.left, bottom)).y()
                        bottom += height
                        high = place.map(QPointF(stack.left, bottom)).y()
                        gap = _GAP * self._scale if low - high > 3 * self._scale else 0
                        rect = QRectF(
                            corners[0].x(), high + gap, corners[1].x() - corners[0].x(), low - high
                        )
                        rect.setHeight(low - high - gap)
                        paint_filled(painter, rect, fill, self._scale)
        painter.restore()
