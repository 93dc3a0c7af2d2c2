"""Files and folders are asked for in one way, which can be read in every set of colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QListView,
    QMessageBox,
    QPushButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mindbody_app.ui.file_dialog import (
    ask_for_folder,
    ask_to_open,
    ask_to_save,
    documents,
    usual_folder,
)
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LIGHT, LOW_STIMULUS, PALETTES, TARGET, Palette, ThemeName
from mindbody_app.ui.widgets.dialog import Question
from tests.ui.answers import agree, answering, call_off, type_path

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Names that are proposed for what is typed pop up without a screen."""


@pytest.fixture(autouse=True)
def kept_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What Qt keeps of its dialogs for every program lies in a folder of the test's own."""
    folder = str(tmp_path_factory.mktemp("kept"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Dokumente ü"
    (made / "Letters").mkdir(parents=True)
    (made / "old.zip").write_text("mine")
    return made


@pytest.fixture(params=ThemeName)
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Palette]:
    before = qapp.styleSheet()
    made = PALETTES[request.param]
    qapp.setStyleSheet(style_sheet(made))
    yield made
    qapp.setStyleSheet(before)


def save(parent: QWidget, folder: Path, name: str = "new.zip") -> Path | None:
    return ask_to_save(parent, LIGHT, "Save the kit", "Zip", folder / name)


def test_a_file_is_saved_under_the_name_that_was_offered(parent: QWidget, folder: Path) -> None:
    with answering(lambda dialog: dialog.accept()):
        assert save(parent, folder) == folder / "new.zip"


@pytest.mark.parametrize(
    ("typed", "becomes"), [("other", "other.zip"), ("a.b", "a.b.zip"), ("C.ZIP", "C.ZIP")]
)
def test_a_name_gets_its_ending(parent: QWidget, folder: Path, typed: str, becomes: str) -> None:
    with answering(type_path(typed)):
        assert save(parent, folder) == folder / becomes


@pytest.mark.parametrize("typed", ["old", "old.zip"])
def test_a_file_that_is_there_is_replaced_only_when_that_is_agreed(
    parent: QWidget, folder: Path, typed: str
) -> None:
    questions: list[str] = []

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, Question)
        questions.append(dialog.accessibleName())
        assert QApplication.focusWidget() is dialog.keep_button
        dialog.keep_button.click()

    # Kept: the person is asked for another name.
    with answering(type_path(typed), keep, type_path("new")):
        assert save(parent, folder) == folder / "new.zip"
    assert questions == ["“old.zip” is there already. Replace it?"]
    with answering(type_path(typed), agree):
        assert save(parent, folder) == folder / "old.zip"
    with answering(type_path(typed), call_off, call_off):
        assert save(parent, folder) is None


def test_opening_and_choosing_a_folder(parent: QWidget, folder: Path) -> None:
    with answering(type_path(folder / "old.zip")):
        assert ask_to_open(parent, LIGHT, "Open", "Zip", (".zip",)) == folder / "old.zip"
    with answering(call_off):
        assert ask_to_open(parent, LIGHT, "Open", "Zip", (".zip",)) is None
    with answering(type_path("Letters")):
        assert ask_for_folder(parent, LIGHT, "Where", folder) == folder / "Letters"


def test_the_first_folder_is_one_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    music, home = tmp_path / "Music", tmp_path / "home"
    places = {QStandardPaths.StandardLocation.MusicLocation: music}
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda each: str(places.get(each, tmp_path / "none"))
    )
    monkeypatch.setattr(Path, "home", lambda: home)
    both = (
        QStandardPaths.StandardLocation.MusicLocation,
        QStandardPaths.StandardLocation.DocumentsLocation,
    )
    assert usual_folder(*both) == documents() == home
    music.mkdir()
    assert usual_folder(*both) == music


def middle_of(view: QWidget) -> str:
    picture = view.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() - 20).name()


def test_lists_and_places_stand_in_the_colours_in_force(
    parent: QWidget, folder: Path, palette: Palette
) -> None:
    seen: dict[str, str] = {}

    def look(dialog: QDialog) -> None:
        for kind, name in ((QTreeView, "treeView"), (QListView, "sidebar")):
            view = dialog.findChild(kind, name)
            assert view is not None
            QTest.qWait(100)
            picture = view.grab().toImage()
            seen[name] = middle_of(view)
            row = view.visualRect(view.model().index(0, 0, view.rootIndex()))
            assert row.height() >= TARGET - 4
            shown = {
                picture.pixelColor(x, y).name()
                for x in range(picture.width())
                for y in range(min(240, picture.height()))
            }
            # Qt's own signs are blue and yellow, and its letters on white can't be read.
            assert "#ffffff" not in shown or "#ffffff" in palette
            assert palette.ink in shown
            hues = {QColor(each).hsvHue() for each in shown if QColor(each).hsvSaturation() > 150}
            assert hues <= {QColor(each).hsvHue() for each in palette} | set(range(150, 175))
        dialog.reject()

    with answering(look):
        ask_to_save(parent, palette, "Save", "Zip", folder / "new.zip")
    assert seen == {"treeView": palette.surface, "sidebar": palette.surface}


def test_a_small_screen_shows_the_whole_dialog(
    parent: QWidget, folder: Path, palette: Palette
) -> None:
    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert dialog.minimumSizeHint().width() <= 600
        dialog.resize(600, 560)
        QTest.qWait(50)
        files = dialog.findChild(QTreeView, "treeView")
        assert files is not None
        assert not files.horizontalScrollBar().isVisible()
        for made in dialog.findChildren(QPushButton):
            if made.isVisible():
                assert made.geometry().right() < 600
                assert made.height() >= TARGET
                assert made.icon().isNull()
        dialog.reject()

    with answering(look):
        ask_to_save(parent, palette, "Save", "Zip", folder / "new.zip")


def test_what_qt_itself_says_over_it_shows_no_bright_signs(parent: QWidget, folder: Path) -> None:
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        sign = dialog.findChild(QLabel, "qt_msgboxex_icon_label")
        assert sign is None or sign.width() * sign.height() == 0
        assert all(each.iconSize().isEmpty() for each in dialog.findChildren(QPushButton))
        dialog.accept()

    with answering(type_path("nothing.zip"), read, call_off):
        ask_to_open(parent, LOW_STIMULUS, "Open", "Zip", (".zip",))
    assert "File not found" in said[0]


def test_the_places_are_those_that_are_there(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "DocumentsLocation").mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda each: str(tmp_path / each.name))
    places: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        places.append([each.toLocalFile() for each in dialog.sidebarUrls()])
        dialog.reject()

    with answering(look):
        ask_for_folder(parent, LIGHT, "Where", tmp_path)
    assert [each for each in places[0] if each] == [str(tmp_path / "DocumentsLocation")]


def test_other_programs_keep_their_places_and_columns(parent: QWidget, folder: Path) -> None:
    before = QFileDialog(parent).sidebarUrls()
    inside: list[list[QUrl]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        inside.append(dialog.sidebarUrls())
        dialog.reject()

    with answering(look):
        save(parent, folder)
    (after,) = (
        each for each in parent.findChildren(QFileDialog) if each.windowTitle() == "Save the kit"
    )
    assert inside[0] != before
    assert after.sidebarUrls() == before
    files = after.findChild(QTreeView, "treeView")
    assert files is not None
    assert not any(files.isColumnHidden(each) for each in range(4))
