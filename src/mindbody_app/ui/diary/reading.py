"""The diary's days, read a slice at a time: twenty years are never in memory at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
from mindbody_app.journal.excused import Reason, excused_days
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.services import Journal

Entry = CheckIn | WeeklyCheckIn | PracticeRecord
SLICE = 8
"""Days shown at a time, or runs of days with nothing but a mark; fewer where they hold much."""
MUCH = 24
"""Entries in a slice after which no further day comes into it."""
_FIRST_LOOK = timedelta(days=14)
_LONGEST_LOOK = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """A day with something in it, or a run of days off the plan with nothing else in them."""

    first: date
    last: date
    entries: tuple[Entry, ...]
    """The newest first."""
    reason: Reason | None
    """Why it is off the plan, if it is."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Some of the diary's days."""

    days: tuple[DiaryDay, ...]
    """The newest first."""
    since: date
    """What is older comes in the next slice."""
    more: bool
    """Whether there may be anything older."""


def day_of(entry: Entry) -> date:
    """The practice day that an entry counts for."""
    return entry.practice_day if isinstance(entry, PracticeRecord) else entry.day


def moment_of(entry: Entry) -> datetime:
    """When it was, with its UTC offset."""
    return entry.started_at if isinstance(entry, PracticeRecord) else entry.at


def read_slice(journal: Journal, today: date, before: date | None = None) -> Slice:
    """The newest days, or those before a day; where a while is empty, the next that is not."""
    first = _first_day(journal)
    until = before - timedelta(days=1) if before else None
    end = until or today
    look = _FIRST_LOOK
    while True:
        since = end - look
        days = _days(journal, since, until)
        if len(days) >= SLICE or first is None or since <= first:
            break
        if days and look >= _LONGEST_LOOK:
            break
        look *= 2
    shown = _some(days)
    if len(days) > len(shown):
        return Slice(shown, shown[-1].first, more=True)
    return Slice(shown, since, more=first is not None and since > first)


def _some(days: list[DiaryDay]) -> tuple[DiaryDay, ...]:
    shown: list[DiaryDay] = []
    for day in days[:SLICE]:
        shown.append(day)
        if sum(len(each.entries) for each in shown) >= MUCH:
            break
    return tuple(shown)


def _first_day(journal: Journal) -> date | None:
    days = [each.first_day for each in journal.excused()[:1]]
    kept = journal.first_day()
    return min([*days, kept] if kept else days, default=None)


def _days(journal: Journal, since: date, until: date | None) -> list[DiaryDay]:
    entries: dict[date, list[Entry]] = {}
    found: tuple[Iterable[Entry], ...] = (
        journal.practices(since, until),
        journal.check_ins(since, until),
        (each for each in journal.weekly_check_ins(since) if until is None or each.day <= until),
    )
    for kind in found:
        for entry in kind:
            entries.setdefault(day_of(entry), []).append(entry)
    reasons = {
        day: reason
        for day, reason in excused_days(journal.excused()).items()
        if day >= since and (until is None or day <= until)
    }
    days = [
        DiaryDay(day, day, tuple(sorted(each, key=moment_of, reverse=True)), reasons.pop(day, None))
        for day, each in entries.items()
    ]
    return sorted(days + _runs(reasons), key=lambda each: each.first, reverse=True)


def _runs(reasons: Mapping[date, Reason]) -> list[DiaryDay]:
    runs: list[DiaryDay] = []
    for day in sorted(reasons):
        last = runs[-1] if runs else None
        if last and last.reason is reasons[day] and day - last.last == timedelta(days=1):
            runs[-1] = DiaryDay(last.first, day, (), last.reason)
        else:
            runs.append(DiaryDay(day, day, (), reasons[day]))
    return runs
