"""What a check-in asks, in words that fit the day that it tells of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mindbody_app.ui.dates import day_as, day_words

_NEAR = 7
"""Days within which a weekday's name is enough."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Diary", words)


class Asked(NamedTuple):
    """A check-in's questions; the names are those of the answers' rows for assistive tools."""

    title: str
    pain: str
    pain_name: str
    sleep: str
    sleep_name: str
    mood: str
    mood_name: str
    activity: str
    activity_name: str


def asked_of(day: date, today: date, *, day_goes_on: bool) -> Asked:
    """What to ask about a day.

    Args:
        day: the practice day that is told of.
        today: the practice day that is now.
        day_goes_on: whether it is today and much of it is still to come.
    """
    if day == today:
        pain = (
            _tr("Your average pain so far today") if day_goes_on else _tr("Your average pain {0}")
        )
        when, night = _tr("today"), _tr("last night")
        title, mood = _tr("How is it today?"), _tr("How is your mood?")
        activity = _tr("How much could you do of what you meant to?")
        activity_name = _tr("What you could do of what you meant to do")
    else:
        when, night = when_words(day, today), _night_before(day, today)
        title, pain = _tr("How was it {0}?"), _tr("Your average pain {0}")
        mood = _tr("How was your mood {0}?")
        activity = _tr("How much could you do {0} of what you meant to?")
        activity_name = _tr("What you could do {0} of what you meant to do")
    return Asked(
        title.format(when),
        pain.format(when),
        _tr("Average pain {0}").format(when),
        _tr("How did you sleep {0}?").format(night),
        _tr("Sleep {0}").format(night),
        mood.format(when),
        _tr("Mood {0}").format(when),
        activity.format(when),
        activity_name.format(when),
    )


def week_up_to(day: date, today: date) -> str:
    """The week that a weekly check-in tells of."""
    if day == today:
        return _tr("The past week")
    if (today - day).days == 1:
        return _tr("The week up to yesterday")
    return _tr("The week up to {0}").format(_named(day, today))


def when_words(day: date, today: date) -> str:
    """A day gone by within a sentence, such as "yesterday" or "on Tuesday"."""
    if (today - day).days == 1:
        return _tr("yesterday")
    return _tr("on {0}").format(_named(day, today))


def _night_before(day: date, today: date) -> str:
    if (today - day).days == 1:
        return _tr("the night before last")
    return _tr("the night before {0}").format(_named(day, today))


def _named(day: date, today: date) -> str:
    """Its weekday where that is plain, else all of it."""
    if 0 < (today - day).days < _NEAR:
        return day_as(day, QCoreApplication.translate("Dates", "dddd"))
    return day_words(day, today)
