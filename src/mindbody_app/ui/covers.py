"""Pages that lie over the window's screens until they are answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.ui.main_window import MainWindow

_Page = TypeVar("_Page", bound=QWidget)


class Covers(QObject):
    """Lays pages over the window, one at a time, and takes them away again.

    Args:
        services: what screens may use.
        window: what is covered.
        open_file: what shows a chosen file.
    """

    def __init__(
        self, services: Services, window: MainWindow, open_file: Callable[[Path], None]
    ) -> None:
        super().__init__(window)
        self._services, self._window, self._open_file = services, window, open_file

    def lay(self, make: Callable[[Palette], _Page], opened: Callable[[_Page], None]) -> None:
        """Lay a page over the window.

        Args:
            make: makes the page, anew whenever the colours change.
            opened: called with every page that is laid there. One that is drawn anew then goes on
                where the one before it was.
        """
        now: list[_Page] = []

        def keep(palette: Palette) -> _Page:
            page = make(palette)
            if now:
                rest = _Rest.of(now[0])

                def go_on() -> None:
                    opened(page)
                    rest.go_on(page)

                # Not before it lies in the window.
                QTimer.singleShot(0, page, go_on)
            now[:] = [page]
            return page

        self._window.cover(keep)
        opened(now[0])

    def take_away(self) -> None:
        """Show the screen below, as the record is now."""
        self._window.cover(None)
        self._window.refresh()


class _Rest(NamedTuple):
    """Where a person is on a page."""

    name: str
    """What assistive tools call the part that has the keyboard."""
    scrolled: int
    """Pixels."""

    @classmethod
    def of(cls, page: QWidget) -> _Rest:
        part, area = page.focusWidget(), page.findChild(QScrollArea)
        name = part.accessibleName() if part is not None else ""
        return cls(name, area.verticalScrollBar().value() if area is not None else 0)

    def go_on(self, page: QWidget) -> None:
        """Be there again on a page that was drawn anew."""
        parts = (each for each in page.findChildren(QWidget) if each.accessibleName() == self.name)
        if self.name and (part := next(parts, None)) is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        if (area := page.findChild(QScrollArea)) is not None:
            area.verticalScrollBar().setValue(self.scrolled)
