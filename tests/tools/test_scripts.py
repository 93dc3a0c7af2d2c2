"""The app's own scripts: laid out in every way, in both voices, in decent rests and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from mindbody_app.audio.narration import Narration, load_narration
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import BELL_SECONDS, compose
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.reach import every_way
from mindbody_app.practice.regions import EVERYWHERE, Region
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    BreathPattern,
    Elastic,
    Say,
    SessionScript,
)
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.script_files import load_script
from tools.check_library import (
    edge_problems,
    length_problems,
    region_problems,
    repeated_lines,
    word_problems,
)
from tools.narrate import ASSETS, SPEEDS

SCRIPTS = {path.stem: load_script(path) for path in sorted((ASSETS / "scripts").glob("*.yaml"))}
GUIDED = [
    name
    for name, script in SCRIPTS.items()
    if script.practice not in (Practice.MUSIC, Practice.MOVEMENT)
]
VOICES = sorted(SPEEDS)

LENGTHS = {
    "autogenic": (8, 12, 20),
    "body-scan": (5, 20, 45),
    "body-scan-for-sleep": (10, 20, 45),
    "box-breathing": (3, 5, 12),
    "cue-controlled": (3, 5, 10),
    "cyclic-sighing": (3, 5, 10),
    "dial-for-the-sensation": (5, 8, 15),
    "diaphragmatic-breathing": (4, 10, 20),
    "extended-exhale": (3, 8, 20),
    "flare": (3, 3, 6),
    "four-seven-eight": (3, 4, 6),
    "kindness": (5, 10, 25),
    "kindness-to-a-painful-place": (6, 12, 25),
    "mindfulness-of-breath": (5, 12, 45),
    "muscle-relaxation-16": (20, 27, 40),
    "muscle-relaxation-4": (7, 8, 15),
    "muscle-relaxation-7": (10, 14, 25),
    "music": (5, 15, 60),
    "noticing-thoughts": (5, 10, 20),
    "open-awareness": (4, 10, 30),
    "place-of-ease": (6, 12, 30),
    "pursed-lip": (3, 6, 15),
    "release-only": (5, 10, 20),
    "resonance-breathing": (3, 10, 20),
    "restorative-stretches": (8, 15, 30),
    "seated-movement": (6, 10, 20),
    "standing-sway": (4, 8, 15),
}


@cache
def narration(voice: str) -> Narration:
    return load_narration(ASSETS, voice)


def timelines(script: SessionScript, voice: str) -> Iterator[tuple[Choices, Timeline]]:
    for choices in every_way(script):
        yield choices, compose(script, choices, narration(voice).spoken_seconds)


def breathed(
    script: SessionScript, *, holding: bool = False, first_month: bool = True
) -> list[tuple[BreathPattern, int]]:
    """The patterns of a session at its most minutes, and how many breaths each stretch has."""
    choices = Choices(
        script.minutes.most, script.postures[0], holding=holding, first_month=first_month
    )
    timeline = compose(script, choices, narration("af_heart").spoken_seconds)
    return [
        (timed.cue.pattern, round(timed.duration / timed.cue.pattern.seconds))
        for timed in timeline.cues
        if isinstance(timed.cue, Breathe)
    ]


def test_the_library_has_every_practice_at_its_lengths() -> None:
    offered = {
        name: (script.minutes.least, script.minutes.usual, script.minutes.most)
        for name, script in SCRIPTS.items()
    }
    assert offered == LENGTHS
    assert {script.practice for script in SCRIPTS.values()} == set(Practice)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", SCRIPTS)
def test_every_way_of_asking_is_filled_to_the_second(name: str, voice: str) -> None:
    for choices, timeline in timelines(SCRIPTS[name], voice):
        assert timeline.duration == pytest.approx(choices.minutes * 60, abs=1e-6), choices
        for one, following in pairwise(timeline.cues):
            assert following.start == pytest.approx(one.end), choices
        for timed in timeline.cues:
            if isinstance(timed.cue, Elastic):
                length = timed.cue.length
                assert length.least - 1e-6 <= timed.duration <= length.most + 1e-6, choices
            elif isinstance(timed.cue, Say):
                assert timed.duration >= narration(voice).spoken_seconds(timed.cue.text), choices


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", SCRIPTS)
def test_nobody_is_hurried_or_left_alone(name: str, voice: str) -> None:
    script = SCRIPTS[name]
    assert length_problems(script, every_way(script), narration(voice).spoken_seconds) == []


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("name", SCRIPTS)
def test_any_region_can_be_left_out_and_is_named_no_more(name: str, voice: str) -> None:
    assert region_problems(SCRIPTS[name], narration(voice).spoken_seconds) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_starts_and_ends_with_the_bell(name: str) -> None:
    assert edge_problems(SCRIPTS[name], narration("af_heart").spoken_seconds) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_lines_are_short_permissive_and_read_well(name: str) -> None:
    assert word_problems(SCRIPTS[name]) == []


def test_no_two_scripts_say_the_same_sentence() -> None:
    assert repeated_lines(list(SCRIPTS.values())) == []


@pytest.mark.parametrize("name", GUIDED)
def test_a_neutral_place_is_offered_in_the_first_part_of_every_session(name: str) -> None:
    for choices, timeline in timelines(SCRIPTS[name], "af_heart"):
        offered = [
            timed.start
            for timed in timeline.cues
            if isinstance(timed.cue, Say)
            and re.search(r"\b(sounds?|listen|hear|hands?)\b", timed.cue.text, re.IGNORECASE)
        ]
        assert offered, choices
        assert offered[0] < 0.35 * timeline.duration, choices


@pytest.mark.parametrize("name", SCRIPTS)
def test_openings_and_endings_vary_from_day_to_day(name: str) -> None:
    script = SCRIPTS[name]
    if script.practice is Practice.MUSIC:
        pytest.skip("music has no words")
    asked = Choices(script.minutes.usual, script.postures[0])
    told = [
        [
            timed.cue.text
            for timed in compose(
                script,
                Choices(asked.minutes, asked.posture, day=day),
                narration("af_heart").spoken_seconds,
            ).cues
            if isinstance(timed.cue, Say)
        ]
        for day in range(6)
    ]
    for three in zip(told, told[1:], told[2:], strict=False):
        assert len({tuple(lines[:4]) for lines in three}) > 1
        assert len({tuple(lines[-4:]) for lines in three}) > 1


def test_a_body_scan_visits_the_whole_body_at_every_length() -> None:
    for choices, timeline in timelines(SCRIPTS["body-scan"], "af_heart"):
        visited = {
            region
            for section in timeline.sections
            if section.regions != EVERYWHERE
            for region in section.regions
        }
        assert visited == set(Region), choices


def test_the_scan_for_sleep_ends_in_silence() -> None:
    script = SCRIPTS["body-scan-for-sleep"]
    assert script.ends_asleep
    for choices, timeline in timelines(script, "af_heart"):
        last = max(timed.end for timed in timeline.cues if not isinstance(timed.cue, Elastic))
        assert timeline.duration - last >= 30, choices
        assert not any(isinstance(timed.cue, Bell) for timed in timeline.cues[1:])


def test_heaviness_and_warmth_never_ends_abruptly() -> None:
    """The stepwise way back is there at every length, with any region left out."""
    script = SCRIPTS["autogenic"]
    for minutes in (script.minutes.least, script.minutes.usual, script.minutes.most):
        for region in [None, *Region]:
            left_out = frozenset[Region]() if region is None else frozenset({region})
            choices = Choices(minutes, script.postures[0], left_out=left_out)
            timeline = compose(script, choices, narration("af_heart").spoken_seconds)
            back = timeline.sections[-1]
            lines = [
                timed
                for timed in timeline.cues
                if isinstance(timed.cue, Say) and timed.start >= back.start
            ]
            assert len(lines) >= 3, choices
            assert back.end - back.start - BELL_SECONDS >= 25, choices


def test_paces_and_holds_are_the_fields() -> None:
    """Parameters of clinical.md, “Practices and their parameters”."""
    assert {pattern for pattern, _ in breathed(SCRIPTS["resonance-breathing"])} == {
        BreathPattern(4, 0, 6, 0)
    }
    assert SCRIPTS["resonance-breathing"].rate is not None
    assert SCRIPTS["resonance-breathing"].rate.least == 4.5
    assert SCRIPTS["resonance-breathing"].rate.most == 7
    box = {pattern for pattern, _ in breathed(SCRIPTS["box-breathing"], holding=True)}
    assert box == {BreathPattern(4, 4, 4, 4)}
    exhale = {pattern for pattern, _ in breathed(SCRIPTS["extended-exhale"])}
    assert all(pattern.out > pattern.in_ for pattern in exhale)
    sigh = {pattern for pattern, _ in breathed(SCRIPTS["cyclic-sighing"])}
    assert all(pattern.sip > 0 and pattern.out > pattern.in_ + pattern.sip for pattern in sigh)


@pytest.mark.parametrize("name", SCRIPTS)
def test_without_leave_no_breath_is_held(name: str) -> None:
    for pattern, _ in breathed(SCRIPTS[name]):
        assert pattern.hold == 0
        assert pattern.rest == 0


def test_four_seven_eight_keeps_its_cap() -> None:
    script = SCRIPTS["four-seven-eight"]
    first = breathed(script, holding=True, first_month=True)
    later = breathed(script, holding=True, first_month=False)
    assert {pattern for pattern, _ in first + later} == {BreathPattern(4, 7, 8, 0)}
    assert sum(count for _, count in first) == 4
    assert 4 < sum(count for _, count in later) <= 8
