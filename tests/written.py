"""Entries of the journal as they are written in most lives; each test names what matters to it."""

from __future__ import annotations

from datetime import datetime

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import Ended, PracticeRecord


def practice_at(at: datetime, seconds: int = 1200, **fields: object) -> PracticeRecord:
    """A body scan that the app recorded to its end; `fields` are others of the record's."""
    usual: dict[str, object] = {
        "id": f"{at.isoformat()} {seconds}",
        "script_id": "body-scan",
        "title": "Body scan",
        "practice": "body_scan",
        "started_at": at,
        "practice_day": at.date(),
        "planned_seconds": 1200,
        "practised_seconds": seconds,
        "ended": Ended.COMPLETED,
    }
    return PracticeRecord(**{**usual, **fields})  # type: ignore[arg-type]  # the record's own


def check_in_at(at: datetime, **fields: object) -> CheckIn:
    """A check-in, written as it was lived; `fields` are its answers and others of its own."""
    usual: dict[str, object] = {
        "id": f"check-in {at.isoformat()}",
        "at": at,
        "day": at.date(),
        "marks": Marks(entered_at=at),
    }
    return CheckIn(**{**usual, **fields})  # type: ignore[arg-type]  # the check-in's own
