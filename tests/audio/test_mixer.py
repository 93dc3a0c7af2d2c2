"""The mix: everything at its place, in one piece however it is cut."""

from __future__ import annotations

import logging
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from mindbody_app.audio.mixer import DUCKED_DECIBELS, RAMP, Mixer
from mindbody_app.audio.runs import Feed
from mindbody_app.audio.synth import RATE
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.store.settings import Settings
from tests.audio.conftest import Narrator
from tests.audio.test_synth import loudness
from tools.ear import find
from tools.listening import clicks
from tools.listening import loudness as lufs
from tools.play_steps import timeline_of


def mixer_of(narrator: Narrator, ambience: Ambience = Ambience.NONE) -> Mixer:
    """A mixer of the narrator's session."""
    return Mixer(timeline_of(narrator.cues()), narrator.narration(), ambience, {})


def test_every_line_stands_at_its_place(narrator: Narrator) -> None:
    mixer = mixer_of(narrator, Ambience.RAIN)
    mix = mixer.render(0, mixer.frames)
    for line, start in narrator.starts().items():
        if line:
            place, alike = find(narrator.clip(line), mix)
            assert abs(place / RATE - start) < 0.001
            assert alike > 0.9


@pytest.mark.parametrize("ambience", list(Ambience))
def test_a_mix_is_the_same_however_it_is_cut(narrator: Narrator, ambience: Ambience) -> None:
    whole = mixer_of(narrator, ambience).render(0, 5 * RATE)
    cut = mixer_of(narrator, ambience)
    pieces = [cut.render(at, min(1777, 5 * RATE - at)) for at in range(0, 5 * RATE, 1777)]
    assert np.abs(np.concatenate(pieces).astype(int) - whole).max() <= 1


def test_outside_the_session_is_silence(narrator: Narrator) -> None:
    mixer = mixer_of(narrator, Ambience.SOFT_NOISE)
    assert not mixer.render(-RATE, RATE).any()
    assert not mixer.render(mixer.frames, RATE).any()
    assert abs(int(mixer.render(mixer.frames - 10, 10)[-1])) < 5


def test_a_missing_or_damaged_clip_is_silence_in_its_place(
    narrator: Narrator, caplog: pytest.LogCaptureFixture
) -> None:
    narration = narrator.narration()
    narration.clip_path("Line number 1.").write_bytes(b"no sound at all")
    mixer = Mixer(timeline_of(narrator.cues()), narration, Ambience.NONE, {})
    at = narrator.starts()
    with caplog.at_level(logging.WARNING):
        damaged = mixer.render(round(at["Line number 1."] * RATE), RATE)
        mixer.render(round(at["Line number 1."] * RATE), RATE)
    assert not damaged.any()
    assert len(caplog.records) == 1
    assert mixer.render(round(at["Line number 2."] * RATE), RATE).any()


def test_ambience_steps_back_before_a_line_and_comes_back_slowly(narrator: Narrator) -> None:
    cues = [["rest", 8], ["say", 1.2, "Line number 0."], ["rest", 8]]
    made = Mixer(timeline_of(cues), narrator.narration(), Ambience.SOFT_NOISE, {Bus.VOICE: 0.0})
    freely = Mixer(timeline_of([["rest", 17.2]]), narrator.narration(), Ambience.SOFT_NOISE, {})

    def step_back(at: float) -> float:
        """Decibels below what the background would be without the line, over 50 ms."""
        first, count = round(at * RATE), RATE // 20
        parts = [mixer.render(first, count).astype(float) for mixer in (freely, made)]
        return float(20 * np.log10(np.linalg.norm(parts[0]) / np.linalg.norm(parts[1])))

    assert step_back(7.6) == pytest.approx(0, abs=0.05)
    assert 0.5 < step_back(7.85) < 3
    assert step_back(8.0) == pytest.approx(DUCKED_DECIBELS, abs=0.1)
    assert step_back(9.1) == pytest.approx(DUCKED_DECIBELS, abs=0.1)
    assert 1 < step_back(9.9) < 2.5
    assert step_back(10.8) == pytest.approx(0, abs=0.05)


def test_between_lines_close_together_the_ambience_stays_back(narrator: Narrator) -> None:
    line = ["say", 1.2, "Line number 0."]
    cues = [["rest", 8], line, ["rest", 1.5], line, ["rest", 8]]
    made = Mixer(timeline_of(cues), narrator.narration(), Ambience.SOFT_NOISE, {Bus.VOICE: 0.0})
    under, between = made.render(8 * RATE, RATE), made.render(round(9.3 * RATE), RATE)
    assert loudness(between) == pytest.approx(loudness(under), abs=0.5)


