"""The programmes' page in the real app, with practice behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mindbody_app.app import App
from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.ui.library.screen import PROGRAMMES_TAB, PracticesScreen
from mindbody_app.ui.programmes.page import ProgrammesPage
from tests.ui.conftest import NOW, MakeApp
from tests.written import practice_at

EIGHT, STARTER, SLEEP = (
    "Eight weeks, one step at a time",
    "A two-week starter",
    "A fortnight for sleep",
)


def words_of(widget: QWidget) -> list[str]:
    """Every text that a person reads there now, with prose as plain words."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return [each.accessibleName() or each.text() for each in labels]


def shown_buttons(widget: QWidget) -> list[QPushButton]:
    """Every button that can be seen or scrolled to."""
    return [each for each in widget.findChildren(QPushButton) if each.isVisible()]


def button_named(widget: QWidget, name: str) -> QPushButton:
    """The button with that accessible name."""
    found = [each for each in shown_buttons(widget) if each.accessibleName() == name]
    assert len(found) == 1, [each.accessibleName() for each in shown_buttons(widget)]
    return found[0]


def button_from(widget: QWidget, beginning: str) -> QPushButton:
    """The button whose accessible name begins so."""
    found = [each for each in shown_buttons(widget) if each.accessibleName().startswith(beginning)]
    assert len(found) == 1, [each.accessibleName() for each in shown_buttons(widget)]
    return found[0]


def settle() -> None:
    """Let the page come to rest after a press."""
    for _ in range(12):
        QApplication.processEvents()


def step(turn: Turn, days_ago: int, part: int = 0) -> Step:
    """A step made early on a day."""
    at = NOW - timedelta(days=days_ago, hours=3)
    return Step(turn, at, at.date(), part)


def enrol(app: App, programme_id: str, *steps: Step) -> None:
    """Put an enrolment into the journal."""
    app.journal.save_enrolment(Enrolment(programme_id, programme_id, steps))


def practise(
    app: App, *days_ago: int, script_id: str = "open-awareness", hours: float = -1
) -> None:
    """Put practice into the journal, ten minutes a day; `hours` from now on its day."""
    for each in days_ago:
        at = NOW - timedelta(days=each) + timedelta(hours=hours)
        app.journal.close_practice(
            practice_at(at, 600, id=f"{each}-{script_id}", script_id=script_id)
        )


def open_programmes(app: App) -> ProgrammesPage:
    """The page, as a person opens it."""
    app.window.open_screen("practices")
    screen = app.window.findChild(PracticesScreen)
    assert isinstance(screen, PracticesScreen)
    screen.tabs.setCurrentIndex(PROGRAMMES_TAB)
    settle()
    page = screen.page
    assert isinstance(page, ProgrammesPage)
    return page


class OpenPage(Protocol):
    """Opens the app at the programmes."""

    def __call__(self, prepare: Callable[[App], None] = lambda _app: None) -> ProgrammesPage:
        """After something was put into the journal, if wished."""


@pytest.fixture
def open_page(make_app: MakeApp) -> OpenPage:
    """Opens the app at the programmes."""

    def opened(prepare: Callable[[App], None] = lambda _app: None) -> ProgrammesPage:
        app = make_app()
        prepare(app)
        return open_programmes(app)

    return opened


def in_week_three(app: App) -> None:
    """The eight weeks, two of them done and a day of the third."""
    enrol(app, "eight-weeks", step(Turn.BEGIN, 21))
    practise(app, 20, 18, 17, 15, 12, 9, 7, 6, 3, 2, 1)
