"""A copy of the practice record that a person keeps somewhere else, made while the app may run.

It is read by a connection of its own: in write-ahead mode a reader stands in nobody's way, and all
that it reads is of one moment.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from mindbody_app.store.backups import back_up, backup_folder
from mindbody_app.store.database import SCHEMA_VERSION, WAIT_SECONDS, is_sound, user_version
from mindbody_app.store.errors import DamagedError, StoreError, store_error
from mindbody_app.store.files import put_in_place, sync_folder
from mindbody_app.store.journal_rows import all_whole
from mindbody_app.store.journal_store import FILE_NAME


class CopyError(Exception):
    """The record wasn't copied; the message is one sentence for the person."""


class Copied(NamedTuple):
    """What a copy holds."""

    practices: int
    check_ins: int


def copy_record(folder: Path, target: Path, *, replace: bool = False) -> Copied | None:
    """Write the journal of a data folder to a file, and check that it holds all of it.

    The copy is one file in the journal's own form: in a data folder, named as the journal is, it is
    the record again. It appears whole or not at all, and a file that it replaces stands until then.
    The journal stays as it is.

    Returns:
        What was copied; None where there is no record to copy.

    Raises:
        CopyError: the journal can't be read or is damaged, or the copy can't be written, would lie
            in the data folder, or is there already and isn't to be replaced.
    """
    path = folder / FILE_NAME
    if not _is_there(path):
        return None
    try:
        _expect_free(folder, target, replace=replace)
    except OSError as error:  # A name that is too long, or a folder that may not be entered.
        raise CopyError(str(store_error(error, target))) from error
    try:
        part = _unused_file(target.parent)
        try:
            copied = _copy(path, part)
            put_in_place(part, target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)
    except StoreError as error:
        raise CopyError(str(error)) from error
    except OSError as error:
        raise CopyError(str(store_error(error, target.parent))) from error
    return copied


def _is_there(path: Path) -> bool:
    """Whether there is a journal; what can't be looked at is not taken for nothing."""
    try:
        if path.exists():
            return True
        left = [*_names(path.parent), *_names(backup_folder(path))]
    except OSError as error:
        raise CopyError(str(store_error(error, path.parent))) from error
    if any(each.endswith(path.suffix) for each in left):
        raise CopyError(
            f"The file {path} is missing, but there are copies of it; start the app once, which"
            " puts right what it can, and save the record then."
        )
    return False


def _names(folder: Path) -> list[str]:
    """What lies in a folder; nothing where there is none."""
    try:
        return [each.name for each in folder.iterdir()]
    except FileNotFoundError:
        return []


def _unused_file(folder: Path) -> Path:
    """An empty file under a name that nobody else has."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    os.close(handle)
    return Path(name)


def _expect_free(folder: Path, target: Path, *, replace: bool) -> None:
    if not target.parent.is_dir():
        raise CopyError(f"There is no folder {target.parent}; make it first, or choose another.")
    if target.parent.resolve().is_relative_to(folder.resolve()):
        raise CopyError(
            f"{target} lies in the folder of the record itself; choose a place outside of {folder}."
        )
    if target.exists() and not target.is_file():
        raise CopyError(f"{target} is no plain file; name a file, such as record.db.")
    if target.exists() and not replace:
        raise CopyError(
            f"There is a {target} already; choose another name, or say --replace to write over it."
        )


def _copy(path: Path, part: Path) -> Copied:
    """Copy what the journal holds at one moment, and hold the copy against it."""
    damaged = DamagedError(
        f"The file {path} is damaged; start the app once, which puts it right, and save the record"
        " then."
    )
    with _opened(path) as source:
        try:
            source.execute("BEGIN")
            held = _counts(source)
            sound = is_sound(source)
            version = user_version(source)
        except sqlite3.Error as error:
            problem = store_error(error, path)
            raise (damaged if isinstance(problem, DamagedError) else problem) from error
        if not sound or not _is_whole(source, version):
            raise damaged
        try:
            back_up(source, part)
        except (OSError, sqlite3.Error) as error:
            raise store_error(error, part.parent) from error
    with _opened(part) as copy:
        if not is_sound(copy) or user_version(copy) != version or _counts(copy) != held:
            raise StoreError(f"The copy at {part.parent} came out damaged; check that disk.")
    return Copied(held.get("practice", 0), held.get("check_in", 0))


def address(path: PurePath) -> str:
    """What SQLite is told to open a file that is there, and to make none.

    SQLite knows no servers: a folder in Windows' network stands in the path, after an authority
    that is empty (four slashes), and not in its place as in other file addresses.
    """
    place = path.as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(os.fsencode(place))}?mode=rw"


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A file that is there, to be read."""
    try:
        connection = sqlite3.connect(address(path.absolute()), uri=True, timeout=WAIT_SECONDS)
    except sqlite3.Error as error:
        raise store_error(error, path) from error
    connection.isolation_level = None
    with closing(connection):
        yield connection


def _is_whole(connection: sqlite3.Connection, version: int) -> bool:
    """Whether every row is as it was written; rows of another version aren't known."""
    return version != SCHEMA_VERSION or all_whole(connection)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }
