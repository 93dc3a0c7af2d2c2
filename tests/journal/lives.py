"""Histories to hold the figures to: any practices, plans, excused days, UTC offsets, day-ends."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from mindbody_app.journal.adherence import (
    Rolling,
    Week,
    minutes_by_day,
    rolling,
    weekly_adherence,
)
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.excused import Excused, Reason, excused_days
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.journal.streak import practice_streak
from mindbody_app.journal.strength import practice_strength
from tests.written import practice_at

TODAY = date(2026, 3, 12)
"""A Thursday."""
WEEKS = 12


def practice(
    started_at: datetime, day_end: time = time(4), seconds: int = 600, key: str = ""
) -> PracticeRecord:
    record = practice_at(started_at, seconds, practice_day=practice_day(started_at, day_end))
    return replace(record, id=key or record.id)


def practice_on(day: date, seconds: int = 600, key: str = "") -> PracticeRecord:
    return practice(
        datetime(day.year, day.month, day.day, 20, tzinfo=UTC), seconds=seconds, key=key
    )


def plan(starts_on: date, *days_a_week: int) -> Plan:
    return Plan(starts_on, tuple(PlanItem(f"script-{n}", 20, n) for n in days_a_week))


def excuse(first_day: date, days: int, reason: Reason = Reason.FLARE) -> Excused:
    last_day = first_day + timedelta(days=days - 1)
    return Excused(f"{first_day} {days}", first_day, last_day, reason)


@dataclass(frozen=True)
class Life:
    """What the figures are made from."""

    records: tuple[PracticeRecord, ...]
    plans: tuple[Plan, ...]
    ranges: tuple[Excused, ...]
    today: date
    week_starts: int

    @property
    def minutes(self) -> Mapping[date, float]:
        return minutes_by_day(self.records)

    @property
    def excused(self) -> Mapping[date, Reason]:
        return excused_days(self.ranges)

    def weeks(self) -> tuple[Week, ...]:
        return weekly_adherence(
            self.minutes,
            self.plans,
            self.excused,
            self.today,
            weeks=WEEKS,
            week_starts=self.week_starts,
        )

    def rolling(self) -> Rolling:
        return rolling(self.minutes, self.plans, self.excused, self.today)

    def strength(self) -> float | None:
        return practice_strength(self.minutes, self.plans, self.excused, self.today)

    def streak(self) -> int:
        return practice_streak(
            self.minutes, self.plans, self.excused, self.today, week_starts=self.week_starts
        )

    def adherences(self) -> list[float | None]:
        """Of every week, and of the rolling four as they were on some days."""
        rolled = [
            replace(self, today=self.today - timedelta(days=5 * ago)).rolling() for ago in range(4)
        ]
        return [*(week.adherence for week in self.weeks()), *(each.adherence for each in rolled)]


days = st.dates(TODAY - timedelta(days=WEEKS * 7), TODAY + timedelta(days=10))
offsets = st.integers(-48, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
moments = st.builds(
    lambda day, minute, zone: datetime.combine(day, time(minute // 60, minute % 60), zone),
    days,
    st.integers(0, 24 * 60 - 1),
    offsets,
)
day_ends = st.integers(0, 24).map(lambda quarters: time(quarters // 4, quarters % 4 * 15))
practices = st.builds(practice, moments, day_ends, st.sampled_from((0, 59, 60, 600, 2400)))
plans = st.builds(
    lambda day, counts: plan(day, *counts),
    days,
    st.lists(st.integers(1, 7), min_size=1, max_size=2) | st.just([]),
)
ranges = st.builds(excuse, days, st.integers(1, 12), st.sampled_from(Reason))
lives = st.builds(
    Life,
    st.lists(practices, max_size=60, unique_by=lambda record: record.id).map(tuple),
    st.lists(plans, max_size=5, unique_by=lambda each: each.starts_on).map(tuple),
    st.lists(ranges, max_size=5, unique_by=lambda each: each.id).map(tuple),
    st.just(TODAY),
    st.integers(0, 6),
)
seeds = st.integers(0, 10**6)
"""For choices that needn't grow simpler where a test fails: drawing each is slow."""
recent_days = st.integers(0, 7).map(lambda back: TODAY - timedelta(days=back))


def steady_life(life: Life, count: int, seed: int, share: float, idle: int) -> Life:
    """Someone who practises on a share of the days, but for some at the end, with a plan."""
    chance = random.Random(seed)
    practised = [back for back in range(idle, 90) if chance.random() < share]
    return replace(
        life,
        records=tuple(practice_on(TODAY - timedelta(days=back)) for back in practised),
        plans=(plan(TODAY - timedelta(days=90), count), *life.plans[:2]),
    )


steady_lives = st.builds(
    steady_life,
    lives,
    st.integers(1, 7),
    seeds,
    st.sampled_from((0.15, 0.4, 0.7, 0.95)),
    st.integers(0, 8),
)
"""Those who have something to lose."""
any_life = lives | steady_lives
