"""A window that asks something, and waits over another for the answer."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.focus_ring import FocusRing

_QUESTION_WIDTH = 440


class Dialog(QDialog):
    """Shows where the keyboard is as the app's window does."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.tokens = palette
        self._ring: FocusRing | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._ring is None:
            self._ring = FocusRing(self, self.tokens.focus, self.tokens.surface)


class Question(Dialog):
    """Accepted when the person agrees; the keyboard begins at what changes nothing, as Esc does."""

    def __init__(
        self, palette: Palette, parent: QWidget, question: str, *, agree: str, keep: str
    ) -> None:
        super().__init__(palette, parent)
        self.setWindowTitle(parent.window().windowTitle())
        self.setAccessibleName(question)
        self.agree_button = button(agree, self.accept)
        self.keep_button = button(keep, self.reject, variant="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(text(question, "lead"))
        column.addStretch(1)
        column.addLayout(wrapping(self.keep_button, self.agree_button))
        self.resize(QSize(_QUESTION_WIDTH, 0).boundedTo(self.screen().availableGeometry().size()))
        self.keep_button.setFocus()
