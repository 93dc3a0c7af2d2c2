"""What the diary may change: each edit marked once, nothing lost, no day moved by accident."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
from mindbody_app.journal.editing import (
    LONGEST_MINUTES,
    brought_back,
    changed_answers,
    changed_practice,
    moved,
    practice_by_hand,
    taken_out,
)
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import Elsewhere, Ended, PracticeRecord, Rating
from mindbody_app.practice.kinds import Practice
from tests.journal.lives import practice

TOKYO = timezone(timedelta(hours=9))
DAY_END = time(4)
LIVED = datetime(2026, 3, 9, 20, 30, 15, tzinfo=TOKYO)
NOW = datetime(2026, 3, 12, 21, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
RECORDED = practice(LIVED, seconds=617)
CHECK_IN = CheckIn("c", LIVED, LIVED.date(), pain=4, note="ache", marks=Marks(entered_at=LIVED))
WEEKLY = WeeklyCheckIn("w", LIVED, LIVED.date(), pain=4, marks=Marks(entered_at=LIVED))


def walk(
    minutes: int = 30, at: datetime = LIVED, day_end: time = DAY_END, title: str = "To the lake"
) -> PracticeRecord:
    return practice_by_hand(
        "walk", Elsewhere.WALK, title, at=at, day_end=day_end, minutes=minutes, now=NOW
    )


def test_a_practice_by_hand_is_whole_counts_and_says_when_it_was_written() -> None:
    record = practice_by_hand(
        "class",
        Elsewhere.CLASS,
        "  Yoga \n at the centre ",
        at=datetime(2026, 3, 10, 1, 30, tzinfo=TOKYO),
        day_end=DAY_END,
        minutes=45,
        now=NOW,
        before=Rating(6, 0),
        after=Rating(None, 1),
        note="stiff",
    )
    assert (record.title, record.practice, record.script_id) == ("Yoga at the centre", "class", "")
    assert record.practice_day == date(2026, 3, 9)
    assert (record.practised_seconds, record.planned_seconds) == (2700, 2700)
    assert (record.ended, record.counts, record.by_hand) == (Ended.COMPLETED, True, True)
    assert (record.before, record.after, record.note) == (Rating(6, 0), Rating(None, 1), "stiff")
    assert record.marks == Marks(entered_at=NOW)
    assert record.marks.late(record.practice_day)


@pytest.mark.parametrize("minutes", [1, LONGEST_MINUTES])
def test_one_minute_to_ten_hours(minutes: int) -> None:
    assert walk(minutes).minutes_practised == minutes
    assert changed_practice(RECORDED, NOW, minutes=minutes).minutes_practised == minutes


@pytest.mark.parametrize("minutes", [0, -1, LONGEST_MINUTES + 1])
def test_other_minutes_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="1 to 600 minutes"):
        walk(minutes)
    with pytest.raises(ValueError, match="1 to 600 minutes"):
        changed_practice(RECORDED, NOW, minutes=minutes)


def test_nothing_is_entered_or_moved_ahead_of_now_wherever_it_was_lived() -> None:
    assert walk(at=NOW.astimezone(TOKYO)).started_at == NOW
    ahead = NOW.astimezone(TOKYO) + timedelta(minutes=1)
    with pytest.raises(ValueError, match="to come"):
        walk(at=ahead)
    for entry in (RECORDED, CHECK_IN, WEEKLY):
        with pytest.raises(ValueError, match="to come"):
            moved(entry, ahead, DAY_END, NOW)


def test_every_practice_has_a_title() -> None:
    with pytest.raises(ValueError, match="title"):
        walk(title=" \n")
    with pytest.raises(ValueError, match="title"):
        changed_practice(walk(), NOW, title="")


def test_a_change_is_marked_and_leaves_the_rest() -> None:
    changed = changed_practice(RECORDED, NOW, after=Rating(2), note="warm")
    assert changed == replace(RECORDED, after=Rating(2), note="warm", marks=Marks(changed_at=NOW))
    again = changed_practice(changed, LATER, note="warm, then less")
    assert again.marks == Marks(changed_at=LATER)
    assert changed_practice(changed, LATER, note="warm", after=Rating(2)) is changed


def test_minutes_that_are_told_already_keep_the_seconds_that_were_recorded() -> None:
    assert changed_practice(RECORDED, NOW, minutes=10) is RECORDED
    noted = changed_practice(RECORDED, NOW, minutes=10, note="warm")
    assert noted.practised_seconds == 617
    other = changed_practice(RECORDED, NOW, minutes=11)
    assert (other.practised_seconds, other.planned_seconds) == (660, 1200)
    opened = practice(LIVED, seconds=20)
    assert changed_practice(opened, NOW, minutes=0, note="rang").practised_seconds == 20


def test_an_entry_by_hand_may_become_another_kind_and_a_recorded_one_not() -> None:
    changed = changed_practice(
        walk(), LATER, kind=Practice.BREATHING, title="Slow breaths", minutes=5
    )
    assert (changed.practice, changed.title) == ("breathing", "Slow breaths")
    assert (changed.practised_seconds, changed.planned_seconds) == (300, 300)
    assert changed.marks == Marks(entered_at=NOW, changed_at=LATER)
    assert changed_practice(RECORDED, NOW, kind=Practice.BODY_SCAN) is RECORDED
    with pytest.raises(ValueError, match="recorded"):
        changed_practice(RECORDED, NOW, kind=Elsewhere.WALK)


def test_a_running_practice_is_left_alone() -> None:
    running = replace(RECORDED, ended=None)
    with pytest.raises(ValueError, match="ended"):
        changed_practice(running, NOW, note="x")
    with pytest.raises(ValueError, match="ended"):
        moved(running, LIVED - timedelta(days=1), DAY_END, NOW)


@pytest.mark.parametrize("entry", [RECORDED, CHECK_IN, WEEKLY])
def test_an_entry_is_moved_to_the_day_of_its_new_time(
    entry: PracticeRecord | CheckIn | WeeklyCheckIn,
) -> None:
    at = datetime(2026, 3, 8, 2, 15, tzinfo=TOKYO)
    changed = moved(entry, at, DAY_END, NOW)
    if isinstance(changed, PracticeRecord):
        assert (changed.started_at, changed.practice_day) == (at, date(2026, 3, 7))
    else:
        assert (changed.at, changed.day) == (at, date(2026, 3, 7))
    assert changed.marks.changed_at == NOW
    assert changed.marks.entered_at == entry.marks.entered_at
    assert changed.id == entry.id


@given(st.times())
def test_a_day_end_set_since_moves_nothing_with_the_minute_that_is_told(day_end: time) -> None:
    told = LIVED.replace(second=0)
    for entry in (RECORDED, CHECK_IN, WEEKLY):
        assert moved(entry, told, day_end, NOW) is entry
    assert changed_practice(RECORDED, NOW, note="warm").practice_day == RECORDED.practice_day


def test_the_same_clock_time_in_another_place_is_another_time() -> None:
    elsewhere = LIVED.replace(tzinfo=UTC)
    assert moved(RECORDED, elsewhere, DAY_END, NOW).started_at.utcoffset() == timedelta(0)


def test_what_a_clock_set_to_2031_recorded_can_be_put_right() -> None:
    ahead = practice(LIVED.replace(year=2031))
    mended = moved(ahead, ahead.started_at.replace(year=2026), DAY_END, NOW)
    assert mended == replace(RECORDED, id=ahead.id, practised_seconds=600, marks=mended.marks)
    assert mended.marks.changed_at


def test_other_answers_leave_time_day_and_id() -> None:
    wanted = replace(
        CHECK_IN, id="other", at=NOW, day=NOW.date(), pain=0, note="", marks=Marks(removed_at=NOW)
    )
    changed = changed_answers(CHECK_IN, wanted, NOW)
    assert changed == replace(
        CHECK_IN, pain=0, note="", marks=Marks(entered_at=LIVED, changed_at=NOW)
    )
    assert changed_answers(WEEKLY, replace(WEEKLY), NOW) is WEEKLY


@pytest.mark.parametrize("entry", [RECORDED, CHECK_IN, WEEKLY, walk()])
def test_what_was_taken_out_comes_back_as_it_was(
    entry: PracticeRecord | CheckIn | WeeklyCheckIn,
) -> None:
    out = taken_out(entry, NOW)
    assert out.marks.removed
    assert brought_back(out) == entry
    if isinstance(out, PracticeRecord):
        assert not out.counts
