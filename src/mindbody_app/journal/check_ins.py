"""The diary: check-ins of a day, and the weekly one with PEG and one's own activity.

Pain over time is drawn from these and never from the ratings before a session: one momentary
rating correlates below .70 with the week's average (PMC3014612).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mindbody_app.journal.marks import NO_MARKS, Marks
from mindbody_app.practice.regions import Region

LONGEST_TAG = 40
"""Characters of a trigger or treatment."""
LONGEST_NOTE = 2000
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RegionPain:
    """How much one region hurts, 0-10."""

    region: Region
    intensity: int

    def __post_init__(self) -> None:
        _expect_scale(self.intensity)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One look at a day; a day may have any number of them, and every part may be left open."""

    id: str
    at: datetime
    """The moment that it tells of: local time with its UTC offset, as it was where it was lived."""
    day: date
    """The practice day that it counts for."""
    pain: int | None = None
    """Average pain, 0-10; None is left open, 0 is no pain."""
    regions: tuple[RegionPain, ...] = ()
    """Each region at most once, in the order of `Region`."""
    sleep: int | None = None
    """How well the person slept, 0 (very badly) to 10 (very well)."""
    mood: int | None = None
    """0 (very low) to 10 (very good)."""
    activity: int | None = None
    """How much of what they meant to do they could do, 0 (nothing) to 10 (all of it)."""
    triggers: tuple[str, ...] = ()
    """What may have made it worse, in the person's own words."""
    treatments: tuple[str, ...] = ()
    """What was taken or done for it, in the person's own words."""
    note: str = ""
    marks: Marks = NO_MARKS

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a check-in's time carries its UTC offset")
        for value in (self.pain, self.sleep, self.mood, self.activity):
            _expect_scale(value)
        if len({each.region for each in self.regions}) != len(self.regions):
            raise ValueError("a check-in names each region once")

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""
        return all(
            value is None for value in (self.pain, self.sleep, self.mood, self.activity)
        ) and not (self.regions or self.triggers or self.treatments or self.note.strip())


@dataclass(frozen=True, slots=True)
class WeeklyCheckIn:
    """PEG over the past week (Krebs 2009, public domain), and one activity that matters."""

    id: str
    at: datetime
    """Local time with its UTC offset."""
    day: date
    """The practice day that it counts for; it tells of the seven days up to it."""
    pain: int | None = None
    """P: average pain in the past week, 0 (no pain) to 10 (pain as bad as you can imagine)."""
    enjoyment: int | None = None
    """E: how pain interfered with enjoyment of life, 0 (does not) to 10 (completely)."""
    general_activity: int | None = None
    """G: how pain interfered with general activity, 0 (does not) to 10 (completely)."""
    own_activity: str = ""
    """The activity that matters to the person, as it was named then; empty where none is."""
    own_rating: int | None = None
    """How well they could do it, 0 (not at all) to 10 (as well as I'd like)."""
    note: str = ""
    marks: Marks = NO_MARKS

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a check-in's time carries its UTC offset")
        for value in (self.pain, self.enjoyment, self.general_activity, self.own_rating):
            _expect_scale(value)

    @property
    def peg(self) -> float | None:
        """The mean of the three, 0-10, only when all three are answered."""
        if self.pain is None or self.enjoyment is None or self.general_activity is None:
            return None
        return (self.pain + self.enjoyment + self.general_activity) / 3

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""
        values = (self.pain, self.enjoyment, self.general_activity, self.own_rating)
        return all(value is None for value in values) and not self.note.strip()


def tidy_tag(words: str) -> str:
    """A trigger or treatment as it is kept: one line, single spaces, at most `LONGEST_TAG` long."""
    return " ".join(words.split())[:LONGEST_TAG].rstrip()


def usual_tags(used: Iterable[str], offered: Iterable[str], most: int = 12) -> tuple[str, ...]:
    """The tags to offer for one click: those used most come first, then those of the app.

    Args:
        used: every use of a tag, the newest last; one word in two spellings of case is one tag,
            spelled as it was last.
        offered: the app's own suggestions, in order.
        most: how many, 1 or more.
    """
    counts: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for tag in used:
        key = tag.casefold()
        counts[key] = counts.get(key, 0) + 1
        spelled[key] = tag
    ranked = [spelled[key] for key in sorted(counts, key=lambda key: (-counts[key], key))]
    fresh = [tag for tag in offered if tag.casefold() not in counts]
    return tuple((ranked + fresh)[:most])


def weekly_due(
    today: date, first_day: date | None, last: date | None, put_off: date | None
) -> bool:
    """Whether the weekly check-in is to be offered: seven days after the last one.

    Args:
        today: the practice day that is now.
        first_day: the oldest day with anything kept; from the day after it on it is offered.
        last: the day of the last weekly check-in; None where there is none.
        put_off: the day on which it was last put off; None where it never was.
    """
    if first_day is None or today <= first_day:
        return False
    told = [day for day in (last, put_off) if day is not None and day <= today]
    return all(today - day >= A_WEEK for day in told)


def _expect_scale(value: int | None) -> None:
    if value is not None and not 0 <= value <= 10:
        raise ValueError("a scale's answer is a whole number from 0 to 10")
