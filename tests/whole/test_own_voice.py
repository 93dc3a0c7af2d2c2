"""One's own script is heard: recordings first, then the narrator, then a voice for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from mindbody_app.audio.clip_sound import Samples, levelled
from mindbody_app.audio.export import save_audio
from mindbody_app.audio.narration import CLIP_RATE, Clip, Clips, Narration
from mindbody_app.audio.recordings import Recordings
from mindbody_app.audio.speech import Speaker
from mindbody_app.audio.speech_cache import SpeechCache
from mindbody_app.audio.voice import SpeechError
from mindbody_app.library import Voices
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import compose
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import Say, SessionScript
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.store.own_scripts import OwnFolder, OwnScript

TEXT = """\
id: mine
title: Mine
practice: imagery
summary: A few lines.
language: de
minutes: {least: 1, usual: 1, most: 3}
postures: [seated]
sections:
  - title: All of it
    cues:
      - "The narrator knows this line."
      - rest: 5-200
      - say: "I have said this myself."
        recording: hello.wav
      - rest: 5-200
      - "Nobody has said this yet."
      - rest: 5-200
"""
HERTZ = {"narrator": 300.0, "recording": 500.0, "voice": 900.0}


def tone(hertz: float, seconds: float, rate: int = CLIP_RATE) -> Samples:
    t = np.arange(round(seconds * rate)) / rate
    return np.asarray(0.2 * np.sin(2 * np.pi * hertz * t), np.float32)


class Whistler:
    """A voice that whistles, and remembers in which languages it was asked."""

    name = "whistler"

    def speed(self, _text: str, /) -> float:
        return 1.0

    def speak(self, text: str) -> Samples:
        return levelled(tone(HERTZ["voice"], len(text) / 20))


class Place:
    """A folder of own scripts and the voices for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "scripts"
        self.folder.mkdir()
        soundfile.write(self.folder / "hello.wav", tone(HERTZ["recording"], 2.5, 44_100), 44_100)
        (self.folder / "mine.yaml").write_text(TEXT)
        path = folder / "narrator.opus"
        soundfile.write(path, tone(HERTZ["narrator"], 1.5), CLIP_RATE, format="OGG", subtype="OPUS")
        narrator = Narration("n", Clips({"The narrator knows this line.": Clip(1.5, path)}))
        self.asked: list[str] = []
        self.cache = SpeechCache(folder / "cache")
        self.voices = Voices(
            self.folder,
            narrator,
            self.cache,
            Recordings(self.cache),
            Speaker(self.cache, self._voice_for),
        )

    def _voice_for(self, language: str) -> Whistler:
        self.asked.append(language)
        if language == "fi":
            raise SpeechError("There is no Finnish here.")
        return Whistler()

    @property
    def own(self) -> OwnScript:
        (own,) = OwnFolder(self.folder, tuple).scripts()
        return own

    @property
    def script(self) -> SessionScript:
        assert self.own.script is not None
        return self.own.script


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    yield Place(tmp_path)


def on(_share: float) -> bool:
    return True


def pitch(sound: Samples) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(sound))
    return float(np.fft.rfftfreq(len(sound), 1 / CLIP_RATE)[spectrum.argmax()])


def test_after_preparing_every_line_is_heard_in_its_place(place: Place, tmp_path: Path) -> None:
    script = place.script
    assert place.voices.unspoken(script) == (
        "I have said this myself.",
        "Nobody has said this yet.",
    )
    place.voices.prepare(script, on)
    assert place.voices.unspoken(script) == ()
    assert place.asked == ["de"]

    narration = place.voices.narration(script.says())
    timeline = compose(script, Choices(1, Posture.SEATED), narration.spoken_seconds)
    path = tmp_path / "session.flac"
    save_audio(
        timeline,
        place.voices.narration(timeline.says()),
        path,
        ambience=Ambience.NONE,
        levels=dict.fromkeys(Bus, 1.0),
        progress=on,
    )
    sound, _ = soundfile.read(path, dtype="float32")
    heard = []
    for timed in timeline.cues:
        if isinstance(timed.cue, Say):
            first = round((timed.start + 0.3) * CLIP_RATE)
            heard.append(round(pitch(sound[first : first + CLIP_RATE // 2]), -1))
    assert heard == [HERTZ["narrator"], HERTZ["recording"], HERTZ["voice"]]


def test_the_same_words_elsewhere_keep_their_own_voice(place: Place) -> None:
    place.voices.prepare(place.script, on)
    words = "I have said this myself."
    recorded = place.voices.narration([Say(words, "hello.wav")])
    assert recorded.spoken_seconds(words) == pytest.approx(2.5, abs=0.3)
    assert place.voices.narration([Say(words)]).missing([words]) == (words,)
    known = "The narrator knows this line."
    assert place.voices.narration([Say(known, "hello.wav")]).spoken_seconds(known) > 2
    assert place.voices.narration([Say(known)]).spoken_seconds(known) == 1.5


def test_a_recording_that_cannot_be_used_is_told_and_its_line_is_spoken_by_the_voice(
    place: Place,
) -> None:
    (place.folder / "hello.wav").write_text("no sound")
    examined = place.voices.examine(place.own, lambda: True)
    assert len(examined.problems) == 1
    assert examined.problems[0].startswith("mine.yaml, line 14: “hello.wav” can't be read as sound")
    assert [reach.fitting for reach in examined.reach] == [(1, 2, 3)]
    place.voices.prepare(place.script, on)
    assert place.voices.unspoken(place.script) == ()


def test_a_closer_look_takes_recordings_in_and_finds_the_lengths(place: Place) -> None:
    text = TEXT.replace("most: 3", "most: 12")
    (place.folder / "mine.yaml").write_text(text)
    examined = place.voices.examine(place.own, lambda: True)
    assert examined.problems == ()
    (reach,) = examined.reach
    assert (reach.fitting[0], reach.fitting[-1]) == (1, 10)
    assert [minutes for minutes, _ in reach.failing] == [11, 12]
    assert place.voices.unspoken(place.script) == ("Nobody has said this yet.",)


def test_called_off_nothing_is_spoken(place: Place) -> None:
    place.voices.prepare(place.script, lambda _share: False)
    assert len(place.voices.unspoken(place.script)) == 2
    assert place.voices.examine(place.own, lambda: False).reach[0].fitting == ()


def test_a_language_without_a_voice_is_told_and_recordings_are_there_all_the_same(
    place: Place,
) -> None:
    finnish = replace(place.script, language="fi")
    with pytest.raises(SpeechError, match="no Finnish"):
        place.voices.prepare(finnish, on)
    assert place.voices.unspoken(finnish) == ("Nobody has said this yet.",)


def test_lines_for_other_screens_are_spoken_only_where_the_narrator_has_none(
    place: Place,
) -> None:
    shares: list[float] = []

    def note(share: float) -> bool:
        shares.append(share)
        return True

    place.voices.speak(["The narrator knows this line.", "A new one."], "en", note)
    assert place.cache.clip("A new one.") is not None
    assert place.cache.clip("The narrator knows this line.") is None
    assert shares[-1] == 1
