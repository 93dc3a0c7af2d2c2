"""The sentences for no, one, two and many: printed as they are read (`pytest -s`), and checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from mindbody_app.journal.adherence import Rolling, Week
from mindbody_app.journal.excused import Reason
from mindbody_app.journal.looking_back.calendar import calendar_state
from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.minutes import MinutesState, minutes_state
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.looking_back.week_groups import gathered
from mindbody_app.journal.records import Ended
from mindbody_app.ui.progress import practice_words, words
from tests.ui.progress.life import TODAY, practice

BARS = "Bars are the days you practised in a week. "


def read(said: Sequence[str], expected: Sequence[str]) -> None:
    """Print the table and check it."""
    print(*said, sep="\n")
    assert list(said) == list(expected)


def week(days: int, planned: int | None, *excused: Reason) -> Week:
    first = TODAY - timedelta(days=TODAY.weekday())
    practised = frozenset(first + timedelta(days=number) for number in range(days))
    marked = tuple((first + timedelta(days=at), reason) for at, reason in enumerate(excused))
    return Week(first, practised, planned, 20.0 * days, marked)


def rolling(days: int, minutes: float, expected: int | None = None, excused: int = 0) -> Rolling:
    return Rolling(days, expected, excused, minutes, practised_in_plan=days)


def test_the_headline_and_what_left_the_plan() -> None:
    flare, rest, away = Reason.FLARE, Reason.REST, Reason.AWAY
    weeks = (
        week(4, 5),
        week(3, 5, flare),
        week(2, 2, flare, flare, rest),
        week(1, None, away),
        week(6, 5),
    )
    read(
        [practice_words.headline(each) for each in weeks],
        (
            "4 of 5 days this week",
            "3 of 4 days this week",
            "2 days of practice this week",
            "1 day of practice this week",
            "6 days this week, 5 planned",
        ),
    )
    read(
        [practice_words.excused_line(each) for each in weeks],
        (
            "",
            "Off the plan this week: 1 flare day.",
            "Off the plan this week: 2 flare days, 1 rest day.",
            "This week: 1 day away.",
            "",
        ),
    )


def test_the_last_28_days() -> None:
    said = [
        practice_words.rolling_line(each)
        for each in (
            rolling(0, 0),
            rolling(1, 1),
            rolling(2, 119),
            rolling(20, 120, 22),
            rolling(28, 845.5, 20, 2),
            rolling(0, 0, 0, 28),
            rolling(18, 300, 15, 6)._replace(practised_excused=4),
            rolling(9, 60, 8, 1)._replace(practised_excused=1),
            rolling(3, 60)._replace(practised_excused=1),
        )
    ]
    read(
        said,
        (
            "Nothing in the last 28 days. Any day is a good day to start.",
            "In the last 28 days: 1 day of practice, 1 minute in all.",
            "In the last 28 days: 2 days of practice, 119 minutes in all.",
            "In the last 28 days: 20 days of practice, 22 planned, 2 hours in all.",
            "In the last 28 days: 28 days of practice, 20 planned, 14 h 6 min in all. "
            "2 days off the plan.",
            "In the last 28 days: no practice. 28 days off the plan.",
            "In the last 28 days: 18 days of practice (4 on days off), 15 planned,"
            " 5 hours in all. 6 days off the plan.",
            "In the last 28 days: 9 days of practice (1 on a day off), 8 planned,"
            " 60 minutes in all. 1 day off the plan.",
            "In the last 28 days: 3 days of practice, 60 minutes in all.",
        ),
    )


def test_strength_and_streak() -> None:
    assert practice_words.strength_line(0.948).startswith("Practice strength: 95%. ")
    read(
        [practice_words.streak_line(days) for days in (1, 9)],
        ("1 day of practice in a row.", "9 days of practice in a row."),
    )


def test_the_calendar() -> None:
    said = [
        practice_words.calendar_sentence(
            calendar_state(lived_days([practice(ago) for ago in range(days)], ()), {}, TODAY, TODAY)
        )
        for days in (0, 1, 40)
    ]
    year = "The year up to 5 November 2026:"
    read(
        said,
        (
            f"{year} no days of practice.",
            f"{year} 1 day of practice.",
            f"{year} 40 days of practice.",
        ),
    )


def test_a_day_of_the_calendar() -> None:
    lived = lived_days([practice(1), practice(1, "A walk", 0.5)], ())
    excused = {TODAY - timedelta(days=400): Reason.AWAY, TODAY - timedelta(days=1): Reason.REST}
    state = calendar_state(lived, excused, TODAY - timedelta(days=390), TODAY)
    days = {
        day.day: day for day in (*state.days, *calendar_state(lived, excused, TODAY, TODAY).days)
    }
    read(
        [
            practice_words.calendar_day(days[TODAY - timedelta(days=ago)], TODAY)
            for ago in (0, 1, 400)
        ],
        (
            "Thursday 5 November: no practice",
            "Wednesday 4 November: Body scan, 20 minutes; rest day",
            "Wednesday 1 October 2025: no practice; day away",
        ),
    )


def test_the_weeks() -> None:
    weeks = [
        (week(0, None),) * 5,
        (*(week(0, None),) * 5, week(1, None)),
        (week(7, 3), week(2, 3, Reason.FLARE, Reason.REST)),
        (week(3, None),),
    ]
    read(
        [practice_words.weeks_sentence(*gathered(each)) for each in weeks],
        (
            BARS + "In these 5 weeks: no days.",
            BARS + "In these 6 weeks: 1 day.",
            BARS + "In these 2 weeks: 9 days. 2 days off the plan.",
            BARS + "In this one week: 3 days.",
        ),
    )


def test_a_week_and_a_month_of_weeks() -> None:
    many = [
        Week(date(2025, 1, 6) + timedelta(weeks=at), frozenset({date(2025, 1, 6)}), 4, 20.0)
        for at in range(60)
    ]
    _, single = gathered([week(2, 5, Reason.AWAY)])
    kind, months = gathered(many)
    read(
        [practice_words.group_words(each, TODAY) for each in (*single, months[0])],
        (
            "Week of Monday 2 November: 2 days, 40 minutes; 5 planned; 1 day away",
            "6 January to 2 February 2025: 1 day a week, 80 minutes in all; 4 planned",
        ),
    )
    assert "averaged over each month" in practice_words.weeks_sentence(kind, months)


def minutes(*records: tuple[int, str, float], days: int = 7) -> MinutesState:
    lived = lived_days([practice(ago, kind, m, practice=kind) for ago, kind, m in records], ())
    return minutes_state(lived, Span(TODAY - timedelta(days=days - 1), TODAY))


def test_minutes_by_kind() -> None:
    read(
        [
            practice_words.minutes_sentence(minutes(*records, days=days))
            for days, records in (
                (7, [(0, "body_scan", 20)]),
                (60, [(0, "body_scan", 20), (1, "walk", 45), (9, "knitting", 2)]),
            )
        ],
        (
            "Each bar is a day. Body scan 20 minutes.",
            "Each bar is a week. In all 67 minutes: Walk 45 minutes, Body scan 20 minutes, "
            "Other 2 minutes.",
        ),
    )
    state = minutes((0, "body_scan", 20), (0, "walk", 45))
    read(
        [practice_words.minutes_bar_words(state, bar, TODAY) for bar in state.bars[-2:]],
        (
            "Wednesday 4 November: no practice",
            "Thursday 5 November: 65 minutes, Body scan 20 minutes, Walk 45 minutes",
        ),
    )


@pytest.mark.parametrize(
    ("seconds", "of_planned", "kept"),
    [
        (0, "under a minute of 20", "under a minute kept"),
        (59, "under a minute of 20", "under a minute kept"),
        (60, "1 of 20 minutes", "1 minute kept"),
        (89, "1 of 20 minutes", "1 minute kept"),
        (90, "2 of 20 minutes", "2 minutes kept"),
        (150, "3 of 20 minutes", "3 minutes kept"),
        (420, "7 of 20 minutes", "7 minutes kept"),
    ],
)
def test_how_a_session_ended(seconds: int, of_planned: str, kept: str) -> None:
    ends = {
        ended: practice(0, practised_seconds=seconds, ended=ended)
        for ended in (Ended.STOPPED_EARLY, Ended.INTERRUPTED, Ended.COMPLETED)
    }
    read(
        [words.ended_words(record) for record in ends.values()],
        (f"stopped early, {kept}", f"interrupted, {kept}", "completed"),
    )
    assert words.practised_of_planned(ends[Ended.COMPLETED]) == of_planned
