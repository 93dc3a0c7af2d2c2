"""The two pyqtgraph charts. Import this module only when they are needed: it is not cheap."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsRectItem

from mindbody_app.journal.adherence import Week
from mindbody_app.journal.progress import BeforeAfterState
from mindbody_app.ui.progress.words import rated_words, short_day, translate, week_words
from mindbody_app.ui.theme import FONT_FAMILY, Palette, Type

CHART_HEIGHT = 264
LEAST_PAIR_SLOTS = 10
_OVERHANG = 40


class LabelAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """A bottom axis with a word at each whole number, as many as fit, the last one always."""

    def __init__(self, font: QFont) -> None:
        super().__init__("bottom")
        self._labels: Sequence[str] = ()
        self._metrics = QFontMetricsF(font)

    def take(self, labels: Sequence[str]) -> None:
        """The words for 0, 1, 2 and so on."""
        self._labels = labels
        self.picture = None
        self.update()

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[int, list[int]]]:
        """Every n-th position, so that no two words touch."""
        if not self._labels or most <= least:
            return []
        widest = max(self._metrics.horizontalAdvance(label) for label in self._labels)
        slot = size / (most - least)
        stride = max(1, -(-int(widest + 14) // max(1, int(slot))))
        return [(stride, list(range(len(self._labels) - 1, -1, -stride)))]

    def tickStrings(self, values: Sequence[int], scale: float, spacing: float) -> list[str]:
        return [self._labels[value] for value in values]


class Chart(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """A plot in the app's own look that is read and never dragged.

    Its points stand at 0, 1, 2 and so on. The pointer and the arrow keys choose one and `told`
    says it. The wheel is left to the page.
    """

    told = Signal(str)

    def __init__(self, name: str, palette: Palette, levels: Sequence[int], top: float) -> None:
        """`levels` are the values that get a grid line and a number."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(Type.SMALL)
        self._labels = LabelAxis(font)
        super().__init__(
            background=palette.surface, axisItems={"bottom": self._labels}, enableMenu=False
        )
        self._name, self._palette = name, palette
        self._words: Sequence[str] = ()
        self._chosen: int | None = None
        self.setAccessibleName(name)
        self.setAntialiasing(True)
        self.hideButtons()
        self.setYRange(levels[0], top, padding=0)
        self.getPlotItem().setContentsMargins(0, 6, 20, 0)
        left = self.getAxis("left")
        left.setTicks([[(level, str(level)) for level in levels]])
        left.setWidth(30)
        for axis in (left, self._labels):
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(palette.ink_soft)
            axis.setTickFont(font)
            axis.setTickPen(palette.surface)
            # The margin lets the first and the last word stand out over the plot's edge.
            axis.setStyle(tickLength=0, tickTextOffset=8, hideOverlappingLabels=_OVERHANG)
        self._levels = levels
        self._band = QGraphicsRectItem()
        self._band.setPen(pg.mkPen(None))
        self._band.setBrush(QColor(palette.accent_soft))

    def sizeHint(self) -> QSize:
        return QSize(400, CHART_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, CHART_HEIGHT)

    @property
    def words(self) -> Sequence[str]:
        """The words of every point."""
        return self._words

    def start(self, words: Sequence[str], labels: Sequence[str], slots: int) -> None:
        """Clear it for other values: the words and axis labels of each point, and room for all."""
        self.clear()
        self._words, self._chosen = words, None
        self._labels.take(labels)
        self.setXRange(-0.6, slots - 0.4, padding=0)
        self._band.setVisible(False)
        self.addItem(self._band, ignoreBounds=True)
        ends = [(-0.6, slots - 0.4) for _ in self._levels]
        self.addItem(
            pg.PlotCurveItem(
                x=[x for pair in ends for x in pair],
                y=[level for level in self._levels for _ in range(2)],
                connect="pairs",
                pen=self.pen(self._palette.border, 1),
            ),
            ignoreBounds=True,
        )

    def pen(self, colour: str, width: float) -> QPen:
        """A pen of a width in logical pixels; a cosmetic pen's own counts the screen's."""
        made = QPen(QColor(colour), width * self.devicePixelRatioF())
        made.setCosmetic(True)
        return made

    def choose(self, at: int | None) -> None:
        """Mark a point and tell its words, or let go."""
        if at == self._chosen:
            return
        self._chosen = at
        self._band.setVisible(at is not None)
        words = "" if at is None else self._words[at]
        if at is not None:
            low, high = self.getViewBox().viewRange()[1]
            self._band.setRect(QRectF(at - 0.5, low, 1, high - low))
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.told.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._words) - 1
        at = last + 1 if self._chosen is None else self._chosen
        to = {
            Qt.Key.Key_Left: max(0, at - 1),
            Qt.Key.Key_Right: min(last, at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None or last < 0:
            event.ignore()
        else:
            self.choose(to)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (
            self._chosen is None
            and self._words
            and event.reason() != Qt.FocusReason.MouseFocusReason
        ):
            self.choose(len(self._words) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.choose(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.getViewBox().mapSceneToView(
            QPointF(self.mapToScene(event.position().toPoint()))
        )
        at = round(place.x())
        self.choose(at if 0 <= at < len(self._words) else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.choose(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class WeeksChart(Chart):
    """Bars of the days practised in each week, with a level mark at the days planned."""

    def __init__(self, palette: Palette) -> None:
        name = translate("Progress", "Days practised in each week")
        super().__init__(name, palette, levels=range(8), top=7.35)

    def take(self, weeks: tuple[Week, ...]) -> None:
        """Draw these weeks."""
        self.start(
            [week_words(week) for week in weeks],
            [short_day(week.first_day) for week in weeks],
            len(weeks),
        )
        self.addItem(
            # A bar with the default pen repaints four times slower.
            pg.BarGraphItem(
                x=list(range(len(weeks))),
                height=[len(week.practised) for week in weeks],
                width=0.56,
                pen=None,
                brush=self._palette.accent,
            )
        )
        marks = [(at, week.planned_days) for at, week in enumerate(weeks) if week.planned_days]
        x = [at + side for at, _ in marks for side in (-0.4, 0.4)]
        y = [days for _, days in marks for _ in range(2)]
        # The wider line under it parts the mark from a bar of any colour.
        for colour, width in ((self._palette.surface, 7), (self._palette.ink, 3)):
            pen = self.pen(colour, width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            self.addItem(pg.PlotCurveItem(x=x, y=y, connect="pairs", pen=pen))


class BeforeAfterChart(Chart):
    """Pain before and after each session: two marks that differ in shape, joined by a line."""

    def __init__(self, palette: Palette) -> None:
        name = translate("Progress", "Pain before and after each session")
        super().__init__(name, palette, levels=(0, 2, 4, 6, 8, 10), top=11.4)
        self.setYRange(-1.4, 11.4, padding=0)

    def take(self, state: BeforeAfterState) -> None:
        """Draw these sessions in time order."""
        pairs, palette = state.pairs, self._palette
        self.start(
            [rated_words(rated) for rated in pairs],
            [short_day(rated.session.practice_day) for rated in pairs],
            max(LEAST_PAIR_SLOTS, len(pairs)),
        )
        for level, anchor, words in (
            (10, 1.0, translate("Progress", "10: pain as bad as you can imagine")),
            (0, 0.0, translate("Progress", "0: no pain")),
        ):
            label = pg.TextItem(words, color=palette.ink_soft, anchor=(0, anchor))
            label.setFont(self._labels.style["tickFont"])
            label.setPos(-0.6, level)
            self.addItem(label, ignoreBounds=True)
        before = [(at - 0.2, rated.before) for at, rated in enumerate(pairs)]
        after = [(at + 0.2, rated.after) for at, rated in enumerate(pairs)]
        ends = [end for pair in zip(before, after, strict=True) for end in pair]
        self.addItem(
            pg.PlotCurveItem(
                x=[x for x, _ in ends],
                y=[y for _, y in ends],
                connect="pairs",
                pen=self.pen(palette.control, 1.5),
            )
        )
        self.addItem(
            pg.ScatterPlotItem(
                pos=before,
                symbol="d",
                size=13,
                pen=self.pen(palette.warm, 2),
                brush=palette.surface,
            )
        )
        self.addItem(
            pg.ScatterPlotItem(
                pos=after,
                symbol="o",
                size=11,
                pen=self.pen(palette.surface, 1),
                brush=palette.accent,
            )
        )
