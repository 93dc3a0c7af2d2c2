"""The base of the charts: choosing, zooming and moving by keys, pointer and wheel; its axes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.ui.progress.axes import DayAxis
from mindbody_app.ui.progress.chart import Chart, Panel
from mindbody_app.ui.theme import FONT_FAMILY, LIGHT, Type
from tests.ui.progress.life import TODAY, point_at


class DaysChart(Chart[int]):
    """So many days up to today, on two panels."""

    def __init__(self) -> None:
        panels = (Panel((0, 5, 10), top=10.5, title="Pain"), Panel((0, 200), top=210, title="Min"))
        super().__init__("Days", LIGHT, panels)

    def draw(self, state: int) -> None:
        first = TODAY - timedelta(days=state - 1)
        days = [first.toordinal() + number for number in range(state)]
        self.start_days(days, lambda at: f"day {at}", (first, TODAY))
        self.line(0, days, [5] * state)
        self.bars(1, days, [100] * state)


class LabelsChart(Chart[tuple[str, ...]]):
    """Points in a row."""

    def __init__(self) -> None:
        super().__init__("Points", LIGHT, (Panel((0, 1), top=1.1),), by_day=False)

    def draw(self, state: tuple[str, ...]) -> None:
        self.start_labels(state, lambda at: state[at], slots=8)
        self.dots(0, range(len(state)), [1] * len(state), edge=LIGHT.ink)


@pytest.fixture
def chart(qtbot: QtBot) -> Iterator[DaysChart]:
    made = DaysChart()
    made.take(60)
    window = show(qtbot, made)
    yield made
    window.hide()


def show(qtbot: QtBot, chart: QWidget) -> QWidget:
    """Show a chart within a window of its own: pyqtgraph's views take no closing by themselves."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(chart)
    window.resize(900, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def axis_up_to(last: date) -> DayAxis:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(Type.SMALL)
    axis = DayAxis(font, LIGHT.ink)
    axis.take(last, 0)
    return axis


def test_arrows_choose_and_tell_points(chart: DaysChart) -> None:
    told: list[str] = []
    chart.told.connect(told.append)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left):
        QTest.keyClick(chart, key)
    assert told == ["day 59", "day 58", "day 0"]
    assert chart.accessibleName() == "Days: day 0"


def test_tab_begins_at_the_last_point_and_leaving_lets_go(chart: DaysChart) -> None:
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.chosen == 59
    chart.clearFocus()
    assert chart.chosen is None


def test_the_pointer_chooses_the_nearest_point(chart: DaysChart) -> None:
    place = chart.boxes[0].mapViewToScene(QPointF(TODAY.toordinal() - 9.4, 5))
    point_at(chart.viewport(), QPointF(chart.mapFromScene(place)))
    assert chart.chosen == 50


def test_keys_zoom_move_and_show_the_whole_again(chart: DaysChart) -> None:
    whole = chart.whole
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.view[1] - chart.view[0] < whole[1] - whole[0]
    middle = chart.view
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.view < middle
    QTest.keyClick(chart, Qt.Key.Key_PageDown)
    QTest.keyClick(chart, Qt.Key.Key_PageDown)
    assert chart.view[1] == whole[1]
    assert not chart.can_move(1)
    assert chart.can_move(-1)
    for _ in range(9):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.closest
    assert chart.view[1] - chart.view[0] >= 7
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert not chart.closest
    for key in (Qt.Key.Key_0, Qt.Key.Key_Escape):
        QTest.keyClick(chart, Qt.Key.Key_Plus)
        QTest.keyClick(chart, key)
        assert chart.view == whole


def test_keys_that_have_nothing_to_do_are_left_to_the_page(chart: DaysChart) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Escape, Qt.Key.Key_Down):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        chart.keyPressEvent(event)
        assert not event.isAccepted()


def test_walking_out_of_the_view_brings_the_point_into_it(chart: DaysChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    for _ in range(4):
        chart.zoom_in()
    for _ in range(30):
        QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.chosen == 29
    assert chart.view[0] <= chart.place_of(29) <= chart.view[1]


def test_ctrl_with_the_wheel_zooms_at_the_pointer_and_the_wheel_alone_does_not(
    chart: DaysChart,
) -> None:
    at = QPointF(chart.mapFromScene(chart.boxes[0].mapViewToScene(QPointF(chart.place_of(50), 5))))
    QTest.wheelEvent(chart.window().windowHandle(), at, QPoint(0, 120))
    assert not chart.zoomed
    before = chart.boxes[0].mapSceneToView(chart.mapToScene(at.toPoint())).x()
    QTest.wheelEvent(
        chart.window().windowHandle(),
        at,
        QPoint(0, 120),
        QPoint(),
        Qt.KeyboardModifier.ControlModifier,
    )
    assert chart.zoomed
    after = chart.boxes[0].mapSceneToView(chart.mapToScene(at.toPoint())).x()
    assert after == pytest.approx(before, abs=0.3)


def test_a_drag_moves_what_is_zoomed_and_stops_at_the_ends(chart: DaysChart) -> None:
    view = chart.viewport()
    chart.zoom_in()
    before = chart.view
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 100))
    for x in (450, 2000):
        _drag_to(chart, QPointF(x, 100))
        assert chart.view < before
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(450, 100))
    assert chart.view[0] == chart.whole[0]
    chart.show_whole()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 100))
    _drag_to(chart, QPointF(450, 100))
    assert chart.view == chart.whole


