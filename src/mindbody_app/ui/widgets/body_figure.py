"""A calm standing figure that shows, as soft light, the regions a session speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRadialGradient,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.practice.regions import BACK_REGIONS, REGION_GROUPS, Region
from mindbody_app.ui.region_words import MOST_REGIONS, light_words
from mindbody_app.ui.theme import Motion, Palette, mixed
from mindbody_app.ui.widgets.body_areas import areas
from mindbody_app.ui.widgets.body_shape import BOUNDS, detail_lines, outline, region_shape

_LIGHT_SCALE = 0.4
"""Pixels of the light's picture for each of the figure's own units."""
_GLOW_STEPS = 12
_GLOW_REACH = 17.0
"""How far light fades beyond a region's shape, in the figure's own units."""
_GLOW_FULL = 0.84
"""Light at its fullest still lets the body through."""
_WHOLE_GLOW = 0.62
"""The whole body is much light, so it is lit more softly."""
_FRONT_ONLY = frozenset({Region.FACE, Region.JAW, Region.CHEST, Region.ABDOMEN})


class BodyFigure(QWidget):
    """Shows regions lit on a gender-neutral figure; seen from behind when they lie on the back."""

    def __init__(self, palette: Palette, *, reduced_motion: bool) -> None:
        super().__init__()
        self._palette = palette
        self._reduced_motion = reduced_motion
        self._regions: frozenset[Region] = frozenset()
        self._stale = True
        self._body = QPixmap()
        self._glow = QPixmap()
        self._fading = QPixmap()
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(Motion.SOFT)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._strength = 1.0
        self._strengthening = QVariantAnimation(self)
        self._strengthening.valueChanged.connect(self._take_strength)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    @property
    def regions(self) -> frozenset[Region]:
        """What is lit."""
        return self._regions

    @property
    def from_behind(self) -> bool:
        """Whether the figure is seen from behind."""
        return bool(self._regions & BACK_REGIONS) and not self._regions & _FRONT_ONLY

    def show_regions(self, regions: Iterable[Region]) -> None:
        """Light these regions and no others."""
        wanted = frozenset(regions)
        if wanted == self._regions:
            return
        self._regions = wanted
        self._fading = self._glow
        self._stale = True
        if not self._reduced_motion and self.isVisible():
            self._fade.stop()
            self._fade.start()
        self._name()
        self.update()

    def show_strength(self, strength: float, seconds: float) -> None:
        """Let light become that strong, 0 to 1, in so many seconds; at once with less motion."""
        self._strengthening.stop()
        if self._reduced_motion or not self.isVisible():
            self._take_strength(strength)
            return
        self._strengthening.setStartValue(self._strength)
        self._strengthening.setEndValue(strength)
        self._strengthening.setDuration(round(seconds * 1000))
        self._strengthening.start()

    def light_at(self, region: Region) -> float:
        """How bright a region's middle is lit at this moment, 0 to 1."""
        self._draw()
        middle = region_shape(region, from_behind=self.from_behind).boundingRect().center()
        place = self._place(middle) * self._glow.devicePixelRatio()
        return self._glow.toImage().pixelColor(place.toPoint()).alphaF() * self._strength

    def sizeHint(self) -> QSize:
        return QSize(240, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.stop()
        self._stale = True

    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._body)
        share = 1.0
        if self._fade.state() is QVariantAnimation.State.Running:
            share = float(self._fade.currentValue())
            painter.setOpacity((1 - share) * self._strength)
            painter.drawPixmap(0, 0, self._fading)
        painter.setOpacity(share * self._strength)
        painter.drawPixmap(0, 0, self._glow)

    def _take_strength(self, strength: float) -> None:
        self._strength = float(strength)
        self.update()

    def _name(self) -> None:
        words = light_words(self._regions)
        self.setAccessibleName(
            self.tr("Figure of a body: {0}").format(words) if words else self.tr("Figure of a body")
        )

    def _scale(self) -> float:
        return min(self.width() / BOUNDS.width(), self.height() / BOUNDS.height())

    def _place(self, point: QPointF) -> QPointF:
        scale = self._scale()
        middle = QPointF(self.width() / 2, self.height() / 2)
        return middle + (point - BOUNDS.center()) * scale

    def _canvas(self) -> tuple[QPixmap, QPainter]:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._place(QPointF(0, 0)))
        painter.scale(self._scale(), self._scale())
        return pixmap, painter

    def _draw(self) -> None:
        """Draw anew what changed since it was last seen; a figure out of sight costs nothing."""
        if not self._stale and self._body.devicePixelRatio() == self.devicePixelRatioF():
            return
        self._stale = False
        self._body = self._draw_body()
        self._glow = self._draw_glow()

    def _draw_body(self) -> QPixmap:
        pixmap, painter = self._canvas()
        paint_body(painter, self._palette, from_behind=self.from_behind)
        painter.end()
        return pixmap

    def _draw_glow(self) -> QPixmap:
        pixmap, painter = self._canvas()
        if self._regions == REGION_GROUPS["whole_body"]:
            colour = QColor(self._palette.accent)
            colour.setAlphaF(_WHOLE_GLOW)
            painter.fillPath(outline(), colour)
        elif len(self._regions) >= MOST_REGIONS:
            self._paint_most(painter)
        elif self._regions:
            light = _soft_light(self._regions, self.from_behind, self._palette.accent)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(BOUNDS, light)
            around = QPainterPath(outline())
            around.addRect(BOUNDS.adjusted(-9, -9, 9, 9))
            around.setFillRule(Qt.FillRule.OddEvenFill)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            painter.fillPath(around, QColor("black"))
        painter.end()
        return pixmap

    def _paint_most(self, painter: QPainter) -> None:
        """The whole body but for a few regions: one light with their places left dark."""
        colour = QColor(self._palette.accent)
        colour.setAlphaF(_WHOLE_GLOW)
        painter.fillPath(outline(), colour)
        dark = frozenset(Region) - self._regions
        _erase_softly(painter, dark, from_behind=self.from_behind)


