"""The machine's clock as the app reads it: it follows a journey while the app stays open."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from mindbody_app.local_time import local_at, local_now

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="its zone can't be changed for one process"
)

BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
AUCKLAND = "NZST-12NZDT,M9.5.0,M4.1.0/3"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Sets the machine's zone for this process; the app isn't told."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", BERLIN)
        time.tzset()
        yield patch
    time.tzset()


def test_the_time_is_that_of_where_one_is_now(place: pytest.MonkeyPatch) -> None:
    at_home = local_now()
    place.setenv("TZ", AUCKLAND)
    there = local_now()
    assert there.utcoffset() in (timedelta(hours=12), timedelta(hours=13))
    assert at_home.utcoffset() in (timedelta(hours=1), timedelta(hours=2))
    assert abs(there - at_home) < timedelta(minutes=5)


def test_another_day_has_the_offset_that_held_then(place: pytest.MonkeyPatch) -> None:
    summer, winter = (
        datetime.fromisoformat(f"2026-{month:02}-01T20:00").astimezone() for month in (7, 12)
    )
    for now in (summer, winter):
        assert local_at(summer.replace(tzinfo=None), now) == summer
        assert local_at(winter.replace(tzinfo=None), now) == winter
    assert summer.utcoffset() != winter.utcoffset()


def test_a_clock_that_was_handed_in_keeps_its_own_zone(place: pytest.MonkeyPatch) -> None:
    elsewhere = timezone(timedelta(hours=-7))
    now = datetime(2026, 7, 1, 20, tzinfo=UTC).astimezone(elsewhere)
    wall = datetime.fromisoformat("2026-12-01T20:00")
    assert local_at(wall, now) == wall.replace(tzinfo=elsewhere)
