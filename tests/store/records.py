"""Records, check-ins and plans that the store's tests keep, and what then lies in the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.practice.regions import Region
from mindbody_app.store.journal_store import FILE_NAME

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


def clinic_plan() -> ClinicPlan:
    """What a clinic hands out, with all that it can say."""
    return ClinicPlan(
        clinic="Riverside Pain Clinic",
        items=(PlanItem("body-scan", 20, 5), PlanItem("resonance-breathing", 10, 3)),
        made_on=date(2026, 11, 20),
        contact="01 234 5678, weekdays 9 to 5\npain@riverside.example",
        note="The body scan before bed, the breathing when the day allows.\n"
        "Leave out whatever hurts more.",
        country="IE",
        help_words="Samaritans: 116 123\nOur nurse on call: 01 234 5679",
    )


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


def by_hand(number: int = 1) -> PracticeRecord:
    """A walk that was written down two days later and changed a day after that."""
    day = DAY + timedelta(days=number)
    at = datetime(day.year, day.month, day.day, 11, tzinfo=SUMMER)
    return PracticeRecord(
        id=f"walk-{number}",
        script_id="",
        title="Around the lake",
        practice="walk",
        started_at=at,
        practice_day=day,
        planned_seconds=1800,
        practised_seconds=1800,
        ended=Ended.COMPLETED,
        marks=Marks(entered_at=at + timedelta(days=2), changed_at=at + timedelta(days=3)),
    )


def check_in(number: int = 1) -> CheckIn:
    """A check-in of its own day and number, with everything answered."""
    day = DAY + timedelta(days=number)
    at = datetime(day.year, day.month, day.day, 21, 5, tzinfo=SUMMER)
    return CheckIn(
        id=f"check-in-{number}",
        at=at,
        day=day,
        pain=number % 11,
        regions=(RegionPain(Region.LOWER_BACK, 10), RegionPain(Region.LEFT_KNEE, 0)),
        sleep=0,
        mood=10,
        activity=5,
        triggers=("long drive", "Föhn"),
        treatments=("medicine taken",),
        note="légère ☀ — “quiet”",
        marks=Marks(entered_at=at),
    )


def weekly(number: int = 1) -> WeeklyCheckIn:
    """A weekly check-in of its own day and number."""
    day = DAY + timedelta(weeks=number)
    at = datetime(day.year, day.month, day.day, 18, tzinfo=SUMMER)
    return WeeklyCheckIn(
        id=f"weekly-{number}",
        at=at,
        day=day,
        pain=5,
        enjoyment=0,
        general_activity=10,
        own_activity="Mit dem Hund raus",
        own_rating=number % 11,
        note="better\nthan before",
        marks=Marks(entered_at=at),
    )


def excused(number: int = 1, reason: Reason = Reason.FLARE) -> Excused:
    """Three days of its own month and number."""
    first = DAY + timedelta(days=30 * number)
    return Excused(f"excused-{number}", first, first + timedelta(days=2), reason)


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """What the journal's file of a folder holds, read past the store."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return connection.execute(query).fetchall()
