"""Words and table of the regions over time."""

from __future__ import annotations

from collections.abc import Sequence

from mindbody_app.journal.looking_back.regions import (
    THIN_DAYS,
    RegionDays,
    RegionsPeriod,
    RegionsState,
)
from mindbody_app.practice.regions import Region
from mindbody_app.ui.body.words import joined, lowered, region_name
from mindbody_app.ui.progress.figures import figure_words, span_words
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.widgets.values_table import Table

RARELY = 20
_MOST_NAMED = 3


def regions_sentence(state: RegionsState) -> str:
    """What the figures show, and in words the regions marked most."""
    told = [
        translate(
            "Progress",
            "The number on a region is its usual intensity (the median) over the days on which"
            " you marked it.",
        )
    ]
    if len(state.periods) > 1:
        told.append(translate("Progress", "Oldest first, each figure is one part of these days."))
    marked = _most_marked(state)
    if len(marked) == 1:
        told.append(translate("Progress", "Marked: {0}.").format(_named(marked)))
    elif marked:
        told.append(translate("Progress", "Marked most often: {0}.").format(_named(marked)))
    if any(len(drawn_regions(period)) < len(period.regions) for period in state.periods):
        told.append(
            translate(
                "Progress", "What you marked on under one day in {0} is only in the table."
            ).format(RARELY)
        )
    if any(period.thin and period.checked_days for period in state.periods):
        told.append(
            translate(
                "Progress", "A figure that stands on under {0} days with a check-in says little."
            ).format(THIN_DAYS)
        )
    return " ".join(told)


def _most_marked(state: RegionsState) -> list[Region]:
    days: dict[Region, int] = {}
    for period in state.periods:
        for each in period.regions:
            days[each.region] = days.get(each.region, 0) + each.days
    # Equal counts keep the order of the body.
    return sorted(days, key=lambda region: -days[region])[:_MOST_NAMED]


def _named(regions: Sequence[Region]) -> str:
    return lowered(joined(region_name(region) for region in regions))


def region_in(period: RegionsPeriod, region: Region) -> RegionDays | None:
    """What a period tells of a region; None where it was not marked."""
    return next((each for each in period.regions if each.region is region), None)


def drawn_regions(period: RegionsPeriod) -> tuple[RegionDays, ...]:
    """Those that are shaded: what was marked on fewer than one day in twenty is no pattern."""
    return tuple(each for each in period.regions if each.days * RARELY >= period.checked_days)


def days_words_of(period: RegionsPeriod) -> str:
    """How many days a figure stands on."""
    if not period.checked_days:
        return translate("Progress", "no check-in")
    days = period.checked_days
    return translate("Progress", "%n day(s) with a check-in", "", days)


def region_words_in(state: RegionsState, at: int, region: Region) -> str:
    """One region of one figure read out."""
    period, name = state.periods[at], region_name(region)
    when = span_words(period.span, dated=over_years(state))
    found, days = region_in(period, region), period.checked_days
    if not days:
        told = translate("Progress", "no check-in in these days")
    elif found is None:
        told = translate("Progress", "not marked in %n day(s) with a check-in", "", days)
    else:
        told = translate("Progress", "marked on {0} of %n day(s), median {1}", "", days).format(
            found.days, figure_words(found.intensity)
        )
        if period.thin:
            told = translate("Progress", "{0} (few days, so it says little)").format(told)
    return translate("Progress", "{0}, {1}: {2}").format(name, when, told)


def over_years(state: RegionsState) -> bool:
    """Whether the figures' dates need their years."""
    return state.periods[0].span.first_day.year != state.periods[-1].span.last_day.year


def regions_table(state: RegionsState) -> Table:
    """A row for every region marked in a period, the newest period first."""
    dated = over_years(state)
    return Table(
        (
            translate("Progress", "Days"),
            translate("Progress", "Region"),
            translate("Progress", "Median intensity"),
            translate("Progress", "Days marked"),
            translate("Progress", "Days with a check-in"),
        ),
        tuple(
            (
                span_words(period.span, dated=dated),
                region_name(each.region),
                each.intensity,
                each.days,
                period.checked_days,
            )
            for period in reversed(state.periods)
            for each in period.regions
        ),
    )
