"""PEG by week with its band, above the rating of the activity that matters to the person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QGraphicsRectItem

from mindbody_app.journal.looking_back.peg import PegState, PegWeek
from mindbody_app.ui.progress.anchors import Anchors
from mindbody_app.ui.progress.chart import Chart, Panel
from mindbody_app.ui.progress.peg_words import PegLook, own_title, peg_anchors, peg_week
from mindbody_app.ui.progress.trend_marks import BAND
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.theme import Palette, Space, mixed

HEIGHT = 460
_LOW, _HIGH, _NAMES = -1.8, 11.8, 14.2
"""The panels' lowest and highest values, and the height at which activities are named."""
MOST_JOINED = 110
"""Weeks up to which a line joins them; more are small marks by themselves."""
_NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX."""
_NAME_PIXELS = 90
"""Least room from one activity's name to the next."""


class PegChart(Chart[PegLook]):
    """A mark for every week with a score; the second panel has the own activity."""

    def __init__(self, palette: Palette) -> None:
        name = translate("Progress", "PEG and own activity by week")
        self.week_starts = 0
        levels = (0, 2, 4, 6, 8, 10)
        panels = (
            Panel(levels, top=_HIGH, bottom=_LOW, share=3, title=translate("Progress", "PEG")),
            Panel(
                (0, 5, 10),
                top=_NAMES,
                bottom=-0.6,
                share=2,
                title=own_title(),
            ),
        )
        super().__init__(name, palette, panels, height=HEIGHT)
        self._anchors = Anchors(self, 0)

    def draw(self, state: PegLook) -> None:
        told, span = state
        self._show_own_panel(bool(told.own))
        weeks = [week for week in told.weeks if week.peg is not None or week.own_rating is not None]
        self.start_days(
            [float(week.day.toordinal()) for week in weeks],
            lambda at: peg_week(told, weeks[at]),
            (span.first_day, span.last_day),
            week_starts=self.week_starts,
            slot=7,
        )
        self._anchors.write(*peg_anchors())
        self._draw_band(told)
        self._draw_peg([week for week in weeks if week.peg is not None])
        self._draw_own([week for week in weeks if week.own_rating is not None])

    @property
    def own_shown(self) -> bool:
        """Whether the second panel has its room."""
        return bool(self.boxes[1].height() > 1)

    def _show_own_panel(self, shown: bool) -> None:
        """With no activity rated its panel takes no room; it stays, since it leads the axis."""
        for part in (self._titles[1], self._levels[1]):
            if part is not None:
                part.setVisible(shown)
        layout = self.centralWidget
        row, _ = layout.items[self.boxes[1]][0]
        layout.layout.setRowMaximumHeight(row, _NO_LIMIT if shown else 1)

    def _draw_band(self, state: PegState) -> None:
        if state.band is None:
            return
        colours, band = self.palette_tokens, state.band
        left, right = state.scored[0].day.toordinal() - 3.5, self.whole[1]
        fill = QGraphicsRectItem(QRectF(left, band.low, right - left, band.high - band.low))
        fill.setPen(pg.mkPen(None))
        fill.setBrush(QColor(mixed(colours.surface, colours.ink_soft, BAND)))
        fill.setZValue(-1)
        self.add(0, fill)
        for level in (band.low, band.high):
            self.line(
                0,
                (left, right),
                (level, level),
                colour=colours.control,
                width=1,
                style=Qt.PenStyle.DashLine,
            )

    def _draw_peg(self, weeks: Sequence[PegWeek]) -> None:
        colours = self.palette_tokens
        places = [float(week.day.toordinal()) for week in weeks]
        scores = [week.peg or 0.0 for week in weeks]
        if len(weeks) <= MOST_JOINED:
            self.line(0, places, scores, colour=colours.warm, width=1.5)
        size = 11 if len(weeks) <= MOST_JOINED else 5
        self.dots(0, places, scores, symbol="d", size=size, fill=colours.warm)

    def _draw_own(self, weeks: Sequence[PegWeek]) -> None:
        """The ratings of one activity are joined; another one begins with its name."""
        runs: list[list[PegWeek]] = []
        for week in weeks:
            if runs and runs[-1][-1].own_activity == week.own_activity:
                runs[-1].append(week)
            else:
                runs.append([week])
        begun = [float(run[0].day.toordinal()) - 3.5 for run in runs[1:]]
        room = pairwise((self.whole[0], *begun, self.whole[1]))
        # With no run at all there is still the room of one.
        for run, (begins, end) in zip(runs, room, strict=False):
            places = [float(week.day.toordinal()) for week in run]
            ratings = [float(week.own_rating or 0) for week in run]
            if len(weeks) <= MOST_JOINED:
                self.line(1, places, ratings, width=1.5)
            self.dots(1, places, ratings, size=10 if len(weeks) <= MOST_JOINED else 5)
            self._call(run[0].own_activity, begins, end)

    def _call(self, name: str, begins: float, end: float) -> None:
        """An activity's name over its weeks, shortened to their room; with too little, none."""
        colours = self.palette_tokens
        if begins > self.whole[0]:
            self.line(
                1,
                (begins, begins),
                (0, _NAMES),
                colour=colours.control,
                width=1,
                style=Qt.PenStyle.DotLine,
            )
        pixels = (end - begins) / (self.whole[1] - self.whole[0]) * self.boxes[1].width()
        if name and pixels >= _NAME_PIXELS:
            metrics = QFontMetricsF(self.font_small)
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, pixels - Space.S)
            self.note(1, words, begins, _NAMES, above=False)
