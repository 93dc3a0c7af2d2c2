"""A clinician makes a kit: by keyboard, in few steps, and sees what the patient will see."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mindbody_app.app import App
from mindbody_app.journal.plan_file import MOST_ITEMS
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.store.kits import READ_ME
from mindbody_app.store.plan_files import load_plan_file
from mindbody_app.store.settings import Theme
from mindbody_app.ui.clinic.choose_page import ChoosePage
from mindbody_app.ui.clinic.kit_form import KitForm
from mindbody_app.ui.clinic.kit_page import KitPage
from mindbody_app.ui.plan_items import PlanItems
from mindbody_app.ui.theme import TARGET
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import found, key, press, shown

TODAY = NOW.date()
Kind = TypeVar("Kind", bound=QWidget)
NAME = "plan-riverside.mindbody-plan"
FOLDER = "Plan from Riverside"


def form(app: App) -> KitForm:
    """The form, opened as a clinician does."""
    app.window.open_screen("settings")
    press(app.window, "Make a kit for a patient")
    return showing(app, KitForm)


def showing(app: App, kind: type[Kind]) -> Kind:
    """The page of that kind that is open."""
    QApplication.processEvents()
    (page,) = [each for each in app.window.findChildren(kind) if each.isVisible()]
    return page


def focused_name() -> str:
    """What assistive tools call the part that has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()


def previewed(app: App) -> KitPage:
    """What comes after a form that is whole."""
    filled(app).go_on()
    return showing(app, KitPage)


def filled(app: App) -> KitForm:
    page = form(app)
    page.clinic.setText("  Riverside\u202e ")
    page.contact.setPlainText("01 234 5678")
    page.patient_note.setPlainText("Before bed.\n\n\n\nOr later.")
    page.country.setCurrentIndex(page.country.findData("IE"))
    return page


def test_a_kit_is_made_by_keyboard_alone(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    page = form(app)
    assert focused_name() == "Choose practices"
    key(app, Qt.Key.Key_Return)
    chooser = showing(app, ChoosePage)
    assert QApplication.focusWidget() is chooser.field
    QTest.keyClicks(chooser.field, "autogenic")
    key(app, Qt.Key.Key_Return)
    assert focused_name() == "Heaviness and warmth"
    key(app, Qt.Key.Key_Space)
    key(app, Qt.Key.Key_Escape)
    page = showing(app, KitForm)
    walked = [focused_name()]
    while walked[-1] != "See it as your patient will":
        key(app, Qt.Key.Key_Tab)
        walked.append(focused_name())
        if walked[-1] == "Clinic":
            QTest.keyClicks(page.clinic, "Riverside")
    fields = ["Clinic", "Contact", "Note", "Country", "In a crisis", "Label"]
    assert walked == ["Choose practices", *fields, "See it as your patient will"]
    key(app, Qt.Key.Key_Return)
    kit = showing(app, KitPage)
    assert QApplication.focusWidget() is kit.folder_button
    assert "A plan from Riverside" in shown(kit)
    kit.save_within(tmp_path)
    autogenic = app.services.headline("autogenic")
    assert autogenic is not None
    assert load_plan_file(tmp_path / FOLDER / NAME).items == (
        PlanItem("body-scan", 20, 5),
        PlanItem("autogenic", autogenic.usual, 5),
    )
    key(app, Qt.Key.Key_Escape)
    again = showing(app, KitForm)
    assert again.clinic.text() == "Riverside"
    key(app, Qt.Key.Key_Escape)
    assert app.window.free


def test_what_is_set_is_what_the_file_holds(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    page = filled(app)
    assert page.help_words.toPlainText() == "Samaritans: 116 123"
    page.help_words.appendPlainText("Our nurse: 5679")
    press(page, "Choose practices")
    showing(app, ChoosePage).tiles["resonance-breathing"].click()
    key(app, Qt.Key.Key_Escape)
    page = showing(app, KitForm)
    press(page, "Less: Days, practice 2")
    page.go_on()
    kit = showing(app, KitPage)
    kit.save_to(tmp_path / "kit")
    plan = load_plan_file(tmp_path / "kit" / NAME)
    assert (plan.clinic, plan.contact, plan.country) == ("Riverside", "01 234 5678", "IE")
    assert plan.note == "Before bed.\n\nOr later."
    assert plan.help_words == "Samaritans: 116 123\nOur nurse: 5679"
    assert plan.made_on == TODAY
    first, second = plan.items
    assert first == PlanItem("body-scan", 20, 5)
    assert second.days_a_week == 4
    read_me = (tmp_path / "kit" / READ_ME).read_text("utf-8")
    for told in (
        "a plan for you from Riverside",
        "Body scan: 20 minutes, 5 days a week",
        "4 days a week",
        "Before bed.",
        "Nothing is sent to Riverside",
        NAME,
        "Our nurse: 5679",
    ):
        assert told in read_me
    assert app.journal.plans() == (), "the clinician's own plan stays as it is"
    assert app.settings.current.clinic is None


def test_another_country_brings_its_lines_unless_they_were_changed(make_app: MakeApp) -> None:
    page = filled(make_app())
    page.country.setCurrentIndex(page.country.findData("DE"))
    assert "TelefonSeelsorge" in page.help_words.toPlainText()
    page.help_words.setPlainText("Our own line")
    page.country.setCurrentIndex(page.country.findData("IE"))
    assert page.help_words.toPlainText() == "Our own line"


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("clinic", "", "Please write your clinic's name."),
        ("patient_note", "a" * 1001, "“Note” has 1001 letters, but may have 1000."),
        ("contact", "\n".join("a" * 21), "“Contact” has 21 lines, but may have 20."),
        ("help_words", "a" * 601, "“In a crisis” has 601 letters"),
    ],
)
def test_what_is_missing_or_too_long_is_said_and_the_keyboard_goes_there(
    make_app: MakeApp, field: str, words: str, told: str
) -> None:
    app = make_app()
    page = filled(app)
    part = getattr(page, field)
    (part.setText if field == "clinic" else part.setPlainText)(words)
    page.go_on()
    assert any(told in each for each in shown(page))
    assert QApplication.focusWidget() is part
    assert showing(app, KitForm) is page


