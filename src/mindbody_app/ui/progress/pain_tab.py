"""The tab "Pain and days": a diary measure above the practice, and where it hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mindbody_app.journal.looking_back.regions import RegionsState, regions_state
from mindbody_app.journal.looking_back.trend import Measure, trend_state
from mindbody_app.ui.progress.chart_frame import ChartFrame
from mindbody_app.ui.progress.looking import Past, Tab
from mindbody_app.ui.progress.marks import bar_mark
from mindbody_app.ui.progress.pick import Pick
from mindbody_app.ui.progress.regions_chart import RegionsChart
from mindbody_app.ui.progress.regions_painting import intensity_mark
from mindbody_app.ui.progress.regions_words import regions_sentence, regions_table
from mindbody_app.ui.progress.trend_marks import median_line, median_mark, value_mark
from mindbody_app.ui.progress.trend_words import (
    ShownTrend,
    measure_words,
    shown_trend,
    trend_caption,
    trend_sentence,
    trend_table,
)
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import button
from mindbody_app.ui.widgets.legend import Legend

if TYPE_CHECKING:
    from mindbody_app.ui.progress.trend_chart import TrendChart
    from mindbody_app.ui.services import Services

TREND_HEIGHT = 360
"""Pixels kept for a chart that comes later."""


class PainTab(Tab):
    """What the diary tells of the days; never the ratings before a session."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(services, palette)
        self._past: Past | None = None
        self._chart: TrendChart | None = None
        self.measure = Pick(
            self.tr("What to show"),
            [(measure.value, measure_words(measure)) for measure in Measure],
        )
        self.measure.picked.connect(self._show_trend)
        self._legend = Legend(
            [
                (median_mark(palette), self.tr("median of seven days, from 5 or more")),
                (median_line(palette), self.tr("median of seven days, from 5 or more")),
                (median_mark(palette, hollow=True), self.tr("median from 3 or 4 days only")),
                (median_line(palette, thin=True), self.tr("median from 3 or 4 days only")),
                (value_mark(palette), self.tr("one day")),
                (bar_mark(palette), self.tr("minutes of practice")),
            ]
        )
        self.trend = ChartFrame(
            self.tr("Day by day"),
            palette,
            "trend",
            legend=self._legend,
            hint=self.tr(
                "Point at the line to read it, or press Tab and walk with the arrow keys."
            ),
            caption=trend_caption(),
            height=TREND_HEIGHT,
            controls=self.measure,
            first_step=button(self.tr("Check in"), self.check_in.emit),
        )
        self.regions = self._make_regions()
        self.regions.hold(RegionsChart(palette))
        self.add(self.trend)
        self.add(self.regions)

    def _make_regions(self) -> ChartFrame:
        palette = self.tokens
        return ChartFrame(
            self.tr("Where it hurt"),
            palette,
            "regions",
            legend=Legend(
                [
                    (intensity_mark(palette, 0), self.tr("0: no pain")),
                    (intensity_mark(palette, 5), self.tr("5")),
                    (intensity_mark(palette, 10), self.tr("10: pain as bad as you can imagine")),
                ]
            ),
            hint=self.tr(
                "Point at a region to read it. By keyboard, up and down go from region to region,"
                " left and right from figure to figure."
            ),
            first_step=button(self.tr("Mark where it hurts"), self.check_in.emit),
        )

    def build_charts(self) -> None:
        from mindbody_app.ui.progress.trend_chart import TrendChart

        self._chart = TrendChart(self.tokens)
        if self._past is not None:
            self._chart.week_starts = self._past.week_starts
        self.trend.hold(self._chart)

    def prepare(self, past: Past) -> None:
        _trend(past, Measure(self.measure.value))
        _regions(past)

    def refresh(self, past: Past) -> None:
        self._past = past
        if self._chart is not None:
            self._chart.week_starts = past.week_starts
        self._show_trend()
        regions = _regions(past)
        if regions.empty:
            self.regions.show_first_use(
                self.tr(
                    "Regions that you mark in a check-in are shaded here by how much they hurt,"
                    " so that you see where it was and when."
                )
            )
        else:
            self.regions.show_state(
                regions, regions_sentence(regions), lambda: regions_table(regions)
            )

    def _show_trend(self) -> None:
        past = self._past
        if past is None:
            return
        measure = Measure(self.measure.value)
        trend = _trend(past, measure)
        if trend.state.empty:
            self._show_no_values(past, measure)
        else:
            points, marked = trend.points, trend.marked
            full = any(day.median is not None and not day.hollow for day in points)
            hollow = any(day.hollow for day in points)
            for item, shown in zip(
                self._legend.items,
                (
                    full and marked,
                    full and not marked,
                    hollow and marked,
                    hollow and not marked,
                    any(day.value is not None for day in points),
                    any(day.minutes for day in points),
                ),
                strict=True,
            ):
                item.setVisible(shown)
            self.trend.show_state(trend, trend_sentence(trend), lambda: trend_table(trend))

    def _show_no_values(self, past: Past, measure: Measure) -> None:
        """Nothing of this measure; another may have been noted."""
        others = any(not _trend(past, each).state.empty for each in Measure if each is not measure)
        if others:
            words = self.tr("No check-in of these days has this answer: {0}.").format(
                measure_words(measure).lower()
            )
        else:
            words = self.tr(
                "Each check-in in the diary puts a mark here. From 3 days of a week on, a line"
                " shows how it goes, above your minutes of practice."
            )
        self.trend.show_first_use(words, choosable=others)


def _trend(past: Past, measure: Measure) -> ShownTrend:
    return past.states.of(
        ("trend", measure, past.span),
        lambda: shown_trend(trend_state(past.days, past.known, measure), past.span),
    )


def _regions(past: Past) -> RegionsState:
    return past.states.of(("regions", past.span), lambda: regions_state(past.days, past.known))