def _drag_to(chart: DaysChart, place: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        chart.viewport().mapToGlobal(place),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart.viewport(), move)


def test_another_state_is_seen_in_whole(chart: DaysChart) -> None:
    chart.zoom_in()
    chart.take(20)
    assert not chart.zoomed
    assert chart.count == 20


def test_the_same_days_told_anew_keep_the_view_and_the_point(chart: DaysChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    chart.zoom_in()
    view = chart.view
    told: list[str] = []
    chart.told.connect(told.append)
    chart.take(60)
    assert (chart.view, chart.chosen) == (view, 59)
    assert told[-1] == "day 59"
    chart.take(30)
    assert not chart.zoomed
    assert chart.words_of(29) == told[-1]


def test_what_was_drawn_before_is_gone(chart: DaysChart) -> None:
    count = len(chart.scene().items())
    for days in (30, 7, 60):
        chart.take(days)
    assert len(chart.scene().items()) == count


def test_panels_share_what_is_seen(chart: DaysChart) -> None:
    chart.zoom_in()
    above, below = (box.viewRange()[0] for box in chart.boxes)
    assert above == pytest.approx(below)
    QApplication.processEvents()
    left, right = (box.sceneBoundingRect() for box in chart.boxes)
    assert (left.left(), left.right()) == (right.left(), right.right())


def test_points_in_a_row_keep_room_for_more(qtbot: QtBot) -> None:
    made = LabelsChart()
    made.take(("one", "two"))
    window = show(qtbot, made)
    QTest.keyClick(made, Qt.Key.Key_End)
    assert made.chosen == 1
    assert made.whole == (-0.6, 7.6)
    window.hide()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [300, 560, 820, 1500])
def test_the_words_of_the_days_never_touch(width: int) -> None:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(Type.SMALL)
    metrics = QFontMetricsF(font)
    for last in (TODAY, date(2026, 1, 3), date(2025, 8, 1)):
        axis = axis_up_to(last)
        for days in (1, 7, 12, 30, 91, 200, 365, 800, 2500, 7305):
            least, most = last.toordinal() - days + 0.4, last.toordinal() + 0.6
            ((_, places),) = axis.tickValues(least, most, width)
            words = axis.tickStrings(places, 1, 1)
            ends = [
                ((place - least) * width / days, metrics.horizontalAdvance(said) / 2)
                for place, said in zip(places, words, strict=True)
            ]
            assert ends
            assert all(words)
            for (one, half), (following, other) in pairwise(ends):
                assert one + half + 4 <= following - other


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (7, ["Fri 30 Oct", "Sat 31 Oct", "Sun 1 Nov", "Mon 2 Nov"]),
        (30, ["12 Oct", "19 Oct", "26 Oct", "2 Nov"]),
        (365, ["Jan 2026", "Mar", "May", "Jul", "Sept", "Nov"]),
        (7305, ["2008", "2010", "2012"]),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_days_are_named_by_weekday_date_month_or_year(days: int, expected: list[str]) -> None:
    axis = axis_up_to(TODAY)
    least, most = TODAY.toordinal() - days + 0.4, TODAY.toordinal() + 0.6
    ((_, places),) = axis.tickValues(least, most, 800)
    words = axis.tickStrings(places, 1, 1)
    assert words[: len(expected)] == expected


@pytest.mark.usefixtures("qapp")
def test_another_year_than_the_last_is_named() -> None:
    axis = axis_up_to(TODAY)
    least = date(2019, 3, 1).toordinal() - 0.4
    ((_, places),) = axis.tickValues(least, least + 28, 800)
    assert axis.tickStrings(places, 1, 1)[0] == "4 Mar 2019"
    ((_, places),) = axis.tickValues(least, least + 120, 400)
    assert axis.tickStrings(places, 1, 1)[0] == "Mar 2019"
