"""Plays a session in a process of its own, step by step, and prints what it does and when.

Used by the tests and the benchmarks of sound: a device is opened for a whole process, and a busy
interpreter must not be the listener's. One JSON object a line: `{"did": ..., "clock": ...,
"position": ..., "hearing": ...}`.

    python -m tools.play_steps '{"script": ..., "steps": [["start"], ["wait", 2], ["stop"]]}'
"""

from __future__ import annotations

import ctypes
import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from mindbody_app.audio.narration import Narration, load_narration
from mindbody_app.audio.session import open_session_sound
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import compose
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    BreathPattern,
    Cue,
    Rest,
    Say,
    Span,
)
from mindbody_app.practice.sound_port import Ambience, Bus, Output, SessionSound
from mindbody_app.practice.timeline import TimedCue, TimedSection, Timeline
from mindbody_app.store.script_files import load_script

LOOK_SECONDS = 0.05


def timeline_of(cues: list[list[Any]]) -> Timeline:
    """A timeline from `[kind, seconds, ...]`: rest, bell, say (text), breathe (in, out)."""
    timed: list[TimedCue] = []
    at = 0.0
    for kind, seconds, *more in cues:
        cue: Cue = Rest(Span(seconds, seconds, seconds))
        if kind == "say":
            cue = Say(more[0])
        elif kind == "bell":
            cue = Bell()
        elif kind == "breathe":
            pattern = BreathPattern(more[0], 0, more[1], 0)
            cue = Breathe(pattern, Span(seconds, seconds, seconds))
        timed.append(TimedCue(at, seconds, cue))
        at += seconds
    return Timeline(at, tuple(timed), (TimedSection(0, at, "All", frozenset()),))


def timeline_in(plan: dict[str, Any], narration: Narration) -> Timeline:
    """A plan's timeline: of a script file at some minutes, or of cues."""
    if "script" not in plan:
        return timeline_of(plan["cues"])
    choices = Choices(plan["minutes"], Posture.LYING)
    return compose(load_script(Path(plan["script"])), choices, narration.spoken_seconds)


class Hog:
    """Holds the interpreter's lock for a while, again and again."""

    def __init__(self) -> None:
        self._sleep = ctypes.PyDLL(None).usleep
        self._on = False

    def set(self, seconds: float) -> None:
        """Hold the lock for so long at a time; 0 ends it."""
        self._on = seconds > 0
        if self._on:
            threading.Thread(target=self._hold, args=(seconds,), daemon=True).start()

    def _hold(self, seconds: float) -> None:
        while self._on:
            self._sleep(round(seconds * 1e6))


def most_memory() -> float:
    """Most memory that this process has had resident, in MiB."""
    status = Path("/proc/self/status").read_text()
    return float(status.split("VmHWM:")[1].split()[0]) / 1024


def say(did: str, sound: SessionSound) -> None:
    """Print one line."""
    seen = {"clock": time.monotonic(), "position": sound.position(), "hearing": sound.hearing}
    print(json.dumps({"did": did} | seen), flush=True)


def wait(seconds: float, sound: SessionSound) -> None:
    """Let it play and look at the position as the screen does."""
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        time.sleep(LOOK_SECONDS)
        say("look", sound)


def main() -> None:
    """Read the plan and play it."""
    plan = json.loads(sys.argv[1])
    if plan.get("output") == "qt":
        # Qt's sink needs an application; its events are handled by the main thread.
        run_with_application(plan)
    else:
        play(plan)


def run_with_application(plan: dict[str, Any]) -> None:
    """Play in a thread while the main thread runs an application, as Qt wants it."""
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication([])

    def play_and_quit() -> None:
        try:
            play(plan)
        finally:
            application.quit()

    player = threading.Thread(target=play_and_quit)
    player.start()
    application.exec()
    player.join()


def shorten(plan: dict[str, Any]) -> None:
    """Make the live buffer smaller, so that its rare moments come soon."""
    from mindbody_app.audio import engine, live_buffer

    engine.SEAM_ROOM_SECONDS = plan.get("seam_room_seconds", engine.SEAM_ROOM_SECONDS)
    live_buffer.RUN_SECONDS = plan.get("run_seconds", live_buffer.RUN_SECONDS)
    live_buffer.AHEAD_SECONDS = plan.get("ahead_seconds", live_buffer.AHEAD_SECONDS)


def play(plan: dict[str, Any]) -> None:
    """Do the steps."""
    narration = load_narration(Path(plan["assets"]), plan["voice"])
    sound = open_session_sound(
        timeline_in(plan, narration),
        narration,
        ambience=Ambience(plan.get("ambience", "none")),
        levels={Bus(bus): level for bus, level in plan.get("levels", {}).items()},
        output=Output(plan.get("output", "simpleaudio")),
        clock=time.monotonic,
    )
    shorten(plan)
    hog = Hog()
    time.sleep(plan.get("ready", 1.0))
    for name, *values in plan["steps"]:
        if name == "wait":
            wait(values[0], sound)
            continue
        before = time.monotonic()
        if name == "hog":
            hog.set(values[0])
        elif name == "level":
            sound.set_level(Bus(values[0]), values[1])
        else:
            getattr(sound, name)(*values)
        took = time.monotonic() - before
        say(name, sound)
        print(json.dumps({"did": f"{name} took", "seconds": took}), flush=True)
    print(json.dumps({"did": "end", "most_mib": most_memory()}), flush=True)


if __name__ == "__main__":
    main()
