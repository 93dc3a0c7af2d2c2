"""A day by steps, or from a month that opens beneath them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.ui.dates import day_words
from mindbody_app.ui.diary.day_marks import day_marks
from mindbody_app.ui.diary.month_view import MonthView
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.showing import bring_into_view
from mindbody_app.ui.widgets.steps import Steps

_WIDTH = 300


def _tr(words: str) -> str:
    return QCoreApplication.translate("Diary", words)


class DayChoice(QWidget):
    """A day by the number of days from today: 0 is today, -1 yesterday.

    On the day's own button Page Up and Page Down step by weeks.
    """

    changed = Signal(int)

    def __init__(self, name: str, services: Services, palette: Palette) -> None:
        super().__init__()
        self._name, self._services, self._palette = name, services, palette
        self._bounds = (0, 0)
        self._month: MonthView | None = None
        self._steps = Steps(
            name,
            self._words,
            steps=(1, 7),
            shown=(_tr("−1 day"), _tr("+1 day")),
            step_names=(_tr("{0}: a day back").format(name), _tr("{0}: a day on").format(name)),
            width=_WIDTH,
            opens=(_tr("Choose from a month"), palette),
        )
        self._steps.opened.connect(self._switch)
        self._steps.changed.connect(self._take_step)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self._steps)

    @property
    def value(self) -> int:
        """Days from today."""
        return self._steps.value

    def show_value(self, value: int, bounds: tuple[int, int]) -> None:
        """Take other bounds, and a day held to them, without telling `changed`."""
        self._bounds = bounds
        self._steps.show_value(value, bounds)
        self._show_month()

    def fold(self) -> None:
        """Close the month."""
        if self._month is not None:
            self._month.hide()

    def _words(self, offset: int) -> str:
        today = self._services.today()
        return day_words(today + timedelta(days=offset), today)

    def _take_step(self, value: int) -> None:
        self._show_month()
        self.changed.emit(value)

    def _switch(self) -> None:
        if self._month is not None and self._month.isVisibleTo(self):
            self._leave()
            return
        if self._month is None:
            self._month = self._make_month()
        self._month.show()
        self._show_month()
        order_tabs(self)
        bring_into_view(self._month)
        self._month.focus_in()

    def _make_month(self) -> MonthView:
        starts = week_starts(self._services.settings.current, self.locale())
        made = MonthView(
            _tr("{0}: a month to choose from").format(self._name),
            self._palette,
            lambda first, last: day_marks(self._services.journal, first, last),
            week_starts=starts,
        )
        made.chosen.connect(self._choose)
        made.left.connect(self._leave)
        self._column.addWidget(made)
        return made

    def _show_month(self) -> None:
        if self._month is not None and self._month.isVisibleTo(self):
            today = self._services.today()
            least, most = (today + timedelta(days=each) for each in self._bounds)
            self._month.show_day(today + timedelta(days=self.value), (least, most), today)

    def _choose(self, day: date) -> None:
        self._leave()
        self._steps.set_value((day - self._services.today()).days)

    def _leave(self) -> None:
        self.fold()
        self._steps.focus_words()
