"""When the app reminds: told once, on the clock where the person is, and silent when it should."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.reminders import (
    LONG_SNOOZE,
    SHORT_SNOOZE,
    TOLD_WITHIN,
    Memory,
    Reminder,
    Reminders,
    look,
    next_reminder,
)

CET = timezone(timedelta(hours=1))
EVENING = Reminder(time(20, 0))
MORNING = Reminder(time(8, 0), frozenset({0, 2, 4}))
BOTH = Reminders(True, (EVENING, MORNING))
WEDNESDAY = date(2026, 11, 18)
MINUTE = timedelta(minutes=1)


def at(hour: int, minute: int = 0, *, day: int = 18, zone: timezone = CET) -> datetime:
    """A moment of November 2026; the 18th is a Wednesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


def told(
    moments: Iterator[datetime] | list[datetime],
    reminders: Reminders = BOTH,
    memory: Memory | None = None,
) -> list[datetime]:
    """The moments at which it would have reminded, looking at each of them."""
    found = []
    memory = memory or Memory()
    for now in moments:
        seen = look(reminders, memory, now)
        memory = seen.memory
        if seen.tell:
            found.append(now)
    return found


def every(length: timedelta, start: datetime, end: datetime) -> Iterator[datetime]:
    """Moments from start to end, both included."""
    while start <= end:
        yield start
        start += length


def test_it_is_off_until_asked_for() -> None:
    assert not Reminders().on
    off = Reminders(False, (EVENING,))
    found = look(off, Memory(), at(20))
    assert (found.tell, found.next_at) == (False, None)
    assert next_reminder(off, Memory(), at(19)) is None


def test_each_time_is_told_once_on_its_weekdays() -> None:
    week = told(every(MINUTE, at(0, day=16), at(23, 59, day=22)))
    mornings = [at(8, day=day) for day in (16, 18, 20)]
    evenings = [at(20, day=day) for day in range(16, 23)]
    assert week == sorted(mornings + evenings)


def test_a_time_with_no_weekday_never_comes() -> None:
    never = Reminders(True, (Reminder(time(20), frozenset()),))
    assert told(every(MINUTE, at(19), at(21)), never) == []
    assert next_reminder(never, Memory(), at(19)) is None


def test_two_times_of_the_same_minute_are_told_as_one() -> None:
    twice = Reminders(True, (EVENING, Reminder(time(20), frozenset({2}))))
    assert told(every(MINUTE, at(19), at(21)), twice) == [at(20)]


@pytest.mark.parametrize(
    ("woken", "tells"),
    [(at(20, 1), True), (at(21, 59), True), (at(22, 0), False), (at(23, 30), False)],
)
def test_after_sleep_a_time_of_the_last_two_hours_is_told_and_an_older_one_let_go(
    woken: datetime, tells: bool
) -> None:
    moments = [at(18), woken, woken + MINUTE, woken + 2 * MINUTE]
    assert told(moments) == ([woken] if tells else [])


def test_waking_brings_one_reminder_and_no_heap() -> None:
    many = Reminders(True, tuple(Reminder(time(20, minute)) for minute in range(0, 60, 10)))
    assert told([at(19), at(20, 45), at(20, 46)], many) == [at(20, 45)]


def test_a_week_of_sleep_brings_only_the_last_two_hours() -> None:
    assert told([at(19, day=4), at(20, 30), at(20, 31)]) == [at(20, 30)]
    assert told([at(19, day=4), at(15), at(15, 1)]) == []


def test_what_was_told_is_not_told_again_after_a_restart() -> None:
    memory = look(BOTH, Memory(), at(20)).memory
    assert told([at(20, 30), at(20, 31)], memory=memory) == []


def test_a_practised_or_excused_day_is_silent_and_the_next_one_is_not() -> None:
    found = look(BOTH, Memory(), at(20), quiet_days={WEDNESDAY})
    assert not found.tell
    assert found.next_at == at(20, day=19)
    assert not look(BOTH, found.memory, at(20, 10)).tell, "taken back later, it is not told late"
    assert look(BOTH, found.memory, at(20, day=19), quiet_days={WEDNESDAY}).tell


