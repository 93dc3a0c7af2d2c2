"""The safety sheet: before the first practice of a kind, and one key away ever after."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mindbody_app.journal.records import Ended
from mindbody_app.practice.body import Body, HealthCondition
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.player import PlayerState
from mindbody_app.ui.safety.safety_page import SafetyPage
from mindbody_app.ui.safety.settings_card import SafetyCard
from mindbody_app.ui.safety.words import NO_COUNTRY, first_time_title, note_name
from mindbody_app.ui.theme import LIGHT, TARGET
from tests.store.records import clinic_plan
from tests.ui.conftest import MakeApp
from tests.ui.practice.conftest import BREATH, SCAN, Stage, pages_of

LEFT = Qt.MouseButton.LeftButton
EMERGENCY = (
    "numb saddle area or genitals",
    "bladder or bowel",
    "weakness in an arm or a leg",
    "Chest pain",
    "thunderclap headache",
    "Fever with back pain",
    "accident",
    "cancer",
)
STOP = ("dizzy", "tingle", "short of breath", "panic", "unreal", "sharp or new pain")


def words_of(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if not each.isHidden())


@pytest.fixture
def new(stage: Stage) -> Stage:
    """A person who has met no sheet yet."""
    stage.settings.change(notes_seen=frozenset())
    return stage


def sheet(stage: Stage) -> SafetyPage:
    page = stage.flow.page
    assert isinstance(page, SafetyPage)
    return page


def test_the_first_practice_of_a_kind_leads_past_the_sheet_and_the_second_does_not(
    new: Stage,
) -> None:
    new.flow.open_setup(SCAN, minutes=3)
    new.press(Qt.Key.Key_Return)
    assert "Before your first body scan" in words_of(sheet(new))
    assert SCAN.cautions[0] in words_of(sheet(new))
    assert new.sounds == []
    new.press(Qt.Key.Key_Return)
    assert new.flow.page is new.flow.rating_page
    assert note_name(Practice.BODY_SCAN) in new.settings.current.notes_seen
    assert new.flow.safety_page is None
    new.press(Qt.Key.Key_Escape)
    new.press(Qt.Key.Key_Return)
    assert new.flow.page is new.flow.rating_page
    new.flow.open_setup(BREATH)
    new.press(Qt.Key.Key_Return)
    assert "Before your first breathing practice" in words_of(sheet(new))


def test_a_sheet_that_is_left_comes_again(new: Stage) -> None:
    new.flow.open_setup(SCAN)
    new.press(Qt.Key.Key_Return)
    new.press(Qt.Key.Key_F1)
    assert sheet(new).isVisible()
    new.press(Qt.Key.Key_Escape)
    assert new.flow.page is new.flow.setup_page
    assert note_name(SCAN.practice) not in new.settings.current.notes_seen
    new.press(Qt.Key.Key_Return)
    assert "Before your first body scan" in words_of(sheet(new))


def test_a_hard_day_meets_it_too_and_then_the_rating_without_its_cautions_again(
    new: Stage,
) -> None:
    new.flow.open_rating(SCAN, 4)
    assert SCAN.cautions[0] in words_of(sheet(new))
    new.press(Qt.Key.Key_Return)
    assert new.flow.page is new.flow.rating_page
    assert not new.flow.rating_page.cautions.isVisible()
    new.qtbot.mouseClick(new.flow.rating_page.skip_button, LEFT)
    assert new.record.planned_seconds == 240


def test_keys_scroll_the_sheet_while_its_button_has_the_focus(stage: Stage) -> None:
    stage.flow.resize(900, 480)
    stage.flow.open_safety(alone=True)
    QApplication.processEvents()
    page, bar = sheet(stage), sheet(stage).page.verticalScrollBar()
    assert bar.maximum() > bar.pageStep()

    def place_after(key: Qt.Key) -> int:
        stage.press(key)
        assert QApplication.focusWidget() is page.close_button
        return bar.value()

    assert place_after(Qt.Key.Key_Down) == bar.singleStep()
    assert place_after(Qt.Key.Key_PageDown) == bar.singleStep() + bar.pageStep()
    assert place_after(Qt.Key.Key_End) == bar.maximum()
    assert place_after(Qt.Key.Key_Up) == bar.maximum() - bar.singleStep()
    assert place_after(Qt.Key.Key_PageUp) < bar.maximum() - bar.pageStep()
    assert place_after(Qt.Key.Key_Home) == 0


def test_keys_scroll_the_sheet_before_a_first_practice_too(new: Stage) -> None:
    new.flow.resize(900, 480)
    new.flow.open_setup(SCAN)
    new.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    bar = sheet(new).page.verticalScrollBar()
    new.press(Qt.Key.Key_Down)
    assert bar.value() == bar.singleStep()
    assert sheet(new).close_button.hasFocus()


def test_every_kind_has_its_title() -> None:
    titles = {first_time_title(practice) for practice in Practice}
    assert len(titles) == len(Practice)


def test_it_says_when_to_stop_whom_to_ask_and_when_to_call(stage: Stage) -> None:
    stage.flow.open_safety(alone=True)
    words = words_of(sheet(stage))
    for part in (*STOP, *EMERGENCY):
        assert part in words, part
    assert words.count("Call 999.") == 2
    assert "Samaritans: 116 123" in words
    assert "Nobody watches this app" in words
    for condition in ("Heart disease", "Epilepsy", "Glaucoma", "Pregnancy", "Trauma or abuse"):
        assert condition in words


def test_what_the_person_has_is_marked(stage: Stage) -> None:
    stage.settings.change(body=Body(conditions=frozenset({HealthCondition.EPILEPSY})))
    stage.flow.open_safety(alone=True)
    marked = [
        each.accessibleName()
        for each in sheet(stage).findChildren(QLabel)
        if each.accessibleName().endswith("marked by you")
    ]
    assert marked == ["Epilepsy, marked by you"]


@pytest.mark.parametrize(
    ("country", "emergency", "line"),
    [
        ("", "Call 999.", "Samaritans: 116 123"),
        ("US", "Call 911.", "Suicide & Crisis Lifeline: 988"),
        (NO_COUNTRY, "Call your local emergency number.", None),
        ("XX", "Call your local emergency number.", None),
    ],
)
def test_numbers_are_those_of_the_country(
    stage: Stage, country: str, emergency: str, line: str | None
) -> None:
    stage.settings.change(help_country=country, help_words="Pain clinic: 020 7946 0000\n")
    stage.flow.open_safety(alone=True)
    words = words_of(sheet(stage)).splitlines()
    assert emergency in words
    assert "Pain clinic: 020 7946 0000" in words
    lines = [each for each in words if ": " in each and each[-1].isdigit()]
    assert lines == ["Pain clinic: 020 7946 0000", *([line] if line else [])]


def test_another_system_has_other_numbers(stage: Stage) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Austria))
    try:
        page = SafetyPage(stage.services, LIGHT, script=None, close_words="Close")
    finally:
        QLocale.setDefault(before)
    stage.qtbot.addWidget(page)
    assert "Call 144 or 112." in words_of(page)


def test_f1_opens_it_on_the_way_and_closing_leads_back_to_the_same_control(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    assert stage.flow.setup_page is not None
    stage.flow.setup_page.stepper.findChildren(QPushButton)[1].setFocus()
    before = QApplication.focusWidget()
    for closing in (Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Return):
        stage.press(Qt.Key.Key_F1)
        assert SCAN.cautions[0] in words_of(sheet(stage))
        stage.press(closing)
        assert stage.flow.page is stage.flow.setup_page
        assert QApplication.focusWidget() is before
    before_sound = len(stage.sounds)
    stage.flow.setup_page.begin_button.click()
    stage.type("6")
    stage.press(Qt.Key.Key_F1)
    sheet(stage).close_button.click()
    assert stage.flow.page is stage.flow.rating_page
    assert stage.flow.rating_page.panel.rating.pain == 6
    assert len(stage.sounds) == before_sound + 1


def test_a_quiet_button_opens_it_on_setup_and_rating(stage: Stage) -> None:
    stage.flow.open_setup(SCAN)
    assert stage.flow.setup_page is not None
    for page in (stage.flow.setup_page, stage.flow.rating_page):
        (made,) = [
            each
            for each in stage.flow.findChildren(QPushButton)
            if each.isVisible() and each.accessibleName() == "Safety"
        ]
        assert min(made.width(), made.height()) >= TARGET
        stage.qtbot.mouseClick(made, LEFT)
        assert isinstance(stage.flow.page, SafetyPage)
        stage.press(Qt.Key.Key_Escape)
        assert stage.flow.page is page
        stage.flow.setup_page.begin_button.click()


@pytest.mark.parametrize("by_key", [True, False])
def test_in_a_session_it_holds_the_session_and_lets_it_go_on(stage: Stage, by_key: bool) -> None:
    stage.begin(minutes=3)
    stage.play(20)
    page = stage.flow.session_page
    assert page is not None
    if by_key:
        stage.press(Qt.Key.Key_F1)
    else:
        stage.qtbot.mouseClick(page.view.safety_button, LEFT)
    assert stage.controller.state is PlayerState.PAUSED
    assert "Nobody watches this app" in words_of(page)
    assert not page.view.isVisible()
    stage.press(Qt.Key.Key_Escape)
    assert stage.controller.state is PlayerState.PLAYING
    assert page.view.isVisible()
    assert QApplication.focusWidget() is page.view.play_button
    stage.play_to_the_end()
    assert stage.record.ended is Ended.COMPLETED
    assert stage.record.practised_seconds == 180


def test_a_session_that_was_held_stays_held_and_the_question_stays(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play(20)
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_F1)
    stage.press(Qt.Key.Key_F1)
    assert stage.controller.state is PlayerState.PAUSED
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Escape)
    page = stage.flow.session_page
    assert page is not None
    assert page.asking_to_stop
    stage.press(Qt.Key.Key_F1)
    stage.press(Qt.Key.Key_Return)
    assert page.asking_to_stop
    stage.press(Qt.Key.Key_Escape)
    assert stage.controller.state is PlayerState.PLAYING


def test_closing_the_window_over_the_sheet_keeps_the_minutes(stage: Stage) -> None:
    stage.begin(minutes=3)
    stage.play(75)
    stage.press(Qt.Key.Key_F1)
    stage.flow.leave()
    assert stage.record.ended is Ended.STOPPED_EARLY
    assert stage.record.practised_seconds == 75


@pytest.mark.parametrize("size", [(480, 360), (640, 400)])
def test_everything_to_press_is_large_and_inside_the_page(
    new: Stage, size: tuple[int, int]
) -> None:
    new.flow.resize(*size)
    new.flow.open_setup(SCAN)
    new.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    page = sheet(new)
    assert len(pages_of(page)) == 2
    for each in pages_of(page):
        assert min(each.width(), each.height()) >= TARGET
        assert each.mapTo(page, each.rect().topRight()).x() <= page.width()
    right = page.page.viewport().width()
    for label in page.findChildren(QLabel):
        assert label.mapTo(page, label.rect().topRight()).x() <= right, label.text()


def test_numbers_of_a_plan_that_is_followed_are_told_as_the_plans(stage: Stage) -> None:
    stage.settings.change(clinic=clinic_plan())
    card = SafetyCard(stage.services, LIGHT)
    stage.qtbot.addWidget(card)
    assert card.countries.currentText() == "Like your plan: Ireland"


def test_country_and_own_numbers_are_kept_as_they_are_set(stage: Stage) -> None:
    card = SafetyCard(stage.services, LIGHT)
    stage.qtbot.addWidget(card)
    assert card.countries.currentText() == "Like the system: United Kingdom"
    card.countries.setCurrentIndex(card.countries.findText("Ireland"))
    assert stage.settings.current.help_country == "IE"
    card.countries.setCurrentIndex(card.countries.count() - 1)
    assert stage.settings.current.help_country == NO_COUNTRY
    card.own.setPlainText("Marie: 086 123 4567")
    card.keep()
    assert stage.settings.current.help_words == "Marie: 086 123 4567"
    again = SafetyCard(stage.services, LIGHT)
    stage.qtbot.addWidget(again)
    assert again.countries.currentText() == "Another country"
    assert again.own.toPlainText() == "Marie: 086 123 4567"


def test_f1_opens_it_on_every_screen_and_leads_back_there(make_app: MakeApp) -> None:
    app = make_app()
    for name in app.window.screen_names:
        app.window.open_screen(name)
        QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_F1)
        assert app.window.practising, name
        assert "Nobody watches this app" in words_of(app.window)
        QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Escape)
        assert not app.window.practising
        assert app.window.windowTitle().lower().startswith(name)


def test_settings_lead_to_the_sheet_and_to_the_body(make_app: MakeApp) -> None:
    app = make_app()
    app.window.open_screen("settings")
    for pressed, met, leaving in (
        ("Open the safety sheet", "Nobody watches this app", "Close"),
        ("What hurts, what to leave out", "Where does it hurt? What is best left alone?", "Done"),
    ):
        for words in (pressed, leaving):
            (made,) = [
                each
                for each in app.window.findChildren(QPushButton)
                if each.text() == words and each.isVisible()
            ]
            if words == leaving:
                assert met in words_of(app.window)
            made.click()
        assert not app.window.practising
        QApplication.processEvents()
