"""Regions over time: up to four small figures, each region shaded by how much it hurt."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QTransform

from mindbody_app.journal.looking_back.regions import RegionsPeriod, RegionsState
from mindbody_app.practice.regions import Region
from mindbody_app.ui.progress.figures import short_span_words
from mindbody_app.ui.progress.regions_painting import SPACE, FigurePainter, paint_numbers
from mindbody_app.ui.progress.regions_words import (
    days_words_of,
    drawn_regions,
    over_years,
    region_words_in,
)
from mindbody_app.ui.progress.walked import Walked
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.body_areas import area_at, areas

_LARGEST = 0.62
"""Pixels to a unit of the figure at most."""
_LEAST_COLUMN = 184
"""Pixels under which two figures beside one another are too small to read."""
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RegionPlace(NamedTuple):
    """A region of one period's figure."""

    period: int
    region: Region


class RegionsChart(Walked[RegionPlace]):
    """The figures side by side, oldest first, each from the front and from behind.

    Up and Down walk the regions that were ever marked here, Left and Right the figures, Home and
    End go to the first and the last figure; the pointer reads any region.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__(translate("Progress", "Regions over time"), palette)
        self._state: RegionsState | None = None

    def take(self, state: RegionsState) -> None:
        """Show a state."""
        self._state = state
        self._show_anew()

    def heightForWidth(self, width: int) -> int:
        columns = self._columns(width)
        rows = -(-self._count // columns)
        return round(rows * (self._figure_height(width / columns) + self._head + Space.M))

    def sizeHint(self) -> QSize:
        return QSize(760, self.heightForWidth(760))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_COLUMN, 200)

    def centre_of(self, place: RegionPlace, *, from_behind: bool = False) -> QPointF:
        """The middle of a region, in this widget's pixels."""
        area = areas(from_behind=from_behind)[place.region]
        return self._placed(place.period, from_behind=from_behind).map(area.boundingRect().center())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state, at = self._state, self._here or self.start()
        if state is None or at is None:
            super().keyPressEvent(event)
            return
        regions, last = state.regions, len(state.periods) - 1
        key = Qt.Key(event.key())
        if key in _STEPS:
            across, down = _STEPS[key]
            line = min(max(regions.index(at.region) + down, 0), len(regions) - 1)
            period = min(max(at.period + across, 0), last)
            # The first key of all shows where the walk begins.
            self._select(RegionPlace(period, regions[line]) if self._here else at)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._select(RegionPlace(0 if key == Qt.Key.Key_Home else last, at.region))
        else:
            super().keyPressEvent(event)

    def start(self) -> RegionPlace | None:
        """The last figure with a mark, and its first region."""
        periods = self._state.periods if self._state is not None else ()
        marked = [at for at, period in enumerate(periods) if period.regions]
        return RegionPlace(marked[-1], periods[marked[-1]].regions[0].region) if marked else None

    def walks(self, place: RegionPlace) -> bool:
        return self._state is not None and place.region in self._state.regions

    def words_of(self, place: RegionPlace) -> str:
        if self._state is None:
            return ""
        return region_words_in(self._state, place.period, place.region)

    def place_at(self, position: QPointF) -> RegionPlace | None:
        for number in range(self._count if self._state is not None else 0):
            if self._cell(number).contains(position):
                from_behind = position.x() >= self._cell(number).center().x()
                inverted, _ = self._placed(number, from_behind=from_behind).inverted()
                region = area_at(inverted.map(position), from_behind=from_behind)
                return None if region is None else RegionPlace(number, region)
        return None

    def paint_all(self, painter: QPainter, sharpness: float) -> None:
        if self._state is None:
            return
        scale = self._scale(self._cell(0).width())
        figures = FigurePainter(self._palette, self._small, scale, sharpness)
        for number, period in enumerate(self._state.periods):
            self._paint_period(painter, figures, number, period)

    def paint_mark(self, painter: QPainter, place: RegionPlace, *, pointed: bool) -> None:
        colours = self._palette
        rings = ((colours.ink, 2.0),) if pointed else ((colours.surface, 6.0), (colours.focus, 3.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for from_behind in (False, True):
            area = areas(from_behind=from_behind).get(place.region)
            if area is not None:
                path = self._placed(place.period, from_behind=from_behind).map(area)
                for colour, width in rings:
                    painter.strokePath(path, QPen(QColor(colour), width))
        # A region may be narrower than its number, which the rings would strike through.
        regions = drawn_regions(self._state.periods[place.period]) if self._state else ()
        for from_behind in (False, True):
            placed = self._placed(place.period, from_behind=from_behind)
            paint_numbers(painter, colours, self._small, placed, regions, from_behind=from_behind)

    @property
    def _count(self) -> int:
        return len(self._state.periods) if self._state is not None else 1

    @property
    def _head(self) -> float:
        """Room over a figure for its days and how many have a check-in."""
        return 3 * self._line + Space.M

    def _columns(self, width: float) -> int:
        """As many beside one another as can be read, in rows of the same length."""
        most = max(1, int(width // _LEAST_COLUMN))
        if most >= self._count:
            return self._count
        return max(columns for columns in (1, 2) if columns <= most)

    def _figure_height(self, column: float) -> float:
        return SPACE.height() * self._scale(column)

    def _scale(self, column: float) -> float:
        return min(_LARGEST, (column - Space.M) / (2 * SPACE.width()))

    def _cell(self, number: int) -> QRectF:
        columns = self._columns(self.width())
        wide = self.width() / columns
        high = self._figure_height(wide) + self._head + Space.M
        line, column = divmod(number, columns)
        return QRectF(column * wide, line * high, wide, high)

    def _placed(self, number: int, *, from_behind: bool) -> QTransform:
        """From a figure's own space to the widget's."""
        cell = self._cell(number)
        scale = self._scale(cell.width())
        aside = SPACE.width() / 2 * scale * (1 if from_behind else -1)
        top = cell.top() + self._head - SPACE.top() * scale
        moved = QTransform.fromTranslate(cell.center().x() + aside, top)
        return moved.scale(scale, scale)

    def _paint_period(
        self, painter: QPainter, figures: FigurePainter, number: int, period: RegionsPeriod
    ) -> None:
        assert self._state is not None
        cell = self._cell(number)
        painter.setFont(self._small)
        middle = Qt.AlignmentFlag.AlignHCenter
        dated = over_years(self._state)
        days = _fitting(short_span_words(period.span, dated=dated), self._small, cell.width())
        for line, (words, colour) in enumerate(
            ((days, self._palette.ink), (days_words_of(period), self._palette.ink_soft))
        ):
            painter.setPen(QColor(colour))
            top = cell.top() + line * self._line
            painter.drawText(QRectF(cell.left(), top, cell.width(), self._line), middle, words)
        for from_behind in (False, True):
            placed = self._placed(number, from_behind=from_behind)
            figures.paint(painter, placed, drawn_regions(period), from_behind=from_behind)
            side = (
                translate("Progress", "Behind") if from_behind else translate("Progress", "Front")
            )
            painter.setPen(QColor(self._palette.ink_soft))
            across = placed.map(QPointF(0, 0)).x()
            room = QRectF(across - 60, cell.top() + 2 * self._line, 120, self._line)
            painter.drawText(room, middle, side)


def _fitting(words: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width - Space.XS)
