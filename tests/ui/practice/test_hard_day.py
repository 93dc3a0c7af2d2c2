"""Past the setup: for a day when every press is hard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from mindbody_app.journal.records import Rating
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import Rest, Say, ScriptCue, Section, Span
from mindbody_app.store.settings import LastChoice
from tests.ui.practice.conftest import BREATH, SCAN, Stage


def test_a_hard_day_begins_with_the_rating_and_its_sound_made_ready(stage: Stage) -> None:
    stage.flow.open_rating(SCAN, 4)
    assert stage.flow.page is stage.flow.rating_page
    assert len(stage.sounds) == 1
    assert not stage.sound.running
    stage.type("8")
    stage.press(Qt.Key.Key_Return)
    assert stage.sound.running
    assert stage.record.planned_seconds == 240
    assert stage.record.before == Rating(pain=8)


@pytest.mark.parametrize(("asked", "given"), [(1, 3), (90, 20)])
def test_its_minutes_are_held_to_the_range(stage: Stage, asked: int, given: int) -> None:
    stage.flow.open_rating(SCAN, asked)
    assert stage.sound.timeline.duration == pytest.approx(given * 60)


@pytest.mark.parametrize("last", [None, Posture.SEATED])
def test_its_posture_is_the_last_or_else_the_first(stage: Stage, last: Posture | None) -> None:
    if last is not None:
        stage.settings.change(last_choices={SCAN.id: LastChoice(12, last)})
    stage.flow.open_rating(SCAN, 3)
    assert stage.flow.setup_page is not None
    assert stage.flow.setup_page.choices.posture is (last or SCAN.postures[0])


def test_back_leads_to_the_setup_with_the_same_choices(stage: Stage) -> None:
    stage.flow.open_rating(SCAN, 3)
    stage.press(Qt.Key.Key_Escape)
    assert stage.sound.stopped
    assert stage.flow.page is stage.flow.setup_page
    assert stage.flow.setup_page is not None
    assert stage.flow.setup_page.choices.minutes == 3
    stage.press(Qt.Key.Key_Return)
    assert stage.flow.page is stage.flow.rating_page


def test_a_hard_days_minutes_dont_become_the_usual_ones(stage: Stage) -> None:
    kept = {SCAN.id: LastChoice(12, Posture.SEATED)}
    stage.settings.change(last_choices=kept)
    stage.flow.open_rating(SCAN, 3)
    stage.flow.rating_page.skip_button.click()
    assert stage.settings.current.last_choices == kept
    stage.play_to_the_end()
    stage.flow.after_page.again_button.click()
    assert stage.flow.setup_page is not None
    assert stage.flow.setup_page.choices.minutes == 3


def test_cautions_never_met_on_a_setup_stand_with_the_rating(stage: Stage) -> None:
    cautions = stage.flow.rating_page.cautions
    stage.flow.open_rating(SCAN, 3)
    assert cautions.isVisible()
    assert SCAN.cautions[0] in cautions.words
    stage.flow.open_rating(BREATH, 3)
    assert SCAN.cautions[0] not in cautions.words
    assert cautions.words
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    assert not cautions.isVisible()
    stage.press(Qt.Key.Key_Escape)
    stage.flow.open_rating(SCAN, 3)
    assert not cautions.isVisible()


def test_a_script_that_cant_be_laid_out_says_so_on_its_setup(stage: Stage) -> None:
    short = Section(("Too short",), (ScriptCue(Say("Welcome.")), ScriptCue(Rest(Span(1, 1, 2)))))
    stage.flow.open_rating(replace(BREATH, sections=(short,)), 10)
    assert stage.flow.page is stage.flow.setup_page
    assert stage.sounds == []


def test_a_running_session_is_left_alone(stage: Stage) -> None:
    stage.begin()
    stage.flow.open_rating(BREATH, 3)
    assert stage.flow.page is stage.flow.session_page
    assert len(stage.sounds) == 1
