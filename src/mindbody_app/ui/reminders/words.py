"""What reminders say: plain, with no hurry and no count."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mindbody_app.journal.reminders import Reminders
from mindbody_app.ui.dates import clock_words, day_words

translate = QCoreApplication.translate
APP = "Body & Breath"


def reminder_words() -> str:
    """The reminder itself."""
    return translate("Reminders", "Time for a few minutes of practice, if it suits you.")


def staying_words() -> str:
    """Told once, when the window is first closed and the app stays."""
    return translate(
        "Reminders",
        "The app stays by the tray to remind you. Choose Quit there to end it.",
    )


def no_tray_words() -> str:
    """Where the desktop has no place for the app's icon."""
    return translate(
        "Reminders",
        "This desktop has no tray where the app could wait, so reminders come only while the"
        " window is open.",
    )


def next_words(reminders: Reminders, next_at: datetime | None, now: datetime) -> str:
    """When the next reminder comes.

    Args:
        reminders: what was asked for.
        next_at: when it comes, by the wall clock here; None when none is near.
        now: local time.
    """
    if not any(each.weekdays for each in reminders.times):
        return translate("Reminders", "There is no reminder yet. Add a time, and choose its days.")
    if next_at is None:
        return translate("Reminders", "No reminder comes in the next two weeks.")
    clock, days = clock_words(next_at.time()), (next_at.date() - now.date()).days
    if days == 0:
        return translate("Reminders", "The next reminder comes today at {0}.").format(clock)
    if days == 1:
        return translate("Reminders", "The next reminder comes tomorrow at {0}.").format(clock)
    words = translate("Reminders", "The next reminder comes on {0} at {1}.")
    return words.format(day_words(next_at.date()), clock)
