"""Tiles side by side, as many in a row as there is room for, with headings between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from mindbody_app.ui.theme import Space


class TileGrid(QLayout):
    """Rows of equal columns, each row as tall as its tallest tile; some parts have a row alone.

    Args:
        parent: the widget that it lays out.
        narrowest: pixels of a tile; fewer stand side by side before one becomes narrower.
        spacing: pixels between tiles.
    """

    def __init__(self, parent: QWidget, narrowest: int, spacing: int = Space.M) -> None:
        super().__init__(parent)
        self._narrowest = narrowest
        self._items: list[QLayoutItem] = []
        self._alone: dict[QWidget | None, int] = {}
        self._heights: dict[int, list[int]] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def columns(self, width: int) -> int:
        """How many stand side by side in that many pixels."""
        return max(1, (width + self.spacing()) // (self._narrowest + self.spacing()))

    def add_row(self, part: QWidget, *, more_above: int = 0) -> None:
        """Add a part that takes a whole row, with more pixels above it than between tiles."""
        self._alone[part] = more_above
        self.addWidget(part)

    def put_in_order(self, widgets: Sequence[QWidget]) -> None:
        """Lay these out first, in this order."""
        places: dict[QWidget | None, int] = {each: number for number, each in enumerate(widgets)}
        self._items.sort(key=lambda item: places.get(item.widget(), len(places)))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(min(self._narrowest, 200), 0)

    def _rows(self, columns: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            alone = item.widget() in self._alone
            full = not rows or len(rows[-1]) == columns
            if alone or full or rows[-1][0].widget() in self._alone:
                rows.append([])
            rows[-1].append(item)
        return rows

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        columns, gap = self.columns(rect.width()), self.spacing()
        each = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        rows = self._rows(columns)
        for row, tall in zip(rows, self._row_heights(rows, rect.width(), each), strict=True):
            first = row[0].widget()
            width = rect.width() if first in self._alone else each
            if y > rect.y():
                y += self._alone.get(first, 0)
            if move:
                for number, item in enumerate(row):
                    place = QRect(QPoint(number * (each + gap), y), QSize(width, tall))
                    item.setGeometry(self._mirrored(place.translated(rect.x(), 0), rect))
            y += tall + gap
        return max(0, y - gap - rect.y())

    def _row_heights(self, rows: list[list[QLayoutItem]], width: int, each: int) -> list[int]:
        """Each row's height in that many pixels; asked for many times while a page is laid out."""
        heights = self._heights.get(width, [])
        if len(heights) != len(rows):
            heights = [
                max(
                    _height(item, width if row[0].widget() in self._alone else each) for item in row
                )
                for row in rows
            ]
            # Only now: a tile that is measured for the first time may have cleared what was kept.
            self._heights[width] = heights
        return heights

    def _mirrored(self, place: QRect, rect: QRect) -> QRect:
        """A place as it lies where words run from right to left."""
        parent = self.parentWidget()
        if parent is not None and parent.isRightToLeft():
            place.moveRight(rect.left() + rect.right() - place.left())
        return place


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
