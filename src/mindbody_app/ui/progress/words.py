"""The screen's sentences: what the states say, in plain words that never judge."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from mindbody_app.journal.adherence import Week
from mindbody_app.journal.progress import (
    BeforeAfterState,
    CalendarDay,
    CalendarState,
    Headline,
    RatedSession,
)
from mindbody_app.journal.records import Ended, PracticeRecord, whole_minutes
from mindbody_app.ui.counts import days_words, minutes_words, sessions_words, weeks_words

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


def rolling_line(headline: Headline) -> str:
    """The last 28 days."""
    if headline.rolling_days == 0:
        return translate("Progress", "Nothing in the last 28 days. Any day is a good day to start.")
    return translate("Progress", "In the last 28 days: {0} of practice, {1} in all.").format(
        days_words(headline.rolling_days), hours_count(headline.rolling_minutes)
    )


def calendar_sentence(state: CalendarState) -> str:
    """What the calendar shows."""
    weeks = weeks_words(len(state.weeks))
    if not state.practised:
        return translate("Progress", "No days of practice in the last {0}.").format(weeks)
    return translate("Progress", "{0} of practice in the last {1}.").format(
        days_words(len(state.practised)), weeks
    )


def calendar_day(day: CalendarDay) -> str:
    """One day read out: "Tuesday 3 November: Body scan, 20 minutes"."""
    if not day.sessions:
        return translate("Progress", "{0}: no practice").format(day_words(day.day))
    told = [
        translate("Progress", "{0}, {1}").format(
            session.title, minutes_count(session.practised_seconds / 60)
        )
        for session in day.sessions
    ]
    return translate("Progress", "{0}: {1}").format(day_words(day.day), "; ".join(told))


def weeks_sentence(weeks: tuple[Week, ...]) -> str:
    """What the bars and marks show."""
    if any(week.planned_days for week in weeks):
        drawn = translate(
            "Progress", "Bars are the days you practised in a week, lines the days you planned."
        )
    else:
        drawn = translate("Progress", "Bars are the days you practised in a week.")
    days = sum(len(week.practised) for week in weeks)
    count = days_words(days) if days else translate("Progress", "no days")
    told = translate("Progress", "In the last {0}: {1}.").format(weeks_words(len(weeks)), count)
    return f"{drawn} {told}"


def week_words(week: Week) -> str:
    """One week read out."""
    start = day_words(week.first_day)
    days = days_words(len(week.practised))
    if week.practised:
        days = translate("Progress", "{0}, {1}").format(days, hours_count(week.minutes))
    if week.planned_days is None:
        return translate("Progress", "Week of {0}: {1}").format(start, days)
    return translate("Progress", "Week of {0}: {1}; {2} planned").format(
        start, days, week.planned_days
    )


def before_after_sentence(state: BeforeAfterState) -> str:
    """What the pairs show, and in words the sessions that cannot be drawn."""
    pairs, sessions = len(state.pairs), state.sessions
    told = [
        translate("Progress", "Each pair is one session: pain right before it and right after it."),
        _rated_share(pairs, sessions),
    ]
    after, before, both = state.lacking_after, state.lacking_before, state.lacking_both
    if after:
        told.append(translate("Progress", "%n session(s) ha(s|ve) no rating after.", "", after))
    if before:
        told.append(translate("Progress", "%n session(s) ha(s|ve) no rating before.", "", before))
    if both:
        told.append(translate("Progress", "%n session(s) ha(s|ve) no rating.", "", both))
    return " ".join(told)


def _rated_share(pairs: int, sessions: int) -> str:
    """How many of the latest sessions are drawn."""
    if pairs == 0:
        return translate("Progress", "No session has both ratings yet.")
    if pairs < sessions:
        words = translate("Progress", "%n of your latest {0} ha(s|ve) both ratings.", "", pairs)
        return words.format(sessions_words(sessions))
    if sessions == 1:
        return translate("Progress", "Your latest session has both ratings.")
    return translate("Progress", "Your latest %n session(s) ha(s|ve) both ratings.", "", sessions)


def cause_caption() -> str:
    """The caveat that stands beside every before-and-after figure (clinical.md, Adherence)."""
    return translate(
        "Progress",
        "Sessions often happen when pain is high, and high pain tends to ease anyway; "
        "this cannot show cause.",
    )


def rated_words(rated: RatedSession) -> str:
    """One pair read out."""
    return translate("Progress", "{0}, {1}: pain {2} before, {3} after").format(
        day_words(rated.session.practice_day), rated.session.title, rated.before, rated.after
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
