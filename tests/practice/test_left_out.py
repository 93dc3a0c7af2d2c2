"""Never one word about a region that is left out: every script, every region, by plain words.

What names a region is judged here by a list of its own, not by the module that the app goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.practice.body import HEALTH_RULES, Avoid, Body, HealthCondition
from mindbody_app.practice.choices import Choices, choices_for
from mindbody_app.practice.compose import ComposeError, compose
from mindbody_app.practice.regions import EVERYWHERE, Region
from mindbody_app.practice.script import Breathe, Release, Say, SessionScript, Tense
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.script_files import load_scripts

SCRIPTS = load_scripts(Path(__file__).parents[2] / "assets" / "scripts").scripts

# Parts that come left and right, and everything of the body that a plain speaker calls them by.
SIDED = {
    "shoulder": "shoulder shoulders shrug shrugs collarbone collarbones armpit armpits limb limbs",
    "upper_arm": "arm arms upper-arm upper-arms elbow elbows biceps triceps limb limbs",
    "forearm": "arm arms forearm forearms lower-arm elbow elbows wrist wrists limb limbs",
    "hand": "hand hands finger fingers fingertip fingertips thumb thumbs palm palms fist fists"
    " knuckle knuckles wrist wrists nail nails fingernail fingernails limb limbs",
    "thigh": "thigh thighs leg legs upper-leg upper-legs hamstring hamstrings lap limb limbs",
    "knee": "knee knees kneecap kneecaps kneel kneeling leg legs limb limbs",
    "lower_leg": "leg legs lower-leg lower-legs calf calves shin shins ankle ankles limb limbs",
    "foot": "foot feet toe toes heel heels sole soles ankle ankles instep insteps arch arches"
    " tiptoe tiptoes barefoot limb limbs",
}
MIDDLE = {
    Region.HEAD: "head heads scalp skull crown ear ears earlobe earlobes",
    Region.FACE: "face faces facial forehead brow brows eyebrow eyebrows cheek cheeks cheekbone"
    " cheekbones temple temples eyelid eyelids chin smile smiles smiling frown frowns frowning"
    " nose nostril nostrils mouth lip lips",
    Region.JAW: "jaw jaws jawbone teeth tooth tongue gums yawn yawns yawning",
    Region.NECK: "neck necks throat nape swallow swallowing nod nods nodding",
    Region.CHEST: "chest rib ribs ribcage breastbone sternum heart heartbeat lungs lung torso"
    " trunk",
    Region.UPPER_BACK: "upper-back the-back shoulder-blade shoulder-blades spine backbone spinal"
    " vertebrae torso trunk",
    Region.LOWER_BACK: "lower-back the-back spine backbone spinal vertebrae loins kidneys torso"
    " trunk",
    Region.ABDOMEN: "belly bellies abdomen abdominal stomach tummy navel waist gut midriff"
    " diaphragm torso trunk",
    Region.PELVIS: "pelvis pelvic hip hips groin buttock buttocks sit-bone sit-bones tailbone"
    " sacrum haunches",
}
# Words that are about something else: air, light, or a turn of phrase.
OTHERWISE = re.compile(
    r"\b(?:through|by|from|out of) (?:the|your|either) (?:nose|mouth|nostrils?)"
    r"|\bnose is (?:clear|blocked)|\bpursed? (?:your )?lips|\blips (?:\w+ly )?pursed"
    r"|\bgive (?:it|them|that|each) a nod|\bback of (?:the|your) (?!back)",
    re.IGNORECASE,
)
# What is said in two words, or in one that has another meaning as well, made one word.
ONE_WORD = (
    (r"\b(upper|lower) (arms?|legs?|back)\b", r"\1-\2"),
    (r"\bshoulder (blades?)\b", r"shoulder-\1"),
    (r"\b(?:sit|sitting) (bones?)\b", r"sit-\1"),
    (r"\bsmall of (?:the|your) back\b", "lower-back"),
    # The part of the body has an article or an owner; the way back has none.
    (r"\b(?:the|your|whole|entire|tired|sore|long|broad)(?: whole| entire)? back\b", "the-back"),
    (r"\b(chest|belly|neck|shoulders|hips|pelvis|head|sides),? (?:and|or) back\b", r"\1 the-back"),
    (r"\bback muscles\b", "the-back"),
)
_WORD = re.compile(r"[a-z'-]+|[.;:?!]", re.IGNORECASE)


def words_of(region: Region) -> frozenset[str]:
    """The plain words for a region, its side left aside."""
    side, _, part = region.value.partition("_")
    return frozenset((SIDED[part] if side in ("left", "right") else MIDDLE[region]).split())


def names(region: Region, line: str) -> list[str]:
    """The words of a line that speak of a region; not one with the other side just before it."""
    line = OTHERWISE.sub(" ", line)
    for pattern, word in ONE_WORD:
        line = re.sub(pattern, word, line, flags=re.IGNORECASE)
    said = [each.lower() for each in _WORD.findall(line)]
    mine = region.value.split("_")[0]
    other = {"left": "right", "right": "left"}.get(mine)
    return [
        word
        for index, word in enumerate(said)
        if word in words_of(region)
        and not (
            other in said[max(0, index - 2) : index] and mine not in said[max(0, index - 3) : index]
        )
    ]


@pytest.mark.parametrize(
    ("region", "line", "found"),
    [
        (Region.LEFT_KNEE, "Both knees might soften.", ["knees"]),
        (Region.LEFT_KNEE, "Turn to the right knee.", []),
        (Region.LEFT_KNEE, "The left and right knee.", ["knee"]),
        (Region.LEFT_KNEE, "The whole left leg.", ["leg"]),
        (Region.LEFT_KNEE, "The left lower leg.", []),
        (Region.LOWER_BACK, "Come back whenever you like.", []),
        (Region.LOWER_BACK, "Let your back be wide.", ["the-back"]),
        (Region.LOWER_BACK, "The upper back.", []),
        (Region.FACE, "In through the nose, out by the mouth.", []),
        (Region.FACE, "The corners of the mouth.", ["mouth"]),
    ],
)
def test_the_plain_words_find_what_a_listener_would(
    region: Region, line: str, found: list[str]
) -> None:
    assert names(region, line) == found


def shown(timeline: Timeline) -> Iterator[str]:
    """Every spoken line and every title of a session."""
    for timed in timeline.cues:
        if isinstance(timed.cue, Say):
            yield timed.cue.text
    for section in timeline.sections:
        yield section.title


def spoken(text: str) -> float:
    return 0.3 + len(text) / 14


def ways(script: SessionScript, body: Body) -> Iterator[Choices]:
    """Least, usual and most minutes in each posture, in the wordings of other days."""
    for posture in script.postures:
        lengths = {script.minutes.least, script.minutes.usual, script.minutes.most}
        for day, minutes in enumerate(sorted(lengths)):
            yield choices_for(body, script, minutes, posture, day=day)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: str(script.id))
def test_no_word_is_said_about_a_region_left_out(script: SessionScript) -> None:
    wrong = set()
    for region in Region:
        for choices in ways(script, Body(left_out=frozenset({region}))):
            timeline = compose(script, choices, spoken)
            wrong |= {(region.value, line) for line in shown(timeline) if names(region, line)}
            assert not any(region in section.regions for section in timeline.sections), region
    assert not wrong


@given(
    st.sampled_from(SCRIPTS),
    st.frozensets(st.sampled_from(Region), min_size=2, max_size=8),
    st.integers(0, 60),
    st.integers(0, 6),
)
def test_nor_about_any_of_several(
    script: SessionScript, left_out: frozenset[Region], minutes: int, day: int
) -> None:
    held = script.headline.held(minutes)
    choices = choices_for(Body(left_out=left_out), script, held, day=day)
    try:
        timeline = compose(script, choices, spoken)
    except ComposeError:
        # Too little is left for that many minutes: others are offered.
        return
    for line in shown(timeline):
        assert not any(names(region, line) for region in left_out), line


TENSING = [script for script in SCRIPTS if script.tenses]
HOLDING = [script for script in SCRIPTS if script.holds]


def tense(timeline: Timeline) -> list[tuple[frozenset[Region], object]]:
    """Every tension and release with the regions of its section."""
    return [
        (timeline.sections[timeline.section_index_at(timed.start)].regions, timed.cue)
        for timed in timeline.cues
        if isinstance(timed.cue, Tense | Release)
    ]


@pytest.mark.parametrize("script", TENSING, ids=lambda script: str(script.id))
def test_a_sore_region_is_never_tensed(script: SessionScript) -> None:
    for region in Region:
        for choices in ways(script, Body(sore=frozenset({region}))):
            for regions, _ in tense(compose(script, choices, spoken)):
                assert regions, "a tension belongs to a region, so that it can be spared"
                assert regions == EVERYWHERE or region not in regions


@pytest.mark.parametrize("script", TENSING, ids=lambda script: str(script.id))
@pytest.mark.parametrize(
    "body",
    [
        Body(avoids=frozenset({Avoid.TENSING})),
        *(
            Body(conditions=frozenset({condition}))
            for condition, rule in HEALTH_RULES.items()
            if rule.imagines_tension_in == EVERYWHERE
        ),
    ],
    ids=lambda body: ",".join(sorted(body.avoids | body.conditions)),
)
def test_nothing_is_tensed_where_all_tension_is_imagined(script: SessionScript, body: Body) -> None:
    assert any(tense(compose(script, choices, spoken)) for choices in ways(script, Body()))
    for choices in ways(script, body):
        assert tense(compose(script, choices, spoken)) == []


@pytest.mark.parametrize("script", HOLDING, ids=lambda script: str(script.id))
@pytest.mark.parametrize("condition", [None, *HealthCondition])
def test_holds_come_only_where_they_are_allowed_and_no_condition_is_against_them(
    script: SessionScript, condition: HealthCondition | None
) -> None:
    conditions = frozenset[HealthCondition]() if condition is None else frozenset({condition})
    kept_off = condition is not None and HEALTH_RULES[condition].without_holds
    for avoids in (frozenset[Avoid](), frozenset({Avoid.HOLDS})):
        for choices in ways(script, Body(avoids=avoids, conditions=conditions)):
            held = any(
                timed.cue.pattern.hold or timed.cue.pattern.rest
                for timed in compose(script, choices, spoken).cues
                if isinstance(timed.cue, Breathe)
            )
            assert held is (not avoids and not kept_off)
