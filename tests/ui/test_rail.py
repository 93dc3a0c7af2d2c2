"""The way to the safety sheet that every screen has at its side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mindbody_app.app import App
from mindbody_app.ui.rail import Rail
from mindbody_app.ui.safety.safety_page import SafetyPage
from mindbody_app.ui.theme import TARGET
from tests.ui.conftest import MakeApp


def rail(app: App) -> Rail:
    found = app.window.findChild(Rail)
    assert isinstance(found, Rail)
    return found


def sheet_is_open(app: App) -> bool:
    return any(each.isVisible() for each in app.window.findChildren(SafetyPage))


@pytest.mark.parametrize("screen", ["today", "diary", "settings"])
@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_every_screen_leads_to_the_safety_sheet(make_app: MakeApp, screen: str, way: str) -> None:
    app = make_app()
    app.window.open_screen(screen)
    made = rail(app).safety_button
    assert (made.accessibleName(), made.toolTip()) == ("Safety", "Safety (F1)")
    if way == "mouse":
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    else:
        rail(app)._buttons[screen].setFocus()
        QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is made
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert sheet_is_open(app)
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Escape)
    assert not sheet_is_open(app)
    assert app.window.free


@pytest.mark.parametrize(("height", "there"), [(500, True), (400, False)])
def test_in_a_low_window_the_screens_keep_their_room(
    make_app: MakeApp, height: int, there: bool
) -> None:
    app = make_app()
    app.window.resize(640, height)
    QApplication.processEvents()
    shown = [*rail(app)._buttons.values(), *([rail(app).safety_button] if there else [])]
    assert rail(app).safety_button.isVisible() is there
    bottoms = [each.mapTo(app.window, each.rect().bottomLeft()).y() for each in shown]
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] < height
    assert all(each.height() >= TARGET for each in shown)
