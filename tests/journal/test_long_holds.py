"""The first month of long breath holds, and the hours between two practices of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from mindbody_app.journal.long_holds import LongHolds

CET, EST = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
AT = datetime(2026, 3, 5, 8, 30, tzinfo=CET)
DAY = date(2026, 3, 5)


def test_the_first_month_lasts_28_days_from_the_first_one_that_counts() -> None:
    assert LongHolds().first_month(DAY)
    begun = LongHolds().breathed(AT, DAY, counts=True)
    assert begun.first_month(DAY)
    assert begun.first_month(DAY + timedelta(days=27))
    assert not begun.first_month(DAY + timedelta(days=28))
    later = begun.breathed(AT + timedelta(days=40), DAY + timedelta(days=40), counts=True)
    assert later.first_day == DAY


def test_one_that_does_not_count_begins_no_month_but_closes_them_for_now() -> None:
    tried = LongHolds().breathed(AT, DAY, counts=False)
    assert tried.first_day is None
    assert tried.first_month(DAY + timedelta(days=100))
    assert tried.open_again_at(AT) is not None


@pytest.mark.parametrize(
    ("hours", "closed"), [(0, True), (3.99, True), (4, False), (30, False), (-0.1, False)]
)
def test_they_are_open_again_after_four_hours(hours: float, closed: bool) -> None:
    """A last time that lies ahead comes of a wrong clock and closes nothing."""
    holds = LongHolds(DAY, AT)
    assert (holds.open_again_at(AT + timedelta(hours=hours)) is not None) is closed


def test_the_hour_of_opening_is_told_as_the_wall_clock_shows_it_here() -> None:
    now = (AT + timedelta(hours=1)).astimezone(EST)
    opens = LongHolds(DAY, AT).open_again_at(now)
    assert opens is not None
    assert opens.isoformat() == "2026-03-05T06:30:00-05:00"


def test_a_first_day_from_a_wrong_clock_is_forgotten_with_the_next_one() -> None:
    ahead = LongHolds(DAY + timedelta(days=900), None)
    assert ahead.first_month(DAY)
    assert ahead.breathed(AT, DAY, counts=True).first_day == DAY
    assert ahead.breathed(AT, DAY, counts=False).first_day is None


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        LongHolds(DAY, datetime(2026, 3, 5, 8, 30))  # noqa: DTZ001