def _erase_softly(painter: QPainter, regions: frozenset[Region], *, from_behind: bool) -> None:
    """Take light away from regions, wholly within their areas and fading out around them."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.drawImage(BOUNDS, _soft_light(regions, from_behind, "#000000"))
    for region in regions & areas(from_behind=from_behind).keys():
        painter.fillPath(areas(from_behind=from_behind)[region], QColor("black"))


def paint_body(painter: QPainter, colours: Palette, *, from_behind: bool) -> None:
    """The unlit figure on its floor, in the space of `body_shape`."""
    floor = QRadialGradient(QPointF(0, 0), 1)
    shade = QColor(mixed(colours.window, colours.ink, 0.16))
    floor.setColorAt(0, shade)
    shade.setAlpha(0)
    floor.setColorAt(1, shade)
    painter.save()
    painter.translate(0, 497)
    painter.scale(78, 9)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(floor)
    painter.drawEllipse(QRectF(-1, -1, 2, 2))
    painter.restore()
    skin = QLinearGradient(-30, 0, 40, 500)
    skin.setColorAt(0, QColor(mixed(colours.window, colours.ink, 0.10)))
    skin.setColorAt(1, QColor(mixed(colours.window, colours.ink, 0.17)))
    painter.fillPath(outline(), skin)
    painter.save()
    painter.setClipPath(outline())
    line = QPen(QColor(mixed(colours.window, colours.ink, 0.26)), 1.4)
    line.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(detail_lines(from_behind=from_behind), line)
    painter.restore()


@lru_cache(maxsize=16)
def _soft_light(regions: frozenset[Region], from_behind: bool, accent: str) -> QImage:
    """The regions' shapes, fading away at their edges: painted from the outermost rim inwards.

    It is small, since light needs no sharp edge: wide pens on a large picture are slow.
    """
    size = (BOUNDS.size() * _LIGHT_SCALE).toSize()
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for region in sorted(regions):
        shape.addPath(region_shape(region, from_behind=from_behind))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size.width() / BOUNDS.width(), size.height() / BOUNDS.height())
    painter.translate(-BOUNDS.topLeft())
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    colour = QColor(accent)
    for step in range(_GLOW_STEPS):
        share = (step + 1) / _GLOW_STEPS
        colour.setAlphaF(_GLOW_FULL * share * share * (3 - 2 * share))
        rim = QPen(colour, 2 * _GLOW_REACH * (1 - share) + 0.1)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(rim)
        painter.setBrush(colour)
        painter.drawPath(shape)
    painter.end()
    return image
