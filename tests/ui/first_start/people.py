"""What somebody new does in the first steps, and what they then see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.ui.first_start.about_step import AboutStep
from mindbody_app.ui.first_start.practice_step import PracticeStep
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.practice.flow import PracticeFlow


def step(app: App) -> StepPage:
    """The step on show."""
    (page,) = shown(app)
    return page


def shown(app: App) -> list[StepPage]:
    return [each for each in app.window.findChildren(StepPage) if each.isVisible()]


def practice(app: App) -> PracticeStep:
    if isinstance(step(app), AboutStep):
        step(app).main_button.click()
    step(app).main_button.click()
    page = step(app)
    assert isinstance(page, PracticeStep)
    return page


def flow(app: App) -> PracticeFlow:
    (found,) = app.window.findChildren(PracticeFlow)
    return found


def on_today(app: App) -> bool:
    return app.window.windowTitle().startswith("Today") and not shown(app)


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def said(part: QWidget) -> list[str]:
    """Every line of words that a part shows."""
    return [
        label.text() for label in part.findChildren(QLabel) if label.isVisible() and label.text()
    ]
