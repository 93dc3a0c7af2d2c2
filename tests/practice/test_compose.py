"""A session has exactly the length that was asked for, whatever the script holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil, floor
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import (
    BELL_SECONDS,
    LINE_GAP_SECONDS,
    LONG_HOLD_BREATHS,
    LONG_HOLD_BREATHS_FIRST_MONTH,
    STRIKE_SECONDS,
    ComposeError,
    compose,
    minutes_that_fit,
)
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    BreathPattern,
    Cue,
    Elastic,
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
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.script_files import load_scripts

SCRIPTS = load_scripts(Path(__file__).parents[2] / "assets" / "scripts").scripts


def spoken(text: str) -> float:
    return 0.5 + len(text) / 14


def script_of(*sections: Section, minutes: tuple[int, int] = (1, 60)) -> SessionScript:
    return SessionScript(
        id="a-script",
        title="A script",
        practice=Practice.BODY_SCAN,
        summary="",
        minutes=MinutesRange(minutes[0], minutes[0], minutes[1]),
        postures=(Posture.LYING, Posture.SEATED),
        cautions=(),
        sections=sections,
    )


def section_of(*cues: Say | Rest | Bell | Breathe, title: str = "Here") -> Section:
    return Section((title,), tuple(ScriptCue(cue) for cue in cues))


spans = st.lists(st.integers(0, 200), min_size=3, max_size=3).map(
    lambda ends: Span(*map(float, sorted(ends)))
)
patterns = st.builds(
    BreathPattern,
    in_=st.sampled_from([2.0, 4.0, 5.5]),
    hold=st.sampled_from([0.0, 2.0]),
    out=st.sampled_from([4.0, 5.5, 6.0]),
    rest=st.sampled_from([0.0, 1.0]),
)
onlys = st.builds(
    Only,
    since_minutes=st.sampled_from([0, 0, 0, 5, 20]),
    until_minutes=st.sampled_from([None, None, 10, 30]),
    posture=st.sampled_from([None, None, Posture.LYING, Posture.SEATED]),
)
cues = st.one_of(
    st.builds(Say, st.text("abc de", min_size=1, max_size=60)),
    st.builds(Rest, spans),
    st.builds(Bell, st.integers(1, 3)),
    st.builds(Breathe, patterns, spans),
    st.builds(Tense, spans),
    st.builds(Release, spans),
)
sections = st.builds(
    Section,
    titles=st.tuples(st.text("abc", min_size=1, max_size=5)),
    cues=st.lists(st.builds(ScriptCue, cues, onlys), min_size=1, max_size=6).map(tuple),
    regions=st.frozensets(st.sampled_from(Region), max_size=2),
    only=onlys,
    repeat=st.integers(1, 3),
)
scripts = st.lists(sections, min_size=1, max_size=5).map(lambda found: script_of(*found))
choices = st.builds(
    Choices,
    st.integers(1, 60),
    st.sampled_from([Posture.LYING, Posture.SEATED]),
    holding=st.just(True),
)


def cue_of(item: ScriptCue) -> Cue:
    """The cue of a script in which every line has one wording."""
    assert not isinstance(item.cue, Wordings)
    return item.cue


def with_room(script: SessionScript) -> SessionScript:
    """The script with a rest that can take any length, so that it can always be laid out."""
    room = section_of(Rest(Span(0, 60, 3600)), title="Room")
    return replace(script, sections=(*script.sections, room))


def expected(script: SessionScript, chosen: Choices) -> list[tuple[str, Cue]]:
    return [
        (section.title, cue_of(item))
        for section in script.sections
        if section.only.allows(
            chosen.minutes, chosen.posture, conditions := chosen.conditions(section.regions)
        )
        for _ in range(section.repeat)
        for item in section.cues
        if item.only.allows(chosen.minutes, chosen.posture, conditions)
    ]


@given(scripts, choices)
def test_length_is_exact_and_nothing_gaps_or_overlaps(
    script: SessionScript, chosen: Choices
) -> None:
    timeline = composed(with_room(script), chosen)
    assert timeline.duration == pytest.approx(chosen.minutes * 60, abs=1e-6)
    assert timeline.cues[0].start == 0
    assert timeline.cues[-1].end == pytest.approx(timeline.duration)
    for one, following in pairwise(timeline.cues):
        assert following.start == pytest.approx(one.end)
        assert one.duration >= 0
    assert timeline.sections[0].start == 0
    assert timeline.sections[-1].end == pytest.approx(timeline.duration)
    for one_section, next_section in pairwise(timeline.sections):
        assert next_section.start == pytest.approx(one_section.end)


@given(scripts, choices)
def test_order_and_choice_of_cues_are_the_scripts(script: SessionScript, chosen: Choices) -> None:
    script = with_room(script)
    timeline = composed(script, chosen)
    assert [timed.cue for timed in timeline.cues] == [cue for _, cue in expected(script, chosen)]
    inside = [
        timeline.sections[timeline.section_index_at(timed.start)].title
        for timed in timeline.cues
        if timed.duration > 0
    ]
    lengths = [timed.duration for timed in timeline.cues]
    assert inside == [
        title
        for (title, _), length in zip(expected(script, chosen), lengths, strict=True)
        if length > 0
    ]


@given(scripts, choices)
def test_every_cue_keeps_its_own_length(script: SessionScript, chosen: Choices) -> None:
    for timed in composed(with_room(script), chosen).cues:
        cue = timed.cue
        if isinstance(cue, Say):
            assert timed.duration == pytest.approx(spoken(cue.text) + LINE_GAP_SECONDS)
        elif isinstance(cue, Bell):
            rung = (cue.strikes - 1) * STRIKE_SECONDS + BELL_SECONDS
            assert timed.duration == pytest.approx(rung)
        elif isinstance(cue, Elastic):
            assert cue.length.least - 1e-6 <= timed.duration <= cue.length.most + 1e-6
        elif isinstance(cue, Breathe):
            breaths = timed.duration / cue.pattern.seconds
            assert breaths == pytest.approx(round(breaths))
            assert round(breaths) >= 1
            fewest = max(1, ceil(cue.length.least / cue.pattern.seconds - 1e-9))
            most = floor(cue.length.most / cue.pattern.seconds + 1e-9)
            if fewest <= most:
                assert fewest <= round(breaths) <= most


def composed(script: SessionScript, chosen: Choices) -> Timeline:
    """The timeline; an example whose words alone are too long for its minutes is passed over."""
    try:
        return compose(script, chosen, spoken)
    except ComposeError:
        said = sum(
            spoken(cue.text) + LINE_GAP_SECONDS
            for _, cue in expected(script, chosen)
            if isinstance(cue, Say)
        )
        rung = sum(
            (cue.strikes - 1) * STRIKE_SECONDS + BELL_SECONDS
            for _, cue in expected(script, chosen)
            if isinstance(cue, Bell)
        )
        least = sum(
            cue.length.least if isinstance(cue, Elastic) else breathed(cue)
            for _, cue in expected(script, chosen)
            if isinstance(cue, Elastic | Breathe)
        )
        assert said + rung + least > chosen.minutes * 60, "room was there and was not used"
        assume(False)
        raise


def breathed(cue: Breathe) -> float:
    """The most that a paced stretch may need at its shortest, in whole breaths."""
    return max(1, ceil(cue.length.least / cue.pattern.seconds)) * cue.pattern.seconds


@given(
    st.lists(spans, min_size=1, max_size=8),
    st.integers(1, 59),
)
def test_a_longer_session_shortens_no_rest_and_rests_share_alike(
    lengths: list[Span], minutes: int
) -> None:
    assume(sum(span.least for span in lengths) <= minutes * 60)
    script = script_of(section_of(*map(Rest, lengths), Rest(Span(0, 60, 3600))))
    shorter = compose(script, Choices(minutes, Posture.LYING), spoken)
    longer = compose(script, Choices(minutes + 1, Posture.LYING), spoken)
    for one, other in zip(shorter.cues, longer.cues, strict=True):
        assert other.duration >= one.duration - 1e-6
    shares = {
        round((timed.duration - span.ideal) / room, 6)
        for timed, span in zip(shorter.cues, lengths, strict=False)
        if (room := _room(timed.duration, span)) > 1e-3 and span.least < span.ideal
    }
    assert len(shares) <= 1


def _room(duration: float, span: Span) -> float:
    return span.most - span.ideal if duration >= span.ideal else span.ideal - span.least


def test_minutes_and_postures_outside_the_script_are_refused_in_a_sentence() -> None:
    script = replace(
        script_of(section_of(Rest(Span(0, 60, 3600))), minutes=(5, 20)), postures=(Posture.LYING,)
    )
    for minutes in (4, 21):
        with pytest.raises(ComposeError, match=rf"5 to 20 minutes long, not {minutes}"):
            compose(script, Choices(minutes, Posture.LYING), spoken)
    with pytest.raises(ComposeError, match="no words for seated"):
        compose(script, Choices(5, Posture.SEATED), spoken)


def test_rests_that_cannot_give_enough_are_told_with_their_bounds() -> None:
    script = script_of(section_of(Rest(Span(10, 20, 30))))
    with pytest.raises(ComposeError, match="10 to 30 seconds together and would need 60"):
        compose(script, Choices(1, Posture.LYING), spoken)
    assert compose(script_of(section_of(Rest(Span(60, 60, 60)))), Choices(1, Posture.LYING), spoken)


HELD = BreathPattern(4, 7, 8, 0)


def breaths(timeline: Timeline) -> list[tuple[BreathPattern, int]]:
    """The paced breathing of a session, as patterns and numbers of breaths."""
    return [
        (timed.cue.pattern, round(timed.duration / timed.cue.pattern.seconds))
        for timed in timeline.cues
        if isinstance(timed.cue, Breathe)
    ]


@pytest.mark.parametrize(
    ("first_month", "most"),
    [(True, LONG_HOLD_BREATHS_FIRST_MONTH), (False, LONG_HOLD_BREATHS)],
)
@pytest.mark.parametrize("pattern", [HELD, BreathPattern(4, 0, 8, 7)])
@given(lengths=st.lists(st.integers(1, 15), min_size=1, max_size=4), minutes=st.integers(4, 30))
def test_long_holds_come_no_more_often_than_the_cap_in_the_whole_session(
    first_month: bool, most: int, pattern: BreathPattern, lengths: list[int], minutes: int
) -> None:
    asked = [breath * pattern.seconds for breath in lengths]
    blocks = [Breathe(pattern, Span(each, each, 2 * each)) for each in asked]
    script = with_room(script_of(section_of(*blocks)))
    choices = Choices(minutes, Posture.LYING, holding=True, first_month=first_month)
    timeline = compose(script, choices, spoken)
    found = [count for _, count in breaths(timeline)]
    assert sum(found) == min(sum(found), most)
    assert sum(found) >= min(sum(lengths), most)
    assert all(found)
    assert timeline.duration == pytest.approx(minutes * 60)


def test_the_caps_are_four_and_then_eight() -> None:
    assert (LONG_HOLD_BREATHS_FIRST_MONTH, LONG_HOLD_BREATHS) == (4, 8)


def test_shorter_holds_and_breaths_without_them_have_no_cap() -> None:
    for pattern, holding in ((BreathPattern(4, 6.9, 8, 0), True), (HELD, False)):
        script = script_of(section_of(Breathe(pattern, Span(0, 600, 600))))
        script = with_room(script)
        (found,) = breaths(compose(script, Choices(10, Posture.LYING, holding=holding), spoken))
        assert found[1] > 20


@pytest.mark.parametrize("rate", [4.5, 6.0, 7.0])
def test_a_chosen_rate_is_kept_in_whole_breaths(rate: float) -> None:
    paced = Breathe(BreathPattern(4, 0, 6, 0), Span(60, 240, 500))
    script = with_room(replace(script_of(section_of(paced)), rate=Span(4.5, 6, 7)))
    timeline = compose(script, Choices(8, Posture.LYING, breaths_a_minute=rate), spoken)
    ((pattern, count),) = breaths(timeline)
    assert pattern.seconds == pytest.approx(60 / rate)
    assert pattern.in_ / pattern.out == pytest.approx(4 / 6)
    assert timeline.cues[0].duration == pytest.approx(count * 60 / rate)


def test_a_rate_that_is_not_offered_is_refused_in_a_sentence() -> None:
    script = with_room(replace(script_of(), rate=Span(4.5, 6, 7)))
    for rate in (4.4, 7.1):
        with pytest.raises(ComposeError, match=f"doesn't offer {rate:g} breaths a minute"):
            compose(script, Choices(8, Posture.LYING, breaths_a_minute=rate), spoken)


def test_minutes_that_fit_are_those_that_can_be_laid_out() -> None:
    knee = Section(
        ("Knees",),
        (ScriptCue(Say("The left knee.")), ScriptCue(Rest(Span(60, 120, 600)))),
        frozenset({Region.LEFT_KNEE}),
    )
    script = script_of(section_of(Rest(Span(60, 90, 180))), knee, minutes=(2, 12))
    usual = Choices(2, Posture.LYING)
    assert minutes_that_fit(script, usual, spoken) == tuple(range(3, 13))
    without = replace(usual, left_out=frozenset({Region.LEFT_KNEE}))
    assert minutes_that_fit(script, without, spoken) == (2, 3)
    assert minutes_that_fit(script, replace(usual, posture=Posture.STANDING), spoken) == ()
