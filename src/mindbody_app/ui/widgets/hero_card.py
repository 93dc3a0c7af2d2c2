"""The one card that a screen leads with."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from mindbody_app.ui.icons import svg_pixmap
from mindbody_app.ui.theme import RADIUS, Palette, Space

_RINGS = ((150, 0.09), (106, 0.12), (62, 0.17))
"""Radius in pixels and opacity of each ring of the mark."""
_CENTRE_FROM_RIGHT = 112
_SIDE_BY_SIDE_FROM = 520
_NARROWEST = 300
_MARK_ROOM = _CENTRE_FROM_RIGHT + _RINGS[0][0] + Space.L
_MARK_FROM = 760
"""Narrower cards leave the mark out: it would lie under the words."""


class HeroCard(QFrame):
    """A tinted card with still rings at its far end, the mark of the breath.

    Fill `column`; `add_buttons` last.
    """

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = palette
        self.setProperty("role", "hero")
        self._mark = QLabel(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.XL, Space.XL - 8, Space.XL, Space.XL - 8)
        self.column.setSpacing(Space.S)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(Space.M)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put buttons at the card's end, side by side where there is room."""
        for each in buttons:
            self._buttons.addWidget(each)
        self._buttons.addStretch(1)
        self.column.addSpacing(Space.S)
        self.column.addLayout(self._buttons)

    def minimumSizeHint(self) -> QSize:
        # Its buttons side by side would keep the page from becoming narrow, where they no longer
        # are.
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _NARROWEST), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= _SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(direction)
        marked = self.width() >= _MARK_FROM
        margins = self.column.contentsMargins()
        margins.setLeft(Space.XL if wide else Space.L)
        margins.setRight(_MARK_ROOM if marked else margins.left())
        self.column.setContentsMargins(margins)
        self._mark.setVisible(marked)
        if marked:
            self._draw_mark()
            self._mark.move(self.width() - self._mark.width(), 0)
        super().resizeEvent(event)

    def _draw_mark(self) -> None:
        size = QSize(_CENTRE_FROM_RIGHT + _RINGS[0][0], self.height())
        if size == self._mark.size():
            return
        self._mark.setPixmap(svg_pixmap(self._mark_svg(size), size))
        self._mark.setGeometry(self.width() - size.width(), 0, size.width(), size.height())

    def _mark_svg(self, size: QSize) -> str:
        """Rings, and over them the card's rounded corners: Qt's SVG knows no clipping."""
        width, height, corner = size.width(), size.height(), RADIUS + 4
        centre = f'cx="{_RINGS[0][0]}" cy="{height / 2 + 16}"'
        rings = "".join(
            f'<circle {centre} r="{radius}" fill="{self._tokens.accent}" fill-opacity="{opacity}"/>'
            for radius, opacity in _RINGS
        )
        arc = f"A {corner} {corner} 0 0"
        corners = (
            f"M {width - corner} 0 {arc} 1 {width} {corner} V 0 Z"
            f" M {width} {height - corner} {arc} 1 {width - corner} {height} H {width} Z"
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
            f'{rings}<path d="{corners}" fill="{self._tokens.window}"/></svg>'
        )
