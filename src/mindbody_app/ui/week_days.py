"""Which weekday a week starts on for this person."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from mindbody_app.store.settings import Settings


def week_starts(settings: Settings, locale: QLocale) -> int:
    """Weekday that weeks start on, 0 (Monday) to 6: the person's choice, else the locale's.

    What was once kept of the locale is taken first: asking Qt costs the window a sixth of its
    start (see `qt_numbers`).
    """
    if settings.week_starts is not None:
        return settings.week_starts
    kept = settings.locale_weeks.get(locale.name())
    return locale_week_starts(locale) if kept is None else kept


def locale_week_starts(locale: QLocale) -> int:
    """Weekday that weeks start on in a locale, 0 (Monday) to 6."""
    return locale.firstDayOfWeek().value - 1
