"""Entries of the diary that were begun and not saved yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
from mindbody_app.journal.records import PracticeRecord

Entry = CheckIn | WeeklyCheckIn | PracticeRecord


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was left."""

    answers: Entry
    """The entry that Save would keep."""
    first: Entry | None
    """What is being changed; None for something new."""
    moved: bool
    """Whether the person chose another time than the one that the form opened with."""
    written_at: datetime
    """When it was last written at: local time with its UTC offset."""

    def saved_since(self, standing: Entry | None) -> bool:
        """Whether it was saved all the same, just before the app came to a sudden end.

        `standing` is the journal's entry of the same id, if there is one.
        """
        if standing is None:
            return False
        marks = standing.marks
        return any(
            moment is not None and moment >= self.written_at
            for moment in (marks.entered_at, marks.changed_at)
        )
