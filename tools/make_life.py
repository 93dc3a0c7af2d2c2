"""Fill a data folder with a plausible life of practice and diary: made up, the same for one seed.

It has a weekly rhythm, skipped days and whole skipped weeks, flares with higher pain and shorter
practice, journeys through time zones, excused days, late entries, edits and some taken out, plans
that change over the years and ratings that were skipped. Twenty years hold about 15,000 practices
and 30,000 check-ins. Pain goes its own way: practice has no effect on it here.

    python -m tools.make_life FOLDER --years 20 --seed 1
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.days import DEFAULT_DAY_END, practice_day
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.practice.regions import Region
from mindbody_app.store.database import open_database, transaction
from mindbody_app.store.diary_rows import check_in_row, excused_row, weekly_check_in_row
from mindbody_app.store.journal_rows import plan_row, practice_row, put
from mindbody_app.store.journal_store import FILE_NAME

DAYS_A_YEAR = 365.25
MOST_YEARS = 60
ABROAD = (-8, -5, 0, 2, 3, 5.5, 9, 12)
"""Hours from UTC of the places of journeys."""
DAY_HOURS = (7, 8, 9, 12, 13, 15, 17, 18, 19, 20, 21, 22)
SCRIPTS: tuple[tuple[str, str, str, tuple[int, ...], int], ...] = (
    ("body-scan", "Body scan", "body_scan", (10, 15, 20, 20, 30), 5),
    ("body-scan-for-sleep", "Body scan for sleep", "body_scan", (20, 30), 2),
    ("resonance-breathing", "Resonance breathing", "breathing", (3, 5, 10, 10), 4),
    ("extended-exhale", "Longer breath out", "breathing", (3, 5, 8), 2),
    ("release-only", "Release-only relaxation", "relaxation", (10, 10, 15), 3),
    ("autogenic", "Heaviness and warmth", "relaxation", (8, 12), 1),
    ("mindfulness-of-breath", "Mindfulness of breath", "mindfulness", (10, 12, 20), 2),
    ("place-of-ease", "A place of ease", "imagery", (8, 12), 1),
    ("seated-movement", "Gentle seated movement", "movement", (6, 10), 2),
)
"""Id, title, kind, minutes, and how often one is chosen."""
IN_A_FLARE: tuple[str, str, str, tuple[int, ...]] = (
    "flare",
    "Three minutes for a flare",
    "mindfulness",
    (3, 3, 6),
)
ELSEWHERE = (
    ("Walk", "walk", (15, 20, 30, 45)),
    ("Swimming", "exercise", (20, 30)),
    ("Yoga class", "class", (60, 75)),
    ("Choir", "other", (90,)),
)
TRIGGERS = (
    *("long drive", "bad night", "rain", "stairs", "argument", "too much garden", "cold"),
    *("sat too long", "lifting", "work deadline", "Föhn", "visitors", "no break", "dentist"),
)
TREATMENTS = (
    *("medicine taken", "heat", "physiotherapy", "massage", "acupuncture", "lying down", "bath"),
    *("TENS", "walk round the block", "ice", "Franzbranntwein"),
)
NOTES = (
    "A quiet one.",
    "Slept badly, up at four.",
    "Better than I thought.",
    "Couldn't finish the shopping.",
    "Mäßig – but the evening was good ☀",
    "Physio said to keep the shoulder moving. Did the stretches twice, the second time in the"
    " garden; the left side is looser than last week.",
)
OWN_ACTIVITIES = ("Walking the dog", "An hour in the garden", "Playing the piano", "Cooking")


@dataclass
class Life:
    """Everything that a journal of it holds."""

    practices: list[PracticeRecord] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    weekly: list[WeeklyCheckIn] = field(default_factory=list)
    excused: list[Excused] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """What a day is like before anything is written down."""

    day: date
    zone: timezone
    pain: float
    """The day's average, which its ratings lie around."""
    flare: bool
    away: bool
    lull: bool
    """A stretch in which the person has other things on their mind."""
    settled: bool
    """A week and more before the last day, so that it may be written about afterwards."""


