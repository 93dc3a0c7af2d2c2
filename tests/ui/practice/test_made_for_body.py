"""Sessions are made for the body: what is chosen there reaches setup, session and saved sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mindbody_app.journal.long_holds import LongHolds
from mindbody_app.practice.body import Avoid, Body, HealthCondition
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import REGION_GROUPS, Region
from mindbody_app.practice.script import (
    Breathe,
    BreathPattern,
    MinutesRange,
    Rest,
    Say,
    ScriptCue,
    Section,
    SessionScript,
    Span,
)
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.settings import LastChoice
from mindbody_app.ui.body.setup_notes import INSTEAD_OF_HOLDS, OFFER_NOTE
from mindbody_app.ui.practice.setup_page import SetupPage
from mindbody_app.ui.save_sound import SaveSoundDialog
from mindbody_app.ui.theme import LIGHT
from tests.ui.practice.conftest import BREATH, SCAN, STARTED, Stage, TwoScripts, section

LEFT = Qt.MouseButton.LeftButton
NO_FOOT = Body(left_out=frozenset({Region.LEFT_FOOT}))
HOLDS = Body(avoids=frozenset())

HELD = SessionScript(
    id="little-hold",
    title="Little hold",
    practice=Practice.BREATHING,
    summary="",
    minutes=MinutesRange(3, 4, 6),
    postures=(Posture.SEATED, Posture.LYING),
    cautions=(),
    sections=(
        section("Arriving", "", "Welcome.", rest=30),
        Section(
            ("Breathing",),
            (
                ScriptCue(Say("In, hold, and out.")),
                ScriptCue(Breathe(BreathPattern(4, 7, 8, 0), Span(60, 152, 152))),
            ),
        ),
        section("Coming back", "", "Come back in your own time.", rest=30),
    ),
)
EXHALE = replace(BREATH, id=INSTEAD_OF_HOLDS, title="Longer breath out")
SHORT = replace(
    SCAN,
    id="short-scan",
    minutes=MinutesRange(2, 3, 20),
    sections=(
        Section(("Arriving",), (ScriptCue(Say("Welcome.")), ScriptCue(Rest(Span(60, 90, 400))))),
        Section(
            ("Left foot",),
            (ScriptCue(Say("The left foot.")), ScriptCue(Rest(Span(20, 60, 900)))),
            REGION_GROUPS["left_foot"],
        ),
    ),
)


def setup(stage: Stage, script: SessionScript, minutes: int | None = None) -> SetupPage:
    stage.flow.open_setup(script, minutes=minutes)
    assert stage.flow.setup_page is not None
    return stage.flow.setup_page


def words_of(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


def spoken(timeline: Timeline | None) -> list[str]:
    assert timeline is not None
    return [timed.cue.text for timed in timeline.cues if isinstance(timed.cue, Say)]


def held_breaths(timeline: Timeline | None) -> int:
    assert timeline is not None
    return sum(
        round(timed.duration / timed.cue.pattern.seconds)
        for timed in timeline.cues
        if isinstance(timed.cue, Breathe) and timed.cue.pattern.hold
    )


def test_what_is_left_out_stays_out_of_setup_session_and_saved_sound(
    stage: Stage, tmp_path: Path
) -> None:
    stage.settings.change(body=NO_FOOT)
    page = setup(stage, SCAN, minutes=4)
    assert page.body_notes.words == "Made for your body: leaves out left foot"
    assert "Left foot" not in words_of(page).splitlines()
    stage.begin(SCAN, minutes=4)
    assert not any("foot" in line for line in spoken(stage.sound.timeline))
    view = stage.flow.session_page.view if stage.flow.session_page else None
    assert view is not None
    while stage.flow.busy:
        assert Region.LEFT_FOOT not in view.figure.regions
        assert "foot" not in f"{view.section.text()} {view.region.text()} {view.caption.words}"
        stage.play(5)
    saved: list[Timeline] = []
    object.__setattr__(
        stage.services, "save_sound", lambda timeline, *_rest: saved.append(timeline)
    )
    dialog = SaveSoundDialog(stage.services, SCAN, LIGHT, stage.flow)
    dialog.save_to(tmp_path / "scan.mp3")
    stage.qtbot.waitUntil(lambda: bool(saved) and dialog.save_button.isEnabled())
    assert not any("foot" in line for line in spoken(saved[0]))


def test_the_day_goes_through_to_the_wordings(stage: Stage) -> None:
    assert setup(stage, SCAN).choices.day == STARTED.date().toordinal()


def test_the_usual_posture_is_chosen_unless_another_was_chosen_last(stage: Stage) -> None:
    stage.settings.change(body=Body(posture=Posture.SEATED))
    assert setup(stage, SCAN).choices.posture is Posture.SEATED
    stage.settings.change(last_choices={SCAN.id: LastChoice(5, Posture.LYING)})
    assert setup(stage, SCAN).choices.posture is Posture.LYING
    dialog = SaveSoundDialog(stage.services, SCAN, LIGHT, stage.flow)
    assert dialog.posture.value == Posture.LYING.value


@pytest.mark.parametrize("by_key", [True, False])
def test_the_line_leads_to_the_body_page_and_back_to_a_setup_that_goes_by_it(
    stage: Stage, by_key: bool
) -> None:
    page = setup(stage, SCAN, minutes=7)
    assert page.body_notes.words == "Nothing is left out for your body."
    (change,) = [each for each in page.findChildren(QPushButton) if each.text() == "Change"]
    if by_key:
        change.setFocus()
        stage.press(Qt.Key.Key_Return)
    else:
        stage.qtbot.mouseClick(change, LEFT)
    body = stage.flow.body_page
    assert stage.flow.page is body
    assert body is not None
    stage.settings.change(body=NO_FOOT)
    body.done_button.click()
    after = stage.flow.setup_page
    assert stage.flow.page is after
    assert after is not None
    assert after is not page
    assert after.choices.minutes == 7
    assert after.body_notes.words.endswith("leaves out left foot")
    assert stage.flow.body_page is None


def test_the_body_page_is_offered_once_and_never_stands_in_the_way(stage: Stage) -> None:
    stage.settings.change(notes_seen=stage.settings.current.notes_seen - {OFFER_NOTE})
    page = setup(stage, SCAN)
    assert page.body_notes.offer is not None
    stage.press(Qt.Key.Key_Return)
    assert stage.flow.page is stage.flow.rating_page
    assert OFFER_NOTE in stage.settings.current.notes_seen
    assert setup(stage, BREATH).body_notes.offer is None


def test_the_offer_can_be_put_away_or_taken(stage: Stage) -> None:
    unmet = stage.settings.current.notes_seen - {OFFER_NOTE}
    stage.settings.change(notes_seen=unmet)
    notes = setup(stage, SCAN).body_notes
    stage.qtbot.mouseClick(notes.not_now_button, LEFT)
    assert notes.offer is None
    assert OFFER_NOTE in stage.settings.current.notes_seen
    assert stage.flow.page is stage.flow.setup_page
    stage.settings.change(notes_seen=unmet)
    notes = setup(stage, SCAN).body_notes
    stage.qtbot.mouseClick(notes.offer_button, LEFT)
    assert stage.flow.page is stage.flow.body_page
    stage.press(Qt.Key.Key_Escape)
    assert setup(stage, SCAN).body_notes.offer is None


def test_only_minutes_that_fit_are_offered_and_one_sentence_says_why(stage: Stage) -> None:
    whole = setup(stage, SHORT, minutes=12)
    assert whole.choices.minutes == 12
    assert "With what is left out" not in words_of(whole)
    stage.settings.change(body=NO_FOOT)
    page = setup(stage, SHORT, minutes=12)
    assert page.choices.minutes == 6
    assert page.timeline is not None
    assert "this practice can be 2 to 6 minutes long." in words_of(page)
    offered = [
        each.text() for each in page.presets.findChildren(QPushButton) if not each.isHidden()
    ]
    assert offered == ["3", "5"]
    page.stepper.set_value(20)
    assert page.choices.minutes == 6
    stage.press(Qt.Key.Key_Return)
    assert stage.sound.timeline.duration == pytest.approx(360)


def test_where_nothing_is_left_it_says_so_and_does_not_begin(stage: Stage) -> None:
    alone = replace(SHORT, sections=SHORT.sections[1:])
    stage.settings.change(body=NO_FOOT)
    page = setup(stage, alone)
    assert not page.begin_button.isEnabled()
    assert "too little of this practice remains" in words_of(page)
    stage.press(Qt.Key.Key_Return)
    assert stage.sounds == []


@pytest.mark.parametrize(
    ("body", "held", "words"),
    [
        (Body(), 0, "no breath holds"),
        (HOLDS, 4, "with breath holds"),
        (replace(HOLDS, conditions=frozenset({HealthCondition.LUNGS})), 0, "no breath holds"),
        (Body(avoids=frozenset({Avoid.TENSING})), 4, "with breath holds"),
    ],
)
def test_holds_go_by_the_body_and_four_are_the_most_in_the_first_month(
    stage: Stage, body: Body, held: int, words: str
) -> None:
    stage.settings.change(body=body)
    page = setup(stage, HELD)
    assert held_breaths(page.timeline) == held
    assert page.body_notes.words == f"Made for your body: {words}"


def at(stage: Stage, hours: float) -> None:
    """Let hours pass since the stage's first evening."""
    object.__setattr__(stage.services, "now", lambda: STARTED + timedelta(hours=hours))


