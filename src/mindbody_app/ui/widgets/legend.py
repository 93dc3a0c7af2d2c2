"""What the marks of a drawing mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import row, text
from mindbody_app.ui.widgets.flow import FlowLayout

Paint = Callable[[QPainter, QRectF], None]
"""Draws a mark into a rectangle."""


class Mark(QWidget):
    """One mark of a legend."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, QRectF(self.rect()))


class Legend(QWidget):
    """Marks and what they mean; it wraps where it is narrow."""

    def __init__(self, items: Sequence[tuple[Paint, str]]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, spacing=Space.M)
        self.items = [QWidget() for _ in items]
        for item, (paint, words) in zip(self.items, items, strict=True):
            line = row(Mark(paint), text(words, "small", wrap=False), spacing=Space.S)
            item.setLayout(line)
            flow.addWidget(item)