def test_the_day_is_the_practice_day_of_the_person() -> None:
    night = Reminders(True, (Reminder(time(1, 30)),))
    quiet = {WEDNESDAY}
    late = at(1, 30, day=19)
    assert not look(night, Memory(), late, quiet_days=quiet).tell
    assert look(night, Memory(), late, quiet_days=quiet, day_end=time(0)).tell
    assert next_reminder(night, Memory(), at(23), quiet_days=quiet) == at(1, 30, day=20)


def test_it_is_silent_during_a_session_and_not_told_afterwards() -> None:
    during = look(BOTH, Memory(), at(20, 0), busy=True)
    assert not during.tell
    assert not look(BOTH, during.memory, at(20, 20)).tell


def test_a_snooze_that_ends_after_a_session_is_told_and_one_that_ends_in_it_is_let_go() -> None:
    memory = Memory().snoozed(at(15), SHORT_SNOOZE)
    for minutes, tells in ((10, True), (20, False)):
        kept = memory
        for minute in range(1, minutes + 1):
            during = look(BOTH, kept, at(15, minute), busy=True)
            assert not during.tell
            kept = during.memory
        assert told(every(MINUTE, at(15, minutes + 1), at(17)), memory=kept) == (
            [at(15, 15)] if tells else []
        )


def test_what_is_due_while_something_is_read_is_told_after_it_and_once() -> None:
    memory = Memory()
    for minute in range(59):
        found = look(BOTH, memory, at(20, minute), covered=True)
        assert not found.tell
        assert found.next_at == at(20, day=19), "it is looked at again once it is over"
        memory = found.memory
    assert told(every(MINUTE, at(20, 59), at(23)), memory=memory) == [at(20, 59)]
    assert told([at(22)], memory=memory) == [], "too late"


def test_a_snooze_that_ends_while_something_is_read_is_told_after_it() -> None:
    memory = Memory().snoozed(at(15), SHORT_SNOOZE)
    for minute in range(10, 40):
        found = look(BOTH, memory, at(15, minute), covered=True)
        assert not found.tell
        assert found.next_at is not None
        assert found.next_at > at(15, minute)
        memory = found.memory
    assert told(every(MINUTE, at(15, 40), at(17)), memory=memory) == [at(15, 40)]


def test_a_session_is_silent_also_behind_the_safety_sheet() -> None:
    during = look(BOTH, Memory(), at(20), busy=True, covered=True)
    assert not look(BOTH, during.memory, at(20, 20)).tell


def test_practice_ends_what_waits() -> None:
    memory = Memory().snoozed(at(19, 50), SHORT_SNOOZE)
    memory = look(BOTH, memory, at(20, 6), covered=True).memory
    memory = look(BOTH, memory, at(20, 10), covered=True, quiet_days={WEDNESDAY}).memory
    assert told(every(MINUTE, at(20, 11), at(23)), memory=memory) == []


@pytest.mark.parametrize("length", [SHORT_SNOOZE, LONG_SNOOZE])
def test_a_snooze_is_told_once_when_it_ends(length: timedelta) -> None:
    first = look(BOTH, Memory(), at(20))
    memory = first.memory.snoozed(at(20, 2), length)
    end = at(20, 2) + length
    assert next_reminder(BOTH, memory, at(20, 3)) == end
    assert told(every(MINUTE, at(20, 3), at(23)), memory=memory) == [end]


def test_a_snooze_puts_off_the_times_that_come_before_it_ends() -> None:
    close = Reminders(True, (EVENING, Reminder(time(20, 30))))
    memory = look(close, Memory(), at(20)).memory.snoozed(at(20), LONG_SNOOZE)
    assert told(every(MINUTE, at(20, 1), at(23)), close, memory) == [at(21)]


def test_a_snooze_may_come_before_any_reminder() -> None:
    memory = Memory().snoozed(at(15), SHORT_SNOOZE)
    assert told(every(MINUTE, at(15), at(19)), memory=memory) == [at(15, 15)]


def test_a_snooze_that_was_slept_through_is_let_go() -> None:
    memory = Memory().snoozed(at(10), SHORT_SNOOZE)
    assert told([at(12, 14)], memory=memory) == [at(12, 14)]
    assert told([at(12, 15)], memory=memory) == []


