"""Regions over time: medians over the days on which each was marked, in equal parts."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.regions import regions_state
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.practice.regions import Region
from tests.journal.looking_back.entries import Entries, check_in, entries, few, span_back, spans

BACK, NECK = Region.LOWER_BACK, Region.NECK


@few
@given(entries, spans)
def test_medians_are_those_worked_out_the_long_way(journal: Entries, span: Span) -> None:
    for period in regions_state(journal.days, span).periods:
        looks = [each for each in journal.kept.check_ins if each.day in period.span]
        assert period.checked_days == len({each.day for each in looks})
        assert period.thin == (period.checked_days < 3)
        marks: dict[Region, dict[object, list[int]]] = {}
        for each in looks:
            for mark in each.regions:
                days = marks.setdefault(mark.region, {})
                days.setdefault(each.day, []).append(mark.intensity)
        assert [each.region for each in period.regions] == [
            region for region in Region if region in marks
        ]
        for each_region in period.regions:
            by_day = marks[each_region.region].values()
            assert each_region.days == len(by_day) <= period.checked_days
            long_way = median(Fraction(sum(given_then), len(given_then)) for given_then in by_day)
            assert each_region.intensity == pytest.approx(float(long_way))


@given(st.integers(1, 7300))
def test_periods_are_equal_and_whole(length: int) -> None:
    span = span_back(length - 1)
    parts = [period.span for period in regions_state({}, span).periods]
    assert (parts[0].first_day, parts[-1].last_day) == (span.first_day, span.last_day)
    assert all((two.first_day - one.last_day).days == 1 for one, two in pairwise(parts))
    lengths = [part.length for part in parts]
    assert max(lengths) - min(lengths) <= 1
    assert 1 <= len(parts) <= 4
    assert len(parts) == 1 or min(lengths) >= 7


@few
@given(entries, spans)
def test_days_marked_add_up_to_those_of_the_whole(journal: Entries, span: Span) -> None:
    state = regions_state(journal.days, span)
    looks = [each for each in journal.kept.check_ins if each.day in span]
    marked = {(mark.region, each.day) for each in looks for mark in each.regions}
    assert sum(each.days for period in state.periods for each in period.regions) == len(marked)
    assert state.regions == tuple(
        region for region in Region if region in {each for each, _ in marked}
    )
    assert state.empty == (not marked)


def test_a_day_counts_once_with_the_mean_of_its_marks() -> None:
    looks = [
        check_in(0, regions=[(BACK, 2)], minute=500),
        check_in(0, regions=[(BACK, 5), (NECK, 0)], minute=900),
        check_in(1, regions=[(BACK, 8)]),
        check_in(2, 4),
    ]
    (period,) = regions_state(lived_days([], looks), span_back(6)).periods
    neck, back = period.regions
    assert (back.days, back.intensity) == (2, 5.75)
    assert (neck.region, neck.days, neck.intensity) == (NECK, 1, 0)
    assert (period.checked_days, period.thin) == (3, False)


def test_two_days_are_thin() -> None:
    looks = [check_in(back, regions=[(BACK, 5)]) for back in (0, 1, 28)]
    state = regions_state(lived_days([], looks), span_back(29))
    assert [period.thin for period in state.periods] == [True] * 4
    assert [period.checked_days for period in state.periods] == [1, 0, 0, 2]
