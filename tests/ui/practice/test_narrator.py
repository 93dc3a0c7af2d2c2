"""Choosing who speaks, hearing them, and what is said when they can't."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mindbody_app.audio.narration import Clip, Clips, Narration
from mindbody_app.library import Narrators, missing_recordings
from mindbody_app.practice.sound_port import Output
from mindbody_app.ui.narrator_choice import NarratorChoice, narrator_words
from mindbody_app.ui.theme import LIGHT
from tests.ui.practice.conftest import SCAN, Stage


@pytest.fixture
def choice(stage: Stage) -> NarratorChoice:
    made = NarratorChoice(stage.services, LIGHT)
    stage.qtbot.addWidget(made)
    made.show()
    return made


def press(choice: NarratorChoice, name: str) -> None:
    (made,) = [
        each for each in choice.findChildren(type(choice.hear_button)) if each.text() == name
    ]
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_narrators_go_by_their_names() -> None:
    assert narrator_words("af_heart") == "Heart"
    assert narrator_words("am_michael") == "Michael"


def test_the_choice_is_kept_at_once(stage: Stage, choice: NarratorChoice) -> None:
    told = []
    choice.chosen.connect(lambda: told.append(stage.settings.current.voice))
    press(choice, "Michael")
    assert told == ["am_michael"]
    assert choice.hear_button.accessibleName() == "Hear Michael"


def test_the_sample_stops_by_itself(stage: Stage, choice: NarratorChoice) -> None:
    press(choice, "Hear it")
    assert stage.sound.running
    assert [each.text for each in stage.sound.timeline.says()] == ["A line to hear the voice by."]
    assert choice.hear_button.text() == "Stop"
    stage.clock.seconds += 3
    choice.sample.tick()
    assert choice.sample.playing
    stage.clock.seconds += 1.5
    choice.sample.tick()
    assert not choice.sample.playing
    assert stage.sound.stopped
    assert choice.hear_button.text() == "Hear it"
    assert stage.journal.practices() == ()


def test_the_sample_ends_by_a_press_by_another_choice_and_by_leaving(
    stage: Stage, choice: NarratorChoice
) -> None:
    press(choice, "Hear it")
    press(choice, "Stop")
    assert stage.sound.stopped
    press(choice, "Hear it")
    press(choice, "Michael")
    assert stage.sound.stopped
    press(choice, "Hear it")
    choice.hide()
    assert stage.sound.stopped
    assert len(stage.sounds) == 3


def test_nothing_to_hear_it_by_is_told(stage: Stage, choice: NarratorChoice) -> None:
    press(choice, "Hear it")
    stage.sound.heard = False
    choice.sample.tick()
    assert choice.told == "No sound device was found."
    stage.settings.change(output=Output.SILENT)
    choice.sample.tick()
    assert choice.told == "Sound is off in the settings."
    press(choice, "Stop")
    assert choice.told == ""


def test_a_narrator_that_cannot_speak_says_why(stage: Stage) -> None:
    services = replace(stage.services, narrator_problems=lambda: ("It is damaged.",))
    choice = NarratorChoice(services, LIGHT)
    stage.qtbot.addWidget(choice)
    assert choice.told == "It is damaged."


def index_of(folder: Path, voice: str, **lines: float) -> None:
    """Write a voice that has these lines of the scan, each with its seconds."""
    texts = {
        "welcome": "Welcome.",
        "settle": "Let yourself settle.",
        "foot": "Notice the left foot.",
    }
    place = folder / "audio" / voice
    place.mkdir(parents=True)
    clips = {name: {"text": texts[name], "seconds": each} for name, each in lines.items()}
    (place / "index.json").write_text(json.dumps({"voice": voice, "clips": clips}))
    for name in lines:
        (place / f"{name}.opus").write_bytes(b"")


def test_one_narrator_never_speaks_what_another_lacks(tmp_path: Path) -> None:
    index_of(tmp_path, "a_one", welcome=2, settle=4)
    index_of(tmp_path, "b_two", settle=5)
    narrators = Narrators(tmp_path)
    assert narrators.names == ("a_one", "b_two")
    two, problems = narrators.narration("b_two")
    assert problems == ()
    assert two.missing(["Welcome.", "Let yourself settle."]) == ("Welcome.",)


def test_the_line_to_hear_is_one_that_the_narrator_has_neither_short_nor_long(
    tmp_path: Path,
) -> None:
    index_of(tmp_path, "a_one", welcome=2, settle=9, foot=5)
    index_of(tmp_path, "b_two", welcome=2)
    narrators = Narrators(tmp_path)
    assert narrators.sample_line("a_one", [SCAN]) == "Notice the left foot."
    assert narrators.sample_line("b_two", [SCAN]) is None


def test_many_missing_lines_are_told_in_a_short_sentence() -> None:
    scripts = [replace(SCAN, title=f"Scan {number}") for number in range(5)]
    bare = Narration("one", Clips({"Welcome.": Clip(2.0, Path("w.opus"))}))
    (sentence,) = missing_recordings(scripts, bare)
    assert "“Scan 0”, “Scan 1”, “Scan 2” and others" in sentence
    (sentence,) = missing_recordings(scripts[:1], bare)
    assert sentence.startswith("4 spoken lines have no recording (“Scan 0”);")
