"""Tells when something in a folder changes: a file comes, goes, or is saved in an editor."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS = 150
"""An editor saves in several steps; they are taken as one."""


class FolderWatch(QObject):
    """Watches a folder and the files in it; it is made if it isn't there."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())
        self._watcher.fileChanged.connect(lambda _path: self._settle.start())
        self.look()

    def look(self) -> None:
        """Watch what is there now: a file that was replaced is another one to the system."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            there = [self._folder, *(path for path in self._folder.iterdir() if path.is_file())]
        except OSError:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        fresh = [str(path) for path in there if str(path) not in watched]
        if fresh:
            self._watcher.addPaths(fresh)

    def _tell(self) -> None:
        self.look()
        self.changed.emit()
