"""The first steps over the window: what they say, where keys lead, and what is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import textstat
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App, assets_folder
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.practice.body import Body, HealthCondition
from mindbody_app.store.settings import Theme
from mindbody_app.ui.body.setup_notes import OFFER_NOTE
from mindbody_app.ui.first_start.about_step import AboutStep
from mindbody_app.ui.first_start.comfort_step import ComfortStep
from mindbody_app.ui.first_start.practice_step import PracticeStep
from mindbody_app.ui.first_start.steps import FirstSteps
from mindbody_app.ui.theme import TARGET
from mindbody_app.ui.widgets.choices import Stepper
from tests.tools.test_words import BANNED, HARDEST_GRADE
from tests.ui.conftest import NOW, MakeApp
from tests.ui.first_start.people import flow, on_today, practice, press, said, shown, step
from tests.written import check_in_at, practice_at

TODAY = NOW.date()


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """A new person's app, at its first step."""
    made = make_app()
    FirstSteps(made.services, made.window)
    return made


def comfort(app: App) -> ComfortStep:
    step(app).main_button.click()
    page = step(app)
    assert isinstance(page, ComfortStep)
    return page


def test_return_leads_through_all_steps_into_a_practice(app: App, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        seen.append(type(step(app)))
        assert step(app).main_button.hasFocus()
        press(qtbot, Qt.Key.Key_Return)
    assert seen == [AboutStep, ComfortStep, PracticeStep]
    assert app.window.practising
    setup = flow(app).setup_page
    assert setup is not None
    assert setup.script.id == "diaphragmatic-breathing"
    assert setup.choices.minutes == 5
    assert flow(app).safety_page is not None, "the sheet of safety stands before it"
    kept = app.settings.current
    assert not kept.first_start_open
    assert OFFER_NOTE in kept.notes_seen
    assert app.journal.plans() == ()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_every_step_can_be_skipped(app: App, steps: int) -> None:
    for _ in range(steps):
        step(app).main_button.click()
    step(app).skip_button.click()
    assert on_today(app)
    assert app.window.windowTitle() == "Today — Body & Breath"
    assert "This week" in said(app.window), "nothing is counted yet"
    assert not app.settings.current.first_start_open
    assert (OFFER_NOTE in app.settings.current.notes_seen) is (steps > 1)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Begin"


def test_escape_leads_back_and_out_of_the_first_step(app: App, qtbot: QtBot) -> None:
    practice(app)
    press(qtbot, Qt.Key.Key_Escape)
    assert isinstance(step(app), ComfortStep)
    press(qtbot, Qt.Key.Key_Escape)
    assert isinstance(step(app), AboutStep)
    assert app.settings.current.first_start_open
    press(qtbot, Qt.Key.Key_Escape)
    assert on_today(app)


def test_closing_the_window_leaves_the_steps_open(app: App) -> None:
    comfort(app)
    app.window.close()
    assert app.settings.current.first_start_open


def test_the_rails_keys_open_nothing_under_the_steps(app: App, qtbot: QtBot) -> None:
    app.window.complete()
    qtbot.keyClick(app.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    app.window.refresh()
    assert isinstance(step(app), AboutStep)
    step(app).skip_button.click()
    assert on_today(app)


def test_another_country_changes_the_number_at_once(app: App) -> None:
    page = step(app)
    assert isinstance(page, AboutStep)
    assert page.call.text() == "Call 999."
    page.countries.setCurrentIndex(page.countries.findData("DE"))
    assert page.call.text() == "Call 112."
    assert app.settings.current.help_country == "DE"


@pytest.mark.parametrize("name", ["colours", "movement"])
def test_another_look_holds_at_once_and_the_keyboard_stays(
    app: App, qtbot: QtBot, name: str
) -> None:
    page = comfort(app)
    words = {"colours": "Dark", "movement": "As still as possible"}[name]
    (choice,) = (b for b in page.looks[name].findChildren(QAbstractButton) if b.text() == words)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shown(app)) and step(app) is not page)
    assert isinstance(step(app), ComfortStep)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == words
    kept = app.settings.current
    assert (kept.theme is Theme.DARK) is (name == "colours")
    assert kept.reduced_motion is (True if name == "movement" else None)


def test_the_body_page_leads_back_to_the_step_which_shows_what_was_marked(
    app: App, qtbot: QtBot
) -> None:
    page = comfort(app)
    page.body_button.setFocus()
    page.body_button.click()
    body = flow(app).body_page
    assert body is not None
    assert body.isVisible()
    body.health.toggles[HealthCondition.LUNGS].click()
    body.done_button.click()
    assert step(app) is page
    assert page.body_button.hasFocus()
    assert "Your health: A lung condition." in said(page)
    offered = practice(app)
    assert offered.offered is not None
    assert offered.offered.script.id == "pursed-lip"
    assert "Chosen to fit what you marked" in said(offered)
    assert any(line.startswith("Ask your clinician first") for line in said(offered))


def test_the_safety_sheet_leads_back_to_the_step(app: App, qtbot: QtBot) -> None:
    page = step(app)
    assert isinstance(page, AboutStep)
    for opens in (
        page.safety_button.click,
        lambda: press(qtbot, Qt.Key.Key_F1),
    ):
        page.safety_button.setFocus()
        opens()
        sheet = flow(app).safety_page
        assert sheet is not None
        assert sheet.isVisible()
        sheet.close_button.click()
        assert step(app) is page
        assert page.safety_button.hasFocus()


