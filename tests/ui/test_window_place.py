"""How large the window is the first time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.ui.window_place import FIRST_SIZE, place

TITLE_BAR = 46
"""Pixels, of a common desktop's largest."""


@pytest.mark.parametrize("room", [(1280, 800), (1366, 768), (1366, 728), (640, 700), (960, 540)])
def test_a_first_window_fits_its_screen_with_its_frame(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, *room))
    place(window, "")
    assert window.height() + TITLE_BAR <= room[1]
    assert window.width() <= room[0]


def test_on_a_large_screen_it_has_a_good_size(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1920, 1080))
    place(window, "")
    assert window.size() == QSize(FIRST_SIZE)
