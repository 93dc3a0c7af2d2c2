"""Minutes by kind: every minute in one bar, and the bars without a gap."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.minutes import minutes_state
from mindbody_app.journal.looking_back.spans import Bucket, Span
from tests.journal.looking_back.entries import (
    REACH,
    TODAY,
    Entries,
    day_of,
    entries,
    few,
    full_entries,
    practice,
    span_back,
    spans,
)


@few
@given(full_entries, spans, st.integers(0, 6))
def test_every_minute_lies_in_one_bar_and_in_the_totals(
    journal: Entries, span: Span, starts: int
) -> None:
    state = minutes_state(journal.days, span, week_starts=starts)
    counted = [
        each
        for each in journal.kept.records
        if each.counts and each.ended is not None and each.practice_day in span
    ]
    assert {kind.practice for kind in state.kinds} == {each.practice for each in counted}
    for at, kind in enumerate(state.kinds):
        mine = [each for each in counted if each.practice == kind.practice]
        assert kind.sessions == len(mine)
        assert kind.days == len({each.practice_day for each in mine})
        assert kind.minutes == pytest.approx(sum(each.practised_seconds for each in mine) / 60)
        assert sum(bar.minutes[at] for bar in state.bars) == pytest.approx(kind.minutes)
    for bar in state.bars:
        inside = Span(bar.first_day, bar.last_day)
        assert bar.total == pytest.approx(
            sum(each.practised_seconds for each in counted if each.practice_day in inside) / 60
        )
    assert state.total == pytest.approx(sum(each.practised_seconds for each in counted) / 60)
    assert state.empty == (not counted)


@given(spans, st.integers(0, 6))
def test_bars_follow_each_other_from_end_to_end(span: Span, starts: int) -> None:
    bars = minutes_state({}, span, week_starts=starts).bars
    assert (bars[0].first_day, bars[-1].last_day) == (span.first_day, span.last_day)
    assert all(two.first_day - one.last_day == timedelta(days=1) for one, two in pairwise(bars))
    if span.bucket is Bucket.WEEK:
        assert all(bar.first_day.weekday() == starts for bar in bars[1:])
    else:
        assert all(bar.first_day == bar.last_day for bar in bars)


def test_months_beyond_a_year() -> None:
    state = minutes_state(lived_days([practice(0), practice(400)], []), span_back(400))
    assert state.bucket is Bucket.MONTH
    assert all(bar.first_day.day == 1 for bar in state.bars[1:])
    assert len({(bar.first_day.year, bar.first_day.month) for bar in state.bars}) == 14
    assert (state.bars[-1].last_day, state.bars[0].total, state.bars[-1].total) == (TODAY, 20, 20)


def test_a_part_of_a_longer_span_keeps_its_bars() -> None:
    state = minutes_state(lived_days([practice(0)], []), span_back(9), bucket=Bucket.MONTH)
    assert state.bucket is Bucket.MONTH
    assert len(state.bars) == len({(day.year, day.month) for day in span_back(9).days})


@few
@given(entries, st.integers(0, REACH - 1))
def test_two_parts_add_up_to_the_whole(journal: Entries, cut: int) -> None:
    days = journal.days
    whole = minutes_state(days, span_back(REACH))
    parts = [minutes_state(days, span) for span in (span_back(REACH, cut + 1), span_back(cut))]
    assert whole.total == pytest.approx(sum(part.total for part in parts))
    for kind in whole.kinds:
        same = [each for part in parts for each in part.kinds if each.practice == kind.practice]
        assert kind.sessions == sum(each.sessions for each in same)
        assert kind.days == sum(each.days for each in same)


def test_kinds_keep_their_order_whatever_the_minutes() -> None:
    few = [practice(0, 60, kind="body_scan"), practice(0, 1800, kind="walk", minute=900)]
    many = [practice(0, 1800, kind="body_scan"), practice(1, 60, kind="walk")]
    for records in (few, many):
        state = minutes_state(lived_days(records, []), span_back(6))
        assert [kind.practice for kind in state.kinds] == ["body_scan", "walk"]
    assert day_of(1) in span_back(6)


def test_two_sessions_of_a_day_are_one_day_of_their_kind() -> None:
    records = [practice(0, 600), practice(0, 600, minute=900), practice(1, 600)]
    (kind,) = minutes_state(lived_days(records, []), span_back(6)).kinds
    assert (kind.sessions, kind.days, kind.minutes) == (3, 2, 30)
