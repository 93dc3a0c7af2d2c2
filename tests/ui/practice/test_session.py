"""The running session: record, captions, sections, silence, sleep and the figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from PySide6.QtCore import Qt

from mindbody_app.journal.records import Ended
from mindbody_app.practice.player import PlayerState
from mindbody_app.practice.regions import BACK_REGIONS, REGION_GROUPS, Region
from mindbody_app.practice.script import Bell, Breathe, Rest, Say, ScriptCue, Span
from mindbody_app.practice.sound_port import Output
from mindbody_app.ui.practice.session_view import SessionView
from tests.ui.practice.conftest import BREATH, SCAN, STARTED, Stage


def _view(stage: Stage) -> SessionView:
    assert stage.flow.session_page is not None
    return stage.flow.session_page.view


def _go_to(stage: Stage, position: float) -> None:
    stage.sound.seek(position)
    stage.clock.seconds += 0.05
    stage.controller.tick()


def test_the_record_is_opened_at_the_start_and_kept_up_while_it_runs(stage: Stage) -> None:
    stage.begin(minutes=5)
    opened = stage.record
    assert (opened.ended, opened.practised_seconds) == (None, 0)
    assert opened.started_at == STARTED
    assert opened.planned_seconds == 300
    stage.play(12)
    assert stage.record.practised_seconds >= 7
    assert stage.record.ended is None


def test_a_session_belongs_to_the_day_on_which_it_began(stage: Stage) -> None:
    moments = cycle((STARTED.replace(hour=3, minute=59), STARTED.replace(hour=4, minute=1)))
    stage.wall_clock = lambda: next(moments)
    stage.begin(minutes=3)
    record = stage.record
    began_at_night = record.started_at.hour == 3
    assert record.practice_day == STARTED.date() - timedelta(days=began_at_night)
    stage.wall_clock = lambda: STARTED.replace(hour=5)
    stage.play_to_the_end()
    assert stage.record.practice_day == record.practice_day


def test_pauses_are_counted_and_kept_when_they_begin(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play(8)
    stage.controller.pause()
    assert stage.record.practised_seconds == 8
    stage.play(30)
    stage.controller.resume()
    stage.play(4)
    stage.controller.stop()
    assert stage.record.paused_seconds == 30
    assert stage.record.practised_seconds == 12
    assert stage.record.ended is Ended.STOPPED_EARLY


def test_captions_and_progress_follow_the_position(stage: Stage) -> None:
    stage.begin(minutes=5)
    view, timeline = _view(stage), stage.controller.timeline
    assert view.caption.words == "Welcome."
    for timed in timeline.cues:
        _go_to(stage, timed.start + 0.1)
        assert view.caption.words == timeline.caption_at(timed.start + 0.1)
        assert abs(view.progress.share - (timed.start + 0.15) / timeline.duration) < 0.01
    assert view.caption.words == "Come back in your own time."


def test_before_the_first_line_the_title_stands_there(stage: Stage) -> None:
    first, *others = SCAN.sections
    rung = replace(first, cues=(ScriptCue(Bell(1)), ScriptCue(Rest(Span(5, 5, 5))), *first.cues))
    stage.begin(replace(SCAN, sections=(rung, *others)), minutes=5)
    view, timeline = _view(stage), stage.controller.timeline
    spoken = next(each for each in timeline.cues if isinstance(each.cue, Say))
    assert view.caption.words == "Little scan\nA bell opens the practice."
    _go_to(stage, spoken.start - 0.2)
    assert view.caption.words == "Little scan\nA bell opens the practice."
    _go_to(stage, spoken.start + 0.1)
    assert view.caption.words == "Welcome."


def test_arrows_move_by_section(stage: Stage) -> None:
    stage.begin(minutes=5)
    starts = [each.start for each in stage.controller.timeline.sections]
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Right)
    assert stage.controller.position == starts[2]
    assert _view(stage).section.text() == "Lower back"
    stage.press(Qt.Key.Key_Left)
    assert stage.controller.position == starts[1]
    assert stage.record.practised_seconds == 0


def test_the_time_left_is_told_in_whole_minutes(stage: Stage) -> None:
    stage.begin(minutes=5)
    assert _view(stage).time_left.text().startswith("5 ")
    stage.play(61)
    assert _view(stage).time_left.text().startswith("4 ")
    _go_to(stage, 290)
    assert _view(stage).time_left.text() == "less than a minute left"


def test_silence_is_told_once_and_so_is_the_return_of_sound(stage: Stage) -> None:
    stage.begin()
    said: list[str] = []
    controller, view = stage.controller, _view(stage)
    controller.hearing_changed.connect(lambda _heard: said.append(view.status.text()))
    stage.play(3)
    assert said == []
    assert view.status.isHidden()
    stage.sound.heard = False
    stage.play(30)
    assert said == ["No sound device was found. The words are shown here, and time goes on."]
    assert stage.controller.position > 30
    stage.sound.heard = True
    stage.play(3)
    assert said[1:] == ["The sound is back."]
    stage.play(8)
    assert view.status.isHidden()


def test_no_device_from_the_start_is_told_at_the_start(stage: Stage) -> None:
    stage.flow.open_setup(BREATH)
    stage.press(Qt.Key.Key_Return)
    stage.sound.heard = False
    stage.type("3")
    stage.press(Qt.Key.Key_Return)
    assert _view(stage).status.text().startswith("No sound device was found.")
    assert not _view(stage).status.isHidden()


def test_sound_that_was_turned_off_is_not_called_missing(stage: Stage) -> None:
    stage.settings.change(output=Output.SILENT)
    stage.begin()
    stage.sound.heard = False
    stage.play(1)
    assert _view(stage).status.text().startswith("Sound is off in the settings.")


def test_f11_gives_the_window_back_at_the_end(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.press(Qt.Key.Key_F11)
    assert stage.flow.isFullScreen()
    stage.play_to_the_end()
    assert not stage.flow.isFullScreen()


def test_a_machine_that_slept_finds_the_session_waiting(stage: Stage) -> None:
    stage.begin()
    stage.play(10)
    stage.clock.seconds += 3600
    stage.controller.tick()
    assert stage.controller.state is PlayerState.PAUSED
    assert _view(stage).status.text().startswith("The computer was asleep")
    assert stage.record.practised_seconds == 10
    stage.press(Qt.Key.Key_Space)
    assert stage.controller.state is PlayerState.PLAYING
    assert _view(stage).status.isHidden()


def test_the_figure_lights_the_section_and_says_left_and_right(stage: Stage) -> None:
    stage.begin()
    view = _view(stage)
    sections = stage.controller.timeline.sections
    assert view.figure.isVisible()
    assert not view.guide.isVisible()
    assert view.figure.regions == REGION_GROUPS["whole_body"]
    _go_to(stage, sections[1].start + 1)
    assert view.figure.regions == {Region.LEFT_FOOT}
    assert view.region.text() == "Left foot"
    assert not view.figure.from_behind
    _go_to(stage, sections[2].start + 1)
    assert view.figure.from_behind
    _go_to(stage, sections[3].start + 1)
    assert view.figure.regions == frozenset()
    assert view.region.text() == ""
    assert not view.figure.regions & BACK_REGIONS


def test_breathwork_shows_the_guide_in_step_with_the_timeline(stage: Stage) -> None:
    stage.begin(BREATH, minutes=3)
    view, timeline = _view(stage), stage.controller.timeline
    assert view.guide.isVisible()
    assert not view.figure.isVisible()
    assert view.guide.words == ""
    paced = next(each for each in timeline.cues if isinstance(each.cue, Breathe))
    _go_to(stage, paced.start + 1.95)
    assert view.guide.words == "Breathe in"
    assert abs(view.guide.openness - 0.5) < 0.01
    _go_to(stage, paced.start + 6.95)
    assert view.guide.words == "Breathe out"
    assert abs(view.guide.openness - 0.5) < 0.01


def test_a_small_window_keeps_the_words_and_drops_the_figure(stage: Stage) -> None:
    stage.begin()
    stage.flow.resize(480, 400)
    stage.qtbot.waitUntil(lambda: not _view(stage).figure.isVisible())
    assert _view(stage).caption.isVisible()
    stage.flow.resize(640, 400)
    stage.qtbot.waitUntil(_view(stage).figure.isVisible)
    assert stage.flow.size().height() == 400


def test_a_breath_keeps_its_guide_in_a_small_window(stage: Stage) -> None:
    stage.flow.resize(480, 360)
    stage.begin(BREATH)
    assert _view(stage).guide.isVisible()
    assert _view(stage).caption.isVisible()
    assert (stage.flow.width(), stage.flow.height()) == (480, 360)
