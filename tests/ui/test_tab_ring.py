"""The keyboard's ring around a row of tabs: at the one that is open, clear of its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from mindbody_app.ui.theme import TAB_GAP
from mindbody_app.ui.widgets.focus_ring import FocusRing
from tests.ui.conftest import MakeApp


@pytest.mark.parametrize("screen", ["progress", "practices"])
def test_the_ring_stands_around_the_open_tab_alone(
    make_app: MakeApp, qtbot: QtBot, screen: str
) -> None:
    window = make_app().window
    window.complete()
    window.open_screen(screen)
    QTest.qWait(100)
    with qtbot.waitActive(window, timeout=5000):
        window.activateWindow()
    (ring,) = window.findChildren(FocusRing)
    (bar,) = (each for each in window.findChildren(QTabBar) if each.isVisible())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(bar, key)
        words = bar.tabRect(bar.currentIndex()).adjusted(0, 0, -TAB_GAP, 0)
        around = QRect(bar.mapTo(window, QPoint(0, 0)) + words.topLeft(), words.size())
        assert ring.geometry().contains(around.adjusted(-8, 0, 8, 0))
        assert ring.geometry().width() < words.width() + TAB_GAP
        assert ring.mask().contains(QPoint(1, 20))
