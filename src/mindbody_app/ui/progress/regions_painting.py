"""How the small figures of the regions over time are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from mindbody_app.journal.looking_back.regions import RegionDays
from mindbody_app.practice.regions import BACK_REGIONS
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.body_areas import areas
from mindbody_app.ui.widgets.body_figure import paint_body
from mindbody_app.ui.widgets.intensity import intensity_fill, intensity_ink
from mindbody_app.ui.widgets.legend import Paint

SPACE = QRectF(-97, -6, 194, 512)
"""What a figure takes in its own units; its arms reach 93 to either side."""
_PILL = 17.0
"""Pixels of a number's shape."""
_ASIDE = 8.0
"""Numbers that lie this far apart from left to right are parted that way, others upwards."""


class Number(NamedTuple):
    """An intensity and where it is written, in pixels."""

    place: QRectF
    intensity: float


def intensity_mark(colours: Palette, intensity: int) -> Paint:
    """A sample of a shade, for a legend."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        painter.setPen(QPen(QColor(colours.warm), 1.2))
        painter.setBrush(QColor(intensity_fill(colours, intensity)))
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)

    return paint


class FigurePainter:
    """Paints figures of one size; the body itself only once for each side."""

    def __init__(self, colours: Palette, font: QFont, scale: float, ratio: float) -> None:
        """`scale` is pixels to a unit of the figure, `ratio` of the screen's to one of those."""
        self._colours, self._font, self._scale = colours, font, scale
        self._bodies = [self._body(ratio, from_behind=side) for side in (False, True)]

    def _body(self, ratio: float, *, from_behind: bool) -> QPixmap:
        size = SPACE.size() * self._scale
        pixmap = QPixmap((size * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._colours.surface))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        painter.translate(-SPACE.topLeft())
        paint_body(painter, self._colours, from_behind=from_behind)
        painter.end()
        return pixmap

    def paint(
        self,
        painter: QPainter,
        placed: QTransform,
        regions: Sequence[RegionDays],
        *,
        from_behind: bool,
    ) -> None:
        """One side of a figure; `placed` leads from its own units to pixels."""
        painter.drawPixmap(placed.map(SPACE.topLeft()), self._bodies[from_behind])
        found = areas(from_behind=from_behind)
        seen = [each for each in regions if each.region in found]
        painter.save()
        painter.setTransform(placed, combine=True)
        painter.setPen(QPen(QColor(self._colours.warm), 2))
        for each in seen:
            painter.setBrush(QColor(intensity_fill(self._colours, each.intensity)))
            painter.drawPath(found[each.region])
        painter.restore()
        paint_numbers(painter, self._colours, self._font, placed, regions, from_behind=from_behind)


def paint_numbers(
    painter: QPainter,
    colours: Palette,
    font: QFont,
    placed: QTransform,
    regions: Sequence[RegionDays],
    *,
    from_behind: bool,
) -> None:
    """The numbers on one side of a figure, each on a shape of its own, since most regions are
    smaller than a number; `placed` leads from the figure's own units to pixels."""
    found = areas(from_behind=from_behind)
    # Once is enough for a region that both sides show.
    numbered = [
        each
        for each in regions
        if each.region in found and (not from_behind or each.region in BACK_REGIONS)
    ]
    painter.setFont(font)
    for place, intensity in apart(
        [_number(font, placed, each, found[each.region]) for each in numbered]
    ):
        ink = QColor(intensity_ink(colours, intensity))
        painter.setPen(QPen(ink, 1))
        painter.setBrush(QColor(intensity_fill(colours, intensity)))
        painter.drawRoundedRect(place, _PILL / 2, _PILL / 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, halves(intensity))


def _number(font: QFont, placed: QTransform, told: RegionDays, area: QPainterPath) -> Number:
    words = halves(told.intensity)
    wide = max(_PILL, QFontMetricsF(font).horizontalAdvance(words) + 7)
    place = QRectF(QPointF(), QSizeF(wide, _PILL))
    place.moveCenter(placed.map(area.boundingRect().center()))
    return Number(place, told.intensity)


def apart(numbers: Sequence[Number]) -> list[Number]:
    """The numbers with none over another: from the lowest up, each moves out of the last's way."""
    placed: list[Number] = []
    for number in sorted(numbers, key=lambda each: -each.place.center().y()):
        place = QRectF(number.place)
        for at, other in enumerate(placed):
            over = place.intersected(other.place)
            if over.isEmpty():
                continue
            aside = place.center().x() - other.place.center().x()
            if abs(aside) < _ASIDE:
                place.moveBottom(other.place.top())
            else:
                by = over.width() / 2 * (1 if aside > 0 else -1)
                place.translate(by, 0)
                placed[at] = Number(other.place.translated(-by, 0), other.intensity)
        placed.append(Number(place, number.intensity))
    return placed


def halves(intensity: float) -> str:
    """To the nearest half: there is room for no more."""
    whole, half = divmod(round(intensity * 2), 2)
    return f"{whole}\N{VULGAR FRACTION ONE HALF}" if half else str(whole)
