"""The one card that a screen leads with."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mindbody_app.ui.theme import RADIUS, Palette, Space

_RINGS = ((150.0, 22), (106.0, 30), (62.0, 44))
"""Radius in pixels and opacity (0-255) of each ring of the mark."""
_MARK_ROOM = 260
_MARK_FROM = 760
"""Narrower cards leave the mark out: it would lie under the words."""


class HeroCard(QFrame):
    """A tinted card with still rings at its far end, the mark of the breath.

    Fill `column`.
    """

    painted = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = palette
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.XL, Space.XL - 8, Space.XL, Space.XL - 8)
        self.column.setSpacing(Space.S)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self.column.contentsMargins()
        margins.setRight(_MARK_ROOM if self.width() >= _MARK_FROM else margins.left())
        self.column.setContentsMargins(margins)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.emit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS + 4, RADIUS + 4)
        painter.fillPath(outline, QColor(self._tokens.accent_soft))
        if self.width() < _MARK_FROM:
            return
        painter.setClipPath(outline)
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QPointF(self.width() - 112, self.height() / 2 + 16)
        for radius, opacity in _RINGS:
            tint = QColor(self._tokens.accent)
            tint.setAlpha(opacity)
            painter.setBrush(tint)
            painter.drawEllipse(centre, radius, radius)
