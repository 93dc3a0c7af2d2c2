"""The person's journal on disk: practices, plans and programmes, kept and never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mindbody_app.journal.plans import Plan
from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.store.backups import (
    back_up,
    back_up_daily,
    backup_folder,
    has_copies,
    migration_copy,
    recover,
)
from mindbody_app.store.database import (
    in_memory,
    in_memory_copy,
    is_sound,
    open_database,
    transaction,
)
from mindbody_app.store.errors import DamagedError, NewerFileError, StoreError, store_error, within
from mindbody_app.store.journal_rows import (
    Row,
    all_whole,
    enrolment_of,
    enrolment_row,
    plan_of,
    plan_row,
    practice_of,
    practice_row,
    put,
    whole_rows,
)

if TYPE_CHECKING:
    from mindbody_app.learning.enrolment import Enrolment

FILE_NAME = "journal.db"
_Result = TypeVar("_Result")


class _Opened(NamedTuple):
    connection: sqlite3.Connection
    path: Path | None
    notices: tuple[str, ...] = ()


def open_journal(folder: Path, migrations: Sequence[str] | None = None) -> JournalStore:
    """The journal of a data folder; made if need be, put right if damaged.

    It always gives a journal: where the file can't be used, one in memory that shows what can be
    read, keeps nothing, and has the reason among its notices.

    Args:
        folder: the data folder.
        migrations: the SQL steps; the app's own by default.
    """
    return JournalStore(*_open(folder / FILE_NAME, migrations), migrations)


def _open(path: Path, migrations: Sequence[str] | None) -> _Opened:
    try:
        if not path.exists() and has_copies(path):
            return _recovered(path, migrations)
        try:
            return _Opened(_open_file(path, migrations), path)
        except DamagedError:
            return _recovered(path, migrations)
    except StoreError as error:
        return _stand_in(path, error, migrations)


def _open_file(path: Path, migrations: Sequence[str] | None) -> sqlite3.Connection:
    def before_migration(connection: sqlite3.Connection, version: int) -> None:
        if version > 0:
            back_up(connection, migration_copy(path, version))
        elif has_copies(path):
            raise DamagedError(f"The file {path} lost what it held.")

    return open_database(path, before_migration=before_migration, migrations=migrations)


def _recovered(path: Path, migrations: Sequence[str] | None) -> _Opened:
    try:
        recovery = recover(path, migrations)
    except (OSError, sqlite3.Error) as error:
        raise store_error(error, path.parent) from error
    return _Opened(_open_file(path, migrations), path, (recovery.sentence(),))


def _stand_in(path: Path, error: StoreError, migrations: Sequence[str] | None) -> _Opened:
    sentence = f"You can practise, but nothing will be kept: {within(error)}"
    if isinstance(error, NewerFileError):
        return _Opened(in_memory(migrations), None, (sentence,))
    return _Opened(in_memory_copy(path, migrations), None, (sentence,))


class JournalStore:
    """Keeps practices, plans and enrolments in programmes.

    Every write returns once it is durable. Where one can't be kept now, because the disk is full
    say, it stands in memory, counts in everything that is read, and is tried again with each write
    and at `retry`; the person is told once. Where nothing can be kept at all, `kept` is False and
    the app works on.

    Make it with `open_journal`.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        notices: Sequence[str] = (),
        migrations: Sequence[str] | None = None,
    ) -> None:
        self._connection = connection
        self._path = path
        self._migrations = migrations
        self._notices = list(notices)
        self._failing = False
        self._practices: dict[str, PracticeRecord] = {}
        self._plans: dict[date, Plan] = {}
        self._enrolments: dict[str, Enrolment] = {}

    @property
    def kept(self) -> bool:
        """Whether there is a file that keeps what is written."""
        return self._path is not None

    @property
    def unsaved(self) -> int:
        """Practices, plans and enrolments that wait to be kept; 0 is as it should be."""
        return len(self._practices) + len(self._plans) + len(self._enrolments)

    def take_notices(self) -> tuple[str, ...]:
        """What the person should be told, one sentence each; each is given once."""
        notices, self._notices = tuple(self._notices), []
        return notices

    def open_practice(self, record: PracticeRecord) -> None:
        """Keep a practice that begins."""
        self._keep_practice(record)

    def update_practice(self, record: PracticeRecord) -> None:
        """Keep how far it has come, or its ratings."""
        self._keep_practice(record)

    def close_practice(self, record: PracticeRecord) -> None:
        """Keep how it ended.

        Raises:
            ValueError: the record doesn't say how it ended.
        """
        if record.ended is None:
            raise ValueError("a practice that is closed says how it ended")
        self._keep_practice(record)

    def close_interrupted(self) -> list[PracticeRecord]:
        """Close what a crash or a power cut left open; to be called at start, before a session."""
        closed = [
            replace(practice_of(row), ended=Ended.INTERRUPTED)
            for row in self._read("practice", "WHERE ended IS NULL")
        ]
        if closed:
            self._practices.update({record.id: record for record in closed})
            self.retry()
        return closed

    def practices(self, since: date | None = None) -> tuple[PracticeRecord, ...]:
        """Every practice from a practice day on, oldest first."""
        if since is None:
            rows = self._read("practice")
        else:
            rows = self._read("practice", "WHERE practice_day >= ?", since.isoformat())
        found = {record.id: record for record in map(practice_of, rows)}
        found.update(
            (key, record)
            for key, record in self._practices.items()
            if since is None or record.practice_day >= since
        )
        return tuple(sorted(found.values(), key=lambda record: record.started_at))

    def plans(self) -> tuple[Plan, ...]:
        """Every plan there has been, oldest first."""
        found = {plan.starts_on: plan for plan in map(plan_of, self._read("plan"))} | self._plans
        return tuple(found[day] for day in sorted(found))

    def save_plan(self, plan: Plan) -> None:
        """Keep a plan; one that starts on the same day is replaced."""
        self._plans[plan.starts_on] = plan
        self.retry()

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every time that a programme was begun, in the order in which they were."""
        found = {each.id: each for each in map(enrolment_of, self._read("enrolment"))}
        return tuple((found | self._enrolments).values())

    def save_enrolment(self, enrolment: Enrolment) -> None:
        """Keep an enrolment; the one of the same id is replaced."""
        self._enrolments[enrolment.id] = enrolment
        self.retry()

    def retry(self) -> bool:
        """Try to keep what still waits; whether all is kept now."""
        if not self.unsaved:
            return True
        try:
            self._with_recovery(self._write)
        except StoreError as error:
            if not self._failing:
                self._notices.append(
                    f"Your practice is held in memory until it can be kept: {within(error)}"
                )
            self._failing = True
            return False
        self._practices.clear()
        self._plans.clear()
        self._enrolments.clear()
        self._failing = False
        return True

    def look_after(self, today: date) -> bool:
        """Check the whole file, put it right if it is damaged, and make the day's copy.

        It reads everything, so it is for after the first window.

        Returns:
            Whether what was read before may have changed.
        """
        if self._path is None:
            return False
        if not (is_sound(self._connection) and all_whole(self._connection)):
            self._recover()
            return True
        try:
            back_up_daily(self._connection, self._path, today)
        except (OSError, sqlite3.Error) as error:
            problem = store_error(error, backup_folder(self._path))
            self._notices.append(
                f"Today's copy of your practice record couldn't be made: {within(problem)}"
            )
        return False

    def close(self) -> None:
        """Keep what still waits, if it can be, and let the file go."""
        self.retry()
        self._connection.close()

    def _keep_practice(self, record: PracticeRecord) -> None:
        self._practices[record.id] = record
        self.retry()

    def _write(self) -> None:
        with transaction(self._connection):
            put(self._connection, "practice", map(practice_row, self._practices.values()))
            put(self._connection, "plan", map(plan_row, self._plans.values()))
            put(self._connection, "enrolment", map(enrolment_row, self._enrolments.values()))

    def _read(self, table: str, where: str = "", *values: str) -> list[Row]:
        return self._with_recovery(lambda: whole_rows(self._connection, table, where, *values))

    def _with_recovery(self, work: Callable[[], _Result]) -> _Result:
        """Do it; where the file proves damaged, put it right and do it again."""
        path = self._path or Path(FILE_NAME)
        try:
            return work()
        except sqlite3.Error as error:
            problem = store_error(error, path)
            if self._path is None or not isinstance(problem, DamagedError):
                raise problem from error
        self._recover()
        try:
            return work()
        except sqlite3.Error as error:
            raise store_error(error, path) from error

    def _recover(self) -> None:
        if self._path is None:
            return
        self._connection.close()
        try:
            opened = _recovered(self._path, self._migrations)
        except StoreError as error:
            opened = _stand_in(self._path, error, self._migrations)
        self._connection, self._path = opened.connection, opened.path
        self._notices.extend(opened.notices)
