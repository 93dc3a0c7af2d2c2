"""Words that the charts and lists of Progress share, plain and never judging."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from mindbody_app.journal.records import Ended, PracticeRecord, whole_minutes
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.dates import clock_words, day_as, day_words

translate = QCoreApplication.translate


def short_day(day: date) -> str:
    """Day and month for an axis: "3 Nov"."""
    return day_as(day, translate("Progress", "d MMM"))


def table_day(day: date) -> str:
    """Day, month and year for a table: "Tue 3 Nov 2026"."""
    return day_as(day, translate("Progress", "ddd d MMM yyyy"))


def month_words(day: date) -> str:
    """The month's short name."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


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
    day = record.practice_day
    ago = (today - day).days
    if day.year == today.year or 0 <= ago < 180:
        told = day_words(day, today if ago in (0, 1) else None)
    else:
        told = table_day(day)
    return translate("Progress", "{0}, {1}").format(told, clock_words(record.started_at.time()))


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
