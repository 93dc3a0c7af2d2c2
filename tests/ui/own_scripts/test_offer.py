"""A script that comes from outside: shown first, added by one button, refused in plain words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.store.own_scripts import REMOVED
from mindbody_app.store.settings import Theme
from mindbody_app.ui.own_scripts.offer_page import ScriptOfferPage
from mindbody_app.ui.own_scripts.page import OwnScriptsPage
from mindbody_app.ui.theme import TARGET
from tests.ui.answers import answering, type_path
from tests.ui.conftest import MakeApp
from tests.ui.diary.people import press, shown

EXAMPLE = (Path(__file__).parents[3] / "assets" / "examples" / "evening-breath.yaml").read_text()
NAME = "evening-breath.mindbody-script"


@pytest.fixture
def app(make_app: MakeApp) -> App:
    return make_app()


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "Téléchargements 東京"
    folder.mkdir()
    return folder


def write(folder: Path, *changes: tuple[str, str], name: str = NAME) -> Path:
    text = EXAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def offers(app: App) -> list[ScriptOfferPage]:
    QApplication.processEvents()
    return [each for each in app.window.findChildren(ScriptOfferPage) if each.isVisible()]


def offer(app: App) -> ScriptOfferPage:
    """The script that is shown."""
    (page,) = offers(app)
    return page


def words(within: QWidget) -> str:
    return "\n".join(shown(within)).replace("\u200b", "")


def own_files(tmp_path: Path) -> set[str]:
    """What lies in the person's own folder."""
    folder = tmp_path / "scripts"
    return {each.name for each in folder.iterdir()} if folder.exists() else set()


def own_page(app: App) -> OwnScriptsPage:
    QApplication.processEvents()
    (page,) = [each for each in app.window.findChildren(OwnScriptsPage) if each.isVisible()]
    return page


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused is not None else ""


