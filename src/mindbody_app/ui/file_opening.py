"""The one way for files that are opened with the app, whoever hands them over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mindbody_app.store.file_kinds import FileKind, holds_plan, kind_of, not_ours
from mindbody_app.ui.clinic.covers import ClinicCovers
from mindbody_app.ui.own_scripts.covers import ScriptCovers
from mindbody_app.ui.services import Services

if TYPE_CHECKING:
    from mindbody_app.ui.main_window import MainWindow

WAIT_MS = 500
"""Between two looks whether the window is free."""


class FileOpening(QObject):
    """Shows one file after the other, each as soon as nothing covers the window's screens.

    A practice is never interrupted, and no file takes another's place: they wait in the order in
    which they came. One that is asked for again while it waits or is in sight is shown once.
    """

    def __init__(self, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.clinic = ClinicCovers(services, window, self.open_file)
        self.scripts = ScriptCovers(services, window, self.open_file)
        self._waiting: dict[Path | None, Callable[[bool], None]] = {}
        """What shows each, told whether it was asked for just now."""
        self._in_sight: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._look)

    def open_file(self, path: Path, *, again: bool = True) -> None:
        """Show what a file holds, or say what is wrong with it; nothing is kept by that.

        Args:
            path: the file, which may be anything or nothing.
            again: whether to show a plan that the person has answered, or put off, before.
        """
        if path == self._in_sight and not self._window.free:
            return
        self._waiting.setdefault(path, lambda asked: self._show(path, again=again, asked=asked))
        self._look(path)
        if again and path in self._waiting and not self._window.in_session:
            self._tell_waiting()

    def look_beside(self) -> None:
        """Show the plan that lies beside the app, if the person hasn't answered it yet."""
        self._waiting[None] = lambda _asked: self.clinic.show_beside()
        self._look()

    def _tell_waiting(self) -> None:
        """Say on the page in sight that a file waits; a session is left in peace."""
        from mindbody_app.ui.practice.flow_page import FlowPage

        for page in self._window.findChildren(FlowPage):
            if page.isVisible():
                page.tell_aside(self.tr("The file that you opened waits until you are done here."))

    def _show(self, path: Path, *, again: bool, asked: bool) -> None:
        if holds_plan(path):
            self.clinic.show_file(path, again=again, by_itself=not asked)
        elif kind_of(path) is FileKind.SCRIPT:
            self.scripts.show_file(path)
        else:
            self._window.notices.say(not_ours(path), instead="file")

    def _look(self, asked: Path | None = None) -> None:
        """Show what waits; `asked` is the file that the person asks for now, if there is one."""
        while self._window.free:
            self._in_sight = None
            if not self._waiting:
                break
            path = next(iter(self._waiting))
            self._waiting.pop(path)(path is not None and path == asked)
            self._in_sight = path
        if self._waiting or self._in_sight is not None:
            self._timer.start()
        else:
            self._timer.stop()
