"""Numbers with their words, in the plural forms of the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def minutes_words(count: int) -> str:
    """Such as “1 minute” or “20 minutes”."""
    return QCoreApplication.translate("Count", "%n minute(s)", "", count)


def days_words(count: int) -> str:
    """Such as “1 day” or “4 days”."""
    return QCoreApplication.translate("Count", "%n day(s)", "", count)


def days_a_week_words(count: int) -> str:
    """Such as “1 day a week” or “5 days a week”."""
    return QCoreApplication.translate("Count", "%n day(s) a week", "", count)


def weeks_words(count: int) -> str:
    """Such as “1 week” or “12 weeks”."""
    return QCoreApplication.translate("Count", "%n week(s)", "", count)


def sessions_words(count: int) -> str:
    """Such as “1 session” or “3 sessions”."""
    return QCoreApplication.translate("Count", "%n session(s)", "", count)
