"""When an entry of the journal was written, changed and taken out, beside what it tells.

Late entries and edits are allowed, and marked as such; nothing that was taken out is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from mindbody_app.journal.days import DEFAULT_DAY_END, practice_day


@dataclass(frozen=True, slots=True)
class Marks:
    """Local times with their UTC offsets; every one may be None."""

    entered_at: datetime | None = None
    """When it was written by hand; None for what the app recorded as it happened."""
    changed_at: datetime | None = None
    """When it was last changed; None where it never was."""
    removed_at: datetime | None = None
    """When the person took it out; it is kept, counts nowhere and can be brought back."""

    def __post_init__(self) -> None:
        for moment in (self.entered_at, self.changed_at, self.removed_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("a mark's time carries its UTC offset")

    @property
    def removed(self) -> bool:
        """Whether it was taken out."""
        return self.removed_at is not None

    def late(self, day: date) -> bool:
        """Whether it was written by hand after the day that it tells of had ended.

        `day` is its practice day. The usual day-end decides: an hour more or less at night is no
        lateness that a reader needs to know of.
        """
        return self.entered_at is not None and practice_day(self.entered_at, DEFAULT_DAY_END) > day

    def changed(self, now: datetime) -> Marks:
        """The marks after a change."""
        return replace(self, changed_at=now)

    def taken_out(self, now: datetime) -> Marks:
        """The marks after it was taken out."""
        return replace(self, removed_at=now)

    def brought_back(self) -> Marks:
        """The marks after it was brought back."""
        return replace(self, removed_at=None)


NO_MARKS = Marks()
