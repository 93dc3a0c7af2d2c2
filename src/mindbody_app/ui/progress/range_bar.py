"""Which stretch of days the charts look at: how long, and earlier or later."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mindbody_app.journal.looking_back.spans import Range, Span, span_of
from mindbody_app.ui.key_words import key_words
from mindbody_app.ui.progress.chart_frame import step_button
from mindbody_app.ui.progress.figures import span_words
from mindbody_app.ui.progress.pick import Pick
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import row, text

SETTLED_DAYS = 30
"""Whoever began longer ago sees three months at first, others a month."""


ONE_LINE_FROM = 780
"""Narrower, in pixels, the days stand under the ranges."""


class RangeBar(QWidget):
    """Ctrl with Left or Right moves it, too, wherever the focus is on the screen."""

    changed = Signal()
    """Another range was chosen, or another stretch of days."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._today: date | None = None
        self._first: date | None = None
        self._span: Span | None = None
        self.wished = ""
        """The range that the person chose, now or before; empty where they never did."""
        self.ranges = Pick(
            self.tr("How long to look back"),
            [
                (Range.WEEK.value, self.tr("Week")),
                (Range.MONTH.value, self.tr("Month")),
                (Range.QUARTER.value, self.tr("3 months")),
                (Range.YEAR.value, self.tr("Year")),
                (Range.ALL.value, self.tr("All")),
            ],
        )
        self.ranges.picked.connect(self._choose)
        self.words = text("", "soft", wrap=False)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.earlier = step_button(
            self.tr("Earlier days"), "chevron-left", self.go_earlier, palette
        )
        self.later = step_button(self.tr("Later days"), "chevron-right", self.go_later, palette)
        for each, keys in ((self.earlier, "Ctrl+←"), (self.later, "Ctrl+→")):
            each.setToolTip(f"{each.accessibleName()} ({key_words(keys)})")
        days = QWidget()
        days.setLayout(row(self.earlier, self.words, self.later, spacing=Space.XS))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.S)
        self._line.addWidget(self.ranges, 1)
        self._line.addWidget(days, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= ONE_LINE_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)

    @property
    def chosen(self) -> Range:
        """How long a stretch."""
        return Range(self.ranges.value)

    @property
    def span(self) -> Span:
        """The days looked at; `take` comes first."""
        assert self._span is not None
        return self._span

    def take(self, today: date, first_kept: date | None, wished: str = "") -> None:
        """The day that is now and the oldest kept; days that ended with another today follow it.

        `wished` is the name of the range to begin with; one that there is not counts as none.
        """
        begins = self._span is None
        if begins and wished in self.ranges:
            self.wished = wished
            self.ranges.pick(wished)
        elif begins and first_kept is not None and (today - first_kept).days > SETTLED_DAYS:
            self.ranges.pick(Range.QUARTER.value)
        elif begins:
            self.ranges.pick(Range.MONTH.value)
        at_end = begins or self._span is None or self._span.last_day == self._today
        self._today, self._first = today, first_kept
        if at_end or self.span.last_day > today or self.chosen is Range.ALL:
            self._span = span_of(self.chosen, today, first_kept)
        self._show()

    def tell(self, *, reading: bool) -> None:
        """Say the days, or that the older ones are still being read."""
        said = self.tr("Reading earlier days …") if reading else span_words(self.span, dated=True)
        self.words.setText(said)

    def go_earlier(self) -> None:
        """Look at the days before."""
        if self.earlier.isEnabled():
            self._span = self.span.earlier()
            self._show()
            self.changed.emit()

    def go_later(self) -> None:
        """Look at the days after."""
        if self.later.isEnabled() and self._today is not None:
            self._span = self.span.later(self._today)
            self._show()
            self.changed.emit()

    def _choose(self, value: str) -> None:
        """Another length, up to the same last day."""
        if self._today is None:
            return
        self.wished = value
        end = self._today if Range(value) is Range.ALL else self.span.last_day
        self._span = span_of(Range(value), end, self._first)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        assert self._today is not None
        self.words.setText(span_words(self.span, dated=True))
        self.earlier.setEnabled(self.chosen is not Range.ALL and self.span.has_earlier(self._first))
        self.later.setEnabled(self.span.has_later(self._today))
