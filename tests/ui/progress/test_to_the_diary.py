"""From a chart with nothing to draw to where its values come from, and what comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mindbody_app.store.journal_store import JournalStore
from mindbody_app.ui.diary.check_in_page import CheckInPage
from mindbody_app.ui.diary.weekly_page import WeeklyPage
from mindbody_app.ui.progress import ProgressPage
from mindbody_app.ui.progress.weeks_tab import WeeksTab
from tests.ui.conftest import MakeApp
from tests.ui.progress.life import OpenPage
from tests.ui.progress.past import weekly


@pytest.mark.parametrize(
    ("tab", "words", "page"),
    [(1, "Check in", CheckInPage), (3, "Answer them now", WeeklyPage)],
)
def test_a_first_step_opens_the_diary(
    make_app: MakeApp, tab: int, words: str, page: type[CheckInPage | WeeklyPage]
) -> None:
    window = make_app().window
    window.open_screen("progress")
    (progress,) = window.findChildren(ProgressPage)
    progress.tabs.setCurrentIndex(tab)
    steps = [each for each in progress.findChildren(QPushButton) if each.text() == words]
    (step,) = (each for each in steps if each.isVisible())
    QTest.keyClick(step, Qt.Key.Key_Space)
    assert not progress.isVisible()
    assert any(each.isVisible() for each in window.findChildren(page))


def test_an_old_weekly_check_in_alone_is_reached(
    journal: JournalStore, open_page: OpenPage, qtbot: QtBot
) -> None:
    journal.save_weekly_check_in(weekly(400, 6, 5, 4))
    page = open_page()
    page.ranges.ranges.chip("all").click()
    page.tabs.setCurrentIndex(3)
    tab = page.tab(3)
    assert isinstance(tab, WeeksTab)
    qtbot.waitUntil(lambda: tab.peg.chart is not None and tab.peg.chart.isVisible())
    assert len(tab.peg.values().rows) == 1
