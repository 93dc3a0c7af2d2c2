"""Copies of the journal beside it, and putting one back when the journal's file is damaged."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mindbody_app.store.database import (
    SCHEMA_VERSION,
    SIDE_FILES,
    is_sound,
    migrate,
    opened_copy,
    shipped_migrations,
    transaction,
    user_version,
)
from mindbody_app.store.files import make_private, put_in_place, sync_folder, unused_name
from mindbody_app.store.journal_rows import TABLES, Row, all_whole, put, readable_rows

KEPT = 7
"""Daily copies that are kept."""


class Recovery(NamedTuple):
    """What putting a damaged journal right came to."""

    backup: Path | None
    """The copy that took its place, if there was a good one."""
    saved: int
    """Rows that were read out of the damaged file."""
    aside: Path | None
    """Where the damaged file lies now; None where there was no file any more."""

    def sentence(self) -> str:
        """What the person is told."""
        if self.backup is not None:
            source = "its newest good copy took its place"
            source += ", with what could still be read from it" if self.saved else ""
        elif self.saved:
            source = "what could still be read from it was put into a new one"
        else:
            source = "a new one was begun"
        if self.aside is None:
            return f"Your practice record was missing, so {source}."
        return (
            f"Your practice record was damaged, so {source};"
            f" the damaged file is kept as {self.aside}."
        )


def backup_folder(path: Path) -> Path:
    """Where the copies of a journal lie."""
    return path.parent / "backups"


def daily_name(path: Path, day: date) -> Path:
    """The copy of one day."""
    return backup_folder(path) / f"{path.stem}-{day.isoformat()}{path.suffix}"


def migration_copy(path: Path, version: int) -> Path:
    """The copy that is made before a file of this version is changed."""
    return backup_folder(path) / f"{path.stem}-before-{version + 1}{path.suffix}"


def has_copies(path: Path) -> bool:
    """Whether there is any copy of a journal."""
    return bool(_copies(path))


def back_up_daily(connection: sqlite3.Connection, path: Path, today: date) -> None:
    """Make today's copy unless it is there, and let go of all but the newest `KEPT`.

    Raises:
        OSError, sqlite3.Error: it can't be made; the older copies stand.
    """
    copy = daily_name(path, today)
    if copy.exists():
        return
    back_up(connection, copy, like=path)
    for old in _daily(path)[KEPT:]:
        old.unlink(missing_ok=True)


def back_up(connection: sqlite3.Connection, copy: Path, *, like: Path | None = None) -> None:
    """Copy an open database, with what its log holds, to a file that appears whole or not at all.

    Args:
        connection: the database.
        copy: the file.
        like: a file whose readers may read the copy too, and nobody else; None for a copy that the
            person keeps among their own files.

    Raises:
        OSError, sqlite3.Error: it can't be made.
    """
    copy.parent.mkdir(parents=True, exist_ok=True)
    fresh = copy.with_name(f"{copy.name}.new")
    _remove(fresh)
    try:
        if like is not None:
            make_private(fresh, like)
        with closing(sqlite3.connect(fresh, isolation_level=None)) as target:
            connection.backup(target)
            # One file, so that a copy never depends on a log beside it.
            target.execute("PRAGMA journal_mode = DELETE").fetchone()
        put_in_place(fresh, copy)
    except (OSError, sqlite3.Error):
        _remove(fresh)
        raise
    sync_folder(copy.parent)


def recover(path: Path, migrations: Sequence[str] | None = None) -> Recovery:
    """Put the newest good copy in the place of a damaged file, with every row still readable.

    The damaged file and its log are kept under a new name first; a kill at any moment leaves
    either the damaged file, to be put right at the next start, or the new one. No connection to
    the file may be open.

    Raises:
        OSError, sqlite3.Error: there is no room or no right to do so; the damaged file stands.
    """
    steps = shipped_migrations() if migrations is None else migrations
    backup = next((copy for copy in _copies(path) if _is_good(copy, len(steps))), None)
    rows = _rows_left(path)
    fresh = path.with_name(f"{path.name}.new")
    _remove(fresh)
    make_private(fresh, path)
    if backup is not None:
        shutil.copyfile(backup, fresh)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        migrate(connection, user_version(connection), steps)
        with transaction(connection):
            for table, found in rows.items():
                put(connection, table, found)
    aside = _set_aside(path)
    _remove_sides(path)
    put_in_place(fresh, path)
    sync_folder(path.parent)
    return Recovery(backup, sum(len(found) for found in rows.values()), aside)


def _set_aside(path: Path) -> Path | None:
    aside = unused_name(path, "damaged")
    for side in ("", *SIDE_FILES):
        part = path.with_name(path.name + side)
        if part.exists():
            kept = aside.with_name(aside.name + side)
            make_private(kept, part)
            shutil.copyfile(part, kept)
    return aside if path.exists() else None


def _copies(path: Path) -> list[Path]:
    """Every copy, the newest first; those made before a migration come after the daily ones."""
    folder = backup_folder(path)
    before = sorted(folder.glob(f"{path.stem}-before-*{path.suffix}"), reverse=True)
    return _daily(path) + before


def _daily(path: Path) -> list[Path]:
    pattern = f"{path.stem}-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]{path.suffix}"
    return sorted(backup_folder(path).glob(pattern), reverse=True)


def _is_good(copy: Path, newest: int) -> bool:
    try:
        with opened_copy(copy) as connection:
            version = user_version(connection)
            return (
                0 < version <= newest
                and is_sound(connection)
                and (version < newest or all_whole(connection))
            )
    except (OSError, sqlite3.Error):
        return False


def _rows_left(path: Path) -> dict[str, list[Row]]:
    try:
        with opened_copy(path) as connection:
            # An older version has fewer tables; those that it has are as they were.
            if not 0 < user_version(connection) <= SCHEMA_VERSION:
                return {}
            return {table: list(readable_rows(connection, table).values()) for table in TABLES}
    except (OSError, sqlite3.Error):
        return {}


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _remove_sides(path)


def _remove_sides(path: Path) -> None:
    for side in SIDE_FILES:
        path.with_name(path.name + side).unlink(missing_ok=True)
