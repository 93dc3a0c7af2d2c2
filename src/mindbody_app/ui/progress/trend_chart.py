"""A diary measure as its median of seven days, above the minutes of practice on the same days.

Two panels on one axis of days, so that nobody reads two scales off one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

from mindbody_app.journal.looking_back.trend import TrendDay
from mindbody_app.ui.progress.anchors import Anchors
from mindbody_app.ui.progress.chart import Chart, Panel
from mindbody_app.ui.progress.trend_marks import FAINT, THIN, WIDE
from mindbody_app.ui.progress.trend_words import ShownTrend, anchor_words, trend_point
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.theme import Palette, mixed

HEIGHT = 360
MINUTE_STEPS = (5, 10, 15, 20, 30, 60, 120, 240)
"""What two levels of minutes may stand apart."""


class TrendChart(Chart[ShownTrend]):
    """The median's line is wide from 5 rated days on, thin at 3 and 4, and absent under 3."""

    def __init__(self, palette: Palette) -> None:
        name = translate("Progress", "A diary measure and practice by day")
        self.week_starts = 0
        panels = (
            Panel((0, 2, 4, 6, 8, 10), top=11.6, bottom=-1.6, share=3),
            _minutes_panel(0),
        )
        super().__init__(name, palette, panels, height=HEIGHT)
        self._anchors = Anchors(self, 0)

    def draw(self, state: ShownTrend) -> None:
        days, step, trend = state.points, state.step, state.state
        self.set_panel(1, _minutes_panel(max(day.minutes for day in days)))
        places = [float(day.day.toordinal()) for day in days]
        # A point stands in the middle of the days that it tells of.
        places = [place - (step - 1) / 2 for place in places]
        self.start_days(
            places,
            lambda at: trend_point(state, at),
            (state.span.first_day, state.span.last_day),
            week_starts=self.week_starts,
            slot=step,
        )
        self._anchors.write(*anchor_words(trend.measure))
        self._draw_values(places, days)
        self._draw_medians(places, days, marked=state.marked)
        practised = [(at, day.minutes) for at, day in zip(places, days, strict=True) if day.minutes]
        self.bars(1, [at for at, _ in practised], [minutes for _, minutes in practised], width=0.72)

    def _draw_values(self, places: Sequence[float], days: Sequence[TrendDay]) -> None:
        """Each day's own value, faint."""
        noted = [
            (at, day.value) for at, day in zip(places, days, strict=True) if day.value is not None
        ]
        colours = self.palette_tokens
        self.dots(
            0,
            [at for at, _ in noted],
            [value for _, value in noted],
            size=6,
            fill=mixed(colours.surface, colours.warm, FAINT),
        )

    def _draw_medians(
        self, places: Sequence[float], days: Sequence[TrendDay], *, marked: bool
    ) -> None:
        colours = self.palette_tokens
        for hollow, width in ((True, THIN), (False, WIDE)):
            self.line(0, places, _stretches(days, hollow=hollow), colour=colours.warm, width=width)
        dotted = range(len(days)) if marked else _alone(days)
        for hollow in (True, False):
            found = [at for at in dotted if days[at].median is not None]
            found = [at for at in found if days[at].hollow is hollow]
            self.dots(
                0,
                [places[at] for at in found],
                [days[at].median or 0.0 for at in found],
                size=9,
                edge=colours.warm,
                fill=colours.surface if hollow else colours.warm,
            )


def _stretches(days: Sequence[TrendDay], *, hollow: bool) -> list[float]:
    """The medians that a line goes through, nan where it pauses.

    The wide one joins full ones; the thin one every one that is hollow with its neighbours.
    """
    values = []
    for at, day in enumerate(days):
        near = days[max(0, at - 1) : at + 2] if hollow else (day,)
        joined = any(each.hollow for each in near) if hollow else not day.hollow
        values.append(nan if day.median is None or not joined else day.median)
    return values


def _alone(days: Sequence[TrendDay]) -> list[int]:
    """The medians that no line reaches, since there is none on either side."""
    none = [True, *(day.median is None for day in days), True]
    return [at for at in range(len(days)) if not none[at + 1] and none[at] and none[at + 2]]


def _minutes_panel(most: float) -> Panel:
    """Levels that hold so many minutes with few lines."""
    step = next((each for each in MINUTE_STEPS if each * 3 >= most), MINUTE_STEPS[-1])
    count = max(2, -(-int(most) // step))
    return Panel(
        tuple(step * number for number in range(count + 1)),
        top=step * count * 1.06,
        share=1,
        title=translate("Progress", "Minutes of practice a day"),
    )
