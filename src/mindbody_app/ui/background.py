"""Work that takes its time, beside the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

log = logging.getLogger(__name__)

POLL_MS = 40


class Background(QObject):
    """Runs a blocking call in a thread; its signals come in the window's.

    Nothing of Qt is touched from the thread, so that a window may close at any time: the work is
    then called off and ends by itself.

    Args:
        work: gets a callback that is told the share done, 0 to 1, and answers whether to go on.
        parent: what it belongs to; with it, the work is called off.
    """

    progressed = Signal(float)
    done = Signal()
    """It has ended: by itself, called off, or by `error`."""

    def __init__(self, work: Callable[[Callable[[float], bool]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = Event()
        self._share = self._told = 0.0
        self.error: Exception | None = None
        self.result: object = None
        self._thread = Thread(target=self._run, name="background", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        self.destroyed.connect(self._cancelled.set)

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return self._cancelled.is_set()

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Call it off; it ends at its next step."""
        self._cancelled.set()

    def _run(self) -> None:
        try:
            self.result = self._work(self._report)
        except Exception as error:
            log.info("Work in the background has failed.", exc_info=True)
            self.error = error

    def _report(self, share: float) -> bool:
        self._share = share
        return not self._cancelled.is_set()

    def _look(self) -> None:
        if self._thread.is_alive():
            if self._share != self._told:
                self._told = self._share
                self.progressed.emit(self._share)
            return
        self._timer.stop()
        self.done.emit()
