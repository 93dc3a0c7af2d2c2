"""What a session is made from follows from what the person says of their body."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.practice.body import HEALTH_RULES, Avoid, Body, HealthCondition, RegionMark
from mindbody_app.practice.choices import Choices, choices_for
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import EVERYWHERE, Region
from mindbody_app.practice.script import Condition, MinutesRange, SessionScript, Span

SCRIPT = SessionScript(
    id="a-script",
    title="A script",
    practice=Practice.RELAXATION,
    summary="",
    minutes=MinutesRange(5, 10, 20),
    postures=(Posture.SEATED, Posture.LYING),
    cautions=(),
    sections=(),
)
NO_HOLDS = {
    *(HealthCondition.HEART, HealthCondition.BLOOD_PRESSURE, HealthCondition.LUNGS),
    *(HealthCondition.EPILEPSY, HealthCondition.GLAUCOMA, HealthCondition.PREGNANCY),
    HealthCondition.SURGERY,
}
NO_TENSION = {
    *(HealthCondition.HEART, HealthCondition.BLOOD_PRESSURE),
    *(HealthCondition.GLAUCOMA, HealthCondition.SURGERY),
}

regions = st.frozensets(st.sampled_from(Region))
bodies = st.builds(
    Body,
    sore=regions,
    left_out=regions,
    posture=st.sampled_from([None, *Posture]),
    avoids=st.frozensets(st.sampled_from(Avoid)),
    conditions=st.frozensets(st.sampled_from(HealthCondition)),
)


def test_an_empty_body_leaves_a_session_as_it_is_written() -> None:
    assert choices_for(Body(), SCRIPT, 10) == Choices(10, Posture.SEATED)


def test_every_condition_has_its_rule_and_its_reason() -> None:
    assert set(HEALTH_RULES) == set(HealthCondition)
    assert all(rule.reason for rule in HEALTH_RULES.values())


@pytest.mark.parametrize("condition", HealthCondition)
def test_what_each_condition_changes(condition: HealthCondition) -> None:
    body = Body(avoids=frozenset(), conditions=frozenset({condition}))
    assert body.holds is (condition not in NO_HOLDS)
    assert (body.imagines_tension_in == EVERYWHERE) is (condition in NO_TENSION)
    assert body.moves is (condition is not HealthCondition.SURGERY)


def test_pregnancy_spares_the_middle_of_the_body() -> None:
    body = Body(conditions=frozenset({HealthCondition.PREGNANCY}))
    choices = choices_for(body, SCRIPT, 10)
    assert choices.tensing
    assert Condition.NOT_TENSING in choices.conditions(frozenset({Region.ABDOMEN}))
    assert Condition.TENSING in choices.conditions(frozenset({Region.LEFT_HAND}))


def test_holds_are_off_until_they_are_allowed_and_can_be_left_out_for_once() -> None:
    assert not choices_for(Body(), SCRIPT, 10).holding
    allowed = Body(avoids=frozenset())
    assert choices_for(allowed, SCRIPT, 10).holding
    assert not choices_for(allowed, SCRIPT, 10, holding=False).holding


@pytest.mark.parametrize(
    ("usual", "asked", "taken"),
    [
        (None, None, Posture.SEATED),
        (Posture.LYING, None, Posture.LYING),
        (Posture.STANDING, None, Posture.SEATED),
        (Posture.LYING, Posture.SEATED, Posture.SEATED),
    ],
)
def test_the_usual_posture_is_taken_where_the_script_has_it(
    usual: Posture | None, asked: Posture | None, taken: Posture
) -> None:
    assert choices_for(Body(posture=usual), SCRIPT, 10, asked).posture is taken


def test_a_rate_is_for_scripts_that_offer_one() -> None:
    assert choices_for(Body(), SCRIPT, 10, breaths_a_minute=5).breaths_a_minute is None
    offering = replace(SCRIPT, rate=Span(4.5, 6, 7))
    assert choices_for(Body(), offering, 10, breaths_a_minute=5).breaths_a_minute == 5


def test_month_and_day_go_through() -> None:
    choices = choices_for(Body(), SCRIPT, 10, first_month=False, day=739_000)
    assert (choices.first_month, choices.day) == (False, 739_000)


@given(bodies)
def test_a_session_goes_by_every_word(body: Body) -> None:
    choices = choices_for(body, SCRIPT, 10)
    assert choices.left_out == body.left_out
    assert not body.sore & body.left_out
    for region in Region:
        tensing = Condition.TENSING in choices.conditions(frozenset({region}))
        assert tensing is (region not in body.imagines_tension_in)
        if region in body.sore or Avoid.TENSING in body.avoids:
            assert not tensing
    assert choices.holding <= (Avoid.HOLDS not in body.avoids)
    assert choices.moving <= (Avoid.MOVEMENT not in body.avoids)


@given(bodies, st.sampled_from(HealthCondition))
def test_one_more_condition_never_asks_for_more(body: Body, condition: HealthCondition) -> None:
    more = replace(body, conditions=body.conditions | {condition})
    assert more.holds <= body.holds
    assert more.moves <= body.moves
    assert more.imagines_tension_in >= body.imagines_tension_in


@given(bodies, st.sampled_from(Region), st.sampled_from(RegionMark))
def test_a_mark_on_a_region_changes_that_one_alone(
    body: Body, region: Region, mark: RegionMark
) -> None:
    marked = body.marked(region, mark)
    assert marked.mark(region) is mark
    assert all(marked.mark(each) is body.mark(each) for each in Region if each is not region)
    assert replace(marked, sore=body.sore, left_out=body.left_out) == body
