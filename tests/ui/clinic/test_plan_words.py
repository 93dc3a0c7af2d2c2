"""What a clinic's plan says of itself is true: what it replaces, whose numbers will stand, and
what a patient has; and it is answered only once it is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.store.journal_store import FILE_NAME
from mindbody_app.store.plan_files import plan_text
from mindbody_app.ui.clinic.choose_page import ChoosePage
from mindbody_app.ui.clinic.kit_form import KitForm
from mindbody_app.ui.clinic.kit_page import Kit, KitPage
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.taking import plan_beside, take_plan
from tests.store.records import clinic_plan
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import press, shown

TODAY = NOW.date()
PLAN = replace(clinic_plan(), made_on=date(2026, 11, 10))
OTHER = replace(PLAN, clinic="Physio House", contact="", country="", help_words="")
OWN = Plan(date(2026, 10, 1), (PlanItem("flare", 3, 7),))
GIVEN = Plan(date(2026, 10, 1), PLAN.items, PLAN.clinic)
OWN_SCRIPT = """\
id: mine
title: A voice of my own
practice: imagery
summary: Two lines.
minutes: {least: 1, usual: 1, most: 2}
postures: [seated]
sections:
  - title: All of it
    cues:
      - "The first line."
      - rest: 10-90
"""


def words_of(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(shown(page)).replace("\u200b", "")


@pytest.mark.parametrize(
    ("taken", "in_force", "told"),
    [
        (None, None, ""),
        (None, replace(OWN, items=()), ""),
        (None, OWN, "If you follow it, it takes the place of your own plan from today."),
        (PLAN, GIVEN, "takes the place of the plan from Riverside Pain Clinic from today."),
        (PLAN, OWN, "takes the place of your own plan from today."),
        (OTHER, replace(GIVEN, from_whom="PHYSIO HOUSE"), "takes the place of their earlier plan."),
    ],
)
def test_what_goes_is_said(
    make_app: MakeApp, in_force: Plan | None, taken: object, told: str
) -> None:
    app = make_app()
    if in_force is not None:
        app.journal.save_plan(in_force)
    app.settings.change(clinic=taken)
    app.window.files.clinic.offer(replace(OTHER, made_on=TODAY))
    words = words_of(app.window)
    assert "Made on 18 November 2026." in words
    if told:
        assert told in words
    else:
        assert "place of" not in words
    gone = "What Riverside Pain Clinic put on the safety sheet goes then, too."
    assert (gone in words) is (taken is PLAN)


@pytest.mark.parametrize(
    ("chosen", "call", "why"),
    [
        ("", "Call 112 or 999.", ""),
        ("IE", "Call 112 or 999.", ""),
        ("DE", "Call 112.", "You chose the country yourself, so this stays. The plan names"),
        ("none", "Call your local emergency number.", "The plan names Ireland: 112 or 999."),
    ],
)
def test_the_number_that_is_shown_is_the_one_that_the_safety_sheet_will_show(
    make_app: MakeApp, chosen: str, call: str, why: str
) -> None:
    app = make_app()
    app.settings.change(help_country=chosen)
    app.window.files.clinic.offer(PLAN)
    lines = words_of(app.window).splitlines()
    assert call in lines
    assert any(why in each for each in lines)
    assert bool(why) is any("You chose the country" in each for each in lines)
    press(app.window, "Follow this plan")
    app.window.open_safety()
    assert call in words_of(app.window).splitlines()


def test_a_plan_without_a_country_leaves_the_number_as_it_is(make_app: MakeApp) -> None:
    app = make_app()
    app.settings.change(clinic=replace(OTHER, country="FR"))
    app.window.files.clinic.offer(replace(PLAN, country=""))
    (call,) = [each for each in words_of(app.window).splitlines() if each.startswith("Call ")]
    assert call != "Call 112.", "the other clinic's country goes with its plan"
    press(app.window, "Follow this plan")
    app.window.open_safety()
    assert call in words_of(app.window).splitlines()


def test_a_clinician_sees_what_somebody_new_will_see(make_app: MakeApp) -> None:
    app = make_app()
    app.journal.save_plan(OWN)
    app.settings.change(clinic=OTHER, help_country="DE")
    page = KitPage(app.services, app.window.tokens, Kit(PLAN))
    page.show()
    words = words_of(page)
    assert "Call 112 or 999." in words
    assert "You chose" not in words
    assert "place of" not in words
    page.deleteLater()


def test_a_script_of_ones_own_is_in_no_kit(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "mine.yaml").write_text(OWN_SCRIPT)
    app = make_app()
    assert any(each.own for each in app.services.shelf.headlines)
    app.window.files.clinic.make_kit()
    press(app.window, "Choose practices")
    (page,) = app.window.findChildren(ChoosePage)
    assert "body-scan" in page.tiles
    assert "mine" not in page.tiles
    plan = replace(PLAN, items=(PlanItem("mine", 1, 3),))
    preview = PlanView(app.services, app.window.tokens, plan, preview=True)
    assert preview.items == ()
    assert PlanView(app.services, app.window.tokens, plan).items == plan.items


def test_a_plan_that_is_followed_is_not_offered_again(make_app: MakeApp, tmp_path: Path) -> None:
    beside = beside_folder(tmp_path)
    app = make_app(beside=(beside,))
    app.window.files.look_beside()
    press(app.window, "Follow this plan")
    assert plan_beside(app.services).plan is None


def test_a_plan_that_could_not_be_kept_is_offered_again(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(beside=(beside_folder(tmp_path),))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other:
        other.execute("BEGIN EXCLUSIVE")
        take_plan(app.services, PLAN, PLAN.items)
        assert app.journal.unsaved
        assert plan_beside(app.services).plan == PLAN
        other.rollback()
    take_plan(app.services, PLAN, PLAN.items)
    assert not app.journal.unsaved
    assert plan_beside(app.services).plan is None


def beside_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "beside"
    folder.mkdir()
    (folder / "one.mindbody-plan").write_text(plan_text(PLAN))
    return folder


def test_tab_leads_on_from_the_last_field_after_a_practice_was_taken_out(
    make_app: MakeApp,
) -> None:
    app = make_app()
    app.window.files.clinic.make_kit()
    (form,) = app.window.findChildren(KitForm)
    press(form, "Take Body scan out")
    QApplication.processEvents()
    form.label.setFocus()
    QTest.keyClick(form.label, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.further_button


def test_the_pages_have_names_to_be_read_aloud(make_app: MakeApp) -> None:
    app = make_app()
    app.settings.change(clinic=replace(PLAN, made_on=date(2026, 9, 1)))
    pages: list[Callable[[], object]] = [
        app.window.files.clinic.make_kit,
        lambda: app.window.files.clinic.offer(PLAN),
        lambda: app.window.cover(lambda palette: KitPage(app.services, palette, Kit(PLAN))),
    ]
    names = []
    for open_page in pages:
        open_page()
        page = app.window._outer.currentWidget()
        assert page is not None
        names.append(page.accessibleName())
        assert app.window.windowTitle() == f"{names[-1]} — Body & Breath"
    assert names == [
        "A kit for a patient",
        "A new plan from Riverside Pain Clinic",
        "What your patient will see",
    ]
