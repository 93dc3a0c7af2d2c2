"""The day and time that an entry tells of: now, or earlier."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.journal.days import practice_day
from mindbody_app.ui.dates import clock_words, day_words
from mindbody_app.ui.diary.day_choice import DayChoice
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.flow import FlowWords, wrapping
from mindbody_app.ui.widgets.steps import Steps, hour_steps

_NOW, _TODAY, _YESTERDAY, _OTHER = "now", "today", "yesterday", "other"
_LONG_AGO = 7300
"""Days: twenty years."""
_DAY_MINUTES = 24 * 60
_EVENING = time(20, 0)
"""Where a day told of later begins."""
_TIME_WIDTH = 84


class WhenChoice(QWidget):
    """Says when it was; a press opens the choice of another day and time.

    Minutes are counted from the person's day-end, so that every time of a day belongs to that day
    and no time to come can be chosen.
    """

    changed = Signal()

    def __init__(self, title: str, services: Services, palette: Palette, *, new: bool) -> None:
        """`title` is the page's, which stands beside the time of a new entry."""
        super().__init__()
        self._services = services
        self._kept: datetime | None = None
        """The time of an entry that is being changed."""
        self._touched = False
        self._words = text("", "soft", wrap=False)
        self._words.setMinimumHeight(TARGET)
        self.open_button = button(self.tr("Another day or time"), self._open, variant="quiet")
        self.which = OneOf(
            self.tr("When it was"),
            [
                (_NOW, self.tr("Now")),
                (_TODAY, self.tr("Today")),
                (_YESTERDAY, self.tr("Yesterday")),
                (_OTHER, self.tr("Another day")),
            ],
            _NOW,
        )
        self.which.chosen.connect(self._choose)
        self.day = DayChoice(self.tr("Day"), services, palette)
        self.time = self._time_steps()
        self.day.changed.connect(lambda _value: self._fit_time())
        for steps in (self.day, self.time):
            steps.changed.connect(lambda _value: self._touch())
        self.yesterday_button = button(self.tr("Yesterday"), self._open_yesterday, variant="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._title = FlowWords("title")
        self._title.setText(title)
        self._title.setMinimumHeight(TARGET)
        ways = _Ways(self._words, self.yesterday_button, self.open_button)
        column.addLayout(wrapping(self._title, ways, spacing=Space.M))
        for part in (self.which, self.day, self.time):
            column.addWidget(part)
        self.show_now()

    @property
    def moved(self) -> bool:
        """Whether another time was chosen than the one it opened with."""
        return self._touched

    @property
    def moment(self) -> datetime:
        """The moment chosen, with its UTC offset; never one to come."""
        now = self._services.now()
        if not self._touched:
            return self._kept or now
        if self.which.value == _NOW:
            return now
        minutes = self._day_end_minutes + self.time.value
        wall = datetime.combine(self._day(), time(0)) + timedelta(minutes=minutes)
        kept = self._kept
        there = wall.replace(tzinfo=kept.tzinfo) if kept else self._services.local_at(wall)
        return min(there, now)

    def retitle(self, words: str) -> None:
        """Give the page another title."""
        self._title.setText(words)

    def show_now(self) -> None:
        """For an entry of this moment."""
        self._kept, self._touched = None, False
        self.which.offer((_NOW, _TODAY, _YESTERDAY, _OTHER))
        self.which.choose(_NOW)
        self._unfold(opened=False)

    def show_moment(self, at: datetime, day: date) -> None:
        """For an entry that is being changed, or a draft of one."""
        self._kept, self._touched = at, False
        self.which.offer((_TODAY, _YESTERDAY, _OTHER))
        self._place(day, at)
        self._unfold(opened=False)

    def move_to(self, at: datetime) -> None:
        """Choose a moment, as a draft had it."""
        self._place(practice_day(at, self._services.settings.current.day_end), at)
        self._touched = True
        self._unfold(opened=True)
        self.changed.emit()

    @property
    def _day_end_minutes(self) -> int:
        ends = self._services.settings.current.day_end
        return ends.hour * 60 + ends.minute

    def _day(self) -> date:
        today = self._services.today()
        back = {_TODAY: 0, _YESTERDAY: -1}.get(self.which.value, self.day.value)
        return today + timedelta(days=back)

    def _place(self, day: date, at: datetime) -> None:
        offset = (day - self._services.today()).days
        self.which.choose({0: _TODAY, -1: _YESTERDAY}.get(offset, _OTHER))
        self.day.show_value(offset, (min(-_LONG_AGO, offset), 0))
        self._show_time(at.time())

    def _show_time(self, at: time) -> None:
        minutes = (at.hour * 60 + at.minute - self._day_end_minutes) % _DAY_MINUTES
        self.time.show_value(minutes, (0, self._latest()))

    def _latest(self) -> int:
        """Minutes since the day's beginning that have gone by."""
        if self._day() < self._services.today():
            return _DAY_MINUTES - 1
        now = self._services.now().time()
        return (now.hour * 60 + now.minute - self._day_end_minutes) % _DAY_MINUTES

    def _fit_time(self) -> None:
        self.time.show_value(self.time.value, (0, self._latest()))

    def _open(self) -> None:
        """Show what can be chosen; what the answers are about stays until something is."""
        self._unfold(opened=True)
        self.which.focus_in()

    def _open_yesterday(self) -> None:
        self.which.choose(_YESTERDAY)
        self._choose(_YESTERDAY)
        self.which.focus_in()

    def _choose(self, value: str) -> None:
        now = self._services.now()
        if value == _OTHER:
            self.day.show_value(min(self.day.value, -2), (-_LONG_AGO, 0))
        if value in (_TODAY, _YESTERDAY, _OTHER) and self._kept is None:
            self._show_time(now.time() if value == _TODAY else _EVENING)
        self._fit_time()
        self._touch()
        self._unfold(opened=True)

    def _touch(self) -> None:
        self._touched = self._kept is not None or self.which.value != _NOW
        self.changed.emit()

    def _unfold(self, *, opened: bool) -> None:
        self._words.setVisible(not opened)
        self.open_button.setVisible(not opened)
        self.yesterday_button.setVisible(not opened and self._kept is None)
        self.which.setVisible(opened)
        self.day.setVisible(opened and self.which.value == _OTHER)
        self.time.setVisible(opened and self.which.value != _NOW)
        at = self._kept or self._services.now()
        day = self._day() if self._kept else self._services.today()
        told = day_words(day, self._services.today())
        self._words.setText(self.tr("{0}, {1}").format(told, clock_words(at.time())))

    def _time_steps(self) -> Steps:
        def words(minutes: int) -> str:
            hour, minute = divmod((self._day_end_minutes + minutes) % _DAY_MINUTES, 60)
            return clock_words(time(hour, minute))

        return Steps(
            self.tr("Time"),
            words,
            steps=(5, 60),
            shown=hour_steps(),
            step_names=(
                self.tr("Time: an hour earlier"),
                self.tr("Time: five minutes earlier"),
                self.tr("Time: five minutes later"),
                self.tr("Time: an hour later"),
            ),
            width=_TIME_WIDTH,
        )


class _Ways(QWidget):
    """Words and buttons that go to a next line together, and wrap where that is narrow too."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        self.setLayout(wrapping(*parts, spacing=Space.M))

    def sizeHint(self) -> QSize:
        shown = [each.sizeHint() for each in self._parts if not each.isHidden()]
        across = sum(each.width() for each in shown) + Space.M * max(0, len(shown) - 1)
        return QSize(across, max((TARGET, *(each.height() for each in shown))) if shown else 0)
