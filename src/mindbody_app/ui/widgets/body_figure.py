"""A calm standing figure that shows, as soft light, the regions a session speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import (
    QColor,
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
from mindbody_app.ui.region_words import region_words
from mindbody_app.ui.theme import Motion, Palette, mixed
from mindbody_app.ui.widgets.body_shape import BOUNDS, detail_lines, outline, region_shape

_GLOW_STEPS = 18
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
        self._body = QPixmap()
        self._glow = QPixmap()
        self._fading = QPixmap()
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(Motion.SOFT)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
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
        self._draw()
        if not self._reduced_motion and self.isVisible():
            self._fade.stop()
            self._fade.start()
        self._name()
        self.update()

    def light_at(self, region: Region) -> float:
        """How bright a region's middle is lit at this moment, 0 to 1."""
        middle = region_shape(region, from_behind=self.from_behind).boundingRect().center()
        place = self._place(middle) * self._glow.devicePixelRatio()
        return self._glow.toImage().pixelColor(place.toPoint()).alphaF()

    def sizeHint(self) -> QSize:
        return QSize(240, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.stop()
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._body.devicePixelRatio() != self.devicePixelRatioF():
            self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._body)
        if self._fade.state() is QVariantAnimation.State.Running:
            share = float(self._fade.currentValue())
            painter.setOpacity(1 - share)
            painter.drawPixmap(0, 0, self._fading)
            painter.setOpacity(share)
        painter.drawPixmap(0, 0, self._glow)

    def _name(self) -> None:
        words = region_words(self._regions)
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
        if self.width() < 8 or self.height() < 8:
            return
        self._body = self._draw_body()
        self._glow = self._draw_glow()

    def _draw_body(self) -> QPixmap:
        colours = self._palette
        pixmap, painter = self._canvas()
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
        painter.setClipPath(outline())
        line = QPen(QColor(mixed(colours.window, colours.ink, 0.26)), 1.4)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(detail_lines(from_behind=self.from_behind), line)
        painter.end()
        return pixmap

    def _draw_glow(self) -> QPixmap:
        pixmap, painter = self._canvas()
        if self._regions:
            whole = self._regions == REGION_GROUPS["whole_body"]
            shape = outline() if whole else self._lit_shape()
            self._paint_soft(painter, shape, _WHOLE_GLOW if whole else _GLOW_FULL)
            everything = QPainterPath()
            everything.addRect(BOUNDS.adjusted(-2000, -2000, 2000, 2000))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            painter.fillPath(everything.subtracted(outline()), QColor("black"))
        painter.end()
        return pixmap

    def _lit_shape(self) -> QPainterPath:
        lit = QPainterPath()
        lit.setFillRule(Qt.FillRule.WindingFill)
        for region in self._regions:
            lit.addPath(region_shape(region, from_behind=self.from_behind))
        return lit

    def _paint_soft(self, painter: QPainter, shape: QPainterPath, fullest: float) -> None:
        """Fill a shape so that its edge fades away: from the outermost rim inwards."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        colour = QColor(self._palette.accent)
        for step in range(_GLOW_STEPS):
            share = (step + 1) / _GLOW_STEPS
            colour.setAlphaF(fullest * share * share * (3 - 2 * share))
            rim = QPen(colour, 2 * _GLOW_REACH * (1 - share) + 0.1)
            rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(rim)
            painter.setBrush(colour)
            painter.drawPath(shape)
