"""What the diary's person may write and change by hand: every edit is marked, none loses anything.

An edit that changes nothing leaves no mark, and only a new time moves an entry to another day: a
day-end set since then does not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TypeVar

from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import Elsewhere, Ended, PracticeRecord, Rating
from mindbody_app.practice.kinds import Practice

LONGEST_MINUTES = 600
"""Ten hours: more in one entry is a slip of the keys."""

NO_RATING = Rating()

Entry = TypeVar("Entry", bound=PracticeRecord | CheckIn | WeeklyCheckIn)
Answers = TypeVar("Answers", CheckIn, WeeklyCheckIn)


def practice_by_hand(
    entry_id: str,
    kind: Practice | Elsewhere,
    title: str,
    *,
    at: datetime,
    day_end: time,
    minutes: int,
    now: datetime,
    before: Rating = NO_RATING,
    after: Rating = NO_RATING,
    note: str = "",
) -> PracticeRecord:
    """A practice that the person writes down: a class, a walk, a session elsewhere.

    Args:
        entry_id: a new one.
        kind: what was practised.
        title: what it is called, not empty.
        at: when it began: local time with the UTC offset of where it was lived.
        day_end: the person's day-end, which decides the day that it counts for.
        minutes: 1 to 600.
        now: local time with its UTC offset.
        before: how it was before.
        after: how it was after.
        note: in the person's words; may be empty.

    Raises:
        ValueError: the title is empty, the minutes are out of range, or `at` is still to come.
    """
    _expect_lived(at, now)
    seconds = _seconds(minutes)
    return PracticeRecord(
        id=entry_id,
        script_id="",
        title=_titled(title),
        practice=kind.value,
        started_at=at,
        practice_day=practice_day(at, day_end),
        planned_seconds=seconds,
        practised_seconds=seconds,
        ended=Ended.COMPLETED,
        before=before,
        after=after,
        note=note,
        marks=Marks(entered_at=now),
    )


def changed_practice(
    record: PracticeRecord,
    now: datetime,
    *,
    kind: Practice | Elsewhere | None = None,
    title: str | None = None,
    minutes: int | None = None,
    before: Rating | None = None,
    after: Rating | None = None,
    note: str | None = None,
) -> PracticeRecord:
    """The practice with other answers, marked as changed; what is None stays as it is.

    Minutes that are told already (`minutes_practised`) leave the seconds that were recorded. Of a
    practice that the app recorded, the kind and the planned minutes always stay.

    Raises:
        ValueError: it still runs, the title is empty, the minutes are not 1 to 600, or the kind
            of a practice that the app recorded would change.
    """
    if record.ended is None:
        raise ValueError("a practice is changed when it has ended")
    fresh = replace(
        record,
        title=record.title if title is None else _titled(title),
        before=record.before if before is None else before,
        after=record.after if after is None else after,
        note=record.note if note is None else note,
    )
    if minutes is not None and minutes != record.minutes_practised:
        seconds = _seconds(minutes)
        planned = seconds if record.by_hand else record.planned_seconds
        fresh = replace(fresh, practised_seconds=seconds, planned_seconds=planned)
    if kind is not None and kind.value != record.practice:
        if not record.by_hand:
            raise ValueError("the kind of a practice that the app recorded stays")
        fresh = replace(fresh, practice=kind.value)
    return _marked(record, fresh, now)


def changed_answers(before: Answers, after: Answers, now: datetime) -> Answers:
    """A check-in as it is wanted, `after`, marked as changed; `before` where nothing differs.

    Its time and its day stay: `moved` changes those.
    """
    kept = replace(after, id=before.id, at=before.at, day=before.day, marks=before.marks)
    return _marked(before, kept, now)


def moved(entry: Entry, at: datetime, day_end: time, now: datetime) -> Entry:
    """The entry at another time, on the practice day of that time, marked as changed.

    The minute that is told already changes nothing, whatever the day-end is by now.

    Args:
        entry: a practice that has ended, or a check-in.
        at: local time with the UTC offset of where it was lived; for another time at the same
            place that is the offset of the entry's own.
        day_end: the person's day-end.
        now: local time with its UTC offset.

    Raises:
        ValueError: `at` is still to come, or the practice still runs.
    """
    if isinstance(entry, PracticeRecord):
        if entry.ended is None:
            raise ValueError("a practice is changed when it has ended")
        if _same_minute(entry.started_at, at):
            return entry
        _expect_lived(at, now)
        day = practice_day(at, day_end)
        return replace(entry, started_at=at, practice_day=day, marks=entry.marks.changed(now))
    if _same_minute(entry.at, at):
        return entry
    _expect_lived(at, now)
    return replace(entry, at=at, day=practice_day(at, day_end), marks=entry.marks.changed(now))


def taken_out(entry: Entry, now: datetime) -> Entry:
    """The entry taken out: it is kept, counts nowhere and can be brought back."""
    return replace(entry, marks=entry.marks.taken_out(now))


def brought_back(entry: Entry) -> Entry:
    """The entry as it was before it was taken out."""
    return replace(entry, marks=entry.marks.brought_back())


def _marked(before: Entry, after: Entry, now: datetime) -> Entry:
    return before if after == before else replace(after, marks=before.marks.changed(now))


def _same_minute(one: datetime, other: datetime) -> bool:
    return (
        one.replace(second=0, microsecond=0, tzinfo=None)
        == other.replace(second=0, microsecond=0, tzinfo=None)
        and one.utcoffset() == other.utcoffset()
    )


def _expect_lived(at: datetime, now: datetime) -> None:
    if at > now:
        raise ValueError("an entry tells of what was lived, not of what is to come")


def _titled(title: str) -> str:
    words = " ".join(title.split())
    if not words:
        raise ValueError("a practice has a title")
    return words


def _seconds(minutes: int) -> int:
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise ValueError(f"a practice is 1 to {LONGEST_MINUTES} minutes long")
    return minutes * 60
