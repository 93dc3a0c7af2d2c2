"""The body seen from the front and from behind, to point at with a mouse or the arrow keys."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.words import region_name
from mindbody_app.ui.theme import Palette, Space, Type
from mindbody_app.ui.widgets.body_areas import area_at, areas
from mindbody_app.ui.widgets.body_figure import paint_body
from mindbody_app.ui.widgets.body_shape import BOUNDS

_HEAD_ROOM = 40
"""Pixels over a figure for its heading."""
_MOVES = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ASIDE = 2.5
"""How much farther away a step aside counts than a step onward."""


class Place(NamedTuple):
    """A region on one of the two figures."""

    region: Region
    from_behind: bool


class RegionMap(QWidget):
    """Two figures whose regions are pressed; left and right are always the person's own.

    One stop for Tab: arrows walk from region to region, Space and Return press. A subclass says
    with `paint_region` and `words_of` what each region holds.
    """

    pressed = Signal(object)
    """A `Region`."""
    pointed = Signal(object)
    """The `Region` under the pointer or at the keyboard's place, or None."""

    def __init__(
        self, palette: Palette, *, widest: float = 300.0, waits_for_arrows: bool = False
    ) -> None:
        """`widest` is what a figure takes at most, in pixels. One that waits for arrows is at no
        region until one of them, or the pointer, has chosen it."""
        super().__init__()
        self._waits = waits_for_arrows
        self.tokens = palette
        self._widest = widest
        self._at = Place(Region.HEAD, from_behind=False)
        self._under: Place | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Your body, from the front and from behind"))

    @property
    def region(self) -> Region | None:
        """What the pointer means, or else the keyboard's place while it has the focus."""
        if self._under is not None:
            return self._under.region
        return self._at.region if self.hasFocus() and not self._waits else None

    def paint_region(self, painter: QPainter, region: Region, path: QPainterPath) -> None:
        """Paint a region's area, in the figure's own space."""
        raise NotImplementedError

    def words_of(self, region: Region) -> str:
        """What a screen reader says of a region, beside its name."""
        raise NotImplementedError

    def paint_over(self, painter: QPainter, *, from_behind: bool) -> None:
        """Paint what lies over a figure, in the widget's pixels."""

    def show_change(self) -> None:
        """Draw and describe the regions as they are now."""
        self._describe()
        self.update()

    def centre_of(self, region: Region, *, from_behind: bool) -> QPointF:
        """The middle of a region's area, in the widget's pixels."""
        area = areas(from_behind=from_behind)[region]
        return self._placed(from_behind=from_behind).map(_middle(area))

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        figure = min(width / 2, self._widest)
        return round(figure * BOUNDS.height() / BOUNDS.width()) + _HEAD_ROOM

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for from_behind in (False, True):
            painter.save()
            painter.setTransform(self._placed(from_behind=from_behind), combine=True)
            paint_body(painter, self.tokens, from_behind=from_behind)
            for region, path in areas(from_behind=from_behind).items():
                self.paint_region(painter, region, path)
            self._paint_places(painter, from_behind=from_behind)
            painter.restore()
            self.paint_over(painter, from_behind=from_behind)
            self._paint_words(painter, from_behind=from_behind)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self._at, self._waits = place, False
            self.pressed.emit(place.region)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._place_at(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._point(self._place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self.region)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(self.region)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._step(_MOVES[key])
        elif self._waits:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit(self._at.region)
            self._say()
        else:
            super().keyPressEvent(event)

    def _step(self, way: QPointF) -> None:
        """To the nearest region that way; where there is none, stay; at first, to the place where
        arrows begin."""
        if self._waits:
            self._waits = False
            self._arrive(self._at)
            return
        here = self.centre_of(self._at.region, from_behind=self._at.from_behind)
        best, least = None, float("inf")
        for from_behind in (False, True):
            for region in areas(from_behind=from_behind):
                there = self.centre_of(region, from_behind=from_behind) - here
                onward = QPointF.dotProduct(there, way)
                aside = abs(QPointF.dotProduct(there, QPointF(way.y(), way.x())))
                if onward > 1 and onward + _ASIDE * aside < least and aside < 2 * onward + 8:
                    best = Place(region, from_behind)
                    least = onward + _ASIDE * aside
        if best is not None:
            self._arrive(best)

    def _arrive(self, place: Place) -> None:
        self._at, self._under = place, None
        self.pointed.emit(place.region)
        self.update()
        self._say()

    def _point(self, place: Place | None) -> None:
        if place != self._under:
            self._under = place
            shape = (
                Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor
            )
            self.setCursor(shape)
            self.pointed.emit(self.region)
            self.update()

    def _describe(self) -> None:
        if self._waits:
            self.setAccessibleDescription(self.tr("Arrow keys go to a place, Space changes it."))
            return
        region = self._at.region
        self.setAccessibleDescription(
            self.tr("{0}: {1}. Arrow keys move, Space changes it.").format(
                region_name(region), self.words_of(region)
            )
        )

    def _say(self) -> None:
        """Let a screen reader tell where the keyboard is."""
        self._describe()
        region = self._at.region
        words = f"{region_name(region)}: {self.words_of(region)}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _placed(self, *, from_behind: bool) -> QTransform:
        """From the figure's space to the widget's."""
        half = self.width() / 2
        high = self.height() - _HEAD_ROOM
        scale = self._scale()
        middle = QPointF(half * (1.5 if from_behind else 0.5), _HEAD_ROOM + high / 2)
        centre = BOUNDS.center()
        moved = QTransform.fromTranslate(middle.x(), middle.y()).scale(scale, scale)
        return moved.translate(-centre.x(), -centre.y())

    def _scale(self) -> float:
        """Pixels for each of the figure's own units."""
        high = self.height() - _HEAD_ROOM
        return max(0.1, min(self.width() / 2 / BOUNDS.width(), high / BOUNDS.height()))

    def _place_at(self, point: QPointF) -> Place | None:
        from_behind = point.x() >= self.width() / 2
        inverted, _ = self._placed(from_behind=from_behind).inverted()
        region = area_at(inverted.map(point), from_behind=from_behind)
        return None if region is None else Place(region, from_behind)

    def _paint_places(self, painter: QPainter, *, from_behind: bool) -> None:
        """Edges of what the pointer is on and, stronger, of where the keyboard is."""
        found = areas(from_behind=from_behind)
        if self._under is not None and self._under.from_behind is from_behind:
            painter.strokePath(found[self._under.region], QPen(QColor(self.tokens.ink), 2.2))
        if self.hasFocus() and not self._waits and self._at.from_behind is from_behind:
            path = found[self._at.region]
            painter.strokePath(path, QPen(QColor(self.tokens.surface), 6))
            painter.strokePath(path, QPen(QColor(self.tokens.focus), 3.4))

    def _paint_words(self, painter: QPainter, *, from_behind: bool) -> None:
        half = self.width() / 2
        room = QRectF(half if from_behind else 0, 0, half, self.height())
        font = painter.font()
        font.setPixelSize(Type.SMALL)
        painter.setFont(font)
        painter.setPen(QColor(self.tokens.ink_soft))
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        view = self.tr("From behind") if from_behind else self.tr("From the front")
        painter.drawText(room.adjusted(0, Space.S, 0, 0), int(top), view)
        left, right = self.tr("Your\nleft"), self.tr("Your\nright")
        apart = max(0.0, half - BOUNDS.width() * self._scale() - 2 * Space.S) / 2
        beside = room.adjusted(6 + apart, room.height() * 0.66, -6 - apart, 0)
        for words, side in (
            (left if from_behind else right, Qt.AlignmentFlag.AlignLeft),
            (right if from_behind else left, Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(beside, int(side | Qt.AlignmentFlag.AlignTop), words)


def _middle(area: QPainterPath) -> QPointF:
    return area.boundingRect().center()
