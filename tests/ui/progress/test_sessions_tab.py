"""Sessions: the pairs, the mean from ten on, and how the latest ones are marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mindbody_app.journal.looking_back.before_after import MeanChange
from mindbody_app.journal.looking_back.spans import Range
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import PracticeRecord, Rating
from mindbody_app.ui.progress.before_after_chart import FIRST_SEEN, BeforeAfterChart, change_levels
from mindbody_app.ui.progress.before_after_words import MOST_DRAWN, change_words, interval_words
from mindbody_app.ui.progress.sessions_tab import SessionsTab
from mindbody_app.ui.progress.words import cause_caption
from tests.ui.progress.life import practice, shown_words
from tests.ui.progress.past import curves, dots, labels, past_of, show


def chart_of(tab: SessionsTab) -> BeforeAfterChart:
    assert isinstance(tab.pairs.chart, BeforeAfterChart)
    return tab.pairs.chart


def pairs(count: int, **fields: Any) -> list[PracticeRecord]:
    """Sessions on so many days; every third one doesn't change."""
    return [practice(ago, before=6, after=6 - bool(ago % 3), **fields) for ago in range(count)]


def test_a_pair_is_two_marks_that_differ_in_shape_with_a_line(qtbot: QtBot) -> None:
    tab = show(qtbot, SessionsTab, past_of([practice(1, before=6, after=4)]))
    before, after = dots(chart_of(tab), 0)
    (line,) = curves(chart_of(tab), 0)
    assert [(p.pos().x(), p.pos().y()) for p in before.points()] == [(-0.2, 6)]
    assert [(p.pos().x(), p.pos().y()) for p in after.points()] == [(0.2, 4)]
    assert before.opts["symbol"] != after.opts["symbol"]
    assert list(line.yData) == [6, 4]
    assert labels(chart_of(tab), 0) == ["10: pain as bad as you can imagine", "0: no pain"]


@pytest.mark.parametrize(("count", "shown"), [(9, False), (10, True)])
def test_from_ten_pairs_on_there_is_a_mean_in_words_table_and_drawing(
    qtbot: QtBot, count: int, shown: bool
) -> None:
    tab = show(qtbot, SessionsTab, past_of(pairs(count)))
    words = tab.pairs.sentence.text()
    first = [row[0] for row in tab.pairs.values().rows[:3]]
    assert ("interval" in words) is shown
    assert chart_of(tab).change_shown is shown
    assert ("mean change" in shown_words(tab.pairs)) is shown
    assert (first == ["Mean", "95 % from, approximate", "95 % to, approximate"]) is shown
    assert ("A mean is shown from 10 rated sessions on. Here: 9." in words) is not shown
    assert cause_caption() == tab.pairs.caption.text()
    assert tab.pairs.caption.isVisible()
    if shown:
        assert "Mean change over 10 sessions: 0.6 lower after (approximate 95 % interval" in words
        assert chart_of(tab).change_words == ["Mean change", "no change", "0.6 lower after"]
        assert [row[-1] for row in tab.pairs.values().rows[:3]] == [-0.6, -1, -0.2]
        (ticks,) = chart_of(tab)._scale._tickLevels
        assert [words for _, words in ticks] == ["−4", "−2", "0", "+2", "+4"]
        low, high = chart_of(tab)._beside.viewRange()[1]
        assert low == -high < -4


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [(-1, 1, (-4, -2, 0, 2, 4)), (-4.1, -3, (-10, -5, 0, 5, 10)), (9, 10, (-10, -5, 0, 5, 10))],
)
def test_the_scale_of_changes_has_room_for_the_interval(
    low: float, high: float, levels: tuple[int, ...]
) -> None:
    assert change_levels(MeanChange(10, (low + high) / 2, low, high)) == levels


def test_sessions_without_both_ratings_are_counted_in_words(qtbot: QtBot) -> None:
    records = [
        practice(0, before=6, after=4),
        practice(1, before=5),
        practice(2, after=5),
        practice(3),
        practice(4),
    ]
    tab = show(qtbot, SessionsTab, past_of(records))
    sentence = tab.pairs.sentence.text()
    assert "1 of 5 sessions here has both ratings. 1 session has no rating after." in sentence
    assert "1 session has no rating before. 2 sessions have no rating." in sentence


def test_changes_all_alike_have_no_interval(qtbot: QtBot) -> None:
    alike = [practice(ago, before=6, after=4) for ago in range(10)]
    tab = show(qtbot, SessionsTab, past_of(alike))
    sentence = tab.pairs.sentence.text()
    assert "In all 10 sessions the change is the same: 2 lower after." in sentence
    assert "interval" not in sentence
    assert [row[0] for row in tab.pairs.values().rows[:2]] == ["Mean", "Thu 5 Nov 2026"]


