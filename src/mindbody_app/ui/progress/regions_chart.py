"""Regions over time: up to four small figures, each region shaded by how much it hurt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.journal.looking_back.regions import RegionsPeriod, RegionsState
from mindbody_app.practice.regions import Region
from mindbody_app.ui.progress.figures import short_span_words
from mindbody_app.ui.progress.regions_painting import SPACE, FigurePainter
from mindbody_app.ui.progress.regions_words import (
    days_words_of,
    drawn_regions,
    over_years,
    region_words_in,
)
from mindbody_app.ui.progress.words import translate
from mindbody_app.ui.theme import FONT_FAMILY, Palette, Space, Type
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


class RegionsChart(QWidget):
    """The figures side by side, oldest first, each from the front and from behind.

    Up and Down walk the regions that were ever marked here, Left and Right the figures, Home and
    End go to the first and the last figure; the pointer reads any region.
    """

    told = Signal(str)
    """The words of the region that the keyboard or the pointer is on; empty when it leaves."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._name = translate("Progress", "Regions over time")
        self._palette = palette
        self._state: RegionsState | None = None
        self._at: RegionPlace | None = None
        self._under: RegionPlace | None = None
        self._picture = QPixmap()
        self._small = QFont(FONT_FAMILY)
        self._small.setPixelSize(Type.SMALL)
        self._line = QFontMetricsF(self._small).lineSpacing()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self._name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def take(self, state: RegionsState) -> None:
        """Show a state."""
        self._state, self._at, self._under = state, None, None
        self._picture = QPixmap()
        self.setAccessibleName(self._name)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

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
        state = self._state
        if state is None or not state.regions:
            super().keyPressEvent(event)
            return
        regions, last = state.regions, len(state.periods) - 1
        key, at = Qt.Key(event.key()), self._at or self._start()
        if key in _STEPS:
            across, down = _STEPS[key]
            line = min(max(regions.index(at.region) + down, 0), len(regions) - 1)
            period = min(max(at.period + across, 0), last)
            # The first key of all shows where the walk begins.
            self._select(RegionPlace(period, regions[line]) if self._at else at)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._select(RegionPlace(0 if key == Qt.Key.Key_Home else last, at.region))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._state is not None and self._state.regions:
            self._select(self._at or self._start())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._place_at(event.position())
        if found != self._under:
            self._under = found
            self._tell(found or (self._at if self.hasFocus() else None))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._place_at(event.position())
        if found is not None and self._state is not None and found.region in self._state.regions:
            self._select(found)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = None
        self._tell(self._at if self.hasFocus() else None)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = QPixmap()

    @contextmanager
    def drawn_sharply(self, sharpness: float) -> Iterator[None]:
        """Drawn for a picture of so many pixels to a logical one."""
        self._picture = self._painted(sharpness)
        try:
            yield
        finally:
            self._picture = QPixmap()

    def paint_into(self, painter: QPainter, place: QRectF) -> None:
        """Paint the figures into a place of a picture."""
        painter.drawPixmap(place.topLeft(), self._picture)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is None:
            return
        ratio = self.devicePixelRatioF()
        if self._picture.isNull() or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._under is not None:
            self._outline(painter, self._under, ((self._palette.ink, 2.0),))
        if self._at is not None and self.hasFocus():
            rings = ((self._palette.surface, 6.0), (self._palette.focus, 3.0))
            self._outline(painter, self._at, rings)

    def _painted(self, ratio: float) -> QPixmap:
        """All the figures, at so many pixels to a logical one."""
        assert self._state is not None
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._palette.surface))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale(self._cell(0).width())
        figures = FigurePainter(self._palette, self._small, scale, ratio)
        for number, period in enumerate(self._state.periods):
            self._paint_period(painter, figures, number, period)
        painter.end()
        return picture

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

    def _outline(
        self, painter: QPainter, place: RegionPlace, rings: tuple[tuple[str, float], ...]
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for from_behind in (False, True):
            area = areas(from_behind=from_behind).get(place.region)
            if area is not None:
                path = self._placed(place.period, from_behind=from_behind).map(area)
                for colour, width in rings:
                    painter.strokePath(path, QPen(QColor(colour), width))

    def _place_at(self, position: QPointF) -> RegionPlace | None:
        for number in range(self._count if self._state is not None else 0):
            if self._cell(number).contains(position):
                from_behind = position.x() >= self._cell(number).center().x()
                inverted, _ = self._placed(number, from_behind=from_behind).inverted()
                region = area_at(inverted.map(position), from_behind=from_behind)
                return None if region is None else RegionPlace(number, region)
        return None

    def _start(self) -> RegionPlace:
        """Where a walk begins: the last figure with a mark, and its first region."""
        assert self._state is not None
        marked = [at for at, period in enumerate(self._state.periods) if period.regions]
        return RegionPlace(marked[-1], self._state.periods[marked[-1]].regions[0].region)

    def _select(self, place: RegionPlace) -> None:
        self._at = place
        self.setAccessibleName(f"{self._name}: {self._tell(place)}")
        self.update()

    def _tell(self, place: RegionPlace | None) -> str:
        words = ""
        if place is not None and self._state is not None:
            words = region_words_in(self._state, place.period, place.region)
        self.told.emit(words)
        return words


def _fitting(words: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width - Space.XS)
