"""What lies on the days of a month, for those who look for one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mindbody_app.journal.excused import Reason, excused_days
from mindbody_app.ui.diary.off_words import off_day_words
from mindbody_app.ui.services import Journal


class DayMarks(NamedTuple):
    """How much a day holds."""

    check_ins: int = 0
    weekly: int = 0
    practices: int = 0
    off: Reason | None = None
    """Why it is off the plan, if it is."""

    @property
    def written(self) -> bool:
        """Whether the diary has an entry of it."""
        return bool(self.check_ins or self.weekly or self.practices)


NO_DAY_MARKS = DayMarks()


def day_marks(journal: Journal, first: date, last: date) -> dict[date, DayMarks]:
    """What lies on the days of a stretch, both its ends included; days with nothing aren't told."""
    found: dict[date, DayMarks] = {}

    def mark(day: date, **more: object) -> None:
        if first <= day <= last:
            found[day] = found.get(day, NO_DAY_MARKS)._replace(**more)  # type: ignore[arg-type]

    for day, reason in excused_days(journal.excused()).items():
        mark(day, off=reason)
    for check_in in journal.check_ins(first, last):
        mark(check_in.day, check_ins=found.get(check_in.day, NO_DAY_MARKS).check_ins + 1)
    for practice in journal.practices(first, last):
        day = practice.practice_day
        mark(day, practices=found.get(day, NO_DAY_MARKS).practices + 1)
    for weekly in journal.weekly_check_ins(first):
        mark(weekly.day, weekly=1)
    return found


def marks_told(marks: DayMarks) -> str:
    """What a day holds, in words; empty where it holds nothing."""
    tr = QCoreApplication.translate
    told = []
    if marks.check_ins:
        words = tr("Diary", "a check-in") if marks.check_ins == 1 else tr("Diary", "check-ins")
        told.append(words)
    if marks.weekly:
        told.append(tr("Diary", "a weekly check-in"))
    if marks.practices:
        words = tr("Diary", "a practice") if marks.practices == 1 else tr("Diary", "practices")
        told.append(words)
    if marks.off is not None:
        told.append(off_day_words(marks.off).lower())
    return ", ".join(told)
