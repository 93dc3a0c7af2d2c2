"""The diary's rows: check-ins, weekly check-ins and excused days to columns and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.practice.regions import Region
from mindbody_app.store.journal_rows import Row, marks_of, marks_row, storable, when_row

# The window needs the excused days alone: check-ins are loaded with the first of them.
if TYPE_CHECKING:
    from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn


def check_in_row(check_in: CheckIn) -> Row:
    """A check-in's columns."""
    return (
        check_in.id,
        *when_row(check_in.at, check_in.day),
        check_in.pain,
        json.dumps([[each.region.value, each.intensity] for each in check_in.regions]),
        check_in.sleep,
        check_in.mood,
        check_in.activity,
        _words_text(check_in.triggers),
        _words_text(check_in.treatments),
        storable(check_in.note),
        *marks_row(check_in.marks),
    )


def check_in_of(row: Row) -> CheckIn:
    """The check-in of a whole row."""
    from mindbody_app.journal.check_ins import CheckIn

    key, at, _, day, pain, regions, sleep, mood, activity, triggers, treatments, note, *marks = row
    return CheckIn(
        id=key,
        at=datetime.fromisoformat(at),
        day=date.fromisoformat(day),
        pain=pain,
        regions=_regions_of(regions),
        sleep=sleep,
        mood=mood,
        activity=activity,
        triggers=_words_of(triggers),
        treatments=_words_of(treatments),
        note=note,
        marks=marks_of(*marks),
    )


def weekly_check_in_row(check_in: WeeklyCheckIn) -> Row:
    """A weekly check-in's columns."""
    return (
        check_in.id,
        *when_row(check_in.at, check_in.day),
        check_in.pain,
        check_in.enjoyment,
        check_in.general_activity,
        storable(check_in.own_activity),
        check_in.own_rating,
        storable(check_in.note),
        *marks_row(check_in.marks),
    )


def weekly_check_in_of(row: Row) -> WeeklyCheckIn:
    """The weekly check-in of a whole row."""
    from mindbody_app.journal.check_ins import WeeklyCheckIn

    key, at, _, day, pain, enjoyment, general_activity, own_activity, own_rating, note, *marks = row
    return WeeklyCheckIn(
        id=key,
        at=datetime.fromisoformat(at),
        day=date.fromisoformat(day),
        pain=pain,
        enjoyment=enjoyment,
        general_activity=general_activity,
        own_activity=own_activity,
        own_rating=own_rating,
        note=note,
        marks=marks_of(*marks),
    )


def excused_row(excused: Excused) -> Row:
    """The columns of a range of excused days."""
    first, last = excused.first_day.isoformat(), excused.last_day.isoformat()
    return (excused.id, first, last, excused.reason.value, int(excused.removed))


def excused_of(row: Row) -> Excused:
    """The range of a whole row."""
    key, first, last, reason, removed = row
    return Excused(
        key, date.fromisoformat(first), date.fromisoformat(last), Reason(reason), bool(removed)
    )


def _words_text(words: Sequence[str]) -> str:
    return json.dumps([storable(each) for each in words], ensure_ascii=False)


# A lifetime names few words and few pains again and again: they are read and held once.


@lru_cache(maxsize=1024)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _regions_of(text: str) -> tuple[RegionPain, ...]:
    if text == "[]":
        return ()
    return tuple([_region_pain(region, intensity) for region, intensity in json.loads(text)])


@lru_cache(maxsize=len(Region) * 11)
def _region_pain(region: str, intensity: int) -> RegionPain:
    from mindbody_app.journal.check_ins import RegionPain

    return RegionPain(Region(region), intensity)
