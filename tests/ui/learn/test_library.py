"""The shelf of cards: finding, choosing, marking, and doing all of it by keyboard."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mindbody_app.app import App
from mindbody_app.learning.cards import Card, CardGroup
from mindbody_app.ui.learn.card_page import CardPage
from mindbody_app.ui.learn.library import LibraryPage
from mindbody_app.ui.learn.screen import LearnScreen
from mindbody_app.ui.learn.tiles import CardTile
from mindbody_app.ui.theme import TARGET


def shown(library: LibraryPage) -> list[str]:
    """Ids of the cards to be seen, from left to right and down."""
    QApplication.processEvents()
    tiles = [tile for tile in library.findChildren(CardTile) if tile.isVisible()]
    return [tile.card.id for tile in sorted(tiles, key=lambda tile: (tile.y(), tile.x()))]


def words_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(app: App, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(app.window.windowHandle(), key)


def focused(app: App) -> str:
    widget = app.window.focusWidget()
    return "" if widget is None else widget.accessibleName()


def button_named(widget: QWidget, name: str) -> QPushButton:
    (found,) = [
        each
        for each in widget.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    return found


def test_every_card_is_there_by_group(library: LibraryPage, cards: dict[str, Card]) -> None:
    assert shown(library) == list(cards)
    assert f"{len(cards)} cards" in words_of(library)
    for group in CardGroup:
        library.groups.choose(group)
        library.groups.chosen.emit(group)
        assert shown(library) == [card.id for card in cards.values() if card.group is group]


def test_words_find_cards_best_first_and_are_cleared(library: LibraryPage, app: App) -> None:
    everything = shown(library)
    library.field.setFocus()
    QTest.keyClicks(library.field, "SLEEP")
    assert shown(library)[0] == "sleep-and-pain"
    assert len(shown(library)) < len(everything)
    press(app, Qt.Key.Key_Escape)
    assert shown(library) == everything
    QTest.keyClicks(library.field, "needles")
    assert shown(library) == ["acupuncture"]
    assert "1 card" in words_of(library)
    button_named(library, "Clear the search").click()
    assert (shown(library), focused(app)) == (everything, "Search the cards")


def test_what_is_nowhere_gets_a_kind_word_and_a_way_back(library: LibraryPage) -> None:
    everything = shown(library)
    library.field.setText("xylophone")
    assert shown(library) == []
    assert "No card has the words “xylophone”. A shorter or simpler word may find more." in (
        words_of(library)
    )
    button_named(library, "Show all cards").click()
    assert shown(library) == everything


def test_what_is_in_another_group_is_told(library: LibraryPage) -> None:
    library.groups.choose("safety")
    library.field.setText("needles")
    assert "Nothing here about “needles”, but other cards have it." in words_of(library)
    button_named(library, "Show all cards").click()
    assert library.groups.value == "all"
    assert len(shown(library)) > 20


def test_a_star_keeps_a_favourite(library: LibraryPage, app: App) -> None:
    library.groups.choose("favourites")
    library.refresh()
    assert any(words.startswith("No favourites yet.") for words in words_of(library))
    library.groups.choose("all")
    library.refresh()
    star = button_named(library, "Favourite: Pacing your day")
    star.click()
    assert star.isChecked()
    assert app.settings.current.favourite_cards == {"pacing"}
    library.groups.choose("favourites")
    library.refresh()
    assert shown(library) == ["pacing"]
    button_named(library, "Favourite: Pacing your day").click()
    assert app.settings.current.favourite_cards == frozenset()


def test_arrows_walk_the_shelf_and_return_opens_a_card(library: LibraryPage, app: App) -> None:
    titles = [tile.card.title for tile in library.findChildren(CardTile)]
    library.field.setFocus()
    press(app, Qt.Key.Key_Down)
    assert focused(app) == titles[0]
    press(app, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert focused(app) == titles[2]
    press(app, Qt.Key.Key_Down)
    assert focused(app) == titles[5]
    press(app, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert focused(app) == titles[1]
    press(app, Qt.Key.Key_End)
    assert focused(app) == titles[-1]
    press(app, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert focused(app) == titles[-1]
    assert library.verticalScrollBar().value() > 0
    press(app, Qt.Key.Key_Home, Qt.Key.Key_Up)
    assert focused(app) == "Search the cards"
    assert library.verticalScrollBar().value() == 0
    press(app, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return)
    (page,) = app.window.findChildren(CardPage)
    assert page.card.title == titles[1]
    assert focused(app) == titles[1]
    press(app, Qt.Key.Key_Escape)
    assert library.isVisible()
    assert focused(app) == titles[1]


def test_tab_stops_once_on_the_shelf_and_at_its_star(library: LibraryPage, app: App) -> None:
    tiles = library.findChildren(CardTile)
    library.tiles.enter(tiles[4].card)
    press(app, Qt.Key.Key_Tab)
    assert focused(app) == f"Favourite: {tiles[4].card.title}"
    press(app, Qt.Key.Key_Space)
    assert app.settings.current.favourite_cards == {tiles[4].card.id}
    press(app, Qt.Key.Key_Tab)
    assert focused(app) == "Learn"


def test_a_key_leads_to_the_search_from_anywhere(library: LibraryPage, app: App) -> None:
    for keys in (
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    ):
        library.tiles.enter()
        QTest.keyClick(app.window.windowHandle(), *keys)
        assert focused(app) == "Search the cards"


@pytest.mark.parametrize(("width", "columns"), [(480, 1), (640, 2), (1280, 3)])
def test_the_tiles_fit_the_window_and_their_words_fit_them(
    library: LibraryPage, app: App, width: int, columns: int
) -> None:
    app.window.resize(width, 800)
    QApplication.processEvents()
    tiles = [tile for tile in library.findChildren(CardTile) if tile.isVisible()]
    assert len({tile.x() for tile in tiles}) == columns
    for tile in tiles:
        right = tile.mapTo(app.window, tile.rect().topRight()).x()
        assert right <= app.window.width()
        assert tile.star.width() >= TARGET and tile.star.height() >= TARGET
        assert tile.opener.geometry() == tile.rect()
        for label in tile.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())
            assert tile.rect().contains(label.geometry())


def test_the_screen_opens_within_100_ms_once_it_is_built(learn: LearnScreen, app: App) -> None:
    took = []
    for _ in range(3):
        app.window.open_screen("today")
        QApplication.processEvents()
        before = time.perf_counter()
        app.window.open_screen("learn")
        QApplication.processEvents()
        took.append(time.perf_counter() - before)
    assert min(took) < 0.1


def test_idle_time_builds_the_screen_before_it_is_asked_for(app: App, qtbot: QtBot) -> None:
    app.window.open_screen("today")
    app.restyle()
    (old,) = app.window.findChildren(LearnScreen)
    qtbot.waitUntil(lambda: not isValid(old))
    assert app.window.findChildren(LearnScreen) == []
    app.window.load_in_idle_time()
    qtbot.waitUntil(lambda: bool(app.window.findChildren(LearnScreen)), timeout=5000)
