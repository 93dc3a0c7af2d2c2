"""Records and plans that the store's tests keep."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.learning.enrolment import Enrolment, Step, Turn

DAY = date(2026, 3, 9)
SUMMER = timezone(timedelta(hours=2))


def practice(number: int = 1, *, ended: Ended | None = Ended.COMPLETED) -> PracticeRecord:
    """A practice of its own day and number."""
    day = DAY + timedelta(days=number)
    return PracticeRecord(
        id=f"practice-{number}",
        script_id="body-scan",
        title="Body scan",
        practice="body_scan",
        started_at=datetime(day.year, day.month, day.day, 20, 15, 30, tzinfo=SUMMER),
        practice_day=day,
        planned_seconds=1200,
        practised_seconds=600 + number,
        paused_seconds=number,
        ended=ended,
        before=Rating(7, 0),
        after=Rating(None, 4),
        note="légère ☀ — “quiet”",
    )


def plan(starts_on: date = DAY) -> Plan:
    """A plan of two practices."""
    return Plan(starts_on, (PlanItem("body-scan", 20, 5), PlanItem("resonance-breathing", 10, 3)))


def enrolment(number: int = 1) -> Enrolment:
    """A programme that was begun and gone on with by the person's word."""
    begun = datetime(DAY.year, DAY.month, DAY.day, 1, 30, tzinfo=SUMMER)
    return Enrolment(
        f"enrolment-{number}",
        "eight-weeks",
        (
            Step(Turn.BEGIN, begun, DAY - timedelta(days=1)),
            Step(Turn.BEGIN, begun + timedelta(days=9), DAY + timedelta(days=8), 2),
            Step(Turn.ASIDE, begun + timedelta(days=20), DAY + timedelta(days=19)),
        ),
    )
