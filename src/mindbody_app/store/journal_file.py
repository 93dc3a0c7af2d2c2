"""The journal's file: opened, put right where it is damaged, looked after, or stood in for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from mindbody_app.store.backups import (
    back_up,
    back_up_daily,
    backup_folder,
    has_copies,
    migration_copy,
    recover,
)
from mindbody_app.store.database import in_memory, in_memory_copy, is_sound, open_database
from mindbody_app.store.errors import DamagedError, NewerFileError, StoreError, store_error, within
from mindbody_app.store.journal_rows import all_whole

_Result = TypeVar("_Result")


class _Opened(NamedTuple):
    connection: sqlite3.Connection
    path: Path | None
    notices: tuple[str, ...] = ()


class JournalFile:
    """The file, or a database in memory where it can't be used.

    Making one always succeeds: what it could not do is among its notices.
    """

    def __init__(self, path: Path, migrations: Sequence[str] | None) -> None:
        self._migrations = migrations
        self._name = path
        self.connection, self._path, notices = _open(path, migrations)
        self.notices = list(notices)
        self.recoveries = 0
        """How often it was put right since it was opened, and may read differently."""

    @property
    def kept(self) -> bool:
        """Whether there is a file that keeps what is written."""
        return self._path is not None

    def work(self, task: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Do it with the open database; where that proves damaged, put it right and do it again.

        Raises:
            StoreError: it can't be done now.
        """
        try:
            return task(self.connection)
        except sqlite3.Error as error:
            problem = store_error(error, self._name)
            if self._path is None or not isinstance(problem, DamagedError):
                raise problem from error
        self._recover(self._path)
        try:
            return task(self.connection)
        except sqlite3.Error as error:
            raise store_error(error, self._name) from error

    def look_after(self, today: date) -> bool:
        """Check the whole file, put it right if it is damaged, and make the day's copy.

        Returns:
            Whether what was read before may have changed.
        """
        if self._path is None:
            return False
        if not (is_sound(self.connection) and all_whole(self.connection)):
            self._recover(self._path)
            return True
        try:
            back_up_daily(self.connection, self._path, today)
        except (OSError, sqlite3.Error) as error:
            problem = store_error(error, backup_folder(self._path))
            self.notices.append(
                f"Today's copy of your practice record couldn't be made: {within(problem)}"
            )
        return False

    def _recover(self, path: Path) -> None:
        self.recoveries += 1
        self.connection.close()
        try:
            opened = _recovered(path, self._migrations)
        except StoreError as error:
            opened = _stand_in(path, error, self._migrations)
        self.connection, self._path = opened.connection, opened.path
        self.notices.extend(opened.notices)


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
            back_up(connection, migration_copy(path, version), like=path)
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
