"""The sentences and tables of the head of Progress and of its "Practice" tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from mindbody_app.journal.adherence import Rolling, Week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.calendar import CalendarDay, CalendarState
from mindbody_app.journal.looking_back.lived_days import DaySession
from mindbody_app.journal.looking_back.minute_bars import gathered_bars
from mindbody_app.journal.looking_back.minutes import MinutesBar, MinutesState
from mindbody_app.journal.looking_back.spans import Bucket, Span
from mindbody_app.journal.looking_back.week_groups import Gathered, WeekGroup
from mindbody_app.journal.records import whole_minutes
from mindbody_app.ui.counts import days_a_week_words, days_words, week_headline, weeks_words
from mindbody_app.ui.diary.words import kind_of_words
from mindbody_app.ui.progress.figures import day_of, figure_words, since_words, span_words
from mindbody_app.ui.progress.words import hours_count, minutes_count, table_day, translate
from mindbody_app.ui.widgets.values_table import Table, Value

LEAST_YEAR = 363
"""Days from the first to the last from which on the calendar shows a year."""


def kind_name(practice: str) -> str:
    """What a kind of practice is called."""
    return kind_of_words(practice) or translate("Progress", "Other")


def headline(week: Week) -> str:
    """This week against what the plan still asks of it."""
    return week_headline(len(week.practised), week.expected_days or None)


def excused_line(week: Week) -> str:
    """What left this week's plan, by reason; empty where nothing did."""
    if not week.excused:
        return ""
    told = excused_words(reason for _, reason in week.excused)
    if week.planned_days is None:
        return translate("Progress", "This week: {0}.").format(told)
    return translate("Progress", "Off the plan this week: {0}.").format(told)


def excused_words(reasons: Iterable[Reason]) -> str:
    """Such as "1 flare day" or "2 rest days, 1 day away"."""
    counts = Counter(reasons)
    flare, rest, away = (counts[reason] for reason in (Reason.FLARE, Reason.REST, Reason.AWAY))
    told = []
    if flare:
        told.append(translate("Progress", "%n flare day(s)", "", flare))
    if rest:
        told.append(translate("Progress", "%n rest day(s)", "", rest))
    if away:
        told.append(translate("Progress", "%n day(s) away", "", away))
    return ", ".join(told)


def rolling_line(rolling: Rolling) -> str:
    """The last 28 days."""
    if rolling.practised == 0 and not rolling.excused:
        return translate("Progress", "Nothing in the last 28 days. Any day is a good day to start.")
    days, time = days_words(rolling.practised), hours_count(rolling.minutes)
    if not rolling.practised:
        told = translate("Progress", "In the last 28 days: no practice.")
    elif rolling.expected and rolling.practised_excused:
        # They count as practised and not as planned: unsaid, the two wouldn't seem to fit.
        told = translate(
            "Progress",
            "In the last 28 days: {0} of practice ({1}), {2} planned, {3} in all.",
        ).format(days, _on_excused(rolling.practised_excused), rolling.expected, time)
    elif rolling.expected:
        told = translate(
            "Progress", "In the last 28 days: {0} of practice, {1} planned, {2} in all."
        ).format(days, rolling.expected, time)
    else:
        told = translate("Progress", "In the last 28 days: {0} of practice, {1} in all.").format(
            days, time
        )
    excused = rolling.excused
    if excused and rolling.expected is not None:
        left = translate("Progress", "%n day(s) off the plan.", "", excused)
        told = f"{told} {left}"
    return told


def _on_excused(days: int) -> str:
    # Short: the sentence ends with the days off the plan, and shall stand on one line.
    return translate("Progress", "%n on (a day|days) off", "", days)


def rolling_share(rolling: Rolling) -> str:
    """The share of the planned days of those 28; empty with no plan."""
    if rolling.adherence is None:
        return ""
    return translate("Progress", "{0} % of the planned days were practised.").format(
        round(rolling.adherence * 100)
    )


def strength_line(strength: float) -> str:
    """Practice strength, 0-1, and what it is."""
    return translate(
        "Progress",
        "Practice strength: {0}%. It grows with each planned day you practise and fades slowly; "
        "a missed day takes little.",
    ).format(round(strength * 100))


