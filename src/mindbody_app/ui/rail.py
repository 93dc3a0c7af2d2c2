"""The rail at the window's side: a button for each screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from mindbody_app.ui.icons import icon
from mindbody_app.ui.key_words import key_words
from mindbody_app.ui.qt_numbers import CLICK_FOCUS, STRONG_FOCUS
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button

_WIDE = 208
_NARROW = 84
_WITH_SAFETY_FROM = 440
"""Lower rails, in pixels, have no room for the safety sheet's button."""


class Rail(QFrame):
    """One stop for Tab, at the screen that is open, where arrows reach the others; and one at its
    foot, for the safety sheet."""

    chosen = Signal(str)
    """The name of a screen whose button was pressed."""
    safety = Signal()
    """The safety sheet is asked for."""

    def __init__(self, screens: Mapping[str, tuple[str, str]], palette: Palette) -> None:
        """`screens` are pairs of words and icon by name, in order."""
        super().__init__()
        self.setProperty("role", "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.L, Space.M, Space.L)
        column.setSpacing(Space.S)
        self._words = {name: words for name, (words, _) in screens.items()}
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for number, (name, (words, icon_name)) in enumerate(screens.items(), start=1):
            made = self._make(words, icon_name, palette, key_words(f"Ctrl+{number}"))
            made.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            made.setCheckable(True)
            group.addButton(made)
            column.addWidget(made)
            self._buttons[name] = made
        column.addStretch(1)
        self._safety_words = self.tr("Safety")
        self.safety_button = self._make(self._safety_words, "life-buoy", palette, "F1")
        self.safety_button.clicked.connect(lambda _checked=False: self.safety.emit())
        column.addWidget(self.safety_button)

    def _make(self, words: str, icon_name: str, palette: Palette, keys: str) -> QPushButton:
        made = button(words, variant="rail")
        made.setIcon(icon(icon_name, palette.ink, 24))
        made.setIconSize(QSize(24, 24))
        made.setToolTip(f"{words} ({keys})")
        return made

    def show_open(self, name: str) -> None:
        """Mark the screen that is open."""
        for each, made in self._buttons.items():
            made.setChecked(each == name)
            made.setProperty("focusPolicy", STRONG_FOCUS if each == name else CLICK_FOCUS)

    def fit(self, *, narrow: bool) -> None:
        """Stand there with icons alone, or with words beside them."""
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        for name, made in self._buttons.items():
            made.setText("" if narrow else f"  {self._words[name]}")
        self.safety_button.setText("" if narrow else f"  {self._safety_words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the screens come first; F1 opens the sheet there, too."""
        self.safety_button.setVisible(self.height() >= _WITH_SAFETY_FROM)
        super().resizeEvent(event)
