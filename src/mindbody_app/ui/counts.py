"""Numbers with their words, in the plural forms of the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def minutes_words(count: int) -> str:
    """Such as “1 minute” or “20 minutes”."""
    return QCoreApplication.translate("Count", "%n minute(s)", "", count)


def length_words(seconds: int) -> str:
    """Such as “1 minute 57 seconds”; a part that is zero is left out, “0 seconds” stays."""
    minutes, rest = divmod(seconds, 60)
    rest_words = QCoreApplication.translate("Count", "%n second(s)", "", rest)
    if minutes == 0:
        return rest_words
    if rest == 0:
        return minutes_words(minutes)
    both = QCoreApplication.translate("Count", "{0} {1}", "minutes and seconds of one length")
    return both.format(minutes_words(minutes), rest_words)


def hours_words(minutes: int) -> str:
    """Such as “2 h 20 min”, “3 h” or “45 min”."""
    hours, rest = divmod(minutes, 60)
    translate = QCoreApplication.translate
    if not hours:
        return translate("Count", "{0} min").format(rest)
    if not rest:
        return translate("Count", "{0} h").format(hours)
    return translate("Count", "{0} h {1} min").format(hours, rest)


def days_words(count: int) -> str:
    """Such as “1 day” or “4 days”."""
    return QCoreApplication.translate("Count", "%n day(s)", "", count)


def days_a_week_words(count: int) -> str:
    """Such as “1 day a week” or “5 days a week”."""
    return QCoreApplication.translate("Count", "%n day(s) a week", "", count)


def weeks_words(count: int) -> str:
    """Such as “1 week” or “12 weeks”."""
    return QCoreApplication.translate("Count", "%n week(s)", "", count)


def week_headline(practised: int, planned: int | None) -> str:
    """The days practised in this week against its plan; by themselves where there is none."""
    if planned is None:
        return QCoreApplication.translate("Count", "%n day(s) of practice this week", "", practised)
    if practised > planned:
        words = QCoreApplication.translate(
            "Count", "%n day(s) this week, {0} planned", "", practised
        )
        return words.format(planned)
    words = QCoreApplication.translate("Count", "{0} of %n day(s) this week", "", planned)
    return words.format(practised)


def sessions_words(count: int) -> str:
    """Such as “1 session” or “3 sessions”."""
    return QCoreApplication.translate("Count", "%n session(s)", "", count)


def lines_words(count: int) -> str:
    """Such as “1 spoken line” or “12 spoken lines”."""
    return QCoreApplication.translate("Count", "%n spoken line(s)", "", count)


def problems_words(count: int) -> str:
    """Such as “1 problem” or “3 problems”."""
    return QCoreApplication.translate("Count", "%n problem(s)", "", count)
