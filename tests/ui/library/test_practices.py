"""Practices: found by kind, moment and words, begun by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App, assets_folder
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.store.journal_store import JournalStore, open_journal
from mindbody_app.store.script_shelf import ScriptShelf
from mindbody_app.store.settings import LastChoice, SettingsFile
from mindbody_app.ui.library.card_face import CardFace
from mindbody_app.ui.library.finding import Moment
from mindbody_app.ui.library.practices_page import PracticesPage
from mindbody_app.ui.library.screen import PracticesScreen
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LIGHT
from tests.ui.conftest import NOW
from tests.written import practice_at

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Room:
    """The page by itself, with the app's own scripts and a record of its own."""

    page: PracticesPage
    settings: SettingsFile
    journal: JournalStore
    begun: list[tuple[str, int | None]]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> ScriptShelf:
    folder = tmp_path_factory.mktemp("shelf")
    return ScriptShelf(assets_folder() / "scripts", folder / "headlines.json", folder / "own")


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, shelf: ScriptShelf, tmp_path: Path) -> Iterator[Room]:
    qapp.setStyleSheet(style_sheet(LIGHT))
    settings = SettingsFile(tmp_path / "settings.json")
    with closing(open_journal(tmp_path)) as journal:
        services = SimpleNamespace(shelf=shelf, settings=settings, journal=journal, today=NOW.date)
        page = PracticesPage(services, LIGHT)  # type: ignore[arg-type]  # the parts that it uses
        begun: list[tuple[str, int | None]] = []
        page.begin.connect(lambda script_id, minutes: begun.append((script_id, minutes)))
        qtbot.addWidget(page)
        page.resize(1060, 760)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        yield Room(page, settings, journal, begun)


def opened(app: App) -> PracticesPage:
    """The page of all practices, on the app's screen."""
    app.window.open_screen("practices")
    QApplication.processEvents()
    screen = app.window.findChild(PracticesScreen)
    assert screen is not None
    assert isinstance(screen.page, PracticesPage)
    return screen.page


def shown(page: PracticesPage) -> list[str]:
    """Ids of the cards that stand there, from the top left on."""
    QApplication.processEvents()
    cards = [each for each in page.shelf.cards.values() if each.isVisible()]
    place = {each: each.mapTo(page.shelf, QPoint(0, 0)) for each in cards}
    cards.sort(key=lambda each: (place[each].y(), place[each].x()))
    return [each.headline.id for each in cards]


def headings(page: PracticesPage) -> list[str]:
    return [
        each.text()
        for each in page.shelf.findChildren(QLabel)
        if each.isVisible() and each.property("role") == "heading"
    ]


