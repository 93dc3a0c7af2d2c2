"""The narration tool without its voice model: wording, levelling, keeping and checking clips."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mindbody_app.audio.clip_sound import (
    CEILING,
    LOUDNESS,
    PEAK_LIMIT,
    RATE,
    Samples,
    joined,
    levelled,
    read_clip,
    trimmed,
    write_clip,
)
from mindbody_app.audio.loudness import loudness_of
from mindbody_app.audio.narration import clip_id, load_narration
from mindbody_app.audio.wording import PRONUNCIATIONS, sentences, speed_for, with_pronunciations
from tools.check_narration import inspect_voice
from tools.narrate import SPEEDS, main
from tools.narration.clips import Clip, ClipFolder
from tools.narration.inspection import facts_of, faults_of

VOICE = "af_heart"
SPEED = SPEEDS[VOICE]
LINES = ("Here is the first line of all.", "And here is another one to say.")
SCRIPT = """\
id: small
title: Small
practice: body_scan
summary: Two lines.
minutes: {{least: 1, usual: 1, most: 1}}
postures: [lying]
sections:
  - title: All of it
    cues: [{cues}, {{rest: 0-60}}]
"""

Assets = Callable[..., Path]


def voiced(seconds: float, level: float = 0.2) -> Samples:
    """Something like speech: syllables of a buzzing tone."""
    time = np.arange(int(seconds * RATE)) / RATE
    tone = sum(np.sin(2 * np.pi * 140 * harmonic * time) / harmonic for harmonic in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 2.5 * time), 0.05, 1)
    return np.asarray(level * tone * syllables, np.float32)


def line_clip() -> Samples:
    quiet = np.zeros(RATE // 2, np.float32)
    return levelled(trimmed(np.concatenate([quiet, voiced(3.0), quiet])))


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    def make(lines: tuple[str, ...] = LINES, spoken: tuple[str, ...] = LINES) -> Path:
        scripts = tmp_path / "scripts"
        scripts.mkdir(exist_ok=True)
        cues = ", ".join(json.dumps(line) for line in lines)
        (scripts / "small.yaml").write_text(SCRIPT.format(cues=cues), encoding="utf-8")
        folder = ClipFolder(tmp_path / "audio" / VOICE, VOICE, SPEED)
        folder.prepare()
        for text in spoken:
            name = clip_id(VOICE, SPEED, text)
            folder.add(name, Clip(text, SPEED, write_clip(folder.path(name), line_clip())))
        return tmp_path

    return make


def run(assets: Path, *arguments: str) -> int:
    return main(["--assets", str(assets), *arguments])


def files(assets: Path) -> set[str]:
    return {path.name for path in (assets / "audio" / VOICE).iterdir()}


class TestWording:
    def test_short_sentences_keep_a_neighbour(self) -> None:
        assert sentences("Welcome. This is a scan of it all. Both belong.") == [
            "Welcome. This is a scan of it all. Both belong."
        ]
        assert sentences("Is this the first of them? Then this is the second one.") == [
            "Is this the first of them?",
            "Then this is the second one.",
        ]
        assert sentences("Only this.") == ["Only this."]

    def test_very_short_lines_are_not_slowed(self) -> None:
        assert speed_for("Breathe in.", 0.75) == 1.0
        assert speed_for("Breathe in through the nose.", 0.75) == 0.75

    def test_phonemes_are_written_into_the_models_text_alone(self) -> None:
        for words, marked in PRONUNCIATIONS.items():
            assert with_pronunciations(f"So {words}.") == f"So {marked}."


class TestSound:
    def test_loudness_of_the_reference_tone(self) -> None:
        tone = np.sin(2 * np.pi * 997 * np.arange(5 * RATE) / RATE).astype(np.float32)

        assert loudness_of(tone, RATE) == pytest.approx(-3.01, abs=0.1)
        assert loudness_of(tone * np.float32(0.1), RATE) == pytest.approx(-23.01, abs=0.1)

    def test_loudness_leaves_rumble_out(self) -> None:
        rumble = np.sin(2 * np.pi * 20 * np.arange(5 * RATE) / RATE).astype(np.float32)

        assert loudness_of(rumble, RATE) < -14

    def test_loudness_of_a_short_line_is_that_of_the_line_said_twice(self) -> None:
        line = voiced(0.8)

        assert loudness_of(line, RATE) == pytest.approx(
            loudness_of(np.concatenate([line] * 5), RATE), abs=0.2
        )

    def test_silence_between_syllables_is_not_counted(self) -> None:
        line = voiced(3)
        murmur = np.sin(np.arange(3 * RATE) / 8).astype(np.float32) * np.float32(0.004)
        gapped = np.concatenate([line, murmur, line])

        assert loudness_of(gapped, RATE) == pytest.approx(loudness_of(line, RATE), abs=0.5)

    def test_silence_has_no_loudness(self) -> None:
        with pytest.raises(ValueError, match="silent"):
            loudness_of(np.zeros(RATE, np.float32), RATE)

    def test_trimming_takes_silence_and_offset_and_ramps_both_ends(self) -> None:
        quiet = np.zeros(RATE, np.float32)

        clip = trimmed(np.concatenate([quiet, voiced(2), quiet]) + np.float32(0.01))

        assert 1.9 < len(clip) / RATE < 2.3
        assert abs(float(clip.mean())) < 1e-3
        assert clip[0] == clip[-1] == 0

    def test_a_sound_that_starts_and_stops_at_once_is_ramped(self) -> None:
        clip = trimmed(np.cos(np.arange(RATE) / 5).astype(np.float32))

        assert clip[0] == clip[-1] == 0
        assert np.abs(clip[: RATE // 1000]).max() < 0.1
        assert np.abs(clip[-RATE // 1000 :]).max() < 0.1

    def test_joined_sentences_have_a_breath_between(self) -> None:
        assert len(joined([voiced(1), voiced(1)])) == 2.5 * RATE

    def test_levelling_reaches_the_target_and_turns_a_spike_down_without_cutting_it(self) -> None:
        line = voiced(3)
        line[RATE : RATE + 40] += np.hanning(40).astype(np.float32) * 1.5

        clip = levelled(line)

        assert loudness_of(clip, RATE) == pytest.approx(LOUDNESS, abs=0.7)
        assert np.abs(clip).max() <= CEILING * 1.001
        assert np.count_nonzero(np.abs(clip) > CEILING * 0.999) < 5

    def test_a_decoded_clip_is_as_long_as_it_was_and_nothing_else_is_left(
        self, tmp_path: Path
    ) -> None:
        clip = line_clip()

        seconds = write_clip(tmp_path / "a.opus", clip)

        assert seconds == len(clip) / RATE == len(read_clip(tmp_path / "a.opus")) / RATE
        assert [path.name for path in tmp_path.iterdir()] == ["a.opus"]
        assert (tmp_path / "a.opus").stat().st_size < seconds * 45_000 / 8

    def test_a_clip_that_would_be_too_loud_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="decoded sample"):
            write_clip(tmp_path / "a.opus", voiced(1, level=0.9))

        assert not list(tmp_path.iterdir())


class TestInspection:
    def test_a_made_clip_has_no_fault(self) -> None:
        assert faults_of(facts_of(line_clip()), 7) == []

    @pytest.mark.parametrize(
        ("spoil", "fault"),
        [
            (lambda clip: clip * 0.7, "LUFS"),
            (lambda clip: clip * (PEAK_LIMIT * 1.01 / np.abs(clip).max()), "peaks"),
            (lambda clip: clip + 0.01, "offset"),
            (lambda clip: np.concatenate([np.zeros(RATE // 2), clip]), "starts after"),
            (lambda clip: np.concatenate([clip, np.zeros(RATE // 2)]), "silence"),
            (lambda clip: clip[: int(0.3 * RATE)], "cut off"),
            (lambda clip: np.concatenate([clip, np.zeros(2 * RATE), clip]), "pauses"),
            (lambda clip: np.concatenate([clip[: -RATE // 100], [0.1]]), "begins or ends"),
            (lambda clip: clip + 0.2 * (np.arange(len(clip)) == len(clip) - 500), "clicks"),
            (lambda clip: np.tile(clip, 5), "words a second"),
        ],
    )
    def test_each_fault_is_found(self, spoil: Callable[[Samples], Samples], fault: str) -> None:
        spoilt = np.asarray(spoil(line_clip()), np.float32)

        assert any(fault in found for found in faults_of(facts_of(spoilt), 7))


class TestClips:
    def test_ids_follow_from_voice_speed_and_words(self) -> None:
        assert clip_id("af_heart", 0.8, "Welcome.") == "a4db53e3fa18855d"

    def test_the_app_reads_the_index_that_the_tool_writes(self, assets: Assets) -> None:
        narration = load_narration(assets(), VOICE)

        assert narration.missing(LINES) == ()
        for line in LINES:
            assert (
                narration.spoken_seconds(line) == len(read_clip(narration.clip_path(line))) / RATE
            )

    def test_a_speed_of_its_own_is_kept(self, tmp_path: Path) -> None:
        ClipFolder(tmp_path, VOICE, SPEED).add("one", Clip("Breathe in.", 1.0, 0.8))

        assert ClipFolder(tmp_path, VOICE, SPEED).clips["one"].speed == 1.0

    def test_a_listed_clip_whose_file_is_gone_counts_as_missing(self, assets: Assets) -> None:
        folder = ClipFolder(assets() / "audio" / VOICE, VOICE, SPEED)
        name = clip_id(VOICE, SPEED, LINES[0])
        folder.path(name).unlink()

        assert not folder.has(name)

    def test_what_an_interrupted_run_left_half_written_is_cleared(self, assets: Assets) -> None:
        folder = ClipFolder(assets() / "audio" / VOICE, VOICE, SPEED)
        (folder.folder / "0123456789abcdef.part").write_bytes(b"half")

        folder.prepare()

        assert not list(folder.folder.glob("*.part"))
        assert all(folder.has(clip_id(VOICE, SPEED, line)) for line in LINES)

    def test_a_damaged_index_is_named_with_its_mend(self, tmp_path: Path) -> None:
        (tmp_path / "index.json").write_text("{", encoding="utf-8")

        with pytest.raises(ValueError, match=r"index\.json can't be read .* render the voice"):
            ClipFolder(tmp_path, VOICE, SPEED)


class TestNarrate:
    def test_clips_without_a_line_are_dropped_and_the_others_stay(self, assets: Assets) -> None:
        root = assets(lines=LINES[:1])

        assert run(root) == 0
        assert files(root) == {"index.json", f"{clip_id(VOICE, SPEED, LINES[0])}.opus"}
        clips = ClipFolder(root / "audio" / VOICE, VOICE, SPEED).clips
        assert [clip.text for clip in clips.values()] == [LINES[0]]

    def test_a_dry_run_lists_what_is_missing_and_changes_nothing(
        self, assets: Assets, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = assets(lines=(*LINES, "This one has no clip as yet."), spoken=(*LINES, "Gone."))
        before = files(root)

        assert run(root, "--dry-run") == 0
        said = capsys.readouterr().out
        assert "3 lines, 1 to render, 1 clips without a line." in said
        assert "This one has no clip as yet." in said
        assert files(root) == before

    def test_words_can_be_rendered_again(
        self, assets: Assets, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(assets(), "--dry-run", "--again", "another one") == 0
        assert "1 to render" in capsys.readouterr().out

    def test_a_broken_script_stops_it_before_a_clip_is_dropped(
        self, assets: Assets, capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = assets()
        (root / "scripts" / "small.yaml").write_text("id: small\n", encoding="utf-8")
        before = files(root)

        assert run(root) == 1
        assert "small.yaml" in capsys.readouterr().err
        assert files(root) == before

    def test_an_unknown_script_is_named(
        self, assets: Assets, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(assets(), "--only", "large") == 1
        assert "There is no script “large”; there are small." in capsys.readouterr().err


class TestCheck:
    def test_a_sound_voice_passes(self, assets: Assets) -> None:
        assert inspect_voice(assets(), VOICE).problems == ()

    def test_missing_clips_orphans_and_wrong_lengths_are_told(self, assets: Assets) -> None:
        root = assets(lines=(*LINES, "This one has no clip as yet."), spoken=(*LINES, "Gone."))
        index = root / "audio" / VOICE / "index.json"
        listed = json.loads(index.read_text(encoding="utf-8"))
        listed["clips"][clip_id(VOICE, SPEED, LINES[0])]["seconds"] = 1.0
        index.write_text(json.dumps(listed), encoding="utf-8")

        problems = " ".join(inspect_voice(root, VOICE).problems)

        assert f"Clip {clip_id(VOICE, SPEED, 'Gone.')} belongs to no line." in problems
        assert "“This one has no clip as yet.” has no clip." in problems
        assert "is listed with 1.0 s and lasts" in problems

    def test_a_file_that_is_no_sound_is_told(self, assets: Assets) -> None:
        root = assets()
        (root / "audio" / VOICE / f"{clip_id(VOICE, SPEED, LINES[1])}.opus").write_bytes(b"no")

        assert "can't be used" in " ".join(inspect_voice(root, VOICE).problems)
