"""From choosing to the rating after, on real widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider, QWidget

from mindbody_app.journal.records import Ended, Rating
from mindbody_app.practice.player import PlayerState
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.store.settings import LastChoice
from mindbody_app.ui.theme import TARGET
from tests.ui.practice.conftest import BREATH, SCAN, Stage

LEFT = Qt.MouseButton.LeftButton


def test_a_whole_practice_by_keyboard_alone(stage: Stage) -> None:
    stage.flow.open_setup(SCAN, minutes=4)
    stage.press(Qt.Key.Key_Return)
    stage.type("7")
    assert not stage.sound.running
    stage.press(Qt.Key.Key_Return)
    assert stage.sound.running
    stage.play(20)
    stage.press(Qt.Key.Key_Space)
    assert stage.controller.state is PlayerState.PAUSED
    stage.press(Qt.Key.Key_Space)
    assert stage.controller.state is PlayerState.PLAYING
    stage.play_to_the_end()
    stage.type("5")
    stage.press(Qt.Key.Key_Return)
    record = stage.record
    assert stage.closed == 1
    assert (record.before, record.after) == (Rating(pain=7), Rating(pain=5))
    assert record.ended is Ended.COMPLETED
    assert record.planned_seconds == 240
    assert record.practised_seconds == 240


def test_arrows_and_return_rate_as_well_as_typed_numbers(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    for _ in range(4):
        stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Return)
    assert stage.flow.rating_page.panel.rating == Rating(pain=3)


def test_return_pressed_once_too_often_rates_nothing(stage: Stage) -> None:
    stage.flow.open_setup(SCAN, minutes=3)
    for _ in range(4):
        stage.press(Qt.Key.Key_Return)
        stage.press(Qt.Key.Key_Space)
    assert stage.flow.rating_page.panel.rating == Rating()
    assert not stage.sound.running
    stage.qtbot.mouseClick(stage.flow.rating_page.skip_button, LEFT)
    stage.play_to_the_end()
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Return)
    assert stage.record.after == Rating()


@pytest.mark.parametrize(("pause", "pain"), [(0.5, 10), (5.0, 0)])
def test_one_and_then_nought_quickly_is_ten(stage: Stage, pause: float, pain: int) -> None:
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    stage.type("1")
    stage.clock.seconds += pause
    stage.type("0")
    assert stage.flow.rating_page.panel.rating == Rating(pain=pain)


def test_no_pain_is_an_answer_and_skip_is_none(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    stage.type("0")
    stage.press(Qt.Key.Key_Return)
    assert stage.record.before == Rating(pain=0)


def test_skipping_starts_at_once_without_a_rating(stage: Stage) -> None:
    stage.begin()
    assert stage.sound.running
    assert stage.record.before == Rating()


def test_distress_is_asked_when_wished_and_that_is_remembered(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    panel = stage.flow.rating_page.panel
    assert panel.distress.isHidden()
    stage.qtbot.mouseClick(stage.flow.rating_page.distress_switch, LEFT)
    assert stage.settings.current.rate_distress
    panel.pain.focus_in()
    stage.type("6")
    stage.type("1")
    stage.clock.seconds += 0.3
    stage.type("0")
    stage.press(Qt.Key.Key_Return)
    assert stage.record.before == Rating(pain=6, distress=10)
    stage.play_to_the_end()
    assert not stage.flow.after_page.panel.distress.isHidden()
    stage.type("64")
    assert stage.record.after == Rating(pain=6, distress=4)


def test_a_ten_typed_for_pain_stays_with_pain_when_distress_is_asked_too(stage: Stage) -> None:
    stage.settings.change(rate_distress=True)
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    stage.type("10")
    assert stage.flow.rating_page.panel.rating == Rating(pain=10)


def test_ended_early_keeps_the_minutes_with_a_kind_word(stage: Stage) -> None:
    stage.begin(minutes=20)
    stage.play(7 * 60 + 20)
    stage.press(Qt.Key.Key_Escape)
    page = stage.flow.session_page
    assert page is not None
    assert page.asking_to_stop
    assert stage.controller.state is PlayerState.PAUSED
    assert page.stop_page.words == "You have practised 7 of 20 minutes. Every minute is kept."
    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Return)
    assert stage.record.ended is Ended.STOPPED_EARLY
    assert stage.record.practised_seconds == 440
    words = _words_of(stage.flow.after_page)
    assert words.startswith("You practised for 7 minutes\nEvery minute counts. You can come back")


def test_escape_twice_goes_on(stage: Stage) -> None:
    stage.begin()
    stage.play(10)
    stage.press(Qt.Key.Key_Escape)
    stage.press(Qt.Key.Key_Escape)
    assert stage.controller.state is PlayerState.PLAYING
    assert stage.record.ended is None


def test_closing_the_window_mid_session_ends_it_early_and_keeps_the_minutes(stage: Stage) -> None:
    stage.begin()
    stage.play(133)
    assert stage.flow.busy
    stage.flow.leave()
    assert not stage.flow.busy
    assert stage.sound.stopped
    assert stage.record.ended is Ended.STOPPED_EARLY
    assert stage.record.practised_seconds == 133


def test_closing_the_window_after_the_end_keeps_it_completed(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play_to_the_end()
    stage.flow.leave()
    assert stage.record.ended is Ended.COMPLETED
    assert stage.record.after == Rating()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("6", "4", "It is lower than before. That can happen with practice"),
        ("6", "6", "It is the same as before. That is an ordinary answer."),
        ("6", "8", "It is higher than before. That happens too."),
    ],
)
def test_words_differ_for_lower_same_and_higher(
    stage: Stage, before: str, after: str, said: str
) -> None:
    stage.flow.open_setup(SCAN, minutes=3)
    stage.press(Qt.Key.Key_Return)
    stage.type(before)
    stage.press(Qt.Key.Key_Return)
    stage.play_to_the_end()
    assert stage.flow.after_page.answer == ""
    stage.type(after)
    assert stage.flow.after_page.answer.startswith(said)


def test_a_skipped_first_rating_is_compared_with_nothing(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play_to_the_end()
    stage.type("4")
    assert stage.flow.after_page.answer == ""
    assert stage.record.after == Rating(pain=4)


def test_a_rating_after_can_be_changed_before_leaving(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play_to_the_end()
    stage.type("4")
    stage.type("5")
    assert stage.record.after == Rating(pain=5)


def test_a_note_is_kept_even_if_the_window_closes_at_once(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play_to_the_end()
    note = stage.flow.after_page.note
    note.setFocus()
    stage.type("Slept on the left side, 4 hours")
    stage.flow.leave()
    assert stage.record.note == "Slept on the left side, 4 hours"
    assert stage.record.after == Rating()


def test_practise_again_opens_the_same_practice(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play_to_the_end()
    stage.qtbot.mouseClick(stage.flow.after_page.again_button, LEFT)
    assert stage.flow.setup_page is stage.flow.page
    assert stage.flow.setup_page is not None
    assert stage.flow.setup_page.script is SCAN
    assert stage.closed == 0


def test_choices_are_remembered_for_each_script(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    page = stage.flow.setup_page
    assert page is not None
    page.stepper.set_value(12)
    page.posture.chosen.emit(Posture.SEATED.value)
    page.ambience.chosen.emit(Ambience.RAIN.value)
    stage.press(Qt.Key.Key_Return)
    assert stage.settings.current.last_choices[SCAN.id] == LastChoice(12, Posture.SEATED)
    assert stage.settings.current.ambience is Ambience.RAIN
    stage.flow.open_setup(SCAN)
    assert stage.flow.setup_page is not None
    assert stage.flow.setup_page.choices.minutes == 12
    assert stage.flow.setup_page.choices.posture is Posture.SEATED
    stage.flow.open_setup(BREATH)
    assert stage.flow.setup_page.choices.minutes == BREATH.minutes.usual


@pytest.mark.parametrize(("asked", "given"), [(1, 3), (7, 7), (90, 20)])
def test_suggested_minutes_are_held_to_the_range(stage: Stage, asked: int, given: int) -> None:
    stage.flow.open_setup(SCAN, minutes=asked)
    assert stage.flow.setup_page is not None
    assert stage.flow.setup_page.choices.minutes == given


def test_a_length_that_cant_be_laid_out_gets_a_sentence(stage: Stage) -> None:
    stage.flow.open_setup(BREATH, minutes=10)
    page = stage.flow.setup_page
    assert page is not None
    page.stepper.set_value(3)
    assert page.begin_button.isEnabled()
    object.__setattr__(stage.services, "compose", _refuse)
    page.stepper.set_value(4)
    assert not page.begin_button.isEnabled()
    assert "its rests can last 1 to 2 seconds" in _words_of(page)
    stage.press(Qt.Key.Key_Return)
    assert stage.sounds == []


@pytest.mark.parametrize("minutes", [4, 7, 13, 20])
def test_the_outline_adds_up_to_the_minutes(stage: Stage, minutes: int) -> None:
    stage.flow.open_setup(SCAN, minutes=minutes)
    page = stage.flow.setup_page
    assert page is not None
    words = _words_of(page)
    lengths = [each.split(":") for each in words.splitlines() if ":" in each]
    assert sum(int(whole) * 60 + int(seconds) for whole, seconds in lengths) == 60 * minutes
    for each in SCAN.sections:
        assert each.title in words
    assert SCAN.cautions[0] in words


def test_leaving_the_rating_lets_the_sound_go(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Escape)
    assert stage.flow.page is stage.flow.setup_page
    assert stage.sound.stopped
    assert not stage.sound.running
    stage.press(Qt.Key.Key_Escape)
    assert stage.closed == 1
    assert stage.journal.practices() == ()


def test_a_notice_stands_on_the_setup(stage: Stage) -> None:
    stage.flow.open_setup(SCAN, notice="Two lines have no recording.")
    assert stage.flow.page is not None
    assert "Two lines have no recording." in _words_of(stage.flow.page)


@pytest.mark.parametrize("size", [(640, 400), (1280, 800)])
def test_everything_to_press_is_named_and_large(stage: Stage, size: tuple[int, int]) -> None:
    stage.flow.resize(*size)
    stage.settings.change(rate_distress=True)
    stage.flow.open_setup(SCAN, minutes=3)
    _check_targets(stage.flow)
    stage.press(Qt.Key.Key_Return)
    _check_targets(stage.flow)
    stage.type("55")
    stage.press(Qt.Key.Key_Return)
    assert stage.flow.session_page is not None
    stage.flow.session_page.view.sound_button.click()
    _check_targets(stage.flow)
    stage.flow.session_page.ask_to_stop()
    _check_targets(stage.flow)
    stage.flow.session_page.stop_page.stop_button.click()
    _check_targets(stage.flow)


@pytest.mark.parametrize("width", [430, 640, 1280])
def test_rating_numbers_stand_in_order_without_overlap(stage: Stage, width: int) -> None:
    stage.flow.resize(width, 700)
    stage.flow.open_setup(SCAN)
    stage.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    row = stage.flow.rating_page.panel.pain
    places = [(made.y(), made.x()) for made in row.buttons]
    assert places == sorted(places)
    for first, second in zip(row.buttons, row.buttons[1:], strict=False):
        assert not first.geometry().intersects(second.geometry())
    assert row.rect().contains(row.childrenRect())


def test_what_is_asked_and_said_comes_into_view_in_a_small_window(stage: Stage) -> None:
    stage.settings.change(rate_distress=True)
    stage.flow.resize(640, 360)
    stage.flow.open_setup(SCAN, minutes=3)
    stage.press(Qt.Key.Key_Return)
    stage.type("6")
    page = stage.flow.rating_page
    stage.qtbot.waitUntil(lambda: _in_sight(page.panel.distress, page.page.viewport()))
    stage.type("3")
    stage.press(Qt.Key.Key_Return)
    stage.play_to_the_end()
    stage.type("43")
    after = stage.flow.after_page
    stage.qtbot.waitUntil(lambda: _in_sight(after.answer_frame, after.page.viewport()))


def test_volumes_reach_the_sound_and_are_remembered(stage: Stage) -> None:
    stage.begin()
    view = stage.flow.session_page.view if stage.flow.session_page else None
    assert view is not None
    view.sound_button.click()
    assert view.sound_panel.slider(Bus.AMBIENCE).isHidden()
    stage.press(Qt.Key.Key_Left)
    assert stage.controller.position == 0
    assert stage.sound.levels == {Bus.VOICE: pytest.approx(0.9)}
    stage.press(Qt.Key.Key_Escape)
    assert view.sound_panel.isHidden()
    stage.press(Qt.Key.Key_Up)
    assert stage.sound.levels == {Bus.VOICE: pytest.approx(0.95)}
    stage.press(Qt.Key.Key_Down)
    stage.flow.leave()
    assert stage.settings.current.voice_volume == pytest.approx(0.9)


def _refuse(*_anything: object) -> None:
    from mindbody_app.practice.compose import ComposeError

    raise ComposeError("“Little breath” can't: its rests can last 1 to 2 seconds together.")


def _words_of(page: QWidget) -> str:
    """Every label on show."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def _in_sight(part: QWidget, viewport: QWidget) -> bool:
    return viewport.rect().contains(QRect(part.mapTo(viewport, QPoint(0, 0)), part.size()))


def _check_targets(flow: QWidget) -> None:
    QApplication.processEvents()
    pressable = [
        each
        for kind in (QAbstractButton, QSlider)
        for each in flow.findChildren(kind)
        if each.isVisible() and each.objectName() != "qt_scrollbar"
    ]
    assert pressable
    for each in pressable:
        assert each.accessibleName(), each
        assert min(each.width(), each.height()) >= TARGET, (each.accessibleName(), each.size())
