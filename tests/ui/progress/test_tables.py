"""Every chart as a table with the same values, and as CSV on the clipboard."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from mindbody_app.store.journal_store import JournalStore
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.charts import Chart
from mindbody_app.ui.widgets.values_table import ROW_HEIGHT
from tests.ui.progress.life import OpenPage, practice

pytestmark = pytest.mark.usefixtures("lived")


def cells(frame: ChartFrame) -> list[list[str]]:
    """What the table view's model shows, row by row."""
    model = frame.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def drawn(chart: object, kind: str) -> list[tuple[list[float], list[float]]]:
    """The x and y of a chart's items of one class."""
    assert isinstance(chart, Chart)
    found = [item for item in chart.getPlotItem().items if type(item).__name__ == kind]
    if kind == "BarGraphItem":
        return [(list(item.opts["x"]), list(item.opts["height"])) for item in found]
    return [tuple(map(list, item.getData())) for item in found]  # type: ignore[misc]


def test_the_weeks_table_has_the_bars_and_the_planned_marks(open_page: OpenPage) -> None:
    frame = open_page().weeks_frame
    rows = list(reversed(cells(frame)))
    ((_, heights),) = drawn(frame.chart, "BarGraphItem")
    assert [int(row[1]) for row in rows] == [int(height) for height in heights]
    assert [row[1] for row in rows] == ["0", "0", "1", "1", "2", "3"]
    planned_x, planned_y = drawn(frame.chart, "PlotCurveItem")[-1]
    marked = {round(x + 0.4): int(y) for x, y in zip(planned_x[::2], planned_y[::2], strict=True)}
    assert marked == {at: int(row[2]) for at, row in enumerate(rows) if row[2]}
    assert [row[2] for row in rows] == ["", "", "4", "5", "5", "5"]


def test_the_pairs_table_has_the_marks_before_and_after(open_page: OpenPage) -> None:
    frame = open_page().before_after_frame
    rows = list(reversed(cells(frame)))
    (_, before), (_, after) = drawn(frame.chart, "ScatterPlotItem")
    assert [(int(row[3]), int(row[4])) for row in rows] == list(
        zip(map(int, before), map(int, after), strict=True)
    )
    assert rows[-1] == ["Thu 5 Nov 2026", "08:15", "Body scan", "6", "4", ""]


def test_the_calendar_table_has_the_days_with_practice(open_page: OpenPage) -> None:
    page = open_page()
    rows = cells(page.calendar_frame)
    practised = [day for week in page.calendar.weeks for day in week if day.sessions]
    assert len(rows) == len(practised) == 7
    assert rows[2] == ["Tue 3 Nov 2026", "8", "Body scan"]


def test_the_switch_turns_a_chart_into_its_table_and_back_by_keyboard(open_page: OpenPage) -> None:
    frame = open_page().weeks_frame
    assert frame.chart is not None
    QTest.keyClick(frame.switch, Qt.Key.Key_Space)
    assert frame.table.isVisible()
    assert not frame.chart.isVisible()
    assert frame.switch.accessibleName() == "Show as chart"
    frame.table.setFocus()
    frame.table.setCurrentIndex(frame.table.model().index(0, 0))
    QTest.keyClick(frame.table, Qt.Key.Key_Down)
    assert frame.table.currentIndex().row() == 1
    QTest.keyClick(frame.switch, Qt.Key.Key_Space)
    assert frame.chart.isVisible()
    assert not frame.table.isVisible()


def test_copying_gives_the_table_as_csv(open_page: OpenPage) -> None:
    frame = open_page().before_after_frame
    frame.show_as_table(True)
    QTest.keyClick(frame.copy, Qt.Key.Key_Space)
    head, *rows = csv.reader(io.StringIO(QGuiApplication.clipboard().text()))
    assert head == ["Day", "Time", "Session", "Pain before", "Pain after", "Note"]
    assert rows == cells(frame)


def test_every_column_has_room_for_its_words(open_page: OpenPage) -> None:
    page = open_page()
    for frame in (page.calendar_frame, page.weeks_frame, page.before_after_frame):
        frame.show_as_table(True)
        for column in range(frame.table.model().columnCount()):
            assert frame.table.columnWidth(column) >= frame.table.sizeHintForColumn(column)


def test_a_note_stands_whole_in_the_pairs_table(journal: JournalStore, open_page: OpenPage) -> None:
    note = "The left hip eased, <b>the right one</b> did not.\n\n" + "More of it. " * 12
    journal.close_practice(practice(3, before=5, after=5, note=note))
    frame = open_page().before_after_frame
    frame.show_as_table(True)
    rows = cells(frame)
    noted = next(at for at, row in enumerate(rows) if row[5])
    assert rows[noted][5] == note
    assert frame.table.rowHeight(noted) >= frame.table.sizeHintForRow(noted) > ROW_HEIGHT
    assert frame.table.horizontalScrollBar().maximum() == 0
