"""What can go wrong with the store, each told in one sentence that a person can act on."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path


class StoreError(Exception):
    """The store can't do what was asked; the message is one sentence for the person."""


class NewerFileError(StoreError):
    """A file that a newer version of the app made; it was left untouched."""


class ReadOnlyError(StoreError):
    """The data folder can't be written to."""


class FullDiskError(StoreError):
    """The disk has no room left."""


class UnreadableError(StoreError):
    """A file can't be opened or read."""


class DamagedError(StoreError):
    """The journal's file is damaged."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_PRIMARY = 0xFF
"""An SQLite error code's low byte is its kind; the rest is detail."""
_CODES: dict[int, type[StoreError]] = {
    # The app's own SQL is right, so an error in it means that the file lacks what it should hold.
    sqlite3.SQLITE_ERROR: DamagedError,
    sqlite3.SQLITE_FULL: FullDiskError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_PERM: ReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: UnreadableError,
    sqlite3.SQLITE_AUTH: UnreadableError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: DamagedError,
}


def store_error(error: sqlite3.Error | OSError, path: Path) -> StoreError:
    """The store's own error for one of SQLite's or the system's, about a file or folder."""
    kind = _kind(error)
    if kind is UnreadableError and _takes_no_writes(path):
        kind = ReadOnlyError
    if kind is FullDiskError:
        return kind(f"The disk that holds {path} is full; free some space on it.")
    if kind is ReadOnlyError:
        return kind(f"Nothing can be written to {path}; allow writing there.")
    if kind is DamagedError:
        return kind(f"The file {path} is damaged.")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableError(f"{path} can't be used ({reason}); check the disk and its permissions.")


def within(error: StoreError) -> str:
    """The error's words for the middle of a sentence."""
    text = str(error)
    return text[:1].lower() + text[1:]


def _takes_no_writes(path: Path) -> bool:
    """SQLite calls a read-only folder a file that can't be opened."""
    try:
        there = path if path.exists() else path.parent
    except OSError:  # A name that is too long, say.
        return False
    return os.access(there, os.R_OK) and not (
        os.access(there, os.W_OK) and os.access(there.parent, os.W_OK)
    )


def _kind(error: sqlite3.Error | OSError) -> type[StoreError]:
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return FullDiskError
        return ReadOnlyError if error.errno in _READ_ONLY else UnreadableError
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return UnreadableError
    return _CODES.get(code & _PRIMARY, UnreadableError)
