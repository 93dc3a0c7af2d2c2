"""Breaths a minute: chosen, measured by holding and letting go, remembered for each script."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import Breathe, Span
from mindbody_app.store.settings import LastChoice
from mindbody_app.ui.practice.measure_page import MeasurePage
from mindbody_app.ui.practice.rate_choice import RateChoice, offered_rate
from mindbody_app.ui.practice.setup_page import SetupPage
from mindbody_app.ui.theme import TARGET
from tests.ui.practice.conftest import BREATH, SCAN, Stage

PACED = replace(BREATH, id="paced", rate=Span(4.5, 6, 7))


def setup_of(stage: Stage) -> SetupPage:
    assert stage.flow.setup_page is not None
    return stage.flow.setup_page


def rate_of(stage: Stage) -> RateChoice:
    rate = setup_of(stage).rate
    assert rate is not None
    return rate


def seconds_of_a_breath(stage: Stage) -> float:
    timeline = setup_of(stage).timeline
    assert timeline is not None
    (breathe,) = [timed.cue for timed in timeline.cues if isinstance(timed.cue, Breathe)]
    return breathe.pattern.seconds


def measuring(stage: Stage) -> MeasurePage:
    stage.flow.open_setup(PACED)
    rate_of(stage).measure_button.click()
    page = stage.flow.page
    assert isinstance(page, MeasurePage)
    QApplication.processEvents()
    return page


def breathe(stage: Stage, page: MeasurePage, seconds: float, times: int = 6) -> None:
    """Hold Space for 0.4 of each breath, so many times."""
    for _ in range(times):
        QTest.keyPress(page.pad, Qt.Key.Key_Space)
        stage.clock.seconds += 0.4 * seconds
        page.tick()
        QTest.keyRelease(page.pad, Qt.Key.Key_Space)
        page.tick()
        stage.clock.seconds += 0.6 * seconds


def test_a_script_without_a_rate_offers_none(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    assert setup_of(stage).rate is None
    stage.flow.open_measure()
    assert stage.flow.page is setup_of(stage)


def test_a_rate_is_chosen_in_halves_and_changes_the_breaths(stage: Stage) -> None:
    stage.flow.open_setup(PACED)
    rate = rate_of(stage)
    assert rate.rate == 6.0
    assert seconds_of_a_breath(stage) == pytest.approx(10.0)
    rate.stepper.set_value(rate.stepper.value - 1)
    assert rate.rate == 5.5
    assert seconds_of_a_breath(stage) == pytest.approx(60 / 5.5)
    rate.take(2.0)
    assert rate.rate == 4.5
    rate.take(9.0)
    assert rate.rate == 7.0


def test_it_is_remembered_for_its_script_alone(stage: Stage) -> None:
    stage.flow.open_setup(PACED, minutes=5)
    rate_of(stage).take(5.0)
    stage.press(Qt.Key.Key_Return)
    assert stage.settings.current.last_choices["paced"] == LastChoice(5, Posture.SEATED, 5.0)
    stage.flow.open_setup(PACED)
    assert rate_of(stage).rate == 5.0
    assert setup_of(stage).choices.breaths_a_minute == 5.0


def test_untouched_it_stays_the_scripts_own(stage: Stage) -> None:
    stage.flow.open_setup(PACED)
    stage.press(Qt.Key.Key_Return)
    assert stage.settings.current.last_choices["paced"].rate is None


def test_a_remembered_rate_that_is_no_longer_offered_is_let_go(stage: Stage) -> None:
    stage.settings.change(last_choices={"paced": LastChoice(3, Posture.SEATED, 9.0)})
    stage.flow.open_setup(PACED)
    assert rate_of(stage).rate == 6.0
    assert setup_of(stage).timeline is not None


@pytest.mark.parametrize(
    ("rate", "offered", "taken"),
    [
        (5.6, Span(4.5, 6, 7), 5.5),
        (3, Span(4.6, 6, 7), 5.0),
        (20, Span(4.6, 6, 6.9), 6.5),
        (6, Span(5.6, 5.7, 5.9), 5.7),
    ],
)
def test_halves_within_what_is_offered(rate: float, offered: Span, taken: float) -> None:
    assert offered_rate(rate, offered) == taken


def test_ones_own_pace_by_the_space_bar(stage: Stage) -> None:
    page = measuring(stage)
    assert QApplication.focusWidget() is page.pad
    assert page.words == "Begin with any breath."
    breathe(stage, page, 10.9, times=1)
    assert page.words == "Breath 1 of 5"
    breathe(stage, page, 10.9, times=5)
    assert page.words == "Your breath came 5.5 times a minute. Use it?"
    page.use_button.click()
    assert stage.flow.page is setup_of(stage)
    assert rate_of(stage).rate == 5.5


def test_who_breathes_on_presses_nothing(stage: Stage) -> None:
    page = measuring(stage)
    breathe(stage, page, 10.0)
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert stage.flow.page is page
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.use_button


def test_ones_own_pace_by_mouse(stage: Stage) -> None:
    page = measuring(stage)
    for _ in range(6):
        QTest.mousePress(page.pad, Qt.MouseButton.LeftButton)
        stage.clock.seconds += 4
        QTest.mouseRelease(page.pad, Qt.MouseButton.LeftButton)
        page.tick()
        stage.clock.seconds += 6
    assert page.words == "Your breath came 6 times a minute. Use it?"


@pytest.mark.parametrize(
    ("seconds", "words", "rate"),
    [
        (15.0, "Your breath came 4 times a minute. This practice goes quicker, 4.5 times at", 4.5),
        (4.0, "Your breath came 15 times a minute. This practice goes slower, 7 times at", 7.0),
    ],
)
def test_a_pace_outside_is_told_kindly_and_held(
    stage: Stage, seconds: float, words: str, rate: float
) -> None:
    page = measuring(stage)
    breathe(stage, page, seconds)
    assert page.words.startswith(words)
    page.use_button.click()
    assert rate_of(stage).rate == rate


def test_too_few_breaths_are_told_and_may_be_taken_again(stage: Stage) -> None:
    page = measuring(stage)
    breathe(stage, page, 10.0, times=2)
    stage.clock.seconds += 80
    page.tick()
    assert page.words.startswith("Those were too few breaths to tell.")
    assert not page.use_button.isVisible()
    page.again_button.click()
    assert page.words == "Begin with any breath."
    breathe(stage, page, 10.0)
    assert page.words == "Your breath came 6 times a minute. Use it?"


def test_back_from_measuring_leaves_the_rate_alone(stage: Stage) -> None:
    page = measuring(stage)
    breathe(stage, page, 10.9, times=2)
    QTest.keyClick(page.pad, Qt.Key.Key_Escape)
    assert stage.flow.page is setup_of(stage)
    assert setup_of(stage).choices.breaths_a_minute is None


def test_the_circle_opens_while_it_is_held(stage: Stage) -> None:
    page = measuring(stage)
    QTest.keyPress(page.pad, Qt.Key.Key_Space)
    stage.clock.seconds += 2
    page.tick()
    assert page.pad.openness == pytest.approx(0.5)
    assert page.pad.guide.words == "Breathe in"
    QTest.keyRelease(page.pad, Qt.Key.Key_Space)
    stage.clock.seconds += 1
    page.tick()
    assert page.pad.openness == pytest.approx(0.25)
    assert page.pad.guide.words == "Breathe out"
    assert min(page.pad.width(), page.pad.height()) >= TARGET
