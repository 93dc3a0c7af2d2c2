"""What a page answers to what was just done, over its footer, where nothing scrolls it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel

from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.outside_words import breakable


class SaidLine(QLabel):
    """Shows a sentence and has a screen reader say it; takes no room before the first."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "lead")
        self.setWordWrap(True)
        self.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def say(self, words: str) -> None:
        """Say something; nothing takes away what was said before."""
        self.setText(breakable(words))
        self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
