"""The person's journal on disk: practice, diary, plans and programmes, kept and never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.store.database import transaction
from mindbody_app.store.diary_rows import (
    check_in_of,
    check_in_row,
    excused_of,
    excused_row,
    weekly_check_in_of,
    weekly_check_in_row,
)
from mindbody_app.store.entries import Entries, Entry
from mindbody_app.store.errors import StoreError, within
from mindbody_app.store.journal_file import JournalFile
from mindbody_app.store.journal_rows import (
    Row,
    enrolment_of,
    enrolment_row,
    plan_of,
    plan_row,
    practice_of,
    practice_row,
    whole_rows,
)

if TYPE_CHECKING:
    from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
    from mindbody_app.journal.excused import Excused
    from mindbody_app.journal.marks import Marks
    from mindbody_app.journal.plans import Plan
    from mindbody_app.learning.enrolment import Enrolment

FILE_NAME = "journal.db"
TAGS_FROM = 1000
"""The newest check-ins whose tags are told; with three a day about a year's."""


def open_journal(folder: Path, migrations: Sequence[str] | None = None) -> JournalStore:
    """The journal of a data folder; made if need be, put right if damaged.

    It always gives a journal: where the file can't be used, one in memory that shows what can be
    read, keeps nothing, and has the reason among its notices.

    Args:
        folder: the data folder.
        migrations: the SQL steps; the app's own by default.
    """
    return JournalStore(JournalFile(folder / FILE_NAME, migrations))


def _of_days(column: str, since: date | None, until: date | None) -> tuple[str, ...]:
    """The question for what stands on some days, and its values."""
    bounds = ((">=", since), ("<=", until))
    asked = [f" AND {column} {sign} ?" for sign, day in bounds if day is not None]
    values = [day.isoformat() for _, day in bounds if day is not None]
    return ("WHERE removed_at IS NULL" + "".join(asked), *values)


def _stands(marks: Marks, day: date, since: date | None, until: date | None) -> bool:
    """The same question, put to an entry."""
    late_enough = since is None or day >= since
    return not marks.removed and late_enough and (until is None or day <= until)


