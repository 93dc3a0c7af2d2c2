"""Days off the plan in words; light, since Today may say them before anything else is loaded."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mindbody_app.journal.excused import Reason

_REASONS = {
    Reason.FLARE: QT_TRANSLATE_NOOP("Diary", "Flare"),
    Reason.REST: QT_TRANSLATE_NOOP("Diary", "Rest"),
    Reason.AWAY: QT_TRANSLATE_NOOP("Diary", "Away"),
}
_DAYS = {
    Reason.FLARE: QT_TRANSLATE_NOOP("Diary", "Flare day"),
    Reason.REST: QT_TRANSLATE_NOOP("Diary", "Rest day"),
    Reason.AWAY: QT_TRANSLATE_NOOP("Diary", "Day away"),
}
_TODAY = {
    Reason.FLARE: QT_TRANSLATE_NOOP("Diary", "Today is a flare day."),
    Reason.REST: QT_TRANSLATE_NOOP("Diary", "Today is a rest day."),
    Reason.AWAY: QT_TRANSLATE_NOOP("Diary", "Today is a day away."),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Diary", words)


def reason_words(reason: Reason) -> str:
    """Why days are off the plan, by itself."""
    return _tr(str(_REASONS[reason]))


def off_day_words(reason: Reason) -> str:
    """What such a day is called."""
    return _tr(str(_DAYS[reason]))


def today_off_words(reason: Reason) -> str:
    """That today is such a day."""
    return _tr(str(_TODAY[reason])) + " " + _tr("Practice counts all the same.")
