"""Asks kindly whether to stop; the session waits meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.flow import FlowLayout

_WIDTH = 560


class StopPage(QWidget):
    """Stands in the session's place until it is answered; Esc goes on."""

    go_on = Signal()
    stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = text("", "lead")
        self.go_on_button = button(self.tr("Go on"), self.go_on.emit, variant="begin")
        self.stop_button = button(self.tr("Stop here"), self.stop.emit)
        self.stop_button.setProperty("variant", "large")
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("Stop here?"), "title"))
        column.addWidget(self._kept)
        column.addSpacing(Space.M)
        buttons = FlowLayout(spacing=Space.M)
        buttons.addWidget(self.go_on_button)
        buttons.addWidget(self.stop_button)
        column.addLayout(buttons)
        content = QWidget()
        content.setMaximumWidth(_WIDTH)
        content.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.insertStretch(0, 1)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        outer.addStretch(1)
        outer.addWidget(content, 1000)
        outer.addStretch(1)

    @property
    def words(self) -> str:
        """The sentence that stands under the question."""
        return self._kept.text()

    def ask(self, record: PracticeRecord) -> None:
        """Ask, saying how far one has come and that it is kept."""
        minutes = record.minutes_practised
        if minutes == 0:
            words = self.tr("That is fine. You can come back whenever you like.")
        else:
            words = self.tr(
                "You have practised %n of {0} minutes. Every minute is kept.", "", minutes
            ).format(record.minutes_planned)
        self._kept.setText(words)
        self.go_on_button.setAccessibleDescription(words)
        self.go_on_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_on.emit()
        else:
            super().keyPressEvent(event)
