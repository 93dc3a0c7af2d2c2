"""Numbers with their words."""

from __future__ import annotations

import pytest

from mindbody_app.ui.counts import length_words, week_headline


@pytest.mark.parametrize(
    ("practised", "planned", "words"),
    [
        (0, None, "0 days of practice this week"),
        (1, None, "1 day of practice this week"),
        (4, None, "4 days of practice this week"),
        (0, 5, "0 of 5 days this week"),
        (1, 1, "1 of 1 day this week"),
        (5, 5, "5 of 5 days this week"),
        (6, 5, "6 days this week, 5 planned"),
        (2, 1, "2 days this week, 1 planned"),
    ],
)
def test_the_week_reads_well_below_at_and_above_its_plan(
    practised: int, planned: int | None, words: str
) -> None:
    assert week_headline(practised, planned) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (26, "26 seconds"),
        (60, "1 minute"),
        (117, "1 minute 57 seconds"),
        (121, "2 minutes 1 second"),
    ],
)
def test_a_length_is_said_without_its_zero_part(seconds: int, words: str) -> None:
    assert length_words(seconds) == words
