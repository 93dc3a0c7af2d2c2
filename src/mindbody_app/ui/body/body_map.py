"""The body as sessions are made for it: what hurts and what is left out."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPainterPath

from mindbody_app.practice.body import Body
from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.mark_painting import paint_mark
from mindbody_app.ui.body.region_map import RegionMap
from mindbody_app.ui.body.words import mark_words
from mindbody_app.ui.theme import Palette


class BodyMap(RegionMap):
    """Marks on two figures."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._body = Body()
        self.show_change()

    def show_body(self, body: Body) -> None:
        """Draw these marks."""
        self._body = body
        self.show_change()

    def paint_region(self, painter: QPainter, region: Region, path: QPainterPath) -> None:
        paint_mark(painter, path, self._body.mark(region), self.tokens)

    def words_of(self, region: Region) -> str:
        return mark_words(self._body.mark(region))
