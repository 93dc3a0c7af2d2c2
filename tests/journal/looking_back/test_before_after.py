"""Before and after: pairs only, what is missing said, no mean under ten, never a claim."""

from __future__ import annotations

from dataclasses import fields
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mindbody_app.journal.looking_back.before_after import (
    LEAST_PAIRS,
    BeforeAfterState,
    MeanChange,
    PairGroup,
    RatedMeasure,
    before_after_state,
)
from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.looking_back.trend import Measure, trend_state
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import PracticeRecord
from tests.journal.looking_back.entries import (
    NOW,
    REACH,
    TODAY,
    Entries,
    entries,
    few,
    practice,
    span_back,
    spans,
)
from tests.journal.no_effect import PRACTISES_FROM, life_without_effect

PAIN = RatedMeasure.PAIN
YEAR = span_back(364)


def ratings_of(record: PracticeRecord, measure: RatedMeasure) -> tuple[int | None, int | None]:
    return getattr(record.before, measure.value), getattr(record.after, measure.value)


def counts(group: PairGroup) -> tuple[int, int, int, int]:
    return group.n, group.lacking_before, group.lacking_after, group.lacking_both


@few
@given(entries, spans, st.sampled_from(RatedMeasure))
def test_every_session_is_a_pair_or_counted_as_lacking(
    journal: Entries, span: Span, measure: RatedMeasure
) -> None:
    state = before_after_state(journal.days, span, measure)
    looked_at = [
        each
        for each in sorted(journal.kept.records, key=lambda each: (each.started_at, each.id))
        if each.ended is not None
        and each.practice_day in span
        and (ratings_of(each, measure) != (None, None) or (each.counts and not each.by_hand))
    ]
    found = [ratings_of(each, measure) for each in looked_at]
    assert [(pair.day, pair.before, pair.after) for pair in state.overall.pairs] == [
        (each.practice_day, before, after)
        for each, (before, after) in zip(looked_at, found, strict=True)
        if before is not None and after is not None
    ]
    assert state.overall.lacking_both == found.count((None, None))
    assert state.overall.n + state.overall.lacking_after + state.overall.lacking_both == len(
        [1 for before, after in found if before is not None or after is None]
    )
    assert state.overall.sessions == len(looked_at)
    assert state.empty == (not state.overall.pairs)


@few
@given(entries, spans, st.sampled_from(RatedMeasure))
def test_kinds_add_up_to_all(journal: Entries, span: Span, measure: RatedMeasure) -> None:
    state = before_after_state(journal.days, span, measure)
    totals = [sum(each) for each in zip(*map(counts, state.groups), strict=True)] or [0] * 4
    assert tuple(totals) == counts(state.overall)
    for group in state.groups:
        assert group.sessions > 0
        assert group.pairs == tuple(
            pair for pair in state.overall.pairs if pair.practice == group.practice
        )


@few
@given(entries, st.integers(0, REACH - 1))
def test_two_parts_add_up_to_the_whole(journal: Entries, cut: int) -> None:
    days = journal.days
    whole, old, new = (
        before_after_state(days, span, PAIN).overall
        for span in (span_back(REACH), span_back(REACH, cut + 1), span_back(cut))
    )
    assert whole.pairs == old.pairs + new.pairs
    assert whole.missing == old.missing + new.missing


def paired(count: int, after: int = 3) -> BeforeAfterState:
    records = [practice(back, before=5, after=after + back % 3) for back in range(count)]
    return before_after_state(lived_days(records, []), YEAR, PAIN)


def test_nine_pairs_have_no_mean_and_no_interval_and_ten_have() -> None:
    nine, ten = paired(LEAST_PAIRS - 1), paired(LEAST_PAIRS)
    assert (nine.overall.n, nine.overall.change, nine.groups[0].change) == (9, None, None)
    change = ten.overall.change
    assert change is not None
    assert change.n == 10
    assert change.low < change.mean < change.high
    assert ten.groups[0].change == change


