"""A clinic's plan: its bounds, what of it can be followed, and how it takes another's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.journal.plain_text import one_line, plain_text
from mindbody_app.journal.plan_file import (
    LONGEST_NOTE,
    MOST_ITEMS,
    MOST_LINES,
    ClinicPlan,
    Place,
    place_of,
    plan_from,
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
    assert place_of(PLAN, None) is Place.FIRST
    assert place_of(PLAN, replace(PLAN, clinic="Hillside")) is Place.FIRST
    assert place_of(PLAN, PLAN) is Place.SAME
    assert place_of(replace(PLAN, clinic="RIVERSIDE", made_on=TODAY), PLAN) is Place.NEWER
    assert place_of(replace(PLAN, note="The same day"), PLAN) is Place.NEWER
    assert place_of(replace(PLAN, made_on=date(2026, 1, 1)), PLAN) is Place.OLDER


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
        ("Z" + "\u0301" * 50, "Z" + "\u0301" * 3),
        ("نمی\u200cدانم · 👩\u200d⚕️", "نمی\u200cدانم · 👩\u200d⚕️"),
        ("\ud800", ""),
    ],
)
def test_what_is_not_seen_is_taken_out(words: str, plain: str) -> None:
    assert plain_text(words) == plain
