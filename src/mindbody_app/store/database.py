"""The SQLite file: opened durably, brought up to date, checked, and copied.

Write-ahead log with synchronous=FULL: of 500 kills none lost an acknowledged row. One connection,
kept by the single-instance lock, and every write in BEGIN IMMEDIATE.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from mindbody_app.store.errors import NewerFileError, StoreError, store_error
from mindbody_app.store.files import make_private
from mindbody_app.store.folders import make_private_folder

SCHEMA_VERSION = 4
"""The newest migration's number."""
WAIT_SECONDS = 2.0
"""For a virus scanner or a backup program that holds the file."""
SIDE_FILES = ("-wal", "-shm")
_SIGNATURE = b"SQLite format 3\0"
_VERSION_BYTES = slice(60, 64)
"""Where the SQLite file header keeps user_version."""


def shipped_migrations() -> tuple[str, ...]:
    """The SQL of every migration, the first brings an empty file to version 1."""
    from importlib.resources import files

    folder = files("mindbody_app.store") / "migrations"
    steps = sorted((step for step in folder.iterdir() if step.name.endswith(".sql")), key=_number)
    return tuple(step.read_text(encoding="utf-8") for step in steps)


def _number(step: object) -> int:
    return int(str(getattr(step, "name", "")).split("_")[0])


def open_database(
    path: Path,
    *,
    before_migration: Callable[[sqlite3.Connection, int], None],
    migrations: Sequence[str] | None = None,
) -> sqlite3.Connection:
    """Open or make the file, bring it up to date and make sure that it takes writes.

    Args:
        path: the file; its folder is made if need be.
        before_migration: called with the open file and its version, 0 if new, before a change.
        migrations: the SQL steps; the app's own by default.

    Raises:
        NewerFileError: a newer version of the app made the file; it is left as it is.
        StoreError: it can't be opened, read or written, or is damaged.
    """
    newest = SCHEMA_VERSION if migrations is None else len(migrations)
    try:
        make_private_folder(path.parent)
        _refuse_newer(path, _version_on_disk(path), newest)
        if not path.exists():
            # SQLite gives the log beside it the same mode.
            make_private(path)
        connection = _connect(path)
    except (OSError, sqlite3.Error) as error:
        raise store_error(error, path) from error
    try:
        _bring_up_to_date(connection, path, newest, migrations, before_migration)
        _expect_writes(connection, path)
    except (OSError, sqlite3.Error) as error:
        connection.close()
        raise store_error(error, path) from error
    except StoreError:
        connection.close()
        raise
    return connection


def in_memory(migrations: Sequence[str] | None = None) -> sqlite3.Connection:
    """An empty database that nothing keeps."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, 0, shipped_migrations() if migrations is None else migrations)
    return connection


def in_memory_copy(path: Path, migrations: Sequence[str] | None = None) -> sqlite3.Connection:
    """What a file holds, in memory; empty where it can't be read or is newer than the app."""
    steps = shipped_migrations() if migrations is None else migrations
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with opened_copy(path) as source:
            version = user_version(source)
            if not 0 < version <= len(steps) or not is_sound(source):
                raise sqlite3.DatabaseError(f"version {version} can't be shown")
            source.backup(copy)
        migrate(copy, version, steps)
    except (OSError, sqlite3.Error):
        copy.close()
        return in_memory(steps)
    return copy


@contextmanager
def opened_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """A throw-away copy of a file with its write-ahead log, so that reading changes nothing.

    Raises:
        OSError: it can't be read or copied.
    """
    with tempfile.TemporaryDirectory(prefix="body-and-breath-") as folder:
        twin = Path(folder) / path.name
        shutil.copyfile(path, twin)
        log = path.with_name(path.name + "-wal")
        if log.exists():
            shutil.copyfile(log, twin.with_name(log.name))
        with closing(sqlite3.connect(twin, isolation_level=None)) as connection:
            yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; durable once it returns."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def user_version(connection: sqlite3.Connection) -> int:
    """The number of the last migration that the file has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite's own check of the whole file finds nothing."""
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def _version_on_disk(path: Path) -> int:
    """user_version without opening the file as a database, so that a newer one stays untouched."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return 0
    if not header.startswith(_SIGNATURE):
        return 0
    return int.from_bytes(header[_VERSION_BYTES], "big", signed=True)


def _refuse_newer(path: Path, version: int, newest: int) -> None:
    if version > newest:
        raise NewerFileError(
            f"The file {path} was made by a newer version of Body & Breath and was left as it is;"
            " please update the app."
        )


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = FULL")
        # On macOS an ordinary sync stops in the disk's own cache; elsewhere this does nothing.
        connection.execute("PRAGMA fullfsync = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _expect_writes(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection):
        # SQLite begins a write even on a file that may only be read, and fails at its end.
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _bring_up_to_date(
    connection: sqlite3.Connection,
    path: Path,
    newest: int,
    migrations: Sequence[str] | None,
    before_migration: Callable[[sqlite3.Connection, int], None],
) -> None:
    version = user_version(connection)
    _refuse_newer(path, version, newest)
    if version == newest:
        return
    before_migration(connection, version)
    migrate(connection, version, shipped_migrations() if migrations is None else migrations)


def migrate(connection: sqlite3.Connection, version: int, migrations: Sequence[str]) -> None:
    """Take a database from its version to the newest, each step whole or not at all."""
    for number, sql in enumerate(migrations[version:], version + 1):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