def words_of(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def focused() -> str:
    """The accessible name of what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def practised(room: Room, script_id: str, days_ago: int, seconds: int = 600) -> None:
    at = NOW - timedelta(days=days_ago)
    own = {"id": f"{script_id}-{days_ago}", "script_id": script_id, "planned_seconds": 600}
    room.journal.close_practice(practice_at(at, seconds, **own))


def test_every_practice_stands_under_its_kind(room: Room, shelf: ScriptShelf) -> None:
    page = room.page
    assert set(shown(page)) == {each.id for each in shelf.headlines}
    kinds = [page.shelf.cards[each].headline.practice for each in shown(page)]
    assert kinds == sorted(kinds, key=list(Practice).index)
    assert headings(page)[:3] == ["Body scan", "Breathing", "Relaxation"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("copd", "pursed-lip"),
        ("478", "four-seven-eight"),
        ("tai chi", "standing-sway"),
        ("progressive muscle", "muscle-relaxation-4"),
        ("coherence", "resonance-breathing"),
        ("insomnia", "body-scan-for-sleep"),
        ("metta", "kindness"),
        ("hypnosis", "dial-for-the-sensation"),
        ("bad day", "flare"),
        ("jaw", "release-only"),
        ("headache", "body-scan"),
        ("tired", "restorative-stretches"),
        ("relaxasion", "muscle-relaxation-7"),
    ],
)
def test_words_and_their_likes_find_a_practice(room: Room, typed: str, found: str) -> None:
    page = room.page
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.field.setText(typed)
    assert found in shown(page)
    assert len(shown(page)) < len(page.shelf.cards)


def test_the_title_is_worth_more_than_the_rest(room: Room) -> None:
    page = room.page
    page.field.setText("kindness")
    assert set(shown(page)[:2]) == {"kindness", "kindness-to-a-painful-place"}


def test_a_kind_is_chosen_and_let_go_again(room: Room) -> None:
    page = room.page
    everything = shown(page)
    for kind in (Practice.IMAGERY, Practice.MOVEMENT):
        page.kinds.chip(kind.value).click()
        assert {page.shelf.cards[each].headline.practice for each in shown(page)} == {kind}
        assert headings(page) == []
    count = len(shown(page))
    assert f"{count} practices" in words_of(page)
    page.kinds.chip(Practice.MOVEMENT.value).click()
    assert shown(page) == everything


def test_moments_narrow_down_together(room: Room) -> None:
    page = room.page
    page.moments.chip(Moment.SLEEP.value).click()
    assert "body-scan-for-sleep" in shown(page)
    assert "standing-sway" not in shown(page)
    page.moments.chip(Moment.SHORT.value).click()
    assert "body-scan-for-sleep" not in shown(page)
    assert all(page.shelf.cards[each].headline.least <= 5 for each in shown(page))
    page.everything_button.click()
    assert set(shown(page)) == set(page.shelf.cards)


def test_a_short_moment_offers_short_minutes(room: Room) -> None:
    page = room.page
    page.shelf.cards["body-scan"].face.click()
    page.moments.chip(Moment.SHORT.value).click()
    page.shelf.cards["body-scan"].face.click()
    page.shelf.cards["flare"].face.click()
    assert room.begun == [("body-scan", None), ("body-scan", 5), ("flare", 3)]


def test_favourites_are_kept_and_found(room: Room) -> None:
    page = room.page
    page.moments.chip(Moment.FAVOURITES.value).click()
    assert shown(page) == []
    assert any("No favourites yet" in words for words in words_of(page))
    page.everything_button.click()
    for name in ("flare", "body-scan"):
        QTest.mouseClick(page.shelf.cards[name].star, LEFT)
    QTest.mouseClick(page.shelf.cards["flare"].star, LEFT)
    assert room.settings.current.favourite_practices == {"body-scan"}
    page.moments.chip(Moment.FAVOURITES.value).click()
    assert shown(page) == ["body-scan"]
    room.settings.change(favourite_practices=frozenset({"flare"}))
    page.refresh()
    assert shown(page) == ["flare"]
    assert page.shelf.cards["flare"].star.isChecked()
    assert not page.shelf.cards["body-scan"].star.isChecked()


def test_words_that_find_nothing_are_told_so(room: Room) -> None:
    page = room.page
    page.field.setText("zzzzqqq")
    assert shown(page) == []
    assert any("No practice fits all of that" in words for words in words_of(page))


def again(page: PracticesPage) -> dict[str, str]:
    """The last practices, and what is said under each."""
    QApplication.processEvents()
    return {
        each.text(): each.accessibleDescription().removesuffix(".")
        for each in page.shelf.findChildren(CardFace)
        if each.isVisible() and each.accessibleName().endswith(", again")
    }


def test_the_last_practices_come_first_each_once(room: Room) -> None:
    practised(room, "flare", 60)
    for days_ago, name in enumerate(
        ["body-scan", "kindness", "body-scan", "gone", "box-breathing", "flare", "music"]
    ):
        practised(room, name, days_ago)
    practised(room, "extended-exhale", 0, seconds=20)
    room.settings.change(last_choices={"kindness": LastChoice(25, Posture.LYING)})
    page = room.page
    page.refresh()
    assert again(page) == {
        "Body scan": "10 minutes",
        "Kindness practice": "25 minutes",
        "Box breathing": "10 minutes",
    }
    practised(room, "music", -900)
    practised(room, "flare", 0)
    page.refresh()
    assert next(iter(again(page))) == "Three minutes for a flare"
    page.kinds.chip("breathing").click()
    assert again(page) == {}


def test_without_a_recent_practice_there_is_no_such_row(room: Room) -> None:
    practised(room, "flare", 29)
    page = room.page
    page.refresh()
    assert again(page) == {}
    assert "Again" not in words_of(page)


def test_arrows_walk_the_cards_across_the_groups(room: Room) -> None:
    practised(room, "flare", 1)
    page = room.page
    page.refresh()
    page.field.setFocus()
    press(Qt.Key.Key_Down)
    assert focused() == "Three minutes for a flare, again"
    press(Qt.Key.Key_Down)
    assert focused() == "Body scan"
    press(Qt.Key.Key_Right)
    assert focused() == "Body scan for sleep"
    press(Qt.Key.Key_Down)
    assert focused() == "Box breathing"
    press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert focused() == "Body scan for sleep"
    press(Qt.Key.Key_End)
    assert focused() == page.shelf.cards[shown(page)[-1]].headline.title
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.field


def test_the_card_that_has_the_keyboard_is_in_sight(room: Room) -> None:
    page = room.page
    page.field.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_End)
    QApplication.processEvents()
    face = QApplication.focusWidget()
    assert face is not None
    place = QRect(face.mapTo(page.viewport(), QPoint(0, 0)), face.size())
    assert page.viewport().rect().contains(place)


def test_tab_stops_at_one_card_and_its_buttons(room: Room) -> None:
    page = room.page
    page.field.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    walked = []
    for _ in range(2):
        QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_Tab)
        walked.append(focused())
    assert walked == ["Favourite: Body scan for sleep", "Save Body scan for sleep as a sound file"]
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_Tab)
    assert not isinstance(QApplication.focusWidget(), CardFace)


def test_tab_reaches_the_cards_after_those_shown_again(room: Room) -> None:
    practised(room, "flare", 1)
    page = room.page
    page.refresh()
    page.field.setFocus()

    def tabs_to(name: str) -> list[str]:
        walked: list[str] = []
        while name not in walked and len(walked) < 20:
            QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_Tab)
            walked.append(focused())
        return walked

    assert tabs_to("Body scan")[-2:] == ["Three minutes for a flare, again", "Body scan"]
    press(Qt.Key.Key_Right)
    page.field.setFocus()
    assert tabs_to("Body scan for sleep")[-2:] == [
        "Three minutes for a flare, again",
        "Body scan for sleep",
    ]


def test_letters_typed_on_a_card_are_looked_for(room: Room) -> None:
    page = room.page
    page.field.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_S, Qt.Key.Key_I, Qt.Key.Key_G)
    assert page.field.text() == "sig"
    assert "cyclic-sighing" in shown(page)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is page.field
    press(Qt.Key.Key_Escape)
    assert page.field.text() == ""


def test_arrows_and_space_switch_filters(room: Room) -> None:
    page = room.page
    page.kinds.chip("body_scan").setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert page.wish.kind is Practice.BREATHING
    press(Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert page.wish.kind is Practice.BODY_SCAN
    press(Qt.Key.Key_Space)
    assert page.wish.kind is None


def test_a_low_window_gives_the_room_to_what_was_found(room: Room) -> None:
    page = room.page
    page.resize(700, 440)
    QApplication.processEvents()
    assert page.kinds.isVisible()
    page.field.setText("sigh")
    assert not page.kinds.isVisible()
    page.resize(700, 900)
    QApplication.processEvents()
    assert page.kinds.isVisible()


@pytest.mark.parametrize("width", [640, 900, 1280])
def test_no_word_on_a_card_is_cut_off(room: Room, width: int) -> None:
    page = room.page
    page.resize(width, 800)
    QApplication.processEvents()
    for card in page.shelf.cards.values():
        assert card.face.height() >= card.face.heightForWidth(card.face.width())
        assert card.geometry().right() <= page.shelf.width()


def test_a_card_reads_itself_to_a_screen_reader(room: Room) -> None:
    page = room.page
    face = page.shelf.cards["body-scan"].face
    assert face.accessibleName() == "Body scan"
    assert face.accessibleDescription().startswith("5–45 min · Lying down, sitting. ")