def test_practice_ends_a_snooze() -> None:
    memory = Memory().snoozed(at(20), LONG_SNOOZE)
    practised = look(BOTH, memory, at(20, 30), quiet_days={WEDNESDAY}).memory
    assert told(every(MINUTE, at(20, 31), at(22)), memory=practised) == []


def test_a_snooze_goes_by_the_time_that_passes_not_by_the_clock_of_the_place() -> None:
    memory = Memory().snoozed(at(12), LONG_SNOOZE)
    there = timezone(timedelta(hours=-5))
    moments = every(MINUTE, at(6, 1, zone=there), at(7, 59, zone=there))
    assert told(moments, memory=memory) == [at(7, zone=there)]


def test_a_clock_set_back_does_not_stretch_a_snooze() -> None:
    memory = Memory().snoozed(at(20, day=19), SHORT_SNOOZE)
    moments = every(MINUTE, at(9), at(12))
    assert told(moments, memory=memory) == [at(10)]


def test_not_today_is_silent_until_the_practice_day_ends() -> None:
    memory = Memory().snoozed(at(10), LONG_SNOOZE).not_today(at(10, 5))
    night = Reminders(True, (EVENING, Reminder(time(3, 0)), Reminder(time(5, 0))))
    rest_of_it = told(every(MINUTE, at(10, 6), at(12, day=19)), night, memory)
    assert rest_of_it == [at(5, day=19)]
    assert next_reminder(night, memory, at(11)) == at(5, day=19)


def test_a_snooze_takes_not_today_back() -> None:
    memory = Memory().not_today(at(10)).snoozed(at(10, 5), SHORT_SNOOZE)
    assert told(every(MINUTE, at(10, 6), at(12)), memory=memory) == [at(10, 20)]


def test_a_time_added_just_after_it_passed_is_for_tomorrow() -> None:
    memory = Memory().changed(at(20, 30))
    assert told(every(MINUTE, at(20, 30), at(20, day=19)), memory=memory) == [at(20, day=19)]


def test_a_change_made_under_a_wrong_clock_silences_nothing() -> None:
    memory = Memory().changed(at(20, 30).replace(year=2031))
    assert told(every(MINUTE, at(19), at(22)), memory=memory) == [at(20)]


def test_after_a_flight_the_new_place_counts_at_once() -> None:
    home, there = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
    landed = at(13, zone=home).astimezone(there)
    moments = [*every(MINUTE, at(7, zone=home), at(12, 59, zone=home))]
    moments += every(MINUTE, landed, at(23, zone=there))
    # It is eight again there in the morning: that was told at home already.
    assert landed == at(7, zone=there)
    assert told(moments) == [at(8, zone=home), at(20, zone=there)]


def test_an_hour_skipped_and_an_hour_repeated_neither_lose_nor_double_a_time() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    early = Reminders(True, (Reminder(time(2, 30)),))
    skipped, repeated = (date(2026, 3, 29), time(3, 0)), (date(2026, 10, 25), time(2, 30))
    for night, expected in (skipped, repeated):
        start = datetime.combine(night, time(), berlin).astimezone(UTC) - timedelta(hours=1)
        moments = (
            now.astimezone(berlin) for now in every(MINUTE, start, start + timedelta(hours=9))
        )
        (once,) = told(moments, early)
        assert once.time() == expected


def test_a_clock_that_jumps_to_and_fro_repeats_nothing() -> None:
    moments = [at(20) + timedelta(days=30) * (number % 2) for number in range(40)]
    assert len(told(moments)) == 2


def test_a_clock_that_was_years_ahead_does_not_silence_what_comes() -> None:
    ahead = [at(20).replace(year=2031) + timedelta(hours=number) for number in range(48)]
    assert told([*ahead, *every(MINUTE, at(19), at(21))])[-1] == at(20)


def test_what_is_remembered_stays_small() -> None:
    memory = Memory()
    for hours in range(24 * 60):
        memory = look(BOTH, memory, at(0) + timedelta(hours=hours)).memory
    assert len(memory.seen) <= 64


@pytest.mark.parametrize("wrong", [time(8, 0, 5), time(8, tzinfo=UTC)])
def test_a_time_is_a_wall_clocks_in_whole_minutes(wrong: time) -> None:
    with pytest.raises(ValueError, match="wall clock"):
        Reminder(wrong)


