"""The diary on Today: a check-in second to Begin, and a quiet way to mark a day off the plan.

Today builds these before the first paint, so nothing heavy is imported here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mindbody_app.journal.excused import Reason
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import button, row, text

_BESIDE_FROM = 640
"""Pixels of a card; a narrower one has its buttons under its words."""
_BUTTONS_BESIDE_FROM = 430
_NARROWEST = 280


class _WordsAndButtons(QFrame):
    """A card with words at its one end and buttons at the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.column.setSpacing(Space.S)
        self.words = QVBoxLayout()
        self.words.setSpacing(Space.XS)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(Space.S)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(Space.S)
        self._line.addLayout(self.words, 1)
        self._line.addLayout(self._buttons)
        self.column.addLayout(self._line)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put these at the card's end."""
        for made in buttons:
            self._buttons.addWidget(made)

    def minimumSizeHint(self) -> QSize:
        # Side by side its parts would keep the page from becoming narrow, where they no longer are.
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _NARROWEST), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if self.width() >= _BESIDE_FROM else down)
        self._buttons.setDirection(across if self.width() >= _BUTTONS_BESIDE_FROM else down)
        super().resizeEvent(event)


class CheckInLine(_WordsAndButtons):
    """A check-in, what today's last one told, and the way to mark today as off the plan."""

    check_in = Signal()

    def __init__(self, off: OffToday) -> None:
        super().__init__()
        self.button = button(self.tr("Check in"), self.check_in.emit)
        self._told = text("", "soft")
        self.words.addWidget(text(self.tr("How is it today?"), "strong"))
        self.words.addWidget(self._told)
        self.add_buttons(off.offer_button, self.button)
        off.stands_after = self.button
        self.column.addWidget(off)
        self.tell("")

    def tell(self, words: str, *, waits: bool = False) -> None:
        """Tell of today's last check-in, or of one that waits to be saved; empty where there is
        none yet."""
        self._told.setText(words or self.tr("A check-in takes half a minute."))
        way = self.tr("Carry on") if waits else self.tr("Check in")
        self.button.setText(way)
        self.button.setAccessibleName(self.tr("Carry on with the check-in") if waits else way)


class WeeklyOffer(QWidget):
    """The weekly check-in, offered once a week in a line of the check-in's card."""

    weekly = Signal()
    put_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        told = text(self.tr("And the past week, in a few questions?"), "soft")
        line = row(
            told,
            button(self.tr("Not this week"), self.put_off.emit, variant="quiet"),
            button(self.tr("Weekly check-in"), self.weekly.emit),
            spacing=Space.S,
        )
        line.setStretch(0, 1)
        self.setLayout(line)


class OffToday(QWidget):
    """Marks today in two presses; says kindly that it is marked.

    Its `offer_button` stands where the owner puts it; the rest shows when there is something.
    """

    mark = Signal(object)
    """A `Reason`."""
    take_back = Signal()
    days_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.offer_button = button(
            self.tr("A flare, rest or away day?"), self._offer, variant="quiet"
        )
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._reason: Reason | None = None
        self._more: QWidget | None = None
        self.stands_after: QWidget = self.offer_button
        """What Tab leaves for what is shown here."""
        self.hide()

    def show_reason(self, reason: Reason | None) -> None:
        """Show whether today is off the plan, and why."""
        if self._more is not None and reason is self._reason is not None:
            return
        self._reason = reason
        self._drop()
        self.offer_button.setVisible(reason is None)
        if reason is not None:
            from mindbody_app.ui.diary.off_words import today_off_words

            words = text(today_off_words(reason))
            back = button(self.tr("Take out"), self.take_back.emit, variant="quiet")
            line = row(words, back)
            line.setStretch(0, 1)
            self._put(line)

    def _offer(self) -> None:
        from mindbody_app.ui.diary.off_words import off_day_words
        from mindbody_app.ui.widgets.flow import wrapping

        self.offer_button.hide()
        made = [button(off_day_words(reason), partial(self.mark.emit, reason)) for reason in Reason]
        other = button(self.tr("Other days"), self.days_off.emit, variant="quiet")
        self._put(wrapping(*made, other))
        made[0].setFocus()

    def _put(self, layout: QLayout) -> None:
        self._more = QWidget()
        self._more.setLayout(layout)
        self._line.addWidget(self._more, 1)
        before = self.stands_after
        for made in self._more.findChildren(QPushButton):
            QWidget.setTabOrder(before, made)
            before = made
        self.show()

    def _drop(self) -> None:
        more, self._more = self._more, None
        self.hide()
        if more is not None:
            self._line.removeWidget(more)
            more.hide()
            more.deleteLater()
