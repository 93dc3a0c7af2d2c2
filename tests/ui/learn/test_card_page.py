"""A card to read: what stands there, where it leads, and every key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.learning.cards import Card
from mindbody_app.learning.listening import pieces_of
from mindbody_app.store.settings import Theme
from mindbody_app.ui.learn.card_page import CardPage
from mindbody_app.ui.learn.listener import Listening
from mindbody_app.ui.learn.prose import Prose
from mindbody_app.ui.learn.screen import LearnScreen
from mindbody_app.ui.theme import TARGET
from tests.ui.learn.test_library import button_named, focused, press, words_of


@pytest.fixture
def page(learn: LearnScreen, cards: dict[str, Card]) -> CardPage:
    """Pacing, opened."""
    learn.open_card(cards["pacing"])
    QApplication.processEvents()
    assert learn.card_page is not None
    return learn.card_page


def prose_of(page: CardPage) -> list[str]:
    return [part.accessibleName() for part in page.findChildren(Prose)]


def test_all_of_the_card_stands_there_in_order(page: CardPage) -> None:
    card = page.card
    read = prose_of(page)
    assert [words for words in read if words in pieces_of(card)] == list(pieces_of(card))
    assert card.summary in read
    assert read[-len(card.sources) - 1 :] != []
    assert all(source in read for source in card.sources)


def test_running_text_is_large_and_about_65_characters_wide(page: CardPage) -> None:
    running = [part for part in page.findChildren(Prose) if part.property("role") == "lead"]
    longest = max(running, key=lambda part: len(part.accessibleName()))
    metrics = longest.fontMetrics()
    letters = longest.contentsRect().width() / (
        metrics.horizontalAdvance(longest.accessibleName()) / len(longest.accessibleName())
    )
    assert 55 <= letters <= 75
    assert longest.font().pixelSize() >= 18


def test_words_that_look_like_markup_stay_words(qapp: QApplication) -> None:
    part = Prose("a < b & <b>not bold</b>")
    assert "&lt;b&gt;not bold" in part.text()
    assert part.accessibleName() == "a < b & <b>not bold</b>"


def test_its_practice_opens_and_comes_back_to_the_card(page: CardPage, app: App) -> None:
    button_named(page, "Try it: Release-only relaxation").click()
    assert app.window.practising
    assert "Release-only relaxation" in words_of(app.window)
    press(app, Qt.Key.Key_Escape)
    assert not app.window.practising
    assert page.isVisible()


def test_a_practice_that_is_not_in_the_library_is_not_offered(
    learn: LearnScreen, cards: dict[str, Card]
) -> None:
    learn.open_card(cards["acupuncture"])
    assert learn.card_page is not None
    names = [each.accessibleName() for each in learn.card_page.findChildren(QLabel)]
    assert "A practice that goes with it" not in words_of(learn.card_page)
    assert names


def test_the_next_card_of_the_group_follows(
    page: CardPage, learn: LearnScreen, app: App, cards: dict[str, Card]
) -> None:
    button_named(page, "Next card: Sleep and pain").click()
    assert learn.reading == cards["sleep-and-pain"]
    press(app, Qt.Key.Key_N)
    assert learn.reading == cards["drinking-enough"]
    learn.open_card(cards["get-help-at-once"])
    press(app, Qt.Key.Key_N)
    assert learn.reading == cards["get-help-at-once"]


def test_keys_read_mark_and_leave(page: CardPage, app: App, learn: LearnScreen) -> None:
    assert focused(app) == "Pacing your day"
    bar = page.page.verticalScrollBar()
    press(app, Qt.Key.Key_Down)
    assert 0 < bar.value() < page.page.viewport().height() / 2
    before = bar.value()
    press(app, Qt.Key.Key_Space)
    assert bar.value() > before + 200
    press(app, Qt.Key.Key_F)
    assert app.settings.current.favourite_cards == {"pacing"}
    assert page.star.isChecked()
    press(app, Qt.Key.Key_Tab)
    walked = [focused(app)]
    for _ in range(4):
        press(app, Qt.Key.Key_Tab)
        walked.append(focused(app))
    assert walked == [
        "Try it: Release-only relaxation",
        "Next card: Sleep and pain",
        "All cards",
        "Favourite: Pacing your day",
        "Listen",
    ]
    press(app, Qt.Key.Key_Escape)
    assert learn.reading is None
    assert learn.library.isVisible()
    assert button_named(learn.library, "Favourite: Pacing your day").isChecked()


def test_the_rail_leads_back_to_the_shelf(page: CardPage, app: App, learn: LearnScreen) -> None:
    app.window.refresh()
    assert page.isVisible()
    button_named(app.window, "Learn").click()
    assert learn.reading is None
    assert learn.library.isVisible()
    assert focused(app) == "Pacing your day"


def test_a_card_opens_at_its_beginning(
    page: CardPage, learn: LearnScreen, cards: dict[str, Card]
) -> None:
    page.page.verticalScrollBar().setValue(300)
    learn.open_card(cards["pacing"])
    assert learn.card_page is not None
    assert learn.card_page.page.verticalScrollBar().value() == 0


def test_a_card_stays_open_when_the_colours_change(page: CardPage, app: App) -> None:
    page.listener.toggle()
    assert page.listener.on
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    QApplication.processEvents()
    (learn,) = [each for each in app.window.findChildren(LearnScreen) if each.isVisible()]
    assert learn.reading == page.card
    assert not page.listener.on


@pytest.mark.parametrize("width", [480, 640, 1280])
def test_everything_fits_the_window(page: CardPage, app: App, width: int) -> None:
    app.window.resize(width, 700)
    QApplication.processEvents()
    page.listener.toggle()
    QApplication.processEvents()
    assert page.listener.state is Listening.PLAYING
    for part in [*page.findChildren(Prose), page.bar.listen, page.bar.stop, page.star]:
        right = part.mapTo(app.window, QPoint(part.width(), 0)).x()
        assert right <= app.window.width()
    for made in (page.bar.listen, page.bar.stop, page.star):
        assert made.width() >= TARGET and made.height() >= TARGET


def test_nothing_to_press_moves_when_listening_begins(page: CardPage, qtbot: QtBot) -> None:
    before = [made.geometry() for made in (page.star, page.bar.listen)]
    top = page.page.mapTo(page, QPoint(0, 0))
    QTest.mouseClick(page.bar.listen, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.bar.stop.isVisible()
    assert [made.geometry() for made in (page.star, page.bar.listen)] == before
    assert page.page.mapTo(page, QPoint(0, 0)) == top
