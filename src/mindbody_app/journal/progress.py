"""What the Progress screen shows, as plain values: built from records, plans and today.

A chart draws one of these states and its table lists the same one, so the two never differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mindbody_app.journal.adherence import Week, minutes_by_day, weekly_adherence
from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.plans import Plan
from mindbody_app.journal.records import PracticeRecord, whole_minutes

CALENDAR_WEEKS = 26
LEAST_CALENDAR_WEEKS = 9
"""Someone who began today sees a calendar that has a shape, not half a year of blanks."""
CHART_WEEKS = 12
LEAST_CHART_WEEKS = 6
"""Someone who began last week sees a few weeks to fill, not three empty months."""
ROLLING_DAYS = 28
RATED_SESSIONS = 24
"""How many of the latest sessions the before-and-after chart looks at."""
LATEST_SESSIONS = 30
MINUTE_STEPS = (0, 10, 20)
"""Lower bounds, in whole minutes as they are told, of a practised day's three steps of shade."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the calendar and the sessions that count for it, in time order."""

    day: date
    sessions: tuple[PracticeRecord, ...] = ()

    @property
    def minutes(self) -> float:
        """Practised minutes of all its sessions, 0 or more."""
        return sum(session.practised_seconds for session in self.sessions) / 60

    @property
    def step(self) -> int:
        """How strongly it is shaded: 0 with no practice, then 1 to 3 by its minutes."""
        if not self.sessions:
            return 0
        return sum(whole_minutes(self.minutes * 60) >= bound for bound in MINUTE_STEPS)


@dataclass(frozen=True, slots=True)
class CalendarState:
    """Days by week up to today, oldest first; the last week ends with today.

    At least 9 weeks, at most 26, none empty before the first with practice or a plan.
    """

    today: date
    weeks: tuple[tuple[CalendarDay, ...], ...]

    @property
    def days(self) -> tuple[CalendarDay, ...]:
        """Every day, oldest first."""
        return tuple(day for week in self.weeks for day in week)

    @property
    def practised(self) -> tuple[CalendarDay, ...]:
        """The days with practice, oldest first."""
        return tuple(day for day in self.days if day.sessions)


@dataclass(frozen=True, slots=True)
class Headline:
    """This week and the rolling four, in numbers."""

    days_this_week: int
    planned_days: int | None
    """Planned days of this week, or None where no plan is in force."""
    rolling_days: int
    """Practised days of the last 28, today among them."""
    rolling_minutes: float


@dataclass(frozen=True, slots=True)
class RatedSession:
    """A session rated both before and after, on the 0-10 numeric rating scale."""

    session: PracticeRecord
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class BeforeAfterState:
    """Pain before and after the latest sessions, in time order, and how many lack a rating.

    One session's two numbers say nothing of cause, and no statistic is made of them here
    (clinical.md: no mean and no interval below n = 10).
    """

    pairs: tuple[RatedSession, ...]
    lacking_before: int
    lacking_after: int
    lacking_both: int

    @property
    def sessions(self) -> int:
        """All sessions looked at, rated or not."""
        return len(self.pairs) + self.lacking_before + self.lacking_after + self.lacking_both


@dataclass(frozen=True, slots=True)
class ProgressState:
    """Everything on the Progress screen."""

    headline: Headline
    calendar: CalendarState
    weeks: tuple[Week, ...]
    """The last weeks with this one last: at least 6, at most 12, none empty before the first."""
    before_after: BeforeAfterState
    latest: tuple[PracticeRecord, ...]
    """The latest ended sessions, newest first, however they ended."""

    @property
    def first_use(self) -> bool:
        """Whether there is nothing to look back on yet."""
        return not self.latest


def progress_since(today: date, *, week_starts: int = 0) -> date:
    """The first practice day that the screen looks at."""
    return first_day_of_week(today, week_starts) - timedelta(weeks=CALENDAR_WEEKS - 1)


def progress_state(
    records: Iterable[PracticeRecord],
    plans: Sequence[Plan],
    today: date,
    *,
    week_starts: int = 0,
) -> ProgressState:
    """Everything on the Progress screen.

    Args:
        records: practices in any order; one that still runs is left out.
        plans: every plan there has been, in any order.
        today: the practice day that is now; nothing after it is drawn.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
    """
    ended = sorted(
        (record for record in records if record.ended is not None),
        key=lambda record: (record.started_at, record.id),
    )
    lived = [record for record in ended if record.practice_day <= today]
    minutes = minutes_by_day(lived)
    weeks = weekly_adherence(
        minutes, plans, {}, today, weeks=CALENDAR_WEEKS, week_starts=week_starts
    )
    calendar = _calendar(lived, _begun(weeks, LEAST_CALENDAR_WEEKS)[0].first_day, today)
    return ProgressState(
        headline=_headline(weeks[-1], calendar),
        calendar=calendar,
        weeks=_begun(weeks[-CHART_WEEKS:], LEAST_CHART_WEEKS),
        before_after=_before_after(ended),
        latest=tuple(reversed(ended[-LATEST_SESSIONS:])),
    )


def _calendar(records: Iterable[PracticeRecord], start: date, today: date) -> CalendarState:
    sessions: dict[date, list[PracticeRecord]] = {}
    for record in records:
        if record.counts:
            sessions.setdefault(record.practice_day, []).append(record)
    days = [
        CalendarDay(day, tuple(sessions.get(day, ())))
        for day in (start + timedelta(days=n) for n in range((today - start).days + 1))
    ]
    return CalendarState(
        today, tuple(tuple(days[first : first + 7]) for first in range(0, len(days), 7))
    )


def _headline(week: Week, calendar: CalendarState) -> Headline:
    recent = [day for day in calendar.days[-ROLLING_DAYS:] if day.sessions]
    return Headline(
        days_this_week=len(week.practised),
        planned_days=week.planned_days,
        rolling_days=len(recent),
        rolling_minutes=sum(day.minutes for day in recent),
    )


def _begun(weeks: tuple[Week, ...], least: int) -> tuple[Week, ...]:
    """The weeks from the first with practice or a plan on, but never fewer than the least."""
    first = next(
        (at for at, week in enumerate(weeks) if week.practised or week.planned_days), len(weeks)
    )
    return weeks[min(first, len(weeks) - least) :]


def _before_after(records: Sequence[PracticeRecord]) -> BeforeAfterState:
    pairs: list[RatedSession] = []
    lacking_before = lacking_after = lacking_both = 0
    looked_at = [record for record in records if record.counts or _rated(record)]
    for record in looked_at[-RATED_SESSIONS:]:
        before, after = record.before.pain, record.after.pain
        if before is not None and after is not None:
            pairs.append(RatedSession(record, before, after))
        elif after is not None:
            lacking_before += 1
        elif before is not None:
            lacking_after += 1
        else:
            lacking_both += 1
    return BeforeAfterState(tuple(pairs), lacking_before, lacking_after, lacking_both)


def _rated(record: PracticeRecord) -> bool:
    return record.before.pain is not None or record.after.pain is not None
