"""The Progress screen as a person meets it: headline, first use, charts, caption, sessions."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended
from mindbody_app.store.journal_store import JournalStore
from mindbody_app.ui.progress import ProgressPage
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.charts import BeforeAfterChart, Chart, WeeksChart
from mindbody_app.ui.progress.marks import SKETCH_PAIRS, Sketch
from tests.ui.progress.life import TODAY, OpenPage, point_at, practice


def shown_words(page: ProgressPage) -> str:
    """Every label that can be seen, one a line."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def frames(page: ProgressPage) -> tuple[ChartFrame, ...]:
    return page.calendar_frame, page.weeks_frame, page.before_after_frame


def chart_of(frame: ChartFrame) -> Chart:
    assert isinstance(frame.chart, Chart)
    return frame.chart


def test_importing_the_page_brings_neither_pyqtgraph_nor_numpy() -> None:
    code = (
        "import sys; import mindbody_app.ui.progress.page;"
        "print({'pyqtgraph', 'numpy'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.usefixtures("lived")
def test_the_headline_says_this_week_and_the_last_28_days(open_page: OpenPage) -> None:
    page = open_page()
    assert page.headline.text() == "3 of 5 days this week"
    assert page.rolling.text() == "In the last 28 days: 7 days of practice, 107 minutes in all."


def test_without_a_plan_the_headline_has_no_share(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(1))
    assert open_page().headline.text() == "1 day of practice this week"


def test_the_legend_names_planned_days_only_where_a_week_has_a_plan(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(0))
    page = open_page()
    assert "days practised" in shown_words(page)
    assert "days planned" not in shown_words(page)
    journal.save_plan(Plan(TODAY, (PlanItem("body-scan", 20, 5),)))
    page.refresh()
    assert "days planned" in shown_words(page)


def test_first_use_says_what_will_be_here_and_draws_no_empty_chart(open_page: OpenPage) -> None:
    page = open_page()
    words = shown_words(page)
    assert "Your practice will show here" in words
    assert "Each week gets a bar" in words
    assert "gets a pair of marks" in words
    assert not page.calendar.isVisible()
    assert not page.latest.isVisible()
    for frame in frames(page):
        assert not frame.switch.isVisible()
        assert frame.chart is None or not frame.chart.isVisible()


def test_the_first_practice_turns_first_use_into_charts(
    journal: JournalStore, open_page: OpenPage
) -> None:
    page = open_page()
    journal.close_practice(practice(0, before=5, after=4))
    page.refresh()
    assert page.calendar.isVisible()
    assert all(frame.chart is not None and frame.chart.isVisible() for frame in frames(page))


def test_the_caption_on_causes_stands_under_the_pairs_drawn_or_as_table(
    lived: JournalStore, open_page: OpenPage
) -> None:
    page = open_page()
    caption = page.before_after_frame.caption
    for as_table in (False, True):
        page.before_after_frame.show_as_table(as_table)
        assert caption.isVisible()
        assert "this cannot show cause" in caption.text()


def test_every_sketch_is_called_an_example_as_long_as_it_stands(
    journal: JournalStore, open_page: OpenPage
) -> None:
    page = open_page()
    assert shown_words(page).count("An example") == 3
    for frame in frames(page):
        (sketch,) = frame.findChildren(Sketch)
        assert sketch.accessibleName() == f"An example: {frame.title}"
    journal.close_practice(practice(0))
    page.refresh()
    assert shown_words(page).count("An example") == 1
    journal.close_practice(practice(1, before=5, after=6))
    page.refresh()
    assert "An example" not in shown_words(page)


def test_the_sketch_of_pairs_promises_nothing() -> None:
    lower = sum(after < before for before, after in SKETCH_PAIRS)
    assert lower == len(SKETCH_PAIRS) / 2


@pytest.mark.usefixtures("lived")
def test_sessions_that_lack_a_rating_are_counted_in_words(open_page: OpenPage) -> None:
    sentence = open_page().before_after_frame.sentence.text()
    assert sentence.endswith(
        "3 of your latest 7 sessions have both ratings. 2 sessions have no rating after. "
        "1 session has no rating before. 1 session has no rating."
    )


@pytest.mark.usefixtures("lived")
def test_an_interrupted_session_stands_among_the_latest_with_its_minutes(
    open_page: OpenPage,
) -> None:
    rows = [row.accessibleName() for row in open_page().latest.rows()]
    assert rows[0] == "Body scan, Today, 08:15, 20 of 20 minutes, completed"
    assert rows[2].endswith("8 of 20 minutes, stopped early, 8 minutes kept")
    assert rows[3] == (
        "Body scan, Wednesday 28 October, 08:15, 9 of 20 minutes, interrupted, 9 minutes kept"
    )


def test_a_note_is_read_under_its_session_as_it_was_written(
    journal: JournalStore, open_page: OpenPage
) -> None:
    note = "Slept <b>badly</b>.\nThe left hip eased."
    journal.close_practice(practice(0, note=note))
    journal.close_practice(practice(1))
    noted, plain = open_page().latest.rows()
    (label,) = (each for each in noted.findChildren(QLabel) if each.text() == note)
    assert label.isVisible()
    assert label.wordWrap()
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.property("role") == "small"
    assert noted.accessibleName().endswith(f"completed, {note}")
    assert plain.accessibleName().endswith("completed")


def test_a_button_brings_the_earlier_sessions(journal: JournalStore, open_page: OpenPage) -> None:
    for days_ago in range(12):
        journal.close_practice(practice(days_ago))
    latest = open_page().latest
    assert len(latest.rows()) == 6
    QTest.keyClick(latest.more, Qt.Key.Key_Space)
    assert len(latest.rows()) == 12
    assert not latest.more.isVisible()


def test_someone_who_comes_back_after_a_year_finds_the_last_sessions(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(400, minutes=5, ended=Ended.STOPPED_EARLY))
    page = open_page()
    assert page.headline.text() == "0 days of practice this week"
    assert len(page.latest.rows()) == 1


@pytest.mark.usefixtures("lived")
def test_arrows_walk_the_weeks_and_the_line_under_them_reads(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    frame = open_page().weeks_frame
    chart = chart_of(frame)
    assert isinstance(chart, WeeksChart)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    latest = "Week of Monday 2 November: 3 days, 38 minutes; 5 planned"
    qtbot.waitUntil(lambda: frame.readout.text() == latest)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert frame.readout.text() == "Week of Monday 26 October: 2 days, 29 minutes; 5 planned"
    assert chart.accessibleName().endswith(frame.readout.text())
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert frame.readout.text() == chart.words[0]


@pytest.mark.usefixtures("lived")
def test_the_pointer_reads_a_pair_and_leaving_brings_the_hint_back(open_page: OpenPage) -> None:
    frame = open_page().before_after_frame
    chart = chart_of(frame)
    assert isinstance(chart, BeforeAfterChart)
    hint = frame.readout.text()
    place = chart.mapFromScene(chart.getViewBox().mapViewToScene(QPointF(2, 5)))
    point_at(chart.viewport(), QPointF(place))
    assert frame.readout.text() == "Thursday 5 November, Body scan: pain 6 before, 4 after"
    chart.choose(None)
    assert frame.readout.text() == hint


@pytest.mark.usefixtures("lived")
def test_the_wheel_scrolls_the_page_and_never_zooms_a_chart(open_page: OpenPage) -> None:
    page = open_page()
    chart = chart_of(page.weeks_frame)
    ranges = chart.getViewBox().viewRange()
    over = QPointF(chart.mapTo(page, QPoint(30, 10)))
    QTest.wheelEvent(page.windowHandle(), over, QPoint(0, -120))
    assert page.verticalScrollBar().value() > 0
    assert chart.getViewBox().viewRange() == ranges


@pytest.mark.usefixtures("lived")
def test_dragging_moves_nothing(open_page: OpenPage) -> None:
    chart = chart_of(open_page().weeks_frame)
    ranges = chart.getViewBox().viewRange()
    for made in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        QTest.mousePress(chart.viewport(), made, pos=QPoint(200, 100))
        point_at(chart.viewport(), QPointF(320, 160))
        QTest.mouseRelease(chart.viewport(), made, pos=QPoint(320, 160))
    assert chart.getViewBox().viewRange() == ranges
    assert QApplication.activePopupWidget() is None


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("width", [480, 640, 1280])
def test_no_control_is_cut_off_at_any_width(open_page: OpenPage, width: int) -> None:
    page = open_page()
    page.resize(width, 400)
    QApplication.processEvents()
    room = page.viewport().width()
    for frame in (*frames(page), page.latest):
        left = frame.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + frame.width() <= room
    for frame in frames(page):
        assert frame.switch.width() >= frame.switch.minimumSizeHint().width()


@pytest.mark.usefixtures("lived")
def test_tab_walks_from_the_top_down_through_every_chart(open_page: OpenPage) -> None:
    page = open_page()
    wanted: list[QWidget | None] = []
    for frame in frames(page):
        wanted += [frame.switch, frame.chart]
    wanted.append(page.latest)
    page.calendar_frame.switch.setFocus()
    reached: list[QWidget | None] = []
    for _ in wanted:
        reached.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert reached == wanted
