"""One kind of entry in the journal: its table, and what of it still waits to be kept there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from mindbody_app.store.journal_rows import Row, put

Entry = TypeVar("Entry")


class Entries(Generic[Entry]):
    """What was written and isn't in the file yet counts in everything that is read."""

    def __init__(
        self, table: str, row_of: Callable[[Entry], Row], entry_of: Callable[[Row], Entry]
    ) -> None:
        self.table = table
        self._row_of = row_of
        self._entry_of = entry_of
        self._waiting: dict[object, Entry] = {}

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def hold(self, entry: Entry) -> None:
        """Let one wait, in the place of what the file and the waiting have of its key."""
        self._waiting[self._row_of(entry)[0]] = entry

    def put(self, connection: sqlite3.Connection) -> None:
        """Write those that wait; to be called within a transaction."""
        put(connection, self.table, map(self._row_of, self._waiting.values()))

    def let_go(self) -> None:
        """They are in the file now."""
        self._waiting.clear()

    def among(self, rows: Iterable[Row], asked_for: Callable[[Entry], bool]) -> list[Entry]:
        """The entries of some rows as they stand now, in that order, and then those in no row.

        Args:
            rows: those of the file that were asked for.
            asked_for: the same question, put to an entry as it stands now.
        """
        if not self._waiting:
            return list(map(self._entry_of, rows))
        found = {row[0]: self._entry_of(row) for row in rows} | self._waiting
        return list(filter(asked_for, found.values()))

    def of_key(self, rows: Iterable[Row], key: object) -> list[Entry]:
        """The entry of a key as it stands now, where there is one; `rows` are the file's of it."""
        if key in self._waiting:
            return [self._waiting[key]]
        return list(map(self._entry_of, rows))
