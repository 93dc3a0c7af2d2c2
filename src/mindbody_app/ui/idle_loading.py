"""What is loaded beside the window that stands, so that opening a screen takes no wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mindbody_app.audio.session import preload

if TYPE_CHECKING:
    from mindbody_app.ui.main_window import MainWindow
    from mindbody_app.ui.progress.page import ProgressPage

LEARN_MS = 200
"""After the sound libraries and Practices: its pictures and words come next."""
CHARTS_MS = 1500
"""After the sound libraries, and between two looks for a quiet moment."""


def load_beside(window: MainWindow, page: Callable[[str], QWidget]) -> None:
    """Load what the other screens and the sound need.

    Args:
        window: the window; it is left alone while it is hidden or someone follows a session.
        page: gives one of its screens by name, made if need be.
    """
    preload()
    _when_quiet(window, 0, lambda: page("practices"))
    for name in ("diary", "learn", "progress"):
        _when_quiet(window, LEARN_MS, lambda name=name: page(name))  # type: ignore[misc]
    _when_quiet(window, CHARTS_MS, lambda: cast("ProgressPage", page("progress")).preload())


def _when_quiet(window: MainWindow, after_ms: int, load: Callable[[], object]) -> None:
    """Load something after a while, at a moment when nobody follows a session."""

    def now() -> None:
        if window.practising:
            _when_quiet(window, CHARTS_MS, load)
        elif window.isVisible():
            load()

    QTimer.singleShot(after_ms, window, now)
