"""What Today tells of the diary once it stands: the last check-in, the weekly one, the streak."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from mindbody_app.journal.adherence import minutes_by_day
from mindbody_app.journal.check_ins import CheckIn, weekly_due
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.drafts import Draft
from mindbody_app.journal.excused import excused_days
from mindbody_app.journal.streak import practice_streak
from mindbody_app.ui.dates import clock_words
from mindbody_app.ui.diary.drafts import left_over
from mindbody_app.ui.diary.kept_line import kept_words
from mindbody_app.ui.diary.today_parts import CheckInLine, WeeklyOffer
from mindbody_app.ui.diary.words import last_check_in_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import text

_YEAR = timedelta(days=366)


class TodayMore:
    """Fills the parts that the first paint leaves open."""

    def __init__(self, services: Services, line: CheckInLine, week: QVBoxLayout) -> None:
        """`line` is the check-in's on Today, `week` the column of the week's card."""
        self._services, self._line = services, line
        self.offer = WeeklyOffer()
        self.offer.hide()
        line.column.addWidget(self.offer)
        self.offer.put_off.connect(self._put_off)
        self.streak = text("", "soft")
        self.streak.hide()
        week.addWidget(self.streak)
        self._streak_of: tuple[object, ...] = ()

    def refresh(self) -> None:
        """Tell things as they are now."""
        today = self._services.today()
        self.tell_check_in()
        self.offer.setVisible(self._weekly_due(today))
        self._show_streak(today)

    def tell_check_in(self) -> None:
        """Tell of the check-in that waits to be saved, or else of today's last one."""
        today = self._services.today()
        left = next((each for each in left_over(self._services) if _is_new_check_in(each)), None)
        if left is not None:
            day_end = self._services.settings.current.day_end
            self._line.tell(kept_words(practice_day(left.written_at, day_end), today), waits=True)
            return
        check_ins = self._services.journal.check_ins(today, today)
        told = ""
        if check_ins:
            last = check_ins[-1]
            told = last_check_in_words(last, clock_words(last.at.time()))
        self._line.tell(told)

    def _weekly_due(self, today: date) -> bool:
        settings, journal = self._services.settings.current, self._services.journal
        if not settings.ask_weekly:
            return False
        lately = journal.weekly_check_ins(today - timedelta(days=7))
        last = max((each.day for each in lately), default=None)
        return weekly_due(today, journal.first_day(), last, settings.weekly_put_off)

    def _put_off(self) -> None:
        self._services.settings.change(weekly_put_off=self._services.today())
        self.offer.hide()

    def _show_streak(self, today: date) -> None:
        settings, journal = self._services.settings.current, self._services.journal
        self.streak.setVisible(settings.show_streak)
        starts = week_starts(settings, self._line.locale())
        of = (settings.show_streak, journal.revision, today, starts)
        if not settings.show_streak or of == self._streak_of:
            return
        self._streak_of = of
        days = self._streak(today, starts)
        self.streak.setText(
            QCoreApplication.translate("Diary", "%n day(s) of practice in a row.", "", days)
        )

    def _streak(self, today: date, starts: int) -> int:
        """Read a year at a time, and further back only while the row goes on."""
        journal = self._services.journal
        plans, excused = journal.plans(), excused_days(journal.excused())
        first, since = journal.first_day(), today - _YEAR
        while True:
            minutes = minutes_by_day(journal.practices(since, today))
            days = practice_streak(minutes, plans, excused, today, week_starts=starts)
            if days < len(minutes) or first is None or since <= first:
                return days
            since -= _YEAR


def _is_new_check_in(draft: Draft) -> bool:
    return draft.first is None and isinstance(draft.answers, CheckIn)
