"""Small text files that people write by hand, read no further than they may be large."""

from __future__ import annotations

from pathlib import Path


class TextFileError(Exception):
    """A file that can't be read as text; the message is one sentence with its name and the mend."""


class FileGoneError(TextFileError):
    """There is no such file."""


def read_text(path: Path, largest_bytes: int, what: str) -> str:
    """A UTF-8 file's text.

    Args:
        path: the file.
        largest_bytes: what it may be at most.
        what: what such a file is, such as “a script”.

    Raises:
        FileGoneError: it isn't there.
        TextFileError: it can't be read, is larger, or isn't UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            # Opening a pipe would wait for its other end.
            raise TextFileError(f"{path.name} can't be read: it is no plain file.")
        with path.open("rb") as file:
            data = file.read(largest_bytes + 1)
    except FileNotFoundError as error:
        raise FileGoneError(
            f"{path.name} isn't there any more: it may have been moved, renamed or deleted."
        ) from error
    except ValueError as error:  # A path that no system has.
        raise TextFileError(f"{path.name} can't be read: {error}.") from error
    except OSError as error:
        raise TextFileError(f"{path.name} can't be read: {error.strerror}.") from error
    return text_of(data, path.name, largest_bytes, what)


def text_of(data: bytes, name: str, largest_bytes: int, what: str) -> str:
    """The text of a UTF-8 file's bytes.

    Args:
        data: the bytes, one more than may be at most where there are too many.
        name: the file's, to tell of it.
        largest_bytes: as of `read_text`.
        what: as of `read_text`.

    Raises:
        TextFileError: it is larger, or isn't UTF-8.
    """
    if len(data) > largest_bytes:
        raise TextFileError(
            f"{name} is larger than {largest_bytes // 1024} KiB; {what} is a short text,"
            " so please check that this is one."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TextFileError(
            f"{name}, line {line}: this isn't UTF-8 text; save the file again as UTF-8."
        ) from error
