"""The tab "Practice": a year of days, weeks against the plan, and minutes by kind."""

from __future__ import annotations

from datetime import date, timedelta

from mindbody_app.journal.looking_back.calendar import (
    CALENDAR_WEEKS,
    CalendarState,
    calendar_state,
)
from mindbody_app.journal.looking_back.lived_days import KINDS
from mindbody_app.journal.looking_back.minute_bars import gathered_bars
from mindbody_app.journal.looking_back.minutes import MinutesState, minutes_state
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.looking_back.week_groups import Gathered, WeekGroup, gathered
from mindbody_app.journal.looking_back.weeks import WeeksState, weeks_state
from mindbody_app.ui.progress.calendar import PracticeCalendar, Years
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.drawn import DrawnMinutes, DrawnWeeks
from mindbody_app.ui.progress.fills import fill_mark
from mindbody_app.ui.progress.looking import Past, Tab
from mindbody_app.ui.progress.marks import (
    bar_mark,
    day_mark,
    excused_box,
    excused_day_mark,
    line_mark,
)
from mindbody_app.ui.progress.practice_words import (
    calendar_sentence,
    calendar_table,
    kind_name,
    minutes_sentence,
    minutes_table,
    weeks_sentence,
    weeks_table,
)
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.legend import Legend
from mindbody_app.ui.widgets.values_table import Table

_PLACE = 264
"""Pixels kept for a chart that comes later."""
_YEAR = timedelta(weeks=CALENDAR_WEEKS)
LEAST_WEEKS = timedelta(weeks=7)
"""Before the span's last day: a week by itself says little beside its plan."""


