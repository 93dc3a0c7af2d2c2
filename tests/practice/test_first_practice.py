"""The practice that a person is offered first."""

from __future__ import annotations

import pytest

from mindbody_app.app import assets_folder
from mindbody_app.practice.body import Body, HealthCondition
from mindbody_app.practice.first_practice import FIRST_MINUTES, first_practice
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.regions import Region
from mindbody_app.store.script_files import load_script

BODIES = (
    Body(),
    *(Body(conditions=frozenset({each})) for each in HealthCondition),
    Body(conditions=frozenset(HealthCondition)),
    Body(sore=frozenset({Region.ABDOMEN})),
)


@pytest.mark.parametrize(
    ("body", "script_id"),
    [
        (Body(), "diaphragmatic-breathing"),
        (Body(sore=frozenset({Region.LEFT_KNEE})), "diaphragmatic-breathing"),
        (Body(conditions=frozenset({HealthCondition.HEART})), "diaphragmatic-breathing"),
        (Body(conditions=frozenset({HealthCondition.LUNGS})), "pursed-lip"),
        (Body(sore=frozenset({Region.ABDOMEN})), "extended-exhale"),
        (Body(left_out=frozenset({Region.ABDOMEN})), "extended-exhale"),
        (Body(conditions=frozenset({HealthCondition.PREGNANCY})), "extended-exhale"),
        (Body(conditions=frozenset({HealthCondition.SURGERY})), "extended-exhale"),
        (Body(conditions=frozenset({HealthCondition.EPILEPSY})), "open-awareness"),
        (Body(conditions=frozenset({HealthCondition.MENTAL_HEALTH})), "open-awareness"),
        (
            Body(conditions=frozenset({HealthCondition.LUNGS, HealthCondition.TRAUMA})),
            "open-awareness",
        ),
    ],
)
def test_it_suits_the_body(body: Body, script_id: str) -> None:
    assert first_practice(body) == script_id


@pytest.mark.parametrize("body", BODIES)
def test_it_is_short_and_asks_for_nothing_that_needs_care(body: Body) -> None:
    script = load_script(assets_folder() / "scripts" / f"{first_practice(body)}.yaml")
    assert script.minutes.least <= FIRST_MINUTES <= script.minutes.most
    assert not script.holds
    assert not script.tenses
    assert not script.moves
    if body.conditions & {HealthCondition.EPILEPSY, HealthCondition.TRAUMA}:
        assert script.practice is not Practice.BREATHING
