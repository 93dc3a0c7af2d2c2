"""Eight weeks of plausible practice and diary for pictures and measurements, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.days import first_day_of_week, practice_day
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Elsewhere, Ended, PracticeRecord, Rating
from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.practice.regions import Region
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.settings import SettingsFile

WEEKS = 8
SEED = 20
PLANNED_DAYS = 5
PROGRAMME_DAYS = 17
"""Days since a programme was begun."""
FLARE_WEEK = 4
"""In this week, 0 the oldest, pain is higher and most practice is the short kind."""
FLARE_DAYS = (1, 5)
"""Its first and last excused day, 0 for Monday."""
AWAY_WEEK = 2
"""Its weekend was spent away, without practice."""
WALK_WEEK = 6
"""On its Sunday a walk was entered by hand."""
LATE_WEEK = 5
"""A check-in of this week was written two days later."""
CHECK_IN_SHARE = 5 / 7
OWN_ACTIVITY = "Walking the dog"

PRACTICES = {
    "body-scan": ("Body scan", "body_scan", (15, 20, 20, 30)),
    "resonance-breathing": ("Resonance breathing", "breathing", (3, 10, 10)),
    "release-only": ("Release-only relaxation", "relaxation", (10, 10, 15)),
}
TRIGGERS = {"poor sleep": 0.2, "sitting long": 0.25, "stress": 0.08, "long drive": 0.05}
"""How likely a check-in names each; the same below."""
TREATMENTS = {"heat": 0.35, "medicine taken": 0.25, "physiotherapy": 0.12, "massage": 0.06}


def write_sample_journal(folder: Path, now: datetime) -> None:
    """Write eight weeks up to `now` with plans and a programme into a data folder.

    Args:
        folder: a data folder, made if need be.
        now: local time with its UTC offset; the last entry lies on the day before.
    """
    settings = SettingsFile(folder / "settings.json")
    # Who has a record has been through the first steps.
    settings.change(own_activity=OWN_ACTIVITY, first_start_open=False)
    today = practice_day(now)
    first = first_day_of_week(today) - timedelta(weeks=WEEKS - 1)
    journal = open_journal(folder)
    try:
        journal.save_plan(Plan(first, (PlanItem("body-scan", 20, 4),)))
        later = first + timedelta(weeks=2)
        items = (
            PlanItem("body-scan", 20, PLANNED_DAYS),
            PlanItem("resonance-breathing", 10, 3),
        )
        journal.save_plan(Plan(later, items))
        began = today - timedelta(days=PROGRAMME_DAYS)
        step = Step(Turn.BEGIN, datetime.combine(began, time(7, 30), now.tzinfo), began)
        journal.save_enrolment(Enrolment("sample-programme", "eight-weeks", (step,)))
        away, *_ = excused = _excused(first)
        for each in excused:
            journal.save_excused(each)
        for record in _practices(first, today, now):
            if record.practice_day not in away.days:
                journal.open_practice(record)
                journal.close_practice(record)
        journal.save_practice(_walk(first, now))
        for check_in in _check_ins(first, today, now):
            journal.save_check_in(check_in)
        for weekly in _weekly(first, today, now):
            journal.save_weekly_check_in(weekly)
    finally:
        journal.close()


def _practices(first: date, today: date, now: datetime) -> Iterator[PracticeRecord]:
    chance = random.Random(SEED)
    for number in range((today - first).days):
        day = first + timedelta(days=number)
        flare = number // 7 == FLARE_WEEK
        # Steadier as the weeks go by, never perfect; a little less at weekends.
        likely = 0.5 + 0.04 * (number // 7) - 0.12 * (day.weekday() > 4) - 0.1 * flare
        if chance.random() < likely:
            yield _practice(chance, day, now, flare=flare)


def _practice(chance: random.Random, day: date, now: datetime, *, flare: bool) -> PracticeRecord:
    likelihoods = (1, 6, 1) if flare else (5, 3, 2)
    (script_id,) = chance.choices(tuple(PRACTICES), likelihoods)
    title, practice, lengths = PRACTICES[script_id]
    planned = (3 if flare else chance.choice(lengths)) * 60
    share = chance.choices((1.0, chance.uniform(0.3, 0.8)), (8, 1))[0]
    at = time(chance.choice((7, 8, 13, 19, 20, 21)), chance.randrange(60))
    before, after = _ratings(chance, flare=flare)
    return PracticeRecord(
        id=f"sample-{day.isoformat()}",
        script_id=script_id,
        title=title,
        practice=practice,
        started_at=datetime.combine(day, at, now.tzinfo),
        practice_day=day,
        planned_seconds=planned,
        practised_seconds=round(planned * share),
        paused_seconds=chance.choice((0, 0, 0, 40)),
        ended=Ended.COMPLETED if share == 1 else Ended.STOPPED_EARLY,
        before=before,
        after=after,
    )


def _ratings(chance: random.Random, *, flare: bool) -> tuple[Rating, Rating]:
    """Two in thirteen are skipped; most change by a point or not at all, some for the worse."""
    if chance.random() < 2 / 13:
        return Rating(), Rating()
    before = min(10, max(1, round(chance.gauss(7.2 if flare else 5.2, 1.1))))
    after = min(10, max(0, before - chance.choice((2, 1, 1, 1, 0, 0, -1))))
    return Rating(before), Rating(after)


def _excused(first: date) -> tuple[Excused, Excused]:
    away = first + timedelta(weeks=AWAY_WEEK, days=5)
    flare = first + timedelta(weeks=FLARE_WEEK)
    begun, ended = (flare + timedelta(days=number) for number in FLARE_DAYS)
    return (
        Excused("sample-away", away, away + timedelta(days=1), Reason.AWAY),
        Excused("sample-flare", begun, ended, Reason.FLARE),
    )


def _walk(first: date, now: datetime) -> PracticeRecord:
    day = first + timedelta(weeks=WALK_WEEK, days=6)
    at = datetime.combine(day, time(11, 15), now.tzinfo)
    return PracticeRecord(
        id="sample-walk",
        script_id="",
        title="Around the pond",
        practice=Elsewhere.WALK,
        started_at=at,
        practice_day=day,
        planned_seconds=2100,
        practised_seconds=2100,
        ended=Ended.COMPLETED,
        marks=Marks(entered_at=at + timedelta(hours=8)),
    )


def _check_ins(first: date, today: date, now: datetime) -> Iterator[CheckIn]:
    chance = random.Random(SEED + 1)
    late = first + timedelta(weeks=LATE_WEEK, days=2)
    for number in range((today - first).days):
        day = first + timedelta(days=number)
        flare = number // 7 == FLARE_WEEK
        if chance.random() < CHECK_IN_SHARE or day == late:
            at = datetime.combine(day, time(20 + chance.randrange(3), chance.randrange(60)))
            entered = timedelta(days=2 if day == late else 0, minutes=1)
            yield _check_in(chance, day, at.replace(tzinfo=now.tzinfo), entered, flare=flare)


def _check_in(
    chance: random.Random, day: date, at: datetime, entered: timedelta, *, flare: bool
) -> CheckIn:
    pain = _scale(chance.gauss(6.9 if flare else 4.9, 1))
    places = [Region.NECK, Region.RIGHT_SHOULDER, Region.LOWER_BACK, Region.LEFT_KNEE]
    marked = set(chance.choices(places, (2, 3, 6, 1), k=4 if flare else 2))
    regions = (
        RegionPain(region, _scale(pain + chance.choice((-1, 0, 0, 1))))
        for region in Region
        if region in marked
    )
    triggers = [tag for tag, likely in TRIGGERS.items() if chance.random() < likely]
    treatments = [tag for tag, likely in TREATMENTS.items() if chance.random() < likely]
    return CheckIn(
        id=f"sample-check-in-{day.isoformat()}",
        at=at,
        day=day,
        pain=pain,
        regions=tuple(regions),
        sleep=_scale(chance.gauss(5 if flare else 6.5, 1.4)),
        mood=_scale(chance.gauss(5 if flare else 6.5, 1.2)) if chance.random() < 0.9 else None,
        activity=_scale(chance.gauss(4 if flare else 6.5, 1.4)) if chance.random() < 0.9 else None,
        triggers=tuple(triggers),
        treatments=tuple(treatments),
        note="Stiff in the morning, looser after the walk." if chance.random() < 0.1 else "",
        marks=Marks(entered_at=at + entered),
    )


def _weekly(first: date, today: date, now: datetime) -> Iterator[WeeklyCheckIn]:
    chance = random.Random(SEED + 2)
    for week in range(WEEKS):
        day = first + timedelta(weeks=week, days=6)
        if day >= today:
            return
        at = datetime.combine(day, time(18, 30), now.tzinfo)
        # A little better over the weeks, but for the flare.
        usual = 5.6 - 0.15 * week + 1.5 * (week == FLARE_WEEK)
        yield WeeklyCheckIn(
            id=f"sample-weekly-{day.isoformat()}",
            at=at,
            day=day,
            pain=_scale(chance.gauss(usual, 0.6)),
            enjoyment=_scale(chance.gauss(usual - 0.5, 0.8)),
            general_activity=_scale(chance.gauss(usual, 0.8)),
            own_activity=OWN_ACTIVITY,
            own_rating=_scale(chance.gauss(9.5 - usual, 0.8)),
            marks=Marks(entered_at=at),
        )


def _scale(value: float) -> int:
    return min(10, max(0, round(value)))