class PracticeTab(Tab):
    """Days, weeks and minutes of practice."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(services, palette)
        self._past: Past | None = None
        self.calendar_frame = self._calendar_frame()
        self.weeks_frame = self._weeks_frame()
        self.minutes_frame = self._minutes_frame()
        self.calendar = PracticeCalendar(self.calendar_frame.title, palette)
        self.calendar.view_changed.connect(self._say_calendar)
        self.calendar_frame.hold(self.calendar)
        for frame in (self.calendar_frame, self.weeks_frame, self.minutes_frame):
            self.add(frame)

    def _calendar_frame(self) -> ChartFrame:
        tokens = self.tokens
        self._calendar_legend = Legend(
            [
                (day_mark(tokens, 1), self.tr("under 10 minutes")),
                (day_mark(tokens, 2), self.tr("10 to 19 minutes")),
                (day_mark(tokens, 3), self.tr("20 minutes or more")),
                (excused_day_mark(tokens), self.tr("day off the plan")),
            ]
        )
        return ChartFrame(
            self.tr("A year of days"),
            tokens,
            "calendar",
            legend=self._calendar_legend,
            hint=self.tr("Point at a day to read it, or press Tab and walk with the arrow keys."),
        )

    def _weeks_frame(self) -> ChartFrame:
        tokens = self.tokens
        self._weeks_legend = Legend(
            [
                (bar_mark(tokens), self.tr("days practised")),
                (line_mark(tokens), self.tr("days planned")),
                (excused_box(tokens), self.tr("days off the plan")),
            ]
        )
        return ChartFrame(
            self.tr("Week by week"),
            tokens,
            "weeks",
            legend=self._weeks_legend,
            hint=self.tr("Point at a week to read it, or press Tab and the arrow keys."),
            height=_PLACE,
        )

    def _minutes_frame(self) -> ChartFrame:
        self._minutes_legend = Legend(
            [(fill_mark(self.tokens, kind), kind_name(kind)) for kind in KINDS]
        )
        return ChartFrame(
            self.tr("Minutes by kind of practice"),
            self.tokens,
            "minutes",
            legend=self._minutes_legend,
            hint=self.tr("Point at a bar to read it, or press Tab and the arrow keys."),
            height=_PLACE,
        )

    def build_charts(self) -> None:
        from mindbody_app.ui.progress.practice_charts import MinutesChart, WeeksChart

        self.weeks_frame.hold(WeeksChart(self.tokens))
        self.minutes_frame.hold(MinutesChart(self.tokens))

    def prepare(self, past: Past) -> None:
        _weeks(past)
        _minutes(past)

    def refresh(self, past: Past) -> None:
        self._past = past
        if past.first_day is None or not _practised_ever(past):
            self._show_first_use()
            return
        years = Years(past.span.last_day, past.first_day, self._year_of)
        self.calendar_frame.show_state(years, "", lambda: Table((), ()))
        self._say_calendar()
        self._show_weeks(past)
        self._show_minutes(past)

    def _show_first_use(self) -> None:
        self.calendar_frame.show_first_use(
            self.tr("Each day that you practise gets a square, larger for more minutes.")
        )
        self.weeks_frame.show_first_use(
            self.tr("Each week gets a bar for the days you practised, beside your plan.")
        )
        self.minutes_frame.show_first_use(
            self.tr("Your minutes stand here, each kind of practice in its own pattern.")
        )

    def _year_of(self, last_day: date) -> CalendarState:
        """The 53 weeks up to a day, read if need be."""
        past = self._past
        assert past is not None
        past.reach_back(last_day - _YEAR, min(past.today, last_day + timedelta(days=6)))
        return past.states.of(
            ("calendar", last_day),
            lambda: calendar_state(
                past.days,
                past.excused,
                last_day,
                past.today,
                week_starts=past.week_starts,
                first_kept=past.first_day,
            ),
        )

    def _say_calendar(self) -> None:
        state = self.calendar.state
        if state is None:
            return
        seen = CalendarState(state.today, self.calendar.weeks, state.first_kept)
        self._calendar_legend.items[-1].setVisible(any(day.excused for day in seen.known))
        self.calendar_frame.say(calendar_sentence(seen), lambda: calendar_table(seen))

    def _show_weeks(self, past: Past) -> None:
        state, kind, groups = _weeks(past)
        _, planned, excused = self._weeks_legend.items
        planned.setVisible(state.planned)
        boxed = state.planned and kind is Gathered.WEEK
        excused.setVisible(boxed and any(week.excused for week in state.weeks))
        self.weeks_frame.show_state(
            DrawnWeeks(groups, past.today, past.week_starts, _weeks_span(past).first_day),
            weeks_sentence(kind, groups),
            lambda: weeks_table(groups, past.today),
        )

    def _show_minutes(self, past: Past) -> None:
        state = _minutes(past)
        if state.empty:
            self.minutes_frame.show_first_use(
                self.tr("No practice in these days. Other days may have some.")
            )
            return
        kinds = {kind.practice for kind in state.kinds}
        for kind, item in zip(KINDS, self._minutes_legend.items, strict=True):
            item.setVisible(kind in kinds)
        self.minutes_frame.show_state(
            DrawnMinutes(
                state,
                gathered_bars(state),
                past.today,
                past.week_starts,
                past.span.first_day,
            ),
            minutes_sentence(state),
            lambda: minutes_table(state),
        )


def _weeks_span(past: Past) -> Span:
    """The span, and some weeks before it where it has few."""
    last = past.span.last_day
    return Span(min(past.span.first_day, last - LEAST_WEEKS), last)


def _weeks(past: Past) -> tuple[WeeksState, Gathered, tuple[WeekGroup, ...]]:
    span = _weeks_span(past).since(past.first_day)

    def make() -> tuple[WeeksState, Gathered, tuple[WeekGroup, ...]]:
        state = weeks_state(
            past.days, past.plans, past.excused, span, past.today, week_starts=past.week_starts
        )
        return (state, *gathered(state.weeks))

    return past.states.of(("weeks", past.span), make)


def _minutes(past: Past) -> MinutesState:
    return past.states.of(
        ("minutes", past.span),
        lambda: minutes_state(
            past.days, past.known, week_starts=past.week_starts, bucket=past.span.bucket
        ),
    )


def _practised_ever(past: Past) -> bool:
    """Whether there is any practice, as far as it is known: days of years ago may not be read."""
    known_from = past.today - _YEAR
    older = past.first_day is not None and past.first_day < known_from
    return older or any(lived.practised for lived in past.days.values())
