"""What the journal keeps of the diary, of excused days and of what was written by hand."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.marks import Marks
from mindbody_app.practice.regions import Region
from mindbody_app.store.diary_rows import (
    check_in_of,
    check_in_row,
    excused_of,
    excused_row,
    weekly_check_in_of,
    weekly_check_in_row,
)
from mindbody_app.store.journal_store import FILE_NAME, TAGS_FROM, JournalStore, open_journal
from tests.store.records import DAY, SUMMER, by_hand, check_in, excused, practice, rows, weekly

NOW = datetime(2026, 6, 1, 9, 30, tzinfo=SUMMER)


def test_each_kind_is_on_disk_when_its_write_returns(journal: JournalStore, tmp_path: Path) -> None:
    journal.save_check_in(check_in())
    journal.save_weekly_check_in(weekly())
    journal.save_excused(excused())
    journal.save_practice(by_hand())
    assert rows(
        tmp_path, "SELECT at, at_utc, day, pain, sleep, mood, activity, entered_at FROM check_in"
    ) == [
        (
            "2026-03-10T21:05:00+02:00",
            "2026-03-10T19:05:00+00:00",
            "2026-03-10",
            *(1, 0, 10, 5),
            "2026-03-10T21:05:00+02:00",
        )
    ]
    ((regions, triggers, treatments),) = rows(
        tmp_path, "SELECT regions, triggers, treatments FROM check_in"
    )
    assert json.loads(str(regions)) == [["lower_back", 10], ["left_knee", 0]]
    assert (triggers, treatments) == ('["long drive", "Föhn"]', '["medicine taken"]')
    assert rows(
        tmp_path,
        "SELECT pain, enjoyment, general_activity, own_activity, own_rating FROM weekly_check_in",
    ) == [(5, 0, 10, "Mit dem Hund raus", 1)]
    assert rows(tmp_path, "SELECT first_day, last_day, reason, removed FROM excused") == [
        ("2026-04-08", "2026-04-10", "flare", 0)
    ]
    assert rows(tmp_path, "SELECT practice, entered_at, changed_at, removed_at FROM practice") == [
        ("walk", "2026-03-12T11:00:00+02:00", "2026-03-13T11:00:00+02:00", None)
    ]


def test_all_of_it_is_there_at_the_next_start(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    for number in (3, 1, 2):
        journal.save_check_in(check_in(number))
        journal.save_weekly_check_in(weekly(number))
        journal.save_excused(excused(number))
        journal.save_practice(by_hand(number))
    journal.close()
    again = open_journal(tmp_path)
    assert again.check_ins() == tuple(map(check_in, (1, 2, 3)))
    assert again.weekly_check_ins() == tuple(map(weekly, (1, 2, 3)))
    assert again.excused() == tuple(map(excused, (1, 2, 3)))
    assert again.practices() == tuple(map(by_hand, (1, 2, 3)))
    assert again.unsaved == 0
    assert again.look_after(DAY) is False
    assert again.take_notices() == ()
    again.close()


def test_days_bound_what_is_read_on_both_sides(journal: JournalStore) -> None:
    for number in range(6):
        journal.save_check_in(check_in(number))
        journal.save_practice(by_hand(number))
        journal.save_weekly_check_in(weekly(number))
    since, until = DAY + timedelta(days=2), DAY + timedelta(days=4)
    assert journal.check_ins(since, until) == tuple(map(check_in, (2, 3, 4)))
    assert journal.practices(since, until) == tuple(map(by_hand, (2, 3, 4)))
    assert journal.check_ins(until=since) == tuple(map(check_in, (0, 1, 2)))
    assert journal.practices(until=since) == tuple(map(by_hand, (0, 1, 2)))
    assert journal.check_ins(since=until) == tuple(map(check_in, (4, 5)))
    assert journal.weekly_check_ins(DAY + timedelta(weeks=4)) == tuple(map(weekly, (4, 5)))


def test_check_ins_of_one_day_are_in_the_order_of_their_moments_wherever_they_were(
    journal: JournalStore,
) -> None:
    first = replace(check_in(), id="z", at=datetime(2026, 3, 10, 8, tzinfo=timezone.max))
    last = replace(check_in(), id="a", at=datetime(2026, 3, 10, 7, tzinfo=timezone.min))
    journal.save_check_in(last)
    journal.save_check_in(first)
    assert [each.id for each in journal.check_ins()] == ["z", "a"]


def test_one_practice_is_found_by_its_id_taken_out_or_not(journal: JournalStore) -> None:
    journal.save_practice(by_hand(1))
    out = replace(by_hand(2), marks=by_hand(2).marks.taken_out(NOW))
    journal.save_practice(out)
    assert journal.practice("walk-1") == by_hand(1)
    assert journal.practice("walk-2") == out
    assert journal.practice("walk-3") is None


def test_a_practice_that_still_runs_is_not_entered_by_hand(journal: JournalStore) -> None:
    with pytest.raises(ValueError, match="how it ended"):
        journal.save_practice(replace(by_hand(), ended=None))


def test_what_was_taken_out_is_kept_read_by_nothing_else_and_comes_back(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    for number in (1, 2):
        journal.save_practice(by_hand(number))
        journal.save_check_in(check_in(number))
        journal.save_weekly_check_in(weekly(number))
    later = NOW + timedelta(minutes=1)
    walk = replace(by_hand(1), marks=by_hand(1).marks.taken_out(NOW))
    looked = replace(check_in(1), marks=check_in(1).marks.taken_out(later))
    week = replace(weekly(1), marks=weekly(1).marks.taken_out(NOW - timedelta(minutes=1)))
    journal.save_practice(walk)
    journal.save_check_in(looked)
    journal.save_weekly_check_in(week)
    journal.close()
    again = open_journal(tmp_path)
    assert again.practices() == (by_hand(2),)
    assert again.check_ins() == (check_in(2),)
    assert again.weekly_check_ins() == (weekly(2),)
    assert again.first_day() == DAY + timedelta(days=2)
    assert again.tags_used() == (check_in(2).triggers, check_in(2).treatments)
    assert again.removed() == (looked, walk, week), "the last taken out comes first"
    again.save_check_in(check_in(1))
    assert again.check_ins() == (check_in(1), check_in(2))
    assert again.removed() == (walk, week)
    again.close()


def test_a_practice_left_open_and_taken_out_is_closed_and_stays_out(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    running = practice(ended=None)
    journal.open_practice(replace(running, marks=running.marks.taken_out(NOW)))
    (closed,) = journal.close_interrupted()
    assert closed.marks.removed
    assert journal.practices() == ()
    assert journal.removed() == (closed,)
    journal.close()


def test_excused_days_taken_back_are_kept_and_not_read(
    journal: JournalStore, tmp_path: Path
) -> None:
    journal.save_excused(excused(1, Reason.AWAY))
    journal.save_excused(excused(2, Reason.REST))
    journal.save_excused(excused(1, Reason.AWAY).taken_back())
    assert journal.excused() == (excused(2, Reason.REST),)
    assert rows(tmp_path, "SELECT count(*) FROM excused") == [(2,)]
    journal.save_excused(excused(1))
    assert journal.excused() == (excused(1), excused(2, Reason.REST))


def test_every_use_of_a_tag_is_told_the_oldest_first(journal: JournalStore) -> None:
    assert journal.tags_used() == ((), ())
    journal.save_check_in(replace(check_in(2), triggers=("rain",), treatments=()))
    journal.save_check_in(replace(check_in(1), triggers=("stairs", "rain"), treatments=("heat",)))
    assert journal.tags_used() == (("stairs", "rain", "rain"), ("heat",))


def test_tags_long_past_are_not_told(journal: JournalStore) -> None:
    # A thousand writes, each of them synced, would take their time.
    journal._file.connection.execute("PRAGMA synchronous = OFF")
    for number in range(TAGS_FROM + 5):
        journal.save_check_in(replace(check_in(number), triggers=(f"t{number}",)))
    triggers, treatments = journal.tags_used()
    assert triggers == tuple(f"t{number}" for number in range(5, TAGS_FROM + 5))
    assert len(treatments) == TAGS_FROM


def test_the_first_day_is_the_older_of_practice_and_diary(journal: JournalStore) -> None:
    assert journal.first_day() is None
    journal.close_practice(practice(5))
    assert journal.first_day() == DAY + timedelta(days=5)
    journal.save_check_in(check_in(3))
    assert journal.first_day() == DAY + timedelta(days=3)
    journal.save_practice(by_hand(2))
    assert journal.first_day() == DAY + timedelta(days=2)
    journal.save_weekly_check_in(weekly(0))
    assert journal.first_day() == DAY


def test_what_waits_counts_as_it_stands_now(journal: JournalStore) -> None:
    journal.save_check_in(check_in(1))
    journal.save_check_in(check_in(2))
    journal.save_practice(by_hand(1))
    journal.save_excused(excused())
    connection = journal._file.connection
    connection.execute("PRAGMA query_only = ON")
    moved = replace(check_in(2), day=DAY + timedelta(days=40))
    journal.save_check_in(replace(check_in(1), marks=check_in(1).marks.taken_out(NOW)))
    journal.save_check_in(moved)
    journal.save_practice(replace(by_hand(1), marks=by_hand(1).marks.taken_out(NOW)))
    journal.save_excused(excused().taken_back())
    journal.save_weekly_check_in(weekly())
    assert journal.unsaved == 5
    assert journal.check_ins() == (moved,)
    assert journal.check_ins(until=DAY + timedelta(days=5)) == ()
    assert journal.practices() == ()
    assert journal.excused() == ()
    assert journal.weekly_check_ins() == (weekly(),)
    assert {each.id for each in journal.removed()} == {"walk-1", "check-in-1"}
    assert journal.first_day() == weekly().day
    connection.execute("PRAGMA query_only = OFF")
    assert journal.retry()
    assert journal.check_ins() == (moved,)


def test_a_row_that_took_damage_is_left_out_of_everything(
    journal: JournalStore, tmp_path: Path
) -> None:
    for number in (1, 2):
        journal.save_check_in(check_in(number))
        journal.save_weekly_check_in(weekly(number))
        journal.save_excused(excused(number))
        journal.save_practice(by_hand(number))
    out = replace(check_in(3), marks=check_in(3).marks.taken_out(NOW))
    journal.save_check_in(out)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("UPDATE check_in SET pain = 3 WHERE id = 'check-in-1'")
        connection.execute("UPDATE check_in SET removed_at = NULL WHERE id = 'check-in-3'")
        connection.execute("UPDATE weekly_check_in SET enjoyment = NULL WHERE id = 'weekly-1'")
        connection.execute("UPDATE excused SET reason = 'rest' WHERE id = 'excused-1'")
        connection.execute("UPDATE practice SET changed_at = NULL WHERE id = 'walk-1'")
    assert journal.check_ins() == (check_in(2),)
    assert journal.weekly_check_ins() == (weekly(2),)
    assert journal.excused() == (excused(2),)
    assert journal.practices() == (by_hand(2),)
    assert journal.removed() == ()
    assert journal.first_day() == DAY + timedelta(days=2)


def test_words_that_no_file_can_hold_lose_only_their_broken_signs(journal: JournalStore) -> None:
    journal.save_check_in(
        replace(check_in(), note="\ud83d", triggers=("half \ud83d sign",), treatments=("\udc00",))
    )
    journal.save_weekly_check_in(replace(weekly(), own_activity="\ud83d run", note="\ud83d"))
    assert journal.unsaved == 0
    (found,) = journal.check_ins()
    assert (found.note, found.triggers, found.treatments) == ("?", ("half ? sign",), ("?",))
    (week,) = journal.weekly_check_ins()
    assert (week.own_activity, week.note) == ("? run", "?")


scales = st.one_of(st.none(), st.integers(0, 10))
offsets = st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001
    datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.one_of(offsets, st.just(UTC)),
)
all_marks = st.builds(
    Marks, st.one_of(st.none(), moments), st.one_of(st.none(), moments), st.none()
)
words = st.lists(st.text(max_size=40), max_size=4).map(tuple)
regions = st.lists(
    st.builds(RegionPain, st.sampled_from(Region), st.integers(0, 10)),
    unique_by=lambda each: each.region,
).map(tuple)
check_ins = st.builds(
    CheckIn,
    id=st.uuids().map(str),
    at=moments,
    day=st.dates(),
    pain=scales,
    regions=regions,
    sleep=scales,
    mood=scales,
    activity=scales,
    triggers=words,
    treatments=words,
    note=st.text(max_size=80),
    marks=all_marks,
)
weeklies = st.builds(
    WeeklyCheckIn,
    id=st.uuids().map(str),
    at=moments,
    day=st.dates(),
    pain=scales,
    enjoyment=scales,
    general_activity=scales,
    own_activity=st.text(max_size=40),
    own_rating=scales,
    note=st.text(max_size=80),
    marks=all_marks,
)
ranges = st.builds(
    lambda key, first, days, reason: Excused(key, first, first + timedelta(days=days), reason),
    st.uuids().map(str),
    st.dates(max_value=date(9990, 1, 1)),
    st.integers(0, 365),
    st.sampled_from(Reason),
)


@given(check_ins, weeklies, ranges)
def test_every_entry_comes_back_from_its_columns_as_it_was(
    some: CheckIn, week: WeeklyCheckIn, away: Excused
) -> None:
    assert check_in_of(check_in_row(some)) == some
    assert weekly_check_in_of(weekly_check_in_row(week)) == week
    assert excused_of(excused_row(away)) == away


@settings(max_examples=15)
@given(
    st.lists(check_ins, max_size=5), st.lists(weeklies, max_size=4), st.lists(ranges, max_size=4)
)
def test_every_entry_comes_back_from_the_file_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    some: list[CheckIn],
    weeks: list[WeeklyCheckIn],
    away: list[Excused],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    journal = open_journal(folder)
    for entry in some:
        journal.save_check_in(entry)
    for week in weeks:
        journal.save_weekly_check_in(week)
    for each in away:
        journal.save_excused(each)
    assert journal.unsaved == 0
    journal.close()
    again = open_journal(folder)
    assert {each.id: each for each in again.check_ins()} == {each.id: each for each in some}
    assert {each.id: each for each in again.weekly_check_ins()} == {each.id: each for each in weeks}
    assert {each.id: each for each in again.excused()} == {each.id: each for each in away}
    again.close()
