"""Which sections, lines and cues a session has, for this day and this body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import EVERYWHERE, REGION_GROUPS, Region
from mindbody_app.practice.script import (
    ALWAYS,
    Bell,
    Breathe,
    BreathPattern,
    Condition,
    Cue,
    MinutesRange,
    Only,
    Release,
    Rest,
    Say,
    ScriptCue,
    Section,
    SessionScript,
    Span,
    Tense,
    Wordings,
)
from mindbody_app.practice.selection import ChosenSection, chosen_sections

REST, TENSE, RELEASE = Rest(Span(5, 5, 5)), Tense(Span(5, 6, 7)), Release(Span(30, 35, 40))
BREATHE = Breathe(BreathPattern(4, 4, 4, 4, 1), Span(60, 60, 60))
KNEES = REGION_GROUPS["knees"]
LEFT_KNEE = frozenset({Region.LEFT_KNEE})


def item(cue: Cue | str | tuple[str, ...], only: Only = ALWAYS, region: str = "") -> ScriptCue:
    if isinstance(cue, tuple):
        cue_or_wordings: Cue | Wordings = Wordings(tuple(map(Say, cue)))
    else:
        cue_or_wordings = Say(cue) if isinstance(cue, str) else cue
    return ScriptCue(cue_or_wordings, only, REGION_GROUPS[region] if region else frozenset())


def section(
    *cues: ScriptCue | Cue | str | tuple[str, ...],
    region: str = "",
    titles: tuple[str, ...] = ("Here",),
    only: Only = ALWAYS,
    repeat: int = 1,
) -> Section:
    items = tuple(each if isinstance(each, ScriptCue) else item(each) for each in cues)
    regions = REGION_GROUPS[region] if region else frozenset[Region]()
    return Section(titles, items, regions, only, repeat)


def script(*sections: Section, language: str = "en", rate: Span | None = None) -> SessionScript:
    return SessionScript(
        id="a-script",
        title="A script",
        practice=Practice.BODY_SCAN,
        summary="",
        minutes=MinutesRange(1, 1, 60),
        postures=(Posture.LYING, Posture.SEATED, Posture.STANDING),
        cautions=(),
        sections=sections,
        language=language,
        rate=rate,
    )


def chosen(*sections: Section, **changed: object) -> list[ChosenSection]:
    fields: dict[str, object] = {"minutes": 10, "posture": Posture.LYING} | changed
    return chosen_sections(script(*sections), Choices(**fields))  # type: ignore[arg-type]


def cues(*sections: Section, **changed: object) -> list[Cue | str]:
    """The cues of all sections, lines as their words."""
    return [
        cue.text if isinstance(cue, Say) else cue
        for each in chosen(*sections, **changed)
        for cue in each.cues
    ]


def test_the_day_takes_the_next_wording_and_begins_again_after_the_last() -> None:
    three = section(("One.", "Two.", "Three."))
    assert [cues(three, day=day)[0] for day in range(7)] == [
        *("One.", "Two.", "Three.", "One.", "Two.", "Three.", "One.")
    ]


def test_lines_of_one_session_dont_all_take_the_same_wording() -> None:
    two = ("One.", "Two.")
    assert cues(section(two, two), section(two)) == ["One.", "Two.", "One."]
    assert cues(section(two, repeat=3)) == ["One.", "Two.", "One."]


def test_days_dont_simply_alternate() -> None:
    two = section(("One.", "Two."), ("One.", "Two."))
    assert len({tuple(cues(two, day=day)) for day in range(4)}) == 4


def test_a_line_above_that_falls_away_changes_no_wording_below() -> None:
    two = ("One.", "Two.")
    late = section(two, only=Only(since_minutes=20))
    assert cues(late, section(two), minutes=10) == cues(late, section(two), minutes=20)[1:]


def test_of_several_wordings_one_is_taken_that_names_no_region_left_out() -> None:
    lines = section(("Hands at rest.", "Sounds come and go.", "Feet on the floor."))
    hands = frozenset({Region.RIGHT_HAND})
    for day in range(6):
        assert cues(lines, day=day, left_out=hands)[0] in (
            "Sounds come and go.",
            "Feet on the floor.",
        )
    assert {cues(lines, day=day, left_out=hands)[0] for day in range(2)} == {
        "Sounds come and go.",
        "Feet on the floor.",
    }


def test_a_line_without_a_fitting_wording_goes_with_its_rest_and_tension_but_not_bells() -> None:
    lines = section(
        *("Settle in.", REST, "Press the knees.", TENSE, RELEASE, REST, Bell(), BREATHE, RELEASE),
        *("And on.", REST),
    )
    flowing = Breathe(BREATHE.pattern.without_holds(), BREATHE.length)
    assert cues(lines, left_out=LEFT_KNEE) == [
        *("Settle in.", REST, Bell(), flowing, "And on.", REST)
    ]


def test_the_other_side_is_still_spoken_of() -> None:
    lines = section("Begin.", "The left knee.", "The right knee.")
    assert cues(lines, left_out=LEFT_KNEE) == ["Begin.", "The right knee."]


def test_a_section_goes_when_all_its_regions_are_left_out() -> None:
    knees = section("Both of them.", region="knees")
    assert chosen(knees, left_out=KNEES) == []
    (left,) = chosen(knees, left_out=LEFT_KNEE)
    assert left.regions == {Region.RIGHT_KNEE}


def test_a_section_goes_when_its_opening_line_goes() -> None:
    assert chosen(section("The left knee.", "And on.", region="knees"), left_out=LEFT_KNEE) == []
    assert cues(section("Both.", "The left knee.", region="knees"), left_out=LEFT_KNEE) == ["Both."]


def test_a_section_about_no_place_or_the_whole_body_outlives_its_opening_line() -> None:
    for region in ("", "whole_body"):
        lines = section("The left knee.", "And on.", region=region)
        assert cues(lines, left_out=LEFT_KNEE) == ["And on."]
    (whole,) = chosen(section("All.", region="whole_body"), left_out=LEFT_KNEE)
    assert whole.regions == EVERYWHERE - LEFT_KNEE


def test_a_section_goes_when_no_line_is_left_of_those_it_had() -> None:
    lines = section("The left knee.", REST, Bell(), "Both knees.")
    assert chosen(lines, left_out=LEFT_KNEE) == []
    assert cues(section(Bell(), REST), left_out=LEFT_KNEE) == [Bell(), REST]


def test_a_cue_with_a_region_of_its_own_goes_with_it() -> None:
    lines = section("Begin.", item("That one.", region="left_knee"), TENSE, "And on.")
    assert cues(lines, left_out=LEFT_KNEE) == ["Begin.", "And on."]
    tension = section("Begin.", item(TENSE, region="left_knee"), item(TENSE, region="jaw"))
    assert cues(tension, left_out=LEFT_KNEE) == ["Begin.", TENSE]


@pytest.mark.parametrize(
    ("titles", "left_out", "title"),
    [
        (("Knees",), frozenset(), "Knees"),
        (("Knees",), LEFT_KNEE, "A script"),
        (("Knees", "Right knee"), LEFT_KNEE, "Right knee"),
        (("Knees", "Left knee", "Joints"), KNEES, "Joints"),
        (("Here", "There"), LEFT_KNEE, "Here"),
    ],
)
def test_the_first_title_is_shown_that_names_no_region_left_out(
    titles: tuple[str, ...], left_out: frozenset[Region], title: str
) -> None:
    (found,) = chosen(section("Begin.", titles=titles), left_out=left_out)
    assert found.title == title


def test_words_of_another_language_are_judged_by_the_marks_of_their_section_alone() -> None:
    german = script(section("Das linke Knie.", "Hands.", region="knees"), language="de-AT")
    choices = Choices(10, Posture.LYING, left_out=LEFT_KNEE | {Region.LEFT_HAND})
    (found,) = chosen_sections(german, choices)
    assert [cue.text for cue in found.cues if isinstance(cue, Say)] == ["Das linke Knie.", "Hands."]
    assert chosen_sections(german, Choices(10, Posture.LYING, left_out=KNEES)) == []


def test_tension_is_a_plain_rest_where_it_is_imagined() -> None:
    for changed in ({"tensing": False}, {"sore": LEFT_KNEE}):
        assert cues(section("Press.", TENSE, RELEASE, region="knees"), **changed) == [
            *("Press.", Rest(TENSE.length), Rest(RELEASE.length))
        ]
    jaw = section("Press.", TENSE, RELEASE, region="jaw")
    assert cues(jaw, sore=LEFT_KNEE) == ["Press.", TENSE, RELEASE]


@pytest.mark.parametrize(
    ("when", "changed", "there"),
    [
        (Condition.TENSING, {}, True),
        (Condition.TENSING, {"tensing": False}, False),
        (Condition.NOT_TENSING, {"tensing": False}, True),
        (Condition.NOT_TENSING, {}, False),
        (Condition.HOLDING, {}, False),
        (Condition.HOLDING, {"holding": True}, True),
        (Condition.NOT_HOLDING, {}, True),
        (Condition.NOT_HOLDING, {"holding": True}, False),
        (Condition.MOVING, {}, True),
        (Condition.MOVING, {"moving": False}, False),
        (Condition.NOT_MOVING, {"moving": False}, True),
        (Condition.NOT_MOVING, {}, False),
    ],
)
def test_conditions_choose_sections_and_cues(
    when: Condition, changed: dict[str, object], there: bool
) -> None:
    only = Only(when=when)
    assert bool(chosen(section("Here.", only=only), **changed)) is there
    assert ("Then." in cues(section("Here.", item("Then.", only)), **changed)) is there


def test_sore_is_a_matter_of_the_section_or_of_the_cues_own_region() -> None:
    imagined = Only(when=Condition.NOT_TENSING)
    both = section(
        item("The jaw.", imagined, "jaw"), item("The knee.", imagined, "left_knee"), region="head"
    )
    assert cues(both, sore=LEFT_KNEE) == ["The knee."]
    everywhere = section(item("All of it.", Only(when=Condition.TENSING)), region="whole_body")
    assert cues(everywhere, sore=LEFT_KNEE) == ["All of it."]


def test_lengths_and_postures_choose_too() -> None:
    only = Only(since_minutes=10, until_minutes=20, posture=Posture.SEATED)
    for minutes, posture, there in (
        (10, Posture.SEATED, True),
        (20, Posture.SEATED, True),
        (9, Posture.SEATED, False),
        (21, Posture.SEATED, False),
        (15, Posture.LYING, False),
    ):
        assert bool(chosen(section("Now.", only=only), minutes=minutes, posture=posture)) is there


def test_holds_are_dropped_unless_they_are_allowed() -> None:
    (off,) = cues(section(BREATHE))
    assert off == Breathe(BreathPattern(4, 0, 4, 0, 1), BREATHE.length)
    assert cues(section(BREATHE), holding=True) == [BREATHE]


@pytest.mark.parametrize("holding", [True, False])
def test_a_chosen_rate_stretches_every_breath_alike(holding: bool) -> None:
    paced = script(section(BREATHE), rate=Span(4, 5, 8))
    choices = Choices(10, Posture.LYING, holding=holding, breaths_a_minute=4)
    (found,) = chosen_sections(paced, choices)
    (breathe,) = found.cues
    assert isinstance(breathe, Breathe)
    assert breathe.pattern.seconds == pytest.approx(15)
    assert breathe.pattern.in_ == pytest.approx(breathe.pattern.out)
    assert breathe.pattern.in_ == pytest.approx(4 * breathe.pattern.sip)
    assert bool(breathe.pattern.hold) is holding
    (as_it_is,) = chosen_sections(paced, Choices(10, Posture.LYING, holding=True))
    assert as_it_is.cues == (BREATHE,)


def test_a_script_without_a_rate_keeps_its_own() -> None:
    plain = script(section(BREATHE))
    choices = Choices(10, Posture.LYING, holding=True, breaths_a_minute=4)
    assert chosen_sections(plain, choices)[0].cues == (BREATHE,)


WORDS = st.sampled_from(
    ["Begin.", "The left knee.", "Both knees.", "The jaw and the neck.", "Hands.", "And on."]
)


@given(
    st.lists(
        st.lists(WORDS, min_size=1, max_size=3).map(tuple)
        | st.sampled_from([REST, TENSE, RELEASE, Bell(), BREATHE]),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["", "whole_body", "knees", "left_knee", "jaw"]),
    st.frozensets(st.sampled_from([*KNEES, Region.JAW, Region.NECK, *REGION_GROUPS["hands"]])),
    st.integers(0, 9),
)
def test_whatever_is_left_out_the_rest_stays_in_its_order(
    found: list[tuple[str, ...] | Cue], region: str, left_out: frozenset[Region], day: int
) -> None:
    lines = section(*found, region=region)
    whole = cues(lines, day=day)
    left = cues(lines, day=day, left_out=left_out)
    if not left_out:
        assert left == whole
    assert len(left) <= len(whole)
    kept = [cue for cue in left if not isinstance(cue, str)]
    rest = iter([cue for cue in whole if not isinstance(cue, str)])
    assert all(any(cue == other for other in rest) for cue in kept)
    if left:
        assert left.count(Bell()) == whole.count(Bell())
