"""Files that macOS opens with the app: it sends them as events, not as words of the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class OpenedFiles(QObject):
    """Hands every file that the system opens with the app to `open_file`, as an absolute path."""

    def __init__(self, open_file: Callable[[Path], None], qt: QObject) -> None:
        """`qt` is the application object, which keeps this and is watched."""
        super().__init__(qt)
        self._open_file = open_file
        qt.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open_file(Path(event.file()))
            return True
        return False
