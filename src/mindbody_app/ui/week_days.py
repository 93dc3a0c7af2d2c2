"""Which weekday a week starts on for this person."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from mindbody_app.store.settings import Settings


def week_starts(settings: Settings, locale: QLocale) -> int:
    """Weekday that weeks start on, 0 (Monday) to 6: the person's choice, else the locale's."""
    if settings.week_starts is not None:
        return settings.week_starts
    return locale.firstDayOfWeek().value - 1
