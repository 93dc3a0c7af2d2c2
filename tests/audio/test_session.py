"""The session's sound as the player sees it: silence, lazy loading, and a failure inside."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time

import pytest

from mindbody_app.audio.device_sound import DeviceSound
from mindbody_app.audio.narration import captions_only
from mindbody_app.audio.places import Place, held
from mindbody_app.audio.session import open_session_sound
from mindbody_app.practice.player import PlayerState, SessionPlayer
from mindbody_app.practice.sound_port import Ambience, Bus, Hearing, Output
from mindbody_app.practice.timeline import Timeline
from tools.play_steps import timeline_of

LONG_LOADING = ("numpy", "soundfile", "simpleaudio", "PySide6")


class Clock:
    """Time that moves by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def timeline() -> Timeline:
    """A minute in two cues."""
    return timeline_of([["bell", 20.0], ["rest", 40.0]])


def test_the_silent_output_leads_a_whole_session(timeline: Timeline) -> None:
    clock = Clock()
    sound = open_session_sound(
        timeline,
        captions_only("none"),
        ambience=Ambience.RAIN,
        levels={Bus.VOICE: 1.0},
        output=Output.SILENT,
        clock=clock,
    )
    player = SessionPlayer(timeline, sound, clock)
    player.start()
    for _ in range(40):
        clock.now += 0.5
        player.tick()
    assert player.position == pytest.approx(20)
    player.pause()
    clock.now += 3
    player.tick()
    player.resume()
    sound.set_level(Bus.AMBIENCE, 0.1)
    clock.now += 1
    player.tick()
    assert player.position == pytest.approx(21)
    sound.seek(59.5)
    clock.now += 1
    player.tick()
    assert player.state is PlayerState.COMPLETED
    assert sound.position() == timeline.duration
    assert sound.hearing is Hearing.SILENT


def test_a_place_stands_until_it_is_heard_and_ends_where_it_must() -> None:
    place = Place(since=10.0, position=4.0, last=6.0)
    assert [place.at(now) for now in (9.0, 10.0, 11.0, 13.0)] == [4.0, 4.0, 5.0, 6.0]
    assert held(3.0).at(1e9) == 3.0


def test_nothing_heavy_loads_before_a_session() -> None:
    code = (
        "import sys\n"
        "from mindbody_app.audio import export, narration, session\n"
        f"print([name for name in {LONG_LOADING} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_failure_inside_goes_on_silently(
    timeline: Timeline, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()

    def fail(publish: object) -> None:
        raise RuntimeError("no numbers today")

    with caplog.at_level(logging.CRITICAL, logger="mindbody_app"):
        sound = DeviceSound(timeline.duration, clock, fail)  # type: ignore[arg-type]
        ends_at = time.monotonic() + 5
        while sound.hearing is Hearing.HEARD and time.monotonic() < ends_at:
            time.sleep(0.01)
    assert sound.hearing is Hearing.SILENT
    sound.start()
    clock.now += 7
    assert sound.position() == 7
    sound.seek(30)
    assert sound.position() == 30
    sound.pause()
    clock.now += 5
    assert sound.position() == 30
    sound.stop()


def test_a_session_that_is_dropped_unstarted_leaves_no_thread(timeline: Timeline) -> None:
    sound = open_session_sound(
        timeline,
        captions_only("none"),
        ambience=Ambience.NONE,
        levels={},
        output=Output.AUTOMATIC,
        clock=time.monotonic,
    )
    assert any(thread.name == "sound" for thread in threading.enumerate())
    del sound
    ends_at = time.monotonic() + 5
    while any(thread.name == "sound" for thread in threading.enumerate()):
        assert time.monotonic() < ends_at
        time.sleep(0.02)
