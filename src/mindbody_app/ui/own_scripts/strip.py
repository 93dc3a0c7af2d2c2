"""A session drawn to scale: its sections, and in them words, silence, breathing and bells."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.own_scripts.moments import Kind, Moment, clock_words, kind_words
from mindbody_app.ui.theme import Palette, Type
from mindbody_app.ui.widgets.legend import Paint

_TITLES, _BAND, _AXIS = 26, 56, 24
"""Heights in pixels: the sections' names, the drawing, the minutes."""
_LEAST_WIDTH = 2.0
"""What is shorter is drawn this wide, so that every line of a long session can be seen."""
_STEPS = (1, 2, 5, 10, 15, 30)
_LEAST_STEP = 56
"""Pixels between two numbers of the axis."""


class TimelineStrip(QWidget):
    """The whole session from left to right; the pointer or the arrow keys walk through it."""

    chosen = Signal(int)
    """The number of the moment that the person is at."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._moments: tuple[Moment, ...] = ()
        self._starts: list[float] = []
        self._duration = 1.0
        self._at = -1
        self.setFixedHeight(_TITLES + _BAND + _AXIS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The session from begin to end"))

    def sizeHint(self) -> QSize:
        return QSize(600, _TITLES + _BAND + _AXIS)

    @property
    def at(self) -> int:
        """The number of the moment that is marked, or -1."""
        return self._at

    def take(self, moments: tuple[Moment, ...]) -> None:
        """Draw a session; the mark stays at its time."""
        before = self._moments[self._at].start if self._at >= 0 else None
        self._moments = moments
        self._starts = [moment.start for moment in moments]
        self._duration = moments[-1].start + moments[-1].seconds if moments else 1.0
        self._at = -1
        if before is not None and moments:
            self._at = max(0, bisect_right(self._starts, before) - 1)
        self.update()

    def choose(self, number: int) -> None:
        """Mark a moment, without telling `chosen`."""
        self._at = number
        if 0 <= number < len(self._moments):
            self.setAccessibleDescription(self._moments[number].told)
        self.update()

    def place_of(self, number: int) -> QRectF:
        """Where a moment is drawn, as wide as it is clicked."""
        moment = self._moments[number]
        left, right = self._x(moment.start), self._x(moment.start + moment.seconds)
        return QRectF(left, _TITLES, max(_LEAST_WIDTH, right - left), _BAND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self._key_target(Qt.Key(event.key()))
        if target is None or not self._moments:
            super().keyPressEvent(event)
            return
        self._go(min(max(target, 0), len(self._moments) - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._moments:
            share = event.position().x() / max(1, self.width())
            self._go(max(0, bisect_right(self._starts, share * self._duration) - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sections(painter)
        for number, moment in enumerate(self._moments):
            paint_moment(painter, self.place_of(number), moment.kind, self._palette)
        self._paint_axis(painter)
        if self._at >= 0:
            self._paint_mark(painter)

    def _key_target(self, key: Qt.Key) -> int | None:
        steps = {
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._moments) - 1,
        }
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            return self._section_start(1 if key == Qt.Key.Key_PageDown else -1)
        return steps.get(key)

    def _section_start(self, step: int) -> int:
        starts = [first for _, first, _ in self._sections()]
        here = max(0, bisect_right(starts, max(0, self._at)) - 1)
        return starts[min(max(here + step, 0), len(starts) - 1)] if starts else 0

    def _go(self, number: int) -> None:
        if number != self._at:
            self.choose(number)
            self.chosen.emit(number)

    def _sections(self) -> list[tuple[str, int, int]]:
        """Title, first moment and last moment of each stretch of one title."""
        numbered = groupby(enumerate(self._moments), key=lambda pair: pair[1].section)
        runs = [(title, [number for number, _ in group]) for title, group in numbered]
        return [(title, numbers[0], numbers[-1]) for title, numbers in runs]

    def _x(self, seconds: float) -> float:
        return self.width() * seconds / self._duration

    def _paint_sections(self, painter: QPainter) -> None:
        font = painter.font()
        font.setPixelSize(Type.SMALL)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        tints = (QColor(self._palette.sunken), QColor(self._palette.window))
        for number, (title, first, last) in enumerate(self._sections()):
            left, right = self.place_of(first).left(), self.place_of(last).right()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tints[number % 2])
            painter.drawRect(QRectF(left, 0, right - left, _TITLES + _BAND))
            painter.setBrush(QColor(self._palette.control))
            painter.drawRect(QRectF(left, 0, 1 if number else 0, _TITLES + _BAND))
            room = right - left - 12
            shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(room))
            if len(shown) > 2 or shown == title:
                painter.setPen(QColor(self._palette.ink_soft))
                place = QRectF(left + 6, 0, room, _TITLES)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_axis(self, painter: QPainter) -> None:
        minutes = self._duration / 60
        step = next(
            (each for each in _STEPS if self.width() * each / minutes >= _LEAST_STEP), _STEPS[-1]
        )
        painter.setPen(QColor(self._palette.ink_soft))
        top = _TITLES + _BAND
        for minute in range(0, int(minutes) + 1, step):
            x = self._x(minute * 60)
            words = clock_words(minute * 60)
            width = painter.fontMetrics().horizontalAdvance(words) + 2
            left = min(max(0.0, x - width / 2), self.width() - width)
            painter.drawLine(QPointF(min(x, self.width() - 1), top), QPointF(x, top + 4))
            place = QRectF(left, top + 4, width, _AXIS - 4)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_mark(self, painter: QPainter) -> None:
        place = self.place_of(self._at).adjusted(-1, -2, 1, 2)
        painter.setPen(QPen(QColor(self._palette.ink), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 3, 3)


def paint_moment(painter: QPainter, place: QRectF, kind: Kind, palette: Palette) -> None:
    """One moment in its place; shapes tell the kinds apart, colours only help."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.accent))
    middle, height = place.center().y(), place.height()
    if kind is Kind.SPOKEN:
        gap = 0.5 if place.width() > 3 else 0.0
        painter.drawRoundedRect(place.adjusted(gap, height * 0.1, -gap, -height * 0.1), 2, 2)
    elif kind is Kind.REST:
        painter.setBrush(QColor(palette.control))
        painter.drawRect(QRectF(place.left(), middle - 1, place.width(), 2))
    elif kind is Kind.BREATHING:
        _paint_wave(painter, place, palette)
    elif kind is Kind.BELL:
        painter.setBrush(QColor(palette.warm))
        radius = min(7.0, height * 0.3)
        centre = QPointF(place.left() + min(radius, place.width() / 2 + 1), middle)
        painter.drawEllipse(centre, radius, radius)
    else:
        _paint_wedge(painter, place, palette, rising=kind is Kind.TENSION)


