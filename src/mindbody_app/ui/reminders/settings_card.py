"""When to remind of practice, and whether the app waits by the tray for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mindbody_app.journal.reminders import MOST_TIMES, Reminder, Reminders
from mindbody_app.store.errors import StoreError
from mindbody_app.ui.reminders.time_line import TimeLine
from mindbody_app.ui.reminders.words import next_words, no_tray_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.toggle import toggle

FIRST_TIME = Reminder(time(19, 0))
"""An evening hour, to begin with."""
LOOK_MS = 30_000
"""While the card is seen, the sentence about the next reminder is kept true."""


class RemindersCard(QFrame):
    """One switch; with it on, the times and what goes with them. Every change holds at once."""

    filled = Signal()
    """Controls were made anew."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._services, self._tokens = services, palette
        self.lines: list[TimeLine] = []
        settings = services.settings.current
        self.switch = toggle(self.tr("Remind me"), palette, on=settings.reminders.on)
        self.add_button = button(self.tr("Add a time"), self._add)
        self.try_button = button(self.tr("Show me one now"), self._try)
        self.stay_switch = toggle(self.tr("Stay by the tray"), palette, on=settings.stay_by_tray)
        self._stay_help = text(
            self.tr("The app then keeps running when its window is closed. Quit is by the tray."),
            "small",
        )
        self.login_switch = toggle(self.tr("Start when I log in"), palette, on=False)
        self.next_line = text("", "soft")
        self.problem = text("")
        self._login_help = text(
            self.tr("It starts with no window, to remind you, and shows itself when you ask."),
            "small",
        )
        self._no_tray = text(no_tray_words(), "soft")
        self._fill()
        self.switch.clicked.connect(self._switch)
        self.stay_switch.clicked.connect(self._stay)
        self.login_switch.clicked.connect(self._start_at_login)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._tell_next)
        self.refresh()

    def refresh(self) -> None:
        """Show what is, also what was changed elsewhere."""
        settings = self._services.settings.current
        if [line.reminder for line in self.lines] != list(settings.reminders.times):
            self._show_times(settings.reminders)
        start = self._services.login_start()
        for part in (self.login_switch, self._login_help):
            part.setVisible(start is not None)
        if start is not None:
            self.login_switch.setChecked(start.is_on())
        on, tray = settings.reminders.on, self._services.reminding().tray
        self.switch.setChecked(on)
        self._more.setVisible(on)
        for part in (self.stay_switch, self._stay_help):
            part.setVisible(tray)
        self._no_tray.setVisible(not tray)
        self.add_button.setEnabled(len(self.lines) < MOST_TIMES)
        self._tell_next()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("Reminders"), "heading"))
        column.addWidget(
            text(
                self.tr(
                    "A quiet message at times that you choose. It never takes the keyboard from"
                    " what you do. Once you have practised it stays away for the day, and on days"
                    " of flare, rest or time away too."
                ),
                "soft",
            )
        )
        column.addLayout(row(self.switch, None))
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(Space.M)
        # A widget of their own, so that Tab finds those that are added later in their place.
        times = QWidget()
        self._times = QVBoxLayout(times)
        self._times.setContentsMargins(0, 0, 0, 0)
        self._times.setSpacing(Space.L)
        more.addWidget(times)
        self._show_times(self._services.settings.current.reminders)
        more.addWidget(self.next_line)
        more.addLayout(wrapping(self.add_button, self.try_button, spacing=Space.M))
        more.addWidget(self._no_tray)
        for switch, help_line in (
            (self.stay_switch, self._stay_help),
            (self.login_switch, self._login_help),
        ):
            more.addLayout(row(switch, None))
            more.addWidget(help_line)
        self.problem.hide()
        more.addWidget(self.problem)
        column.addWidget(self._more)

    def _show_times(self, reminders: Reminders) -> None:
        for line in self.lines:
            self._times.removeWidget(line)
            line.hide()
            line.deleteLater()
        first = week_starts(self._services.settings.current, self.locale())
        self.lines = [TimeLine(each, first, self._tokens) for each in reminders.times]
        for line in self.lines:
            line.changed.connect(self._keep)
            line.removed.connect(self._taken_away(line))
            self._times.addWidget(line)
        self.filled.emit()

    def _taken_away(self, line: TimeLine) -> Callable[[], None]:
        # Once the press is over: it is one of the line's own.
        return lambda: QTimer.singleShot(0, self, lambda: self._take_away(line))

    def _take_away(self, line: TimeLine) -> None:
        kept = tuple(each.reminder for each in self.lines if each is not line)
        had_focus = line.isAncestorOf(focused) if (focused := self._focus()) else False
        self._change(Reminders(True, kept))
        self.refresh()
        if had_focus:
            self.add_button.setFocus()

    def _focus(self) -> QWidget | None:
        return self.window().focusWidget()

    def _add(self) -> None:
        current = self._services.settings.current.reminders
        self._change(current._replace(times=(*current.times, FIRST_TIME)))
        self.refresh()
        self.lines[-1].stops[0].setFocus()

    def _switch(self, on: bool) -> None:
        times = self._services.settings.current.reminders.times or (FIRST_TIME,)
        self._change(Reminders(on, times))
        if not on:
            # An app that only waits for reminders has no reason to start.
            self._start_at_login(False)
        self.refresh()

    def _keep(self) -> None:
        self._change(Reminders(True, tuple(line.reminder for line in self.lines)))
        self._tell_next()

    def _change(self, reminders: Reminders) -> None:
        self._services.settings.change(reminders=reminders)
        self._services.reminding().changed()

    def _try(self) -> None:
        self._services.reminding().remind()

    def _stay(self, on: bool) -> None:
        self._services.settings.change(stay_by_tray=on)
        self._services.reminding().refresh()

    def _start_at_login(self, on: bool) -> None:
        start = self._services.login_start()
        if start is None:
            return
        self.problem.hide()
        try:
            if start.is_on() != on:
                start.switch(on=on)
        except StoreError as error:
            self.problem.setText(str(error))
            self.problem.setAccessibleName(str(error))
            self.problem.show()
        self.login_switch.setChecked(start.is_on())

    def _tell_next(self) -> None:
        reminders = self._services.settings.current.reminders
        if reminders.on:
            next_at = self._services.reminding().next_at()
            self.next_line.setText(next_words(reminders, next_at, self._services.now()))
