"""Making kits for many patients: what is chosen, remembered, told at the right time, and shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mindbody_app.app import App
from mindbody_app.journal.kit_sender import KitSender
from mindbody_app.journal.plan_file import MOST_ITEMS, in_every_app
from mindbody_app.journal.plans import PlanItem, minutes_a_week
from mindbody_app.store.kits import READ_ME
from mindbody_app.store.settings import Theme
from mindbody_app.ui.clinic.choose_page import ChoosePage
from mindbody_app.ui.clinic.kit_form import KitForm
from mindbody_app.ui.clinic.kit_page import Kit, KitPage
from mindbody_app.ui.clinic.professional_names import professional_name
from mindbody_app.ui.counts import hours_words
from tests.store.records import clinic_plan
from tests.ui.clinic.test_kit import FOLDER, NAME, filled, form, previewed, showing
from tests.ui.conftest import MakeApp
from tests.ui.diary.people import found, key, press, shown


def chooser(app: App) -> ChoosePage:
    press(form(app), "Choose practices")
    return showing(app, ChoosePage)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_practices_stand_in_groups_with_the_names_of_the_field(make_app: MakeApp) -> None:
    app = make_app()
    page = chooser(app)
    headings = [each for each in page.findChildren(QLabel) if each.property("role") == "heading"]
    places = {each.text(): each.y() for each in headings if each.isVisible()}
    assert sorted(places, key=places.__getitem__) == [
        *("Body scan", "Breathing", "Relaxation", "Mindfulness", "Imagery", "Movement", "Music")
    ]
    tile = page.tiles["autogenic"]
    assert places["Relaxation"] < tile.y() < places["Mindfulness"]
    assert "Autogenic training. Think a few plain words" in tile.accessibleDescription()
    assert "8–20 min · Lying down, sitting" in tile.accessibleDescription()


def test_every_name_of_the_field_belongs_to_a_practice(make_app: MakeApp) -> None:
    headlines = make_app().services.shelf.headlines
    named = [each.id for each in headlines if professional_name(each)]
    assert len(named) == 24, "a practice was renamed, or has come"


@pytest.mark.parametrize(
    ("words", "first"),
    [("pmr", "Muscle relaxation"), ("autogenic", "Heaviness"), ("defusion", "Noticing thoughts")],
)
def test_practices_are_found_by_the_names_of_the_field(
    make_app: MakeApp, words: str, first: str
) -> None:
    app = make_app()
    page = chooser(app)
    QTest.keyClicks(page.field, words)
    key(app, Qt.Key.Key_Down)
    assert focused().accessibleName().startswith(first)
    shown_tiles = [each for each in page.tiles.values() if each.isVisible()]
    assert 0 < len(shown_tiles) < len(page.tiles)
    page.field.setText("qqqq")
    QApplication.processEvents()
    assert "No practice fits that." in shown(page)


def test_what_is_chosen_keeps_its_minutes_and_the_week_is_summed_up(make_app: MakeApp) -> None:
    app = make_app()
    page = form(app)
    press(page, "More: Length")
    assert "In a week: 1 h 45 min" in shown(page)
    press(page, "Choose practices")
    tiles = showing(app, ChoosePage).tiles
    assert "1 practice, in a week 1 h 45 min" in shown(showing(app, ChoosePage))
    tiles["flare"].click()
    assert "2 practices, in a week 2 h" in shown(showing(app, ChoosePage))
    tiles["body-scan"].click()
    tiles["body-scan"].click()
    key(app, Qt.Key.Key_Escape)
    items = showing(app, KitForm).items.items
    assert items == (PlanItem("flare", 3, 5), PlanItem("body-scan", 21, 5))
    assert "In a week: 2 h" in shown(showing(app, KitForm))


def test_practices_are_narrowed_down_by_what_they_should_suit(make_app: MakeApp) -> None:
    app = make_app()
    page = chooser(app)
    press(page, "For a flare, filter")
    tiles = {name for name, each in page.tiles.items() if each.isVisible()}
    assert "flare" in tiles
    assert "muscle-relaxation-16" not in tiles
    press(page, "For a flare, filter")
    assert all(each.isVisible() for each in page.tiles.values())


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((PlanItem("a", 20, 5), PlanItem("b", 10, 4)), "2 h 20 min"),
        ((PlanItem("a", 15, 3),), "45 min"),
        ((PlanItem("a", 60, 3),), "3 h"),
    ],
)
def test_the_sum_of_a_week(qapp: QApplication, items: tuple[PlanItem, ...], words: str) -> None:
    assert hours_words(minutes_a_week(items)) == words


def test_twelve_practices_can_be_chosen_and_no_more(make_app: MakeApp) -> None:
    app = make_app()
    page = chooser(app)
    for tile in list(page.tiles.values()):
        if not tile.isChecked():
            tile.click()
    assert sum(each.isChecked() for each in page.tiles.values()) == MOST_ITEMS
    assert any("12 practices at most" in each for each in shown(page))
    key(app, Qt.Key.Key_Escape)
    assert len(showing(app, KitForm).items.items) == MOST_ITEMS


def test_arrows_walk_over_the_practices_and_space_chooses(make_app: MakeApp) -> None:
    app = make_app()
    page = chooser(app)
    key(app, Qt.Key.Key_Down)
    assert focused() is page.tiles["body-scan"]
    key(app, Qt.Key.Key_Right)
    assert focused() is page.tiles["body-scan-for-sleep"]
    key(app, Qt.Key.Key_Space)
    assert page.tiles["body-scan-for-sleep"].isChecked()
    key(app, Qt.Key.Key_Down)
    assert focused() is page.tiles["box-breathing"]
    key(app, Qt.Key.Key_Home)
    key(app, Qt.Key.Key_Up)
    assert focused() is page.field


def test_a_kit_without_a_practice_says_so(make_app: MakeApp) -> None:
    app = make_app()
    page = filled(app)
    press(page, "Take Body scan out")
    assert focused() is page.items.choose_button
    page.go_on()
    QApplication.processEvents()
    assert "Please choose a practice." in shown(page)
    assert "Nothing is chosen yet." in shown(page)
    assert "In a week: 0 min" not in shown(page)


def test_the_clinics_part_is_there_after_a_restart_and_nothing_of_a_patient(
    make_app: MakeApp,
) -> None:
    app = make_app()
    page = filled(app)
    page.help_words.setPlainText("Our nurse: 5679")
    page.label.setText("A12")
    page.go_on()
    kept = app.settings.current.kit_sender
    assert kept == KitSender("Riverside", "01 234 5678", "IE", "Our nurse: 5679")
    again = form(make_app())
    assert again.clinic.text() == "Riverside"
    assert again.contact.toPlainText() == "01 234 5678"
    assert again.country.currentData() == "IE"
    assert again.help_words.toPlainText() == "Our nurse: 5679"
    assert again.patient_note.toPlainText() == again.label.text() == ""


def test_a_country_that_was_left_to_the_patient_stays_so(make_app: MakeApp) -> None:
    app = make_app()
    assert form(app).country.currentData() == "GB", "the system's, before anything was chosen"
    app.window.files.clinic.take_away()
    app.settings.change(kit_sender=KitSender("Riverside", country=""))
    assert form(make_app()).country.currentData() == ""


def test_what_is_put_right_is_said_no_longer(make_app: MakeApp) -> None:
    page = filled(make_app())
    page.clinic.clear()
    page.patient_note.setPlainText("a" * 1001)
    page.go_on()
    assert "Please write your clinic's name." in shown(page)
    assert page.clinic.property("wrong")
    assert page.patient_note.property("wrong")
    QTest.keyClicks(page.clinic, "R")
    assert "Please write your clinic's name." not in shown(page)
    assert not page.clinic.property("wrong")
    assert page.patient_note.property("wrong"), "its own mark stays until it fits"
    page.patient_note.setPlainText("a")
    assert not page.patient_note.property("wrong")


def test_the_field_that_wants_a_hand_is_seen_whole(make_app: MakeApp) -> None:
    app = make_app()
    app.window.resize(1280, 500)
    page = filled(app)
    page.clinic.clear()
    page.page.verticalScrollBar().setValue(0)
    page.go_on()
    for _ in range(3):
        QApplication.processEvents()
    viewport = page.page.viewport()
    bottom = page.clinic.mapTo(viewport, page.clinic.rect().bottomLeft()).y()
    top = page.clinic.mapTo(viewport, page.clinic.rect().topLeft()).y()
    assert 0 <= top < bottom <= viewport.height()


@pytest.mark.parametrize(
    ("letters", "told"),
    [(799, ""), (800, "800 of 1000 letters"), (1004, "1004 letters, 4 too many")],
)
def test_letters_are_counted_near_what_there_may_be(
    make_app: MakeApp, letters: int, told: str
) -> None:
    page = filled(make_app())
    page.patient_note.setPlainText("a" * letters)
    counts = [each for each in shown(page) if "letters" in each]
    assert counts == ([told] if told else [])


def test_the_label_is_in_the_files_name_alone(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    page = filled(app)
    page.label.setText("A12 / left")
    page.go_on()
    kit = showing(app, KitPage)
    kit.save_within(tmp_path)
    folder = tmp_path / f"{FOLDER} (A12 left)"
    assert sorted(each.name for each in folder.iterdir()) == sorted((READ_ME, NAME))
    assert all("A12" not in each.read_text("utf-8") for each in folder.iterdir())
    assert all("A12" not in each for each in shown(kit) if "The kit is ready" not in each)


def test_long_names_make_names_that_fit(qapp: QApplication) -> None:
    plan = replace(clinic_plan(), clinic="北京" * 40)
    assert len(Kit(plan, "A" * 40).name.encode()) <= 200


class Opened(QObject):
    """What is opened in the system's own programs."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)


