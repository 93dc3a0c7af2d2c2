"""Minutes by kind of practice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.looking_back.lived_days import LivedDay, in_order
from mindbody_app.journal.looking_back.spans import Bucket, Span


@dataclass(frozen=True, slots=True)
class KindTotal:
    """All of one kind of practice in the span."""

    practice: str
    """A value of `Practice` or of `Elsewhere`."""
    minutes: float
    sessions: int
    days: int
    """Days with at least one."""


@dataclass(frozen=True, slots=True)
class MinutesBar:
    """One day, week or month, cut to the span at its ends."""

    first_day: date
    last_day: date
    minutes: tuple[float, ...]
    """Practised minutes by kind, in the order of the state's kinds."""

    @property
    def total(self) -> float:
        """Practised minutes of all kinds."""
        return sum(self.minutes)


@dataclass(frozen=True, slots=True)
class MinutesState:
    """Minutes of practice over the span, bar by bar and in all."""

    bucket: Bucket
    kinds: tuple[KindTotal, ...]
    """Every kind practised, in the order of `KINDS` whatever the minutes, so no colour swaps."""
    bars: tuple[MinutesBar, ...]
    """Every day, week or month of the span, oldest first, those without practice too."""

    @property
    def empty(self) -> bool:
        """Whether nothing was practised."""
        return not self.kinds

    @property
    def total(self) -> float:
        """Practised minutes of the whole span."""
        return sum(kind.minutes for kind in self.kinds)


def minutes_state(
    days: Mapping[date, LivedDay],
    span: Span,
    *,
    week_starts: int = 0,
    bucket: Bucket | None = None,
) -> MinutesState:
    """Minutes by kind, by day up to a month, by week up to a year, by month beyond.

    Args:
        days: the days as they were lived, at least those of the span.
        span: the days looked at, none after today.
        week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
        bucket: what a bar adds up, where the span is a part of a longer one; its own where None.
    """
    bucket = bucket or span.bucket
    bounds = _bounds(span, bucket, week_starts)
    bar_seconds: list[dict[str, int]] = [{} for _ in bounds]
    counts: dict[str, list[int]] = {}
    for at, (first, last) in enumerate(bounds):
        seconds = bar_seconds[at]
        for day in map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)):
            lived = days.get(day)
            if lived is None:
                continue
            seen: set[str] = set()
            for session in lived.sessions:
                if not session.counts:
                    continue
                kind = session.practice
                seconds[kind] = seconds.get(kind, 0) + session.seconds
                total = counts.setdefault(kind, [0, 0, 0])
                total[0] += session.seconds
                total[1] += 1
                if kind not in seen:
                    seen.add(kind)
                    total[2] += 1
    kinds = in_order(counts)
    return MinutesState(
        bucket,
        tuple(KindTotal(k, counts[k][0] / 60, counts[k][1], counts[k][2]) for k in kinds),
        tuple(
            MinutesBar(first, last, tuple(seconds.get(kind, 0) / 60 for kind in kinds))
            for (first, last), seconds in zip(bounds, bar_seconds, strict=True)
        ),
    )


def _bounds(span: Span, bucket: Bucket, week_starts: int) -> list[tuple[date, date]]:
    """The first and last day of every bar."""
    starts = [span.first_day]
    while (following := _next_start(starts[-1], bucket, week_starts)) <= span.last_day:
        starts.append(following)
    ends = [start - timedelta(days=1) for start in starts[1:]]
    return list(zip(starts, [*ends, span.last_day], strict=True))


def _next_start(day: date, bucket: Bucket, week_starts: int) -> date:
    if bucket is Bucket.DAY:
        return day + timedelta(days=1)
    if bucket is Bucket.WEEK:
        return first_day_of_week(day, week_starts) + timedelta(days=7)
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
