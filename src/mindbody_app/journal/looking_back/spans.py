"""The stretch of days that is looked at: a week to all there is, earlier and later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Range(StrEnum):
    """How long a stretch; the value is what the settings may keep."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


class Bucket(StrEnum):
    """What one bar adds up."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


RANGE_DAYS = {Range.WEEK: 7, Range.MONTH: 30, Range.QUARTER: 91, Range.YEAR: 365}
LEAST_ALL_DAYS = 30
"""Someone who began today sees a month that has a shape, not one day."""
LONGEST_BY_DAY = 31
LONGEST_BY_WEEK = 371


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of practice days, both ends included."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("a span ends on or after the day it begins on")

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    @property
    def length(self) -> int:
        """How many days, 1 or more."""
        return (self.last_day - self.first_day).days + 1

    @property
    def days(self) -> tuple[date, ...]:
        """Every day, oldest first."""
        first = self.first_day.toordinal()
        return tuple(map(date.fromordinal, range(first, first + self.length)))

    @property
    def bucket(self) -> Bucket:
        """What a bar adds up: days up to a month, weeks up to a year, months beyond."""
        if self.length <= LONGEST_BY_DAY:
            return Bucket.DAY
        return Bucket.WEEK if self.length <= LONGEST_BY_WEEK else Bucket.MONTH

    def earlier(self) -> Span:
        """As many days, right before these."""
        step = timedelta(days=self.length)
        return Span(self.first_day - step, self.last_day - step)

    def later(self, today: date) -> Span:
        """As many days, right after these, but none after today."""
        step = timedelta(days=min(self.length, max(0, (today - self.last_day).days)))
        return Span(self.first_day + step, self.last_day + step)

    def has_earlier(self, first_kept: date | None) -> bool:
        """Whether anything was kept before these days; `first_kept` None is an empty journal."""
        return first_kept is not None and first_kept < self.first_day

    def since(self, first_kept: date | None) -> Span:
        """The part of it from the first day kept on: on the days before nothing could be missed."""
        if first_kept is None or first_kept <= self.first_day:
            return self
        return Span(min(first_kept, self.last_day), self.last_day)

    def has_later(self, today: date) -> bool:
        """Whether there are lived days after these."""
        return self.last_day < today


def span_of(chosen: Range, today: date, first_kept: date | None) -> Span:
    """The span of a range that ends today.

    Args:
        chosen: how long; ALL begins with the first day kept, and is at least a month.
        today: the practice day that is now.
        first_kept: the oldest day with an entry, or None for an empty journal.
    """
    length = RANGE_DAYS.get(chosen)
    if length is None:
        kept = (today - first_kept).days + 1 if first_kept else 0
        length = max(LEAST_ALL_DAYS, kept)
    return Span(today - timedelta(days=length - 1), today)
