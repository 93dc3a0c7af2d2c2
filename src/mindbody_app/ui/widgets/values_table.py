"""A read-only table of values, and the same values as CSV text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

Value = str | int | float | None
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 40
VISIBLE_ROWS = 7
WRAPPED_COLUMN = 320, 150
"""In pixels: longer words, such as a note, wrap at the first, or where room is short down to the
second."""
_CELL_MARGIN = 24
"""What the style sheet and the style keep free beside a cell's words, in pixels."""
_LINE_MARGIN = 8


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows; None is an empty cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def csv_text(self) -> str:
        """The table as RFC 4180 text, column names first."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()


class TableModel(QAbstractTableModel):
    """A `Table` for Qt's views."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), ())
        self._numbers: frozenset[int] = frozenset()

    def take(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self._numbers = frozenset(
            column
            for column in range(len(table.columns))
            if any(isinstance(row[column], int | float) for row in table.rows)
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if value is None else value
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(value, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numbers = section in self._numbers
            side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class ValuesTable(QTableView):
    """A read-only table as tall as its rows, up to seven plain ones.

    Tab leaves it, arrows walk in it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.values = TableModel()
        self.setModel(self.values)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerWidget(QWidget())

    def take(self, table: Table) -> None:
        """Show a table."""
        self.values.take(table)
        if self.isVisible():
            self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what it needs and share what is left; too narrow, it scrolls."""
        if not self.values.columnCount():
            return
        room = self.viewport().width()
        needed = self._needed_widths(room)
        spare = max(0, room - sum(needed))
        share, rest = divmod(spare, len(needed))
        for column, width in enumerate(needed):
            self.setColumnWidth(column, width + share + rest * (column == len(needed) - 1))
        for line in range(self.values.rowCount()):
            self.setRowHeight(line, self._needed_height(line))
        rows = min(self.verticalHeader().length(), VISIBLE_ROWS * ROW_HEIGHT)
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if sum(needed) > room else 0
        self.setFixedHeight(head + rows + bar + 4)

    def _needed_widths(self, room: int) -> list[int]:
        """What each column takes; the widest ones wrap if that spares the scrolling."""
        head = self.horizontalHeader()
        hints = [self.sizeHintForColumn(column) for column in range(self.values.columnCount())]
        widest, least = WRAPPED_COLUMN
        heads = [head.sectionSizeHint(column) for column in range(len(hints))]
        tries = (
            [max(min(hint, most), title) for hint, title in zip(hints, heads, strict=True)]
            for most in range(widest, least - 1, -1)
        )
        first = next(tries)
        return next((needed for needed in (first, *tries) if sum(needed) <= room), first)

    def _needed_height(self, line: int) -> int:
        """The height at which a row's longest words stand whole."""
        metrics = self.fontMetrics()
        wraps = int(Qt.TextFlag.TextWordWrap)
        heights = [
            metrics.boundingRect(
                0, 0, self.columnWidth(column) - _CELL_MARGIN, 0, wraps, value
            ).height()
            for column, value in enumerate(self.values.table.rows[line])
            if isinstance(value, str)
        ]
        return max([ROW_HEIGHT, *(height + 2 * _LINE_MARGIN for height in heights)])
