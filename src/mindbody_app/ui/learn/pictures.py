"""The cards' illustrations: line drawings in the theme's colours.

A drawing is an SVG file of 240 by 160 with four colours that stand for the theme's: `black` for
lines, `gainsboro` for the shape behind, `silver` for what is filled, `white` for what is blank.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.learning.cards import Card, CardGroup
from mindbody_app.ui.icons import svg_pixmap
from mindbody_app.ui.theme import Palette, mixed

FOLDER = Path(__file__).parent / "pictures"
SIZE = QSize(240, 160)
GROUP_PICTURES = {
    CardGroup.PAIN: "alarm-bell",
    CardGroup.LIVING: "stepping-stones",
    CardGroup.MOVING: "path-with-bench",
    CardGroup.CARE: "people-in-circle",
    CardGroup.MIND: "breath-wave",
    CardGroup.SAFETY: "phone",
}
"""Shown for a card whose own picture is missing."""
_LINE_SHARE = 0.45
"""How far lines lie from ink to accent."""
_FILL_SHARE = 0.38
"""How far fillings lie from the tint behind to accent."""


def picture_path(card: Card) -> Path:
    """Where a card's drawing lies, or its group's in its place."""
    own = FOLDER / f"{card.picture}.svg"
    return own if own.is_file() else FOLDER / f"{GROUP_PICTURES[card.group]}.svg"


def picture_svg(card: Card, palette: Palette) -> str:
    """A card's drawing in a theme's colours."""
    colours = {
        "black": mixed(palette.ink, palette.accent, _LINE_SHARE),
        "gainsboro": palette.accent_soft,
        "silver": mixed(palette.accent_soft, palette.accent, _FILL_SHARE),
        "white": palette.surface,
    }
    drawing = picture_path(card).read_text(encoding="utf-8")
    for name, colour in colours.items():
        drawing = drawing.replace(f'"{name}"', f'"{colour}"')
    return drawing


class Picture(QWidget):
    """A card's illustration, as large as its place; drawn when it is first seen.

    It tells nothing that the words don't, so assistive tools pass it over.
    """

    def __init__(self, card: Card, palette: Palette, *, largest: QSize = SIZE) -> None:
        super().__init__()
        self._card, self._palette, self._largest = card, palette, largest
        self._drawn = QPixmap()
        self.setMaximumHeight(largest.height())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._largest

    def minimumSizeHint(self) -> QSize:
        return SIZE / 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(self._largest.height(), round(width * SIZE.height() / SIZE.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        height = min(self.height(), round(self.width() * SIZE.height() / SIZE.width()))
        size = QSize(round(height * SIZE.width() / SIZE.height()), height)
        ratio = self.devicePixelRatioF()
        if self._drawn.size() != size * ratio:
            self._drawn = svg_pixmap(picture_svg(self._card, self._palette), size)
            ratio = self._drawn.devicePixelRatio()
        painter = QPainter(self)
        painter.drawPixmap((self.width() - size.width()) // 2, 0, self._drawn)
