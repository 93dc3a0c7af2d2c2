"""Tensing and letting go in words and light, the second in-breath, and what has no place."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.regions import EVERYWHERE, REGION_GROUPS, Region
from mindbody_app.practice.script import (
    Breathe,
    BreathPattern,
    Release,
    Rest,
    Say,
    ScriptCue,
    Section,
    Span,
    Tense,
)
from mindbody_app.practice.timeline import BreathPhase, breath_at
from mindbody_app.ui.practice.session_page import SessionPage
from mindbody_app.ui.theme import LIGHT
from mindbody_app.ui.widgets.body_figure import BodyFigure
from mindbody_app.ui.widgets.breath_guide import BreathGuide
from tests.ui.practice.conftest import BREATH, SCAN, Stage

HAND = Region.RIGHT_HAND
TENSING = replace(
    SCAN,
    id="tensing",
    practice=Practice.RELAXATION,
    sections=(
        Section(
            ("Right hand",),
            (
                ScriptCue(Say("Make the hand a little firm.")),
                ScriptCue(Tense(Span(5, 6, 7))),
                ScriptCue(Say("And let it go.")),
                ScriptCue(Release(Span(30, 35, 40))),
                ScriptCue(Say("Feel the difference.")),
                ScriptCue(Rest(Span(20, 100, 400))),
            ),
            frozenset({HAND}),
        ),
    ),
)


def page_of(stage: Stage) -> SessionPage:
    assert stage.flow.session_page is not None
    return stage.flow.session_page


def at_cue(stage: Stage, kind: type) -> None:
    """Play on to the first cue of a kind."""
    cues = stage.controller.timeline.cues
    start = next(timed.start for timed in cues if isinstance(timed.cue, kind))
    stage.play(start + 0.5 - stage.controller.position)


def test_tensing_and_letting_go_are_said_on_screen(stage: Stage) -> None:
    stage.begin(TENSING, minutes=3)
    caption = page_of(stage).view.caption
    at_cue(stage, Tense)
    assert caption.words == "Tense gently,\nhalf strength or less"
    assert caption.accessibleDescription() == caption.words
    at_cue(stage, Release)
    assert caption.words == "Let go"
    at_cue(stage, Rest)
    assert caption.words == "Feel the difference."


def test_the_place_fills_while_it_is_tensed_and_ebbs_when_let_go(stage: Stage) -> None:
    stage.begin(TENSING, minutes=3)
    figure = page_of(stage).view.figure
    lights = []
    for kind in (Say, Tense, Release, Rest):
        at_cue(stage, kind)
        lights.append(figure.light_at(HAND))
    before, tensed, released, after = lights
    assert released < before < tensed
    assert after == pytest.approx(before)


def test_without_tension_the_light_is_full_and_the_lines_stay(stage: Stage) -> None:
    body = stage.settings.current.body
    stage.settings.change(body=replace(body, sore=frozenset({HAND})))
    stage.begin(TENSING, minutes=3)
    page = page_of(stage)
    stage.play(10)
    assert page.view.caption.words in ("Make the hand a little firm.", "And let it go.")
    assert page.view.figure.light_at(HAND) > 0.7


def test_light_moves_no_faster_than_a_person_can_follow(qtbot: QtBot) -> None:
    figure = BodyFigure(LIGHT, reduced_motion=False)
    qtbot.addWidget(figure)
    figure.resize(240, 500)
    figure.show()
    figure.show_regions({HAND})
    figure.show_strength(0.2, 0.0)
    qtbot.waitUntil(lambda: figure.light_at(HAND) < 0.3)
    figure.show_strength(1.0, 1.2)
    assert figure.light_at(HAND) < 0.3
    qtbot.waitUntil(lambda: figure.light_at(HAND) > 0.7, timeout=4000)


def test_with_reduced_motion_light_is_there_at_once(qtbot: QtBot) -> None:
    figure = BodyFigure(LIGHT, reduced_motion=True)
    qtbot.addWidget(figure)
    figure.resize(240, 500)
    figure.show()
    figure.show_regions({HAND})
    figure.show_strength(0.2, 5.0)
    assert figure.light_at(HAND) < 0.3


SIGH = BreathPattern(2.0, 0, 6.0, 0, sip=1.0)


def test_a_second_breath_in_is_seen_as_one(qtbot: QtBot) -> None:
    guide = BreathGuide(LIGHT, reduced_motion=False)
    qtbot.addWidget(guide)
    steps = []
    for number in range(180):
        guide.show_moment(breath_at(SIGH, number / 20))
        steps.append((guide.words, guide.openness))
    openness = [each for _, each in steps]
    assert openness[:61] == sorted(openness[:61])
    assert openness[60:] == sorted(openness[60:], reverse=True)
    assert [words for words, _ in steps[::20]][:4] == [
        "Breathe in",
        "Breathe in",
        "And a sip more",
        "Breathe out",
    ]
    # It slows down before the sip and picks up again within it.
    speeds = [after - before for before, after in pairwise(openness)]
    assert speeds[39] < speeds[20] / 3
    assert speeds[50] > 3 * speeds[40]


def test_a_breath_without_a_sip_is_filled_in_one(qtbot: QtBot) -> None:
    guide = BreathGuide(LIGHT, reduced_motion=False)
    qtbot.addWidget(guide)
    moment = breath_at(BreathPattern(4, 0, 6, 0), 2.0)
    assert (moment.phase, moment.reach) == (BreathPhase.IN, (0.0, 1.0))
    guide.show_moment(moment)
    assert guide.openness == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("practice", "regions", "figure"),
    [
        (Practice.BODY_SCAN, EVERYWHERE, True),
        (Practice.RELAXATION, frozenset(), True),
        (Practice.MOVEMENT, EVERYWHERE, True),
        (Practice.IMAGERY, EVERYWHERE, False),
        (Practice.MUSIC, frozenset(), False),
        (Practice.MINDFULNESS, EVERYWHERE, False),
        (Practice.MINDFULNESS, REGION_GROUPS["left_foot"], True),
        (Practice.BREATHING, REGION_GROUPS["torso"], False),
    ],
)
def test_the_figure_stands_where_the_body_is_the_matter(
    stage: Stage, practice: Practice, regions: frozenset[Region], figure: bool
) -> None:
    sections = tuple(replace(each, regions=regions) for each in SCAN.sections)
    stage.begin(replace(SCAN, practice=practice, sections=sections), minutes=3)
    stage.play(20)
    view = page_of(stage).view
    assert view.figure.isVisible() is figure
    assert view.guide.isVisible() is not figure
    if not figure:
        assert view.guide.accessibleName() == "A still circle"


def test_between_paced_breaths_the_circle_is_still(stage: Stage) -> None:
    stage.begin(BREATH, minutes=3)
    guide = page_of(stage).view.guide
    assert guide.accessibleName() == "A still circle"
    at_cue(stage, Breathe)
    assert guide.accessibleName() == "Breath guide: Breathe in"