def test_it_is_shown_whole_and_nothing_is_copied_before_the_button(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    app.window.files.open_file(write(downloads))
    page = offer(app)
    said = words(page)
    for told in (
        "A practice from a file",
        "An evening breath",
        f"{NAME} · 4 to 16 minutes · lying down, sitting",
        "A few slow breaths and a look around the body, to let the day end.",
        "Breathe as you usually do if slow breaths make you light-headed.",
        "8 minutes",
        "Nothing is added before you say so",
        "can't check who wrote it",
    ):
        assert told in said
    assert page.preview is not None
    assert page.preview.strip.isVisibleTo(page)
    assert own_files(tmp_path) == set()

    assert focused_name() == "Add to your own"
    QTest.keyClick(page.main_button, Qt.Key.Key_Return)
    assert not offers(app)
    assert own_files(tmp_path) == {NAME}
    assert "“An evening breath” is among your own practices now." in words(own_page(app))
    assert focused_name() == "Choose An evening breath"
    assert app.services.script("evening-breath") is not None
    assert (downloads / NAME).exists()


@pytest.mark.parametrize("by_key", [True, False])
def test_not_now_leaves_everything_as_it_was(
    app: App, downloads: Path, tmp_path: Path, by_key: bool
) -> None:
    app.window.open_screen("diary")
    app.window.files.open_file(write(downloads))
    if by_key:
        QTest.keyClick(offer(app), Qt.Key.Key_Escape)
    else:
        press(offer(app), "Not now")
    assert not offers(app)
    assert own_files(tmp_path) == set()
    assert app.window.windowTitle().startswith("Diary")


def test_every_problem_is_told_and_mending_it_is_enough(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    path = write(downloads, ("bell: 1", "bell: 7"), ("rest: 10-60", "rest: soon"))
    app.window.files.open_file(path)
    said = words(offer(app))
    assert "This practice can't be added yet" in said
    assert f"{NAME}, line 14: “bell” wants a whole number from 1 to 3, not “7”." in said
    assert f"{NAME}, line 30: “rest” wants a number of seconds" in said
    assert f"{NAME}, line 44" in said
    assert "Add" not in words(offer(app).main_button)
    write(downloads)
    press(offer(app), "Check it again")
    press(offer(app), "Add to your own")
    assert own_files(tmp_path) == {NAME}


def test_one_that_is_there_the_same_is_shown_where_it_lies(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    write(tmp_path / "scripts", name="evening-breath.yaml")
    app.window.files.open_file(write(downloads))
    assert "This practice is among your own already." in words(offer(app))
    press(offer(app), "Show it")
    assert not offers(app)
    assert focused_name() == "Choose An evening breath"
    assert own_files(tmp_path) == {"evening-breath.yaml"}


def test_another_of_its_id_is_replaced_only_when_asked_and_kept(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    mine = write(
        tmp_path / "scripts", ("An evening breath", "Mine"), name="evening-breath.yaml"
    ).read_bytes()
    path = write(downloads)
    app.window.files.open_file(path)
    assert "of the same name already (evening-breath.yaml)" in words(offer(app))
    press(offer(app), "Keep mine")
    assert own_files(tmp_path) == {"evening-breath.yaml"}
    app.window.files.open_file(path)
    press(offer(app), "Replace mine")
    assert (
        "“An evening breath” has taken the place of yours, which lies in the folder “removed” now."
        in words(own_page(app))
    )
    assert own_files(tmp_path) == {NAME, REMOVED}
    assert (tmp_path / "scripts" / REMOVED / "evening-breath.yaml").read_bytes() == mine


def test_a_file_in_the_folder_itself_is_shown_there(app: App, tmp_path: Path) -> None:
    path = write(tmp_path / "scripts", name="evening-breath.yaml")
    other = write(tmp_path / "scripts", ("id: evening", "id: no"), name="broken.mindbody-script")
    app.window.files.open_file(path)
    assert not offers(app)
    page = own_page(app)
    assert [card.preview is not None for card in page.cards] == [False, True]
    assert focused_name() == "Choose An evening breath"
    app.window.files.open_file(other)
    assert focused_name() == "Edit broken.mindbody-script"


def test_a_name_that_a_browser_or_a_friend_gave_does_not_matter(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    app.window.files.open_file(write(downloads, name="Für dich (1).MINDBODY-SCRIPT"))
    assert "Für dich (1).MINDBODY-SCRIPT" in words(offer(app))
    press(offer(app), "Add to your own")
    assert own_files(tmp_path) == {NAME}


def test_what_changed_or_came_there_meanwhile_is_looked_at_anew(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    path = write(downloads)
    app.window.files.open_file(path)
    write(downloads, ("bell: 1", "bell: 7"))
    press(offer(app), "Add to your own")
    assert "line 14" in words(offer(app))
    write(downloads)
    press(offer(app), "Check it again")
    write(tmp_path / "scripts", ("An evening breath", "Mine"), name="evening-breath.yml")
    press(offer(app), "Add to your own")
    assert "of the same name already (evening-breath.yml)" in words(offer(app))


def test_what_cannot_be_copied_is_said_beside_the_button(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    app.window.files.open_file(write(downloads))
    (tmp_path / "scripts").rmdir() if (tmp_path / "scripts").exists() else None
    (tmp_path / "scripts").write_text("in the way")
    press(offer(app), "Add to your own")
    assert f"{NAME} can't be copied to" in words(offer(app))


def test_the_look_and_the_length_stay_in_other_colours(app: App, downloads: Path) -> None:
    app.window.files.open_file(write(downloads))
    preview = offer(app).preview
    assert preview is not None
    preview.minutes.set_value(12)
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "12 minutes" in words(offer(app))


def test_no_word_of_it_is_markup_hides_or_widens_the_page(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    title = "<b>Bold</b> <a href='x'>here</a> \u202egpj.exe " + "w" * 200
    path = write(
        downloads,
        ("An evening breath", f'"{title}"'),
        ("A few slow breaths", "<i>A</i> few slow breaths" + "." * 200),
        ("Good evening. There", "<u>Good</u> evening. There"),
    )
    app.window.files.open_file(path)
    page = offer(app)
    said = words(page)
    assert "<b>Bold</b> <a href='x'>here</a> gpj.exe www" in said
    assert "\u202e" not in said
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    inner = page.page.widget()
    assert inner is not None
    app.window.resize(480, 600)
    QApplication.processEvents()
    assert inner.width() <= page.page.viewport().width()
    press(page, "Add to your own")
    own = own_page(app)
    content = own.widget()
    assert content is not None
    QApplication.processEvents()
    assert content.width() <= own.viewport().width()
    assert own_files(tmp_path) == {NAME}


def refused(app: App, path: Path) -> str:
    """The one sentence at the top of the window; nothing is laid over it."""
    app.window.files.open_file(path)
    assert not offers(app)
    (sentence,) = app.window.notices.sentences
    app.window.notices.put_away()
    return sentence


def test_what_is_no_file_gets_one_sentence_at_the_top(app: App, downloads: Path) -> None:
    assert refused(app, downloads / "gone.mindbody-script") == (
        "gone.mindbody-script isn't there any more: it may have been moved, renamed or deleted."
    )
    (downloads / "folder.yaml").mkdir()
    assert refused(app, downloads / "folder.yaml") == (
        "folder.yaml can't be read: it is no plain file."
    )
    assert "two lines.yaml isn't there" in refused(app, downloads / "two\nlines.yaml")
    assert "gone.mindbody-plan isn't there" in refused(app, downloads / "gone.mindbody-plan")
    assert refused(app, downloads / "photo.jpg").startswith("photo.jpg can't be opened here: ")
    assert "can't be opened here" in refused(app, downloads)
    assert "can't be read" in refused(app, downloads / "nul\0.yaml")


@pytest.mark.skipif(os.name == "nt", reason="needs a right that Windows keeps back")
def test_links_and_devices_are_read_for_what_they_are(
    app: App, downloads: Path, tmp_path: Path
) -> None:
    os.mkfifo(downloads / "pipe.mindbody-script")
    assert "no plain file" in refused(app, downloads / "pipe.mindbody-script")
    (downloads / "zero.mindbody-script").symlink_to("/dev/zero")
    assert "no plain file" in refused(app, downloads / "zero.mindbody-script")
    loop = downloads / "loop.mindbody-script"
    loop.symlink_to(loop)
    assert "loop.mindbody-script can't be read" in refused(app, loop)
    link = downloads / "link.mindbody-script"
    link.symlink_to(write(downloads))
    app.window.files.open_file(link)
    press(offer(app), "Add to your own")
    assert own_files(tmp_path) == {NAME}
    assert not (tmp_path / "scripts" / NAME).is_symlink()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02", "line 1"),
        (b"id: caf\xe9", "isn't UTF-8 text"),
        (b"id: x\n" + b"#" * 300_000, "larger than 256 KiB"),
        (b"a: &a [x]\nb: [*a, *a]", "anchors (&) and aliases (*) aren't taken"),
        (b"!!python/object:os.system {}", "line 1"),
        (b"[" * 2000, "line 1"),
        (b"format: 1\nclinic: Riverside", "line 1"),
    ],
)
def test_hostile_files_are_refused_in_words(
    app: App, downloads: Path, tmp_path: Path, data: bytes, told: str
) -> None:
    path = downloads / "odd.mindbody-script"
    path.write_bytes(data)
    app.window.files.open_file(path)
    said = words(offer(app))
    assert told in said
    assert "odd.mindbody-script" in said
    assert own_files(tmp_path) == set()
    QTest.keyClick(offer(app), Qt.Key.Key_Escape)
    assert not offers(app)


@pytest.mark.parametrize("size", [(480, 500), (640, 400), (1920, 1080)])
def test_what_can_be_pressed_is_large_enough_and_in_sight(
    app: App, downloads: Path, size: tuple[int, int]
) -> None:
    app.window.resize(*size)
    app.window.files.open_file(write(downloads))
    page = offer(app)
    for made in page.findChildren(QPushButton):
        if made.isVisible():
            assert made.height() >= TARGET
            assert made.width() >= TARGET
            assert made.accessibleName()
            assert made.mapTo(page, made.rect().topRight()).x() <= page.width()


@pytest.mark.qt_log_ignore("This plugin does not support")  # What pops up without a screen.
def test_the_pages_own_button_asks_for_a_file_and_shows_it_first(
    app: App, downloads: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(downloads)
    asked: list[list[str]] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        asked.append(dialog.nameFilters())
        type_path(path)(dialog)

    app.window.practices().tabs.setCurrentIndex(2)
    with answering(choose):
        qtbot.mouseClick(own_page(app).open_button, Qt.MouseButton.LeftButton)
    assert asked == [["Scripts (*.mindbody-script *.yaml *.yml)"]]
    press(offer(app), "Add to your own")
    assert own_files(tmp_path) == {NAME}
