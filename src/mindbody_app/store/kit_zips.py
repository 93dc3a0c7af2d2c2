"""A clinic's kit as a zip: read for its plan, and no further; nothing is unpacked."""

from __future__ import annotations

import zlib
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from mindbody_app.store.file_kinds import FileKind, kind_of
from mindbody_app.store.text_files import FileGoneError, TextFileError

LARGEST_CONTENTS = 256 * 1024
"""Bytes of a zip's list of contents, some thousand names; a kit beside an installer has a few."""
_END = b"PK\x05\x06"
_END_BYTES = 22
_END_AND_COMMENT = _END_BYTES + 0xFFFF
_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_ENCRYPTED = 1


def plan_in(path: Path, largest_bytes: int) -> bytes:
    """The bytes of the plan file in a zip, one more than may be at most where there are too many.

    Args:
        path: the zip.
        largest_bytes: what the plan may be at most.

    Raises:
        FileGoneError: it isn't there.
        TextFileError: it can't be read, or doesn't hold one plan.
    """
    try:
        if path.exists() and not path.is_file():
            raise TextFileError(f"{path.name} can't be read: it is no plain file.")
        with path.open("rb") as file:
            return _plan_of(file, path.name, largest_bytes)
    except FileNotFoundError as error:
        raise FileGoneError(
            f"{path.name} isn't there any more: it may have been moved, renamed or deleted."
        ) from error
    except (BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
        raise TextFileError(f"{path.name} is no whole zip.") from error
    except OSError as error:
        raise TextFileError(f"{path.name} can't be read: {error.strerror}.") from error


def _plan_of(file: BinaryIO, name: str, largest_bytes: int) -> bytes:
    if not _has_short_contents(file):
        raise TextFileError(f"{name} holds too many files to be a clinic's kit.")
    with ZipFile(file) as archive:
        plans = [each for each in archive.infolist() if _is_plan(each)]
        if not plans:
            raise TextFileError(f"There is no plan in {name}.")
        if len(plans) > 1:
            raise TextFileError(f"There are {len(plans)} plans in {name}; a kit has one.")
        if plans[0].flag_bits & _ENCRYPTED:
            raise TextFileError(f"The plan in {name} is locked with a password.")
        if plans[0].compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise TextFileError(f"The plan in {name} is packed in a way that the app can't undo.")
        with archive.open(plans[0]) as plan:
            return plan.read(largest_bytes + 1)


def _is_plan(entry: ZipInfo) -> bool:
    """Whether it is a plan file, and not what a Mac puts into a zip beside one."""
    path = PurePosixPath(entry.filename)
    return kind_of(Path(path.name)) is FileKind.PLAN and not path.name.startswith(".")


def _has_short_contents(file: BinaryIO) -> bool:
    """Whether its list of contents, which is read as a whole, is short; also where there is none.

    The list's length stands in the zip's last record, which a comment may follow.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_AND_COMMENT - _LOCATOR_BYTES))
    tail = file.read()
    at = len(tail) - _END_BYTES
    if at < 0 or tail[at : at + 4] != _END or tail[-2:] != b"\0\0":
        at = tail.rfind(_END)
    if at < 0:
        return True
    if tail[max(0, at - _LOCATOR_BYTES) : at].startswith(_LOCATOR):
        return False  # Of a zip beyond 4 GB or 65,535 files.
    return int.from_bytes(tail[at + 12 : at + 16], "little") <= LARGEST_CONTENTS