def test_chips_choose_the_kind_and_each_keeps_its_own_ten(qtbot: QtBot) -> None:
    breaths = pairs(4, title="Resonance breathing", practice="breathing")
    tab = show(qtbot, SessionsTab, past_of([*pairs(9), *breaths]))
    assert chart_of(tab).change_shown
    offered = [each for each in tab.kind.order if tab.kind.chip(each).isVisible()]
    assert offered == ["all", "body_scan", "breathing"]
    tab.kind.chip("all").setFocus()
    QTest.keyClick(tab.kind.chip("all"), Qt.Key.Key_Right)
    QTest.keyClick(tab.kind.chip("body_scan"), Qt.Key.Key_Right)
    assert tab.kind.chip("breathing").hasFocus()
    QTest.keyClick(tab.kind.chip("breathing"), Qt.Key.Key_Space)
    assert "All 4 sessions here have both ratings." in tab.pairs.sentence.text()
    assert not chart_of(tab).change_shown
    assert len(tab.pairs.values().rows) == 4
    tab.refresh(past_of(pairs(3)))
    assert tab.kind.value == "all"
    assert not tab.kind.chip("all").isVisible()


def test_distress_is_drawn_where_it_was_rated(qtbot: QtBot) -> None:
    rated = replace(practice(0, before=6, after=4), before=Rating(6, 8), after=Rating(4, 8))
    tab = show(qtbot, SessionsTab, past_of([rated, practice(1, before=5, after=5)]))
    qtbot.mouseClick(tab.measure.chip("distress"), Qt.MouseButton.LeftButton)
    words = tab.pairs.sentence.text()
    assert words.startswith("Each pair is one session: distress right before it")
    assert "1 of 2 sessions here has both ratings. 1 session has no rating." in words
    assert tab.pairs.values().columns[2:4] == ("Distress before", "Distress after")
    assert "10: as distressed as you can imagine" in labels(chart_of(tab), 0)
    tab.refresh(past_of([practice(1, before=5, after=5)]))
    assert "No session of these days has distress rated" in shown_words(tab.pairs)
    assert tab.measure.isVisible()


def test_hundreds_of_pairs_open_at_the_newest_and_keep_readable(qtbot: QtBot) -> None:
    tab = show(qtbot, SessionsTab, past_of(pairs(200), chosen=Range.YEAR))
    chart = chart_of(tab)
    assert chart.count == MOST_DRAWN
    assert chart.view[1] - chart.view[0] < FIRST_SEEN + 1
    assert chart.view[1] == chart.whole[1]
    assert chart.zoomed
    assert "The newest 120 are drawn; the table has all." in tab.pairs.sentence.text()
    assert "Mean change over 200 sessions" in tab.pairs.sentence.text()
    assert len(tab.pairs.values().rows) == 203
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert tab.pairs.readout.text().startswith("Thursday 5 November, Body scan: pain 6 before")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.view[0] == chart.whole[0]
    QTest.keyClick(chart, Qt.Key.Key_0)
    assert chart.view == chart.whole


@pytest.mark.parametrize(
    ("change", "mean", "interval"),
    [
        (MeanChange(20, -0.84, -1.24, -0.44), "0.8 lower after", "0.4 to 1.2 lower after"),
        (MeanChange(20, 0.31, -0.2, 0.82), "0.3 higher after", "0.2 lower to 0.8 higher after"),
        (MeanChange(20, 0.5, 0.1, 0.9), "0.5 higher after", "0.1 to 0.9 higher after"),
        (MeanChange(20, 0.0, -0.4, 0.4), "no change", "0.4 lower to 0.4 higher after"),
        (MeanChange(10, -1, -1, -1), "1 lower after", "1 to 1 lower after"),
        (MeanChange(10, 0, 0, 0), "no change", "0 to 0 lower after"),
    ],
)
def test_changes_in_words(change: MeanChange, mean: str, interval: str) -> None:
    assert change_words(change.mean) == mean
    assert interval_words(change) == interval


def test_first_use_shows_a_sketch_and_no_list(qtbot: QtBot) -> None:
    tab = show(qtbot, SessionsTab, past_of())
    assert "gets a pair of marks" in shown_words(tab)
    assert "An example" in shown_words(tab)
    assert not tab.latest.isVisible()
    assert not tab.measure.isVisible()


def test_what_was_entered_by_hand_late_or_changed_is_marked(qtbot: QtBot) -> None:
    late = practice(3, "Yoga class", 60)
    at = late.started_at
    late = replace(late, marks=Marks(entered_at=at + timedelta(days=2)))
    changed = replace(practice(1), marks=Marks(changed_at=practice(1).started_at))
    prompt = replace(practice(2, "Walk", 25), marks=Marks(entered_at=practice(2).started_at))
    tab = show(qtbot, SessionsTab, past_of([practice(0), changed, prompt, late]))
    rows = [row.accessibleName() for row in tab.latest.rows()]
    assert rows[0].endswith("20 of 20 minutes, completed")
    assert rows[1].endswith("completed, Changed yesterday")
    assert rows[2].endswith("25 minutes, entered by hand")
    assert rows[3].endswith("60 minutes, entered by hand, Written yesterday")
