"""Eight weeks of plausible practice for pictures and measurements: made up, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from mindbody_app.journal.days import first_day_of_week, practice_day
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.store.journal_store import open_journal

WEEKS = 8
SEED = 20
PLANNED_DAYS = 5
PROGRAMME_DAYS = 17
"""Days since a programme was begun."""
FLARE_WEEK = 4
"""In this week, 0 the oldest, pain is higher and most practice is the short kind."""

PRACTICES = {
    "body-scan": ("Body scan", "body_scan", (15, 20, 20, 30)),
    "resonance-breathing": ("Resonance breathing", "breathing", (3, 10, 10)),
    "release-only": ("Release-only relaxation", "relaxation", (10, 10, 15)),
}


def write_sample_journal(folder: Path, now: datetime) -> None:
    """Write eight weeks of practice up to `now`, a plan and a programme into a data folder.

    Args:
        folder: a data folder, made if need be.
        now: local time with its UTC offset; the last practice lies on the day before.
    """
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
        for record in _practices(first, today, now):
            journal.open_practice(record)
            journal.close_practice(record)
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
