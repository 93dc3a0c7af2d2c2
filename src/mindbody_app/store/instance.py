"""One copy of the app at a time on a data folder; a second start brings the first to the front.

No socket: the first copy holds a lock file, and the second leaves a small file that the first is
watching for.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer

from mindbody_app.store.files import write_atomically
from mindbody_app.store.folders import make_private_folder

LONGEST_REQUEST = 64 * 1024
"""Bytes; the paths of a good many files."""
MOST_REQUESTS = 50
"""Starts that are answered at once."""
FOLDER = "running"
"""A folder of its own within the data folder, so that the journal's files never wake the watch."""
REQUEST = "raise-"
"""What a request's name begins with; the process that asks is its end."""
LOOK_MS = 1000
HOLDS_SECONDS = 10
"""A request that no copy answered, as the one that ran was about to end, is the next one's for so
long; an older one haunts nobody."""


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
        self._lock = QLockFile(str(self._folder / "lock"))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None
        self._timer: QTimer | None = None
        self.standing = self._take()

    def _take(self) -> Standing:
        try:
            make_private_folder(self._folder.parent)
            self._folder.mkdir(exist_ok=True)
        except OSError:
            return Standing.UNKNOWN
        if self._lock.tryLock(0):
            self._drop_old_requests()
            return Standing.FIRST
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return Standing.SECOND
        return Standing.UNKNOWN

    def ask_first_to_show(self, files: Sequence[Path] = ()) -> None:
        """Ask the copy that runs to bring its window to the front, and to open files if some are
        given.

        Every process has a request of its own, so that two at one instant are both answered.

        Raises:
            OSError: the request can't be written.
        """
        asked = b"\0".join(os.fsencode(each.absolute()) for each in files)
        request = self._folder / f"{REQUEST}{os.getpid()}"
        write_atomically(request, asked, like=request)

    def when_asked_to_show(
        self,
        show: Callable[[], None],
        parent: QObject,
        open_file: Callable[[Path], None] = lambda _path: None,
    ) -> None:
        """Call `show` whenever another start asks, and once now if one asked already.

        Where it asks for files, `open_file` is called after it with each absolute path, in the
        order of the asking: words from another program, which may name anything. Only the first
        copy is asked; without a lock it does nothing.
        """
        if self.standing is not Standing.FIRST:
            return
        self._watcher = QFileSystemWatcher([str(self._folder)], parent)

        def look(_: str = "") -> None:
            asked = self._take_requests()
            if self._watcher is not None and self._requests():
                # Held for a moment by what looks through new files, such as a virus scanner.
                QTimer.singleShot(LOOK_MS, self._watcher, look)
            if asked is None:
                return
            show()
            for path in asked:
                open_file(path)

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

    def _drop_old_requests(self) -> None:
        now = time.time()
        for path in self._requests():
            with suppress(OSError):
                if abs(now - path.stat().st_mtime) > HOLDS_SECONDS:
                    path.unlink()

    def _requests(self) -> list[Path]:
        """As they were asked, the first first."""
        found = []
        for path in self._folder.glob(f"{REQUEST}*"):
            if path.name.removeprefix(REQUEST).isdigit():
                with suppress(OSError):
                    found.append((path.stat().st_mtime_ns, path))
        return [path for _, path in sorted(found)]

    def _take_requests(self) -> tuple[Path, ...] | None:
        """The files that were asked for, none for no more than to show; None where nobody asked."""
        asked = [_taken(path) for path in self._requests()[:MOST_REQUESTS]]
        requests = [each for each in asked if each is not None]
        return tuple(file for each in requests for file in each) if requests else None


def _taken(request: Path) -> list[Path] | None:
    """What one start asks for; the request is gone after that. None where it was gone before."""
    try:
        with request.open("rb") as file:
            asked = file.read(LONGEST_REQUEST + 1)
        # Windows takes no file away that is open.
        request.unlink()
    except OSError:
        return None
    if len(asked) > LONGEST_REQUEST:
        return []
    paths = [Path(os.fsdecode(each)) for each in asked.split(b"\0") if each]
    return [each for each in paths if each.is_absolute()]