def test_a_session_begins_and_ends_softly(narrator: Narrator) -> None:
    made = Mixer(timeline_of([["rest", 30]]), narrator.narration(), Ambience.OCEAN, {})
    wave = np.pad(made.render(0, made.frames), RATE)
    assert not clicks(wave)
    assert np.abs(wave[: RATE + RATE // 10].astype(int)).max() < 100
    assert loudness(wave[2 * RATE : 3 * RATE]) < loudness(wave[10 * RATE : 20 * RATE]) - 6
    assert loudness(wave[-3 * RATE : -2 * RATE]) < loudness(wave[10 * RATE : 20 * RATE]) - 6


def test_the_last_bell_is_gone_when_the_session_ends(narrator: Narrator) -> None:
    made = Mixer(timeline_of([["bell", 7.0]]), narrator.narration(), Ambience.NONE, {})
    wave = np.pad(made.render(0, made.frames), RATE)
    assert not clicks(wave)
    assert np.abs(wave[-RATE - 240 :].astype(int)).max() < 5
    before = Mixer(timeline_of([["bell", 60.0]]), narrator.narration(), Ambience.NONE, {})
    assert np.array_equal(wave[RATE : 3 * RATE], before.render(0, 2 * RATE))


def test_what_the_practice_is_about_is_heard_whatever_the_person_set(narrator: Narrator) -> None:
    timeline = replace(timeline_of([["rest", 120]]), ambience=Ambience.MUSIC)
    levels = {Bus.AMBIENCE: Settings().ambience_volume}
    alone = Mixer(timeline, narrator.narration(), Ambience.NONE, levels)
    beneath = Mixer(timeline_of([["rest", 120]]), narrator.narration(), Ambience.MUSIC, levels)
    wave = alone.render(20 * RATE, 80 * RATE)
    assert lufs(wave) == pytest.approx(-23, abs=1)
    assert lufs(beneath.render(20 * RATE, 80 * RATE)) == pytest.approx(-36, abs=1)
    rain = Mixer(timeline, narrator.narration(), Ambience.RAIN, levels)
    assert np.array_equal(rain.render(20 * RATE, RATE), wave[:RATE])


@pytest.mark.parametrize("ambience", [Ambience.OCEAN, Ambience.MUSIC])
def test_moves_pauses_and_volumes_have_no_click(narrator: Narrator, ambience: Ambience) -> None:
    made = Mixer(timeline_of([["bell", 9.0]] * 20), narrator.narration(), ambience, {})
    random = Random(3)
    pieces = []
    for _ in range(12):
        feed = Feed(made, random.randrange(150 * RATE))
        made.settle_levels()
        made.set_level(random.choice(list(Bus)), random.random(), feed.start + RATE // 2)
        feed.fade_out(RATE + random.randrange(RATE // 2))
        pieces.append(feed.read(0, 2 * RATE))
    assert not clicks(np.concatenate(pieces))


def test_another_seed_is_another_music(narrator: Narrator) -> None:
    timeline = timeline_of([["rest", 60]])
    one, again, other = (
        Mixer(timeline, narrator.narration(), Ambience.MUSIC, {}, seed).render(20 * RATE, RATE)
        for seed in (1, 1, 2)
    )
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_a_change_of_volume_is_a_ramp(narrator: Narrator) -> None:
    mixer = Mixer(timeline_of([["rest", 60]]), narrator.narration(), Ambience.DRONE, {})
    steady = np.abs(np.diff(mixer.render(10 * RATE, RATE).astype(int))).max()
    mixer.set_level(Bus.AMBIENCE, 0.0, at_frame=20 * RATE)
    turned = mixer.render(20 * RATE - RATE, 2 * RATE)
    assert np.abs(np.diff(turned.astype(int))).max() < steady * 1.5
    assert turned[:RATE].any()
    assert not turned[RATE + RAMP :].any()


def test_loud_things_together_are_rounded_off_and_never_clip(narrator: Narrator) -> None:
    lines = [["say", 0.0, line] for line in narrator.lines[:2]]
    cues = [["rest", 1], *([["bell", 0.0]] * 5), *lines, ["rest", 10]]
    mix = Mixer(timeline_of(cues), narrator.narration(), Ambience.RAIN, {}).render(0, 5 * RATE)
    assert 0.8 * 32767 < np.abs(mix.astype(int)).max() < 32767


def test_only_the_clips_around_the_play_head_are_kept(narrator: Narrator) -> None:
    cues = narrator.cues(rest=60)
    mixer = Mixer(timeline_of(cues), narrator.narration(), Ambience.NONE, {})
    most = 0
    for second in range(0, round(mixer.frames / RATE), 5):
        while mixer.prepare(second * RATE):
            pass
        most = max(most, mixer.clips_kept)
    assert 1 <= most <= 3
