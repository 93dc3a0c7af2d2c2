"""The Progress screen: a plain headline, three charts with their tables, and the latest sessions.

This module imports neither numpy nor pyqtgraph: the charts come by `preload` in idle time, or when
the screen is first shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent

from mindbody_app.journal.progress import ProgressState, progress_since, progress_state
from mindbody_app.ui.counts import week_headline
from mindbody_app.ui.progress import words
from mindbody_app.ui.progress.calendar import PracticeCalendar
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.marks import (
    bar_mark,
    day_mark,
    diamond_mark,
    dot_mark,
    line_mark,
)
from mindbody_app.ui.progress.sessions import LatestSessions
from mindbody_app.ui.progress.tables import before_after_table, calendar_table, weeks_table
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import Page, text
from mindbody_app.ui.widgets.legend import Legend

if TYPE_CHECKING:
    from mindbody_app.ui.progress.charts import BeforeAfterChart, WeeksChart
    from mindbody_app.ui.services import Services

_CHART_PLACE = 264


class ProgressPage(Page):
    """The screen; it reads the journal when it is first shown and at every `refresh`."""

    def __init__(
        self, services: Services, palette: Palette, *, reduced_motion: bool = False
    ) -> None:
        """Nothing here moves by itself, so `reduced_motion` changes nothing."""
        super().__init__(palette)
        self._services = services
        self._state: ProgressState | None = None
        self._weeks_chart: WeeksChart | None = None
        self._before_after_chart: BeforeAfterChart | None = None
        self.headline = text("", "title")
        self.rolling = text("", "soft")
        head = self.column
        head.addWidget(self.headline)
        head.addSpacing(Space.XS - Space.L)
        head.addWidget(self.rolling)
        self.calendar_frame = self._calendar_frame()
        self.calendar = PracticeCalendar(self.calendar_frame.title, palette)
        self.calendar_frame.hold(self.calendar)
        self.weeks_frame = self._weeks_frame()
        self.before_after_frame = self._before_after_frame()
        self.latest = LatestSessions(palette)
        for part in (self.calendar_frame, self.weeks_frame, self.before_after_frame, self.latest):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _calendar_frame(self) -> ChartFrame:
        tokens = self.tokens
        legend = Legend(
            [
                (day_mark(tokens, 1), self.tr("under 10 minutes")),
                (day_mark(tokens, 2), self.tr("10 to 19 minutes")),
                (day_mark(tokens, 3), self.tr("20 minutes or more")),
            ]
        )
        return ChartFrame(
            self.tr("Days of practice"),
            tokens,
            "calendar",
            legend=legend,
            hint=self.tr("Point at a day to read it, or press Tab and walk with the arrow keys."),
        )

    def _weeks_frame(self) -> ChartFrame:
        tokens = self.tokens
        self._weeks_legend = Legend(
            [
                (bar_mark(tokens), self.tr("days practised")),
                (line_mark(tokens), self.tr("days planned")),
            ]
        )
        return ChartFrame(
            self.tr("Week by week"),
            tokens,
            "weeks",
            legend=self._weeks_legend,
            hint=self.tr("Point at a week to read it, or press Tab and the arrow keys."),
            height=_CHART_PLACE,
        )

    def _before_after_frame(self) -> ChartFrame:
        tokens = self.tokens
        legend = Legend(
            [
                (diamond_mark(tokens), self.tr("pain before")),
                (dot_mark(tokens), self.tr("pain after")),
            ]
        )
        return ChartFrame(
            self.tr("Pain before and after"),
            tokens,
            "before_after",
            legend=legend,
            hint=self.tr("Point at a session to read it, or press Tab and the arrow keys."),
            caption=words.cause_caption(),
            height=_CHART_PLACE,
        )

    def refresh(self) -> None:
        """Read the journal and show it; cheap when nothing has changed."""
        today = self._services.today()
        journal = self._services.journal
        # Someone who comes back after a year finds the last sessions, not a first use.
        first = week_starts(self._services.settings.current, self.locale())
        since = progress_since(today, week_starts=first)
        records = journal.practices(since) or journal.practices()
        state = progress_state(records, journal.plans(), today, week_starts=first)
        if state == self._state:
            return
        self._state = state
        self._show_head(state)
        self.calendar.take(state.calendar)
        self.latest.take(state.latest, today)
        self.latest.setVisible(not state.first_use)
        self._show_frames(state)
        self._draw_charts()

    def preload(self) -> None:
        """Load the chart libraries and build the charts; call it at a quiet moment.

        It holds the window for up to half a second. A thread could load the libraries meanwhile,
        but they make Qt objects as they load, and those belong to the window's thread.
        """
        if not self.ready:
            self._build_charts()

    @property
    def ready(self) -> bool:
        """Whether the charts are built, so that the screen opens at once."""
        return self._before_after_chart is not None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._state is None:
            self.refresh()

    def _show_head(self, state: ProgressState) -> None:
        if state.first_use:
            self.headline.setText(self.tr("Your practice will show here"))
            self.rolling.setText(self.tr("It begins with your first session, of any length."))
        else:
            week = state.headline
            self.headline.setText(week_headline(week.days_this_week, week.planned_days))
            self.rolling.setText(words.rolling_line(state.headline))

    def _show_frames(self, state: ProgressState) -> None:
        if state.first_use:
            self.calendar_frame.show_first_use(
                self.tr("Each day that you practise gets a square, larger for more minutes.")
            )
            self.weeks_frame.show_first_use(
                self.tr("Each week gets a bar for the days you practised, beside your plan.")
            )
        else:
            self.calendar_frame.show_state(
                None,
                words.calendar_sentence(state.calendar),
                lambda: calendar_table(state.calendar),
            )
            _, planned = self._weeks_legend.items
            planned.setVisible(any(week.planned_days for week in state.weeks))
            self.weeks_frame.show_state(
                None, words.weeks_sentence(state.weeks), lambda: weeks_table(state.weeks)
            )
        if state.before_after.pairs:
            self.before_after_frame.show_state(
                None,
                words.before_after_sentence(state.before_after),
                lambda: before_after_table(state.before_after),
            )
        else:
            self.before_after_frame.show_first_use(
                self.tr(
                    "Each session that you rate both before and after gets a pair of marks. "
                    "Rating is always up to you."
                )
            )

    def _draw_charts(self) -> None:
        state = self._state
        if state is None or state.first_use:
            return
        if self._weeks_chart is None or self._before_after_chart is None:
            # The words are painted first; the charts follow.
            QTimer.singleShot(0, self.preload)
            return
        self._weeks_chart.take(state.weeks)
        self._before_after_chart.take(state.before_after)

    def _build_charts(self) -> None:
        from mindbody_app.ui.progress.charts import BeforeAfterChart, WeeksChart

        self._weeks_chart = WeeksChart(self.tokens)
        self._before_after_chart = BeforeAfterChart(self.tokens)
        self.weeks_frame.hold(self._weeks_chart)
        self.before_after_frame.hold(self._before_after_chart)
        if self._state is None:
            self.refresh()
        else:
            self._draw_charts()
