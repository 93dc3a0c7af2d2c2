"""Where a window stands and how large it is, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1180, 780)


def place(window: QWidget, kept: str) -> None:
    """Give a window the size and place that it had, or a good size the first time."""
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        room = window.screen().availableGeometry()
        window.resize(
            min(FIRST_SIZE.width(), room.width()), min(FIRST_SIZE.height(), room.height())
        )


def place_of(window: QWidget) -> str:
    """A window's size and place, as `place` takes it."""
    return window.saveGeometry().toBase64().toStdString()