class JournalStore:
    """Keeps practices, check-ins, excused days, plans and enrolments in programmes.

    Nothing is deleted: what is taken out is saved with the mark of it, and read only by `removed`.
    Every write returns once it is durable. Where one can't be kept now, because the disk is full
    say, it stands in memory, counts in everything that is read, and is tried again with each write
    and at `retry`; the person is told once. Where nothing can be kept at all, `kept` is False and
    the app works on.

    Make it with `open_journal`.
    """

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._failing = False
        self._revision = 0
        self._recoveries = 0
        self._all_changed_at = 0
        self._day_changed_at: dict[date, int] = {}
        self._practices = Entries("practice", practice_row, practice_of)
        self._check_ins = Entries("check_in", check_in_row, check_in_of)
        self._weekly = Entries("weekly_check_in", weekly_check_in_row, weekly_check_in_of)
        self._excused = Entries("excused", excused_row, excused_of)
        self._plans = Entries("plan", plan_row, plan_of)
        self._enrolments = Entries("enrolment", enrolment_row, enrolment_of)

    @property
    def kept(self) -> bool:
        """Whether there is a file that keeps what is written."""
        return self._file.kept

    @property
    def unsaved(self) -> int:
        """Entries of any kind that wait to be kept; 0 is as it should be."""
        return sum(entries.waiting for entries in self._kinds)

    @property
    def revision(self) -> int:
        """A number that grows with everything that changes what is read."""
        if self._recoveries != self._file.recoveries:
            self._recoveries = self._file.recoveries
            self._revision += 1
            self._all_changed_at = self._revision
        return self._revision

    def changed_since(self, revision: int, first: date, last: date) -> bool:
        """Whether a practice or a check-in of some days, both included, changed after a revision.

        Entries that moved to another day changed both.
        """
        if self.revision <= revision:
            return False
        return self._all_changed_at > revision or any(
            changed > revision and first <= day <= last
            for day, changed in self._day_changed_at.items()
        )

    def take_notices(self) -> tuple[str, ...]:
        """What the person should be told, one sentence each; each is given once."""
        notices, self._file.notices = tuple(self._file.notices), []
        return notices

    def open_practice(self, record: PracticeRecord) -> None:
        """Keep a practice that begins."""
        self._save_practices(record)

    def update_practice(self, record: PracticeRecord) -> None:
        """Keep how far it has come, or its ratings."""
        self._save_practices(record)

    def close_practice(self, record: PracticeRecord) -> None:
        """Keep how it ended.

        Raises:
            ValueError: the record doesn't say how it ended.
        """
        if record.ended is None:
            raise ValueError("a practice that is closed says how it ended")
        self._save_practices(record)

    def save_practice(self, record: PracticeRecord) -> None:
        """Keep a practice that was entered, changed, taken out or brought back by hand.

        Raises:
            ValueError: the record doesn't say how it ended, as one that still runs.
        """
        self.close_practice(record)

    def close_interrupted(self) -> list[PracticeRecord]:
        """Close what a crash or a power cut left open; to be called at start, before a session."""
        closed = [
            replace(practice_of(row), ended=Ended.INTERRUPTED)
            for row in self._read("practice", "WHERE ended IS NULL")
        ]
        if closed:
            self._save_practices(*closed)
        return closed

    def practices(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[PracticeRecord, ...]:
        """Every practice of some practice days, both included, oldest first."""
        rows = self._read("practice", *_of_days("practice_day", since, until))
        found = self._practices.among(
            rows, lambda each: _stands(each.marks, each.practice_day, since, until)
        )
        return tuple(sorted(found, key=lambda each: each.started_at))

    def practice(self, key: str) -> PracticeRecord | None:
        """The practice of that id, taken out or not, if there is one."""
        rows = self._read("practice", "WHERE id = ?", key)
        return next(iter(self._practices.of_key(rows, key)), None)

    def check_ins(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[CheckIn, ...]:
        """Every check-in of some practice days, both included, oldest first."""
        rows = self._read("check_in", *_of_days("day", since, until))
        found = self._check_ins.among(
            rows, lambda each: _stands(each.marks, each.day, since, until)
        )
        return tuple(sorted(found, key=lambda each: each.at))

    def save_check_in(self, check_in: CheckIn) -> None:
        """Keep a check-in; the one of the same id is replaced."""
        before = self._standing(self._check_ins, check_in.id)
        self._save(self._check_ins, check_in)
        self._note_change(check_in.day, *(each.day for each in before))

    def weekly_check_ins(self, since: date | None = None) -> tuple[WeeklyCheckIn, ...]:
        """Every weekly check-in from a practice day on, oldest first."""
        rows = self._read("weekly_check_in", *_of_days("day", since, None))
        found = self._weekly.among(rows, lambda each: _stands(each.marks, each.day, since, None))
        return tuple(sorted(found, key=lambda each: each.at))

    def save_weekly_check_in(self, check_in: WeeklyCheckIn) -> None:
        """Keep a weekly check-in; the one of the same id is replaced."""
        self._save(self._weekly, check_in)

    def excused(self) -> tuple[Excused, ...]:
        """Every range of excused days that stands, by its first day."""
        rows = self._read("excused", "WHERE removed = 0")
        found = self._excused.among(rows, lambda each: not each.removed)
        return tuple(sorted(found, key=lambda each: (each.first_day, each.last_day, each.id)))

    def save_excused(self, excused: Excused) -> None:
        """Keep a range of excused days; the one of the same id is replaced."""
        self._save(self._excused, excused)

    def removed(self) -> tuple[PracticeRecord | CheckIn | WeeklyCheckIn, ...]:
        """What was taken out and can be brought back, the last taken out first."""
        out = "WHERE removed_at IS NOT NULL"
        found: list[PracticeRecord | CheckIn | WeeklyCheckIn] = [
            *self._practices.among(self._read("practice", out), lambda each: each.marks.removed),
            *self._check_ins.among(self._read("check_in", out), lambda each: each.marks.removed),
            *self._weekly.among(
                self._read("weekly_check_in", out), lambda each: each.marks.removed
            ),
        ]
        dated = [(each.marks.removed_at, each) for each in found if each.marks.removed_at]
        return tuple(each for _, each in sorted(dated, key=lambda pair: pair[0], reverse=True))

    def tags_used(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Every use of a trigger and of a treatment in the newest check-ins, the oldest first."""
        newest = f"WHERE removed_at IS NULL ORDER BY day DESC LIMIT {TAGS_FROM}"
        rows = self._read("check_in", newest)
        found = self._check_ins.among(rows, lambda each: not each.marks.removed)
        found.sort(key=lambda each: each.at)
        return (
            tuple(tag for each in found for tag in each.triggers),
            tuple(tag for each in found for tag in each.treatments),
        )

    def first_day(self) -> date | None:
        """The oldest day with a practice or a check-in of either kind; None with nothing yet."""
        oldest = "WHERE removed_at IS NULL ORDER BY {} LIMIT 5"  # Some, as one may be damaged.
        practices = self._practices.among(
            self._read("practice", oldest.format("practice_day")),
            lambda each: not each.marks.removed,
        )
        check_ins = self._check_ins.among(
            self._read("check_in", oldest.format("day")), lambda each: not each.marks.removed
        )
        weekly = self._weekly.among(
            self._read("weekly_check_in", oldest.format("day")),
            lambda each: not each.marks.removed,
        )
        days = [each.practice_day for each in practices]
        days += [each.day for each in check_ins] + [each.day for each in weekly]
        return min(days, default=None)

    def plans(self) -> tuple[Plan, ...]:
        """Every plan there has been, oldest first."""
        found = self._plans.among(self._read("plan"), lambda _: True)
        return tuple(sorted(found, key=lambda plan: plan.starts_on))

    def save_plan(self, plan: Plan) -> None:
        """Keep a plan; one that starts on the same day is replaced."""
        self._save(self._plans, plan)

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every time that a programme was begun, in the order in which they were."""
        return tuple(self._enrolments.among(self._read("enrolment"), lambda _: True))

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Keep an enrolment; the one of the same id is replaced."""
        self._save(self._enrolments, enrolment)

    def retry(self) -> bool:
        """Try to keep what still waits; whether all is kept now."""
        if not self.unsaved:
            return True
        try:
            self._file.work(self._write)
        except StoreError as error:
            if not self._failing:
                self._file.notices.append(
                    f"Your practice is held in memory until it can be kept: {within(error)}"
                )
            self._failing = True
            return False
        for entries in self._kinds:
            entries.let_go()
        self._failing = False
        return True

    def look_after(self, today: date) -> bool:
        """Check the whole file, put it right if it is damaged, and make the day's copy.

        It reads everything, so it is for after the first window.

        Returns:
            Whether what was read before may have changed.
        """
        return self._file.look_after(today)

    def close(self) -> None:
        """Keep what still waits, if it can be, and let the file go."""
        self.retry()
        self._file.connection.close()

    @property
    def _kinds(self) -> tuple[Entries[Any], ...]:
        return (
            self._practices,
            self._check_ins,
            self._weekly,
            self._excused,
            self._plans,
            self._enrolments,
        )

    def _save_practices(self, *records: PracticeRecord) -> None:
        before = [each for record in records for each in self._standing(self._practices, record.id)]
        self._save(self._practices, *records)
        self._note_change(*(each.practice_day for each in (*before, *records)))

    def _standing(self, kind: Entries[Entry], key: str) -> list[Entry]:
        """The entry that is about to be replaced, if there is one."""
        try:
            return kind.of_key(self._read(kind.table, "WHERE id = ?", key), key)
        except StoreError:
            # A write is never turned away; it will wait, and which day it left is not known.
            self._revision += 1
            self._all_changed_at = self._revision
            return []

    def _note_change(self, *days: date) -> None:
        self._day_changed_at.update(dict.fromkeys(days, self.revision))

    def _save(self, kind: Entries[Entry], *entries: Entry) -> None:
        for entry in entries:
            kind.hold(entry)
        self._revision += 1
        self.retry()

    def _write(self, connection: sqlite3.Connection) -> None:
        with transaction(connection):
            for entries in self._kinds:
                if entries.waiting:
                    entries.put(connection)

    def _read(self, table: str, where: str = "", *values: str) -> list[Row]:
        return self._file.work(lambda connection: whole_rows(connection, table, where, *values))
