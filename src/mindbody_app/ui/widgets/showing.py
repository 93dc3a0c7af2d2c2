"""Showing and hiding parts of a page that has many of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_shown(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part.

    One that was never shown or hidden by itself is left to be shown with its page: showing it
    sooner would lay it out in a size that it never has, and for dozens of parts that is a wait.
    """
    if not shown or part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        part.setVisible(shown)
