"""Words and table of a diary measure over time, with the practice under it."""

from __future__ import annotations

from dataclasses import dataclass

from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.looking_back.trend import (
    LEAST_DAYS,
    MEDIAN_DAYS,
    Measure,
    TrendDay,
    TrendState,
)
from mindbody_app.journal.statistics import median
from mindbody_app.ui.progress.figures import day_of, figure_words, since_words
from mindbody_app.ui.progress.words import minutes_count, table_day, translate
from mindbody_app.ui.widgets.values_table import Table

LONGEST_BY_DAY = 371
LONGEST_BY_WEEK = 1100
"""Days up to which there is a point for each, or for each week; of more one for four weeks."""
_FOUR_WEEKS = 28
MOST_MARKED = 62
"""Points up to which each median has a mark."""


@dataclass(frozen=True, slots=True)
class ShownTrend:
    """A trend as it is drawn, worded and listed."""

    state: TrendState
    points: tuple[TrendDay, ...]
    """Oldest first; the last ends with the span.

    Every day; of a long span the last day of each week, whose median tells of the seven; of a very
    long one four weeks, with the median of their weeks' medians. A point of several days has no
    value of its own, and the mean of their minutes.
    """
    step: int
    """How many days a point stands for: 1, 7 or 28."""
    span: Span
    """The days looked at, be it that the record began within."""

    @property
    def marked(self) -> bool:
        """Whether each median has a mark; of more points the line tells by its width."""
        return len(self.points) <= MOST_MARKED


def shown_trend(state: TrendState, span: Span) -> ShownTrend:
    """As many points as can be told apart.

    Args:
        state: the trend of the span, or of its part since the record began.
        span: the days looked at.
    """
    days, step = state.days, _days_a_point(span.length)
    if step == 1:
        return ShownTrend(state, days, step, span)
    ends = range(len(days) % step or step, len(days) + 1, step)
    points = tuple(_together(days[max(0, end - step) : end]) for end in ends)
    return ShownTrend(state, points, step, span)


def _days_a_point(length: int) -> int:
    if length <= LONGEST_BY_DAY:
        return 1
    return MEDIAN_DAYS if length <= LONGEST_BY_WEEK else _FOUR_WEEKS


def _together(days: tuple[TrendDay, ...]) -> TrendDay:
    weeks = days[::-MEDIAN_DAYS]
    medians = [week.median for week in weeks if week.median is not None]
    told = [week.rated_days for week in weeks if week.median is not None]
    return days[-1]._replace(
        value=None,
        median=median(medians) if medians else None,
        rated_days=round(sum(told) / len(told)) if told else 0,
        minutes=sum(day.minutes for day in days) / len(days),
    )


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


def trend_sentence(shown: ShownTrend) -> str:
    """What the two panels show."""
    told = [_rated_share(shown), *_line_words(shown)]
    if any(day.minutes for day in shown.points):
        under = (
            translate("Progress", "Under it: minutes of practice on the same days.")
            if shown.step == 1
            else translate("Progress", "Under it: minutes of practice a day, on average.")
        )
        told.append(under)
    return " ".join(told)


def _rated_share(shown: ShownTrend) -> str:
    state = shown.state
    name, rated, days = measure_words(state.measure), state.rated_days, len(state.days)
    if not rated:
        return translate("Progress", "{0}: no check-in of these days has it.").format(name)
    if state.days[0].day > shown.span.first_day:
        since = since_words(state.days[0].day, state.days[-1].day)
        words = (
            translate("Progress", "{0}: noted on each of the %n day(s) since {1}.", "", days)
            if rated == days > 1
            else translate("Progress", "{0}: noted on {2} of the %n day(s) since {1}.", "", days)
        )
        return words.format(name, since, rated)
    if rated == days:
        return translate("Progress", "{0}: noted on each of the %n day(s).", "", days).format(name)
    return translate("Progress", "{0}: noted on {1} of the %n day(s).", "", days).format(
        name, rated
    )


