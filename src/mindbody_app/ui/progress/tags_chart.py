"""Triggers and treatments, counted: a bar for each with its words and its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.journal.looking_back.tags import TagCount, TagsState
from mindbody_app.ui.progress.tags_words import (
    MOST_BARS,
    tag_words,
    treatments_title,
    triggers_title,
)
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


class TagsChart(QWidget):
    """Bars as long as the number of notes, the most frequent on top, all on one scale.

    Up and Down walk the bars, Left and Right go over to the other kind, Home and End to the first
    and the last; the pointer reads one.
    """

    told = Signal(str)
    """The words of the bar that the keyboard or the pointer is on; empty when it leaves."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._name = translate("Progress", "Triggers and treatments")
        self._palette = palette
        self._kinds: tuple[Sequence[TagCount], ...] = ((), ())
        self._at: TagBar | None = None
        self._under: TagBar | None = None
        self._small, self._body = QFont(FONT_FAMILY), QFont(FONT_FAMILY)
        self._small.setPixelSize(Type.SMALL)
        self._body.setPixelSize(Type.BODY)
        self._head = QFontMetricsF(self._small).lineSpacing() + Space.S
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self._name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def take(self, state: TagsState) -> None:
        """Show a state."""
        self._kinds = (state.triggers[:MOST_BARS], state.treatments[:MOST_BARS])
        self._at = self._under = None
        self.setAccessibleName(self._name)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

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
        here = self._at or bars[0]
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bars = self._bars()
        if bars:
            self._select(self._at or bars[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._bar_at(event.position())
        if found != self._under:
            self._under = found
            self._tell(found or (self._at if self.hasFocus() else None))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._bar_at(event.position())
        if found is not None:
            self._select(found)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self._tell(self._at if self.hasFocus() else None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((tag.uses for tags in self._kinds for tag in tags), default=1)
        for kind, title in enumerate((triggers_title(), treatments_title())):
            left, top, width = self._column(kind)
            painter.setFont(self._small)
            painter.setPen(QColor(self._palette.ink_soft))
            painter.drawText(QRectF(left, top, width, self._head), 0, title)
            if not self._kinds[kind]:
                none = translate("Progress", "none noted in these days")
                painter.drawText(QRectF(left, top + self._head, width, ROW), 0, none)
            for at, tag in enumerate(self._kinds[kind]):
                self._paint_bar(painter, TagBar(kind, at), tag, most)

    def _paint_bar(self, painter: QPainter, bar: TagBar, tag: TagCount, most: int) -> None:
        room = self.room_of(bar)
        colours = self._palette
        if bar == self._under:
            painter.fillRect(room, QColor(colours.accent_soft))
        inner = room.adjusted(Space.XS, 2, -Space.XS, -2)
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
        if bar == self._at and self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)

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

    def _bar_at(self, position: QPointF) -> TagBar | None:
        return next((bar for bar in self._bars() if self.room_of(bar).contains(position)), None)

    def _select(self, bar: TagBar) -> None:
        self._at = bar
        self.setAccessibleName(f"{self._name}: {self._tell(bar)}")
        self.update()

    def _tell(self, bar: TagBar | None) -> str:
        words = "" if bar is None else tag_words(self._kinds[bar.kind][bar.at])
        self.told.emit(words)
        return words
