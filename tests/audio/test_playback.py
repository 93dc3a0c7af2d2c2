"""What really comes out at a sound server, played by another process and heard sample by sample."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from mindbody_app.audio.mixer import Mixer
from mindbody_app.audio.synth import RATE
from mindbody_app.practice.sound_port import Ambience
from tests.audio.conftest import VOICE, Narrator
from tools.ear import Ear, Wave, find, gaps
from tools.play_steps import timeline_of
from tools.stage import REPOSITORY, SoundServer

Log = list[dict[str, Any]]


@dataclass
class Player:
    """Plays steps of the narrator's session in a process of its own."""

    narrator: Narrator
    server: SoundServer

    def begin(self, steps: list[Any], **plan: Any) -> subprocess.Popen[str]:
        """Start playing."""
        whole = {
            "cues": self.narrator.cues(),
            "assets": str(self.narrator.assets),
            "voice": VOICE,
            "steps": [*steps, ["stop"], ["wait", 0.4]],
            "ready": 0.4,
        }
        return subprocess.Popen(
            [sys.executable, "-m", "tools.play_steps", json.dumps(whole | plan)],
            cwd=REPOSITORY,
            env=os.environ | self.server.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, playing: subprocess.Popen[str]) -> Log:
        """What it did."""
        out, errors = playing.communicate(timeout=60)
        assert playing.returncode == 0, errors
        return [json.loads(line) for line in out.splitlines()]

    def play(self, steps: list[Any], **plan: Any) -> Log:
        """Play and wait for the end."""
        return self.end(self.begin(steps, **plan))


@pytest.fixture
def player(narrator: Narrator, sound_server: SoundServer) -> Player:
    """A player at the test's own sound server."""
    return Player(narrator, sound_server)


def reference(narrator: Narrator, ambience: Ambience = Ambience.NONE) -> Wave:
    """The session as it should sound."""
    mixer = Mixer(timeline_of(narrator.cues()), narrator.narration(), ambience, {})
    return mixer.render(0, mixer.frames)


def did(log: Log, what: str) -> dict[str, Any]:
    """The first time that something was done."""
    return next(line for line in log if line["did"] == what)


def reported(log: Log, clock: float) -> float:
    """The position that the sound reported, at a moment of the clock."""
    looks = [line for line in log if line["did"] == "look"]
    clocks = [line["clock"] for line in looks]
    return float(np.interp(clock, clocks, [line["position"] for line in looks]))


def test_sound_starts_soon_and_every_line_is_heard_when_the_position_says(
    narrator: Narrator, player: Player, ear: Ear
) -> None:
    log = player.play([["start"], ["wait", 5.7]])
    began, heard = ear.heard()
    starts = narrator.starts()
    for line in narrator.lines[:3]:
        place, alike = find(narrator.clip(line), heard)
        at = began + place / RATE
        assert alike > 0.99
        assert abs(reported(log, at) - starts[line]) < 0.1
        assert 0 < at - did(log, "start")["clock"] - starts[line] < 0.25
    assert all(line["hearing"] == "heard" for line in log if line["did"] == "look")
    assert all(line["seconds"] < 0.02 for line in log if line["did"].endswith("took"))


