"""The practices' cards as the whole app shows them, and those of the person's own scripts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.ui.library.finding import Finder, Moment, Wish
from mindbody_app.ui.library.practices_page import PracticesPage
from mindbody_app.ui.library.screen import PracticesScreen
from mindbody_app.ui.library.words import length_and_postures, short_summary
from tests.ui.conftest import MakeApp
from tests.ui.library.test_practices import LEFT, opened, press, words_of


def test_no_file_of_a_script_is_read_for_it(make_app: MakeApp) -> None:
    assert make_app().shelf.headlines
    app = make_app()
    opened(app)
    assert "loaded" not in vars(app.shelf)


def test_the_whole_card_begins_by_click_and_by_return(make_app: MakeApp) -> None:
    app = make_app()
    page = opened(app)
    QTest.mouseClick(page.shelf.cards["body-scan"].face, LEFT, pos=QPoint(30, 100))
    assert app.window.practising
    assert "Body scan" in words_of(app.window)
    press(Qt.Key.Key_Escape)
    assert not app.window.practising
    page.shelf.cards["box-breathing"].face.setFocus()
    press(Qt.Key.Key_Return)
    assert "Box breathing" in words_of(app.window)


def test_the_search_is_a_key_away_from_the_rail_too(make_app: MakeApp) -> None:
    app = make_app()
    page = opened(app)
    rail = next(
        each for each in app.window.findChildren(QPushButton) if each.text().strip() == "Practices"
    )
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.field
    QTest.keyClicks(page.field, "a/b")
    assert page.field.text() == "a/b"


def test_the_persons_own_have_a_tab(make_app: MakeApp) -> None:
    app = make_app()
    opened(app)
    screen = app.window.findChild(PracticesScreen)
    assert screen is not None
    others = screen.tabs.count() - 1
    screen.tabs.setFocus()
    press(*[Qt.Key.Key_Right] * others)
    assert "Your scripts" in words_of(screen)
    press(*[Qt.Key.Key_Left] * others)
    assert isinstance(screen.page, PracticesPage)


OWN = Headline(
    "evening", "Évening", "Lie. Then rest.", Practice.MUSIC, (Posture.LYING,), 10, 10, 10, own=True
)


def test_an_own_script_that_ends_asleep_is_for_sleep() -> None:
    asleep = Headline(
        "a", "A", "", Practice.BREATHING, (Posture.SEATED,), 3, 3, 3, own=True, ends_asleep=True
    )
    finder = Finder((OWN, asleep), str.casefold)
    assert finder.find(Wish(moments=frozenset({Moment.SLEEP})), frozenset()) == (asleep,)
    assert finder.find(Wish("evening"), frozenset()) == (OWN,)


def test_what_a_card_says_of_length_and_summary() -> None:
    assert length_and_postures(OWN) == "10 min · Lying down"
    assert short_summary(OWN.summary) == "Lie. Then rest."
    assert short_summary("One sentence that is long enough by itself. Two.").endswith("itself.")
