"""Words and table of a diary measure over time, with the practice under it."""

from __future__ import annotations

from mindbody_app.journal.looking_back.trend import (
    LEAST_DAYS,
    MEDIAN_DAYS,
    Measure,
    TrendDay,
    TrendState,
)
from mindbody_app.ui.progress.figures import day_of, figure_words
from mindbody_app.ui.progress.words import minutes_count, table_day, translate
from mindbody_app.ui.widgets.values_table import Table

LONGEST_BY_DAY = 371
"""Days up to which each is drawn; of more, one in seven, since each median tells of seven."""


def by_week(state: TrendState) -> bool:
    """Whether a point is drawn for every seven days instead of every day."""
    return len(state.days) > LONGEST_BY_DAY


def shown_days(state: TrendState) -> tuple[TrendDay, ...]:
    """The points that are drawn and listed, oldest first.

    Every day; or of a long span every seventh up to the last, with no value of its own and the
    mean of its seven days' minutes.
    """
    if not by_week(state):
        return state.days
    days = state.days
    ends = range(len(days) % MEDIAN_DAYS or MEDIAN_DAYS, len(days) + 1, MEDIAN_DAYS)
    return tuple(
        days[end - 1]._replace(
            value=None, minutes=_mean_minutes(days[max(0, end - MEDIAN_DAYS) : end])
        )
        for end in ends
    )


def _mean_minutes(days: tuple[TrendDay, ...]) -> float:
    return sum(day.minutes for day in days) / len(days)


def measure_words(measure: Measure) -> str:
    """What a measure is called."""
    return {
        Measure.PAIN: translate("Progress", "Pain"),
        Measure.SLEEP: translate("Progress", "Sleep"),
        Measure.MOOD: translate("Progress", "Mood"),
        Measure.ACTIVITY: translate("Progress", "Activity"),
    }[measure]


def anchor_words(measure: Measure) -> tuple[str, str]:
    """What 0 and 10 mean."""
    return {
        Measure.PAIN: (
            translate("Progress", "0: no pain"),
            translate("Progress", "10: pain as bad as you can imagine"),
        ),
        Measure.SLEEP: (
            translate("Progress", "0: slept very badly"),
            translate("Progress", "10: slept very well"),
        ),
        Measure.MOOD: (
            translate("Progress", "0: very low"),
            translate("Progress", "10: very good"),
        ),
        Measure.ACTIVITY: (
            translate("Progress", "0: could do nothing I meant to"),
            translate("Progress", "10: could do all I meant to"),
        ),
    }[measure]


def trend_sentence(state: TrendState) -> str:
    """What the two panels show."""
    told = [_rated_share(state), *_line_words(state)]
    if any(day.minutes for day in state.days):
        under = (
            translate("Progress", "Under it: minutes of practice a day in those seven days.")
            if by_week(state)
            else translate("Progress", "Under it: minutes of practice on the same days.")
        )
        told.append(under)
    return " ".join(told)


def _rated_share(state: TrendState) -> str:
    name, rated, days = measure_words(state.measure), state.rated_days, len(state.days)
    if not rated:
        return translate("Progress", "{0}: no check-in of these days has it.").format(name)
    if rated == days:
        return translate("Progress", "{0}: noted on each of the %n day(s).", "", days).format(name)
    return translate("Progress", "{0}: noted on {1} of the %n day(s).", "", days).format(
        name, rated
    )


def _line_words(state: TrendState) -> list[str]:
    medians = [day.median for day in state.medians if day.median is not None]
    if not medians:
        return [
            translate("Progress", "The line begins where {0} days of seven have it.").format(
                LEAST_DAYS
            )
        ]
    least, most = figure_words(min(medians)), figure_words(max(medians))
    told = [
        translate(
            "Progress", "The line is the median of seven days; here it is always {0}."
        ).format(least)
        if least == most
        else translate(
            "Progress", "The line is the median of seven days; here it lies between {0} and {1}."
        ).format(least, most)
    ]
    if by_week(state):
        told.append(translate("Progress", "There is one point for every seven days."))
    if any(day.hollow for day in state.days):
        told.append(
            translate("Progress", "Where it is thin and hollow, only 3 or 4 days stand behind it.")
        )
    return told


def trend_caption() -> str:
    """The caveat that stands under the two panels."""
    return translate("Progress", "Pain moves for many reasons. Days side by side can't show cause.")


def trend_point(state: TrendState, day: TrendDay) -> str:
    """One point read out."""
    when = day_of(day.day, state.days[-1].day)
    told = []
    if by_week(state):
        when = translate("Progress", "Seven days to {0}").format(when)
    else:
        name = measure_words(state.measure).lower()
        told.append(
            translate("Progress", "{0} not noted").format(name)
            if day.value is None
            else f"{name} {figure_words(day.value)}"
        )
    told.append(_median_words(day))
    if by_week(state):
        minutes = translate("Progress", "{0} of practice a day")
    else:
        minutes = translate("Progress", "{0} of practice")
    told.append(
        minutes.format(minutes_count(day.minutes))
        if day.minutes
        else translate("Progress", "no practice")
    )
    return translate("Progress", "{0}: {1}").format(when, "; ".join(told))


def _median_words(day: TrendDay) -> str:
    if day.median is None:
        return translate("Progress", "no median, since under {0} days of seven have it").format(
            LEAST_DAYS
        )
    return translate("Progress", "median of seven days {0}, from {1} of them").format(
        figure_words(day.median), day.rated_days
    )


def trend_table(state: TrendState) -> Table:
    """The points that tell anything, newest first."""
    weekly = by_week(state)
    days = [
        day
        for day in reversed(shown_days(state))
        if day.value is not None or day.median is not None or day.minutes
    ]
    name = measure_words(state.measure)
    minutes = (
        translate("Progress", "Minutes a day")
        if weekly
        else translate("Progress", "Minutes of practice")
    )
    first = translate("Progress", "Seven days to") if weekly else translate("Progress", "Day")
    median = translate("Progress", "Median of 7 days")
    rated = translate("Progress", "Days it stands on")
    if weekly:
        return Table(
            (first, median, rated, minutes),
            tuple((table_day(day.day), *_median_cells(day), round(day.minutes, 1)) for day in days),
        )
    return Table(
        (first, name, median, rated, minutes),
        tuple(
            (table_day(day.day), _cell(day.value), *_median_cells(day), round(day.minutes, 1))
            for day in days
        ),
    )


def _median_cells(day: TrendDay) -> tuple[float | None, int]:
    return _cell(day.median), day.rated_days


def _cell(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
