"""Triggers and treatments, counted and nothing more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.journal.looking_back.spans import Span
from mindbody_app.journal.looking_back.tags import TagCount, tags_state
from mindbody_app.journal.marks import Marks
from tests.journal.looking_back.entries import (
    NOW,
    REACH,
    Entries,
    check_in,
    entries,
    few,
    span_back,
    spans,
)


@few
@given(entries, spans)
def test_every_use_is_counted_once(journal: Entries, span: Span) -> None:
    state = tags_state(journal.days, span)
    looks = [each for each in journal.kept.check_ins if each.day in span]
    looks.sort(key=lambda each: (each.at, each.id))
    assert state.checked_days == len({each.day for each in looks})
    for counts, name in ((state.triggers, "triggers"), (state.treatments, "treatments")):
        uses = [(tag, each.day) for each in looks for tag in getattr(each, name)]
        assert sum(count.uses for count in counts) == len(uses)
        assert len({count.tag.casefold() for count in counts}) == len(counts)
        assert [count.uses for count in counts] == sorted(
            (count.uses for count in counts), reverse=True
        )
        for count in counts:
            same = [each for each in uses if each[0].casefold() == count.tag.casefold()]
            assert count == TagCount(same[-1][0], len(same), len({day for _, day in same}))
    assert state.empty == (not state.triggers and not state.treatments)


@few
@given(entries, st.integers(0, REACH - 1))
def test_two_parts_add_up_to_the_whole(journal: Entries, cut: int) -> None:
    days = journal.days
    whole, old, new = (
        tags_state(days, span)
        for span in (span_back(REACH), span_back(REACH, cut + 1), span_back(cut))
    )
    for count in whole.triggers:
        same = [
            each
            for each in old.triggers + new.triggers
            if each.tag.casefold() == count.tag.casefold()
        ]
        assert count.uses == sum(each.uses for each in same)
        assert count.days == sum(each.days for each in same)
    assert whole.checked_days == old.checked_days + new.checked_days


def test_most_used_first_and_spelled_as_it_was_last() -> None:
    looks = [
        check_in(3, triggers=["stress", "Weather"]),
        check_in(2, triggers=["Stress"], treatments=["Heat"], minute=600),
        check_in(2, triggers=["STRESS"], minute=900),
        check_in(1, triggers=["Bad sleep"]),
        check_in(0, 4),
        check_in(0, triggers=["Cold"], minute=60, marks=Marks(removed_at=NOW)),
    ]
    state = tags_state(lived_days([], looks), span_back(6))
    assert state.triggers == (
        TagCount("STRESS", 3, 2),
        TagCount("Bad sleep", 1, 1),
        TagCount("Weather", 1, 1),
    )
    assert state.treatments == (TagCount("Heat", 1, 1),)
    assert state.checked_days == 4


def test_uses_come_before_days() -> None:
    looks = [check_in(0, triggers=["Sitting"], minute=minute) for minute in range(3)]
    looks += [check_in(back, triggers=["Cold"]) for back in (1, 2)]
    state = tags_state(lived_days([], looks), span_back(6))
    assert state.triggers == (TagCount("Sitting", 3, 1), TagCount("Cold", 2, 2))


def test_check_ins_without_tags_are_empty_and_counted() -> None:
    state = tags_state(lived_days([], [check_in(0, 4)]), span_back(6))
    assert state.empty
    assert state.checked_days == 1
