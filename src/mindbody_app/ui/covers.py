"""Pages that lie over the window's screens until they are answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.ui.main_window import MainWindow

_Page = TypeVar("_Page", bound=QWidget)


class Covers(QObject):
    """Lays pages over the window, one at a time, and takes them away again."""

    def __init__(self, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._services, self._window = services, window

    def lay(self, make: Callable[[Palette], _Page], opened: Callable[[_Page], None]) -> None:
        """Lay a page over the window.

        Args:
            make: makes the page, anew whenever the colours change.
            opened: called once with the page that is laid there now.
        """
        made: list[_Page] = []

        def keep(palette: Palette) -> _Page:
            made.append(make(palette))
            return made[-1]

        self._window.cover(keep)
        opened(made[-1])

    def take_away(self) -> None:
        """Show the screen below, as the record is now."""
        self._window.cover(None)
        self._window.refresh()
