"""Small text files that people write by hand, read no further than they may be large."""

from __future__ import annotations

from pathlib import Path


class TextFileError(Exception):
    """A file that can't be read as text; the message is one sentence with its name and the mend."""


def read_text(path: Path, largest_bytes: int, what: str) -> str:
    """A UTF-8 file's text.

    Args:
        path: the file.
        largest_bytes: what it may be at most.
        what: what such a file is, such as “a script”.

    Raises:
        TextFileError: it can't be read, is larger, or isn't UTF-8.
    """
    try:
        if path.exists() and not path.is_file():
            # Opening a pipe would wait for its other end.
            raise TextFileError(f"{path.name} can't be read: it is no plain file.")
        with path.open("rb") as file:
            data = file.read(largest_bytes + 1)
    except FileNotFoundError as error:
        raise TextFileError(
            f"{path.name} isn't there any more: it may have been moved, renamed or deleted."
        ) from error
    except ValueError as error:  # A path that no system has.
        raise TextFileError(f"{path.name} can't be read: {error}.") from error
    except OSError as error:
        raise TextFileError(f"{path.name} can't be read: {error.strerror}.") from error
    if len(data) > largest_bytes:
        raise TextFileError(
            f"{path.name} is larger than {largest_bytes // 1024} KiB; {what} is a short text,"
            " so please check that this is one."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TextFileError(
            f"{path.name}, line {line}: this isn't UTF-8 text; save the file again as UTF-8."
        ) from error
