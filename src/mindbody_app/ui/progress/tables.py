"""A chart's values as a table and as CSV text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mindbody_app.journal.adherence import Week
from mindbody_app.journal.progress import BeforeAfterState, CalendarState
from mindbody_app.ui.progress.words import clock_words, table_day, translate

Value = str | int | None
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 40
VISIBLE_ROWS = 7


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


def calendar_table(state: CalendarState) -> Table:
    """The days with practice, newest first."""
    return Table(
        (
            translate("Progress", "Day"),
            translate("Progress", "Minutes"),
            translate("Progress", "Sessions"),
        ),
        tuple(
            (
                table_day(day.day),
                round(day.minutes),
                ", ".join(session.title for session in day.sessions),
            )
            for day in reversed(state.practised)
        ),
    )


def weeks_table(weeks: tuple[Week, ...]) -> Table:
    """The weeks, newest first; no plan leaves its cell empty."""
    return Table(
        (
            translate("Progress", "Week of"),
            translate("Progress", "Days"),
            translate("Progress", "Planned"),
            translate("Progress", "Minutes"),
        ),
        tuple(
            (table_day(week.first_day), len(week.practised), week.planned_days, round(week.minutes))
            for week in reversed(weeks)
        ),
    )


def before_after_table(state: BeforeAfterState) -> Table:
    """The sessions with both ratings, newest first."""
    return Table(
        (
            translate("Progress", "Day"),
            translate("Progress", "Time"),
            translate("Progress", "Session"),
            translate("Progress", "Pain before"),
            translate("Progress", "Pain after"),
        ),
        tuple(
            (
                table_day(rated.session.practice_day),
                clock_words(rated.session.started_at.time()),
                rated.session.title,
                rated.before,
                rated.after,
            )
            for rated in reversed(state.pairs)
        ),
    )


class TableModel(QAbstractTableModel):
    """A `Table` for Qt's views."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), ())

    def take(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
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
            numbers = bool(self.table.rows) and isinstance(self.table.rows[0][section], int)
            side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class ValuesTable(QTableView):
    """A read-only table as tall as its rows, up to seven; Tab leaves it, arrows walk in it."""

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
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setWordWrap(False)
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
        head = self.horizontalHeader()
        needed = [
            max(self.sizeHintForColumn(column), head.sectionSizeHint(column))
            for column in range(self.values.columnCount())
        ]
        if not needed:
            return
        spare = max(0, self.viewport().width() - sum(needed))
        share, rest = divmod(spare, len(needed))
        for column, width in enumerate(needed):
            self.setColumnWidth(column, width + share + rest * (column == len(needed) - 1))
        rows = min(self.values.rowCount(), VISIBLE_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if spare == 0 else 0
        self.setFixedHeight(head.sizeHint().height() + rows * ROW_HEIGHT + bar + 4)
