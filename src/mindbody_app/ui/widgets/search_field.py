"""A field for words to look for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from mindbody_app.ui.key_words import key_words
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import button, mark

_GLASS = 20


class SearchField(QLineEdit):
    """Words to look for; Return and Down lead on to what was found, Esc empties it."""

    left_below = Signal()

    def __init__(self, words: str, palette: Palette) -> None:
        """`words` stand in the empty field, and are what assistive tools read."""
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key_words('Ctrl+F')})")
        self._glass = mark("search", palette.ink_soft, _GLASS)
        self._glass.setParent(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = button(
            self.tr("Clear the search"),
            self._empty,
            variant="bare",
            icon_name="x",
            colour=palette.ink,
        )
        self._clear.setParent(self)
        self._clear.hide()
        self.textChanged.connect(lambda words: self._clear.setVisible(bool(words)))
        self.setTextMargins(_GLASS + Space.S, 0, TARGET - Space.M, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._glass.move(Space.M, (self.height() - _GLASS) // 2)
        self._clear.move(self.width() - TARGET, (self.height() - TARGET) // 2)

    def _empty(self) -> None:
        self.clear()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_below.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
