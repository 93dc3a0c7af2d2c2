"""The gists of days: nothing lost, nothing of what was taken out, whatever the order of entry."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.adherence import minutes_by_day
from mindbody_app.journal.looking_back.lived_days import (
    KINDS,
    LivedDay,
    in_order,
    lived_days,
    minutes_of,
)
from mindbody_app.journal.marks import Marks
from mindbody_app.practice.regions import Region
from tests.journal.looking_back.entries import (
    NOW,
    Entries,
    check_in,
    day_of,
    entries,
    few,
    practice,
)


@few
@given(entries, st.randoms(use_true_random=False))
def test_the_order_of_entry_never_matters(journal: Entries, chance: random.Random) -> None:
    records, looks = list(journal.records), list(journal.check_ins)
    chance.shuffle(records)
    chance.shuffle(looks)
    mixed = lived_days(records, looks)
    assert mixed == journal.days
    assert list(mixed) == list(journal.days)


@few
@given(entries)
def test_what_was_taken_out_never_shows(journal: Entries) -> None:
    assert journal.days == journal.kept.days


@few
@given(entries)
def test_nothing_that_ended_and_was_kept_is_lost(journal: Entries) -> None:
    days = journal.days
    kept = journal.kept
    assert all(one < following for one, following in pairwise(days))
    assert sum(len(each.sessions) for each in days.values()) == sum(
        record.ended is not None for record in kept.records
    )
    assert sum(len(each.check_ins) for each in days.values()) == len(kept.check_ins)
    ended = [record for record in kept.records if record.ended is not None]
    assert minutes_of(days) == pytest.approx(minutes_by_day(ended))


@few
@given(entries)
def test_slices_of_the_journal_add_up_to_the_whole(journal: Entries) -> None:
    """The screen reads the journal piece by piece, cut between days."""
    parts: dict[date, LivedDay] = {}
    for old in (True, False):
        parts |= lived_days(
            [each for each in journal.records if (each.practice_day < day_of(60)) == old],
            [each for each in journal.check_ins if (each.day < day_of(60)) == old],
        )
    assert parts == journal.days


def test_a_day_in_the_order_of_time() -> None:
    back = Region.LOWER_BACK
    evening = check_in(0, 6, regions=[(back, 7), (Region.NECK, 2)], triggers=["Stress"])
    morning = check_in(0, 3, regions=[(back, 4)], minute=400)
    walk = practice(0, 570, kind="walk", minute=1100)
    opened = practice(0, 59, before=4, distress=(2, 1), minute=300)
    (day,) = lived_days([walk, opened], [evening, morning]).values()
    assert [each.pain for each in day.check_ins] == [3, 6]
    assert day.check_ins[1].triggers == ("Stress",)
    assert day.regions == {"lower_back": 5.5, "neck": 2}
    first, second = day.sessions
    assert (first.before, first.after, first.counts) == (4, None, False)
    assert (first.distress_before, first.distress_after) == (2, 1)
    assert (second.practice, second.title, second.seconds) == ("walk", "walk", 570)
    assert (day.minutes, day.practised, second.by_hand) == (9.5, True, False)


def test_a_practice_that_runs_is_none_yet() -> None:
    assert lived_days([practice(ended=None)], []) == {}
    assert not lived_days([practice(seconds=59)], [])[day_of(0)].practised


def test_kinds_keep_their_order_and_unknown_ones_come_last() -> None:
    assert KINDS[:2] == ("body_scan", "breathing")
    assert in_order({"tai chi", "walk", "breathing", "body_scan", "qigong"}) == (
        "body_scan",
        "breathing",
        "walk",
        "qigong",
        "tai chi",
    )


def test_written_by_hand_is_known() -> None:
    edited, by_hand = practice(0, marks=Marks(changed_at=NOW)), practice(1, marks=Marks(NOW))
    days = lived_days([edited, by_hand], [])
    assert [days[day_of(back)].sessions[0].by_hand for back in (0, 1)] == [False, True]
