"""Every chart as a table with the same values, as CSV, and as a picture."""

from __future__ import annotations

import csv
import io
from math import isnan
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mindbody_app.store.journal_store import JournalStore
from mindbody_app.ui.progress.chart import Chart
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.csv_file import save_csv
from mindbody_app.ui.progress.stacked_bars import StackedBars
from mindbody_app.ui.theme import LIGHT
from mindbody_app.ui.widgets.values_table import ROW_HEIGHT, WRAPPED_COLUMN
from tests.ui.answers import answering, type_path
from tests.ui.progress.life import OpenPage, calendar_of, frames, practice, practice_tab

pytestmark = pytest.mark.usefixtures("lived")


def cells(frame: ChartFrame) -> list[list[str]]:
    """What the table view's model shows, row by row."""
    model = frame.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def items(frame: ChartFrame, kind: str) -> list[object]:
    """A chart's drawn items of one class."""
    assert isinstance(frame.chart, Chart)
    return [each for _, each in frame.chart._items if type(each).__name__ == kind]


def test_the_weeks_table_has_the_bars_and_the_planned_marks(open_page: OpenPage) -> None:
    frame = practice_tab(open_page()).weeks_frame
    frame.show_as_table(True)
    rows = list(reversed(cells(frame)))
    (bars,) = items(frame, "BarGraphItem")
    assert [int(row[1]) for row in rows] == [int(h) for h in bars.opts["height"]]  # type: ignore[attr-defined]
    assert [row[1] for row in rows] == ["1", "1", "2", "3"]
    marks = items(frame, "PlotCurveItem")[-1].getData()[1]  # type: ignore[attr-defined]
    assert [int(days) for days in marks[::2] if not isnan(days)] == [
        int(row[2]) for row in rows if row[2]
    ]
    assert [row[2] for row in rows] == ["4", "5", "5", "5"]
    # The last week isn't over.
    assert [row[4] for row in rows] == ["25", "20", "40", ""]


def test_the_minutes_table_has_the_totals_and_the_stacked_bars(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(1, "A walk", 31, practice="walk"))
    page = open_page()
    page.ranges.ranges.chip("week").click()
    frame = practice_tab(page).minutes_frame
    frame.show_as_table(True)
    assert frame.table.values.table.columns == ("Day", "Body scan", "Walk", "Together")
    rows = cells(frame)
    assert rows[0] == ["In all", "38", "31", "69"]
    assert rows[2] == ["Wed 4 Nov 2026", "10", "31", "41"]
    (drawn,) = items(frame, "StackedBars")
    assert isinstance(drawn, StackedBars)
    heights = [list(stack.heights) for stack in drawn._stacks]
    assert heights[-3:] == [[8, 0], [10, 31], [20, 0]]


def test_the_calendar_table_has_the_days_with_practice(open_page: OpenPage) -> None:
    page = open_page()
    frame = practice_tab(page).calendar_frame
    frame.show_as_table(True)
    rows = cells(frame)
    practised = [day for week in calendar_of(page).weeks for day in week if day.sessions]
    assert len(rows) == len(practised) == 7
    assert rows[2] == ["Tue 3 Nov 2026", "8", "Body scan", ""]


def test_the_switch_turns_a_chart_into_its_table_and_back_by_keyboard(open_page: OpenPage) -> None:
    frame = practice_tab(open_page()).weeks_frame
    assert frame.chart is not None
    QTest.keyClick(frame.switch, Qt.Key.Key_Space)
    assert frame.table.isVisible()
    assert not frame.chart.isVisible()
    assert not frame.copy_picture.isVisible()
    assert frame.switch.accessibleName() == "Show as chart"
    frame.table.setFocus()
    frame.table.setCurrentIndex(frame.table.model().index(0, 0))
    QTest.keyClick(frame.table, Qt.Key.Key_Down)
    assert frame.table.currentIndex().row() == 1
    QTest.keyClick(frame.switch, Qt.Key.Key_Space)
    assert frame.chart.isVisible()
    assert not frame.table.isVisible()


