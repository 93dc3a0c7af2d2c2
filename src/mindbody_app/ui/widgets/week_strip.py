"""Seven days in a row: which of them were practised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mindbody_app.ui.icons import svg_pixmap
from mindbody_app.ui.qt_numbers import ALIGN_CENTRE
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import text

_DISC = 44
_LEAST_APART, _MOST_APART = 1, 60
_TICK = "M29 17 20 26 15 21"
_PAUSE = "M18.5 16 V28 M25.5 16 V28"


class WeekStrip(QWidget):
    """A disc a day: filled with a tick when practised, ringed today, a quiet outline otherwise.

    A day off the plan bears the two bars of a pause. A day without practice looks like a day to
    come: nothing is crossed out.
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._tokens = palette
        self._discs = [QLabel() for _ in range(7)]
        self._names = [text("", "small", wrap=False) for _ in range(7)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Space.XS)
        for number, (disc, name) in enumerate(zip(self._discs, self._names, strict=True)):
            disc.setFixedSize(_DISC, _DISC)
            name.setFixedWidth(_DISC)
            name.setProperty("alignment", ALIGN_CENTRE)
            grid.addWidget(disc, 0, number)
            grid.addWidget(name, 1, number)
        grid.setColumnStretch(7, 1)
        self._grid = grid

    def show_week(
        self,
        days: Sequence[date],
        practised: frozenset[date],
        today: date,
        off: frozenset[date] = frozenset(),
    ) -> None:
        """Show these seven days; those `off` the plan may be practised too."""
        self._describe(practised, off)
        short = QLocale.FormatType.ShortFormat
        for day, disc, name in zip(days, self._discs, self._names, strict=True):
            picture = self._disc_svg(done=day in practised, today=day == today, off=day in off)
            disc.setPixmap(svg_pixmap(picture, QSize(_DISC, _DISC)))
            name.setText(self.locale().dayName(day.isoweekday(), short))

    def _describe(self, practised: frozenset[date], off: frozenset[date]) -> None:
        names = self._day_names(practised)
        words = (
            self.tr("Practised this week: {0}").format(names)
            if names
            else self.tr("No practice yet this week")
        )
        if off:
            words += ". " + self.tr("Off the plan: {0}").format(self._day_names(off))
        self.setAccessibleName(words)

    def _day_names(self, days: frozenset[date]) -> str:
        return ", ".join(self.locale().dayName(day.isoweekday()) for day in sorted(days))

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = (self.width() - 7 * _DISC) // 7
        self._grid.setHorizontalSpacing(min(max(room, _LEAST_APART), _MOST_APART))
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(7 * (_DISC + _LEAST_APART), least.height())

    def _disc_svg(self, *, done: bool, today: bool, off: bool) -> str:
        tokens = self._tokens
        fill = f'fill="{tokens.accent}"' if done else 'fill="none"'
        if today:
            ring = f'<circle cx="22" cy="22" r="20.5" stroke="{tokens.accent}" stroke-width="2.5"'
        elif done:
            ring = '<circle cx="22" cy="22" r="20" stroke="none"'
        else:
            ring = f'<circle cx="22" cy="22" r="19.25" stroke="{tokens.control}" stroke-width="1.5"'
        tick = f'<path d="{_TICK}" fill="none" stroke="{tokens.on_accent}" stroke-width="2"/>'
        pause = f'<path d="{_PAUSE}" stroke="{tokens.ink_soft}" stroke-width="3"/>'
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44">'
            f"{ring} {fill}/>{tick if done else pause if off else ''}</svg>"
        )