def live(years: int, seed: int, until: date) -> Life:
    """Live some years up to and with a day."""
    chance = random.Random(seed)
    first = until - timedelta(days=round(years * DAYS_A_YEAR) - 1)
    life = Life(plans=list(_plans(chance, first, until)))
    usual = chance.sample(tuple(Region), 6)
    for day in _days(chance, first, until, life.excused):
        age = (day.day - first).days / max(1, (until - first).days)
        life.practices.extend(_practices(chance, day))
        life.check_ins.extend(_check_ins(chance, day, usual, age))
        if day.day.weekday() == 6 and chance.random() < 0.96:
            life.weekly.append(_weekly(chance, day, age))
    return life


def write_life(folder: Path, life: Life) -> None:
    """Put a life into the journal of a data folder, which is made if need be.

    Raises:
        FileExistsError: there is a journal already; it is left as it is.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise FileExistsError(f"{path} is there already; name a folder without a journal.")
    opened = open_database(path, before_migration=lambda *_: None)
    with closing(opened) as connection, transaction(connection):
        put(connection, "plan", map(plan_row, life.plans))
        put(connection, "excused", map(excused_row, life.excused))
        put(connection, "practice", map(practice_row, life.practices))
        put(connection, "check_in", map(check_in_row, life.check_ins))
        put(connection, "weekly_check_in", map(weekly_check_in_row, life.weekly))


def _home(day: date) -> timezone:
    """Central Europe: an hour from UTC, two from the last Sunday of March to October's."""

    def last_sunday(month: int) -> date:
        last = date(day.year, month, 31)
        return last - timedelta(days=(last.weekday() + 1) % 7)

    summer = last_sunday(3) <= day < last_sunday(10)
    return timezone(timedelta(hours=2 if summer else 1))


def _plans(chance: random.Random, first: date, until: date) -> Iterator[Plan]:
    starts = first
    while starts <= until:
        script_id, *_ = chance.choice(SCRIPTS)
        items = (
            PlanItem("body-scan", chance.choice((15, 20, 30)), chance.randint(3, 7)),
            PlanItem(script_id, 10, chance.randint(1, 4)),
        )
        yield Plan(starts, items[: 1 + (script_id != "body-scan")])
        starts += timedelta(days=chance.randint(150, 900))


def _days(chance: random.Random, first: date, until: date, excused: list[Excused]) -> Iterator[Day]:
    """Every day; the ranges of days that are excused are noted on the way."""
    level, flare, away, lull = 5.0, 0, 0, 0
    abroad = _home(first)
    for number in range((until - first).days + 1):
        day = first + timedelta(days=number)
        flare, away, lull = max(0, flare - 1), max(0, away - 1), max(0, lull - 1)
        if not flare and chance.random() < 1 / 50:
            flare = chance.randint(3, 10)
            _excuse(chance, excused, day, min(flare, (until - day).days + 1), Reason.FLARE)
        if not away and chance.random() < 1 / 75:
            away = chance.randint(3, 16)
            abroad = timezone(timedelta(hours=chance.choice(ABROAD)))
            _excuse(chance, excused, day, min(away, (until - day).days + 1), Reason.AWAY)
        if chance.random() < 1 / 120:
            _excuse(chance, excused, day, 1, Reason.REST)
        if not lull and chance.random() < 1 / 150:
            lull = chance.randint(4, 21)
        zone = abroad if away else _home(day)
        # Pain wanders from day to day and comes back to its usual height.
        level += 0.15 * (5 - level) + chance.gauss(0, 0.5)
        yield Day(
            day=day,
            zone=zone,
            pain=level + 2.2 * bool(flare),
            flare=bool(flare),
            away=bool(away),
            lull=bool(lull),
            settled=(until - day).days > 7,
        )


def _excuse(
    chance: random.Random, excused: list[Excused], first: date, days: int, reason: Reason
) -> None:
    """Two of three are entered, and of these one in thirty is taken back."""
    if chance.random() < 2 / 3:
        last = first + timedelta(days=days - 1)
        removed = chance.random() < 1 / 30
        excused.append(Excused(_key(chance), first, last, reason, removed))


