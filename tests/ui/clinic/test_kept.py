"""Plans of clinics are kept: seen, stopped, taken back, followed again, put off, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mindbody_app.app import App
from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.store.clinic_settings import MOST_KEPT
from mindbody_app.ui.clinic.offer_page import OfferPage
from mindbody_app.ui.clinic.taking import leave_plan, put_plan_off, take_plan
from tests.store.records import clinic_plan
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import found, key, press, shown

TODAY = NOW.date()
PLAN = clinic_plan()
OTHER = replace(PLAN, clinic="Physio House", made_on=date(2026, 9, 1), note="Slowly.")
OWN = (PlanItem("flare", 3, 7),)


def words_of(app: App) -> str:
    QApplication.processEvents()
    return "\n".join(shown(app.window)).replace("\u200b", "")


def in_force(app: App) -> Plan | None:
    return plan_for_week(app.journal.plans(), TODAY)


def page(app: App) -> OfferPage:
    QApplication.processEvents()
    (made,) = [each for each in app.window.findChildren(OfferPage) if each.isVisible()]
    return made


def buttons(app: App) -> list[str]:
    """The buttons of the page's footer, as they stand."""
    return [each.text() for each in page(app)._footer_buttons if each.isVisible()]


def settings(app: App) -> None:
    app.window.open_screen("settings")
    QApplication.processEvents()


