"""From a chart with nothing to draw to where its values come from, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mindbody_app.ui.diary.check_in_page import CheckInPage
from mindbody_app.ui.diary.weekly_page import WeeklyPage
from mindbody_app.ui.progress import ProgressPage
from tests.ui.conftest import MakeApp


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
