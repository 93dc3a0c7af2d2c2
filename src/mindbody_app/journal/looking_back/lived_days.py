"""The days as they were lived, in little: what every look back is made from.

A gist of each entry stays in memory, so that 20 years of daily use do (15,000 practices and
30,000 check-ins); notes, times and marks stay in the journal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from sys import intern

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.records import Elsewhere, PracticeRecord
from mindbody_app.practice.kinds import Practice

KINDS = tuple(kind.value for kind in (*Practice, *Elsewhere))
"""Every kind of practice in the order in which charts draw them, so that none ever swaps."""


@dataclass(frozen=True, slots=True)
class DaySession:
    """A practice that has ended."""

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


@dataclass(frozen=True, slots=True)
class DayCheckIn:
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

    @property
    def minutes(self) -> float:
        """Practised minutes of all that counts, 0 or more."""
        return sum([each.seconds for each in self.sessions if each.counts]) / 60

    @property
    def practised(self) -> bool:
        """Whether any of its practices counts."""
        return any(each.counts for each in self.sessions)


def lived_days(
    records: Iterable[PracticeRecord], check_ins: Iterable[CheckIn]
) -> dict[date, LivedDay]:
    """Every day with an entry, oldest first.

    Args:
        records: practices in any order; one that still runs or was taken out is left out.
        check_ins: in any order; one that was taken out is left out.
    """
    sessions: dict[date, list[PracticeRecord]] = {}
    for record in records:
        if record.ended is not None and record.marks.removed_at is None:
            sessions.setdefault(record.practice_day, []).append(record)
    looks: dict[date, list[CheckIn]] = {}
    for check_in in check_ins:
        if check_in.marks.removed_at is None:
            looks.setdefault(check_in.day, []).append(check_in)
    return {
        day: LivedDay(_sessions(sessions.get(day, ())), _check_ins(looks.get(day, ())))
        for day in sorted(sessions.keys() | looks.keys())
    }


def minutes_of(days: Mapping[date, LivedDay]) -> dict[date, float]:
    """Practised minutes of every day that has a practice that counts, for the sums of adherence."""
    return {day: lived.minutes for day, lived in days.items() if lived.practised}


def in_order(kinds: Iterable[str]) -> tuple[str, ...]:
    """Kinds of practice in the order of `KINDS`; a kind that this app doesn't know comes last."""
    rank = {kind: at for at, kind in enumerate(KINDS)}
    return tuple(sorted(kinds, key=lambda kind: (rank.get(kind, len(KINDS)), kind)))


def _sessions(records: Iterable[PracticeRecord]) -> tuple[DaySession, ...]:
    return tuple(
        DaySession(
            practice=intern(str(record.practice)),
            title=intern(record.title),
            seconds=record.practised_seconds,
            before=record.before.pain,
            after=record.after.pain,
            distress_before=record.before.distress,
            distress_after=record.after.distress,
            by_hand=record.by_hand,
            counts=record.counts,
        )
        for record in sorted(records, key=lambda record: (record.started_at, record.id))
    )


def _check_ins(check_ins: Iterable[CheckIn]) -> tuple[DayCheckIn, ...]:
    return tuple(
        DayCheckIn(
            pain=check_in.pain,
            sleep=check_in.sleep,
            mood=check_in.mood,
            activity=check_in.activity,
            regions=tuple((intern(str(each.region)), each.intensity) for each in check_in.regions),
            triggers=tuple(map(intern, check_in.triggers)),
            treatments=tuple(map(intern, check_in.treatments)),
        )
        for check_in in sorted(check_ins, key=lambda check_in: (check_in.at, check_in.id))
    )
