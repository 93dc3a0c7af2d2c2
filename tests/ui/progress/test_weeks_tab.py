"""Weeks: PEG with its band, the own activity, and what was noted, counted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsRectItem, QPushButton
from pytestqt.qtbot import QtBot

from mindbody_app.ui.progress.peg_chart import PegChart
from mindbody_app.ui.progress.tags_chart import TagBar, TagsChart
from mindbody_app.ui.progress.weeks_tab import WeeksTab
from mindbody_app.ui.theme import LIGHT, mixed
from tests.ui.progress.life import TODAY, point_at, shown_words
from tests.ui.progress.past import check_in, curves, dots, drawn, labels, past_of, show, weekly

WALK, COOK = "Walking the dog", "Cooking"


def peg_of(tab: WeeksTab) -> PegChart:
    assert isinstance(tab.peg.chart, PegChart)
    return tab.peg.chart


def tags_of(tab: WeeksTab) -> TagsChart:
    assert isinstance(tab.tags.chart, TagsChart)
    return tab.tags.chart


def test_each_week_has_its_mark_and_the_band_lies_around_the_first(qtbot: QtBot) -> None:
    weeks = [weekly(21, 6, 5, 7), weekly(14, 5, None, 5), weekly(7, 4, 4, 5)]
    tab = show(qtbot, WeeksTab, past_of(weeks=weeks))
    (marks,) = dots(peg_of(tab), 0)
    told = [(TODAY.toordinal() - p.pos().x(), round(p.pos().y(), 1)) for p in marks.points()]
    assert told == [(21, 6), (7, 4.3)]
    grey = QColor(mixed(LIGHT.surface, LIGHT.ink_soft, 0.14))
    rects = [each for each in drawn(peg_of(tab), 0) if isinstance(each, QGraphicsRectItem)]
    (band,) = (each for each in rects if each.brush().color() == grey)
    assert (band.rect().top(), band.rect().bottom()) == (5, 7)
    sentence = tab.peg.sentence.text()
    assert sentence == (
        "PEG is one number for a week: how strong pain was, and how much it got in the way."
        " 2 weeks have one. 1 week has none, since an answer was left open."
    )
    caption = tab.peg.caption.text()
    assert "the first score here and a point to either side" in caption
    assert "studies mostly call a change of 1 to 1.75 points noticeable" in caption
    assert "judges no week" in caption
    assert "PMC10859144" in tab.peg.caption.text()


def test_without_an_activity_of_ones_own_there_is_no_second_panel(qtbot: QtBot) -> None:
    tab = show(qtbot, WeeksTab, past_of(weeks=[weekly(7, 6, 5, 7)]))
    assert not peg_of(tab).own_shown
    assert "own activity" not in shown_words(tab.peg)
    tab.refresh(past_of(weeks=[weekly(7, 6, 5, 7, own=WALK, rating=4)]))
    qtbot.waitUntil(lambda: peg_of(tab).own_shown)
    assert "own activity" in shown_words(tab.peg)
    tab.refresh(past_of(weeks=[weekly(7, 6, 5, 7)]))
    qtbot.waitUntil(lambda: not peg_of(tab).own_shown)


def test_another_activity_begins_with_its_name_and_a_line_of_its_own(qtbot: QtBot) -> None:
    weeks = [weekly(ago, own=WALK, rating=4) for ago in (28, 21)]
    weeks += [weekly(ago, 5, 5, 5, own=COOK, rating=7) for ago in (14, 7, 0)]
    tab = show(qtbot, WeeksTab, past_of(weeks=weeks))
    chart = peg_of(tab)
    assert labels(chart, 1) == [WALK, COOK]
    lines = [list(curve.yData) for curve in curves(chart, 1)]
    assert [4, 4] in lines
    assert [7, 7, 7] in lines
    assert "how well you could do: Walking the dog, Cooking." in tab.peg.sentence.text()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert tab.peg.readout.text() == (
        "Week up to Thursday 5 November: PEG 5 (pain 5, enjoying life 5, activity 5); Cooking 7"
    )
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert tab.peg.readout.text() == (
        "Week up to Thursday 8 October: no PEG score, an answer was left open; Walking the dog 4"
    )
    upper, lower = (box.viewRange()[0] for box in chart.boxes)
    assert upper == lower


def test_the_table_has_every_item_and_leaves_open_what_was(qtbot: QtBot) -> None:
    weeks = [weekly(7, 6, 5, None, own=WALK, rating=4), weekly(0, 5, 5, 6)]
    tab = show(qtbot, WeeksTab, past_of(weeks=weeks))
    assert tab.peg.values().rows == (
        ("Thu 5 Nov 2026", 5.3, 5, 5, 6, "", None),
        ("Thu 29 Oct 2026", None, 6, 5, None, WALK, 4),
    )


def noted(qtbot: QtBot, width: int = 880) -> WeeksTab:
    days = [
        check_in(0, 5, triggers=("poor sleep", "rain"), treatments=("heat",)),
        check_in(1, 5, triggers=("Poor sleep",)),
        check_in(2, 5, triggers=("poor sleep",)),
        check_in(3, 5),
    ]
    return show(qtbot, WeeksTab, past_of(check_ins=days), width=width)


def test_bars_are_as_long_as_what_they_count(qtbot: QtBot) -> None:
    tab = noted(qtbot)
    chart = tags_of(tab)
    image = chart.grab().toImage()
    ratio = image.devicePixelRatio()

    def length(bar: TagBar, colour: str) -> int:
        room = chart.room_of(bar)
        widest = 0
        for y in range(int(room.top()), int(room.bottom())):
            row = [
                image.pixelColor((QPointF(x, y) * ratio).toPoint()) == QColor(colour)
                for x in range(int(room.left()), int(room.right()))
            ]
            widest = max(widest, sum(row))
        return widest

    most, one = (length(TagBar(0, at), LIGHT.warm) for at in (0, 1))
    assert most > 200
    assert abs(one - most / 3) < 8
    assert abs(length(TagBar(1, 0), LIGHT.accent) - most / 3) < 8


def test_the_sentence_of_the_counts_claims_no_cause(qtbot: QtBot) -> None:
    tab = noted(qtbot)
    assert tab.tags.sentence.text() == (
        "How often you noted each, in 4 days with a check-in. "
        "Counts show what you noted, not what caused what."
    )
    assert tab.tags.values().rows == (
        ("poor sleep", "May have played a part", 3, 3),
        ("rain", "May have played a part", 1, 1),
        ("heat", "Taken or done for it", 1, 1),
    )


def test_the_bars_are_walked_by_arrows_and_read_by_the_pointer(qtbot: QtBot) -> None:
    tab = noted(qtbot)
    chart, told = tags_of(tab), tab.tags.readout.text
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert told() == "poor sleep: noted 3 times, on 3 days"
    for key, words in (
        (Qt.Key.Key_Down, "rain: noted 1 time, on 1 day"),
        (Qt.Key.Key_Right, "heat: noted 1 time, on 1 day"),
        (Qt.Key.Key_Left, "poor sleep: noted 3 times, on 3 days"),
        (Qt.Key.Key_End, "heat: noted 1 time, on 1 day"),
        (Qt.Key.Key_Home, "poor sleep: noted 3 times, on 3 days"),
    ):
        QTest.keyClick(chart, key)
        assert told() == words
        assert chart.accessibleName() == f"Triggers and treatments: {words}"
    point_at(chart, chart.room_of(TagBar(0, 1)).center())
    assert told() == "rain: noted 1 time, on 1 day"


def test_many_are_cut_to_those_noted_most(qtbot: QtBot) -> None:
    days = [check_in(ago, triggers=tuple(f"tag {n}" for n in range(ago, 11))) for ago in range(10)]
    tab = show(qtbot, WeeksTab, past_of(check_ins=days))
    assert tab.tags.sentence.text().endswith("The 8 noted most are drawn; the table has all.")
    assert len(tab.tags.values().rows) == 11


def test_narrow_the_kinds_stand_under_one_another(qtbot: QtBot) -> None:
    chart = tags_of(tab := noted(qtbot, width=480))
    assert chart.room_of(TagBar(1, 0)).top() > chart.room_of(TagBar(0, 1)).bottom()
    qtbot.waitUntil(lambda: chart.rect().contains(chart.room_of(TagBar(1, 0)).toRect()))
    wide = tags_of(other := noted(qtbot))
    assert wide.room_of(TagBar(1, 0)).top() == wide.room_of(TagBar(0, 0)).top()
    assert tab is not other


def test_first_use_shows_sketches(qtbot: QtBot) -> None:
    tab = show(qtbot, WeeksTab, past_of())
    words = shown_words(tab)
    assert words.count("An example") == 2
    assert "Once a week the diary asks three short questions (PEG)" in words
    assert "What you note in check-ins" in words
    assert not peg_of(tab).isVisible()
    assert not tags_of(tab).isVisible()


def test_the_first_steps_lead_to_the_diary(qtbot: QtBot) -> None:
    tab = show(qtbot, WeeksTab, past_of())
    for words, asked in (("Answer them now", tab.weekly), ("Check in", tab.check_in)):
        (step,) = (each for each in tab.findChildren(QPushButton) if each.text() == words)
        assert step.isVisible()
        with qtbot.waitSignal(asked):
            QTest.keyClick(step, Qt.Key.Key_Space)
    tab.refresh(past_of(weeks=[weekly(7, 6, 5, 7)]))
    assert "Answer them now" not in [
        each.text() for each in tab.findChildren(QPushButton) if each.isVisible()
    ]
