"""The app's own programmes: what they suggest exists, fits, and suits every body."""

from __future__ import annotations

from pathlib import Path

import pytest
import textstat

from mindbody_app.learning.programmes import Part, Programme, Suggestion
from mindbody_app.practice.body import Avoid, Body
from mindbody_app.practice.choices import choices_for
from mindbody_app.practice.compose import compose
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.script import Breathe, SessionScript, Tense
from mindbody_app.store.card_files import load_cards
from mindbody_app.store.programme_files import load_programmes
from mindbody_app.store.script_files import load_scripts
from tools.check_library import average_narrator
from tools.narrate import ASSETS

SCRIPTS = {script.id: script for script in load_scripts(ASSETS / "scripts").scripts}
CARDS = {card.id: card for card in load_cards(ASSETS / "cards").cards}
PROGRAMMES = load_programmes(ASSETS / "programmes").programmes
PARTS = [(programme, part) for programme in PROGRAMMES for part in programme.parts]
SUGGESTIONS = [each for _, part in PARTS for each in part.suggestions]
A_DAY = {"eight-weeks": (8, 20), "two-week-starter": (5, 10), "sleep-fortnight": (10, 20)}
FEWEST_WORDS, MOST_WORDS = 80, 180
HARDEST_GRADE = 8.0
BODIES = (
    Body(avoids=frozenset()),
    *(Body(avoids=frozenset({each})) for each in Avoid),
    Body(avoids=frozenset(Avoid)),
)

each_part = pytest.mark.parametrize(
    "part", [part for _, part in PARTS], ids=[f"{each.id}-{part.title}" for each, part in PARTS]
)
each_programme = pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda each: each.id)


def asks_of(script: SessionScript) -> set[Avoid]:
    """What a script asks of a body that allows everything."""
    asked = {Avoid.MOVEMENT} if script.practice is Practice.MOVEMENT else set()
    holding = Body(avoids=frozenset())
    timeline = compose(script, choices_for(holding, script, script.minutes.usual), average_narrator)
    for timed in timeline.cues:
        if isinstance(timed.cue, Tense):
            asked.add(Avoid.TENSING)
        if isinstance(timed.cue, Breathe) and timed.cue.pattern.hold:
            asked.add(Avoid.HOLDS)
    return asked


def test_what_scripts_ask_is_seen() -> None:
    assert asks_of(SCRIPTS["muscle-relaxation-7"]) == {Avoid.TENSING}
    assert asks_of(SCRIPTS["box-breathing"]) == {Avoid.HOLDS}
    assert asks_of(SCRIPTS["standing-sway"]) == {Avoid.MOVEMENT}
    assert asks_of(SCRIPTS["body-scan"]) == set()


@each_programme
def test_a_programme_has_the_shape_that_it_is_described_by(programme: Programme) -> None:
    assert len(programme.parts) == (8 if programme.id == "eight-weeks" else 2)
    for part in programme.parts:
        assert (part.days, len(part.suggestions)) == (5, 7)
    assert (programme.least_minutes, programme.most_minutes) == A_DAY[programme.id]
    assert len({part.title for part in programme.parts}) == len(programme.parts)


@each_part
def test_a_reading_is_short_and_plain_and_its_card_exists(part: Part) -> None:
    words = sum(len(paragraph.split()) for paragraph in part.reading)
    assert FEWEST_WORDS <= words <= MOST_WORDS
    assert textstat.flesch_kincaid_grade(" ".join(part.reading)) <= HARDEST_GRADE
    assert part.card in CARDS


def test_no_reading_says_what_another_says() -> None:
    sentences = [
        sentence.strip()
        for _, part in PARTS
        for paragraph in part.reading
        for sentence in paragraph.split(". ")
    ]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("suggestion", SUGGESTIONS, ids=lambda each: each.script_id)
def test_a_suggestion_fits_its_script_and_every_body(suggestion: Suggestion) -> None:
    asked = asks_of(SCRIPTS[suggestion.script_id])
    assert asked == ({suggestion.asks} if suggestion.asks else set())
    if suggestion.otherwise is not None:
        assert asks_of(SCRIPTS[suggestion.otherwise]) == set()
    for body in BODIES:
        script = SCRIPTS[suggestion.script_for(body)]
        assert script.minutes.least <= suggestion.minutes <= script.minutes.most
        for posture in script.postures:
            choices = choices_for(body, script, suggestion.minutes, posture)
            timeline = compose(script, choices, average_narrator)
            assert abs(timeline.duration - suggestion.minutes * 60) <= 2


def test_a_body_that_avoids_it_gets_the_other_practice() -> None:
    moving = Suggestion("standing-sway", 8, Avoid.MOVEMENT, "open-awareness")
    assert moving.script_for(Body()) == "standing-sway"
    assert moving.script_for(Body(avoids=frozenset({Avoid.MOVEMENT}))) == "open-awareness"
    tensing = Suggestion("muscle-relaxation-7", 14, Avoid.TENSING, "release-only")
    assert tensing.script_for(Body(avoids=frozenset({Avoid.MOVEMENT}))) == "muscle-relaxation-7"
    assert tensing.script_for(Body(avoids=frozenset({Avoid.TENSING}))) == "release-only"
    holding = Suggestion("box-breathing", 5, Avoid.HOLDS, "extended-exhale")
    assert holding.script_for(Body()) == "extended-exhale"
    assert holding.script_for(Body(avoids=frozenset())) == "box-breathing"


def test_a_programme_never_suggests_the_same_practice_two_days_running_at_one_length() -> None:
    for _, part in PARTS:
        for before, after in zip(part.suggestions, part.suggestions[1:], strict=False):
            assert before != after


def test_every_practice_of_a_card_exists() -> None:
    practices = {card.practice for card in CARDS.values()} - {None}
    assert practices <= SCRIPTS.keys()


def test_the_folder_holds_nothing_else() -> None:
    folder = Path(ASSETS) / "programmes"
    assert {path.name for path in folder.iterdir()} == {f"{each.id}.yaml" for each in PROGRAMMES}
