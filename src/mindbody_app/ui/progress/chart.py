"""The base of every pyqtgraph chart. Import this module only when needed: it is not cheap.

A chart of one's own derives from `Chart`, names its panels, and draws a state in `draw`:

    class PainChart(Chart[PainState]):
        def __init__(self, palette: Palette) -> None:
            panels = (Panel((0, 5, 10), top=10.6, share=3), Panel((0, 30), top=32))
            super().__init__(translate("Progress", "Pain by day"), palette, panels)

        def draw(self, state: PainState) -> None:
            self.start_days(state.days, lambda at: pain_words(state, at), state.reach)
            self.line(0, state.days, state.values)
            self.bars(1, state.days, state.minutes)

Whoever shows it calls `take(state)`. Points are told apart by their place from left to right; their
words are made when one is chosen, never for all of them at once. Of thousands of points draw no
more than the pixels can show: a value a week or a month.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from mindbody_app.ui.progress.axes import DayAxis, LabelAxis, QuietAxis
from mindbody_app.ui.progress.chart_view import ChartView
from mindbody_app.ui.theme import FONT_FAMILY, Palette, Type

CHART_HEIGHT = 264
_BESIDE_LEVELS = 14
"""Pixels that a level's number keeps free on both its sides together."""
_SMOOTH_POINTS = 1000
"""Longer lines are drawn without smoothing, which costs them most of their time."""

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot of a chart, over others on the same bottom axis."""

    levels: Sequence[float]
    """The values that get a grid line and a number."""
    top: float
    """The highest value that it has room for."""
    bottom: float | None = None
    """The lowest; the first level where None."""
    share: int = 1
    """Its part of the chart's height, beside the other panels'."""
    title: str = ""
    """Small words over it; a chart of several panels needs them. One without stays without."""

    @property
    def low(self) -> float:
        """The lowest value that it has room for."""
        return self.levels[0] if self.bottom is None else self.bottom


class Chart(ChartView, Generic[State]):
    """A chart in the app's own look, of one panel or of several above one another.

    The pointer and the arrow keys choose a point and `told` says it; `ChartView` tells how it is
    zoomed and moved.
    """

    told = Signal(str)
    """The words of the point that the pointer or the keyboard is on; empty when it leaves."""

    def __init__(
        self,
        name: str,
        palette: Palette,
        panels: Sequence[Panel],
        *,
        by_day: bool = True,
        height: int = CHART_HEIGHT,
    ) -> None:
        """`by_day` gives it an axis of days, else one of labels; `height` is in pixels."""
        super().__init__(palette)
        self.palette_tokens = palette
        self.font_small = QFont(FONT_FAMILY)
        self.font_small.setPixelSize(Type.SMALL)
        self.setAccessibleName(name)
        self._name, self._height = name, height
        self._words: Callable[[int], str] = lambda _at: ""
        self._chosen: int | None = None
        self._state: State | None = None
        self._sharpness: float | None = None
        self._panels = tuple(panels)
        make_axis = DayAxis if by_day else LabelAxis
        self._axis = make_axis(self.font_small, palette.ink_soft)
        self._levels: list[QuietAxis] = []
        self._titles: list[pg.LabelItem | None] = []
        self._bands: list[QGraphicsRectItem] = []
        self._items: list[tuple[pg.ViewBox, object]] = []
        self._lay_out()

    def _lay_out(self) -> None:
        layout = pg.GraphicsLayout()
        layout.setContentsMargins(0, 6, 20, 0)
        layout.setSpacing(0)
        self.setCentralItem(layout)
        row, ink = 0, self.palette_tokens.ink_soft
        for panel in self._panels:
            title = pg.LabelItem(panel.title, color=ink, justify="left") if panel.title else None
            self._titles.append(title)
            if title is not None:
                layout.addItem(title, row, 1)
                row += 1
            box = self.add_box()
            left = QuietAxis("left", self.font_small, ink)
            left.linkToView(box)
            self._levels.append(left)
            layout.addItem(left, row, 0)
            layout.addItem(box, row, 1)
            layout.layout.setRowStretchFactor(row, panel.share)
            row += 1
        layout.addItem(self._axis, row, 1)
        self._axis.linkToView(self.boxes[-1])
        for number, panel in enumerate(self._panels):
            self.set_panel(number, panel)

    def set_panel(self, number: int, panel: Panel) -> None:
        """Give a panel other levels, as its values ask for; call it in `draw` before `start_…`."""
        self._panels = (*self._panels[:number], panel, *self._panels[number + 1 :])
        self.boxes[number].setYRange(panel.low, panel.top, padding=0)
        title = self._titles[number]
        if title is not None:
            title.setText(panel.title)
            title.item.setFont(self.font_small)
        words = [f"{level:g}" for level in panel.levels]
        self._levels[number].setTicks([list(zip(panel.levels, words, strict=True))])
        metrics = QFontMetricsF(self.font_small)
        every = [f"{level:g}" for each in self._panels for level in each.levels]
        width = max(metrics.horizontalAdvance(each) for each in every) + _BESIDE_LEVELS
        for axis in self._levels:
            # All alike, so that the panels' points stand under one another.
            axis.setWidth(round(width))

    def sizeHint(self) -> QSize:
        return QSize(400, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height)

    def take(self, state: State) -> None:
        """Show a state, in whole where it reaches over other days or points than the one before.

        A point that was chosen stays so, as when idle time brings more of a past that is shown.
        """
        chosen = None if self._chosen is None else self._places[self._chosen]
        whole, view = self.whole, self.view
        self.choose(None)
        self._state = state
        self.draw(state)
        self.look_at(*(view if self.whole == whole else self.whole))
        if chosen is not None:
            self.choose(self.point_near(chosen, 0))

    def draw(self, state: State) -> None:
        """Draw a state: to be written by each chart; it calls `start_days` or `start_labels` first.

        It may be called again for the same state, when the screen's scale changes.
        """
        raise NotImplementedError

    def start_days(
        self,
        days: Sequence[float],
        words: Callable[[int], str],
        reach: tuple[date, date],
        *,
        week_starts: int = 0,
        slot: float = 1,
    ) -> None:
        """Clear it for points by day.

        Args:
            days: each point's day as its ordinal, rising; the middle of them where a point stands
                for several days.
            words: what the n-th point says.
            reach: the first and the last day of the axis.
            week_starts: weekday that weeks start on, 0 (Monday) to 6 (Sunday).
            slot: how many days a point stands for.
        """
        assert isinstance(self._axis, DayAxis)
        first, last = reach
        self._axis.take(last, week_starts)
        self._start(days, words, slot)
        self.set_whole(first.toordinal() - 0.6, last.toordinal() + 0.6, least_seen=max(7, 7 * slot))
        self._draw_levels()

    def start_labels(
        self, labels: Sequence[str], words: Callable[[int], str], slots: int = 0
    ) -> None:
        """Clear it for points in a row, at 0, 1, 2 and so on.

        Args:
            labels: a word for each point, for the axis.
            words: what the n-th point says.
            slots: room for at least so many points.
        """
        assert isinstance(self._axis, LabelAxis)
        self._axis.take(labels)
        self._start(range(len(labels)), words, 1)
        self.set_whole(-0.6, max(slots, len(labels)) - 0.4, least_seen=5)
        self._draw_levels()

    def _start(self, places: Sequence[float], words: Callable[[int], str], slot: float) -> None:
        self._places, self._slot, self._words, self._chosen = places, slot, words, None
        self._bands = []
        for box, item in self._items:
            # Its own clear() leaves what has no part in bounds behind, at the scene's corner.
            box.removeItem(item)
        self._items = []
        for number in range(len(self.boxes)):
            band = QGraphicsRectItem()
            band.setPen(pg.mkPen(None))
            band.setBrush(QColor(self.palette_tokens.accent_soft))
            band.setVisible(False)
            self.add(number, band)
            self._bands.append(band)

    def _draw_levels(self) -> None:
        for number, panel in enumerate(self._panels):
            ends = self.whole * len(panel.levels)
            levels = [level for level in panel.levels for _ in range(2)]
            pen = self.pen(self.palette_tokens.border, 1)
            self.add(number, pg.PlotCurveItem(x=list(ends), y=levels, connect="pairs", pen=pen))

    def add(self, panel: int, item: object) -> None:
        """Put any graphics item into a panel; its place is in days or points, and in values."""
        box = self.boxes[panel]
        box.addItem(item, ignoreBounds=True)
        self._items.append((box, item))

    def bars(
        self,
        panel: int,
        places: Sequence[float],
        heights: Sequence[float],
        *,
        width: float = 0.56,
        fill: str | QBrush = "",
    ) -> None:
        """Bars from zero up; `width` is a share of the slot, `fill` the accent unless given."""
        brush = fill or self.palette_tokens.accent
        # A bar with the default pen repaints four times slower.
        item = pg.BarGraphItem(
            x=list(places), height=list(heights), width=width * self._slot, pen=None, brush=brush
        )
        self.add(panel, item)

    def line(
        self,
        panel: int,
        places: Sequence[float],
        values: Sequence[float],
        *,
        colour: str = "",
        width: float = 2,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        pairs: bool = False,
    ) -> None:
        """A line through points, the accent's unless coloured; a value of nan leaves a gap.

        `pairs` joins only the first with the second, the third with the fourth and so on.
        """
        pen = self.pen(colour or self.palette_tokens.accent, width)
        pen.setStyle(style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if pairs else Qt.PenCapStyle.RoundCap)
        item = pg.PlotCurveItem(
            x=list(places),
            y=list(values),
            connect="pairs" if pairs else "finite",
            pen=pen,
            antialias=len(places) <= _SMOOTH_POINTS,
        )
        # Piece by piece: a wide line drawn as one shape takes ten times as long.
        item.setSegmentedLineMode("on")
        self.add(panel, item)

    def dots(
        self,
        panel: int,
        places: Sequence[float],
        values: Sequence[float],
        *,
        symbol: str = "o",
        size: float = 9,
        edge: str = "",
        fill: str = "",
    ) -> None:
        """Marks at points, `size` pixels wide; an edge of 2 pixels where `edge` is a colour."""
        pen = self.pen(edge, 2) if edge else pg.mkPen(None)
        brush = fill or self.palette_tokens.accent
        item = pg.ScatterPlotItem(
            x=list(places),
            y=list(values),
            symbol=symbol,
            # In a picture the marks would else keep the screen's pixels.
            size=size * self.sharpness,
            pen=pen,
            brush=brush,
            useCache=self._sharpness is None,
            antialias=True,
        )
        self.add(panel, item)

    def note(self, panel: int, words: str, place: float, value: float, *, above: bool) -> None:
        """Small words whose lower or upper left corner stands at a point."""
        anchor = (0, 1.0 if above else 0.0)
        label = pg.TextItem(words, color=self.palette_tokens.ink_soft, anchor=anchor)
        label.setFont(self.font_small)
        label.setPos(place, value)
        self.add(panel, label)

    @property
    def sharpness(self) -> float:
        """How many of a painter's pixels make a logical one, for what is painted in pixels."""
        return self._sharpness or 1

    def pen(self, colour: str, width: float) -> QPen:
        """A pen of a width in logical pixels; a cosmetic pen's own counts the screen's."""
        made = QPen(QColor(colour), width * (self._sharpness or self.devicePixelRatioF()))
        made.setCosmetic(True)
        return made

    @contextmanager
    def drawn_sharply(self, sharpness: float) -> Iterator[None]:
        """Drawn for a picture of so many pixels to a logical one, with no point chosen."""
        self.choose(None)
        self._redraw(sharpness)
        try:
            yield
        finally:
            self._redraw(None)

    def paint_into(self, painter: QPainter, place: QRectF) -> None:
        """Paint the chart into a place of a picture."""
        self.render(painter, place, self.viewport().rect())

    def _redraw(self, sharpness: float | None) -> None:
        self._sharpness = sharpness
        if self._state is not None:
            view = self.view
            self.draw(self._state)
            self.look_at(*view)

    @property
    def count(self) -> int:
        """How many points there are."""
        return len(self._places)

    @property
    def chosen(self) -> int | None:
        """Which point the pointer or the keyboard is on, from 0."""
        return self._chosen

    def words_of(self, at: int) -> str:
        """What a point says."""
        return self._words(at)

    def place_of(self, at: int) -> float:
        """Where a point stands on the bottom axis."""
        return self._places[at]

    def point_near(self, place: float, reach: float) -> int | None:
        """The nearest point that stands within `reach` of a place, or whose slot holds it."""
        if not self.count:
            return None
        after = bisect_left(self._places, place)
        near = [at for at in (after - 1, after) if 0 <= at < self.count]
        at = min(near, key=lambda each: abs(self._places[each] - place))
        within = max(reach, self._slot / 2)
        return at if abs(self._places[at] - place) <= within else None

    def choose(self, at: int | None) -> None:
        """Mark a point and tell its words, or let go."""
        if at == self._chosen:
            return
        self._chosen = at
        words = "" if at is None else self._words(at)
        for band, panel in zip(self._bands, self._panels, strict=True):
            band.setVisible(at is not None)
            if at is not None:
                left = self._places[at] - self._slot / 2
                band.setRect(QRectF(left, panel.low, self._slot, panel.top - panel.low))
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.told.emit(words)
