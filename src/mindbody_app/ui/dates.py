"""Days and times of day as the person's region writes them."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

translate = QCoreApplication.translate


def day_words(day: date, today: date | None = None) -> str:
    """Weekday, day and month, such as "Tuesday 3 November".

    With `today` the year is said where it is another, and the two newest days are "Today" and
    "Yesterday".
    """
    if today is not None and day == today:
        return translate("Dates", "Today")
    if today is not None and day == today - timedelta(days=1):
        return translate("Dates", "Yesterday")
    near = today is None or day.year == today.year
    form = translate("Dates", "dddd d MMMM") if near else translate("Dates", "dddd d MMMM yyyy")
    return day_as(day, form)


def day_as(day: date, form: str) -> str:
    """A day in a form of Qt's, such as "d MMM yyyy"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def weekday_words(weekday: int) -> str:
    """The short name of a weekday, 0 (Monday) to 6 (Sunday)."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)


def days_words(first: date, last: date, today: date) -> str:
    """A day, or a range such as "Tuesday 3 November to Friday 6 November"."""
    if first == last:
        return day_words(first, today)
    return translate("Dates", "{0} to {1}").format(day_words(first, today), day_words(last, today))


def clock_words(moment: time) -> str:
    """A time of day to the minute."""
    locale = QLocale()
    form = locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
    return locale.toString(QTime(moment.hour, moment.minute), form)
