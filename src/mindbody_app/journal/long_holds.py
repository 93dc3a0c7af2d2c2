"""When the person breathed with long holds, as in 4-7-8: what its caps over many days go by.

The number of such breaths in one session is capped by `mindbody_app.practice.compose`: 4 in the
first month of them, then 8 (clinical.md). So that the cap isn't walked around by practising again
at once, they come once in a few hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

FIRST_MONTH = timedelta(days=28)
OPEN_AGAIN = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class LongHolds:
    """The person's history of long breath holds; nothing else of a practice is in it."""

    first_day: date | None = None
    """Practice day of the first practice with long holds that counts."""
    last_at: datetime | None = None
    """When one was last breathed: local time with its UTC offset."""

    def __post_init__(self) -> None:
        if self.last_at is not None and self.last_at.tzinfo is None:
            raise ValueError("the time of the last long hold carries its UTC offset")

    def first_month(self, today: date) -> bool:
        """Whether the first month of them still runs, or hasn't begun."""
        return self.first_day is None or today - self.first_day < FIRST_MONTH

    def open_again_at(self, now: datetime) -> datetime | None:
        """When they are open again, in the zone of `now`; None when they are open.

        A last time that lies ahead, as after a wrong clock, closes nothing.
        """
        if self.last_at is None or not timedelta() <= now - self.last_at < OPEN_AGAIN:
            return None
        return (self.last_at + OPEN_AGAIN).astimezone(now.tzinfo)

    def breathed(self, at: datetime, day: date, *, counts: bool) -> LongHolds:
        """The history after a long hold.

        Args:
            at: local time with its UTC offset.
            day: the practice day.
            counts: whether its practice counts as one by now; only such a one begins the month.
        """
        begun = self.first_day is not None and self.first_day <= day
        return LongHolds(self.first_day if begun else day if counts else None, at)