def test_long_holds_are_closed_for_four_hours_after_a_session_of_them(stage: Stage) -> None:
    object.__setattr__(stage.services, "shelf", TwoScripts((HELD, EXHALE), (EXHALE.headline,)))
    stage.settings.change(body=HOLDS)
    stage.begin(HELD, minutes=4)
    stage.play_to_the_end()
    assert stage.settings.current.long_holds == LongHolds(STARTED.date(), STARTED)
    at(stage, 3.9)
    page = setup(stage, HELD)
    assert held_breaths(page.timeline) == 0
    assert page.body_notes.words == "Made for your body: no breath holds"
    assert page.begin_button.isEnabled()
    words = words_of(page)
    assert "are open again at 23:30. Until then this practice comes without the hold." in words
    stage.qtbot.mouseClick(page.body_notes.other_button, LEFT)
    assert stage.flow.setup_page is not None
    assert stage.flow.setup_page.script is EXHALE
    at(stage, 4)
    page = setup(stage, HELD)
    assert held_breaths(page.timeline) == 4
    assert "open again" not in words_of(page)


def test_after_the_first_month_there_are_eight(stage: Stage) -> None:
    stage.settings.change(body=HOLDS, long_holds=LongHolds(STARTED.date(), STARTED))
    at(stage, 27 * 24)
    assert held_breaths(setup(stage, HELD).timeline) == 4
    at(stage, 28 * 24)
    assert held_breaths(setup(stage, HELD).timeline) == 8


def test_a_month_begins_with_a_practice_that_counts_and_holds_that_were_heard(
    stage: Stage,
) -> None:
    stage.begin(HELD)
    stage.play_to_the_end()
    assert stage.settings.current.long_holds == LongHolds()
    stage.settings.change(body=HOLDS)
    stage.begin(HELD)
    stage.controller.next_section()
    stage.play(8)
    stage.flow.leave()
    assert stage.settings.current.long_holds == LongHolds(None, STARTED)
    at(stage, 5)
    stage.begin(HELD)
    stage.play(50)
    stage.controller.next_section()
    stage.play(20)
    assert stage.settings.current.long_holds.first_day == STARTED.date() + timedelta(hours=5)


def test_going_back_brings_no_long_hold_again_and_says_so(stage: Stage) -> None:
    stage.settings.change(body=HOLDS)
    stage.begin(HELD)
    stage.controller.next_section()
    stage.play(30)
    before = stage.controller.position
    stage.press(Qt.Key.Key_Left)
    assert stage.controller.position == before
    assert stage.flow.session_page is not None
    status = stage.flow.session_page.view.status
    assert status.text() == "The breaths with the long hold come once in a session."
    stage.play(9)
    assert status.text() == ""
