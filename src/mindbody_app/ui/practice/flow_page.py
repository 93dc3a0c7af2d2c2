"""What the pages around a session share: a column that scrolls and a footer that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, row


class FlowPage(QWidget):
    """One step of the way: `column` scrolls, the `footer`'s buttons are always in sight."""

    back = Signal()
    """Esc, or the button that leads back, where there is one."""

    def __init__(self, palette: Palette, *, width: int, back_words: str = "") -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tokens = palette
        self.page = Page(palette, width=width)
        self.column = self.page.column
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.page, 1)
        line = QFrame()
        line.setProperty("role", "line")
        outer.addWidget(line)
        self._footer = QGridLayout()
        self._footer.setContentsMargins(Space.L, Space.S + Space.XS, Space.L, Space.S + Space.XS)
        self._footer.setSpacing(Space.S)
        self._footer.setColumnStretch(0, 1)
        self._footer.setColumnStretch(2, 1)
        outer.addLayout(self._footer)
        if back_words:
            leave = button(
                back_words,
                self.back.emit,
                variant="quiet",
                icon_name="arrow-left",
                colour=palette.accent,
            )
            leave.setToolTip(self.tr("{0} (Esc)").format(back_words))
            self._footer.addWidget(leave, 0, 0, Qt.AlignmentFlag.AlignLeft)

    def fill_footer(self, *buttons: QPushButton) -> None:
        """Put buttons into the footer, in the middle."""
        self._footer.addLayout(row(*buttons), 0, 1)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of the page, once it has its place."""
        QTimer.singleShot(0, part, lambda: self.page.ensureWidgetVisible(part, 0, Space.L))

    def scroll_to_top(self) -> None:
        """Show the page from its beginning."""
        self.page.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)
