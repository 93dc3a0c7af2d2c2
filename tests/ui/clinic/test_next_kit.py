"""One patient's kit after another's into the same folder: none is lost, and each is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton

from mindbody_app.app import App
from mindbody_app.store.kits import READ_ME, write_kit
from mindbody_app.store.settings import Theme
from mindbody_app.ui.clinic.kit_form import KitForm
from mindbody_app.ui.clinic.kit_page import KitPage
from tests.store.records import clinic_plan
from tests.ui.answers import answering
from tests.ui.clinic.test_kit import FOLDER, focused_name, form, previewed, showing
from tests.ui.conftest import MakeApp
from tests.ui.diary.people import found, key, press, shown

ONE, TWO = "For the first patient.", "For the second patient."


@pytest.fixture(autouse=True)
def kept_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What Qt keeps of its dialogs for every program lies in a folder of the test's own."""
    folder = str(tmp_path_factory.mktemp("kept"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


def noted(app: App, note: str) -> KitPage:
    """What comes after a form with that note."""
    page = showing(app, KitForm)
    page.patient_note.setPlainText(note)
    page.go_on()
    return showing(app, KitPage)


def first_of_two(app: App, folder: Path) -> None:
    """The first patient's kit is saved; the form stands ready for the second."""
    previewed(app)
    key(app, Qt.Key.Key_Escape)
    kit = noted(app, ONE)
    kit.save_within(folder)
    press(kit, "Another kit")


def buttons(page: KitPage) -> list[str]:
    """What can be pressed in the footer but the way back."""
    made = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    return [each.text() for each in made if each.text() not in ("", "Change it")]


def notes(folder: Path) -> dict[str, bool]:
    """For each kit in a folder whether it is the first patient's."""
    pages = folder.glob(f"*/{READ_ME}")
    return {each.parent.name: ONE in each.read_text("utf-8") for each in pages}


def test_the_second_patients_kit_lies_beside_the_firsts(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    first_of_two(app, tmp_path)
    kit = noted(app, TWO)
    kit.save_within(tmp_path)
    assert notes(tmp_path) == {FOLDER: True}
    assert any(f"Save yours beside it as “{FOLDER} 2”" in each for each in shown(kit))
    assert buttons(kit) == ["Save it beside", "Give it a label", "Another place"]
    assert focused_name() == "Save it beside"
    key(app, Qt.Key.Key_Return)
    assert notes(tmp_path) == {FOLDER: True, f"{FOLDER} 2": False}
    told = [each.replace("\u200b", "") for each in shown(kit)]
    assert f"The kit is ready: {tmp_path / FOLDER} 2" in told
    key(app, Qt.Key.Key_Escape)
    kit = noted(app, f"{TWO} Or {ONE}")
    kit.save_within(tmp_path)
    assert any(f"save it beside as “{FOLDER} 3”" in each for each in shown(kit))
    press(kit, "Replace it")
    assert notes(tmp_path) == {FOLDER: True, f"{FOLDER} 2": True}, "put right where it lies"
    press(kit, "Another kit")
    third = noted(app, TWO)
    third.save_within(tmp_path)
    press(third, "Save it beside")
    assert notes(tmp_path).keys() == {FOLDER, f"{FOLDER} 2", f"{FOLDER} 3"}


def test_no_second_save_loses_another_patients_kit(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    first_of_two(app, tmp_path)
    kit = noted(app, TWO)
    for _ in range(3):
        kit.save_within(tmp_path)
    assert notes(tmp_path) == {FOLDER: True}
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    again = showing(app, KitPage)
    assert "Replace it" not in buttons(again)
    press(again, "Save it beside")
    assert notes(tmp_path) == {FOLDER: True, f"{FOLDER} 2": False}


def test_a_kit_that_was_put_right_can_take_its_own_place(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    previewed(app).save_within(tmp_path)
    key(app, Qt.Key.Key_Escape)
    kit = noted(app, ONE)
    kit.save_within(tmp_path)
    assert notes(tmp_path) == {FOLDER: False}, "not before that is agreed"
    assert any("If you have put it right, replace it." in each for each in shown(kit))
    assert focused_name() == "Save it beside", "Return loses nothing"
    press(kit, "Replace it")
    assert notes(tmp_path) == {FOLDER: True}
    press(kit, "Done")
    form(app)
    kit = noted(app, TWO)
    kit.save_within(tmp_path)
    assert "Replace it" not in buttons(kit), "once it is handed out it stays"


def test_a_press_leads_to_the_label(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    first_of_two(app, tmp_path)
    assert focused_name() == "Label"
    page = showing(app, KitForm)
    assert any("A label tells it from the one before." in each for each in shown(page))
    noted(app, TWO).save_within(tmp_path)
    press(showing(app, KitPage), "Give it a label")
    assert focused_name() == "Label"
    assert showing(app, KitForm).patient_note.toPlainText() == TWO
    QTest.keyClicks(showing(app, KitForm).label, "B7")
    key(app, Qt.Key.Key_Tab)
    key(app, Qt.Key.Key_Return)
    showing(app, KitPage).save_within(tmp_path)
    assert notes(tmp_path) == {FOLDER: True, f"{FOLDER} (B7)": False}


def test_the_label_is_seen_whole_with_its_help(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app()
    app.window.resize(960, 540)
    first_of_two(app, tmp_path)
    page = showing(app, KitForm)
    for _ in range(4):
        QApplication.processEvents()
    view = page.page.viewport()
    help_words = page.label.property("help")
    for part in (page.label, help_words):
        assert part.mapTo(view, part.rect().topLeft()).y() >= 0
        assert part.mapTo(view, part.rect().bottomLeft()).y() < view.height()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_dialogs_begin_where_the_last_kit_went_and_name_the_next(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    kits = tmp_path / "kits"
    kits.mkdir()
    write_kit(kits / f"{FOLDER}.zip", clinic_plan(), "")
    previewed(app).save_within(kits)
    press(showing(app, KitPage), "Another kit")
    app = make_app()
    kit = previewed(app)
    seen: list[tuple[str, str, str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        chosen = Path(dialog.selectedFiles()[0]).name
        seen.append((dialog.windowTitle(), dialog.directory().absolutePath(), chosen))
        dialog.reject()

    with answering(look):
        found(kit, "Save as a folder").click()
    with answering(look):
        found(kit, "Save as a zip").click()
    assert [each[1] for each in seen] == [str(kits)] * 2
    assert seen[0][0] == f"Where to put the folder “{FOLDER}”"
    assert seen[1][2] == f"{FOLDER} 2.zip"