def kind_mark(kind: Kind, palette: Palette) -> Paint:
    """A kind as a legend shows it."""

    def paint(painter: QPainter, cell: QRectF) -> None:
        paint_moment(painter, cell, kind, palette)

    return paint


def legend_of(moments: tuple[Moment, ...], palette: Palette) -> list[tuple[Paint, str]]:
    """The kinds that a session has, with their words."""
    present = {moment.kind for moment in moments}
    return [(kind_mark(kind, palette), kind_words(kind)) for kind in Kind if kind in present]


def _paint_wave(painter: QPainter, place: QRectF, palette: Palette) -> None:
    """Even waves, whatever the breath's length: they stand for breathing, not for its count."""
    wave = QPainterPath(QPointF(place.left(), place.center().y()))
    swing = place.height() * 0.22
    step = 12.0
    x, up = place.left(), True
    while x < place.right() - 0.1:
        end = min(x + step, place.right())
        peak = place.center().y() + (-2 * swing if up else 2 * swing) * (end - x) / step
        wave.quadTo(QPointF((x + end) / 2, peak), QPointF(end, place.center().y()))
        x, up = end, not up
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.accent), 2))
    painter.drawPath(wave)


def _paint_wedge(painter: QPainter, place: QRectF, palette: Palette, *, rising: bool) -> None:
    """Tension rises, letting go falls."""
    low, high = place.bottom() - place.height() * 0.15, place.top() + place.height() * 0.15
    peak = place.right() if rising else place.left()
    corners = [QPointF(place.left(), low), QPointF(peak, high), QPointF(place.right(), low)]
    painter.setBrush(QColor(palette.warm))
    painter.drawPolygon(QPolygonF(corners))