def test_after_saving_the_folder_is_shown_and_the_next_kit_begins_clean(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    page = filled(app)
    page.label.setText("A12")
    page.go_on()
    kit = showing(app, KitPage)
    assert not kit.done_button.isVisible()
    kit.save_within(tmp_path)
    assert not kit.zip_button.isVisible()
    assert focused() is kit.show_button
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "open")  # type: ignore[arg-type]
    try:
        press(kit, "Show in folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(each.toLocalFile()) for each in opened.urls] == [tmp_path / f"{FOLDER} (A12)"]
    press(kit, "Another kit")
    again = showing(app, KitForm)
    assert again.clinic.text() == "Riverside"
    assert again.patient_note.toPlainText() == again.label.text() == ""


def test_done_leads_back_to_settings(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    kit = previewed(app)
    kit.save_to(tmp_path / "kit.zip")
    press(kit, "Done")
    assert app.window.free
    assert form(app).patient_note.toPlainText() == ""


def test_the_page_to_read_is_shown_as_the_patient_will_read_it(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    kit = previewed(app)
    kit.save_within(tmp_path)
    told = " ".join(" ".join(shown(kit)).replace("\u200b", "").split())
    for line in (tmp_path / FOLDER / READ_ME).read_text("utf-8").splitlines():
        if line.strip("=-"):
            assert " ".join(line.split()) in told


def test_a_kit_that_was_saved_stays_so_in_other_colours(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    previewed(app).save_within(tmp_path)
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    kit = showing(app, KitPage)
    assert any("The kit is ready" in each for each in shown(kit))
    assert found(kit, "Another kit").isVisible()


def test_a_kit_has_no_script_of_ones_own(make_app: MakeApp) -> None:
    app = make_app()
    assert chooser(app).tiles.keys() == {
        each.id for each in in_every_app(app.services.shelf.headlines)
    }


def test_minutes_and_days_line_up_under_one_another(make_app: MakeApp) -> None:
    app = make_app()
    app.window.resize(480, 700)
    page = form(app)
    ends = [found(page, name) for name in ("More: Length", "More: Days")]
    first, second = (each.mapTo(page, each.rect().topLeft()) for each in ends)
    assert first.y() < second.y()
    assert first.x() == second.x()


@pytest.mark.parametrize("field", ["Clinic", "Note", "More: Days"])
def test_other_colours_leave_the_keyboard_the_order_and_the_place(
    make_app: MakeApp, field: str
) -> None:
    app = make_app()
    before = filled(app)
    rest = next(
        each
        for each in before.findChildren(QWidget)
        if each.accessibleName() == field and each.isVisible()
    )
    rest.setFocus()
    before.page.verticalScrollBar().setValue(120)
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    for _ in range(3):
        QApplication.processEvents()
    page = showing(app, KitForm)
    assert page is not before
    assert page.isAncestorOf(focused())
    assert focused().accessibleName() == field
    assert page.page.verticalScrollBar().value() == 120
    page.label.setFocus()
    key(app, Qt.Key.Key_Tab)
    assert focused() is page.further_button


@pytest.mark.parametrize(
    ("height", "rests_on"), [(480, "See it as your patient will"), (800, "Choose practices")]
)
def test_the_form_opens_at_its_heading_with_the_keyboard_in_sight(
    make_app: MakeApp, height: int, rests_on: str
) -> None:
    app = make_app()
    app.window.resize(960, height)
    app.window.open_screen("settings")
    button = found(app.window, "Make a kit for a patient")
    button.setFocus()
    key(app, Qt.Key.Key_Return)
    page = showing(app, KitForm)
    for _ in range(4):
        QApplication.processEvents()
    assert page.page.verticalScrollBar().value() == 0
    assert focused().accessibleName() == rests_on
    key(app, Qt.Key.Key_Escape)
    chooser(app)
    key(app, Qt.Key.Key_Escape)
    for _ in range(4):
        QApplication.processEvents()
    assert focused().accessibleName() == "Choose practices", "back where one was"
