"""Before and after a session, pair by pair: what was rated, and how much was not.

Sessions often happen when pain is high, and high pain tends to ease anyway: with no effect at
all, practising only at pain 6 or more shows a mean drop of 0.2-0.6 (clinical.md). So nothing here
is a claim, and whatever shows a figure of it shows that caption too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mindbody_app.journal.looking_back.lived_days import DaySession, LivedDay, in_order
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.statistics import mean_interval

LEAST_PAIRS = 10
"""Pairs under which neither a mean nor an interval is told (clinical.md, Adherence)."""


class RatedMeasure(StrEnum):
    """What is rated right before and right after a session, 0-10."""

    PAIN = "pain"
    DISTRESS = "distress"


class Pair(NamedTuple):
    """A session rated both before and after; a tuple, since 20 years hold 12,000 of them."""

    day: date
    practice: str
    title: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class MeanChange:
    """The mean of after minus before (below 0 is lower afterwards) and its 95 % t interval.

    Approximate: sessions of one person are not independent, and a lag-1 autocorrelation of .4
    cuts the coverage to 81-85 % (clinical.md). Where every pair changed alike, all three are equal.
    """

    n: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairGroup:
    """The pairs of one kind of practice, or of all, and how many sessions lack a rating."""

    practice: str | None
    """A value of `Practice` or of `Elsewhere`; None for all kinds together."""
    pairs: tuple[Pair, ...]
    """In the order of time."""
    lacking_before: int
    lacking_after: int
    lacking_both: int
    change: MeanChange | None
    """None under 10 pairs."""

    @property
    def n(self) -> int:
        """How many pairs."""
        return len(self.pairs)

    @property
    def missing(self) -> int:
        """Sessions that are no pair."""
        return self.lacking_before + self.lacking_after + self.lacking_both

    @property
    def sessions(self) -> int:
        """All sessions looked at, rated or not."""
        return self.n + self.missing

    @property
    def lacking_pairs(self) -> int:
        """Further pairs until a mean is told, 0-10."""
        return max(0, LEAST_PAIRS - self.n)


@dataclass(frozen=True, slots=True)
class BeforeAfterState:
    """The sessions of the span by kind of practice and all together."""

    measure: RatedMeasure
    groups: tuple[PairGroup, ...]
    """Every kind with a session, in the order of `KINDS`."""
    overall: PairGroup

    @property
    def empty(self) -> bool:
        """Whether no session has both ratings."""
        return not self.overall.pairs


def before_after_state(
    days: Mapping[date, LivedDay], span: Span, measure: RatedMeasure
) -> BeforeAfterState:
    """Ratings before and after every session that counts or was rated.

    One entered by hand with no rating is left out: nobody was asked for one.

    Args:
        days: the days as they were lived, at least those of the span.
        span: the days looked at, none after today.
        measure: pain or distress.
    """
    rated: dict[str, list[tuple[date, DaySession, int | None, int | None]]] = {}
    every = []
    for day in span.days:
        lived = days.get(day)
        for session in lived.sessions if lived else ():
            before, after = _ratings(session, measure)
            unrated = before is None and after is None
            if unrated and (session.by_hand or not session.counts):
                continue
            one = (day, session, before, after)
            rated.setdefault(session.practice, []).append(one)
            every.append(one)
    return BeforeAfterState(
        measure,
        tuple(_group(kind, rated[kind]) for kind in in_order(rated)),
        _group(None, every),
    )


def _ratings(session: DaySession, measure: RatedMeasure) -> tuple[int | None, int | None]:
    if measure is RatedMeasure.PAIN:
        return session.before, session.after
    return session.distress_before, session.distress_after


def _group(
    practice: str | None, sessions: Sequence[tuple[date, DaySession, int | None, int | None]]
) -> PairGroup:
    pairs = []
    lacking_before = lacking_after = lacking_both = 0
    for day, session, before, after in sessions:
        if before is not None and after is not None:
            pairs.append(Pair(day, session.practice, session.title, before, after))
        elif after is not None:
            lacking_before += 1
        elif before is not None:
            lacking_after += 1
        else:
            lacking_both += 1
    return PairGroup(
        practice, tuple(pairs), lacking_before, lacking_after, lacking_both, _change(pairs)
    )


def _change(pairs: Sequence[Pair]) -> MeanChange | None:
    if len(pairs) < LEAST_PAIRS:
        return None
    found = mean_interval([pair.after - pair.before for pair in pairs])
    return MeanChange(len(pairs), found.mean, found.low, found.high)
