"""Showing and hiding parts of a page that has many of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from mindbody_app.ui.theme import Space


def set_shown(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part.

    One that was never shown or hidden by itself is left to be shown with its page: showing it
    sooner would lay it out in a size that it never has, and for dozens of parts that is a wait.
    """
    if not shown or part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        part.setVisible(shown)


def bring_into_view(part: QWidget) -> None:
    """Scroll the page that a part lies in until it can be seen, once it has its place there."""

    def scroll() -> None:
        around = part.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(part, 0, Space.M)

    QTimer.singleShot(0, part, scroll)
