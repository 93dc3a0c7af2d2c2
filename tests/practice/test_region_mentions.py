"""The words of a line decide which regions it names."""

from __future__ import annotations

import pytest

from mindbody_app.practice.region_mentions import regions_named
from mindbody_app.practice.regions import REGION_GROUPS, Region


def group(*names: str) -> frozenset[Region]:
    return frozenset().union(*(REGION_GROUPS[name] for name in names))


NAMED = {
    "The left knee may have had a long day.": group("left_knee"),
    "Both knees could soften.": group("knees"),
    "Each knee in its own time.": group("knees"),
    "Kneeling is not asked of anyone.": group("knees"),
    "The right foot, from heel to toes.": group("feet"),
    "The right foot and its air.": group("right_foot"),
    "Perhaps the left little toe.": group("left_foot"),
    "The big toe of the left foot.": group("feet"),
    "Thighs, knees and calves.": group("thighs", "knees", "lower_legs"),
    "The whole left leg.": group("left_leg"),
    "The left lower leg.": group("left_lower_leg"),
    "Both upper legs.": group("thighs"),
    "Your ankles, if they like.": group("lower_legs", "feet"),
    "On tiptoe, or not at all.": group("feet"),
    "Hands in your lap.": group("hands", "thighs"),
    "Make a loose fist.": group("hands"),
    "The right wrist.": group("right_forearm", "right_hand"),
    "Let your arms help.": group("arms"),
    "The left upper arm.": group("left_upper_arm"),
    "The left lower arm.": group("left_forearm"),
    "An elbow on the armrest.": group("arms"),
    "Arms and legs, every limb.": group("arms", "legs", "hands", "feet"),
    "A small shrug would do.": group("shoulders"),
    "The left shoulder blade.": group("left_shoulder", "upper_back"),
    "Wide across the collarbones.": group("shoulders"),
    "Let your back be as wide as it is.": group("back"),
    "Along the spine.": group("back"),
    "The lower back.": group("lower_back"),
    "The small of your back.": group("lower_back"),
    "The upper back.": group("upper_back"),
    "Chest, belly and back.": group("torso", "back"),
    "The trunk is heavy.": group("torso", "back"),
    "The belly rises and falls.": group("abdomen"),
    "Somewhere under the ribs.": group("chest"),
    "The heart goes on by itself.": group("chest"),
    "Sitting bones upon the chair.": group("pelvis"),
    "Hips, wherever they rest.": group("pelvis"),
    "The back of your neck.": group("neck"),
    "Swallow if you need to.": group("neck"),
    "The smallest of nods.": group("neck"),
    "A yawn may come.": group("jaw"),
    "Tongue behind the teeth.": group("jaw"),
    "Smooth your forehead.": group("face"),
    "The skin around the eyes.": group("face"),
    "The corners of the mouth.": group("face"),
    "Cool air at the nostrils.": group("face"),
    "The crown of the head.": group("head"),
    "Sounds in your ears.": group("head"),
    "THE LEFT HAND!": group("left_hand"),
}
UNNAMED = (
    "Come back whenever you like.",
    "Let your attention come back to the room.",
    "Lean back in the chair.",
    "Back and forth, as small as you please.",
    "You can bring the mind back again.",
    "Breathe in through your nose.",
    "Let the air leave through the mouth or the nose.",
    "Through the nose is fine if your nose is clear.",
    "Breathe out through softly pursed lips.",
    "Purse your lips and let the air go.",
    "Your eyes can be open or closed.",
    "Let the eyes close if they like.",
    "Give it a nod and let it pass.",
    "On the one hand it is late.",
    "At the back of the room a clock ticks.",
    "A palm tree, if you like palm trees.",
    "You know this by heart.",
    "Handle this as you like.",
    "Every step is a small one.",
    "Lie on the side that is left to you.",
    "A bell opens the practice.",
)


@pytest.mark.parametrize(("line", "regions"), NAMED.items(), ids=NAMED.keys())
def test_a_line_names_these_regions_and_no_others(line: str, regions: frozenset[Region]) -> None:
    assert regions_named(line) == regions


@pytest.mark.parametrize("line", UNNAMED)
def test_breath_light_and_turns_of_phrase_name_none(line: str) -> None:
    assert regions_named(line) == frozenset()


@pytest.mark.parametrize("region", Region)
def test_every_region_is_known_by_its_own_name(region: Region) -> None:
    plain = region.value.replace("_", " ")
    assert regions_named(f"Turn to the {plain} now.") == {region}
    for side, other in (("left", "right"), ("right", "left")):
        if plain.startswith(side):
            mirrored = plain.replace(side, other)
            assert region not in regions_named(f"Turn to the {mirrored} now.")
            assert region in regions_named(f"Turn to {plain.removeprefix(side)} and rest.")
