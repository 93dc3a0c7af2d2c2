"""The days as they were lived, read from the journal in slices and kept in little."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal

from mindbody_app.journal.check_ins import WeeklyCheckIn
from mindbody_app.journal.looking_back.lived_days import LivedDay, lived_days
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.services import Journal

SLICE_DAYS = 91
"""Days read at once: some 10 ms with two practices and four check-ins a day."""
AT_ONCE = 10
"""Slices that are read while somebody waits: two years and more; older ones come in idle time."""
IDLE_MS = 40
"""Between two slices that nobody waits for."""
HURRIED_MS = 2
"""Between two that are asked for and were never read."""
_LATEST_DAYS = (60, 365, 1500)


class History(QObject):
    """What the journal tells of each day, at hand once it was read.

    What is asked for is read at once, from its newest day back, the older slices of a long life in
    idle time. The days that have changed since are read anew in the same order, and what they told
    stands until then.
    """

    grown = Signal()
    """Idle time brought days that are new or tell something else than before, and all that was
    asked for is read now."""

    def __init__(
        self, journal: Journal, parent: QObject, quiet: Callable[[], bool] = lambda: True
    ) -> None:
        """`quiet` says whether idle time may be used now: never while somebody practises."""
        super().__init__(parent)
        self._journal, self._quiet = journal, quiet
        self._days: dict[date, LivedDay] = {}
        self._read: dict[int, int] = {}
        self._wanted: list[int] = []
        self._changed = self._hurried = False
        self.version = 0
        """Grows with every day that is new or tells something else than before."""
        self._weekly: tuple[int, Sequence[WeeklyCheckIn]] = (-1, ())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_on)

    @property
    def days(self) -> Mapping[date, LivedDay]:
        """Every day that was read and has an entry, in no order."""
        return MappingProxyType(self._days)

    def need(self, first: date, last: date) -> None:
        """Read the days from `first` to `last`, both included: the newest now, the rest soon."""
        stale = [number for number in _slices(first, last) if not self._is_fresh(number)]
        # What is read now is shown by whoever asked for it.
        changed = self._changed
        for number in stale[:AT_ONCE]:
            self._read_slice(number)
        self._changed = changed
        rest = stale[AT_ONCE:]
        self._wanted = rest + [each for each in self._wanted if each not in rest]
        self._hurried = any(number not in self._read for number in rest)
        self._go_on()

    def need_soon(self, first: date, last: date) -> None:
        """Read them all in idle time."""
        self._wanted += [
            number
            for number in _slices(first, last)
            if number not in self._wanted and not self._is_fresh(number)
        ]
        self._go_on()

    def has(self, first: date, last: date) -> bool:
        """Whether all these days were read, be it before the journal changed."""
        return all(number in self._read for number in _slices(first, last))

    def weekly(self) -> Sequence[WeeklyCheckIn]:
        """Every weekly check-in, read when first asked for."""
        revision = self._journal.revision
        if self._weekly[0] != revision:
            self._weekly = (revision, self._journal.weekly_check_ins())
        return self._weekly[1]

    def latest(self, count: int, until: date) -> Sequence[PracticeRecord]:
        """The latest ended practices up to a day, newest first."""
        for days in (*_LATEST_DAYS, None):
            since = None if days is None else date.fromordinal(max(1, until.toordinal() - days))
            found = [each for each in self._journal.practices(since, until) if each.ended]
            if len(found) >= count or since is None:
                break
        return tuple(reversed(found[-count:]))

    def _is_fresh(self, number: int) -> bool:
        read = self._read.get(number)
        return read is not None and not self._journal.changed_since(read, *_bounds(number))

    def _read_slice(self, number: int) -> None:
        first, last = _bounds(number)
        revision = self._journal.revision
        records = self._journal.practices(first, last)
        fresh = lived_days(records, self._journal.check_ins(first, last))
        news = number not in self._read
        for day in map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)):
            before, now = self._days.pop(day, None), fresh.get(day)
            news = news or before != now
            if now is not None:
                self._days[day] = now
        self._read[number] = revision
        if news:
            self.version += 1
            self._changed = True

    def _read_on(self) -> None:
        if self._wanted and self._quiet():
            self._wanted = [each for each in self._wanted if not self._is_fresh(each)]
            if self._wanted:
                self._read_slice(self._wanted.pop(0))
            if not self._wanted:
                self._hurried = False
                if self._changed:
                    self._changed = False
                    self.grown.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted and (self._hurried or not self._timer.isActive()):
            self._timer.start(HURRIED_MS if self._hurried else IDLE_MS)


def _slices(first: date, last: date) -> list[int]:
    """The slices that days lie in, newest first."""
    oldest, newest = first.toordinal() // SLICE_DAYS, last.toordinal() // SLICE_DAYS
    return list(range(newest, oldest - 1, -1))


def _bounds(number: int) -> tuple[date, date]:
    first = max(1, number * SLICE_DAYS)
    return date.fromordinal(first), date.fromordinal(number * SLICE_DAYS + SLICE_DAYS - 1)
