"""A narrator for tests: short made-up clips in a folder laid out as the app's assets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from mindbody_app.audio.narration import CLIP_RATE, Narration, load_narration
from tools.ear import Ear, Floats, Wave
from tools.play_steps import timeline_of
from tools.stage import SoundServer

VOICE = "tester"


def clip_id(text: str) -> str:
    """Name of a line's clip."""
    return hashlib.sha256(f"{VOICE}\n1.0\n{text}".encode()).hexdigest()[:16]


def _babble(seed: int, seconds: float) -> Floats:
    """Something between vowels and breath that is unlike every other seed's."""
    random = np.random.default_rng(seed)
    t = np.arange(round(seconds * CLIP_RATE)) / CLIP_RATE
    tone = np.sin(2 * np.pi * (150 + 40 * seed) * t + 4 * np.sin(2 * np.pi * (1 + seed) * t))
    noise = np.convolve(random.standard_normal(t.size), np.ones(10) / 10, "same")
    ends = np.minimum(1, np.minimum(t, t[::-1]) / 0.015)
    babble: Floats = (0.12 * tone + 0.2 * noise) * ends
    return babble


@dataclass
class Narrator:
    """Clips of `seconds` each for some lines, and where they lie."""

    assets: Path
    lines: tuple[str, ...]
    seconds: float = 1.2
    clips: dict[str, Any] = field(default_factory=dict)

    def speak(self) -> None:
        """Write the clips and their index."""
        folder = self.assets / "audio" / VOICE
        folder.mkdir(parents=True)
        for number, line in enumerate(self.lines):
            path = folder / f"{clip_id(line)}.opus"
            sound = _babble(number, self.seconds)
            soundfile.write(path, sound, CLIP_RATE, format="OGG", subtype="OPUS")
            self.clips[clip_id(line)] = {"text": line, "seconds": self.seconds}
        self.write_index()

    def write_index(self) -> None:
        """Write the index as `clips` now stands."""
        index = {"voice": VOICE, "speed": 1.0, "clips": self.clips}
        (self.assets / "audio" / VOICE / "index.json").write_text(json.dumps(index))

    def narration(self) -> Narration:
        """The narration as the app loads it."""
        return load_narration(self.assets, VOICE)

    def clip(self, line: str) -> Wave:
        """The sound of a line."""
        pcm, _ = soundfile.read(self.narration().clip_path(line), dtype="int16")
        wave: Wave = pcm
        return wave

    def cues(self, rest: float = 0.8, lead: float = 0.4) -> list[list[Any]]:
        """A session of every line with rests between."""
        cues: list[list[Any]] = [["rest", lead]]
        for line in self.lines:
            cues += [["say", self.seconds, line], ["rest", rest]]
        return cues

    def starts(self) -> dict[str, float]:
        """Where each line of `cues` begins."""
        timed = timeline_of(self.cues()).cues
        return {getattr(item.cue, "text", ""): item.start for item in timed}


@pytest.fixture
def narrator(tmp_path: Path) -> Narrator:
    """A narrator of six lines."""
    made = Narrator(tmp_path / "assets", tuple(f"Line number {k}." for k in range(6)))
    made.speak()
    return made


@pytest.fixture
def ear(sound_server: SoundServer) -> Iterator[Ear]:
    """An ear at the server's default sink."""
    with Ear(sound_server) as listening:
        yield listening
