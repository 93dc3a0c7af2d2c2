"""A person's own recordings: taken as they come, made to sound like the rest, never trusted."""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from mindbody_app.audio.clip_sound import Samples, read_clip
from mindbody_app.audio.narration import CLIP_RATE
from mindbody_app.audio.recordings import LONGEST_SECONDS, RecordingError, Recordings
from mindbody_app.audio.resample import at_clip_rate
from mindbody_app.audio.speech_cache import SpeechCache
from tools.narration.inspection import facts_of, faults_of


def voiced(seconds: float, rate: int, level: float = 0.05) -> Samples:
    """Something like soft speech in a room with a fan, half a second of which is on both sides."""
    t = np.arange(round(seconds * rate)) / rate
    tone = sum(np.sin(2 * np.pi * 140 * harmonic * t) / harmonic for harmonic in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 2.5 * t), 0.05, 1)
    quiet = np.zeros(rate // 2)
    sound = np.concatenate([quiet, level * tone * syllables, quiet])
    room = 0.0007 * np.random.default_rng(3).standard_normal(sound.size)
    sound += room + 0.004
    return np.asarray(sound, np.float32)


@pytest.fixture
def recordings(tmp_path: Path) -> Recordings:
    return Recordings(SpeechCache(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("name", "rate", "coding"),
    [
        ("hello.wav", 44_100, "PCM_24"),
        ("hello.wav", 96_000, "FLOAT"),
        ("hello.wav", 8_000, "ULAW"),
        ("hello.flac", 48_000, "PCM_16"),
        ("hello.mp3", 44_100, "MPEG_LAYER_III"),
        ("hello.opus", 48_000, "OPUS"),
        ("hello.ogg", 22_050, "VORBIS"),
    ],
)
def test_every_kind_becomes_a_clip_like_the_narrators(
    recordings: Recordings, tmp_path: Path, name: str, rate: int, coding: str
) -> None:
    path = tmp_path / name
    container = "OGG" if name.endswith((".opus", ".ogg")) else None
    stereo = np.stack([voiced(3.0, rate), voiced(3.0, rate)], axis=1)
    soundfile.write(path, stereo, rate, format=container, subtype=coding)
    before = path.read_bytes()
    assert recordings.clip(path) is None
    recordings.convert(path)
    clip = recordings.clip(path)
    assert clip is not None
    sound = read_clip(clip.path)
    assert clip.seconds == len(sound) / CLIP_RATE == pytest.approx(3.0, abs=0.35)
    # The room goes on under the last word, so its end can't be told from a cut.
    assert set(faults_of(facts_of(sound), words=8)) <= {"may be cut off at its end"}
    assert path.read_bytes() == before


def test_it_is_converted_once_and_again_when_it_is_edited(
    recordings: Recordings, tmp_path: Path
) -> None:
    path = tmp_path / "hello.wav"
    soundfile.write(path, voiced(1.0, CLIP_RATE), CLIP_RATE)
    recordings.convert(path)
    clip = recordings.clip(path)
    assert clip is not None
    made = clip.path.stat().st_ino
    recordings.convert(path)
    assert clip.path.stat().st_ino == made
    soundfile.write(path, voiced(2.0, CLIP_RATE), CLIP_RATE)
    os.utime(path, ns=(1, 1))
    assert recordings.clip(path) is None
    recordings.convert(path)
    edited = recordings.clip(path)
    assert edited is not None
    assert edited.seconds > clip.seconds


def _problem(recordings: Recordings, path: Path) -> str:
    with pytest.raises(RecordingError) as caught:
        recordings.convert(path)
    assert recordings.clip(path) is None
    return str(caught.value)


def test_what_is_no_sound_is_told(recordings: Recordings, tmp_path: Path) -> None:
    path = tmp_path / "hello.wav"
    path.write_text("This is a letter, not a sound.")
    assert "“hello.wav” can't be read as sound; save it as WAV" in _problem(recordings, path)
    path.write_bytes(b"")
    assert "can't be read as sound" in _problem(recordings, path)
    soundfile.write(path, np.zeros(0, np.float32), CLIP_RATE)
    assert "is empty" in _problem(recordings, path)
    soundfile.write(path, np.zeros(CLIP_RATE, np.float32), CLIP_RATE)
    assert "is silent" in _problem(recordings, path)
    sound = voiced(1.0, CLIP_RATE)
    sound[500] = np.nan
    soundfile.write(path, sound, CLIP_RATE, subtype="FLOAT")
    assert "is damaged" in _problem(recordings, path)
    assert "can't be read; check that it is there" in _problem(recordings, tmp_path / "gone.wav")


def test_odd_rates_channels_and_containers_are_told(recordings: Recordings, tmp_path: Path) -> None:
    path = tmp_path / "hello.wav"
    soundfile.write(path, np.zeros((400, 6), np.float32), 48_000)
    assert "6 channels at 48000 Hz; save it as mono or stereo" in _problem(recordings, path)
    soundfile.write(path, np.zeros(400, np.float32), 1_000)
    assert "1 channels at 1000 Hz" in _problem(recordings, path)
    soundfile.write(path, np.zeros(400, np.float32), 48_000, format="AIFF")
    assert "of the kind AIFF; save it as WAV" in _problem(recordings, path)


def test_an_hour_is_refused_at_once(recordings: Recordings, tmp_path: Path) -> None:
    path = tmp_path / "hello.flac"
    with soundfile.SoundFile(path, "w", samplerate=8_000, channels=1, format="FLAC") as file:
        block = np.zeros(8_000 * 600, np.int16)
        for _ in range(6):
            file.write(block)
    begun = time.process_time()
    assert f"longer than {LONGEST_SECONDS:.0f} seconds" in _problem(recordings, path)
    assert time.process_time() - begun < 0.5


def test_a_file_that_lies_about_its_length_is_read_no_further_than_a_line(
    recordings: Recordings, tmp_path: Path
) -> None:
    path = tmp_path / "hello.wav"
    soundfile.write(path, voiced(1.0, CLIP_RATE), CLIP_RATE, subtype="PCM_16")
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = struct.pack("<I", 0xFFFFFFF0)
    path.write_bytes(data)
    recordings.convert(path)
    clip = recordings.clip(path)
    assert clip is not None
    assert clip.seconds < 3


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000, 22_257])
def test_another_rate_keeps_pitch_level_and_length(rate: int) -> None:
    t = np.arange(rate * 2) / rate
    ends = np.minimum(1, np.minimum(t, 2 - t) / 0.05)
    sound = at_clip_rate((0.5 * np.sin(2 * np.pi * 997 * t) * ends).astype(np.float32), rate)
    assert len(sound) == 2 * CLIP_RATE
    t = np.arange(len(sound)) / CLIP_RATE
    ends = np.clip(np.minimum(t, 2 - t) / 0.05, 0, 1)
    assert np.abs(sound - 0.5 * np.sin(2 * np.pi * 997 * t) * ends).max() < 1e-3


def test_what_is_above_the_band_goes_and_is_not_mirrored_into_it() -> None:
    t = np.arange(48_000 * 2) / 48_000
    high = (0.5 * np.sin(2 * np.pi * 15_000 * t) * np.minimum(1, 40 * np.minimum(t, 2 - t))).astype(
        np.float32
    )
    assert np.abs(at_clip_rate(high, 48_000)).max() < 1e-3