def test_a_kit_that_can_not_be_put_there_is_told_and_can_go_elsewhere(
    make_app: MakeApp, tmp_path: Path
) -> None:
    kit = previewed(make_app())
    kit.save_to(tmp_path / "gone" / "kit")
    assert any("There is no folder" in each for each in shown(kit))
    kit.save_to(tmp_path / "kit.zip")
    assert (tmp_path / "kit.zip").is_file()
    assert any("The kit is ready" in each for each in shown(kit))


def test_what_was_set_stays_for_the_next_patient_and_in_other_colours(make_app: MakeApp) -> None:
    app = make_app()
    page = filled(app)
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    again = next(each for each in app.window.findChildren(KitForm) if each is not page)
    assert again.clinic.text() == "Riverside"
    assert again.country.currentData() == "IE"
    assert again.contact.toPlainText() == "01 234 5678"


def test_a_plan_has_no_practice_twice_and_twelve_at_most(make_app: MakeApp) -> None:
    app = make_app()
    app.journal.save_plan(Plan(TODAY, (PlanItem("body-scan", 20, 5),)))
    app.window.open_screen("settings")
    for _ in range(MOST_ITEMS - 1):
        press(app.window, "Add a practice")
        QApplication.processEvents()
    (plan,) = app.journal.plans()
    assert len({item.script_id for item in plan.items}) == MOST_ITEMS
    assert not found(app.window, "Add a practice").isEnabled()
    press(app.window, "Take practice 3 out")
    QApplication.processEvents()
    (fewer,) = app.journal.plans()
    assert fewer.items == plan.items[:2] + plan.items[3:]
    assert found(app.window, "Add a practice").isEnabled()


def test_a_line_offers_no_practice_that_another_has(make_app: MakeApp) -> None:
    app = make_app()
    app.journal.save_plan(Plan(TODAY, (PlanItem("body-scan", 20, 5), PlanItem("gone", 10, 3))))
    app.window.open_screen("settings")
    (page,) = app.window.findChildren(PlanItems)
    first, second = (line.practice for line in page._rows)
    assert second.currentText() == "gone", "a practice that is gone is kept and shown"
    press(page, "Add a practice")
    QApplication.processEvents()
    first, _, third = (line.practice for line in page._rows)
    ids = [first.itemData(number) for number in range(first.count())]
    assert third.currentData() not in ids
    first.setCurrentIndex(first.findData("flare"))
    first.activated.emit(first.currentIndex())
    QApplication.processEvents()
    assert third.findData("flare") < 0
    assert third.findData("body-scan") >= 0
    flare = app.services.headline("flare")
    assert flare is not None
    assert page.items[:2] == (PlanItem("flare", flare.usual, 5), PlanItem("gone", 10, 3))


def test_a_line_offers_practices_under_the_names_of_their_kinds(make_app: MakeApp) -> None:
    app = make_app()
    app.journal.save_plan(Plan(TODAY, (PlanItem("body-scan", 20, 5),)))
    app.window.open_screen("settings")
    (page,) = app.window.findChildren(PlanItems)
    offered = page._rows[0].practice
    model = offered.model()
    headings = [
        offered.itemText(number)
        for number in range(offered.count())
        if not model.index(number, 0).flags() & Qt.ItemFlag.ItemIsEnabled
    ]
    assert headings == [
        *("Body scan", "Breathing", "Relaxation", "Mindfulness", "Imagery", "Movement", "Music")
    ]
    at = offered.findData("autogenic")
    assert offered.findText("Relaxation") < at < offered.findText("Mindfulness")


@pytest.mark.parametrize("size", [(480, 500), (640, 400), (1920, 1080)])
def test_what_can_be_pressed_is_large_enough_and_in_sight(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    app.window.resize(*size)
    page: QWidget = filled(app)
    for _ in range(2):
        QApplication.processEvents()
        for made in page.findChildren(QPushButton):
            if made.isVisible():
                assert made.height() >= TARGET
                assert made.width() >= TARGET
                assert made.accessibleName()
                assert made.mapTo(page, made.rect().topRight()).x() <= page.width()
        if isinstance(page, KitForm):
            page.go_on()
            page = showing(app, KitPage)


@pytest.mark.parametrize("field", ["Choose practices", "Note"])
def test_control_and_return_go_on_wherever_the_keyboard_is(make_app: MakeApp, field: str) -> None:
    page = filled(make_app())
    part = page.patient_note if field == "Note" else page.items.choose_button
    part.setFocus()
    with_control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(part, Qt.Key.Key_Return, with_control)
    assert page.patient_note.toPlainText() == "Before bed.\n\n\n\nOr later."
    window = page.window()
    QApplication.processEvents()
    assert [each for each in window.findChildren(KitPage) if each.isVisible()]
