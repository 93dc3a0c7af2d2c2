"""Whose numbers the safety sheet shows: a country's, and the person's or the clinic's own."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from mindbody_app.ui.safety.country_choice import CountryChoice
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.forms import form, form_line

_SETTLE_MS = 400
_OWN_HEIGHT = 96
_MOST_LETTERS = 1000
_LEAST_WIDTH = 160


class SafetyCard(QFrame):
    """Chooses the country, takes own numbers, and opens the sheet."""

    sheet_wanted = Signal()

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._services = services
        settings = services.settings.current
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("Safety"), "heading"))
        self.countries = CountryChoice(services, palette)
        self.own = QPlainTextEdit(settings.help_words)
        self.own.setAccessibleName(self.tr("Your own numbers"))
        self.own.setPlaceholderText(self.tr("For instance your clinic, or someone you trust"))
        self.own.setFixedHeight(_OWN_HEIGHT)
        self.own.setMinimumWidth(_LEAST_WIDTH)
        self.own.setTabChangesFocus(True)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._keep_own)
        self.own.textChanged.connect(self._settle.start)
        grid = form(column)
        form_line(
            grid,
            self.tr("Emergency numbers of"),
            self.countries,
            self.tr("Numbers can change. Please check the ones for your country once."),
        )
        form_line(
            grid,
            self.tr("Your own numbers"),
            self.own,
            self.tr("They stand first on the safety sheet. A clinic can put its numbers here."),
        )
        sheet = button(self.tr("Open the safety sheet"), self.sheet_wanted.emit)
        sheet.setToolTip(self.tr("F1, at any time"))
        column.addLayout(row(sheet, None))

    def keep(self) -> None:
        """Keep what was just typed."""
        if self._settle.isActive():
            self._settle.stop()
            self._keep_own()

    def _keep_own(self) -> None:
        self._services.settings.change(help_words=self.own.toPlainText()[:_MOST_LETTERS])
