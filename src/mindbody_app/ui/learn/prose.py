"""Text to read at length."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import TextRole, row, text

LINE_HEIGHT = 140
"""Per cent of the letters' own height."""


class Prose(QLabel):
    """A piece of text that can be marked while it is read aloud; plain words, never markup."""

    def __init__(self, words: str, role: TextRole = "lead") -> None:
        super().__init__()
        shape = text("", role)
        self.setProperty("role", role)
        self.setProperty("heard", False)
        self.setWordWrap(True)
        self.setSizePolicy(shape.sizePolicy())
        self.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self.setAccessibleName(words)
        if role == "lead":
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText(f'<p style="margin: 0; line-height: {LINE_HEIGHT}%">{escape(words)}</p>')
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(words)

    @property
    def heard(self) -> bool:
        """Whether it is marked as being read aloud."""
        return bool(self.property("heard"))

    def mark(self, heard: bool) -> None:
        """Mark it as being read aloud, or no longer."""
        if heard != self.heard:
            self.setProperty("heard", heard)
            self.style().unpolish(self)
            self.style().polish(self)


def point(words: Prose, palette: Palette) -> QHBoxLayout:
    """A point of a list, with its dot."""
    dot = text("•", "lead", wrap=False)
    dot.setContentsMargins(Space.S, Space.XS, 0, 0)
    dot.setStyleSheet(f"color: {palette.accent}")
    line = row(dot, words, spacing=0)
    line.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return line