def _line_words(shown: ShownTrend) -> list[str]:
    medians = [day.median for day in shown.points if day.median is not None]
    if not medians:
        return [
            translate("Progress", "The line begins where {0} days of seven have it.").format(
                LEAST_DAYS
            )
        ]
    least, most = figure_words(min(medians)), figure_words(max(medians))
    told = [
        translate(
            "Progress",
            "The line is the middle value (median) of seven days; here it is always {0}.",
        ).format(least)
        if least == most
        else translate(
            "Progress",
            "The line is the middle value (median) of seven days; here it lies between {0} and"
            " {1}.",
        ).format(least, most)
    ]
    if shown.step == MEDIAN_DAYS:
        told.append(translate("Progress", "There is one point for each week."))
    elif shown.step > MEDIAN_DAYS:
        told.append(translate("Progress", "Each point is the median of four weeks' medians."))
    if any(day.hollow for day in shown.points):
        told.append(
            translate("Progress", "Where it is thin and hollow, only 3 or 4 days stand behind it.")
            if shown.marked
            else translate("Progress", "Where it is thin, only 3 or 4 days stand behind it.")
        )
    return told


def trend_caption() -> str:
    """The caveat that stands under the two panels."""
    return translate("Progress", "Pain moves for many reasons. Days side by side can't show cause.")


def trend_point(shown: ShownTrend, at: int) -> str:
    """One point read out."""
    state, step, day = shown.state, shown.step, shown.points[at]
    when = day_of(day.day, state.days[-1].day)
    told = []
    if step == 1:
        name = measure_words(state.measure).lower()
        told.append(
            translate("Progress", "{0} not noted").format(name)
            if day.value is None
            else f"{name} {figure_words(day.value)}"
        )
    elif step == MEDIAN_DAYS:
        when = translate("Progress", "Seven days to {0}").format(when)
    else:
        when = translate("Progress", "Four weeks to {0}").format(when)
    told.append(_median_words(day, step))
    minutes = (
        translate("Progress", "{0} of practice")
        if step == 1
        else translate("Progress", "{0} of practice a day")
    )
    told.append(
        minutes.format(minutes_count(day.minutes))
        if day.minutes
        else translate("Progress", "no practice")
    )
    return translate("Progress", "{0}: {1}").format(when, "; ".join(told))


def _median_words(day: TrendDay, step: int) -> str:
    if day.median is None:
        return translate("Progress", "no median, since under {0} days of seven have it").format(
            LEAST_DAYS
        )
    if step > MEDIAN_DAYS:
        return translate("Progress", "median {0}").format(figure_words(day.median))
    return translate("Progress", "median of seven days {0}, from {1} of them").format(
        figure_words(day.median), day.rated_days
    )


def trend_table(shown: ShownTrend) -> Table:
    """The points that tell anything, newest first."""
    step = shown.step
    days = [
        day
        for day in reversed(shown.points)
        if day.value is not None or day.median is not None or day.minutes
    ]
    rated = translate("Progress", "Days it stands on")
    if step == 1:
        return Table(
            (
                translate("Progress", "Day"),
                measure_words(shown.state.measure),
                translate("Progress", "Median of 7 days"),
                rated,
                translate("Progress", "Minutes of practice"),
            ),
            tuple((table_day(day.day), _cell(day.value), *_cells(day)) for day in days),
        )
    first = (
        translate("Progress", "Seven days to")
        if step == MEDIAN_DAYS
        else translate("Progress", "Four weeks to")
    )
    if step > MEDIAN_DAYS:
        rated = translate("Progress", "Days a week it stands on")
    minutes = translate("Progress", "Minutes a day")
    return Table(
        (first, translate("Progress", "Median of 7 days"), rated, minutes),
        tuple((table_day(day.day), *_cells(day)) for day in days),
    )


def _cells(day: TrendDay) -> tuple[float | None, int, float]:
    return _cell(day.median), day.rated_days, round(day.minutes, 1)


def _cell(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
