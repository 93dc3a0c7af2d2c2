"""The trend: medians of seven days from check-ins alone, with the bounds of PMC6196118."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.looking_back.trend import (
    Measure,
    TrendState,
    trend_state,
)
from mindbody_app.journal.records import Rating
from tests.journal.looking_back.entries import (
    REACH,
    Entries,
    check_in,
    day_of,
    entries,
    few,
    full_entries,
    practice,
    span_back,
    spans,
)

measures = st.sampled_from(Measure)


def pain_on(backs: Sequence[int], span: Span) -> TrendState:
    return trend_state(lived_days([], [check_in(back, 5) for back in backs]), span, Measure.PAIN)


@few
@given(full_entries, spans, measures)
def test_medians_are_those_worked_out_the_long_way(
    journal: Entries, span: Span, measure: Measure
) -> None:
    state = trend_state(journal.days, span, measure)
    assert [each.day for each in state.days] == list(span.days)
    answers = [
        (each.day, value)
        for each in journal.kept.check_ins
        if (value := getattr(each, measure.value)) is not None
    ]
    for each in state.days:
        values = []
        for back in range(7):
            day = each.day - timedelta(days=back)
            given_then = [value for when, value in answers if when == day]
            if given_then:
                values.append(Fraction(sum(given_then), len(given_then)))
        assert each.rated_days == len(values)
        assert each.hollow == (3 <= len(values) <= 4)
        if len(values) < 3:
            assert each.median is None
        else:
            assert each.median == pytest.approx(float(median(values)))


@few
@given(entries, spans, st.integers(0, 10))
def test_the_ratings_of_a_session_never_move_it(journal: Entries, span: Span, pain: int) -> None:
    rated = tuple(
        replace(each, before=Rating(pain, pain), after=Rating(0, 0)) for each in journal.records
    )
    assert trend_state(lived_days(rated, journal.check_ins), span, Measure.PAIN) == trend_state(
        journal.days, span, Measure.PAIN
    )


@few
@given(entries, spans)
def test_a_part_of_the_time_shows_the_days_of_the_whole(journal: Entries, span: Span) -> None:
    whole = trend_state(journal.days, span_back(REACH), Measure.PAIN)
    part = trend_state(journal.days, span, Measure.PAIN)
    assert part.days == tuple(each for each in whole.days if each.day in span)


@pytest.mark.parametrize("count", range(8))
def test_none_under_3_days_hollow_under_5_full_from_5(count: int) -> None:
    last = pain_on(range(count), span_back(0)).days[-1]
    assert last.rated_days == count
    assert (last.median is not None) == (count >= 3)
    assert last.hollow == (count in (3, 4))


def test_many_check_ins_of_one_day_are_one_day() -> None:
    looks = [check_in(0, pain, minute=pain * 60) for pain in (2, 3, 10)]
    (day,) = trend_state(lived_days([], looks), span_back(0), Measure.PAIN).days
    assert (day.value, day.median, day.rated_days) == (5, None, 1)


def test_a_gap_in_the_diary_is_a_gap_in_the_line() -> None:
    state = pain_on([*range(20, 24), *range(4)], span_back(23))
    drawn = [(each.day - day_of(23)).days for each in state.days if each.median is not None]
    assert drawn == [2, 3, 4, 5, 6, 7, 22, 23]
    assert state.rated_days == 8


def test_zero_is_an_answer_and_none_is_not() -> None:
    looks = [check_in(back, 0) for back in range(3)] + [check_in(3, None, sleep=8)]
    state = trend_state(lived_days([], looks), span_back(6), Measure.PAIN)
    assert (state.days[-1].median, state.rated_days) == (0, 3)
    assert trend_state(lived_days([], looks), span_back(6), Measure.SLEEP).rated_days == 1


def test_it_is_empty_with_no_rated_day() -> None:
    assert pain_on([], span_back(29)).empty
    assert not pain_on([28], span_back(29)).empty


def test_the_minutes_of_each_day_lie_beneath() -> None:
    records = [practice(0, 600), practice(0, 1200, minute=900), practice(2, 59)]
    state = trend_state(lived_days(records, []), span_back(2), Measure.MOOD)
    assert [each.minutes for each in state.days] == [0, 0, 30]
    assert state.empty
