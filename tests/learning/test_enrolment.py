"""How far a person has come in a programme: days may be missed, and nothing is ever taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.records import COUNTS_FROM_SECONDS, PracticeRecord
from mindbody_app.learning.enrolment import (
    Enrolment,
    ProgrammeStanding,
    Step,
    Turn,
    current,
    latest_of,
    standing,
)
from mindbody_app.learning.programmes import Counts, Part, Programme, Suggestion

ZONE = timezone(timedelta(hours=1))
FIRST = date(2026, 3, 2)
PROGRAMME = Programme(
    id="weeks",
    title="Weeks",
    summary="Three of them.",
    counts=Counts.DAYS,
    parts=tuple(
        Part(
            title=title,
            days=3,
            reading=("Read.",),
            suggestions=tuple(Suggestion(f"{title}-{number}", 5) for number in range(4)),
        )
        for title in ("one", "two", "three")
    ),
    closing=("Done.",),
)


def at(day: int, hour: float = 8) -> datetime:
    moment = datetime.combine(FIRST, time(), ZONE)
    return moment + timedelta(days=day, hours=hour)


def step(turn: Turn, day: int = 0, hour: float = 7, part: int = 0) -> Step:
    return Step(turn, at(day, hour), FIRST + timedelta(days=day), part)


def enrolled(*steps: Step) -> Enrolment:
    return Enrolment("mine", "weeks", (step(Turn.BEGIN), *steps))


def practice(day: int, hour: float = 8, seconds: int = 600) -> PracticeRecord:
    return PracticeRecord(
        id=f"{day}-{hour}",
        script_id="anything",
        title="Anything",
        practice="music",
        started_at=at(day, hour),
        practice_day=FIRST + timedelta(days=day),
        planned_seconds=600,
        practised_seconds=seconds,
    )


def stands(
    enrolment: Enrolment, days: list[int] | list[PracticeRecord], today: int
) -> ProgrammeStanding:
    records = [practice(each) if isinstance(each, int) else each for each in days]
    return standing(PROGRAMME, enrolment, records, FIRST + timedelta(days=today))


def test_on_the_first_day_the_first_suggestion_of_the_first_week_waits() -> None:
    found = stands(enrolled(), [], 0)
    assert (found.part.title, found.done, found.day) == ("one", 0, 1)
    assert found.suggestion.script_id == "one-0"
    assert not (found.practised_today or found.part_done or found.set_aside or found.finished_on)


def test_suggestions_are_walked_through_one_practised_day_at_a_time() -> None:
    assert stands(enrolled(), [0], 0).suggestion.script_id == "one-0"
    assert stands(enrolled(), [0], 1).suggestion.script_id == "one-1"
    assert stands(enrolled(), [0], 9).suggestion.script_id == "one-1"
    assert stands(enrolled(), [0, 9], 10).suggestion.script_id == "one-2"


def test_a_week_ends_with_its_days_and_the_next_begins_on_the_day_after() -> None:
    days = [0, 4, 20]
    on_the_day = stands(enrolled(), days, 20)
    assert (on_the_day.part.title, on_the_day.done, on_the_day.day) == ("one", 3, 3)
    assert on_the_day.part_done
    assert on_the_day.practised_today
    after = stands(enrolled(), days, 21)
    assert (after.part.title, after.done, after.days_done) == ("two", 0, (3, 0, 0))
    assert after.suggestion.script_id == "two-0"


def test_only_practice_that_counts_does_a_day_and_twice_a_day_is_one_day() -> None:
    records = [
        practice(0, 8, COUNTS_FROM_SECONDS - 1),
        practice(1, 8, COUNTS_FROM_SECONDS),
        practice(1, 20),
    ]
    assert stands(enrolled(), records, 2).done == 1


def test_practice_before_it_began_or_after_today_does_nothing() -> None:
    records = [practice(-3), practice(0, 6.5), practice(5)]
    assert stands(enrolled(), records, 4).done == 0
    assert stands(enrolled(), records, 5).done == 1


def test_going_on_early_takes_nothing_from_the_week_before() -> None:
    gone_on = enrolled(step(Turn.BEGIN, 1, 12, part=1))
    found = stands(gone_on, [0, 1], 1)
    assert (found.part.title, found.days_done, found.day) == ("two", (2, 0, 0), 1)
    assert found.practised_today
    evening = stands(gone_on, [practice(0), practice(1), practice(1, 20)], 1)
    assert evening.days_done == (2, 1, 0)
    assert evening.suggestion.script_id == "two-0"


def test_staying_keeps_the_week_open_and_counts_on() -> None:
    stayed = enrolled(step(Turn.STAY, 2, 9))
    found = stands(stayed, [0, 1, 2, 3, 8], 9)
    assert (found.part.title, found.done, found.day, found.stays) == ("one", 5, 6, True)
    assert found.suggestion.script_id == "one-1"
    gone_on = stayed.stepped(step(Turn.BEGIN, 9, part=1))
    assert stands(gone_on, [0, 1, 2, 3, 8], 9).days_done == (5, 0, 0)


def test_going_back_to_a_week_counts_on_from_what_it_has() -> None:
    back = enrolled(step(Turn.STAY, 3))
    found = stands(back, [0, 1, 2, 3], 4)
    assert (found.part.title, found.days_done) == ("one", (4, 0, 0))


def test_a_full_week_that_is_begun_again_ends_with_one_more_practised_day() -> None:
    again = enrolled(step(Turn.BEGIN, 10))
    assert stands(again, [0, 1, 2, 3], 15).part.title == "one"
    assert stands(again, [0, 1, 2, 3, 15], 16).part.title == "two"


def test_what_is_done_while_it_rests_counts_for_nothing_and_what_was_done_stays() -> None:
    rested = enrolled(step(Turn.ASIDE, 2))
    found = stands(rested, [0, 1, 5, 6], 7)
    assert (found.set_aside, found.part.title, found.done) == (True, "one", 2)
    resumed = rested.stepped(step(Turn.RESUME, 7))
    found = stands(resumed, [0, 1, 5, 6, 8], 8)
    assert (found.set_aside, found.part.title, found.done) == (False, "one", 3)


def test_a_week_that_ends_on_the_day_it_is_set_aside_is_over_when_it_is_taken_up_again() -> None:
    steps = enrolled(step(Turn.ASIDE, 2, 9), step(Turn.RESUME, 30))
    assert stands(steps, [0, 1, 2], 30).part.title == "two"


def test_the_last_week_ends_the_programme_with_its_last_day() -> None:
    days = list(range(9))
    assert stands(enrolled(), days[:-1], 8).finished_on is None
    found = stands(enrolled(), days, 8)
    assert (found.finished_on, found.days_done) == (FIRST + timedelta(days=8), (3, 3, 3))
    later = stands(enrolled(), [*days, 9, 10], 12)
    assert (later.finished_on, later.days_done) == (found.finished_on, (3, 3, 3))


def test_staying_with_the_last_week_opens_it_again_and_finishing_ends_it() -> None:
    days = list(range(9))
    stayed = enrolled(step(Turn.STAY, 8, 9, part=2))
    found = stands(stayed, [*days, 9], 10)
    assert (found.finished_on, found.done, found.last_part) == (None, 4, True)
    finished = stayed.stepped(step(Turn.FINISH, 11))
    assert stands(finished, [*days, 9, 12], 12).finished_on == FIRST + timedelta(days=11)


def test_a_programme_that_lost_weeks_leaves_a_person_in_its_last() -> None:
    assert stands(enrolled(step(Turn.BEGIN, 1, part=7)), [], 1).part.title == "three"


def test_a_clock_that_ran_ahead_at_the_beginning_is_put_right_by_the_next_step() -> None:
    ahead = Enrolment("mine", "weeks", (step(Turn.BEGIN, 3000),))
    assert stands(ahead, [0, 1], 1).done == 0
    mended = ahead.stepped(step(Turn.ASIDE, 2)).stepped(step(Turn.RESUME, 2, 7.5))
    assert stands(mended, [0, 1, 2, 3], 3).done == 2
    later = stands(mended, [0, 1, 2, 3, 4, 5], 6)
    assert (later.part.title, later.done) == ("two", 1)


def test_the_current_one_is_the_latest_that_is_not_set_aside() -> None:
    first = enrolled(step(Turn.ASIDE, 5))
    second = Enrolment("other", "weeks", (step(Turn.BEGIN, 5),))
    assert current([]) is None
    assert current([first]) is None
    assert current([second, first]) is second
    again = first.stepped(step(Turn.RESUME, 6))
    assert current([again, second.stepped(step(Turn.ASIDE, 6))]) is again
    assert latest_of([again, second], "weeks") is again
    assert latest_of([again, second], "others") is None
    at_once = Enrolment("third", "weeks", (step(Turn.BEGIN, 5),))
    assert current([second, at_once]) is at_once


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with a step"):
        Enrolment("mine", "weeks", ())
    with pytest.raises(ValueError, match="UTC offset"):
        Step(Turn.BEGIN, datetime(2026, 3, 2, 8), FIRST)  # noqa: DTZ001


days = st.integers(-5, 40)
practices = st.builds(practice, days, st.sampled_from([5.0, 8.0, 13.5, 21.0]))
turns = st.builds(
    step,
    st.sampled_from(Turn),
    st.integers(0, 40),
    st.sampled_from([7.0, 12.0, 20.0]),
    part=st.integers(0, 2),
)
enrolments = st.lists(turns, max_size=4).map(
    lambda steps: enrolled(*sorted(steps, key=lambda each: each.at))
)
lives = st.lists(practices, max_size=30)


def far(found: ProgrammeStanding) -> tuple[bool, int, int]:
    """How far it has come; weeks and days only ever go up."""
    done = min(found.done, found.part.days)
    return (found.finished_on is not None, found.number, done)


@given(enrolments, lives, st.integers(0, 40), st.randoms())
def test_the_order_of_records_does_not_matter(
    enrolment: Enrolment, life: list[PracticeRecord], today: int, chance: object
) -> None:
    mixed = list(life)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert stands(enrolment, mixed, today) == stands(enrolment, life, today)


@given(enrolments, lives, st.integers(0, 40), st.integers(1, 30))
def test_a_missed_day_never_lowers_anything(
    enrolment: Enrolment, life: list[PracticeRecord], today: int, missed: int
) -> None:
    told = replace(
        enrolment, steps=tuple(each for each in enrolment.steps if each.at <= at(today, 23))
    )
    lived = [each for each in life if each.started_at <= at(today, 23)]
    before, after = stands(told, lived, today), stands(told, lived, today + missed)
    assert far(after) >= far(before)
    assert all(x >= y for x, y in zip(after.days_done, before.days_done, strict=True))


@given(enrolments, lives, lives, st.integers(0, 40))
def test_more_practice_never_sets_back(
    enrolment: Enrolment, life: list[PracticeRecord], more: list[PracticeRecord], today: int
) -> None:
    less, all_of_it = stands(enrolment, life, today), stands(enrolment, life + more, today)
    assert all_of_it.finished_on is not None or far(all_of_it)[1:] >= far(less)[1:]


@given(enrolments, lives, lives, st.integers(0, 40))
def test_more_practice_takes_no_day_from_a_week(
    enrolment: Enrolment, life: list[PracticeRecord], more: list[PracticeRecord], today: int
) -> None:
    less, all_of_it = stands(enrolment, life, today), stands(enrolment, life + more, today)
    for part, before, after in zip(
        PROGRAMME.parts, less.days_done, all_of_it.days_done, strict=True
    ):
        assert after >= min(before, part.days)


@given(enrolments, lives, st.integers(0, 40))
def test_the_suggestion_is_one_of_the_week_in_hand(
    enrolment: Enrolment, life: list[PracticeRecord], today: int
) -> None:
    found = stands(enrolment, life, today)
    assert found.suggestion in found.part.suggestions
    assert found.day in (found.done, found.done + 1)
