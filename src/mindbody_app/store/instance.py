"""One copy of the app at a time on a data folder; a second start brings the first to the front.

No socket: the first copy holds a lock file, and the second leaves a small file that the first is
watching for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer

from mindbody_app.store.files import write_atomically

LONGEST_REQUEST = 8 * 1024
"""Bytes; a path of any system is shorter."""
FOLDER = "running"
"""A folder of its own within the data folder, so that the journal's files never wake the watch."""
LOOK_MS = 1000


class Standing(StrEnum):
    """What a start found."""

    FIRST = "first"
    SECOND = "second"
    """Another copy runs on this data folder."""
    UNKNOWN = "unknown"
    """No lock can be kept here, as in a read-only folder; nothing can be written there either."""


class Instance:
    """This start of the app, first or second on its data folder.

    Args:
        folder: the data folder; made if need be.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._request = self._folder / "raise"
        self._lock = QLockFile(str(self._folder / "lock"))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        self._timer: QTimer | None = None
        self.standing = self._take()

    def _take(self) -> Standing:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return Standing.UNKNOWN
        if self._lock.tryLock(0):
            self._take_request()
            return Standing.FIRST
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return Standing.SECOND
        return Standing.UNKNOWN

    def ask_first_to_show(self, file: Path | None = None) -> None:
        """Ask the copy that runs to bring its window to the front, and to open a file if one is
        given.

        Raises:
            OSError: the request can't be written.
        """
        if file is None:
            self._request.touch()
        else:
            write_atomically(self._request, os.fsencode(file.absolute()))

    def when_asked_to_show(
        self,
        show: Callable[[], None],
        parent: QObject,
        open_file: Callable[[Path], None] = lambda _path: None,
    ) -> None:
        """Call `show` whenever another start asks, and once now if one asked already.

        Where it asks for a file, `open_file` is called after it with the absolute path: words from
        another program, which may name anything. Only the first copy is asked; without a lock it
        does nothing.
        """
        if self.standing is not Standing.FIRST:
            return
        self._watcher = QFileSystemWatcher([str(self._folder)], parent)

        def look(_: str = "") -> None:
            asked = self._take_request()
            if asked is None:
                return
            show()
            if asked:
                open_file(Path(os.fsdecode(asked)))

        self._watcher.directoryChanged.connect(look)
        if not self._watcher.directories():
            # The system has no watch to give, as on some network drives.
            self._timer = QTimer(parent, interval=LOOK_MS)
            self._timer.timeout.connect(look)
            self._timer.start()
        look()

    def release(self) -> None:
        """Let the next start be the first."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._timer is not None:
            self._timer.stop()
        self._lock.unlock()

    def _take_request(self) -> bytes | None:
        """What was asked, empty for no more than to show; None where nobody asked."""
        try:
            with self._request.open("rb") as file:
                asked = file.read(LONGEST_REQUEST + 1)
            # Windows takes no file away that is open.
            self._request.unlink()
        except OSError:
            return None
        return asked if len(asked) <= LONGEST_REQUEST and b"\0" not in asked else b""
