"""Words that the charts and lists of Progress share, plain and never judging."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from mindbody_app.journal.records import Ended, PracticeRecord, whole_minutes
from mindbody_app.ui.counts import minutes_words

translate = QCoreApplication.translate


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def day_words(day: date) -> str:
    """Weekday, day and month: "Tuesday 3 November"."""
    return QLocale().toString(_qdate(day), translate("Progress", "dddd d MMMM"))


def short_day(day: date) -> str:
    """Day and month for an axis: "3 Nov"."""
    return QLocale().toString(_qdate(day), translate("Progress", "d MMM"))


def table_day(day: date) -> str:
    """Day, month and year for a table: "Tue 3 Nov 2026"."""
    return QLocale().toString(_qdate(day), translate("Progress", "ddd d MMM yyyy"))


def month_words(day: date) -> str:
    """The month's short name."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def weekday_words(weekday: int) -> str:
    """The short name of a weekday, 0 (Monday) to 6 (Sunday)."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)


def clock_words(moment: time) -> str:
    """A time of day to the minute, as the person's region writes it."""
    locale = QLocale()
    form = locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
    return locale.toString(QTime(moment.hour, moment.minute), form)


def minutes_count(minutes: float) -> str:
    """Practised minutes, rounded; a practice of seconds is under a minute, never zero."""
    return (
        minutes_words(whole_minutes(minutes * 60))
        if minutes >= 1
        else translate("Progress", "under a minute")
    )


def hours_count(minutes: float) -> str:
    """A longer time, in hours and minutes once it passes two hours."""
    if minutes < 120:
        return minutes_count(minutes)
    hours, rest = divmod(whole_minutes(minutes * 60), 60)
    if rest == 0:
        return translate("Progress", "%n hour(s)", "", hours)
    return translate("Progress", "{0} h {1} min").format(hours, rest)


def cause_caption() -> str:
    """The caveat that stands beside every before-and-after figure (clinical.md, Adherence)."""
    return translate(
        "Progress",
        "Sessions often happen when pain is high, and high pain tends to ease anyway; "
        "this cannot show cause.",
    )


def when_words(record: PracticeRecord, today: date) -> str:
    """The day and time of a session; the days next to today by their names."""
    ago = (today - record.practice_day).days
    if ago == 0:
        day = translate("Progress", "Today")
    elif ago == 1:
        day = translate("Progress", "Yesterday")
    elif record.practice_day.year == today.year or 0 <= ago < 180:
        day = day_words(record.practice_day)
    else:
        day = table_day(record.practice_day)
    return translate("Progress", "{0}, {1}").format(day, clock_words(record.started_at.time()))


def practised_of_planned(record: PracticeRecord) -> str:
    """Minutes practised of those planned."""
    planned = record.minutes_planned
    if record.practised_seconds < 60:
        return translate("Progress", "under a minute of {0}").format(planned)
    return translate("Progress", "{0} of %n minute(s)", "", planned).format(
        record.minutes_practised
    )


def ended_words(record: PracticeRecord) -> str:
    """How a session ended, kindly: whatever was practised is kept, however short."""
    if record.ended is Ended.COMPLETED:
        return translate("Progress", "completed")
    if record.ended is Ended.INTERRUPTED:
        words = translate("Progress", "interrupted, {0} kept")
    else:
        words = translate("Progress", "stopped early, {0} kept")
    return words.format(minutes_count(record.practised_seconds / 60))