def test_a_pause_holds_to_the_sample_and_does_not_click(
    narrator: Narrator, player: Player, ear: Ear
) -> None:
    player.play(
        [["start"], ["wait", 2.5], ["pause"], ["wait", 0.7], ["resume"], ["wait", 1.5]],
        ambience="rain",
    )
    _, heard = ear.heard()
    right = reference(narrator, Ambience.RAIN)
    hole, length = max(gaps(heard), key=lambda gap: gap[1])
    assert 0.3 < length < 1.2
    last, first = round(hole * RATE), round((hole + length) * RATE)
    left_at = find(heard[last - 4800 : last - 1200], right)[0] + 4800
    back_at = find(heard[first + 1200 : first + 4800], right)[0] - 1200
    # Faded out from the held place on, faded in from there: together they are the whole.
    assert 0 < left_at - back_at <= 480
    joined = np.zeros(2400 + RATE // 10)
    joined[:2400] += heard[last - 2399 : last + 1]
    at = 2399 - (left_at - back_at)
    joined[at : at + 2400] += heard[first : first + 2400]
    whole = right[left_at - 2399 : left_at - 2399 + at + 2300]
    assert np.abs(joined[: whole.size] - whole).max() <= 2
    assert np.abs(np.diff(heard.astype(int))).max() <= np.abs(np.diff(right.astype(int))).max() + 2


def test_a_move_is_quick_and_lands_on_the_sample(
    narrator: Narrator, player: Player, ear: Ear
) -> None:
    target = narrator.starts()["Line number 4."] - 0.1
    log = player.play([["start"], ["wait", 1.0], ["seek", target], ["wait", 2.0]], ambience="rain")
    began, heard = ear.heard()
    place, alike = find(narrator.clip("Line number 4."), heard)
    at = began + place / RATE
    assert alike > 0.9
    assert did(log, "seek")["position"] == pytest.approx(target, abs=0.001)
    assert at - did(log, "seek")["clock"] < 0.5
    assert abs(reported(log, at) - target - 0.1) < 0.1
    usual = np.abs(np.diff(reference(narrator, Ambience.RAIN).astype(int))).max()
    assert np.abs(np.diff(heard.astype(int))).max() <= usual + 2


def test_a_change_of_volume_is_heard_at_once_and_as_a_ramp(
    narrator: Narrator, player: Player, ear: Ear
) -> None:
    log = player.play(
        [["start"], ["wait", 5.0], ["level", "ambience", 0.3], ["wait", 1.5]],
        ambience="drone",
        cues=[["rest", 60]],
    )
    began, heard = ear.heard()
    at = round((did(log, "level")["clock"] - began) * RATE)
    before, after = heard[at - RATE : at].std(), heard[at + RATE // 2 : at + RATE].std()
    assert 0.05 < after / before < 0.15
    quick = heard[at + round(0.3 * RATE) : at + round(0.4 * RATE)].std()
    assert quick < before / 3
    calm = np.abs(np.diff(heard[at - RATE : at].astype(int))).max()
    assert np.abs(np.diff(heard[at : at + RATE // 2].astype(int))).max() < calm * 1.5


def test_a_held_interpreter_makes_no_gap(narrator: Narrator, player: Player, ear: Ear) -> None:
    steps = [["start"], ["wait", 0.5], ["hog", 0.3], ["wait", 12.0], ["hog", 0]]
    # With less in hand than usual, so that seconds tell what would take half a minute. A mix that
    # gave the lock away in each block of 20 ms would be 5 s behind within 6.
    player.play(steps, ambience="rain", ahead_seconds=5.0)
    _, heard = ear.heard()
    assert gaps(heard[find(narrator.clip(narrator.lines[0]), heard)[0] :]) == []
    starts = narrator.starts()
    places = {line: find(narrator.clip(line), heard) for line in narrator.lines[:4]}
    offsets = [place / RATE - starts[line] for line, (place, _) in places.items()]
    assert max(offsets) - min(offsets) < 0.002
    assert all(alike > 0.9 for _, alike in places.values())


def test_one_run_follows_another_without_a_gap(
    narrator: Narrator, player: Player, ear: Ear
) -> None:
    steps = [["start"], ["wait", 12.0]]
    log = player.play(steps, ambience="rain", run_seconds=11.0, seam_room_seconds=0.5)
    began, heard = ear.heard()
    assert gaps(heard[find(narrator.clip(narrator.lines[0]), heard)[0] :]) == []
    starts = narrator.starts()
    offsets = []
    for line in narrator.lines:
        place, alike = find(narrator.clip(line), heard)
        assert alike > 0.9
        assert abs(reported(log, began + place / RATE) - starts[line]) < 0.1
        offsets.append(place / RATE - starts[line])
    assert max(offsets) - min(offsets) < 0.02


@pytest.mark.parametrize("loss", ["kill", "unplug"])
def test_a_device_that_goes_and_returns_costs_no_time(
    narrator: Narrator, player: Player, ear: Ear, sound_server: SoundServer, loss: str
) -> None:
    playing = player.begin([["start"], ["wait", 11.8]], ambience="rain")
    time.sleep(3.5)
    lost_at = time.monotonic()
    sound_server.kill() if loss == "kill" else sound_server.unplug()
    time.sleep(0.3)
    if loss == "kill":
        sound_server.start()
    ear.plug()
    ear.listen()
    back_at = time.monotonic()
    log = player.end(playing)
    looks = [line for line in log if line["did"] == "look"]
    silent = [line["clock"] for line in looks if line["hearing"] == "silent"]
    assert lost_at < silent[0] < lost_at + 0.5
    assert silent[-1] < back_at + 4
    assert looks[-1]["hearing"] == "heard"
    steps = np.diff([[line["clock"], line["position"]] for line in looks[8:-9]], axis=0)
    assert np.abs(steps[:, 0] - steps[:, 1]).max() < 0.05
    began, heard = ear.heard()
    place, alike = find(narrator.clip("Line number 5."), heard)
    assert alike > 0.9
    assert abs(reported(log, began + place / RATE) - narrator.starts()["Line number 5."]) < 0.1


def test_without_a_device_time_goes_on(narrator: Narrator, player: Player) -> None:
    player.server.kill()
    log = player.play([["start"], ["wait", 1.5], ["pause"], ["seek", 5.0], ["resume"], ["wait", 1]])
    assert did(log, "pause")["position"] == pytest.approx(1.5, abs=0.2)
    assert log[-3]["position"] == pytest.approx(6.0, abs=0.2)
    assert log[-3]["hearing"] == "silent"


def test_a_server_that_hangs_cannot_hang_the_session(narrator: Narrator, player: Player) -> None:
    player.server.suspend()
    try:
        log = player.play([["start"], ["wait", 3.0]])
    finally:
        player.server.wake()
    looks = [line for line in log if line["did"] == "look"]
    assert np.diff([line["clock"] for line in looks]).max() < 0.3
    assert looks[-1]["hearing"] == "silent"
    assert looks[-1]["position"] > 0.5


def test_qt_plays_in_step_and_pauses_cleanly(narrator: Narrator, player: Player, ear: Ear) -> None:
    steps = [["start"], ["wait", 4.5], ["pause"], ["wait", 0.5], ["resume"], ["wait", 2.0]]
    log = player.play(steps, output="qt")
    began, heard = ear.heard()
    for line in (narrator.lines[0], narrator.lines[3]):
        place, alike = find(narrator.clip(line), heard)
        at = began + place / RATE
        assert alike > 0.9 or line == narrator.lines[3]
        if alike > 0.9:
            assert abs(reported(log, at) - narrator.starts()[line]) < 0.1
    assert all(line["hearing"] == "heard" for line in log if line["did"] == "look")
