"""A moment belongs to the day as it was lived, wherever and whenever that was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.days import DEFAULT_DAY_END, first_day_of_week, practice_day

moments = st.datetimes(
    min_value=datetime(2000, 1, 2),  # noqa: DTZ001
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from(
        [UTC, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia"), ZoneInfo("Asia/Kathmandu")]
    ),
)


def at(text: str, hours: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2026-03-10T03:59:59", date(2026, 3, 9)),
        ("2026-03-10T04:00:00", date(2026, 3, 10)),
        ("2026-03-10T23:59:59", date(2026, 3, 10)),
        ("2026-03-01T00:30:00", date(2026, 2, 28)),
        ("2028-03-01T00:30:00", date(2028, 2, 29)),
        ("2026-01-01T01:00:00", date(2025, 12, 31)),
    ],
)
def test_before_the_day_end_it_is_still_yesterday(local: str, day: date) -> None:
    assert practice_day(at(local)) == day


def test_the_day_end_is_the_persons_own() -> None:
    late = at("2026-03-10T05:30:00")
    assert practice_day(late, time(6)) == date(2026, 3, 9)
    assert practice_day(late, time(0)) == date(2026, 3, 10)
    assert practice_day(at("2026-03-10T00:00:00"), time(0)) == date(2026, 3, 10)


@given(moments, st.times())
def test_only_the_wall_clock_counts_never_the_zone(moment: datetime, day_end: time) -> None:
    same_wall_clock = moment.replace(tzinfo=timezone(timedelta(hours=-7)))
    assert practice_day(moment, day_end) == practice_day(same_wall_clock, day_end)
    assert moment.date() - practice_day(moment, day_end) in (timedelta(0), timedelta(days=1))


@given(moments)
def test_a_later_moment_of_the_same_place_never_counts_for_an_earlier_day(moment: datetime) -> None:
    later = moment.replace(tzinfo=None) + timedelta(hours=6)
    assert practice_day(later) >= practice_day(moment.replace(tzinfo=None))


def test_an_evening_habit_has_one_practice_a_day_through_daylight_saving() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    evenings = [datetime(2026, 3, 27, 23, 30, tzinfo=berlin) + timedelta(days=n) for n in range(5)]
    assert [practice_day(evening) for evening in evenings] == [
        date(2026, 3, 27) + timedelta(days=n) for n in range(5)
    ]
    assert evenings[0].utcoffset() != evenings[-1].utcoffset()


def test_a_flight_from_honolulu_to_tokyo_skips_no_more_than_the_date_line_does() -> None:
    before = datetime(2026, 5, 4, 22, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))
    after = datetime(2026, 5, 6, 22, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert after - before == timedelta(hours=29)
    assert practice_day(before) == date(2026, 5, 4)
    assert practice_day(after) == date(2026, 5, 6)


@given(st.dates(date(1, 1, 8), date(9999, 12, 24)), st.integers(0, 6))
def test_a_week_has_seven_days_and_starts_on_its_weekday(day: date, week_starts: int) -> None:
    first = first_day_of_week(day, week_starts)
    assert first.weekday() == week_starts
    assert timedelta(0) <= day - first <= timedelta(days=6)
    assert first_day_of_week(first + timedelta(days=6), week_starts) == first


def test_the_usual_day_end_is_four_in_the_morning() -> None:
    assert time(4) == DEFAULT_DAY_END
