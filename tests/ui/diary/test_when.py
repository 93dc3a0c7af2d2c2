"""When an entry was: what opens the choice changes nothing, and the ways there stay together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from mindbody_app.app import App
from mindbody_app.ui.theme import TARGET
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import TODAY, check_in_page, diary, found, press, shown


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app with a check-in open."""
    made = make_app()
    press(diary(made), "Check in")
    return made


def test_answers_stay_with_today_until_another_day_is_chosen(app: App) -> None:
    page = check_in_page(app)
    press(page, "Average pain today 6")
    press(page, "Another day or time")
    assert found(page, "Now").isChecked()
    assert "How is it today?" in shown(page)
    assert (page.draft().day, page.draft().at, page.when.moved) == (TODAY, NOW, False)
    press(page, "Today")
    press(page, "Time: an hour earlier")
    assert (page.draft().day, page.draft().at) == (TODAY, NOW - timedelta(hours=1))


def test_yesterday_is_a_press_away(app: App) -> None:
    page = check_in_page(app)
    press(page, "Yesterday")
    assert found(page, "Yesterday").isChecked()
    assert page.draft().day == TODAY - timedelta(days=1)


def test_the_ways_to_another_time_go_to_the_next_line_together(app: App) -> None:
    page = check_in_page(app)
    when = page.when
    lines = {}
    for words in ("How was it?", "A walk, class or other practice"):
        when.retitle(words)
        QApplication.processEvents()
        tops = [
            each.mapTo(page, each.rect().center()).y()
            for each in (when.yesterday_button, when.open_button)
        ]
        assert tops[0] == tops[1]
        lines[words] = when.open_button.mapTo(when, when.open_button.rect().center()).y() > TARGET
    assert list(lines.values()) == [False, True]