def streak_line(streak: int) -> str:
    """Days in a row, for those who want to know."""
    return translate("Progress", "%n day(s) of practice in a row.", "", streak)


def calendar_sentence(state: CalendarState) -> str:
    """What the calendar shows: a year, however many days the other charts look at."""
    last = state.last_day
    first = next((day.day for day in state.known), last)
    told = days_words(len(state.practised)) if state.practised else translate("Progress", "no days")
    year = span_words(Span(last, last), dated=True)
    if (last - first).days >= LEAST_YEAR:
        return translate("Progress", "The year up to {0}: {1} of practice.").format(year, told)
    return translate("Progress", "The year up to {0}: {1} of practice since {2}.").format(
        year, told, since_words(first, last)
    )


def calendar_day(day: CalendarDay, today: date) -> str:
    """One day read out: "Tuesday 3 November: Body scan, 20 minutes"."""
    told = [_session(session) for session in day.sessions]
    if not told:
        told = [translate("Progress", "no practice")]
    if day.excused is not None:
        told.append(reason_words(day.excused))
    return translate("Progress", "{0}: {1}").format(day_of(day.day, today), "; ".join(told))


def reason_words(reason: Reason) -> str:
    """What an excused day is called."""
    return {
        Reason.FLARE: translate("Progress", "flare day"),
        Reason.REST: translate("Progress", "rest day"),
        Reason.AWAY: translate("Progress", "day away"),
    }[reason]


def _session(session: DaySession) -> str:
    return translate("Progress", "{0}, {1}").format(
        session.title, minutes_count(session.seconds / 60)
    )


def calendar_table(state: CalendarState) -> Table:
    """The days with practice and the excused ones, newest first."""
    return Table(
        (
            translate("Progress", "Day"),
            translate("Progress", "Minutes"),
            translate("Progress", "Sessions"),
            translate("Progress", "Off the plan"),
        ),
        tuple(
            (
                table_day(day.day),
                whole_minutes(day.minutes * 60) if day.sessions else None,
                ", ".join(session.title for session in day.sessions),
                reason_words(day.excused) if day.excused else "",
            )
            for day in reversed(state.days)
            if day.sessions or day.excused
        ),
    )


def weeks_sentence(gathered: Gathered, groups: Sequence[WeekGroup]) -> str:
    """What the bars and marks show."""
    bars = {
        Gathered.WEEK: translate("Progress", "Bars are the days you practised in a week."),
        Gathered.MONTH: translate(
            "Progress", "Bars are the days you practised in a week, averaged over each month."
        ),
        Gathered.QUARTER: translate(
            "Progress", "Bars are the days you practised in a week, averaged over three months."
        ),
    }[gathered]
    weeks = sum(len(group.weeks) for group in groups)
    days = sum(group.days for group in groups)
    count = days_words(days) if days else translate("Progress", "no days")
    if weeks == 1:
        told = translate("Progress", "In this one week: {0}.").format(count)
    else:
        told = translate("Progress", "In these {0}: {1}.").format(weeks_words(weeks), count)
    excused = sum(group.excused for group in groups)
    if excused and any(group.planned for group in groups):
        left = translate("Progress", "%n day(s) off the plan.", "", excused)
        told = f"{told} {left}"
    return f"{bars} {told}"


def group_words(group: WeekGroup, today: date) -> str:
    """One bar read out."""
    if len(group.weeks) == 1:
        return _week_words(group.weeks[0], today)
    span = span_words(Span(group.first_day, group.last_day), dated=True)
    days, time = _days_a_week(group.practised), hours_count(group.minutes)
    told = [translate("Progress", "{0}, {1} in all").format(days, time)]
    if group.planned is not None:
        told.append(translate("Progress", "{0} planned").format(figure_words(group.planned)))
    excused = group.excused
    if excused:
        told.append(translate("Progress", "%n day(s) off the plan", "", excused))
    return translate("Progress", "{0}: {1}").format(span, "; ".join(told))


def _days_a_week(mean: float) -> str:
    figure = figure_words(mean)
    if figure.isdigit():
        return days_a_week_words(int(figure))
    return translate("Progress", "{0} days a week").format(figure)


