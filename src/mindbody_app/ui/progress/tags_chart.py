"""Triggers and treatments, counted: a bar for each with its words and its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen

from mindbody_app.journal.looking_back.tags import TagCount, TagsState
from mindbody_app.ui.progress.tags_words import (
    MOST_BARS,
    tag_words,
    treatments_title,
    triggers_title,
)
from mindbody_app.ui.progress.walked import Walked
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.theme import FONT_FAMILY, Palette, Space, Type

ROW = 44
"""Pixels of a bar with its words over it."""
_BAR = 12
_BESIDE_FROM = 560
"""Pixels from which on both kinds stand beside one another."""


class TagBar(NamedTuple):
    """Where a bar stands: 0 for triggers or 1 for treatments, and its place from the top."""

    kind: int
    at: int


class TagsChart(Walked[TagBar]):
    """Bars as long as the number of notes, the most frequent on top, all on one scale.

    Up and Down walk the bars, Left and Right go over to the other kind, Home and End to the first
    and the last; the pointer reads one.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__(translate("Progress", "Triggers and treatments"), palette)
        self._kinds: tuple[Sequence[TagCount], ...] = ((), ())
        self._body = QFont(FONT_FAMILY)
        self._body.setPixelSize(Type.BODY)
        self._head = self._line + Space.S

    def take(self, state: TagsState) -> None:
        """Show a state."""
        self._kinds = (state.triggers[:MOST_BARS], state.treatments[:MOST_BARS])
        self._show_anew()

    def heightForWidth(self, width: int) -> int:
        heights = [self._height(kind) for kind in (0, 1)]
        return round(max(heights) if width >= _BESIDE_FROM else sum(heights) + Space.M)

    def sizeHint(self) -> QSize:
        return QSize(760, self.heightForWidth(760))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(_BESIDE_FROM))

    def room_of(self, bar: TagBar) -> QRectF:
        """A bar with its words, in this widget's pixels."""
        left, top, width = self._column(bar.kind)
        return QRectF(left, top + self._head + bar.at * ROW, width, ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bars = self._bars()
        key = Qt.Key(event.key())
        if not bars or key not in (
            *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
            *(Qt.Key.Key_Home, Qt.Key.Key_End),
        ):
            super().keyPressEvent(event)
            return
        here = self._here or bars[0]
        number = bars.index(here)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            other = len(self._kinds[0 if key == Qt.Key.Key_Left else 1])
            kind = 0 if key == Qt.Key.Key_Left else 1
            self._select(TagBar(kind, min(here.at, other - 1)) if other else here)
            return
        to = {
            Qt.Key.Key_Up: max(0, number - 1),
            Qt.Key.Key_Down: min(len(bars) - 1, number + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(bars) - 1,
        }[key]
        self._select(bars[to])

    def start(self) -> TagBar | None:
        return next(iter(self._bars()), None)

    def words_of(self, place: TagBar) -> str:
        return tag_words(self._kinds[place.kind][place.at])

    def place_at(self, position: QPointF) -> TagBar | None:
        return next((bar for bar in self._bars() if self.room_of(bar).contains(position)), None)

    def paint_all(self, painter: QPainter, sharpness: float) -> None:
        for kind, title in enumerate((triggers_title(), treatments_title())):
            left, top, width = self._column(kind)
            painter.setFont(self._small)
            painter.setPen(QColor(self._palette.ink_soft))
            left += Space.XS  # As the words of the bars.
            painter.drawText(QRectF(left, top, width, self._head), 0, title)
            if not self._kinds[kind]:
                none = translate("Progress", "none noted in these days")
                painter.drawText(QRectF(left, top + self._head, width, ROW), 0, none)
        for bar in self._bars():
            self._paint_bar(painter, bar)

    def paint_mark(self, painter: QPainter, place: TagBar, *, pointed: bool) -> None:
        room = self.room_of(place)
        if pointed:
            painter.fillRect(room, QColor(self._palette.accent_soft))
            self._paint_bar(painter, place)
        else:
            painter.setPen(QPen(QColor(self._palette.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)

    def _paint_bar(self, painter: QPainter, bar: TagBar) -> None:
        colours, tag = self._palette, self._kinds[bar.kind][bar.at]
        most = max(each.uses for tags in self._kinds for each in tags)
        inner = self.room_of(bar).adjusted(Space.XS, 2, -Space.XS, -2)
        painter.setFont(self._body)
        number = str(tag.uses)
        metrics = QFontMetricsF(self._body)
        beside = metrics.horizontalAdvance(number) + Space.S
        words = metrics.elidedText(tag.tag, Qt.TextElideMode.ElideRight, inner.width())
        line = QRectF(inner.left(), inner.top(), inner.width(), metrics.lineSpacing())
        painter.setPen(QColor(colours.ink))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)
        length = max(2.0, (inner.width() - beside) * tag.uses / most)
        shape = QRectF(inner.left(), line.bottom() + 1, length, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.warm if bar.kind == 0 else colours.accent))
        painter.drawRoundedRect(shape, 3, 3)
        painter.setPen(QColor(colours.ink))
        after = QRectF(shape.right() + Space.XS, shape.top() - 4, beside, _BAR + 8)
        painter.drawText(after, int(Qt.AlignmentFlag.AlignVCenter), number)

    def _height(self, kind: int) -> float:
        return self._head + max(1, len(self._kinds[kind])) * ROW

    def _column(self, kind: int) -> tuple[float, float, float]:
        """Left, top and width of a kind's bars."""
        if self.width() >= _BESIDE_FROM:
            wide = (self.width() - Space.L) / 2
            return kind * (wide + Space.L), 0, wide
        return 0, kind * (self._height(0) + Space.M), self.width()

    def _bars(self) -> list[TagBar]:
        return [
            TagBar(kind, at) for kind, tags in enumerate(self._kinds) for at in range(len(tags))
        ]