def _key(chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"


def _moments(chance: random.Random, day: Day, count: int) -> list[datetime]:
    """Moments of a day in their order; one in sixty lies after midnight."""
    moments = []
    for hour in chance.sample(DAY_HOURS, count):
        late = chance.random() < 1 / 60
        at = time(chance.randrange(DEFAULT_DAY_END.hour) if late else hour, chance.randrange(60))
        moments.append(datetime.combine(day.day + timedelta(days=late), at, day.zone))
    return sorted(moments)


def _practices(chance: random.Random, day: Day) -> Iterator[PracticeRecord]:
    likely = 0.87 - 0.1 * (day.day.weekday() > 4) - 0.25 * day.away - 0.15 * day.flare
    if chance.random() >= likely * (0.2 if day.lull else 1):
        return
    (count,) = chance.choices((1, 2, 3, 4, 5), (14, 28, 28, 18, 8))
    for at in _moments(chance, day, count):
        by_hand = chance.random() < 0.06
        record = _by_hand(chance, day, at) if by_hand else _practice(chance, day, at)
        yield replace(record, marks=_edited(chance, day, record.marks, at))


def _practice(chance: random.Random, day: Day, at: datetime) -> PracticeRecord:
    if day.flare and chance.random() < 0.7:
        script_id, title, kind, lengths = IN_A_FLARE
    else:
        weights = [often for *_, often in SCRIPTS]
        ((script_id, title, kind, lengths, _),) = chance.choices(SCRIPTS, weights)
    planned = chance.choice(lengths) * 60
    share = chance.choices((1.0, chance.uniform(0.02, 0.9)), (9, 1))[0]
    stopped = chance.choices((Ended.STOPPED_EARLY, Ended.INTERRUPTED), (12, 1))[0]
    before, after = _ratings(chance, day.pain)
    return PracticeRecord(
        id=_key(chance),
        script_id=script_id,
        title=title,
        practice=kind,
        started_at=at,
        practice_day=practice_day(at),
        planned_seconds=planned,
        practised_seconds=round(planned * share),
        paused_seconds=chance.choice((0, 0, 0, 0, 40, 200)),
        ended=Ended.COMPLETED if share == 1 else stopped,
        before=before,
        after=after,
        note=chance.choice(NOTES) if chance.random() < 0.12 else "",
    )


def _by_hand(chance: random.Random, day: Day, at: datetime) -> PracticeRecord:
    title, kind, lengths = chance.choice(ELSEWHERE)
    seconds = chance.choice(lengths) * 60
    return PracticeRecord(
        id=_key(chance),
        script_id="",
        title=title,
        practice=kind,
        started_at=at,
        practice_day=practice_day(at),
        planned_seconds=seconds,
        practised_seconds=seconds,
        ended=Ended.COMPLETED,
        marks=_entered(chance, day, at),
    )


def _ratings(chance: random.Random, pain: float) -> tuple[Rating, Rating]:
    """One in seven pairs is skipped, in some more one half; distress is rated by turns."""
    if chance.random() < 1 / 7:
        return Rating(), Rating()
    before = _scale(chance.gauss(pain, 1))
    after = _scale(before - chance.choice((2, 1, 1, 0, 0, 0, -1)))
    distress = _scale(chance.gauss(pain - 1, 1.5)) if chance.random() < 0.6 else None
    calmer = None if distress is None else _scale(distress - chance.choice((2, 1, 1, 0, -1)))
    missing = chance.random()
    return (
        Rating() if missing < 0.03 else Rating(before, distress),
        Rating() if missing > 0.92 else Rating(after, calmer),
    )


def _check_ins(
    chance: random.Random, day: Day, usual: Sequence[Region], age: float
) -> Iterator[CheckIn]:
    if chance.random() < (0.6 if day.lull else 0.05):
        return
    (count,) = chance.choices((2, 3, 4, 5, 6, 7), (10, 16, 22, 22, 16, 8))
    moments = _moments(chance, day, count)
    for at in moments:
        rated = chance.random() < 0.93
        check_in = CheckIn(
            id=_key(chance),
            at=at,
            day=practice_day(at),
            pain=_scale(chance.gauss(day.pain, 1)) if rated else None,
            regions=_regions(chance, usual, day.pain) if chance.random() < 0.6 else (),
            sleep=_scale(chance.gauss(7 - day.pain / 3, 2)) if at is moments[0] else None,
            mood=_scale(chance.gauss(8 - day.pain / 2, 1.5)) if chance.random() < 0.6 else None,
            activity=_scale(chance.gauss(9 - day.pain / 2, 2)) if at is moments[-1] else None,
            triggers=_tags(chance, TRIGGERS, age) if chance.random() < 0.2 else (),
            treatments=_tags(chance, TREATMENTS, age) if chance.random() < 0.3 else (),
            note=chance.choice(NOTES) if chance.random() < 0.1 else "",
            marks=_entered(chance, day, at),
        )
        yield replace(check_in, marks=_edited(chance, day, check_in.marks, at))


def _weekly(chance: random.Random, day: Day, age: float) -> WeeklyCheckIn:
    at = datetime.combine(day.day, time(18, chance.randrange(60)), day.zone)
    answers = [_scale(chance.gauss(day.pain - 0.5, 1.2)) for _ in range(3)]
    enjoyment = None if chance.random() < 0.04 else answers[1]
    named = age > 0.1
    return WeeklyCheckIn(
        id=_key(chance),
        at=at,
        day=day.day,
        pain=answers[0],
        enjoyment=enjoyment,
        general_activity=answers[2],
        own_activity=OWN_ACTIVITIES[min(3, int(age * 4))] if named else "",
        own_rating=_scale(chance.gauss(8 - day.pain / 2, 1.5)) if named else None,
        note=chance.choice(NOTES) if chance.random() < 0.15 else "",
        marks=_entered(chance, day, at),
    )


def _regions(chance: random.Random, usual: Sequence[Region], pain: float) -> tuple[RegionPain, ...]:
    chosen = set(chance.sample(usual, chance.randint(1, 4)))
    if chance.random() < 0.1:
        chosen.add(chance.choice(tuple(Region)))
    marked = (region for region in Region if region in chosen)
    return tuple(RegionPain(region, _scale(chance.gauss(pain, 1.5))) for region in marked)


def _tags(chance: random.Random, words: Sequence[str], age: float) -> tuple[str, ...]:
    """One to three of those known by then; every few years brings a new word."""
    known = words[: 4 + round((len(words) - 4) * age)]
    picked = chance.choices(range(len(known)), [1 / (rank + 1) for rank in range(len(known))], k=3)
    return tuple(known[number] for number in dict.fromkeys(picked[: chance.randint(1, 3)]))


def _entered(chance: random.Random, day: Day, at: datetime) -> Marks:
    """Most are written down at once, one in twenty some days later."""
    days = chance.randint(1, 3) if day.settled and chance.random() < 0.05 else 0
    return Marks(entered_at=at + timedelta(days=days, minutes=chance.randint(0, 5)))


def _edited(chance: random.Random, day: Day, marks: Marks, at: datetime) -> Marks:
    """One in forty is changed later, one in two hundred taken out."""
    if not day.settled:
        return marks
    later = at + timedelta(days=4, hours=chance.randint(0, 60))
    marks = marks.changed(later) if chance.random() < 1 / 40 else marks
    return marks.taken_out(later) if chance.random() < 1 / 200 else marks


def _scale(value: float) -> int:
    return min(10, max(0, round(value)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a life; 1 where the folder has a journal already."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path, help="a data folder, made if need be")
    options.add_argument("--years", type=int, default=20, choices=range(1, MOST_YEARS + 1))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--until", type=date.fromisoformat, help="the last day, YYYY-MM-DD; yesterday by default"
    )
    chosen = options.parse_args(arguments)
    until = chosen.until or datetime.now().astimezone().date() - timedelta(days=1)
    life = live(chosen.years, chosen.seed, until)
    try:
        write_life(chosen.folder, life)
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"{chosen.folder / FILE_NAME}: {len(life.practices):,} practices,"
        f" {len(life.check_ins):,} check-ins, {len(life.weekly):,} weekly check-ins,"
        f" {len(life.excused)} ranges of excused days, {len(life.plans)} plans"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