def _week_words(week: Week, today: date) -> str:
    days = days_words(len(week.practised))
    if week.practised:
        days = translate("Progress", "{0}, {1}").format(days, hours_count(week.minutes))
    told = [days]
    if week.planned_days is not None:
        told.append(translate("Progress", "{0} planned").format(week.planned_days))
    if week.excused:
        told.append(excused_words(reason for _, reason in week.excused))
    return translate("Progress", "Week of {0}: {1}").format(
        day_of(week.first_day, today), "; ".join(told)
    )


def weeks_table(groups: Sequence[WeekGroup], today: date) -> Table:
    """Every single week, newest first; with no plan, or not over yet, it has no share."""
    weeks = [week for group in groups for week in group.weeks]
    return Table(
        (
            translate("Progress", "Week of"),
            translate("Progress", "Days"),
            translate("Progress", "Planned"),
            translate("Progress", "Off the plan"),
            translate("Progress", "Share of planned days (%)"),
            translate("Progress", "Minutes"),
        ),
        tuple(
            (
                table_day(week.first_day),
                len(week.practised),
                week.planned_days,
                len(week.excused),
                _share(week) if week.last_day < today else None,
                whole_minutes(week.minutes * 60),
            )
            for week in reversed(weeks)
        ),
    )


def _share(week: Week) -> int | None:
    return None if week.adherence is None else round(week.adherence * 100)


def minutes_sentence(state: MinutesState) -> str:
    """What the stacked bars show, and how much of each kind."""
    bars = {
        Bucket.DAY: translate("Progress", "Each bar is a day."),
        Bucket.WEEK: translate("Progress", "Each bar is a week."),
        Bucket.MONTH: translate("Progress", "Each bar is a month."),
    }[state.bucket]
    if len(gathered_bars(state)) < len(state.bars):
        bars = translate("Progress", "Each bar is three months.")
    if state.empty:
        return translate("Progress", "{0} No practice in these days.").format(bars)
    ranked = sorted(state.kinds, key=lambda kind: -kind.minutes)
    kinds = [f"{kind_name(kind.practice)} {hours_count(kind.minutes)}" for kind in ranked]
    if len(kinds) == 1:
        return f"{bars} {kinds[0]}."
    told = translate("Progress", "In all {0}: {1}.")
    return f"{bars} {told.format(hours_count(state.total), ', '.join(kinds))}"


def minutes_bar_words(state: MinutesState, bar: MinutesBar, today: date) -> str:
    """One stacked bar read out."""
    if bar.first_day == bar.last_day:
        when = day_of(bar.first_day, today)
    else:
        dated = bar.last_day.year != today.year
        when = span_words(Span(bar.first_day, bar.last_day), dated=dated)
    told = [
        translate("Progress", "{0} {1}").format(kind_name(kind.practice), minutes_count(minutes))
        for kind, minutes in zip(state.kinds, bar.minutes, strict=True)
        if minutes
    ]
    if len(told) > 1:
        told.insert(0, hours_count(bar.total))
    what = ", ".join(told) if told else translate("Progress", "no practice")
    return translate("Progress", "{0}: {1}").format(when, what)


def minutes_table(state: MinutesState) -> Table:
    """Minutes by kind: the totals first, then every bar with practice, newest first."""
    totals: tuple[Value, ...] = (
        translate("Progress", "In all"),
        *(whole_minutes(kind.minutes * 60) for kind in state.kinds),
        whole_minutes(state.total * 60),
    )
    from_day = {
        Bucket.DAY: translate("Progress", "Day"),
        Bucket.WEEK: translate("Progress", "Week from"),
        Bucket.MONTH: translate("Progress", "Month from"),
    }[state.bucket]
    rows: list[tuple[Value, ...]] = [
        (
            table_day(bar.first_day),
            *(whole_minutes(minutes * 60) for minutes in bar.minutes),
            whole_minutes(bar.total * 60),
        )
        for bar in reversed(state.bars)
        if bar.total
    ]
    kinds = (kind_name(kind.practice) for kind in state.kinds)
    return Table((from_day, *kinds, translate("Progress", "Together")), (totals, *rows))
