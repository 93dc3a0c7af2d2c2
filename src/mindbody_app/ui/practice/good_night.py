"""After a practice that ends asleep: a dark page that asks nothing and waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.ui.practice.after_page import AfterPage
from mindbody_app.ui.practice.after_words import ending_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LOW_STIMULUS, Space, mixed
from mindbody_app.ui.widgets.basics import button, row, text

DIM = LOW_STIMULUS
"""The colours of a practice that ends asleep and of what follows it, in every theme."""
_INK = mixed(DIM.sunken, DIM.ink_soft, 0.82)
"""Still 4.5:1 on what it stands on."""
DIM_STYLE = f"""{style_sheet(DIM)}
QWidget[role="night"] {{ background: {DIM.sunken}; }}
QWidget[role="night"] QLabel, QWidget[role="night"] QPushButton {{ color: {_INK}; }}
"""
POINTER_MS = 3000
_WIDTH = 560


class GoodNightPage(QWidget):
    """Two sentences and two quiet buttons; Space and Return do nothing until Tab reaches one."""

    done = Signal()
    rate = Signal()

    def __init__(self, record: PracticeRecord) -> None:
        super().__init__()
        self.setProperty("role", "night")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.setInterval(POINTER_MS)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        heading, words = self._words(record)
        self.rate_button = button(self.tr("Say how it is now"), self.rate.emit, variant="quiet")
        self.done_button = button(self.tr("Close"), self.done.emit, variant="quiet")
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        column.addStretch(1)
        for label in (text(heading, "heading"), text(words, "soft")):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(2)
        for made in (self.rate_button, self.done_button):
            made.setMouseTracking(True)
        column.addLayout(row(None, self.rate_button, self.done_button, None, spacing=Space.S))
        content = QWidget()
        content.setMouseTracking(True)
        content.setMaximumWidth(_WIDTH)
        content.setLayout(column)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        outer.addStretch(1)
        outer.addWidget(content, 1000)
        outer.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Someone is awake: the pointer comes back for a while."""
        self.unsetCursor()
        self._pointer.start()
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _words(self, record: PracticeRecord) -> tuple[str, str]:
        if record.ended is Ended.COMPLETED:
            return self.tr("Good night"), self.tr(
                "Your practice is kept. You can leave everything as it is."
            )
        return ending_words(record)


class AfterSleep(QStackedWidget):
    """The dark page, and the usual one in its colours for whoever wants to rate after all."""

    done = Signal()
    again = Signal()

    def __init__(self, services: Services, record: PracticeRecord) -> None:
        super().__init__()
        self.setStyleSheet(DIM_STYLE)
        self._services, self._record = services, record
        self.good_night = GoodNightPage(record)
        self.good_night.done.connect(self.done)
        self.good_night.rate.connect(self._rate)
        self.addWidget(self.good_night)
        self.after_page: AfterPage | None = None
        """Where it is rated, once that was wished for."""

    def leave(self) -> None:
        """Keep what is written but not yet kept."""
        if self.after_page is not None:
            self.after_page.leave()

    def _rate(self) -> None:
        self.after_page = page = AfterPage(self._services, DIM)
        page.done.connect(self.done)
        page.again.connect(self.again)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.open(self._record)
