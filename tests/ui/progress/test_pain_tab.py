"""Pain and days: the median with its bounds above practice, and regions over time."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.looking_back.spans import Range
from mindbody_app.practice.regions import Region
from mindbody_app.ui.progress.pain_tab import PainTab
from mindbody_app.ui.progress.regions_chart import RegionPlace, RegionsChart
from mindbody_app.ui.progress.regions_painting import Number, apart
from mindbody_app.ui.progress.trend_chart import TrendChart
from mindbody_app.ui.theme import LIGHT, PALETTES, Palette
from mindbody_app.ui.widgets.intensity import intensity_fill, intensity_ink
from tests.ui.progress.life import TODAY, point_at, practice, shown_words
from tests.ui.progress.past import bars, check_in, curves, dots, labels, notes, past_of, show

KNEE, BACK = Region.LEFT_KNEE, Region.LOWER_BACK


def trend_of(tab: PainTab) -> TrendChart:
    assert isinstance(tab.trend.chart, TrendChart)
    return tab.trend.chart


def figures_of(tab: PainTab) -> RegionsChart:
    assert isinstance(tab.regions.chart, RegionsChart)
    return tab.regions.chart


def rated(*days_ago: int, pain: int = 5) -> list[CheckIn]:
    return [check_in(ago, pain) for ago in days_ago]


def test_the_line_is_wide_from_five_days_thin_at_three_and_absent_under(qtbot: QtBot) -> None:
    # Ends of windows: 20 days ago has 1 and 2 days, then 3 and 4, then 5.
    tab = show(qtbot, PainTab, past_of(check_ins=rated(20, 19, 18, 17, 16)))
    thin, wide = curves(trend_of(tab), 0)
    ago = [TODAY.toordinal() - int(x) for x in thin.xData]
    medians = {"thin": thin.yData, "wide": wide.yData}
    drawn = {
        name: {day for day, value in zip(ago, values, strict=True) if np.isfinite(value)}
        for name, values in medians.items()
    }
    assert drawn["wide"] == {16, 15, 14}
    assert {18, 17, 13, 12} <= drawn["thin"]
    assert not drawn["thin"] & {20, 19, 11, 10}
    assert wide.opts["pen"].widthF() > thin.opts["pen"].widthF()
    values, hollow, full = dots(trend_of(tab), 0)
    assert len(values.data) == 5
    assert {TODAY.toordinal() - spot.pos().x() for spot in hollow.points()} == {18, 17, 13, 12}
    assert {TODAY.toordinal() - spot.pos().x() for spot in full.points()} == {16, 15, 14}
    assert hollow.opts["brush"].color() == QColor(LIGHT.surface)
    assert full.opts["brush"].color() == QColor(LIGHT.warm)


def test_under_three_days_there_are_dots_and_words_but_no_line(qtbot: QtBot) -> None:
    tab = show(qtbot, PainTab, past_of(check_ins=rated(1, 2)))
    for curve in curves(trend_of(tab), 0):
        assert not np.isfinite(curve.yData).any()
    assert tab.trend.sentence.text() == (
        "Pain: noted on 2 of the 3 days since 3 November."
        " The line begins where 3 days of seven have it."
    )
    assert "median of seven days, from 5 or more" not in shown_words(tab.trend)


def test_the_days_before_the_record_began_are_neither_counted_nor_walked(qtbot: QtBot) -> None:
    past = past_of([practice(20)], rated(1, 2, 9), chosen=Range.QUARTER)
    tab = show(qtbot, PainTab, past)
    chart = trend_of(tab)
    assert tab.trend.sentence.text().startswith("Pain: noted on 3 of the 21 days since 16 October.")
    assert chart.count == 21
    assert chart.whole[0] < past.span.first_day.toordinal()


def test_figures_tell_of_no_days_before_the_record_began(qtbot: QtBot) -> None:
    days = [check_in(0, regions=[(KNEE, 5)])]
    tab = show(qtbot, PainTab, past_of([practice(20)], days, chosen=Range.QUARTER))
    rows = tab.regions.values().rows
    assert rows[0][0] == "30 October to 5 November"
    QTest.keyClick(figures_of(tab), Qt.Key.Key_Home)
    assert tab.regions.readout.text().startswith("Left knee, 16 to 22 October")


@pytest.mark.parametrize(("began", "marked"), [(61, True), (62, False)])
def test_legend_and_sentence_name_what_is_drawn(qtbot: QtBot, began: int, marked: bool) -> None:
    days = rated(*range(10), *range(began - 3, began + 1))
    tab = show(qtbot, PainTab, past_of(check_ins=days, chosen=Range.QUARTER))
    rings = dots(trend_of(tab), 0)[1:]
    assert any(len(each.data) for each in rings) is marked
    shown = [item.isVisible() for item in tab._legend.items]
    assert shown == [marked, not marked, marked, not marked, True, False]
    assert ("Where it is thin and hollow" in tab.trend.sentence.text()) is marked
    assert "Where it is thin" in tab.trend.sentence.text()


def test_practice_stands_in_a_panel_of_its_own_on_the_same_days(qtbot: QtBot) -> None:
    records = [practice(3, minutes=20), practice(3, "Resonance breathing", 10), practice(9)]
    tab = show(qtbot, PainTab, past_of(records, rated(1, 2, 3, 4)))
    chart = trend_of(tab)
    assert len(chart.boxes) == 2
    drawn = bars(chart, 1)
    assert [TODAY.toordinal() - x for x in drawn["x"]] == [9, 3]
    assert list(drawn["height"]) == [20, 30]
    for view in (chart.zoom_in, chart.zoom_in, lambda: chart.move_by(-0.5), chart.show_whole):
        view()
        upper, lower = (box.viewRange()[0] for box in chart.boxes)
        assert upper == lower
    (value, low, high) = (chart.boxes[0].viewRange()[1], *labels(chart, 0))
    assert value[0] < 0
    assert value[1] > 10
    assert {low, high} == {"0: no pain", "10: pain as bad as you can imagine"}
    assert tab.trend.caption.text().endswith("can't show cause.")


def test_the_anchors_stay_at_the_left_of_what_is_seen(qtbot: QtBot) -> None:
    tab = show(qtbot, PainTab, past_of(check_ins=rated(1, 2, 3)))
    chart = trend_of(tab)
    chart.look_at(*(chart.whole[1] - by for by in (12, 2)))
    assert [each.pos().x() for each in notes(chart, 0)] == [chart.view[0], chart.view[0]]


def test_chips_choose_the_measure_and_one_stays_chosen(qtbot: QtBot) -> None:
    tab = show(qtbot, PainTab, past_of(check_ins=[check_in(1, 6, mood=3), check_in(2, 4)]))
    mood = tab.measure.chip("mood")
    qtbot.mouseClick(mood, Qt.MouseButton.LeftButton)
    assert tab.trend.sentence.text().startswith("Mood: noted on 1 of the 3 days since 3 November.")
    assert labels(trend_of(tab), 0) == ["10: very good", "0: very low"]
    qtbot.mouseClick(mood, Qt.MouseButton.LeftButton)
    assert tab.measure.values == {"mood"}
    mood.setFocus()
    QTest.keyClick(mood, Qt.Key.Key_Left)
    QTest.keyClick(tab.measure.chip("sleep"), Qt.Key.Key_Space)
    assert tab.measure.values == {"sleep"}
    words = shown_words(tab.trend)
    assert "No check-in of these days has this answer: sleep." in words
    assert tab.measure.isVisible()
    assert not trend_of(tab).isVisible()


def test_arrows_read_the_days_and_what_is_missing_is_said(qtbot: QtBot) -> None:
    days = [check_in(ago, pain) for ago, pain in ((0, 4), (2, 6), (3, 7))]
    tab = show(qtbot, PainTab, past_of([practice(1, minutes=12)], days))
    chart = trend_of(tab)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert tab.trend.readout.text() == (
        "Thursday 5 November: pain 4; median of seven days 6, from 3 of them; no practice"
    )
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert tab.trend.readout.text() == (
        "Wednesday 4 November: pain not noted; no median, since under 3 days of seven have it;"
        " 12 minutes of practice"
    )


def test_the_table_lists_what_is_drawn(qtbot: QtBot) -> None:
    days = [check_in(ago, pain) for ago, pain in ((0, 4), (2, 6), (3, 7))]
    tab = show(qtbot, PainTab, past_of([practice(1, minutes=12)], days))
    rows = tab.trend.values().rows
    assert rows[0] == ("Thu 5 Nov 2026", 4, 6, 3, 0.0)
    assert rows[1] == ("Wed 4 Nov 2026", None, None, 2, 12.0)
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("chosen", "back", "slot", "words"),
    [
        (Range.ALL, 400, 7, "There is one point for each week."),
        (Range.ALL, 2000, 28, "Each point is the median of four weeks' medians."),
    ],
)
def test_a_long_span_is_drawn_by_weeks_or_four(
    qtbot: QtBot, chosen: Range, back: int, slot: int, words: str
) -> None:
    days = rated(*range(0, back, 2), pain=5)
    tab = show(qtbot, PainTab, past_of([practice(1, minutes=14)], days, chosen=chosen))
    chart = trend_of(tab)
    assert words in tab.trend.sentence.text()
    assert chart.count == -(-(back - 1) // slot)
    assert len(dots(chart, 0)[0].data) == 0
    assert chart.place_of(chart.count - 1) == TODAY.toordinal() - (slot - 1) / 2
    assert len(tab.trend.values().rows) == chart.count
    assert tab.trend.values().rows[0][-1] == round(14 / slot, 1)
    assert chart.words_of(chart.count - 1).startswith(
        "Seven days to Thursday 5 November: median of seven days 5, from"
        if slot == 7
        else "Four weeks to Thursday 5 November: median 5;"
    )


def test_first_use_shows_a_sketch_and_no_grid(qtbot: QtBot) -> None:
    tab = show(qtbot, PainTab, past_of())
    words = shown_words(tab)
    assert "Each check-in in the diary puts a mark here." in words
    assert "Regions that you mark in a check-in are shaded here" in words
    assert words.count("An example") == 2
    assert not trend_of(tab).isVisible()
    assert not figures_of(tab).isVisible()
    assert not tab.measure.isVisible()


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.window)
def test_regions_are_shaded_by_their_median_with_the_number_on_them(
    qtbot: QtBot, palette: Palette
) -> None:
    days = [check_in(ago, regions=[(BACK, pain)]) for ago, pain in ((1, 4), (2, 9), (3, 8))]
    tab = show(qtbot, PainTab, past_of(check_ins=days, chosen=Range.WEEK), palette)
    chart = figures_of(tab)
    centre = chart.centre_of(RegionPlace(0, BACK), from_behind=True)
    image = chart.grab().toImage()
    ratio = image.devicePixelRatio()

    def colour(at: QPointF) -> QColor:
        return image.pixelColor((at * ratio).toPoint())

    assert colour(centre + QPointF(14, 6)) == QColor(intensity_fill(palette, 8))
    assert colour(centre + QPointF(-14, 6)) == QColor(intensity_fill(palette, 8))
    inks = {colour(centre + QPointF(x, y)).name() for x in range(-5, 6) for y in range(-6, 7)}
    assert len(inks) > 5


@pytest.mark.parametrize("pain", [2, 7, 10])
@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.window)
def test_a_number_is_read_where_the_keyboard_walks_and_its_shape_is_seen(
    qtbot: QtBot, palette: Palette, pain: int
) -> None:
    days = [check_in(ago, regions=[(Region.NECK, pain)]) for ago in (1, 2, 3)]
    tab = show(qtbot, PainTab, past_of(check_ins=days, chosen=Range.WEEK), palette)
    chart = figures_of(tab)
    place = RegionPlace(0, Region.NECK)
    centre = chart.centre_of(place)
    drawn = chart.grab().toImage()
    walked = chart.grab()
    painter = QPainter(walked)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    chart.paint_mark(painter, place, pointed=False)
    painter.end()
    ratio = drawn.devicePixelRatio()
    inside = [
        (centre + QPointF(x, y)).toPoint() * ratio for x in range(-5, 6) for y in range(-5, 6)
    ]
    after = walked.toImage()
    assert after != drawn, "it is marked"
    assert all(_distance(after.pixelColor(at), drawn.pixelColor(at)) < 20 for at in inside)
    ink, fill = QColor(intensity_ink(palette, pain)), QColor(intensity_fill(palette, pain))
    edge = [drawn.pixelColor((centre + QPointF(0, y)).toPoint() * ratio) for y in (-10, -9, -8, -7)]
    assert any(_distance(each, ink) * 2 < _distance(fill, ink) for each in edge)


def _distance(one: QColor, other: QColor) -> int:
    return abs(one.lightness() - other.lightness())


def test_arrows_walk_from_region_to_region_and_figure_to_figure(qtbot: QtBot) -> None:
    older = [check_in(ago, regions=[(KNEE, 6), (BACK, 3)]) for ago in (25, 26, 27)]
    newer = [check_in(ago, regions=[(KNEE, 4)]) for ago in (0, 1)]
    older.append(check_in(24, 5))
    first = practice(29)
    tab = show(qtbot, PainTab, past_of([first], [*older, *newer]))
    chart = figures_of(tab)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    told = tab.regions.readout.text
    few = "(few days, so it says little)"
    assert told() == f"Left knee, 29 October to 5 November: marked on 2 of 2 days, median 4 {few}"
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert told() == "Left knee, 7 to 14 October: marked on 3 of 4 days, median 6"
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert told() == "Lower back, 7 to 14 October: marked on 3 of 4 days, median 3"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert told() == "Lower back, 15 to 21 October: no check-in in these days"
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert told() == "Left knee, 7 to 14 October: marked on 3 of 4 days, median 6"
    QTest.keyClick(chart, Qt.Key.Key_Up)
    QTest.keyClick(chart, Qt.Key.Key_End)
    words = "Lower back, 29 October to 5 November: not marked in 2 days with a check-in"
    assert told() == words
    assert chart.accessibleName() == f"Regions over time: {words}"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(chart, key)
        assert told() == words


def test_the_pointer_reads_a_region_of_a_figure(qtbot: QtBot) -> None:
    tab = show(qtbot, PainTab, past_of([practice(29)], [check_in(0, regions=[(KNEE, 5)])]))
    chart = figures_of(tab)
    point_at(chart, chart.centre_of(RegionPlace(3, Region.RIGHT_HAND)))
    assert tab.regions.readout.text().startswith("Right hand, 29 October to 5 November: not marked")
    point_at(chart, chart.centre_of(RegionPlace(3, KNEE), from_behind=True))
    assert tab.regions.readout.text().startswith("Left knee, 29 October to 5 November: marked on 1")
    point_at(chart, QPointF(1, 1))
    assert tab.regions.readout.text().startswith("Point at a region")


def test_a_thin_stretch_says_so_and_an_empty_one_isnt_one(qtbot: QtBot) -> None:
    thin = "under 3 days with a check-in says little"
    one = show(qtbot, PainTab, past_of(check_ins=[check_in(0, regions=[(KNEE, 5)])]))
    assert thin in one.regions.sentence.text()
    days = [check_in(ago, regions=[(KNEE, 5)]) for ago in range(3)]
    three = show(qtbot, PainTab, past_of(check_ins=days))
    assert thin not in three.regions.sentence.text()


def test_what_is_marked_rarely_is_in_the_table_only(qtbot: QtBot) -> None:
    days = [check_in(ago, regions=[(KNEE, 5)]) for ago in range(29)]
    days.append(check_in(29, regions=[(KNEE, 5), (BACK, 9)]))
    tab = show(qtbot, PainTab, past_of(check_ins=days, chosen=Range.MONTH))
    # Four stretches of 7 and 8 days: one day is no rare one there.
    assert "only in the table" not in tab.regions.sentence.text()
    days = [check_in(ago, regions=[(KNEE, 5)]) for ago in range(364)]
    days.append(check_in(364, regions=[(KNEE, 5), (BACK, 9)]))
    year = show(qtbot, PainTab, past_of(check_ins=days, chosen=Range.YEAR))
    assert "under one day in 20 is only in the table" in year.regions.sentence.text()
    assert ("Lower back", 9) in {(row[1], row[2]) for row in year.regions.values().rows}


def test_the_numbers_on_a_figure_never_lie_over_one_another() -> None:
    from PySide6.QtCore import QRectF

    def number(x: float, y: float) -> Number:
        return Number(QRectF(x, y, 17, 17), 5)

    head = [number(50, y) for y in (0, 12, 21, 33)]
    feet = [number(42, 200), number(55, 200)]
    placed = apart(head + feet)
    for at, one in enumerate(placed):
        for other in placed[at + 1 :]:
            over = one.place.intersected(other.place)
            assert over.width() * over.height() < 0.01


@pytest.mark.parametrize("width", [420, 560, 880])
def test_the_figures_fit_their_room(qtbot: QtBot, width: int) -> None:
    days = [check_in(ago, regions=[(KNEE, 5)]) for ago in range(30)]
    tab = show(qtbot, PainTab, past_of(check_ins=days), width=width)
    chart = figures_of(tab)
    for period in range(4):
        for region in (Region.HEAD, Region.LEFT_HAND, Region.RIGHT_FOOT):
            for from_behind in (False, True):
                place = chart.centre_of(RegionPlace(period, region), from_behind=from_behind)
                assert chart.rect().contains(place.toPoint())


def test_a_check_in_older_than_the_span_still_counts_for_its_first_medians(qtbot: QtBot) -> None:
    days = rated(0, *range(30, 36))
    tab = show(qtbot, PainTab, past_of(check_ins=days))
    first = TODAY - timedelta(days=29)
    rows = {row[0]: row for row in tab.trend.values().rows}
    assert rows[f"{first:%a} {first.day} {first:%b %Y}"][2] == 5
