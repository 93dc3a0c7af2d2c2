"""Before and after a session, pair by pair: what was rated, and how much was not.

Sessions often happen when pain is high, and high pain tends to ease anyway: with no effect at
all, practising only at pain 6 or more shows a mean drop of 0.2-0.6 (clinical.md). So nothing here
is a claim, and whatever shows a figure of it shows that caption too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from mindbody_app.journal.looking_back.lived_days import LivedDay, in_order
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.statistics import mean_interval

LEAST_PAIRS = 10
"""Pairs under which neither a mean nor an interval is told (clinical.md, Adherence)."""


class RatedMeasure(StrEnum):
    """What is rated right before and right after a session, 0-10."""

    PAIN = "pain"
    DISTRESS = "distress"


_READERS: dict[RatedMeasure, attrgetter[tuple[int | None, int | None]]] = {
    RatedMeasure.PAIN: attrgetter("before", "after"),
    RatedMeasure.DISTRESS: attrgetter("distress_before", "distress_after"),
}


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
    read = _READERS[measure]
    kinds: defaultdict[str, _Tally] = defaultdict(_Tally)
    overall = _Tally()
    for day in span.days:
        lived = days.get(day)
        for session in lived.sessions if lived else ():
            before, after = read(session)
            if before is not None and after is not None:
                pair = Pair(day, session.practice, session.title, before, after)
                kinds[session.practice].pairs.append(pair)
                overall.pairs.append(pair)
            elif before is not None or after is not None:
                kinds[session.practice].lack(before, after)
                overall.lack(before, after)
            elif session.counts and not session.by_hand:
                kinds[session.practice].both += 1
                overall.both += 1
    groups = tuple(kinds[kind].group(kind) for kind in in_order(kinds))
    return BeforeAfterState(measure, groups, overall.group(None))


class _Tally:
    """Gathers the sessions of a group."""

    def __init__(self) -> None:
        self.pairs: list[Pair] = []
        self.before = self.after = self.both = 0

    def lack(self, before: int | None, after: int | None) -> None:
        """A session with one of its ratings."""
        self.before += before is None
        self.after += after is None

    def group(self, practice: str | None) -> PairGroup:
        """What was gathered."""
        pairs = tuple(self.pairs)
        return PairGroup(practice, pairs, self.before, self.after, self.both, _change(pairs))


def _change(pairs: Sequence[Pair]) -> MeanChange | None:
    if len(pairs) < LEAST_PAIRS:
        return None
    found = mean_interval([pair.after - pair.before for pair in pairs])
    return MeanChange(len(pairs), found.mean, found.low, found.high)
