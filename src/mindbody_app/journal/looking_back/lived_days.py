"""The days as they were lived, in little: what every look back is made from.

A gist of each entry stays in memory, so that 20 years of daily use do (15,000 practices and
30,000 check-ins); notes, times and marks stay in the journal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import NamedTuple

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.records import Elsewhere, PracticeRecord
from mindbody_app.practice.kinds import Practice

KINDS = tuple(kind.value for kind in (*Practice, *Elsewhere))
"""Every kind of practice in the order in which charts draw them, so that none ever swaps."""


class DaySession(NamedTuple):
    """A practice that has ended; a tuple, since 20 years hold 15,000 of them."""

    practice: str
    """A value of `Practice` or of `Elsewhere`."""
    title: str
    seconds: int
    """Practised, 0 or more."""
    before: int | None
    """Pain right before it, 0-10; None is skipped."""
    after: int | None
    """Pain right after it."""
    distress_before: int | None
    distress_after: int | None
    by_hand: bool
    counts: bool
    """Whether it makes its day a practised day."""


class DayCheckIn(NamedTuple):
    """A look at the day; each scale is 0-10 or None where it was left open."""

    pain: int | None
    sleep: int | None
    mood: int | None
    activity: int | None
    regions: tuple[tuple[str, int], ...]
    """The value of each `Region` marked, and its intensity."""
    triggers: tuple[str, ...]
    treatments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LivedDay:
    """One day's practices and check-ins, each in the order of time."""

    sessions: tuple[DaySession, ...] = ()
    check_ins: tuple[DayCheckIn, ...] = ()
    minutes: float = field(init=False, compare=False)
    """Practised minutes of all that counts, 0 or more; kept, since every state asks for it."""
    practised: bool = field(init=False, compare=False)
    """Whether any of its practices counts."""
    regions: Mapping[str, float] = field(init=False, compare=False)
    """The mean intensity of each region marked, over the check-ins that mark it."""

    def __post_init__(self) -> None:
        seconds = [each.seconds for each in self.sessions if each.counts]
        object.__setattr__(self, "minutes", sum(seconds) / 60)
        object.__setattr__(self, "practised", bool(seconds))
        object.__setattr__(self, "regions", _region_means(self.check_ins))


def _region_means(check_ins: Iterable[DayCheckIn]) -> dict[str, float]:
    marks: dict[str, list[int]] = {}
    for check_in in check_ins:
        for region, intensity in check_in.regions:
            marks.setdefault(region, []).append(intensity)
    return {region: sum(given) / len(given) for region, given in marks.items()}


def lived_days(
    records: Iterable[PracticeRecord], check_ins: Iterable[CheckIn]
) -> dict[date, LivedDay]:
    """Every day with an entry, oldest first.

    Args:
        records: practices in any order; one that still runs or was taken out is left out.
        check_ins: in any order; one that was taken out is left out.
    """
    sessions: dict[date, list[PracticeRecord]] = {}
    for record in sorted(records, key=lambda record: (record.started_at, record.id)):
        if record.ended is not None and record.marks.removed_at is None:
            sessions.setdefault(record.practice_day, []).append(record)
    looks: dict[date, list[CheckIn]] = {}
    for check_in in sorted(check_ins, key=lambda check_in: (check_in.at, check_in.id)):
        if check_in.marks.removed_at is None:
            looks.setdefault(check_in.day, []).append(check_in)
    gist = _Gist()
    return {
        day: LivedDay(
            tuple(map(gist.session, sessions.get(day, ()))),
            tuple(map(gist.look, looks.get(day, ()))),
        )
        for day in sorted(sessions.keys() | looks.keys())
    }


def minutes_of(days: Mapping[date, LivedDay]) -> dict[date, float]:
    """Practised minutes of every day that has a practice that counts, for the sums of adherence."""
    return {day: lived.minutes for day, lived in days.items() if lived.practised}


def in_order(kinds: Iterable[str]) -> tuple[str, ...]:
    """Kinds of practice in the order of `KINDS`; a kind that this app doesn't know comes last."""
    rank = {kind: at for at, kind in enumerate(KINDS)}
    return tuple(sorted(kinds, key=lambda kind: (rank.get(kind, len(KINDS)), kind)))


class _Gist:
    """Makes the gists of entries; what is the same in many of them is kept once."""

    def __init__(self) -> None:
        self._tags: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._marks: dict[tuple[str, int], tuple[str, int]] = {}

    def session(self, record: PracticeRecord) -> DaySession:
        before, after = record.before, record.after
        return DaySession(
            practice=intern(str(record.practice)),
            title=intern(record.title),
            seconds=record.practised_seconds,
            before=before.pain,
            after=after.pain,
            distress_before=before.distress,
            distress_after=after.distress,
            by_hand=record.by_hand,
            counts=record.counts,
        )

    def look(self, check_in: CheckIn) -> DayCheckIn:
        marks = [(str(each.region), each.intensity) for each in check_in.regions]
        return DayCheckIn(
            pain=check_in.pain,
            sleep=check_in.sleep,
            mood=check_in.mood,
            activity=check_in.activity,
            regions=tuple([self._marks.setdefault(mark, mark) for mark in marks]),
            triggers=self._tags.setdefault(check_in.triggers, check_in.triggers),
            treatments=self._tags.setdefault(check_in.treatments, check_in.treatments),
        )
