"""What is said when a session is stopped, before and after."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.practice.conftest import Stage


@pytest.mark.parametrize(
    ("seconds", "headline", "line", "question"),
    [
        (59, "That is fine", "You can come back", "That is fine. You can come back"),
        (60, "You practised for 1 minute", "Every minute counts.", "You have practised 1 of 20"),
        (89, "You practised for 1 minute", "Every minute counts.", "You have practised 1 of 20"),
        (150, "You practised for 3 minutes", "Every minute counts.", "You have practised 3 of 20"),
    ],
)
def test_minutes_are_told_to_the_nearest(
    stage: Stage, seconds: int, headline: str, line: str, question: str
) -> None:
    stage.begin(minutes=20)
    stage.play(seconds)
    assert stage.flow.session_page is not None
    stage.flow.session_page.ask_to_stop()
    assert stage.flow.session_page.stop_page.words.startswith(question)
    stage.flow.session_page.stop_page.stop_button.click()
    said = [each.text() for each in stage.flow.after_page.findChildren(QLabel)]
    assert said[0] == headline
    assert said[1].startswith(line)