def test_weekdays_and_offsets_are_checked() -> None:
    with pytest.raises(ValueError, match="0 to 6"):
        Reminder(time(8), frozenset({7}))
    with pytest.raises(ValueError, match="offset"):
        look(BOTH, Memory(), at(8).replace(tzinfo=None))


ZONES = [
    *("Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kathmandu", "UTC"),
    *("Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Honolulu", "America/St_Johns"),
    *("Asia/Tokyo", "Pacific/Apia", "Pacific/Kiritimati"),
]
CHANGES = [datetime(2026, month, day, tzinfo=UTC) for month, day in ((3, 8), (3, 29), (10, 25))]


def trip(chance: random.Random) -> tuple[Reminders, list[datetime]]:
    """Times, and when they were looked at: three days with flights, sleep and a wrong clock."""
    kept = tuple(
        Reminder(
            time(chance.randrange(24), chance.choice((0, 15, 30, 59))),
            frozenset(chance.sample(range(7), chance.randrange(1, 8))),
        )
        for _ in range(chance.randrange(1, 5))
    )
    zone, wrong = ZoneInfo(chance.choice(ZONES)), timedelta()
    moment = chance.choice([*CHANGES, datetime(2026, 6, 1, tzinfo=UTC)]) - timedelta(hours=36)
    end = moment + timedelta(days=3)
    looks = []
    while moment < end:
        looks.append((moment + wrong).astimezone(zone))
        moment += timedelta(minutes=chance.choice((1, 5, 14, 15)))
        if chance.random() < 0.01:
            zone = ZoneInfo(chance.choice(ZONES))
        if chance.random() < 0.01:
            moment += timedelta(minutes=chance.randrange(30, 900))
        if chance.random() < 0.005:
            wrong = timedelta(minutes=chance.randrange(-3000, 3000)) * chance.randrange(2)
    return Reminders(True, kept), looks


def first_looks(reminders: Reminders, looks: list[datetime]) -> list[datetime]:
    """By the rule itself: the first look at which a time of some date had just passed."""
    found: dict[datetime, datetime] = {}
    for now in looks:
        wall = now.replace(tzinfo=None)
        for days in (0, 1):
            day = wall.date() - timedelta(days=days)
            for each in reminders.times:
                passed = datetime.combine(day, each.at)
                on = day.weekday() in each.weekdays
                if on and timedelta() <= wall - passed < TOLD_WITHIN:
                    found.setdefault(passed, now)
    return sorted(set(found.values()))


def test_four_hundred_trips_lose_no_time_and_double_none() -> None:
    chance = random.Random(4)
    reminded = 0
    for _ in range(400):
        reminders, looks = trip(chance)
        heard = told(looks, reminders)
        assert sorted(heard) == first_looks(reminders, looks)
        reminded += len(heard)
    assert reminded > 1000


@given(
    st.lists(st.times().map(lambda each: each.replace(second=0, microsecond=0)), max_size=5),
    st.sets(st.integers(0, 6)),
    st.lists(st.integers(0, 20_000), min_size=2, max_size=60).map(sorted),
    st.sets(st.integers(0, 14)),
)
def test_between_any_looks_it_never_tells_on_a_quiet_day_nor_more_often_than_asked(
    times: list[time], weekdays: set[int], minutes: list[int], quiet: set[int]
) -> None:
    reminders = Reminders(True, tuple(Reminder(each, frozenset(weekdays)) for each in times))
    quiet_days = {WEDNESDAY + timedelta(days=number) for number in quiet}
    memory = Memory()
    heard: list[datetime] = []
    looks = [at(4) + timedelta(minutes=number) for number in minutes]
    for before, now in pairwise(looks):
        found = look(reminders, memory, now, quiet_days=quiet_days)
        assert found.next_at is None or found.next_at > now
        if found.next_at is not None:
            assert (found.next_at - timedelta(hours=4)).date() not in quiet_days
        memory = found.memory
        if found.tell:
            heard.append(now)
            assert (now - timedelta(hours=4)).date() not in quiet_days
            assert any(
                timedelta() <= now - each < TOLD_WITHIN
                for day in (now, now - timedelta(days=1))
                for clock in times
                for each in [datetime.combine(day.date(), clock, CET)]
            )
        assert now >= before
    assert len(heard) == len(set(heard))
