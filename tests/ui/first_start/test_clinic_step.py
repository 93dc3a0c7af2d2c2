"""The step that a clinic's plan beside the app adds to the first ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import PlanItem
from mindbody_app.practice.body import HealthCondition
from mindbody_app.store.plan_files import plan_text
from mindbody_app.ui.first_start.clinic_step import ClinicStep
from mindbody_app.ui.first_start.comfort_step import ComfortStep
from mindbody_app.ui.first_start.practice_step import PracticeStep
from mindbody_app.ui.first_start.steps import FirstSteps
from mindbody_app.ui.widgets.choices import Stepper
from tests.ui.conftest import NOW, MakeApp
from tests.ui.first_start.people import flow, on_today, practice, press, said, step

TODAY = NOW.date()


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder beside the app with a clinic's plan in it."""
    folder = tmp_path / "beside"
    folder.mkdir()
    plan = ClinicPlan(
        "Riverside Pain Clinic", (PlanItem("body-scan", 20, 4),), TODAY, note="The scan at night."
    )
    (folder / "for-you.mindbody-plan").write_text(plan_text(plan))
    return folder


def with_plan(app: App) -> ClinicStep:
    """The second step of someone who got the app from a clinic."""
    FirstSteps(app.services, app.window)
    step(app).main_button.click()
    assert "Step 2 of 4" in said(step(app))
    page = step(app)
    assert isinstance(page, ClinicStep)
    return page


def test_a_clinics_plan_is_followed_and_today_goes_by_it(
    make_app: MakeApp, beside: Path, qtbot: QtBot
) -> None:
    app = make_app(beside=(beside,))
    page = with_plan(app)
    assert any("Riverside Pain Clinic" in line for line in said(page))
    press(qtbot, Qt.Key.Key_Return)
    (plan,) = app.journal.plans()
    assert plan.from_whom == "Riverside Pain Clinic"
    assert plan.items == (PlanItem("body-scan", 20, 4),)
    assert isinstance(step(app), ComfortStep)
    assert "Step 3 of 4" in said(step(app))
    assert any(line.startswith("You follow the plan from") for line in said(step(app)))
    step(app).main_button.click()
    last = step(app)
    assert isinstance(last, PracticeStep)
    assert "Step 4 of 4" in said(last)
    assert not last.findChildren(Stepper), "the clinic's plan is not written over"
    assert any("plan from Riverside Pain Clinic" in line for line in said(last))
    last.skip_button.click()
    assert on_today(app)
    assert app.journal.plans() == (plan,)
    assert "Body scan" in said(app.window)


def test_the_first_practice_is_a_little_of_the_plan(
    make_app: MakeApp, beside: Path, qtbot: QtBot
) -> None:
    app = make_app(beside=(beside,))
    with_plan(app).follow_button.click()
    last = practice(app)
    body_scan = app.services.headline("body-scan")
    assert body_scan is not None
    assert last.offered == (body_scan, body_scan.least)
    assert "From your plan, and short" in said(last)
    last.main_button.click()
    assert app.window.practising
    setup = flow(app).setup_page
    assert setup is not None
    assert (setup.script.id, setup.choices.minutes) == ("body-scan", body_scan.least)


def test_a_plan_that_was_answered_is_there_to_look_at_and_to_change(
    make_app: MakeApp, beside: Path, qtbot: QtBot
) -> None:
    app = make_app(beside=(beside,))
    with_plan(app).follow_button.click()
    press(qtbot, Qt.Key.Key_Escape)
    page = step(app)
    assert isinstance(page, ClinicStep)
    assert "Step 2 of 4" in said(page)
    assert page.next_button.hasFocus()
    assert not page.follow_button.isVisible()
    assert "You follow this plan." in said(page)
    set_days(page, 2)
    assert not page.next_button.isVisible()
    page.follow_button.click()
    (plan,) = app.journal.plans()
    assert plan.items == (PlanItem("body-scan", 20, 2),)
    assert isinstance(step(app), ComfortStep)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(step(app), ComfortStep)
    assert app.journal.plans() == (plan,)


