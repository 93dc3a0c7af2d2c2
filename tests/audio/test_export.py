"""A session as a file: every format, and nothing left behind when it does not work out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from mindbody_app.audio.export import ExportError, save_audio
from mindbody_app.audio.synth import RATE
from mindbody_app.practice.sound_port import Ambience, Bus
from tests.audio.conftest import VOICE, Narrator
from tools.ear import find
from tools.play_steps import timeline_of

FULL_DISK = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from mindbody_app.audio.export import ExportError, save_audio
from mindbody_app.audio.narration import load_narration
from mindbody_app.practice.sound_port import Ambience
from tools.play_steps import timeline_of
assets, voice, cues, path = sys.argv[1:]
try:
    save_audio(timeline_of(json.loads(cues)), load_narration(Path(assets), voice), Path(path),
               ambience=Ambience.RAIN, levels={}, progress=lambda share: True)
except ExportError as error:
    print(error)
"""


@pytest.mark.parametrize("ending", ["flac", "mp3", "opus"])
def test_a_saved_session_has_every_line(narrator: Narrator, tmp_path: Path, ending: str) -> None:
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    path = tmp_path / f"session.{ending}"
    timeline = timeline_of(narrator.cues())
    saved = save_audio(
        timeline,
        narrator.narration(),
        path,
        ambience=Ambience.OCEAN,
        levels={Bus.AMBIENCE: 0.5},
        progress=go_on,
    )
    sound, rate = soundfile.read(path, dtype="int16")
    assert saved
    assert rate == RATE
    assert len(sound) / RATE == pytest.approx(timeline.duration, abs=0.1)
    for line, start in narrator.starts().items():
        if line:
            place, alike = find(narrator.clip(line), np.asarray(sound))
            assert abs(place / RATE - start) < 0.06
            assert alike > 0.85
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == [path.name]


def test_a_cancelled_save_leaves_nothing_new(narrator: Narrator, tmp_path: Path) -> None:
    path = tmp_path / "session.opus"
    path.write_bytes(b"an earlier one")
    saved = save_audio(
        timeline_of(narrator.cues()),
        narrator.narration(),
        path,
        ambience=Ambience.NONE,
        levels={},
        progress=lambda share: share < 0.3,
    )
    assert not saved
    assert path.read_bytes() == b"an earlier one"
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == [path.name]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("session.wma", "must end in .flac, .mp3 or .opus"),
        ("session", "must end in .flac, .mp3 or .opus"),
        ("nowhere/session.flac", "can't be saved in .*nowhere.*choose another folder"),
    ],
)
def test_what_cannot_be_written_is_told(
    narrator: Narrator, tmp_path: Path, name: str, sentence: str
) -> None:
    with pytest.raises(ExportError, match=sentence):
        save_audio(
            timeline_of(narrator.cues()),
            narrator.narration(),
            tmp_path / name,
            ambience=Ambience.NONE,
            levels={},
            progress=bool,
        )


@pytest.mark.parametrize("ending", ["flac", "mp3", "opus"])
def test_a_full_disk_is_told_and_nothing_is_left(
    narrator: Narrator, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"session.{ending}"
    done = subprocess.run(
        [
            *(sys.executable, "-c", FULL_DISK, str(narrator.assets), VOICE),
            *(json.dumps(narrator.cues()), str(path)),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "make room on the disk" in done.stdout
    assert not [item for item in tmp_path.iterdir() if item.is_file()]
