"""Ratings before and after each session, pair by pair, and beside them the mean change."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt

from mindbody_app.journal.looking_back.before_after import (
    MeanChange,
    Pair,
    RatedMeasure,
)
from mindbody_app.ui.progress.anchors import Anchors
from mindbody_app.ui.progress.axes import QuietAxis
from mindbody_app.ui.progress.before_after_words import (
    Ratings,
    change_digits,
    change_words,
    drawn_pairs,
    pair_words,
    signed_words,
)
from mindbody_app.ui.progress.chart import Chart, Panel
from mindbody_app.ui.progress.words import short_day, translate
from mindbody_app.ui.theme import Palette

LEAST_SLOTS = 10
FIRST_SEEN = 30
"""The newest pairs that are seen at first; the others are reached by moving and zooming out."""
CHANGE_WIDTH = 140
"""Pixels of the mean change's own place."""
LEAST_CHANGE = 4
"""Points that its scale reaches at least to either side of no change."""
_LOW, _HIGH = -1.6, 11.6
_OVER = 1.28
"""Room over and under the scale's last numbers, as the other scale has."""
_SCALE_WIDTH = 46
_AT = 0.86
"""Where the interval stands in the place of the mean change, from 0 at its left to 1."""
_CLEAR = 0.11
"""The part of half the height that half a line of small words takes, and a little more."""


class BeforeAfterChart(Chart[Ratings]):
    """Two marks that differ in shape for each session, joined by a line.

    From 10 pairs on the mean change stands beside them on a scale of its own, with its own numbers
    around no change; under 10 its place isn't there.
    """

    def __init__(self, palette: Palette) -> None:
        name = translate("Progress", "Ratings before and after each session")
        panel = Panel((0, 2, 4, 6, 8, 10), top=_HIGH, bottom=_LOW)
        super().__init__(name, palette, (panel,), by_day=False, height=300)
        self._beside = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._beside.disableAutoRange()
        self._scale = QuietAxis("left", self.font_small, palette.ink_soft)
        self._scale.linkToView(self._beside)
        self.centralWidget.addItem(self._scale, 0, 2)
        self.centralWidget.addItem(self._beside, 0, 3)
        self._anchors = Anchors(self, 0)

    @property
    def change_shown(self) -> bool:
        """Whether the mean change has its place beside the pairs."""
        return bool(self._beside.isVisible())

    @property
    def change_words(self) -> list[str]:
        """What stands beside the mean change."""
        found = self._beside.childGroup.childItems()
        return [each.toPlainText() for each in found if isinstance(each, pg.TextItem)]

    def take(self, state: Ratings) -> None:
        super().take(state)
        count = len(drawn_pairs(state.group))
        if count > FIRST_SEEN:
            self.look_at(count - FIRST_SEEN - 0.45, count - 0.4)

    def draw(self, state: Ratings) -> None:
        pairs = drawn_pairs(state.group)
        last_day = pairs[-1].day if pairs else None
        self.start_labels(
            [short_day(pair.day) for pair in pairs],
            lambda at: pair_words(pairs[at], state.measure, last_day or pairs[at].day),
            LEAST_SLOTS,
        )
        self._draw_pairs(pairs)
        self._anchors.write(*anchor_words(state.measure))
        self._draw_change(state.group.change)

    def _draw_pairs(self, pairs: tuple[Pair, ...]) -> None:
        colours = self.palette_tokens
        places = [float(at) for at in range(len(pairs))]
        before = [at - 0.2 for at in places]
        after = [at + 0.2 for at in places]
        self.line(
            0,
            [end for ends in zip(before, after, strict=True) for end in ends],
            [end for pair in pairs for end in (pair.before, pair.after)],
            colour=colours.control,
            width=1.5,
            pairs=True,
        )
        self.dots(
            0,
            before,
            [pair.before for pair in pairs],
            symbol="d",
            size=13,
            edge=colours.warm,
            fill=colours.surface,
        )
        self.dots(0, after, [pair.after for pair in pairs], size=10)

    def _draw_change(self, change: MeanChange | None) -> None:
        """The mean of after minus before with its interval, around the level of no change."""
        # Whatever was added with `ignoreBounds` it would leave behind, at the scene's corner.
        self._beside.clear()
        self._beside.setVisible(change is not None)
        self._scale.setVisible(change is not None)
        self._scale.setWidth(_SCALE_WIDTH if change else 0)
        self.centralWidget.layout.setColumnFixedWidth(3, CHANGE_WIDTH if change else 0)
        if change is None:
            return
        colours, levels = self.palette_tokens, change_levels(change)
        half = levels[-1] * _OVER
        self._beside.setRange(xRange=(0, 1), yRange=(-half, half), padding=0)
        self._scale.setTicks([[(level, signed_words(level)) for level in levels]])
        for level in levels:
            self._stroke((0, 1), (level, level), colours.border, 1)
        self._stroke((0, 1), (0, 0), colours.control, 1, Qt.PenStyle.DashLine)
        if change.low < change.high:
            for end in (change.low, change.high):
                self._stroke((_AT - 0.05, _AT + 0.05), (end, end), colours.ink, 2)
            self._stroke((_AT, _AT), (change.low, change.high), colours.ink, 2)
        self._beside.addItem(
            pg.ScatterPlotItem(
                x=[_AT],
                y=[change.mean],
                symbol="s",
                size=8 * self.sharpness,
                pen=pg.mkPen(None),
                brush=colours.ink,
            )
        )
        self._write(translate("Progress", "Mean change"), 0, half, (0, 0))
        lower = change.mean <= 0
        self._write(translate("Progress", "no change"), 0, 0, (0, 1) if lower else (0, 0))
        if round(change.mean, change_digits(change)):
            clear = half * _CLEAR
            # Clear of the line's own words, however near the mean lies to it.
            height = min(change.mean, -clear) if lower else max(change.mean, clear)
            self._write(
                change_words(change.mean, change_digits(change)), _AT - 0.08, height, (1, 0.5)
            )

    def _write(self, words: str, x: float, y: float, anchor: tuple[float, float]) -> None:
        label = pg.TextItem(words, color=self.palette_tokens.ink_soft, anchor=anchor)
        label.setFont(self.font_small)
        label.setPos(x, y)
        self._beside.addItem(label)

    def _stroke(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        colour: str,
        width: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        pen = self.pen(colour, width)
        pen.setStyle(style)
        self._beside.addItem(pg.PlotCurveItem(x=list(x), y=list(y), pen=pen))


def change_levels(change: MeanChange) -> tuple[int, ...]:
    """The numbers of the scale that holds a change and its interval, as many under no change."""
    most = max(LEAST_CHANGE, abs(change.low), abs(change.high))
    step = 2 if most <= LEAST_CHANGE else 5
    return tuple(step * number for number in range(-2, 3))


def anchor_words(measure: RatedMeasure) -> tuple[str, str]:
    """What 0 and 10 mean."""
    if measure is RatedMeasure.PAIN:
        return (
            translate("Progress", "0: no pain"),
            translate("Progress", "10: pain as bad as you can imagine"),
        )
    return (
        translate("Progress", "0: no distress"),
        translate("Progress", "10: as distressed as you can imagine"),
    )