def test_a_plan_that_was_left_can_still_be_followed(
    make_app: MakeApp, beside: Path, qtbot: QtBot
) -> None:
    app = make_app(beside=(beside,))
    with_plan(app).leave_button.click()
    assert any(line.startswith("You go on without the plan") for line in said(step(app)))
    press(qtbot, Qt.Key.Key_Escape)
    page = step(app)
    assert isinstance(page, ClinicStep)
    assert page.next_button.hasFocus()
    assert page.follow_button.property("variant") != page.next_button.property("variant")
    page.follow_button.click()
    assert [plan.from_whom for plan in app.journal.plans()] == ["Riverside Pain Clinic"]


def test_a_plan_of_ones_own_gives_way_to_the_clinics_and_stays_away(
    make_app: MakeApp, beside: Path
) -> None:
    app = make_app(beside=(beside,))
    with_plan(app).leave_button.click()
    own = practice(app)
    own.days.set_value(3)
    own.back.emit()
    step(app).back.emit()
    page = step(app)
    assert isinstance(page, ClinicStep)
    page.follow_button.click()
    (plan,) = app.journal.plans()
    body = replace(app.settings.current.body, conditions=frozenset({HealthCondition.TRAUMA}))
    app.settings.change(body=body)
    assert not practice(app).findChildren(Stepper)
    assert app.journal.plans() == (plan,)
    assert plan.from_whom == "Riverside Pain Clinic"


def test_a_plan_that_was_followed_can_be_stopped_at_once(
    make_app: MakeApp, beside: Path, qtbot: QtBot
) -> None:
    app = make_app(beside=(beside,))
    with_plan(app).follow_button.click()
    press(qtbot, Qt.Key.Key_Escape)
    page = step(app)
    assert isinstance(page, ClinicStep)
    page.stop_button.click()
    page = step(app)
    assert isinstance(page, ClinicStep)
    assert page.next_button.hasFocus()
    assert page.follow_button.isVisible()
    assert app.settings.current.clinic is None
    page.next_button.click()
    assert any(line.startswith("You go on without the plan") for line in said(step(app)))
    assert practice(app).findChildren(Stepper)


def test_a_plan_is_looked_for_once_the_first_step_stands(
    make_app: MakeApp, beside: Path, qtbot: QtBot
) -> None:
    app = make_app(beside=(beside,))
    FirstSteps(app.services, app.window)
    assert "Step 1 of 3" in said(step(app))
    qtbot.waitUntil(lambda: "Step 1 of 4" in said(step(app)))
    assert step(app).accessibleDescription() == "Step 1 of 4"


def set_days(page: ClinicStep, days: int) -> None:
    """Change the plan's one practice."""
    page.view.change_button.click()
    (stepper,) = (
        each for each in page.findChildren(Stepper) if each.accessibleName().startswith("Days")
    )
    stepper.set_value(days)


def test_a_clinics_plan_is_changed_first(make_app: MakeApp, beside: Path) -> None:
    app = make_app(beside=(beside,))
    page = with_plan(app)
    set_days(page, 2)
    page.follow_button.click()
    (plan,) = app.journal.plans()
    assert plan.items == (PlanItem("body-scan", 20, 2),)
    last = practice(app)
    assert not last.findChildren(Stepper), "another plan is not written over"
    assert any(line.startswith("You follow your plan.") for line in said(last))
    last.back.emit()
    body = replace(app.settings.current.body, conditions=frozenset({HealthCondition.TRAUMA}))
    app.settings.change(body=body)
    practice(app).main_button.click()
    assert app.journal.plans() == (plan,)


def test_a_clinics_plan_is_left(make_app: MakeApp, beside: Path) -> None:
    app = make_app(beside=(beside,))
    with_plan(app).leave_button.click()
    assert isinstance(step(app), ComfortStep)
    assert app.journal.plans() == ()
    assert app.settings.current.plans_answered


def test_skipped_a_clinics_plan_is_not_shown_again_at_once(
    make_app: MakeApp, beside: Path, qtbot: QtBot
) -> None:
    app = make_app(beside=(beside,))
    page = with_plan(app)
    app.window.files.look_beside()
    page.skip_button.click()
    qtbot.wait(600)
    assert on_today(app)
    assert not app.settings.current.plans_answered
