"""What the charts of the "Practice" tab take; made without pyqtgraph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mindbody_app.journal.looking_back.minutes import MinutesBar, MinutesState
from mindbody_app.journal.looking_back.week_groups import WeekGroup


@dataclass(frozen=True)
class DrawnWeeks:
    """Weeks, or means of several, as bars."""

    groups: tuple[WeekGroup, ...]
    """One or more, oldest first."""
    today: date
    week_starts: int
    """Weekday that weeks start on, 0 (Monday) to 6 (Sunday)."""
    first_day: date
    """Where the axis begins, be it before the first of them."""


@dataclass(frozen=True)
class DrawnMinutes:
    """Minutes by kind as bars."""

    state: MinutesState
    """With one kind or more."""
    bars: tuple[MinutesBar, ...]
    """Its bars, gathered where they are too many."""
    today: date
    week_starts: int
    first_day: date
    """Where the axis begins, be it before the first of them."""
