"""How a programme's pace is told: plainly, and never as a debt."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mindbody_app.learning.enrolment import ProgrammeStanding
from mindbody_app.learning.programmes import Counts, Programme
from mindbody_app.ui.counts import days_a_week_words, days_words, weeks_words

translate = QCoreApplication.translate


def week_words(standing: ProgrammeStanding) -> str:
    """Such as “Week 2 of 8”."""
    return translate("Programme", "Week {0} of {1}").format(
        standing.number + 1, len(standing.programme.parts)
    )


def day_words(standing: ProgrammeStanding) -> str:
    """Such as “day 3 of 5”; “day 3 of 5 done” once today has its practice."""
    day, days = standing.day, standing.part.days
    nights = standing.programme.counts is Counts.NIGHTS
    if day > days:
        words = translate("Programme", "night {0}") if nights else translate("Programme", "day {0}")
    elif nights:
        words = translate("Programme", "night {0} of {1}")
    else:
        words = translate("Programme", "day {0} of {1}")
    words = words.format(day, days)
    if standing.done == day:
        return translate("Programme", "{0} done", "such as “day 3 of 5 done”").format(words)
    return words


def pace_words(standing: ProgrammeStanding) -> str:
    """Such as “Week 2 of 8 · Breath as an anchor · day 3 of 5”."""
    return translate("Programme", "{0} · {1} · {2}", "week, theme and day").format(
        week_words(standing), standing.part.title, day_words(standing)
    )


def what_next_words(standing: ProgrammeStanding) -> str:
    """What comes of a week that has its days; nothing before."""
    if not standing.part_done:
        return ""
    if standing.stays or standing.last_part:
        return translate("Programme", "You stay with this week until you go on.")
    coming = standing.programme.parts[standing.number + 1]
    return translate("Programme", "This week is done. Next time: {0}.").format(coming.title)


def days_words_of(programme: Programme, count: int) -> str:
    """Such as “5 days” or “5 nights”."""
    if programme.counts is Counts.NIGHTS:
        return translate("Programme", "%n night(s)", "", count)
    return days_words(count)


def days_done_words(standing: ProgrammeStanding, number: int) -> str:
    """Such as “3 of 5 days”; “7 days” once there are more than the week has."""
    done, days = standing.days_done[number], standing.programme.parts[number].days
    if done > days:
        return days_words_of(standing.programme, done)
    if standing.programme.counts is Counts.NIGHTS:
        return translate("Programme", "{0} of %n night(s)", "", days).format(done)
    return translate("Programme", "{0} of %n day(s)", "", days).format(done)


def facts_words(programme: Programme) -> str:
    """Such as “8 weeks · 5 days a week · 8 to 20 minutes a day”."""
    days = max(part.days for part in programme.parts)
    if programme.counts is Counts.NIGHTS:
        a_week = translate("Programme", "%n night(s) a week", "", days)
        minutes = translate("Programme", "{0} to {1} minutes a night")
    else:
        a_week = days_a_week_words(days)
        minutes = translate("Programme", "{0} to {1} minutes a day")
    facts = translate("Programme", "{0} · {1} · {2}", "weeks, days a week and minutes a day")
    return facts.format(
        weeks_words(len(programme.parts)),
        a_week,
        minutes.format(programme.least_minutes, programme.most_minutes),
    )


def today_words(standing: ProgrammeStanding) -> str:
    """What stands over the day's practice."""
    if standing.practised_today:
        return translate("Programme", "You have practised today")
    if standing.programme.counts is Counts.NIGHTS:
        return translate("Programme", "Tonight")
    return translate("Programme", "Today")


def ideas_words(programme: Programme) -> str:
    """What stands over a week's practices."""
    if programme.counts is Counts.NIGHTS:
        return translate("Programme", "Ideas for the nights. Any practice counts.")
    return translate("Programme", "Ideas for the days. Any practice counts.")
