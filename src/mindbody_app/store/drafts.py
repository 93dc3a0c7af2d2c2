"""What was begun in the diary and isn't saved yet, in a small file beside the journal.

A file that can't be read costs nobody a word of complaint; it is set aside before another takes its
place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mindbody_app.store.files import put_in_place, unused_name, write_atomically
from mindbody_app.store.journal_store import FILE_NAME as JOURNAL_NAME

# Who leaves nothing unsaved starts without check-ins and what they are made of.
if TYPE_CHECKING:
    from mindbody_app.journal.drafts import Draft, Entry

FILE_NAME = "drafts.json"
VERSION = 1
"""Another one when what a draft holds, or a table of the journal, changes."""
LARGEST_BYTES = 1024 * 1024

_WRONG = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


class DraftFile:
    """The file; it is there only while something isn't saved.

    Args:
        folder: the data folder. Whoever may read the journal in it may read the drafts too, and
            nobody else.
    """

    def __init__(self, folder: Path) -> None:
        self._journal, self._path = folder / JOURNAL_NAME, folder / FILE_NAME

    def read(self) -> tuple[Draft, ...]:
        """What isn't saved yet; nothing where the file is missing or damaged."""
        try:
            return _drafts_of(self._path)
        except _WRONG:
            return ()

    def keep(self, drafts: Iterable[Draft]) -> bool:
        """Keep these and no others; whether that is done."""
        written = [_to_json(each) for each in drafts]
        try:
            self._set_unreadable_aside()
            if not written:
                self._path.unlink(missing_ok=True)
                return True
            whole = {"version": VERSION, "checksum": _checksum(written), "drafts": written}
            write_atomically(self._path, json.dumps(whole).encode(), like=self._journal)
        except OSError:
            return False
        return True

    def _set_unreadable_aside(self) -> None:
        if not self._path.exists():
            return
        try:
            _drafts_of(self._path)
        except _WRONG:
            put_in_place(self._path, unused_name(self._path, "damaged"))


def _drafts_of(path: Path) -> tuple[Draft, ...]:
    if not path.exists():
        return ()
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise ValueError(path)
    whole = json.loads(data)
    written = whole["drafts"]
    if whole["version"] != VERSION or whole["checksum"] != _checksum(written):
        raise ValueError(path)
    return tuple(map(_draft_of, written))


def _checksum(written: object) -> int:
    return crc32(json.dumps(written, sort_keys=True).encode())


def _to_json(draft: Draft) -> dict[str, Any]:
    return {
        "answers": _entry_to_json(draft.answers),
        "first": draft.first and _entry_to_json(draft.first),
        "moved": draft.moved,
        "written_at": draft.written_at.isoformat(),
    }


def _draft_of(value: dict[str, Any]) -> Draft:
    from mindbody_app.journal.drafts import Draft

    return Draft(
        answers=_entry_of(value["answers"]),
        first=value["first"] and _entry_of(value["first"]),
        moved=value["moved"],
        written_at=datetime.fromisoformat(value["written_at"]),
    )


def _entry_to_json(entry: Entry) -> dict[str, Any]:
    """An entry as the journal's table of its kind has it, column by column."""
    from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
    from mindbody_app.store.diary_rows import check_in_row, weekly_check_in_row
    from mindbody_app.store.journal_rows import TABLES, practice_row

    if isinstance(entry, CheckIn):
        table, row = "check_in", check_in_row(entry)
    elif isinstance(entry, WeeklyCheckIn):
        table, row = "weekly_check_in", weekly_check_in_row(entry)
    else:
        table, row = "practice", practice_row(entry)
    return {"table": table, **dict(zip(TABLES[table], row, strict=True))}


def _entry_of(value: dict[str, Any]) -> Entry:
    from mindbody_app.store.diary_rows import check_in_of, weekly_check_in_of
    from mindbody_app.store.journal_rows import TABLES, practice_of

    table = value["table"]
    row = tuple(value[name] for name in TABLES[table])
    if table == "check_in":
        return check_in_of(row)
    return weekly_check_in_of(row) if table == "weekly_check_in" else practice_of(row)
