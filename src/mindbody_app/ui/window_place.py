"""Where a window stands and how large it is, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.week_days import locale_week_starts

FIRST_SIZE = QSize(1180, 780)
FRAME = QSize(16, 48)
"""Room for a title bar and borders, which are known only once the window is shown: those of the
common desktops are no larger."""


def place(window: QWidget, kept: str) -> None:
    """Give a window the size and place that it had, or a good size the first time."""
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        room = window.screen().availableGeometry().size() - FRAME
        window.resize(
            min(FIRST_SIZE.width(), room.width()), min(FIRST_SIZE.height(), room.height())
        )


def kept_of(window: QWidget) -> dict[str, object]:
    """What the settings keep of a window that closes: its size and place if it is shown, for
    `place`, and when weeks begin in its language."""
    language = window.locale()
    kept: dict[str, object] = {"locale_weeks": {language.name(): locale_week_starts(language)}}
    if window.isVisible():
        kept["window"] = window.saveGeometry().toBase64().toStdString()
    return kept
