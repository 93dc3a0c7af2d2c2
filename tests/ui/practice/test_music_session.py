"""A session of music: no words, a sound of its own, and its volume where it is looked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.store.script_files import load_script
from tests.ui.practice.conftest import ASSETS, Stage

MUSIC = load_script(ASSETS / "scripts" / "music.yaml")


def test_its_sound_is_not_asked_for(stage: Stage) -> None:
    stage.flow.open_setup(MUSIC)
    assert not hasattr(stage.flow.setup_page, "ambience")


def test_its_volume_is_offered_and_turned_by_key(stage: Stage) -> None:
    stage.settings.change(ambience=Ambience.NONE, ambience_volume=0.5)
    stage.begin(MUSIC)
    assert stage.controller.timeline.ambience is Ambience.MUSIC
    assert stage.flow.session_page is not None
    view = stage.flow.session_page.view
    stage.press(Qt.Key.Key_Up)
    assert stage.sound.levels == {Bus.AMBIENCE: pytest.approx(0.55)}
    assert "55 %" in view.status.text()
    view.sound_button.click()
    assert view.sound_panel.slider(Bus.VOICE).isHidden()
    assert not view.sound_panel.slider(Bus.AMBIENCE).isHidden()
    stage.press(Qt.Key.Key_Left)
    assert Bus.VOICE not in stage.sound.levels


def test_the_page_says_something_fitting_throughout(stage: Stage) -> None:
    stage.begin(MUSIC, 9)
    assert stage.flow.session_page is not None
    view = stage.flow.session_page.view
    stage.play(2)
    assert "bell opens" in view.caption.words
    said = set()
    while stage.flow.busy:
        said.add((view.section.text(), view.caption.words))
        stage.clock.seconds += 5
        stage.controller.tick()
    assert {title for title, _ in said} >= {"Settling", "Listening", "Coming back"}
    assert all(words for _, words in said)
    assert all("bell opens" not in words for title, words in said if title != "Settling")
