"""A clinic's plan: its bounds, what of it can be followed, and how it takes another's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.plain_text import has_letter, one_line, plain_text
from mindbody_app.journal.plan_file import (
    LONGEST_NOTE,
    MOST_ITEMS,
    MOST_LINES,
    ClinicPlan,
    Excess,
    Place,
    in_every_app,
    place_of,
    plan_from,
    too_long,
    usable,
)
from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture

TODAY = date(2026, 11, 25)
SCAN = PlanItem("body-scan", 20, 5)
PLAN = ClinicPlan("Riverside", (SCAN, PlanItem("breath", 60, 3)), date(2026, 11, 20))


def headline(script_id: str, least: int, most: int) -> Headline:
    postures = (Posture.SEATED,)
    return Headline(script_id, script_id, "", Practice.BREATHING, postures, least, least, most)


HERE = (headline("body-scan", 5, 45), headline("breath", 3, 20))


@pytest.mark.parametrize(
    "wrong",
    [
        {"clinic": ""},
        {"clinic": "River\nside"},
        {"clinic": "R" * 81},
        {"clinic": "\u3164\u3164"},
        {"clinic": "— · —"},
        {"clinic": "Cafe\u0301"},
        {"note": "a\u202eb"},
        {"note": "a" * (LONGEST_NOTE + 1)},
        {"contact": "\n".join("a" * (MOST_LINES + 1))},
        {"country": "ie"},
        {"items": ()},
        {"items": (SCAN, PlanItem("body-scan", 10, 1))},
        {"items": (PlanItem("body-scan", 91, 5),)},
        {"items": tuple(PlanItem(f"p-{n}", 5, 1) for n in range(MOST_ITEMS + 1))},
    ],
)
def test_a_plan_keeps_its_bounds(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        replace(PLAN, **wrong)


def test_what_the_app_does_not_have_is_left_out_and_the_rest_works() -> None:
    found = usable((SCAN, PlanItem("breath", 60, 3), PlanItem("newer", 5, 7)), HERE)
    assert found.items == (SCAN, PlanItem("breath", 20, 3))
    assert found.unknown == ("newer",)
    assert found.held == ((PlanItem("breath", 60, 3), PlanItem("breath", 20, 3)),)


def test_a_plan_that_is_taken_holds_from_today_and_old_weeks_keep_theirs() -> None:
    asked = usable(PLAN.items, HERE)
    taken = plan_from(PLAN, asked, asked.items, TODAY)
    assert (taken.starts_on, taken.items, taken.from_whom) == (TODAY, asked.items, "Riverside")
    old = Plan(date(2026, 9, 1), (PlanItem("flare", 3, 7),))
    assert plan_for_week((old, taken), date(2026, 11, 22)) is old
    assert plan_for_week((old, taken), date(2026, 11, 29)) is taken


@pytest.mark.parametrize("items", [(SCAN,), (replace(SCAN, days_a_week=3), SCAN), ()])
def test_a_plan_that_the_person_changed_is_their_own(items: tuple[PlanItem, ...]) -> None:
    assert plan_from(PLAN, usable(PLAN.items, HERE), items, TODAY).from_whom == ""


def test_of_two_plans_of_one_clinic_the_later_one_holds() -> None:
    assert place_of(PLAN, None, TODAY) is Place.FIRST
    assert place_of(PLAN, replace(PLAN, clinic="Hillside"), TODAY) is Place.OTHER
    assert place_of(PLAN, PLAN, TODAY) is Place.SAME
    assert place_of(replace(PLAN, clinic="RIVERSIDE", made_on=TODAY), PLAN, TODAY) is Place.NEWER
    assert place_of(replace(PLAN, note="The same day"), PLAN, TODAY) is Place.NEWER
    assert place_of(replace(PLAN, made_on=date(2026, 1, 1)), PLAN, TODAY) is Place.OLDER
    assert place_of(PLAN, replace(PLAN, made_on=TODAY), TODAY) is Place.OLDER


def test_no_plan_is_older_than_one_that_a_wrong_clock_made() -> None:
    taken = replace(PLAN, made_on=date(2099, 1, 1))
    assert place_of(PLAN, taken, TODAY) is Place.NEWER
    assert place_of(taken, taken, TODAY) is Place.SAME


def test_how_much_too_long_some_words_are() -> None:
    assert too_long("a" * 80, 80) is None
    assert too_long("a" * 81, 80) == Excess(81, 80)
    assert too_long("\n".join("a" * MOST_LINES), 80) is None
    assert too_long("\n".join("a" * (MOST_LINES + 1)), 80) == Excess(21, MOST_LINES, lines=True)


def test_a_clinic_asks_for_what_every_app_has() -> None:
    own = HERE[0]._replace(own=True)
    assert in_every_app((own, HERE[1])) == (HERE[1],)


@given(st.text())
def test_plain_text_stays_as_it_is(words: str) -> None:
    once = plain_text(words)
    assert plain_text(once) == once
    assert one_line(one_line(words)) == one_line(words)
    assert "\n" not in one_line(words)
    once.encode()  # A file can hold it.


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("  a \t b\r\nc\rd\u2028e ", "a b\nc\nd\ne"),
        ("a\n\n\n\nb\n", "a\n\nb"),
        ("a\u202e\u2066\u200f\ufeff\xad\x1b[31mb\x00", "a[31mb"),
        ("Q" + "\u0301" * 50, "Q" + "\u0301" * 3),
        ("Cafe\u0301 Cafe\u200b\u0301", "Café Café"),
        ("a\u3164\u115f\u1160\uffa0\u2800\u034f\u17b4\ufe01\U000e0100b", "ab"),
        ("Riv\u200cer\u200dside\ufe0f \u200d\ufe0f", "Riverside"),
        ("a\u200cא \u200cא\u200c\u200dב", "aא א\u200cב"),
        ("東\u3000\u200dא א\u200ca א\u200c", "東 א אa א"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("نمی\u200cدانم · 👩\u200d⚕️", "نمی\u200cدانم · 👩\u200d⚕️"),
        ("\ud800", ""),
    ],
)
def test_what_is_not_seen_is_taken_out(words: str, plain: str) -> None:
    assert plain_text(words) == plain


@pytest.mark.parametrize(
    ("words", "there"),
    [("東京", True), ("24", True), ("é", True), ("—", False), ("❤\ufe0f", False), ("", False)],
)
def test_a_name_has_a_letter_or_a_digit(words: str, there: bool) -> None:
    assert has_letter(words) is there
