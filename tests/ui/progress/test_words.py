"""The sentences for no, one, two and many: printed as they are read (`pytest -s`), and checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from mindbody_app.journal.adherence import Week
from mindbody_app.journal.progress import (
    BeforeAfterState,
    CalendarDay,
    CalendarState,
    Headline,
    RatedSession,
)
from mindbody_app.journal.records import Ended
from mindbody_app.ui.progress import words
from tests.ui.progress.life import TODAY, practice

PAIR = "Each pair is one session: pain right before it and right after it. "
BARS = "Bars are the days you practised in a week. "
BARS_AND_LINES = "Bars are the days you practised in a week, lines the days you planned. "


def read(said: Sequence[str], expected: Sequence[str]) -> None:
    """Print the table and check it."""
    print(*said, sep="\n")
    assert list(said) == list(expected)


def calendar(days: int, weeks: int) -> CalendarState:
    every = [
        CalendarDay(TODAY - timedelta(days=ago), (practice(ago),) if ago < days else ())
        for ago in reversed(range(weeks * 7))
    ]
    return CalendarState(TODAY, tuple(tuple(every[at * 7 : at * 7 + 7]) for at in range(weeks)))


def week(days: int, planned: int | None) -> Week:
    practised = frozenset(TODAY - timedelta(days=ago) for ago in range(days))
    return Week(TODAY - timedelta(days=6), practised, planned, 20.0 * days)


def rated(pairs: int, after: int = 0, before: int = 0, both: int = 0) -> str:
    drawn = tuple(RatedSession(practice(ago), 5, 5) for ago in range(pairs))
    said = words.before_after_sentence(BeforeAfterState(drawn, before, after, both))
    assert said.startswith(PAIR)
    return said.removeprefix(PAIR)


def test_the_last_28_days() -> None:
    said = [
        words.rolling_line(Headline(0, None, days, minutes))
        for days, minutes in ((0, 0), (1, 1), (2, 119), (20, 120), (28, 845.5))
    ]
    read(
        said,
        (
            "Nothing in the last 28 days. Any day is a good day to start.",
            "In the last 28 days: 1 day of practice, 1 minute in all.",
            "In the last 28 days: 2 days of practice, 119 minutes in all.",
            "In the last 28 days: 20 days of practice, 2 hours in all.",
            "In the last 28 days: 28 days of practice, 14 h 6 min in all.",
        ),
    )


def test_the_calendar() -> None:
    said = [words.calendar_sentence(calendar(days, 9)) for days in (0, 1, 2, 40)]
    read(
        said,
        (
            "No days of practice in the last 9 weeks.",
            "1 day of practice in the last 9 weeks.",
            "2 days of practice in the last 9 weeks.",
            "40 days of practice in the last 9 weeks.",
        ),
    )


def test_the_weeks() -> None:
    said = [
        words.weeks_sentence((*(week(0, planned) for _ in range(5)), week(days, planned)))
        for days, planned in ((0, None), (1, None), (2, 3), (7, 3))
    ]
    read(
        said,
        (
            BARS + "In the last 6 weeks: no days.",
            BARS + "In the last 6 weeks: 1 day.",
            BARS_AND_LINES + "In the last 6 weeks: 2 days.",
            BARS_AND_LINES + "In the last 6 weeks: 7 days.",
        ),
    )


def test_the_pairs() -> None:
    read(
        [
            rated(1),
            rated(2),
            rated(24),
            rated(0, both=1),
            rated(1, after=1),
            rated(1, before=1, both=2),
            rated(2, after=2, before=2),
            rated(9, after=1, both=5),
        ],
        (
            "Your latest session has both ratings.",
            "Your latest 2 sessions have both ratings.",
            "Your latest 24 sessions have both ratings.",
            "No session has both ratings yet. 1 session has no rating.",
            "1 of your latest 2 sessions has both ratings. 1 session has no rating after.",
            "1 of your latest 4 sessions has both ratings. 1 session has no rating before. "
            "2 sessions have no rating.",
            "2 of your latest 6 sessions have both ratings. 2 sessions have no rating after. "
            "2 sessions have no rating before.",
            "9 of your latest 15 sessions have both ratings. 1 session has no rating after. "
            "5 sessions have no rating.",
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
