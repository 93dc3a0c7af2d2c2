"""PEG: the mean of three answers or nothing, one a week, the later of two."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.check_ins import WeeklyCheckIn
from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.looking_back.peg import peg_state
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.marks import Marks
from tests.journal.looking_back.entries import NOW, day_of, few, span_back, spans, weeklies, weekly

told = st.lists(weeklies, max_size=30, unique_by=lambda each: each.id)


@few
@given(told, spans, st.integers(0, 6), st.randoms(use_true_random=False))
def test_one_a_week_whatever_the_order(
    weekly_ones: list[WeeklyCheckIn], span: Span, starts: int, chance: random.Random
) -> None:
    state = peg_state(weekly_ones, span, week_starts=starts)
    mixed = list(weekly_ones)
    chance.shuffle(mixed)
    assert peg_state(mixed, span, week_starts=starts) == state
    kept = [each for each in weekly_ones if each.day in span and not each.marks.removed]
    weeks = [week.first_day for week in state.weeks]
    assert weeks == sorted({first_day_of_week(each.day, starts) for each in kept})
    for week in state.weeks:
        same = [
            each for each in kept if week.first_day <= each.day < week.first_day + timedelta(days=7)
        ]
        latest = max(same, key=lambda each: (each.day, each.at, each.id))
        assert (week.day, week.peg, week.own_rating) == (latest.day, latest.peg, latest.own_rating)
        items = (week.pain, week.enjoyment, week.general_activity)
        if None in items:
            assert week.peg is None
        else:
            assert week.peg == pytest.approx(sum(each or 0 for each in items) / 3)


@few
@given(told, spans)
def test_the_band_lies_a_point_either_side_of_the_first_score(
    weekly_ones: list[WeeklyCheckIn], span: Span
) -> None:
    state = peg_state(weekly_ones, span)
    assert state.incomplete + len(state.scored) == len(state.weeks)
    if not state.scored:
        assert state.band is None
        return
    assert state.band is not None
    first = state.scored[0].peg
    assert first is not None
    assert state.band.first == first
    assert state.band.low == pytest.approx(max(0, first - 1))
    assert state.band.high == pytest.approx(min(10, first + 1))


@pytest.mark.parametrize(
    ("answer", "low", "high"), [(0, 0, 1), (1, 0, 2), (5, 4, 6), (9, 8, 10), (10, 9, 10)]
)
def test_the_band_stays_on_the_scale(answer: int, low: float, high: float) -> None:
    band = peg_state([weekly(0, answer, answer, answer)], span_back(6)).band
    assert band is not None
    assert (band.low, band.high) == (low, high)


def test_an_item_left_open_is_no_score_and_is_counted() -> None:
    state = peg_state(
        [weekly(14, 4, 5, 6), weekly(7, 4, None, 6), weekly(0, 0, 0, 0)], span_back(30)
    )
    assert [week.peg for week in state.weeks] == [5, None, 0]
    assert (state.incomplete, len(state.scored)) == (1, 2)
    assert state.weeks[1].pain == 4


def test_the_own_activity_stands_beside_it() -> None:
    state = peg_state([weekly(0, own=6)], span_back(30))
    assert not state.empty
    assert [(week.own_activity, week.own_rating) for week in state.own] == [("the garden", 6)]
    assert (state.scored, state.band) == ((), None)


def test_nothing_answered_or_all_taken_out_is_empty() -> None:
    assert peg_state([], span_back(30)).empty
    assert peg_state([weekly(0)], span_back(30)).empty
    taken_out = weekly(0, 1, 2, 3, marks=Marks(removed_at=NOW))
    assert peg_state([taken_out], span_back(30)).weeks == ()


def test_a_week_begins_where_the_person_says() -> None:
    thursday, friday = weekly(6, 2, 2, 2), weekly(0, 8, 8, 8)
    assert day_of(6).weekday() == 4
    assert len(peg_state([thursday, friday], span_back(30), week_starts=0).weeks) == 2
    (week,) = peg_state([thursday, friday], span_back(30), week_starts=4).weeks
    assert week.peg == 8
