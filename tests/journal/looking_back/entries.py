"""Any journal to look back on: practices, check-ins and excused days, some of them taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from mindbody_app.journal.check_ins import CheckIn, RegionPain, WeeklyCheckIn
from mindbody_app.journal.looking_back.lived_days import LivedDay, lived_days
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.marks import Marks
from mindbody_app.journal.records import Ended, PracticeRecord, Rating
from mindbody_app.practice.regions import Region
from tests.written import check_in_at, practice_at

TODAY = date(2026, 11, 5)
"""A Thursday."""
NOW = datetime(2026, 11, 5, 21, tzinfo=UTC)
REACH = 60
"""Days back that entries lie in."""


few = settings(max_examples=40)
"""Whole journals are dear to make."""


def day_of(back: int) -> date:
    return TODAY - timedelta(days=back)


def span_back(first: int, last: int = 0) -> Span:
    """From so many days ago to so many days ago."""
    return Span(day_of(first), day_of(last))


def _at(back: int, minute: int) -> datetime:
    return datetime.combine(day_of(back), time(minute // 60, minute % 60), UTC)


def practice(
    back: int = 0,
    seconds: int = 1200,
    *,
    kind: str = "body_scan",
    before: int | None = None,
    after: int | None = None,
    distress: tuple[int | None, int | None] = (None, None),
    minute: int = 480,
    ended: Ended | None = Ended.COMPLETED,
    marks: Marks = Marks(),  # noqa: B008
) -> PracticeRecord:
    return practice_at(
        _at(back, minute),
        seconds,
        id=f"practice {back} {minute}",
        script_id=kind,
        title=kind.replace("_", " "),
        practice=kind,
        ended=ended,
        before=Rating(before, distress[0]),
        after=Rating(after, distress[1]),
        marks=marks,
    )


def check_in(
    back: int = 0,
    pain: int | None = None,
    *,
    sleep: int | None = None,
    regions: Sequence[tuple[Region, int]] = (),
    triggers: Sequence[str] = (),
    treatments: Sequence[str] = (),
    minute: int = 1260,
    marks: Marks = Marks(),  # noqa: B008
) -> CheckIn:
    return check_in_at(
        _at(back, minute),
        id=f"check-in {back} {minute}",
        pain=pain,
        sleep=sleep,
        regions=tuple(RegionPain(region, intensity) for region, intensity in regions),
        triggers=tuple(triggers),
        treatments=tuple(treatments),
        marks=marks,
    )


def weekly(
    back: int = 0,
    *items: int | None,
    own: int | None = None,
    minute: int = 600,
    marks: Marks = Marks(),  # noqa: B008
) -> WeeklyCheckIn:
    pain, enjoyment, activity = items or (None, None, None)
    return WeeklyCheckIn(
        f"weekly {back} {minute}",
        _at(back, minute),
        day_of(back),
        pain,
        enjoyment,
        activity,
        "the garden",
        own,
        marks=marks,
    )


@dataclass(frozen=True)
class Entries:
    """A whole journal, in the order in which it was written."""

    records: tuple[PracticeRecord, ...]
    check_ins: tuple[CheckIn, ...]

    @property
    def days(self) -> dict[date, LivedDay]:
        return lived_days(self.records, self.check_ins)

    @property
    def kept(self) -> Entries:
        """Less what was taken out."""
        return Entries(
            tuple(each for each in self.records if not each.marks.removed),
            tuple(each for each in self.check_ins if not each.marks.removed),
        )


backs = st.integers(0, 9) | st.integers(0, REACH)
"""The last days among them often, so that they fill."""
minutes = st.integers(0, 24 * 60 - 1)
ratings = st.none() | st.integers(0, 10)
marks = st.sampled_from((Marks(), Marks(), Marks(entered_at=NOW), Marks(removed_at=NOW)))
marked_regions = st.dictionaries(
    st.sampled_from(tuple(Region)[:5]), st.integers(0, 10), max_size=3
).map(lambda found: sorted(found.items(), key=lambda each: list(Region).index(each[0])))
tags = st.lists(st.sampled_from(("Heat", "heat", "Walk", "Stress")), max_size=2, unique=True)
practices = st.builds(
    practice,
    backs,
    st.sampled_from((0, 59, 60, 570, 1200)),
    kind=st.sampled_from(("body_scan", "breathing", "walk", "new kind")),
    before=ratings,
    after=ratings,
    distress=st.tuples(ratings, ratings),
    minute=minutes,
    ended=st.sampled_from((*Ended, None)),
    marks=marks,
)
check_ins = st.builds(
    check_in,
    backs,
    ratings,
    sleep=ratings,
    regions=marked_regions,
    triggers=tags,
    treatments=tags,
    minute=minutes,
    marks=marks,
)
weeklies = st.builds(
    lambda back, items, own, minute, each: weekly(back, *items, own=own, minute=minute, marks=each),
    backs,
    st.tuples(ratings, ratings, ratings),
    ratings,
    minutes,
    marks,
)
entries = st.builds(
    Entries,
    st.lists(practices, max_size=20, unique_by=lambda each: each.id).map(tuple),
    st.lists(check_ins, max_size=30, unique_by=lambda each: each.id).map(tuple),
)
full_entries = st.builds(
    Entries,
    st.lists(practices, min_size=8, max_size=20, unique_by=lambda each: each.id).map(tuple),
    st.lists(check_ins, min_size=15, max_size=40, unique_by=lambda each: each.id).map(tuple),
)
"""With days of several entries, and medians."""
spans = st.tuples(st.integers(0, REACH), st.integers(0, REACH)).map(
    lambda ends: span_back(max(ends), min(ends))
)
