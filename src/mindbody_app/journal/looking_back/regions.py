"""Where it hurt, and how that moved over the span."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from mindbody_app.journal.looking_back.lived_days import LivedDay
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.statistics import median
from mindbody_app.practice.regions import Region

MOST_PERIODS = 4
LEAST_PERIOD_DAYS = 7
THIN_DAYS = 3
"""Days with a check-in under which a period says little."""


@dataclass(frozen=True, slots=True)
class RegionDays:
    """One region in one period."""

    region: Region
    days: int
    """Days on which it was marked, 1 or more."""
    intensity: float
    """Median over those days, 0-10; a day's intensity is the mean of its marks."""


@dataclass(frozen=True, slots=True)
class RegionsPeriod:
    """One part of the span."""

    span: Span
    checked_days: int
    """Days with any check-in, whether it marks a region or not."""
    regions: tuple[RegionDays, ...]
    """Those marked, in the order of `Region`."""

    @property
    def thin(self) -> bool:
        """Whether it stands on under 3 days with a check-in."""
        return self.checked_days < THIN_DAYS


@dataclass(frozen=True, slots=True)
class RegionsState:
    """Up to four periods of equal length (to a day), oldest first, none under a week."""

    periods: tuple[RegionsPeriod, ...]

    @property
    def regions(self) -> tuple[Region, ...]:
        """Every region marked in the span, in the order of `Region`."""
        marked = {each.region for period in self.periods for each in period.regions}
        return tuple(region for region in Region if region in marked)

    @property
    def empty(self) -> bool:
        """Whether no region was marked."""
        return not any(period.regions for period in self.periods)


def regions_state(days: Mapping[date, LivedDay], span: Span) -> RegionsState:
    """The regions marked in the check-ins of a span.

    Args:
        days: the days as they were lived, at least those of the span.
        span: the days looked at, none after today.
    """
    return RegionsState(tuple(_period(days, part) for part in _parts(span)))


def _parts(span: Span) -> list[Span]:
    count = min(MOST_PERIODS, max(1, span.length // LEAST_PERIOD_DAYS))
    cuts = [round(span.length * at / count) for at in range(count + 1)]
    return [
        Span(span.first_day + timedelta(days=one), span.first_day + timedelta(days=following - 1))
        for one, following in pairwise(cuts)
    ]


def _period(days: Mapping[date, LivedDay], span: Span) -> RegionsPeriod:
    checked = 0
    found: defaultdict[str, list[float]] = defaultdict(list)
    for day in span.days:
        lived = days.get(day)
        if lived is not None and lived.check_ins:
            checked += 1
            for region, intensity in lived.regions.items():
                found[region].append(intensity)
    regions = tuple(
        RegionDays(region, len(found[region.value]), median(found[region.value]))
        for region in Region
        if region.value in found
    )
    return RegionsPeriod(span, checked, regions)
