"""The mix: everything at its place, in one piece however it is cut."""

from __future__ import annotations

import logging

import numpy as np
import pytest

from mindbody_app.audio.mixer import RAMP, Mixer
from mindbody_app.audio.synth import RATE
from mindbody_app.practice.sound_port import Ambience, Bus
from tests.audio.conftest import Narrator
from tests.audio.test_synth import loudness
from tools.ear import find
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


def test_ambience_steps_back_under_the_voice(narrator: Narrator) -> None:
    cues = [["rest", 8], ["say", 1.2, "Line number 0."], ["rest", 8]]
    mixer = Mixer(timeline_of(cues), narrator.narration(), Ambience.SOFT_NOISE, {Bus.VOICE: 0.0})
    before, under = mixer.render(5 * RATE, RATE), mixer.render(8 * RATE, RATE)
    assert loudness(before) - 6 < loudness(under) < loudness(before) - 2


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