def test_a_plan_is_kept_as_it_is_chosen_and_follows_the_practice(app: App) -> None:
    page = practice(app)
    page.days.set_value(3)
    expected = Plan(TODAY, (PlanItem("diaphragmatic-breathing", 5, 3),))
    assert app.journal.plans() == (expected,)
    step(app).back.emit()
    body = replace(app.settings.current.body, conditions=frozenset({HealthCondition.TRAUMA}))
    app.settings.change(body=body)
    page = practice(app)
    assert page.days.value == 3
    assert app.journal.plans() == (Plan(TODAY, (PlanItem("open-awareness", 5, 3),)),)
    page.days.set_value(0)
    assert [plan.items for plan in app.journal.plans()] == [()]


def test_a_plan_that_was_made_there_is_known_after_the_window_was_closed(app: App) -> None:
    practice(app).days.set_value(3)
    FirstSteps(app.services, app.window)
    page = practice(app)
    assert page.days.value == 3
    page.days.set_value(2)
    assert app.journal.plans() == (Plan(TODAY, (PlanItem("diaphragmatic-breathing", 5, 2),)),)


@pytest.mark.parametrize("item", [("body-scan", 5), ("diaphragmatic-breathing", 20)])
def test_a_plan_that_stands_already_is_left_as_it_is(app: App, item: tuple[str, int]) -> None:
    plan = Plan(TODAY, (PlanItem(*item, 3),))
    app.journal.save_plan(plan)
    assert not practice(app).findChildren(Stepper)
    assert app.journal.plans() == (plan,)


def test_with_a_plan_today_follows_it(app: App) -> None:
    practice(app).days.set_value(4)
    step(app).skip_button.click()
    assert "Belly breathing" in said(app.window)
    assert "0 of 4 days this week" in said(app.window) or _late_in_week(TODAY)


def _late_in_week(day: date) -> bool:
    return day.weekday() > 3


def test_it_reads_with_ease_and_claims_nothing(app: App) -> None:
    spoken: list[str] = []
    app.settings.change(body=Body(conditions=frozenset({HealthCondition.HEART})))
    for _ in range(3):
        spoken += said(step(app))
        if not isinstance(step(app), PracticeStep):
            step(app).main_button.click()
    whole = " ".join(line if line.endswith(".") else f"{line}." for line in spoken)
    assert textstat.flesch_kincaid_grade(whole) <= HARDEST_GRADE
    assert "!" not in whole
    assert [name for name, pattern in BANNED.items() if re.search(pattern, whole, re.I)] == []


@pytest.mark.parametrize("size", [(1280, 800), (640, 700), (540, 600)])
def test_everything_to_press_is_large_and_none_is_clipped(
    app: App, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app.window.resize(*size)
    for _ in range(3):
        page = step(app)
        QGuiApplication.processEvents()
        assert page.page.horizontalScrollBar().maximum() == 0
        pressed = [
            *(each for each in page.findChildren(QAbstractButton) if each.isVisible()),
            *(each for each in page.findChildren(QComboBox) if each.isVisible()),
        ]
        assert pressed
        for each in pressed:
            assert each.height() >= TARGET, each.accessibleName()
            assert each.width() >= TARGET, each.accessibleName()
            assert each.accessibleName(), each
            right = each.mapTo(page, each.rect().topRight()).x()
            assert right <= page.width(), each.accessibleName()
        if not isinstance(page, PracticeStep):
            page.main_button.click()


@pytest.mark.parametrize(
    "size", [(1180, 752), (1280, 800), (960, 492), (640, 652), (640, 700), (640, 900), (540, 600)]
)
def test_the_number_to_call_is_in_sight_without_scrolling(app: App, size: tuple[int, int]) -> None:
    app.window.resize(*size)
    QGuiApplication.processEvents()
    page = step(app)
    assert isinstance(page, AboutStep)
    room = page.page.viewport()
    place = page.call.mapTo(room, page.call.rect().bottomLeft())
    assert 0 < place.y() <= room.height()


def test_tab_goes_through_a_step_in_its_order_and_comes_round(app: App, qtbot: QtBot) -> None:
    page = comfort(app)
    round_: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in round_:
        round_.append(focused)
        press(qtbot, Qt.Key.Key_Tab)
    assert round_[0] is page.main_button
    assert round_[1] is page.skip_button
    tops: list[int] = [each.mapTo(page, each.rect().topLeft()).y() for each in round_[2:-1]]
    assert tops == sorted(tops)
    assert page.body_button in round_


def test_with_no_practice_to_read_there_is_a_way_past(
    make_app: MakeApp, tmp_path: Path, qtbot: QtBot
) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    for name in ("audio", "help_numbers.json"):
        (assets / name).symlink_to(assets_folder() / name)
    (tmp_path / "cache" / "headlines.json").unlink()
    app = make_app(assets=assets)
    FirstSteps(app.services, app.window)
    page = practice(app)
    assert "No practice could be read" in said(page)
    assert not page.main_button.isEnabled()
    assert page.skip_button.hasFocus()
    page.days.set_value(2)
    assert app.journal.plans() == ()
    press(qtbot, Qt.Key.Key_Return)
    assert on_today(app)


def test_today_goes_on_with_the_practice_that_was_offered(app: App) -> None:
    practice(app).skip_button.click()
    assert "Belly breathing" in said(app.window)
    assert any(line.startswith("5 minutes") for line in said(app.window))
    app.journal.save_check_in(check_in_at(NOW))
    app.window.refresh()
    assert "Belly breathing" in said(app.window)
    app.journal.close_practice(practice_at(NOW - timedelta(days=7), 600))
    app.window.refresh()
    assert "Body scan" in said(app.window)
