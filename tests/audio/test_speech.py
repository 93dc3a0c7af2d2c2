"""Lines that this computer speaks itself: into a cache that bears damage, one voice at a time."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from mindbody_app.audio.clip_sound import Samples, levelled, read_clip
from mindbody_app.audio.narration import CLIP_RATE, Narration
from mindbody_app.audio.speech import SAVE_EVERY, Speaker, voice_for
from mindbody_app.audio.speech_cache import SpeechCache
from mindbody_app.audio.voice import SpeechError
from tools.narration.inspection import facts_of, faults_of

LINES = ("Welcome to this quiet moment.", "Let your shoulders be heavy.", "That is all for now.")


class Hummer:
    """A voice that hums every line, and counts them."""

    name = "hummer"

    def __init__(self) -> None:
        self.spoken: list[str] = []
        self.seconds = 0.5

    def speed(self, _text: str, /) -> float:
        return 1.0

    def speak(self, text: str) -> Samples:
        if not any(sign.isalpha() for sign in text):
            raise ValueError("nothing to hum")
        self.spoken.append(text)
        time = np.arange(round(self.seconds * CLIP_RATE)) / CLIP_RATE
        return levelled((0.2 * np.sin(2 * np.pi * 180 * time)).astype(np.float32))


@pytest.fixture
def cache(tmp_path: Path) -> SpeechCache:
    return SpeechCache(tmp_path / "speech")


@pytest.fixture
def hummer() -> Hummer:
    return Hummer()


@pytest.fixture
def speaker(cache: SpeechCache, hummer: Hummer) -> Speaker:
    return Speaker(cache, lambda _language: hummer)


def on(_share: float) -> bool:
    return True


def fresh(cache: SpeechCache, tmp_path: Path) -> SpeechCache:
    """The cache as the next start of the app finds it."""
    return SpeechCache(tmp_path / "speech")


def test_what_is_spoken_is_found_with_its_true_length_now_and_after_a_start(
    speaker: Speaker, cache: SpeechCache, tmp_path: Path
) -> None:
    assert cache.clip(LINES[0]) is None
    speaker.speak(LINES, "en", on)
    for each in (cache, fresh(cache, tmp_path)):
        narration = Narration("tester", each)
        assert narration.missing(LINES) == ()
        clip = narration.clip_path(LINES[0])
        assert narration.spoken_seconds(LINES[0]) == len(read_clip(clip)) / CLIP_RATE


def test_each_line_is_spoken_once(speaker: Speaker, hummer: Hummer) -> None:
    speaker.speak([LINES[0], LINES[0], LINES[1]], "en", on)
    speaker.speak(LINES, "en", on)
    assert hummer.spoken == list(LINES)


def test_progress_goes_from_none_to_all(speaker: Speaker) -> None:
    shares: list[float] = []

    def note(share: float) -> bool:
        shares.append(share)
        return True

    speaker.speak(LINES, "en", note)
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_called_off_it_keeps_what_was_spoken(
    speaker: Speaker, cache: SpeechCache, tmp_path: Path, hummer: Hummer
) -> None:
    speaker.speak(LINES, "en", lambda share: share == 0)
    assert hummer.spoken == [LINES[0]]
    assert fresh(cache, tmp_path).clip(LINES[0]) is not None
    assert fresh(cache, tmp_path).clip(LINES[1]) is None


def _tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _scramble(path: Path) -> None:
    path.write_bytes(b"no sound at all" * 40)


@pytest.mark.parametrize("damage", [_tear, _empty, _scramble, Path.unlink])
def test_a_damaged_clip_is_spoken_again(
    speaker: Speaker,
    cache: SpeechCache,
    tmp_path: Path,
    hummer: Hummer,
    damage: Callable[[Path], None],
) -> None:
    hummer.seconds = 3.0  # a shorter torn clip can't even be opened
    speaker.speak(LINES, "en", on)
    clip = cache.clip(LINES[1])
    assert clip is not None
    damage(clip.path)
    speaker.speak(LINES, "en", on)
    assert hummer.spoken == [*LINES, LINES[1]]
    found = fresh(cache, tmp_path).clip(LINES[1])
    assert found is not None
    assert len(read_clip(found.path)) == round(found.seconds * CLIP_RATE)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"voice": "hummer", "clips": {"a": 1}}'])
def test_a_damaged_list_of_clips_is_made_anew(
    speaker: Speaker, cache: SpeechCache, tmp_path: Path, text: str
) -> None:
    speaker.speak(LINES, "en", on)
    (tmp_path / "speech" / "hummer" / "index.json").write_text(text)
    assert fresh(cache, tmp_path).clip(LINES[0]) is None
    speaker.speak(LINES, "en", on)
    assert fresh(cache, tmp_path).clip(LINES[2]) is not None


def test_an_impossible_length_is_not_believed(
    speaker: Speaker, cache: SpeechCache, tmp_path: Path
) -> None:
    speaker.speak(LINES, "en", on)
    index = tmp_path / "speech" / "hummer" / "index.json"
    listed = json.loads(index.read_text())
    for entry in listed["clips"].values():
        entry["seconds"] = -3
    index.write_text(json.dumps(listed))
    assert fresh(cache, tmp_path).clip(LINES[0]) is None


def test_a_crash_loses_no_more_than_the_last_lines(
    cache: SpeechCache, hummer: Hummer, tmp_path: Path
) -> None:
    many = [f"This is line number {number}." for number in range(SAVE_EVERY + 5)]
    told = 0

    def crash(_share: float) -> bool:
        nonlocal told
        told += 1
        if told == SAVE_EVERY + 3:
            listed = json.loads((tmp_path / "speech" / "hummer" / "index.json").read_text())
            assert len(listed["clips"]) == SAVE_EVERY
        return True

    Speaker(cache, lambda _language: hummer).speak(many, "en", crash)
    assert told > SAVE_EVERY + 3


def test_the_longest_unused_goes_where_there_is_too_much(hummer: Hummer, tmp_path: Path) -> None:
    small = SpeechCache(tmp_path / "speech", largest=1)
    speaker = Speaker(small, lambda _language: hummer)
    speaker.speak(LINES[:1], "en", on)
    assert small.clip(LINES[0]) is None
    size = 12_000
    roomy = SpeechCache(tmp_path / "speech", largest=size)
    speaker = Speaker(roomy, lambda _language: hummer)
    many = [f"This is line number {number}." for number in range(9)]
    for line in many:
        speaker.speak([many[0], line], "en", on)
    kept = [line for line in many if roomy.clip(line) is not None]
    assert many[0] in kept  # used again and again
    assert many[-1] in kept
    assert many[1] not in kept
    there = sum(path.stat().st_size for path in (tmp_path / "speech").glob("*/*.opus"))
    assert there <= size


def test_what_cannot_be_spoken_is_told_and_keeps_no_other_line_back(
    speaker: Speaker, cache: SpeechCache
) -> None:
    with pytest.raises(SpeechError, match="“…” holds nothing that can be spoken"):
        speaker.speak([LINES[0], "…", LINES[1]], "en", on)
    assert cache.clip(LINES[1]) is not None
    with pytest.raises(SpeechError, match="2 lines hold nothing"):
        speaker.speak(["…", "🙂"], "en", on)


def test_no_room_is_told_in_one_sentence(hummer: Hummer, tmp_path: Path) -> None:
    (tmp_path / "speech").write_text("in the way")
    speaker = Speaker(SpeechCache(tmp_path / "speech"), lambda _language: hummer)
    with pytest.raises(SpeechError, match=r"can't be kept .*make room"):
        speaker.speak(LINES, "en", on)


def test_who_waits_for_another_can_still_call_off(cache: SpeechCache, hummer: Hummer) -> None:
    speaker = Speaker(cache, lambda _language: hummer)
    with cache.writing:
        waiting = threading.Thread(target=speaker.speak, args=(LINES, "en", lambda _share: False))
        waiting.start()
        waiting.join(5)
        assert not waiting.is_alive()
    assert hummer.spoken == []


def test_the_english_voice_speaks_as_calmly_and_cleanly_as_the_narrator(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    lines = (*LINES, "Breathe in.")
    Speaker(cache, voice_for).speak(lines, "en-GB", on)
    for line in lines:
        clip = cache.clip(line)
        assert clip is not None
        assert faults_of(facts_of(read_clip(clip.path)), len(line.split())) == []
    before = read_clip(cache.clip(LINES[0]).path)  # type: ignore[union-attr]
    again = SpeechCache(tmp_path / "again")
    Speaker(again, voice_for).speak(LINES[:1], "en", on)
    assert np.array_equal(before, read_clip(again.clip(LINES[0]).path))  # type: ignore[union-attr]


def test_no_voice_is_loaded_for_lines_that_are_there(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from mindbody_app.audio.speech import Speaker, voice_for\n"
        "from mindbody_app.audio.speech_cache import SpeechCache\n"
        "cache = SpeechCache(Path(sys.argv[1]))\n"
        "for time in range(2):\n"
        "    Speaker(cache, voice_for).speak(['A quiet line for you.'], 'en', lambda share: True)\n"
        "    print('onnxruntime' in sys.modules, 'hibari' in sys.modules)\n"
        "    if time == 0: [sys.modules.pop(name) for name in list(sys.modules)\n"
        "                   if name.split('.')[0] in ('onnxruntime', 'hibari')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "True", "False", "False"]
