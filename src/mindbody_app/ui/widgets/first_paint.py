"""Knowing when something stands on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class FirstPaint(QWidget):
    """Calls back once, when what was painted with a widget for the first time is on the screen.

    It lies on the widget as one clear pixel until then. A filter of the widget's events would do,
    too, but to hand it events of every kind PySide makes the classes of them all (PySide6 6.11.3),
    which costs the window a fiftieth of its start.
    """

    def __init__(self, watched: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(watched)
        self._painted = painted
        self.resize(1, 1)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.hide()
        self.deleteLater()
        QTimer.singleShot(0, self._painted)
