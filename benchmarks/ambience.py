"""The figures of backgrounds, bells and the whole mix: loudness, repeats, clicks, work.

Nothing is played: everything is rendered faster than it would sound. Each figure is printed beside
its target; ends with 1 where one is missed.

    python -m benchmarks.ambience [--minutes 31] [--script FILE]
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from mindbody_app.audio.ambience import FULL_LUFS, layers
from mindbody_app.audio.bells import bell
from mindbody_app.audio.mixer import BLOCK, Mixer
from mindbody_app.audio.narration import Narration, captions_only, load_narration
from mindbody_app.audio.runs import Feed
from mindbody_app.audio.synth import RATE, Sound
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import compose
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import Say
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.script_files import load_script
from mindbody_app.store.settings import Settings
from tools.listening import (
    AnyWave,
    clicks,
    envelope_repeat,
    largest_jump,
    loudness,
    repeat,
    short_term,
)
from tools.play_steps import timeline_of
from tools.stage import REPOSITORY

Flags = npt.NDArray[np.bool_]

VOICE = "af_heart"
SEEDS = (1, 2, 3)
SOUNDING = [ambience for ambience in Ambience if ambience is not Ambience.NONE]
TURNS = 40
"""Moves, pauses and changes of volume that are tried."""
STEADY_LU = {Ambience.OCEAN: 5.0, Ambience.SOFT_NOISE: 1.0, Ambience.RAIN: 1.0}
"""How far three seconds may lie from the whole: waves come and go, noise does not."""


@dataclass
class Tally:
    """Prints figures and counts what is missed."""

    missed: int = 0

    def tell(self, what: str, number: str, target: str, *, good: bool) -> None:
        """Print one figure."""
        self.missed += not good
        print(f"{what}: {number} (target {target}){'' if good else ' MISSED'}", flush=True)


def alone(ambience: Ambience, seed: int, minutes: float) -> tuple[Sound, float]:
    """An ambience at full level, and the share of a core that it took."""
    began = time.process_time()
    made = layers(ambience, seed)
    wave = np.zeros(round(minutes * 60 * RATE) // BLOCK * BLOCK, dtype=np.float32)
    for at in range(0, wave.size, BLOCK):
        for layer in made:
            layer.add(at, wave[at : at + BLOCK])
    return wave, (time.process_time() - began) / (wave.size / RATE)


def one_ambience(tally: Tally, ambience: Ambience, minutes: float) -> None:
    """Everything about one ambience by itself."""
    wave, work = alone(ambience, SEEDS[0], minutes)
    whole = [loudness(wave), *(loudness(alone(ambience, seed, 10)[0]) for seed in SEEDS[1:])]
    name = ambience.value
    spread = f"{min(whole):.2f} to {max(whole):.2f} LUFS over {len(SEEDS)} seeds"
    even = max(abs(one - FULL_LUFS) for one in whole)
    tally.tell(f"{name}, loudness", spread, f"{FULL_LUFS:.0f} within 0.5", good=even < 0.5)
    windows = short_term(wave) - whole[0]
    band = STEADY_LU.get(ambience, 3.5)
    number = f"{windows.min():+.1f} to {windows.max():+.1f} LU"
    good = bool(np.abs(windows).max() < band)
    tally.tell(f"{name}, three seconds against all", number, f"within {band:.1f}", good=good)
    again, swell = repeat(wave, least_lag=15), envelope_repeat(wave, least_lag=60)
    number = f"likeness {again.likeness:.3f} at most ({again.lag:.1f} s later)"
    tally.tell(f"{name}, repeats of the sound", number, "below 0.1", good=again.likeness < 0.1)
    number = f"likeness {swell.likeness:.3f} at most ({swell.lag:.0f} s later)"
    tally.tell(f"{name}, repeats of its swell", number, "below 0.3", good=swell.likeness < 0.3)
    tell_clicks(tally, name, wave)
    spectrum = np.abs(np.fft.rfft(wave[60 * RATE : 180 * RATE].astype(np.float64))) ** 2
    hertz = np.fft.rfftfreq(120 * RATE, 1 / RATE)
    centroid = float((spectrum * hertz).sum() / spectrum.sum())
    above = float(spectrum[hertz > 4000].sum() / spectrum.sum())
    number = f"centre {centroid:.0f} Hz, {above:.2%} above 4 kHz, DC {abs(wave.mean()):.6f}"
    tally.tell(f"{name}, spectrum", number, "below 5 % above 4 kHz", good=above < 0.05)
    tally.tell(f"{name}, work", f"{work:.2%} of a core", "at most 2 %", good=work < 0.02)


def tell_clicks(tally: Tally, what: str, wave: AnyWave, jump: float = 3.0) -> None:
    """Print the clicks of a wave."""
    found, largest = clicks(wave), largest_jump(wave)
    where = ", ".join(f"{click.at:.2f} s ({click.over:.0f} dB)" for click in found[:4])
    number = f"{len(found)}; largest step {largest:.2f} of the level around {where}"
    tally.tell(f"{what}, clicks", number.strip(), "0", good=not found and largest < jump)


def default_levels() -> dict[Bus, float]:
    """The volumes that the app starts with."""
    settings = Settings()
    return {
        Bus.VOICE: settings.voice_volume,
        Bus.CUES: settings.cue_volume,
        Bus.AMBIENCE: settings.ambience_volume,
    }


def only(bus: Bus) -> dict[Bus, float]:
    """The default volume of one bus, the others off."""
    return {other: level if other is bus else 0.0 for other, level in default_levels().items()}


def render(mixer: Mixer) -> AnyWave:
    """A whole session."""
    parts = []
    for start in range(0, mixer.frames, 10 * RATE):
        while mixer.prepare(start):
            pass
        parts.append(mixer.render(start, min(10 * RATE, mixer.frames - start)))
    return np.concatenate(parts)


def spoken_frames(timeline: Timeline, narration: Narration, around: float) -> Flags:
    """Whether each frame of the session lies in a spoken line, or some seconds around one."""
    spoken = np.zeros(round(timeline.duration * RATE), dtype=bool)
    for timed in timeline.cues:
        if isinstance(timed.cue, Say):
            end = timed.start + narration.spoken_seconds(timed.cue.text) + around
            spoken[round(max(0.0, timed.start - around) * RATE) : round(end * RATE)] = True
    return spoken


def whole_session(tally: Tally, timeline: Timeline, narration: Narration) -> None:
    """Voice against background, and how far that steps back."""
    voice = render(Mixer(timeline, narration, Ambience.NONE, only(Bus.VOICE)))
    said = loudness(voice)
    good = -23 < said < -19
    tally.tell("Voice of a session", f"{said:.1f} LUFS", "near -20", good=good)
    spoken = spoken_frames(timeline, narration, 0.0)
    far = ~spoken_frames(timeline, narration, 2.0)
    far[: 5 * RATE] = far[-7 * RATE :] = False
    for ambience in SOUNDING:
        wave = render(Mixer(timeline, narration, ambience, only(Bus.AMBIENCE), SEEDS[0]))
        free, under = loudness(wave[far]), loudness(wave[spoken])
        number = f"{said - free:.1f} dB below in rests, {said - under:.1f} under words"
        good = 12 <= said - free <= 20 and 12 <= said - under <= 20
        tally.tell(f"{ambience.value} against the voice", number, "12 to 20", good=good)
        tell_clicks(tally, f"{ambience.value} under a session", wave)
    whole = render(Mixer(timeline, narration, Ambience.MUSIC, default_levels(), SEEDS[0]))
    # A voice has bursts of its own; its clips are checked where they are made.
    heard = [click for click in clicks(whole) if not spoken[round(click.at * RATE)]]
    peak = float(np.abs(whole.astype(np.float64)).max()) / 32768
    number = f"{len(heard)} between words, peak {peak:.2f}"
    tally.tell("Whole session, clicks", number, "0, below 1", good=not heard and peak < 1)


def bells(tally: Tally) -> None:
    """How the bell rings, and that the last one is gone when the session ends."""
    strike = bell()
    tell_clicks(tally, "bell", np.pad(strike, RATE))
    seconds = [20 * np.log10(np.abs(strike[k * RATE :][:RATE]).max()) for k in range(13)]
    fall = 60 * 9 / (seconds[1] - seconds[10])
    number = f"60 dB in {fall:.0f} s"
    tally.tell("bell, fall", number, "8 s or more, no cut", good=fall > 8)
    mixer = Mixer(timeline_of([["rest", 3], ["bell", 7]]), captions_only(""), Ambience.NONE, {})
    last = np.pad(mixer.render(0, mixer.frames), RATE)
    tell_clicks(tally, "last bell, 7 s before the end", last)


def turns(tally: Tally, ambience: Ambience) -> None:
    """Begin, pause, move and change volumes at random places."""
    random = Random(1)
    cues = [["rest", 20], ["bell", 7.0]] * 20
    mixer = Mixer(timeline_of(cues), captions_only(""), ambience, default_levels(), 5)
    pieces: list[AnyWave] = []
    for _ in range(TURNS):
        feed = Feed(mixer, round(random.uniform(0, 500) * RATE))
        mixer.settle_levels()
        mixer.set_level(random.choice(list(Bus)), random.random(), feed.start + RATE)
        feed.fade_out(round(random.uniform(1.5, 2.5) * RATE))
        pieces.append(feed.read(0, 3 * RATE))
    tell_clicks(
        tally,
        f"{TURNS} runs with {ambience.value}, begun and ended anywhere",
        np.concatenate(pieces),
    )


def foreground(tally: Tally, minutes: int) -> None:
    """Music as the practice itself, at the default volume."""
    timeline = replace(timeline_of([["rest", 60.0 * minutes]]), ambience=Ambience.MUSIC)
    wave = render(Mixer(timeline, captions_only(""), Ambience.NONE, default_levels(), 9))
    heard = loudness(wave)
    good = abs(heard + 23) < 1
    tally.tell("music alone, as the practice", f"{heard:.1f} LUFS", "near -23", good=good)
    tell_clicks(tally, "music alone, with its beginning and end", np.pad(wave, RATE))


def main() -> int:
    """Measure and print; 1 if a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=31, help="of each ambience")
    parser.add_argument("--script", default=str(REPOSITORY / "assets/scripts/body-scan.yaml"))
    asked = parser.parse_args()
    tally = Tally()
    for ambience in SOUNDING:
        one_ambience(tally, ambience, asked.minutes)
    bells(tally)
    narration = load_narration(REPOSITORY / "assets", VOICE)
    script = load_script(Path(asked.script))
    choices = Choices(script.minutes.usual, Posture.LYING)
    timeline = compose(script, choices, narration.spoken_seconds)
    whole_session(tally, timeline, narration)
    for ambience in (Ambience.OCEAN, Ambience.MUSIC):
        turns(tally, ambience)
    foreground(tally, 10)
    return 1 if tally.missed else 0


if __name__ == "__main__":
    sys.exit(main())
