"""One choice of many, in a list that drops down."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox

from mindbody_app.ui.icons import icon
from mindbody_app.ui.theme import Palette, Space

_ARROW = 20
_LEAST_LETTERS = 12
_MOST_ROWS = 10
_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_LEAPS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class DropDown(QComboBox):
    """Arrows and letters open the list; no key and no wheel chooses from the closed one.

    What is typed walks to the entry that begins so, from the letter on that opened the list.
    """

    def __init__(self, name: str, palette: Palette) -> None:
        """`name` is what assistive tools read."""
        super().__init__()
        self.setAccessibleName(name)
        self._arrow = icon("chevron-down", palette.ink, _ARROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Else the longest name would keep the page from becoming narrow.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        self.setMaxVisibleItems(_MOST_ROWS)

    def add_heading(self, words: str) -> None:
        """Add words over a group of entries, which can't be chosen."""
        self.addItem(words)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(self.count() - 1)
        item.setEnabled(False)
        font = item.font()
        font.setBold(True)
        item.setFont(font)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The style sheet takes the style's own arrow away.
        place = QRect(self.width() - _ARROW - Space.M, 0, _ARROW, self.height())
        self._arrow.paint(QPainter(self), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A letter would choose an entry unseen; Escape, which has a text too, leads back.
        typed = event.text().isprintable() and event.text().strip()
        if event.key() in _OPENING or typed:
            self.showPopup()
            if typed:
                self._find(event.text())
        elif event.key() in _LEAPS or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _find(self, letter: str) -> None:
        """Begin a word with the letter that opened the list; the list takes those that follow."""
        view = self.view()
        # An empty word ends the one of the last time, and walks on by a row.
        view.keyboardSearch("")
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
        view.keyboardSearch(letter)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
