"""Where it hurts and how much: two figures with a shade and a number in every region marked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.region_map import RegionMap
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.body_areas import areas
from mindbody_app.ui.widgets.intensity import intensity_fill, intensity_ink

_WIDEST = 140.0
"""Pixels of a figure: so the check-in's first questions stand on one screen."""
NUMBER = 13
"""Pixels of a number."""
_ROOM = QRectF(-12, -9, 24, 18)


def intensity_words(intensity: int | None) -> str:
    """How much a region hurts, as it follows its name."""
    if intensity is None:
        return QCoreApplication.translate("Diary", "not marked")
    return QCoreApplication.translate("Diary", "{0} of 10").format(intensity)


class PainMap(RegionMap):
    """The shade is never the only sign: its number stands in it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, widest=_WIDEST, waits_for_arrows=True)
        self._pains: Mapping[Region, int] = {}
        self.show_change()

    def show_pains(self, pains: Mapping[Region, int]) -> None:
        """Draw these, each 0-10."""
        self._pains = dict(pains)
        self.show_change()

    def paint_region(self, painter: QPainter, region: Region, path: QPainterPath) -> None:
        intensity = self._pains.get(region)
        if intensity is None:
            painter.strokePath(path, QPen(QColor(self.tokens.control), 1.2))
            return
        painter.fillPath(path, QColor(intensity_fill(self.tokens, intensity)))
        painter.strokePath(path, QPen(QColor(self.tokens.warm), 1.8))

    def words_of(self, region: Region) -> str:
        return intensity_words(self._pains.get(region))

    def paint_over(self, painter: QPainter, *, from_behind: bool) -> None:
        font = painter.font()
        font.setPixelSize(NUMBER)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        for region, intensity in self._pains.items():
            if region in areas(from_behind=from_behind):
                centre = self.centre_of(region, from_behind=from_behind)
                painter.setPen(QColor(intensity_ink(self.tokens, intensity)))
                painter.drawText(
                    _ROOM.translated(centre), Qt.AlignmentFlag.AlignCenter, str(intensity)
                )
