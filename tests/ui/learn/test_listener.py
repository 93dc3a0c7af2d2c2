"""A card read aloud: begun before all of it is ready, held, called off, left without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.audio.voice import SpeechError
from mindbody_app.learning.cards import Card
from mindbody_app.learning.listening import lines_of, opening_of, pieces_of
from mindbody_app.practice.sound_port import Hearing, Output
from mindbody_app.ui.learn.card_page import CardPage
from mindbody_app.ui.learn.listener import Listener, Listening
from mindbody_app.ui.learn.prose import Prose
from mindbody_app.ui.learn.screen import LearnScreen
from mindbody_app.ui.theme import LIGHT
from tests.ui.learn.conftest import Reader
from tests.ui.learn.test_library import button_named, press, words_of


@pytest.fixture
def card(cards: dict[str, Card]) -> Card:
    """One with a practice and many pieces."""
    return cards["pacing"]


@pytest.fixture
def page(reader: Reader, card: Card, qtbot: QtBot) -> CardPage:
    """The card in a window of its own, with a voice that waits."""
    page = CardPage(reader.services, card, LIGHT)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.open()
    return page


def passes(reader: Reader, listener: Listener, seconds: float) -> None:
    """Let time pass in steps that no machine would have slept through."""
    end = reader.time + seconds
    while reader.time < end:
        reader.time = min(end, reader.time + 1.0)
        listener.tick()


def marked(page: CardPage) -> list[str]:
    return [part.accessibleName() for part in page.findChildren(Prose) if part.heard]


def begun(page: CardPage, reader: Reader, qtbot: QtBot) -> Listener:
    """The listener, playing the opening."""
    page.listener.toggle()
    reader.voice.may.release()
    qtbot.waitUntil(lambda: page.listener.state is Listening.PLAYING)
    return page.listener


def test_it_begins_with_the_opening_while_the_rest_is_made_ready(
    page: CardPage, reader: Reader, card: Card, qtbot: QtBot
) -> None:
    opening = opening_of(card)
    page.listener.toggle()
    assert page.listener.state is Listening.READYING
    assert "Getting the voice ready …" in words_of(page)
    qtbot.waitUntil(lambda: page.listener.share == 0.5)
    reader.voice.may.release()
    qtbot.waitUntil(lambda: page.listener.state is Listening.PLAYING)
    assert "Getting the voice ready …" not in words_of(page)
    assert len(reader.sounds) == 1
    qtbot.waitUntil(lambda: len(reader.voice.asked) == 2)
    assert reader.voice.asked == [lines_of(card, 0, opening), lines_of(card, opening)]
    passes(reader, page.listener, reader.sounds[0].timeline.duration + 1)
    assert page.listener.state is Listening.READYING
    reader.voice.may.release()
    qtbot.waitUntil(lambda: page.listener.state is Listening.PLAYING)
    assert len(reader.sounds) == 2
    titles = [each.title for sound in reader.sounds for each in sound.timeline.sections]
    assert titles == list(pieces_of(card))
    passes(reader, page.listener, reader.sounds[1].timeline.duration + 1)
    assert page.listener.state is Listening.OFF
    assert all(sound.stopped for sound in reader.sounds)
    assert marked(page) == []


def test_the_piece_that_is_heard_is_marked_and_in_sight(
    page: CardPage, reader: Reader, card: Card, qtbot: QtBot
) -> None:
    listener = begun(page, reader, qtbot)
    reader.voice.may.release()
    heard = [marked(page)]
    while listener.on:
        passes(reader, listener, 1.0)
        qtbot.wait(1)
        if listener.on and marked(page) != heard[-1]:
            heard.append(marked(page))
            (words,) = [part for part in page.findChildren(Prose) if part.heard]
            assert words.visibleRegion().boundingRect().height() == words.height()
    assert heard == [[piece] for piece in pieces_of(card)]


def test_keys_hold_it_and_let_it_go_on_from_there(
    page: CardPage, reader: Reader, qtbot: QtBot
) -> None:
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_L)
    reader.voice.may.release()
    qtbot.waitUntil(lambda: page.listener.state is Listening.PLAYING)
    assert button_named(page, "Pause").isVisible()
    passes(reader, page.listener, 4)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert page.listener.state is Listening.PAUSED
    before = (marked(page), reader.sounds[0].position())
    passes(reader, page.listener, 60)
    assert (marked(page), reader.sounds[0].position()) == before
    button_named(page, "Go on").click()
    assert page.listener.state is Listening.PLAYING
    assert reader.sounds[0].position() == before[1]
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert page.listener.state is Listening.OFF
    assert reader.sounds[0].stopped
    assert marked(page) == []


def test_it_begins_anew_after_a_stop(page: CardPage, reader: Reader, qtbot: QtBot) -> None:
    listener = begun(page, reader, qtbot)
    passes(reader, listener, 10)
    button_named(page, "Stop").click()
    assert listener.state is Listening.OFF
    assert page.focusWidget() is page.bar.listen
    # Else the voice that was called off could take the turn of the new one.
    qtbot.waitUntil(reader.voice.called_off.is_set)
    listener = begun(page, reader, qtbot)
    assert marked(page) == [page.card.title]
    assert len(reader.sounds) == 2


def test_getting_ready_can_be_called_off(page: CardPage, reader: Reader, qtbot: QtBot) -> None:
    page.listener.toggle()
    button_named(page, "Cancel").click()
    assert page.listener.state is Listening.OFF
    assert reader.voice.called_off.wait(2)
    qtbot.wait(20)
    assert reader.sounds == []
    assert "Getting the voice ready …" not in words_of(page)


def test_a_voice_that_fails_says_why_and_the_card_can_be_read(
    page: CardPage, reader: Reader, qtbot: QtBot
) -> None:
    reader.voice.problem = SpeechError("There is no voice for this language.")
    page.listener.toggle()
    reader.voice.may.release()
    qtbot.waitUntil(lambda: page.listener.state is Listening.OFF)
    sentence = "There is no voice for this language. You can still read the card."
    assert sentence in words_of(page)
    reader.voice.problem = None
    begun(page, reader, qtbot)
    assert sentence not in words_of(page)


def test_a_voice_that_breaks_down_says_so_too(
    page: CardPage, reader: Reader, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    reader.voice.problem = RuntimeError("no model")
    page.listener.toggle()
    reader.voice.may.release()
    qtbot.waitUntil(lambda: page.listener.state is Listening.OFF)
    assert "The voice can't be made ready. You can still read the card." in words_of(page)
    assert "no model" in caplog.text


def test_without_a_device_it_is_said_and_the_text_is_marked(
    page: CardPage, reader: Reader, qtbot: QtBot
) -> None:
    listener = begun(page, reader, qtbot)
    sentence = "There is no sound now. What would be heard is marked in the text."
    assert sentence not in words_of(page)
    reader.sounds[0].device = Hearing.SILENT
    listener.tick()
    assert sentence in words_of(page)
    assert marked(page) == [page.card.title]
    reader.sounds[0].device = Hearing.HEARD
    listener.tick()
    assert sentence not in words_of(page)


def test_with_words_only_no_voice_is_asked(page: CardPage, reader: Reader) -> None:
    reader.settings.change(output=Output.SILENT)
    page.listener.toggle()
    assert page.listener.state is Listening.PLAYING
    assert reader.voice.asked == []


def test_leaving_the_card_ends_it(page: CardPage, reader: Reader, qtbot: QtBot) -> None:
    listener = begun(page, reader, qtbot)
    page.hide()
    assert listener.state is Listening.OFF
    assert reader.sounds[0].stopped
    assert reader.voice.called_off.wait(2)


def test_a_practice_ends_it_and_nothing_is_recorded(
    app: App, learn: LearnScreen, cards: dict[str, Card]
) -> None:
    learn.open_card(cards["pacing"])
    assert learn.card_page is not None
    listener = learn.card_page.listener
    listener.toggle()
    assert listener.state is Listening.PLAYING
    app.window.open_practice("body-scan")
    assert listener.state is Listening.OFF
    press(app, Qt.Key.Key_Escape)
    listener.toggle()
    app.window.open_screen("today")
    assert listener.state is Listening.OFF
    assert app.journal.practices() == ()
