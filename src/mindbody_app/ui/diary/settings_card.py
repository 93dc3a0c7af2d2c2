"""What the diary asks for, in Settings."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mindbody_app.ui.diary.weekly_page import activity_field
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.forms import form, form_line

_SETTLE_MS = 400
_OFFER, _LEAVE = "offer", "leave"


class DiaryCard(QFrame):
    """The activity that matters, and whether the weekly check-in is offered."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._services = services
        settings = services.settings.current
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("Diary"), "heading"))
        self.activity = activity_field(settings.own_activity)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._keep)
        self.activity.textEdited.connect(lambda _words: self._settle.start())
        self.asking = OneOf(
            self.tr("Weekly check-in on Today"),
            [(_OFFER, self.tr("Offer it once a week")), (_LEAVE, self.tr("Don't offer it"))],
            _OFFER,
        )
        self.asking.chosen.connect(
            lambda value: services.settings.change(ask_weekly=value == _OFFER)
        )
        grid = form(column)
        form_line(
            grid,
            self.tr("What matters to you"),
            self.activity,
            self.tr("The weekly check-in asks how well you could do it. It may stay empty."),
        )
        form_line(grid, self.tr("Weekly check-in"), self.asking)
        self.refresh()

    def refresh(self) -> None:
        """Show the settings as they are now."""
        settings = self._services.settings.current
        if not self._settle.isActive():
            self.activity.setText(settings.own_activity)
        self.asking.choose(_OFFER if settings.ask_weekly else _LEAVE)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._settle.isActive():
            self._settle.stop()
            self._keep()

    def _keep(self) -> None:
        self._services.settings.change(own_activity=" ".join(self.activity.text().split()))