def test_the_table_follows_the_days_that_are_looked_at(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(90))
    page = open_page()
    page.ranges.ranges.chip("month").click()
    frame = practice_tab(page).weeks_frame
    frame.show_as_table(True)
    assert len(cells(frame)) == 8
    page.ranges.ranges.chip("quarter").click()
    assert len(cells(frame)) == 14


def test_copying_gives_the_table_as_csv(open_page: OpenPage) -> None:
    frame = practice_tab(open_page()).weeks_frame
    frame.show_as_table(True)
    QTest.keyClick(frame.copy, Qt.Key.Key_Space)
    head, *rows = csv.reader(io.StringIO(QGuiApplication.clipboard().text()))
    assert head[:4] == ["Week of", "Days", "Planned", "Off the plan"]
    assert head[4:] == ["Share of planned days (%)", "Minutes"]
    assert rows == cells(frame)


@pytest.mark.qt_log_ignore("This plugin does not support")  # What pops up without a screen.
def test_a_saved_table_is_whole_utf_8_and_the_place_is_told(
    open_page: OpenPage, tmp_path: Path
) -> None:
    path = tmp_path / "weeks.csv"
    frame = practice_tab(open_page()).weeks_frame
    frame.show_as_table(True)
    with answering(type_path(path)):
        QTest.keyClick(frame.save, Qt.Key.Key_Space)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfWeek of,")
    assert path.read_text("utf-8-sig").count("\n") == 5
    assert frame._saved.isVisible()
    assert frame._saved.text() == f"Saved: {path}"


def test_a_table_that_cannot_be_saved_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "no folder" / "weeks.csv"
    before = sorted(tmp_path.iterdir())
    said = save_csv(path, "a,b\n")
    assert said.startswith(f"{path} could not be written: ")
    assert said.endswith(". Choose another folder.")
    assert sorted(tmp_path.iterdir()) == before


def test_a_picture_has_no_transparency_and_all_that_stands_around_the_chart(
    open_page: OpenPage,
) -> None:
    page = open_page()
    for frame in frames(page):
        QTest.keyClick(frame.copy_picture, Qt.Key.Key_Space)
        picture = QGuiApplication.clipboard().image()
        assert frame.copy_picture.text().strip() == "Copied"
        assert not picture.hasAlphaChannel()
        assert frame.chart is not None
        assert picture.width() > 2 * frame.chart.width()
        assert picture.height() > 2 * frame.chart.height() + 120
        assert picture.pixelColor(3, 3) == QColor(LIGHT.surface)
        colours = {picture.pixelColor(x, y).rgb() for x in range(48, 400, 7) for y in range(48, 96)}
        assert QColor(LIGHT.ink).rgb() in colours


def test_a_picture_leaves_the_chart_as_it_was(open_page: OpenPage) -> None:
    frame = practice_tab(open_page()).weeks_frame
    chart = frame.chart
    assert isinstance(chart, Chart)
    chart.zoom_in()
    QApplication.processEvents()
    before, view = chart.grab().toImage(), chart.view
    assert frame.picture() is not None
    QApplication.processEvents()
    assert chart.view == view
    assert chart.grab().toImage() == before


def test_every_column_has_room_for_its_words(open_page: OpenPage) -> None:
    for frame in frames(open_page()):
        frame.show_as_table(True)
        table = frame.table
        for column in range(table.model().columnCount()):
            wrapped = min(table.sizeHintForColumn(column), WRAPPED_COLUMN[1])
            titled = table.horizontalHeader().sectionSizeHint(column)
            assert table.columnWidth(column) >= max(wrapped, titled)
        for line in range(table.model().rowCount()):
            assert table.rowHeight(line) >= table.sizeHintForRow(line)


def test_long_titles_stand_whole_in_the_calendar_table(
    journal: JournalStore, open_page: OpenPage
) -> None:
    for number in range(4):
        title = f"A practice of a rather long name, the one of number {number}"
        journal.close_practice(practice(3, title, 5))
    frame = practice_tab(open_page()).calendar_frame
    frame.show_as_table(True)
    named = next(at for at, row in enumerate(cells(frame)) if "number 3" in row[2])
    assert frame.table.rowHeight(named) >= frame.table.sizeHintForRow(named) > ROW_HEIGHT
    assert frame.table.horizontalScrollBar().maximum() == 0
