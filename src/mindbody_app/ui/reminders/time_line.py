"""One time of the reminders: the clock, its weekdays, and a way to take it away."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mindbody_app.journal.reminders import Reminder
from mindbody_app.ui.dates import clock_words
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row
from mindbody_app.ui.widgets.chips import Chips
from mindbody_app.ui.widgets.steps import Steps, hour_steps

_DAY_MINUTES = 24 * 60
_TIME_WIDTH = 96


class TimeLine(QWidget):
    """A reminder as controls; every change is told at once."""

    changed = Signal()
    removed = Signal()

    def __init__(self, reminder: Reminder, week_starts: int, palette: Palette) -> None:
        """`week_starts` is the weekday, 0 to 6, that the days begin with."""
        super().__init__()
        self.clock = self._make_clock(reminder.at)
        self.days = self._make_days(week_starts)
        self.days.show_on({str(day) for day in reminder.weekdays})
        self.remove_button = button(
            "", self.removed.emit, variant="bare", icon_name="trash-2", colour=palette.ink
        )
        line = row(self.clock, self.remove_button, spacing=Space.S)
        line.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(line)
        column.addWidget(self.days)
        self.clock.changed.connect(lambda _value: self._tell())
        self.days.changed.connect(self._tell)
        self._name_parts()

    @property
    def reminder(self) -> Reminder:
        """What is chosen."""
        hour, minute = divmod(self.clock.value, 60)
        return Reminder(time(hour, minute), frozenset(int(day) for day in self.days.values))

    @property
    def stops(self) -> tuple[QPushButton, ...]:
        """What takes the keyboard first."""
        return tuple(self.clock.findChildren(QPushButton))

    def _tell(self) -> None:
        self._name_parts()
        self.changed.emit()

    def _name_parts(self) -> None:
        clock = clock_words(self.reminder.at)
        words = self.tr("Take the reminder at {0} away").format(clock)
        self.remove_button.setAccessibleName(words)
        self.remove_button.setToolTip(words)
        self.days.setAccessibleName(self.tr("Days of the reminder at {0}").format(clock))

    def _make_clock(self, at: time) -> Steps:
        def words(minutes: int) -> str:
            hour, minute = divmod(minutes, 60)
            return clock_words(time(hour, minute))

        steps = Steps(
            self.tr("Time of the reminder"),
            words,
            steps=(5, 60),
            shown=hour_steps(),
            step_names=(
                self.tr("Reminder: an hour earlier"),
                self.tr("Reminder: five minutes earlier"),
                self.tr("Reminder: five minutes later"),
                self.tr("Reminder: an hour later"),
            ),
            width=_TIME_WIDTH,
        )
        steps.show_value(at.hour * 60 + at.minute, (0, _DAY_MINUTES - 1))
        return steps

    def _make_days(self, week_starts: int) -> Chips:
        form = QLocale.FormatType.ShortFormat
        order = [(week_starts + number) % 7 for number in range(7)]
        options = [(str(day), self.locale().dayName(day + 1, form)) for day in order]
        chips = Chips(self.tr("Days of the reminder"), options, spoken="{0}")
        for day in order:
            # Read in full, shown short.
            chips.chip(str(day)).setAccessibleName(self.locale().dayName(day + 1))
        return chips
