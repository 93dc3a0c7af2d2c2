"""Watches the clock for the reminders, at most once a minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mindbody_app.journal.excused import excused_days
from mindbody_app.journal.reminders import Memory, look, next_reminder
from mindbody_app.ui.services import Services

LOOK_EVERY = timedelta(minutes=1)
"""So that a flight, a clock set anew and the machine's sleep are noticed within it."""


class ReminderKeeper(QObject):
    """Says `due` when it is time, and keeps what was told.

    Args:
        services: the clock, the journal and the settings.
        busy: whether a session runs, so that what is due now is let go.
        covered: whether what is due now has to wait; `look` once it needn't any more.
    """

    due = Signal()

    def __init__(
        self,
        services: Services,
        busy: Callable[[], bool],
        covered: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._busy, self._covered = busy, covered
        self._quiet: tuple[tuple[int, date], frozenset[date]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A very coarse one rounds to whole seconds: the last half of one would be a spin.
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def waiting(self) -> bool:
        """Whether it will look again by itself."""
        return self._timer.isActive()

    def look(self) -> None:
        """Remind if it is time, and plan the next look; while reminders are off there is none."""
        services = self._services
        settings, now = services.settings.current, services.now()
        found = look(
            settings.reminders,
            settings.reminder_memory,
            now,
            quiet_days=self._quiet_days(),
            busy=self._busy(),
            covered=self._covered(),
            day_end=settings.day_end,
        )
        self._remember(found.memory)
        self._timer.stop()
        if settings.reminders.on:
            wait = LOOK_EVERY
            if found.next_at is not None:
                wait = min(wait, found.next_at - now)
            self._timer.start(max(1, ceil(wait / timedelta(milliseconds=1))))
        if found.tell:
            self.due.emit()

    def next_at(self) -> datetime | None:
        """When the next reminder comes, by the wall clock here; None when none is near."""
        settings = self._services.settings.current
        return next_reminder(
            settings.reminders,
            settings.reminder_memory,
            self._services.now(),
            quiet_days=self._quiet_days(),
            day_end=settings.day_end,
        )

    def changed(self) -> None:
        """The times were changed by the person just now."""
        self._remember(self._memory.changed(self._services.now()))
        self.look()

    def snooze(self, length: timedelta) -> None:
        """Remind again after a while."""
        self._remember(self._memory.snoozed(self._services.now(), length))
        self.look()

    def stay_silent_today(self) -> None:
        """Say nothing more today."""
        day_end = self._services.settings.current.day_end
        self._remember(self._memory.not_today(self._services.now(), day_end))
        self.look()

    @property
    def _memory(self) -> Memory:
        return self._services.settings.current.reminder_memory

    def _remember(self, memory: Memory) -> None:
        if memory != self._memory:
            self._services.settings.change(reminder_memory=memory)

    def _quiet_days(self) -> frozenset[date]:
        """Practice days that are excused, and today once it is practised."""
        journal, today = self._services.journal, self._services.today()
        known = (journal.revision, today)
        if self._quiet is None or self._quiet[0] != known:
            practised = {
                each.practice_day for each in journal.practices(since=today) if each.counts
            }
            self._quiet = known, frozenset(practised | excused_days(journal.excused()).keys())
        return self._quiet[1]
