"""Looking up what a moment of a session holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.practice.script import Bell, Breathe, BreathPattern, Cue, Rest, Say, Span
from mindbody_app.practice.timeline import (
    BreathPhase,
    TimedCue,
    TimedSection,
    Timeline,
    breath_at,
    breath_phases,
)

RESONANCE = BreathPattern(4, 0, 6, 0)
SQUARE = BreathPattern(4, 4, 4, 4)

phases = st.floats(0.5, 10)
optional_phases = st.one_of(st.just(0.0), phases)
patterns = st.builds(BreathPattern, phases, optional_phases, phases, optional_phases)


def timeline_of(*parts: tuple[str, list[tuple[float, Cue]]]) -> Timeline:
    cues: list[TimedCue] = []
    sections: list[TimedSection] = []
    position = 0.0
    for title, inside in parts:
        begun = position
        for seconds, cue in inside:
            cues.append(TimedCue(position, seconds, cue))
            position += seconds
        sections.append(TimedSection(begun, position, title, frozenset()))
    return Timeline(position, tuple(cues), tuple(sections))


REST = Rest(Span(0, 1, 2))
SESSION = timeline_of(
    ("Arriving", [(3, Bell()), (4, Say("Welcome.")), (5, REST)]),
    ("Breathing", [(30, Breathe(RESONANCE, Span(30, 30, 30))), (2, Say("Well done."))]),
    ("Coming back", [(6, REST)]),
)


@given(st.lists(st.floats(0.1, 30), min_size=1, max_size=20), st.floats(-5, 700))
def test_lookup_finds_what_a_walk_from_the_start_finds(
    lengths: list[float], position: float
) -> None:
    sections: list[tuple[str, list[tuple[float, Cue]]]] = [
        (str(number), [(length, REST)]) for number, length in enumerate(lengths)
    ]
    timeline = timeline_of(*sections)
    walked = 0
    for index, timed in enumerate(timeline.cues):
        if timed.start <= position:
            walked = index
    assert timeline.cue_index_at(position) == walked
    assert timeline.cue_at(position) is timeline.cues[walked]
    assert timeline.section_index_at(position) == walked


def test_a_cue_begins_at_its_start_and_the_ends_hold() -> None:
    assert SESSION.cue_at(2.999).cue == Bell()
    assert SESSION.cue_at(3).cue == Say("Welcome.")
    assert SESSION.cue_at(-1).cue == Bell()
    assert SESSION.cue_at(1000).cue == REST


def test_caption_stays_until_the_next_line_and_never_crosses_into_a_section() -> None:
    assert SESSION.caption_at(1) == ""
    assert SESSION.caption_at(3) == "Welcome."
    assert SESSION.caption_at(11) == "Welcome."
    assert SESSION.caption_at(12) == ""
    assert SESSION.caption_at(43) == "Well done."
    assert SESSION.caption_at(45) == ""


def test_breath_moment_is_there_only_within_paced_breathing() -> None:
    assert SESSION.breath_moment_at(11.9) is None
    first = SESSION.breath_moment_at(12)
    assert first is not None
    assert (first.phase, first.elapsed, first.length) == (BreathPhase.IN, 0, 4)
    out = SESSION.breath_moment_at(12 + 10 + 7)
    assert out is not None
    assert (out.phase, out.elapsed) == (BreathPhase.OUT, 3)
    assert out.fullness == pytest.approx(0.5)
    assert SESSION.breath_moment_at(42) is None


@given(patterns, st.floats(0, 5000))
def test_a_breath_moment_lies_within_its_phase(pattern: BreathPattern, elapsed: float) -> None:
    moment = breath_at(pattern, elapsed)
    assert moment.length == dict(breath_phases(pattern))[moment.phase]
    assert 0 <= moment.elapsed <= moment.length
    assert 0 <= moment.fullness <= 1


@given(patterns, st.floats(0, 600))
def test_the_guide_never_jumps(pattern: BreathPattern, elapsed: float) -> None:
    step = 1e-4
    one, other = breath_at(pattern, elapsed), breath_at(pattern, elapsed + step)
    steepest = 1 / min(pattern.in_, pattern.out)
    assert abs(other.fullness - one.fullness) <= steepest * step * 2 + 1e-6


def test_phases_come_in_their_order() -> None:
    seen = [breath_at(SQUARE, second + 0.5).phase for second in range(16)]
    order = [BreathPhase.IN, BreathPhase.HOLD, BreathPhase.OUT, BreathPhase.REST]
    assert seen == [phase for phase in order for _ in range(4)]


def test_a_second_breath_in_fills_what_the_first_left() -> None:
    sigh = BreathPattern(2, 0, 6, 1, sip=1)
    moments = [breath_at(sigh, elapsed) for elapsed in (0, 1.99, 2.01, 2.99, 3.01, 9.5)]
    phases = [moment.phase for moment in moments]
    assert phases == [
        *[BreathPhase.IN] * 2,
        *[BreathPhase.SIP] * 2,
        BreathPhase.OUT,
        BreathPhase.REST,
    ]
    assert [round(moment.fullness, 1) for moment in moments] == [0, 0.7, 0.8, 1, 1, 0]


def test_long_holds_are_found_between_two_positions() -> None:
    held = Breathe(BreathPattern(4, 7, 8, 0), Span(19, 19, 19))
    timeline = timeline_of(
        ("One", [(10, REST), (16, Breathe(SQUARE, Span(16, 16, 16)))]), ("Two", [(19, held)])
    )
    assert not timeline.has_long_hold(0, 26)
    assert timeline.has_long_hold(0, 26.1)
    assert timeline.has_long_hold(44.9, 100)
    assert not timeline.has_long_hold(45, 100)
