"""Trips, clock changes, wrong clocks and other day-ends: no practice lost, none on another day.

What was written through the store is compared with a diary that the traveller keeps on paper:
the wall clock, in whole seconds, less their day-end.
"""

from __future__ import annotations

import random
from calendar import timegm
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mindbody_app.journal.adherence import minutes_by_day, weekly_adherence
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.editing import changed_practice, moved, practice_by_hand
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Elsewhere, Ended, PracticeRecord
from mindbody_app.store.journal_store import JournalStore, open_journal

TRIPS = 400
PARTS = 4
"""The trips are shared out, so that they run side by side."""
ZONES = (
    "Africa/Casablanca",
    "America/Anchorage",
    "America/New_York",
    "America/Santiago",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Lisbon",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)
"""On both sides of the date line and of the equator, with clock changes of an hour and of half."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def day_on_paper(wall: datetime, day_end: time) -> int:
    """The number of the day that a wall clock told, the small hours before the day-end being
    the evening's."""
    return (timegm(wall.timetuple()) - day_end.hour * 3600 - day_end.minute * 60) // 86400


def number_of(day: date) -> int:
    return timegm(day.timetuple()) // 86400


@cache
def clock_changes(zone: ZoneInfo, year: int) -> list[datetime]:
    """The hours of a year, in UTC, after which the zone's clocks show another offset."""
    hours = [datetime(year, 1, 1, tzinfo=UTC) + number * HOUR for number in range(8760)]
    offsets = [hour.astimezone(zone).utcoffset() for hour in hours]
    pairs = zip(hours, offsets, offsets[1:], strict=False)
    return [hour for hour, before, after in pairs if before != after]


@dataclass
class Traveller:
    """Someone who practises wherever they are, by a machine that may be wrong about the time."""

    journal: JournalStore
    chance: random.Random
    at: datetime
    """What time it truly is, in UTC."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Berlin"))
    wrong_by: timedelta = timedelta()
    day_end: time = time(4)
    paper: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The day and the wall clock of every practice."""
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def now(self) -> datetime:
        """What the machine believes: local time with its UTC offset."""
        shown = (self.at + self.wrong_by).astimezone(self.zone)
        return datetime.fromisoformat(shown.isoformat())

    @property
    def today(self) -> date:
        return practice_day(self.now, self.day_end)

    def travel(self) -> None:
        """One trip or one change of the clock, and the practices after it."""
        self.at += timedelta(minutes=self.chance.randrange(60, 4 * 24 * 60))
        change = self.chance.choice(("flight", "flight", "clocks", "wrong", "day-end"))
        self.kinds[change] += 1
        if change == "flight":
            self.zone = ZoneInfo(self.chance.choice(ZONES))
        elif change == "clocks":
            self._wait_for_a_clock_change()
        elif change == "wrong":
            self._wrong_clock()
        else:
            self.day_end = time(self.chance.randrange(6), self.chance.choice((0, 15, 30)))
        for _ in range(self.chance.randrange(1, 4)):
            self.practise()

    def practise(self) -> PracticeRecord:
        """A session now, or one by hand of some hours ago; often close to the day-end."""
        self.at += timedelta(minutes=self.chance.randrange(1, 12 * 60))
        if self.chance.random() < 0.5:
            self._wait_for_the_day_end()
        key, now = f"practice-{len(self.paper)}", self.now
        if self.chance.random() < 0.3:
            lived = now - timedelta(minutes=self.chance.randrange(0, 30 * 60))
            record = practice_by_hand(
                key, Elsewhere.WALK, "Walk", at=lived, day_end=self.day_end, minutes=5, now=now
            )
            self.journal.save_practice(record)
        else:
            record = self.session(key, now)
        wall = record.started_at
        self.paper[key] = (day_on_paper(wall, self.day_end), wall.isoformat())
        return record

    def session(self, key: str, now: datetime) -> PracticeRecord:
        opened = PracticeRecord(
            id=key,
            script_id="body-scan",
            title="Body scan",
            practice="body_scan",
            started_at=now,
            practice_day=practice_day(now, self.day_end),
            planned_seconds=1200,
        )
        self.journal.open_practice(opened)
        self.at += timedelta(minutes=20)
        closed = replace(opened.progressed(1200, 0), ended=Ended.COMPLETED)
        self.journal.close_practice(closed)
        return closed

    def _wait_for_a_clock_change(self) -> None:
        changes = [
            change
            for year in (self.at.year, self.at.year + 1)
            for change in clock_changes(self.zone, year)
            if self.at < change < self.at + 300 * DAY
        ]
        if changes:
            minutes = self.chance.randrange(-120, 240)
            self.at = max(self.at, changes[0] + timedelta(minutes=minutes))

    def _wait_for_the_day_end(self) -> None:
        now = self.now
        ends = timedelta(hours=self.day_end.hour, minutes=self.day_end.minute)
        since_midnight = timedelta(hours=now.hour, minutes=now.minute, seconds=now.second)
        wait = (ends - since_midnight) % DAY
        self.at += wait + timedelta(seconds=self.chance.choice((-600, -1, 0, 1, 600)))

    def _wrong_clock(self) -> None:
        """The clock is wrong for some practices; then it is set right, and half are mended."""
        far = self.chance.choice((HOUR, 11 * HOUR, DAY, 40 * DAY, 1700 * DAY))
        self.wrong_by = far * self.chance.choice((-1, 1))
        wrong = [(self.practise(), self.at) for _ in range(2)]
        self.wrong_by = timedelta()
        for record, at in wrong:
            if self.chance.random() < 0.5:
                lived = datetime.fromisoformat(at.astimezone(self.zone).isoformat())
                mended = moved(record, lived, self.day_end, self.now)
                self.journal.save_practice(mended)
                self.paper[record.id] = (day_on_paper(lived, self.day_end), lived.isoformat())


def days_on_paper(traveller: Traveller) -> set[int]:
    return {day for day, _ in traveller.paper.values()}


def expect_this_week(traveller: Traveller) -> None:
    """The journal's week is that on paper; what lies ahead of today doesn't count yet."""
    today = traveller.today
    records = traveller.journal.practices(today - 6 * DAY, today)
    (week,) = weekly_adherence(
        minutes_by_day(records), (), {}, today, weeks=1, week_starts=(today.weekday() + 1) % 7
    )
    last = number_of(today)
    expected = {day for day in days_on_paper(traveller) if last - 6 <= day <= last}
    assert {number_of(day) for day in week.practised} == expected


@pytest.mark.parametrize("part", range(PARTS))
def test_no_practice_is_lost_or_moved_by_trips_and_clock_changes(part: int, tmp_path: Path) -> None:
    chance = random.Random(part)
    journal = open_journal(tmp_path)
    traveller = Traveller(journal, chance, datetime(2024, 1, 1, 12, tzinfo=UTC))
    for _ in range(TRIPS // PARTS):
        traveller.travel()
        expect_this_week(traveller)
    assert len(traveller.kinds) == 4
    journal.close()

    journal = open_journal(tmp_path)
    journal.close_interrupted()
    found = {each.id: each for each in journal.practices()}
    assert {
        key: (number_of(each.practice_day), each.started_at.isoformat())
        for key, each in found.items()
    } == traveller.paper
    expect_every_week(found, traveller)
    journal.close()


def expect_every_week(found: dict[str, PracticeRecord], traveller: Traveller) -> None:
    last = max(each.practice_day for each in found.values())
    first = min(each.practice_day for each in found.values())
    plans = [Plan(first - 7 * DAY, (PlanItem("body-scan", 20, 7),))]
    weeks = weekly_adherence(
        minutes_by_day(found.values()), plans, {}, last, weeks=(last - first).days // 7 + 2
    )
    # Day 0 of the count was a Thursday: three days after the Monday of its week.
    on_paper = Counter((day + 3) // 7 for day in days_on_paper(traveller))
    counted = {(number_of(week.first_day) + 3) // 7: len(week.practised) for week in weeks}
    assert {number: count for number, count in counted.items() if count} == on_paper
    assert sum(week.adherence or 0 for week in weeks) * 7 == pytest.approx(sum(on_paper.values()))


def test_a_session_that_outlasts_the_day_end_stays_with_its_evening(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    late = datetime(2026, 3, 10, 3, 55, tzinfo=UTC)
    traveller = Traveller(journal, random.Random(0), late, ZoneInfo("UTC"))
    record = traveller.session("late", traveller.now)
    assert traveller.now.time() == time(4, 15)
    assert traveller.today == date(2026, 3, 10)
    assert journal.practices(until=date(2026, 3, 9)) == (record,)
    assert not journal.practices(since=traveller.today)
    journal.close()


def test_what_a_clock_set_to_2031_dated_waits_and_can_be_put_right(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    true = datetime(2026, 3, 10, 20, tzinfo=UTC)
    traveller = Traveller(journal, random.Random(0), true, wrong_by=1830 * DAY)
    ahead = traveller.session("ahead", traveller.now)
    assert ahead.practice_day.year == 2031
    traveller.wrong_by = timedelta()
    assert journal.practices(until=traveller.today) == ()
    everything = minutes_by_day(journal.practices())
    (week,) = weekly_adherence(everything, (), {}, traveller.today, weeks=1)
    assert (week.practised, week.minutes) == (frozenset(), 0)
    journal.save_practice(moved(ahead, true, traveller.day_end, traveller.now))
    journal.close()

    journal = open_journal(tmp_path)
    (mended,) = journal.practices(until=traveller.today)
    assert (mended.id, mended.practice_day) == ("ahead", date(2026, 3, 10))
    assert (mended.practised_seconds, mended.marks.changed_at is not None) == (1200, True)
    journal.close()


def test_another_day_end_moves_no_record_and_a_note_added_since_neither(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    night = datetime(2026, 3, 10, 3, 30, tzinfo=UTC)
    traveller = Traveller(journal, random.Random(0), night, ZoneInfo("UTC"))
    evening = traveller.session("evening", traveller.now)
    traveller.at, traveller.day_end = night, time(3)
    morning = traveller.session("morning", traveller.now)
    noted = changed_practice(evening, traveller.now, note="slept after it")
    journal.save_practice(moved(noted, evening.started_at, traveller.day_end, traveller.now))
    journal.close()

    journal = open_journal(tmp_path)
    days = {each.id: each.practice_day for each in journal.practices()}
    assert days == {"evening": date(2026, 3, 9), "morning": date(2026, 3, 10)}
    assert morning.started_at == evening.started_at
    journal.close()
