"""Ranges and the stretches of days they stand for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.looking_back.spans import Bucket, Range, Span, span_of
from tests.journal.looking_back.entries import TODAY, day_of, span_back, spans


@pytest.mark.parametrize(
    ("chosen", "length"),
    [(Range.WEEK, 7), (Range.MONTH, 30), (Range.QUARTER, 91), (Range.YEAR, 365)],
)
@pytest.mark.parametrize("kept", [None, 0, 4000])
def test_a_range_ends_today_whatever_was_kept(chosen: Range, length: int, kept: int | None) -> None:
    span = span_of(chosen, TODAY, None if kept is None else day_of(kept))
    assert (span.last_day, span.length) == (TODAY, length)


@pytest.mark.parametrize(
    ("kept", "length"), [(None, 30), (-3, 30), (0, 30), (29, 30), (30, 31), (7299, 7300)]
)
def test_all_begins_with_the_first_day_kept_and_is_at_least_a_month(
    kept: int | None, length: int
) -> None:
    span = span_of(Range.ALL, TODAY, None if kept is None else day_of(kept))
    assert (span.last_day, span.length) == (TODAY, length)


@given(spans)
def test_days_are_all_of_it_in_order(span: Span) -> None:
    assert span.days == tuple(
        span.first_day + timedelta(days=number) for number in range(span.length)
    )
    assert span.days[-1] == span.last_day
    assert all(day in span for day in span.days)
    assert span.first_day - timedelta(days=1) not in span
    assert span.last_day + timedelta(days=1) not in span


@given(spans)
def test_earlier_and_later_lead_back_and_forth_and_never_past_today(span: Span) -> None:
    earlier = span.earlier()
    assert earlier.last_day == span.first_day - timedelta(days=1)
    assert earlier.length == span.length
    assert earlier.has_later(TODAY)
    assert earlier.later(TODAY) == span
    later = span.later(TODAY)
    assert later.length == span.length
    assert span.last_day <= later.last_day <= TODAY
    assert (later == span) == (not span.has_later(TODAY))


@given(spans, st.integers(0, 200))
def test_there_is_something_earlier_when_it_was_kept(span: Span, kept: int) -> None:
    assert span.has_earlier(day_of(kept)) == (day_of(kept) < span.first_day)
    assert not span.has_earlier(None)


@pytest.mark.parametrize(
    ("length", "bucket"),
    [
        (1, Bucket.DAY),
        (31, Bucket.DAY),
        (32, Bucket.WEEK),
        (91, Bucket.WEEK),
        (371, Bucket.WEEK),
        (372, Bucket.MONTH),
    ],
)
def test_bars_are_days_then_weeks_then_months(length: int, bucket: Bucket) -> None:
    assert span_back(length - 1).bucket is bucket


@given(spans, st.integers(-3, 200))
def test_a_part_begins_with_the_first_day_kept(span: Span, kept: int) -> None:
    first = day_of(kept)
    part = span.since(first)
    assert part.last_day == span.last_day
    assert set(part.days) == {day for day in span.days if day >= first} or part.length == 1
    assert span.since(None) == span


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        Span(TODAY, day_of(1))