def test_nine_of_each_kind_have_a_mean_over_all_alone() -> None:
    records = [
        practice(back, kind=kind, before=6, after=back % 4, minute=minute)
        for back in range(9)
        for kind, minute in (("walk", 600), ("breathing", 900))
    ]
    state = before_after_state(lived_days(records, []), YEAR, PAIN)
    assert [group.practice for group in state.groups] == ["breathing", "walk"]
    assert [group.change for group in state.groups] == [None, None]
    assert state.overall.practice is None
    assert state.overall.change is not None
    assert state.overall.change.n == 18


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=10, max_size=60))
def test_the_interval_is_that_of_the_paired_t(ratings: list[tuple[int, int]]) -> None:
    records = [practice(at, before=one, after=two) for at, (one, two) in enumerate(ratings)]
    change = before_after_state(lived_days(records, []), YEAR, PAIN).overall.change
    assert change is not None
    changes = [two - one for one, two in ratings]
    assert change.mean == pytest.approx(mean(changes))
    if len(set(changes)) == 1:
        assert change.low == change.mean == change.high
        return
    paired_t = stats.ttest_rel([two for _, two in ratings], [one for one, _ in ratings])
    interval = paired_t.confidence_interval(0.95)
    assert (change.low, change.high) == pytest.approx((interval.low, interval.high), abs=1e-9)


def test_what_is_looked_at() -> None:
    by_hand = Marks(entered_at=NOW)
    records = [
        practice(0, before=0, after=0),
        practice(1, before=4),
        practice(2, after=4),
        practice(3),
        practice(4, 20, before=6),
        practice(5, 20),
        practice(6, kind="walk", marks=by_hand),
        practice(7, kind="walk", before=5, after=5, marks=by_hand),
        practice(8, before=9, after=1, marks=Marks(removed_at=NOW)),
    ]
    state = before_after_state(lived_days(records, []), YEAR, PAIN)
    scan, walk = state.groups
    assert counts(scan) == (1, 1, 2, 1)
    assert counts(walk) == (1, 0, 0, 0)
    assert (state.overall.sessions, state.overall.missing) == (6, 4)
    assert scan.pairs[0].before == scan.pairs[0].after == 0


def test_distress_is_rated_beside_pain() -> None:
    days = lived_days([practice(0, before=5, after=5, distress=(7, 2)), practice(1)], [])
    state = before_after_state(days, YEAR, RatedMeasure.DISTRESS)
    assert [(pair.before, pair.after) for pair in state.overall.pairs] == [(7, 2)]
    assert counts(state.overall) == (1, 0, 0, 1)


def test_nothing_rated_is_empty_and_says_what_is_missing() -> None:
    state = before_after_state(lived_days([practice(0), practice(1)], []), YEAR, PAIN)
    assert state.empty
    assert (state.overall.n, state.overall.missing) == (0, 2)
    assert before_after_state({}, YEAR, PAIN).groups == ()


@pytest.mark.parametrize("seed", range(6))
def test_no_effect_at_all_shows_the_drop_that_comes_by_itself(seed: int) -> None:
    """clinical.md: 0.2-0.6 on average, and 6-24 % of sessions fall by 2 or more."""
    life = life_without_effect(TODAY, seed=seed)
    state = before_after_state(lived_days(life.records, life.check_ins), YEAR, PAIN)
    changes = [
        (each.after.pain or 0) - (each.before.pain or 0)
        for each in sorted(life.records, key=lambda each: each.started_at)
    ]
    assert min(pair.before for pair in state.overall.pairs) >= PRACTISES_FROM
    assert [pair.after - pair.before for pair in state.overall.pairs] == changes
    change = state.overall.change
    assert change is not None
    assert change.mean == pytest.approx(mean(changes))
    assert -0.6 <= change.mean <= -0.2
    assert change.high < 0
    assert 0.06 <= sum(each <= -2 for each in changes) / len(changes) <= 0.24


@pytest.mark.parametrize("seed", range(6))
def test_no_effect_at_all_leaves_the_diary_where_it_was(seed: int) -> None:
    """The trend is drawn from the evenings, so what happens by itself after a session is not in it.

    The medians of the whole year lie around the true mean, not around the pain before sessions.
    """
    life = life_without_effect(TODAY, seed=seed)
    trend = trend_state(lived_days(life.records, life.check_ins), YEAR, Measure.PAIN)
    medians = [each.median for each in trend.days if each.median is not None]
    halves = mean(medians[: len(medians) // 2]), mean(medians[len(medians) // 2 :])
    assert mean(medians) == pytest.approx(5, abs=0.25)
    assert halves[0] == pytest.approx(halves[1], abs=0.35)


def test_a_state_holds_numbers_and_no_verdict() -> None:
    """No r, no p, no word of better or worse: a figure is added here on purpose or not at all."""
    assert [each.name for each in fields(MeanChange)] == ["n", "mean", "low", "high"]
    assert [each.name for each in fields(BeforeAfterState)] == ["measure", "groups", "overall"]
    assert [each.name for each in fields(PairGroup)] == [
        "practice",
        "pairs",
        "lacking_before",
        "lacking_after",
        "lacking_both",
        "change",
    ]
