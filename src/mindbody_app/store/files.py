"""Writing a file so that it is there whole or not at all, and setting a broken one aside."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds: on Windows what looks through a new file, such as a virus scanner, holds it for a
moment, and no file takes the place of one that is held."""

_NOT_FOR_FOLDERS = {errno.EACCES, errno.EBADF, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""A drive in a network doesn't sync folders, and a folder may take files and show none; the file is
in its place for all that."""

PRIVATE = 0o600
"""The mode of a file for the person's own account; Windows has other ways and knows of none."""


def write_atomically(path: Path, data: bytes, *, like: Path | None = None) -> None:
    """Put `data` in the place of a file; a power cut leaves the old file or the new, whole.

    Args:
        path: the file.
        data: what it holds from then on.
        like: a file whose readers may read this one too, and nobody else; where it is missing the
            person alone may. None for a file that is nobody's secret.

    Raises:
        OSError: it can't be written; the old file stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    try:
        if like is not None:
            make_private(fresh, like)
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            _bring_to_disk(file.fileno())
        put_in_place(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _bring_to_disk(handle: int) -> None:
    """Wait until a file is on its disk; macOS' fsync ends in the disk's own memory."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:  # Not every drive knows of it.
            os.fsync(handle)
    else:
        os.fsync(handle)


def make_private(path: Path, like: Path | None = None) -> None:
    """Make an empty file that other accounts of the machine can't read, in the place of any other.

    Args:
        path: the file.
        like: a file whose readers may read this one too; where it is missing the person alone may.

    Raises:
        OSError: it can't be made.
    """
    path.unlink(missing_ok=True)
    path.touch(PRIVATE)
    if like is not None:
        # Some network drives keep modes of their own, and some files aren't the person's.
        with suppress(OSError):
            path.chmod(stat.S_IMODE(like.stat().st_mode) | PRIVATE)


def put_in_place(fresh: Path, path: Path) -> None:
    """Let a file take the place of another, patiently where it may be held for a moment.

    Raises:
        OSError: it can't; both are as they were.
    """
    for wait in WAITS:
        try:
            fresh.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    fresh.replace(path)


def files_in(folder: Path) -> list[object]:
    """Names, sizes and times of a folder's files, to know them by; nothing without a folder."""
    try:
        files = sorted((path.name, path.stat()) for path in folder.iterdir() if path.is_file())
    except OSError:
        return []
    return [[name, stat.st_size, stat.st_mtime_ns] for name, stat in files]


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder durable, where the system lets a folder be synced.

    Raises:
        OSError: the disk fails.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise


def unused_name(path: Path, word: str) -> Path:
    """A name beside `path` that is free: journal.db with “damaged” gives journal.damaged-1.db."""
    number = 1
    while any(path.parent.glob(f"{path.stem}.{word}-{number}{path.suffix}*")):
        number += 1
    return path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
