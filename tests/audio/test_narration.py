"""The index of a voice: lengths, missing clips, damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from mindbody_app.audio.narration import (
    MissingClip,
    NarrationError,
    captions_only,
    load_narration,
)
from tests.audio.conftest import VOICE, Narrator, clip_id


def test_a_spoken_line_is_as_long_as_its_clip(narrator: Narrator) -> None:
    narration = narrator.narration()
    assert narration.spoken_seconds("Line number 2.") == narrator.seconds
    assert narration.clip_path("Line number 2.").is_file()
    assert narration.missing(narrator.lines) == ()


def test_a_line_without_a_clip_takes_as_long_as_reading_it(narrator: Narrator) -> None:
    narration = narrator.narration()
    words = "Let both of your shoulders be heavy and at rest now."
    assert narration.spoken_seconds(words) == pytest.approx(11 / 2.2)
    assert narration.missing([words, "Line number 1."]) == (words,)
    with pytest.raises(MissingClip, match=f"{VOICE}.*no recording.*shoulders"):
        narration.clip_path(words)


def test_a_clip_whose_file_is_gone_counts_as_missing(narrator: Narrator) -> None:
    narrator.narration().clip_path("Line number 3.").unlink()
    assert narrator.narration().missing(narrator.lines) == ("Line number 3.",)


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b'{"voice": "x"}', b'{"voice": "x", "clips": {"a": {"text": 3, "seconds": 1}}}'],
)
def test_a_damaged_index_is_named_with_its_mend(narrator: Narrator, damage: bytes) -> None:
    index = narrator.assets / "audio" / VOICE / "index.json"
    index.write_bytes(damage)
    with pytest.raises(NarrationError, match=r"index\.json is damaged.*install the app again"):
        narrator.narration()


def test_an_impossible_length_is_damage(narrator: Narrator) -> None:
    narrator.clips[clip_id("Line number 0.")]["seconds"] = -1
    narrator.write_index()
    with pytest.raises(NarrationError, match="impossible length"):
        narrator.narration()


def test_a_voice_that_is_not_there_leaves_captions(tmp_path: Path) -> None:
    with pytest.raises(NarrationError, match="“nobody” is not there"):
        load_narration(tmp_path, "nobody")
    assert captions_only("nobody").missing(["A line."]) == ("A line.",)
