"""A button that is on or off, and says so with a tick, not by its colour alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from mindbody_app.ui.icons import icon
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import button

_TICK = 18


def toggle(words: str, palette: Palette, *, on: bool) -> QPushButton:
    """A toggle; its `toggled` tells of changes."""
    made: QPushButton = button(words)
    made.setCheckable(True)
    made.setAutoDefault(False)
    made.setIconSize(QSize(_TICK, _TICK))

    def show(now: bool) -> None:
        made.setIcon(icon("check", palette.accent, _TICK) if now else QIcon())

    made.toggled.connect(show)
    made.setChecked(on)
    return made
