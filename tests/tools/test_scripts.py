"""The app's own scripts: laid out at every length, in decent rests and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from mindbody_app.audio.narration import Narration, load_narration
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import compose
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region
from mindbody_app.practice.script import Bell, Breathe, Rest, Say, SessionScript
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.script_files import load_script
from tools.narrate import ASSETS

IDS = ("body-scan", "release-only", "resonance-breathing")
LONGEST_REST, SHORTEST_REST = 75.0, 1.0
LONGEST_ALONE = 150.0
"""Seconds without a word, paced breathing included."""
LONGEST_LINE = 25
HARSH = re.compile(r"\b(should|must|relax|notice|try harder|cure|heal|pain-free)\b", re.IGNORECASE)

SCRIPTS = {name: load_script(ASSETS / "scripts" / f"{name}.yaml") for name in IDS}


@pytest.fixture(scope="module")
def narration() -> Narration:
    return load_narration(ASSETS, "af_heart")


def _timelines(script: SessionScript, narration: Narration) -> Iterator[tuple[int, Timeline]]:
    for posture in script.postures:
        for minutes in range(script.minutes.least, script.minutes.most + 1):
            yield minutes, compose(script, Choices(minutes, posture), narration.spoken_seconds)


@pytest.mark.parametrize("name", IDS)
def test_every_length_and_posture_is_filled_to_the_second(name: str, narration: Narration) -> None:
    script = SCRIPTS[name]
    assert set(script.postures) == {Posture.LYING, Posture.SEATED}
    for minutes, timeline in _timelines(script, narration):
        assert timeline.duration == pytest.approx(minutes * 60)


@pytest.mark.parametrize("name", IDS)
def test_nobody_is_hurried_or_left_alone(name: str, narration: Narration) -> None:
    for minutes, timeline in _timelines(SCRIPTS[name], narration):
        rests = [timed.duration for timed in timeline.cues if isinstance(timed.cue, Rest)]
        assert min(rests) >= SHORTEST_REST, minutes
        assert max(rests) <= LONGEST_REST, minutes
        spoken = [timed for timed in timeline.cues if isinstance(timed.cue, Say)]
        alone = max(later.start - earlier.end for earlier, later in pairwise(spoken))
        assert alone <= LONGEST_ALONE, minutes


@pytest.mark.parametrize("name", IDS)
def test_starts_and_ends_with_the_bell_and_spoken_words(name: str, narration: Narration) -> None:
    for _, timeline in _timelines(SCRIPTS[name], narration):
        cues = [timed.cue for timed in timeline.cues]
        assert isinstance(cues[0], Bell)
        assert isinstance(cues[1], Say)
        assert isinstance(cues[-2], Say)
        assert isinstance(cues[-1], Bell)


def test_a_neutral_place_is_offered_in_the_first_part_of_every_session(
    narration: Narration,
) -> None:
    for script in SCRIPTS.values():
        for minutes, timeline in _timelines(script, narration):
            offered = [
                timed.start
                for timed in timeline.cues
                if isinstance(timed.cue, Say)
                and all(word in timed.cue.text for word in ("hands", "sound"))
            ]
            assert offered, (script.id, minutes)
            assert offered[0] < 0.3 * timeline.duration, (script.id, minutes)


def test_breathing_is_four_in_six_out_without_holds() -> None:
    patterns = {
        (item.cue.pattern.in_, item.cue.pattern.hold, item.cue.pattern.out, item.cue.pattern.rest)
        for section in SCRIPTS["resonance-breathing"].sections
        for item in section.cues
        if isinstance(item.cue, Breathe)
    }
    assert patterns == {(4, 0, 6, 0)}


@pytest.mark.parametrize(
    ("name", "least", "usual", "most"),
    [("body-scan", 5, 20, 45), ("resonance-breathing", 3, 10, 20), ("release-only", 5, 10, 20)],
)
def test_lengths_offered(name: str, least: int, usual: int, most: int) -> None:
    minutes = SCRIPTS[name].minutes
    assert (minutes.least, minutes.usual, minutes.most) == (least, usual, most)


def test_a_body_scan_visits_the_whole_body_at_every_length(narration: Narration) -> None:
    for minutes, timeline in _timelines(SCRIPTS["body-scan"], narration):
        visited = {
            region
            for section in timeline.sections
            if section.regions != frozenset(Region)
            for region in section.regions
        }
        assert visited == set(Region), minutes


def test_lines_are_short_permissive_and_said_once() -> None:
    lines = [line for script in SCRIPTS.values() for line in script.spoken_lines()]
    assert len(lines) == len(set(lines))
    for line in lines:
        assert 4 <= len(line.split()) <= LONGEST_LINE, line
        assert not HARSH.search(line), line
        assert not re.search(r"[*_\[\]<>/#]", line), line