def test_a_plan_that_is_followed_is_seen_again_from_settings_without_its_file(
    make_app: MakeApp,
) -> None:
    app = make_app()
    take_plan(app.services, PLAN, PLAN.items)
    settings(app)
    words = words_of(app)
    for told in (
        "Riverside Pain Clinic, plan of 20 November 2026",
        "You follow this plan.",
        PLAN.note,
        PLAN.contact,
        "The clinic's contact and numbers stand on the safety sheet.",
    ):
        assert told in words
    press(app.window, "See the plan")
    assert "You follow this plan." in words_of(app)
    assert "takes the place" not in words_of(app)
    assert "This stands on the safety sheet." in words_of(app)
    assert buttons(app) == ["Close", "Stop following"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Close", "Return stops nothing"
    key(app, Qt.Key.Key_Return)
    assert app.window.free
    assert app.settings.current.clinic == PLAN


def test_what_is_stopped_on_the_plans_page_can_be_taken_back_there(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, PLAN, PLAN.items)
    app.window.files.clinic.see(PLAN)
    press(app.window, "Stop following")
    assert "You stopped following the plan from Riverside Pain Clinic." in words_of(app)
    assert (app.settings.current.clinic, in_force(app)) == (None, Plan(TODAY, ()))
    assert buttons(app) == ["Close", "Undo"]
    press(app.window, "Undo")
    assert app.settings.current.clinic == PLAN
    assert in_force(app) == Plan(TODAY, PLAN.items, PLAN.clinic)
    assert buttons(app) == ["Close", "Stop following"]


@pytest.mark.parametrize("stop_in_plan_card", [True, False])
def test_a_plan_is_stopped_in_settings_and_taken_back(
    make_app: MakeApp, stop_in_plan_card: bool
) -> None:
    app = make_app()
    take_plan(app.services, PLAN, PLAN.items)
    settings(app)
    first, second = (
        each for each in app.window.findChildren(QPushButton) if each.text() == "Stop following"
    )
    (first if stop_in_plan_card else second).click()
    QApplication.processEvents()
    assert (app.settings.current.clinic, in_force(app)) == (None, Plan(TODAY, ()))
    assert "You stopped following the plan from Riverside Pain Clinic." in words_of(app)
    assert "goes on" not in words_of(app)
    assert "A plan is a wish, not a duty." in words_of(app)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Undo"
    key(app, Qt.Key.Key_Return)
    assert app.settings.current.clinic == PLAN
    assert in_force(app) == Plan(TODAY, PLAN.items, PLAN.clinic)
    assert "You follow this plan." in words_of(app)
    assert "From Riverside Pain Clinic." in words_of(app)


def test_a_plan_of_ones_own_goes_on_when_the_clinics_is_stopped(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, PLAN, OWN)
    settings(app)
    assert "You follow this plan with changes of your own." in words_of(app)
    assert found(app.window, "Go without a plan")
    press(app.window, "Stop following")
    assert app.settings.current.clinic is None
    assert in_force(app) == Plan(TODAY, OWN)
    assert "Your own weekly plan goes on." in words_of(app)


def test_what_was_stopped_is_not_offered_beside_its_undo(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, PLAN, OWN)
    app.window.files.clinic.see(PLAN)
    press(app.window, "Stop following")
    assert buttons(app) == ["Close", "Undo"]
    assert "place of your own plan" not in words_of(app)


def test_changes_in_the_weekly_plan_are_told_at_once_under_the_clinics(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, PLAN, PLAN.items)
    settings(app)
    press(app.window, "More: Days")
    assert "You follow this plan with changes of your own." in words_of(app)
    assert found(app.window, "Go without a plan")
    press(app.window, "See the plan")
    press(app.window, "Follow it as it was made")
    assert in_force(app) == Plan(TODAY, PLAN.items, PLAN.clinic)


def test_a_plan_that_was_stopped_is_followed_again(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, PLAN, PLAN.items)
    settings(app)
    press(app.window, "Stop following")
    press(app.window, "See it")
    assert "You don't follow this plan now." in words_of(app)
    assert buttons(app) == ["Follow this plan"]
    press(app.window, "Follow this plan")
    assert in_force(app) == Plan(TODAY, PLAN.items, PLAN.clinic)
    assert app.window.notices.sentences == (
        "You follow the plan from Riverside Pain Clinic from today. You can change it or stop in"
        " Settings.",
    )
    settings(app)
    assert "You stopped following" not in words_of(app)


@pytest.mark.parametrize(
    ("answer", "told", "line"),
    [
        ("Not now", "waits in Settings, under “From your clinic”.", "It waits for your answer."),
        ("Not this plan", "You can see it again in Settings", "You don't follow it."),
    ],
)
def test_a_plan_that_is_not_followed_stays_in_settings(
    make_app: MakeApp, answer: str, told: str, line: str
) -> None:
    app = make_app()
    app.window.files.clinic.offer(PLAN)
    press(app.window, answer)
    (sentence,) = app.window.notices.sentences
    assert told in sentence
    assert in_force(app) is None
    settings(app)
    assert line in words_of(app)
    press(app.window, "See it")
    assert page(app).view.items == PLAN.items
    key(app, Qt.Key.Key_Escape)
    assert app.window.free
    press(app.window, "Take it off this list: Riverside Pain Clinic")
    assert "Riverside" not in words_of(app).replace(sentence, "")
    assert app.settings.current.clinic_plans == ()


def test_another_clinics_plan_leaves_the_first_to_be_seen(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, OTHER, OTHER.items)
    take_plan(app.services, PLAN, PLAN.items)
    settings(app)
    assert "Physio House, plan of 1 September 2026" in words_of(app)
    assert "You don't follow it." in words_of(app)
    press(app.window, "See it: Physio House")
    assert "takes the place of the plan from Riverside Pain Clinic from today." in words_of(app)


def test_a_plan_taken_by_an_older_app_is_kept_when_another_is_taken(make_app: MakeApp) -> None:
    app = make_app()
    app.settings.change(clinic=OTHER)
    take_plan(app.services, PLAN, PLAN.items)
    assert app.settings.current.clinic_plans == (PLAN, OTHER)


def test_the_last_plans_alone_are_kept(make_app: MakeApp) -> None:
    app = make_app()
    plans = [replace(PLAN, made_on=date(2026, 1, day)) for day in range(1, MOST_KEPT + 3)]
    for plan in plans:
        put_plan_off(app.services, plan)
    put_plan_off(app.services, plans[-2])
    kept = app.settings.current.clinic_plans
    assert kept[:3] == (plans[-2], plans[-1], plans[-3])
    assert len(kept) == MOST_KEPT


@pytest.mark.parametrize("answer", [leave_plan, put_plan_off])
def test_a_plan_with_no_known_practice_takes_no_place(
    make_app: MakeApp, answer: Callable[..., None]
) -> None:
    app = make_app()
    take_plan(app.services, OTHER, OTHER.items)
    strange = replace(PLAN, items=(PlanItem("cave", 10, 2),))
    answer(app.services, strange)
    app.window.files.clinic.see(strange)
    assert "place" not in words_of(app)


def test_a_plan_that_came_since_is_not_undone(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, PLAN, PLAN.items)
    settings(app)
    press(app.window, "Stop following")
    press(app.window, "Make a plan")
    assert "You stopped following" not in words_of(app)
    assert not [each for each in app.window.findChildren(QPushButton) if each.text() == "Undo"]
    assert in_force(app) == Plan(TODAY, (PlanItem("body-scan", 20, 5),))


def test_a_plan_that_was_taken_can_rest(make_app: MakeApp) -> None:
    app = make_app()
    take_plan(app.services, PLAN, OWN)
    settings(app)
    press(app.window, "Go without a plan")
    assert "You took this plan. You have no weekly plan now." in words_of(app)
    press(app.window, "See the plan")
    assert buttons(app) == ["Follow this plan", "Stop following"]
    press(app.window, "Stop following")
    assert app.settings.current.clinic is None


def test_changes_lead_back_to_what_the_clinic_made(make_app: MakeApp) -> None:
    app = make_app()
    app.window.files.clinic.offer(PLAN)
    press(app.window, "Change it first")
    press(app.window, "Less: Days")
    assert page(app).view.items != PLAN.items
    press(app.window, "As the clinic made it")
    assert page(app).view.items == PLAN.items
    assert buttons(app) == ["Follow this plan", "Not this plan"]
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Change it first"


def test_one_answer_takes_the_place_of_another_and_stands_first(make_app: MakeApp) -> None:
    notices = make_app().window.notices
    notices.say("The disk is full.")
    notices.say("This plan can't be opened.", instead="plan")
    notices.say("Nor can this one.", instead="plan")
    assert notices.sentences == ("Nor can this one.", "The disk is full.")
    notices.say("You follow this plan.", instead="plan")
    assert notices.sentences == ("You follow this plan.", "The disk is full.")
    assert any("You follow" in each for each in shown(notices))
    notices.take_back("plan")
    assert notices.sentences == ("The disk is full.",)


def test_what_was_told_of_a_plan_goes_when_it_is_stopped(make_app: MakeApp) -> None:
    app = make_app()
    app.window.files.clinic.offer(PLAN)
    press(app.window, "Follow this plan")
    assert app.window.notices.sentences
    settings(app)
    press(app.window, "Stop following")
    assert app.window.notices.sentences == ()


def test_not_now_keeps_its_words_where_there_is_room(make_app: MakeApp) -> None:
    app = make_app()
    app.window.resize(640, 700)
    app.window.files.clinic.offer(PLAN)
    assert found(page(app), "Not now").text() == "Not now"
