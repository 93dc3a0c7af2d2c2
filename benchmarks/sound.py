"""The figures of sound, heard at a private sound server: delay, gaps, places, clicks, memory.

Plays a real session while the interpreter is held for 300 ms at a time. Prints one line a figure
beside its target and never fails; Linux only.

    python -m benchmarks.sound [--minutes 10] [--script FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from mindbody_app.audio.mixer import Mixer
from mindbody_app.audio.narration import load_narration
from mindbody_app.practice.script import Say
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.practice.timeline import Timeline
from tools.ear import RATE, Ear, Floats, Wave, find, gaps
from tools.play_steps import timeline_in
from tools.stage import REPOSITORY, SoundServer

VOICE = "af_heart"
STARTS = 5
HELD_SECONDS = 0.3
AMBIENCE = Ambience.RAIN
AMBIENCE_LEVEL = 0.5
SEARCH_SECONDS = 0.5
LONG_MINUTES = 45

Log = list[dict[str, Any]]

WALK_THROUGH = """
import json, sys
import PySide6.QtWidgets
import numpy as np, simpleaudio
from pathlib import Path
from mindbody_app.audio.live_buffer import RUN_SECONDS
from mindbody_app.audio.mixer import Mixer
from mindbody_app.audio.narration import load_narration
from mindbody_app.audio.synth import RATE
from mindbody_app.practice.sound_port import Ambience
from tools.play_steps import most_memory, timeline_in
plan = json.loads(sys.argv[1])
narration = load_narration(Path(plan["assets"]), plan["voice"])
mixer = Mixer(timeline_in(plan, narration), narration, Ambience(plan["ambience"]), {})
runs = [np.ones(round(RUN_SECONDS * RATE), np.int16) for _ in range(2)]
for start in range(0, mixer.frames, RATE // 4):
    mixer.prepare(start)
    mixer.render(start, RATE // 4)
print(most_memory())
"""


def play(server: SoundServer, plan: dict[str, Any]) -> Log:
    """Play in a process of its own; what it did."""
    command = [sys.executable, "-m", "tools.play_steps", json.dumps(plan)]
    environment = os.environ | server.environment
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def tell(what: str, number: str, target: str) -> None:
    """Print one figure."""
    print(f"{what}: {number} (target {target})", flush=True)


def start_delay(server: SoundServer, plan: dict[str, Any]) -> None:
    """Begin pressed to the first sample at the sound server."""
    steps = [["start"], ["wait", 1.0], ["stop"], ["wait", 0.5]]
    bell = {"cues": [["bell", 7.0]], "steps": steps, "ambience": "none"}
    shared = {key: plan[key] for key in ("assets", "voice")}
    delays = []
    for _ in range(STARTS):
        with Ear(server) as ear:
            log = play(server, shared | bell)
            began, heard = ear.heard()
        pressed = next(line["clock"] for line in log if line["did"] == "start")
        delays.append(1000 * (began + int(np.flatnonzero(heard)[0]) / RATE - pressed))
    spread = f"{min(delays):.0f} to {max(delays):.0f}"
    number = f"{statistics.median(delays):.0f} ms, median of {STARTS} ({spread})"
    tell("Begin to the first sample at the sound server", number, "at most 250 ms")


def spoken(timeline: Timeline) -> list[tuple[float, str]]:
    """Every spoken line with its start."""
    return [(item.start, item.cue.text) for item in timeline.cues if isinstance(item.cue, Say)]


def places(
    timeline: Timeline, clips: dict[str, Wave], heard: Wave
) -> list[tuple[float, float, float]]:
    """Of each line heard: its place in the timeline, its place in what was heard, likeness."""
    lines = spoken(timeline)
    first_start, first = next(line for line in lines if line[1] in clips)
    zero = find(clips[first], heard[: 60 * RATE])[0] / RATE - first_start
    found = []
    for start, text in lines:
        clip = clips.get(text)
        begin = round((zero + start - SEARCH_SECONDS) * RATE)
        if clip is None or begin + clip.size + RATE > heard.size:
            continue
        begin = max(0, begin)
        window = heard[begin : begin + clip.size + round(2 * SEARCH_SECONDS * RATE)]
        place, alike = find(clip, window)
        found.append((start, (begin + place) / RATE, alike))
    return found


def loudness(wave: Wave) -> float:
    """Integrated loudness after ITU-R BS.1770 in LUFS, its filters taken as magnitudes."""
    values = wave.astype(np.float64) / 32768
    hertz = np.fft.rfftfreq(values.size, 1 / RATE)
    shelf = np.sqrt((1 + 10**0.4 * (hertz / 1680) ** 4) / (1 + (hertz / 1680) ** 4))
    low_cut = hertz**2 / (hertz**2 + 38**2)
    heard = np.fft.irfft(np.fft.rfft(values) * shelf * low_cut, values.size)
    step = RATE // 10
    tenths = heard[: heard.size // step * step].reshape(-1, step)
    power: Floats = np.convolve((tenths**2).mean(axis=1), np.ones(4) / 4, "valid")
    above = power[power > 10 ** ((-70 + 0.691) / 10)]
    above = above[above > above.mean() / 10]
    return float(-0.691 + 10 * np.log10(above.mean()))


def session(server: SoundServer, plan: dict[str, Any], minutes: int) -> None:
    """A session under a held interpreter, captured and compared with what it should be."""
    narration = load_narration(Path(plan["assets"]), plan["voice"])
    timeline = timeline_in(plan, narration)
    held = [["hog", HELD_SECONDS], ["wait", 60.0 * minutes], ["hog", 0], ["stop"], ["wait", 0.5]]
    with Ear(server) as ear:
        log = play(server, plan | {"steps": [["start"], *held]})
        began, heard = ear.heard()
    sounding = np.flatnonzero(heard)
    began += int(sounding[0]) / RATE
    heard = heard[sounding[0] : sounding[-1] + 1]
    right = Mixer(timeline, narration, AMBIENCE, {Bus.AMBIENCE: AMBIENCE_LEVEL})
    mix = right.render(0, min(right.frames, heard.size + RATE))
    clips = clips_of(timeline, right)
    found = places(timeline, clips, heard)
    tell_session(heard, mix, found)
    looks = [line for line in log if line["did"] == "look"]
    clocks, positions = ([line[key] for line in looks] for key in ("clock", "position"))
    strays = [abs(np.interp(began + at, clocks, positions) - start) for start, at, _ in found]
    tell(
        "Reported position against captured sound",
        f"{1000 * max(strays, default=0):.0f} ms at most over {len(found)} lines",
        "at most 100 ms",
    )
    most = next(line["most_mib"] for line in log if line["did"] == "end")
    tell("Most memory of the process that played", f"{most:.0f} MiB", "at most 200 MB")


def clips_of(timeline: Timeline, mixer: Mixer) -> dict[str, Wave]:
    """The decoded clip of every line that has one."""
    lines = {text for _, text in spoken(timeline)}
    clips = {line: mixer.clip(line) for line in lines}
    return {line: clip for line, clip in clips.items() if clip.size}


def tell_session(heard: Wave, mix: Wave, found: list[tuple[float, float, float]]) -> None:
    """Print what was heard against what should be."""
    # In its first second the ambience rises from nothing and has zeros of its own.
    holes = gaps(heard[RATE:])
    lost = 1000 * sum(seconds for _, seconds in holes)
    places = ", ".join(f"{1 + at:.1f} s" for at, _ in holes[:5])
    where = f" at {places}" if holes else ""
    tell("Gaps beyond the script's own", f"{len(holes)}, {lost:.0f} ms in all{where}", "0")
    zero = found[0][1] - found[0][0] if found else 0.0
    offsets = [1000 * abs(at - start - zero) for start, at, _ in found]
    alike = min((value for _, _, value in found), default=0.0)
    number = f"{max(offsets, default=0):.1f} ms at most over {len(found)} lines"
    tell(f"Lines off their place (likeness at least {alike:.2f})", number, "at most 50 ms")
    usual = int(np.abs(np.diff(mix.astype(np.int32))).max())
    jumps = np.abs(np.diff(heard.astype(np.int32)))
    clicks = int(np.count_nonzero(jumps > 1.05 * usual))
    tell("Clicks (jumps larger than any of the mix)", f"{clicks}", "0")
    tell("Peak", f"{np.abs(heard.astype(np.int32)).max() / 32768:.3f}", "below 1")
    tell("Loudness of the whole", f"{loudness(heard):.1f} LUFS", "about -20 while spoken")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=10, help="how long to listen")
    parser.add_argument("--script", default=str(REPOSITORY / "assets/scripts/body-scan.yaml"))
    asked = parser.parse_args()
    plan: dict[str, Any] = {
        "script": asked.script,
        "minutes": max(10, asked.minutes),
        "assets": str(REPOSITORY / "assets"),
        "voice": VOICE,
        "ambience": AMBIENCE,
        "levels": {Bus.AMBIENCE: AMBIENCE_LEVEL},
    }
    with SoundServer() as server:
        start_delay(server, plan)
        session(server, plan, asked.minutes)
    walk = [sys.executable, "-c", WALK_THROUGH, json.dumps(plan | {"minutes": LONG_MINUTES})]
    done = subprocess.run(walk, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    tell(
        f"Memory over {LONG_MINUTES} minutes, with Qt and two full buffers",
        f"{float(done.stdout):.0f} MiB",
        "at most 200 MB",
    )


if __name__ == "__main__":
    main()
