"""The second step: what the eyes, the ears and the body would like."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from mindbody_app.ui.body.words import comfort_words
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.look_choices import colours_choice, movement_choice
from mindbody_app.ui.narrator_choice import NarratorChoice
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import button, card, row, text
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.forms import form, form_line


class ComfortStep(StepPage):
    """Every choice is kept at once, and stays in Settings."""

    look_changed = Signal(str)
    """Colours or movement, by the name that `rest_on_choice` takes; all is drawn anew."""
    body_wanted = Signal()

    def __init__(self, services: Services, palette: Palette, place: tuple[int, int]) -> None:
        super().__init__(
            palette,
            place,
            self.tr("Make it comfortable"),
            self.tr("Change what you like. You find it all again in Settings."),
        )
        self._services = services
        self.looks: dict[str, OneOf] = {
            "colours": colours_choice(services.settings, lambda: self.look_changed.emit("colours")),
            "movement": movement_choice(
                services.settings, lambda: self.look_changed.emit("movement")
            ),
        }
        self.column.addWidget(self._senses_card())
        self.column.addWidget(self._body_card())
        self.settle(button(self.tr("Next"), self.further.emit, variant="begin"))

    def rest_on_choice(self, name: str) -> None:
        """Have the keyboard at what is chosen of the colours or of the movement."""
        for made in self.looks[name].findChildren(QPushButton):
            if made.isChecked():
                self.rest_on(made)

    def showEvent(self, event: QShowEvent) -> None:
        self._body_words.setText(comfort_words(self._services.settings.current.body))
        super().showEvent(event)

    def _senses_card(self) -> QFrame:
        frame, column = card()
        grid = form(column)
        form_line(
            grid,
            self.tr("Colours"),
            self.looks["colours"],
            self.tr("Low stimulus is dim and warm, for days when light hurts."),
        )
        form_line(grid, self.tr("Movement"), self.looks["movement"])
        self.narrator = NarratorChoice(self._services, self.tokens)
        form_line(grid, self.tr("Voice"), self.narrator)
        return frame

    def _body_card(self) -> QFrame:
        frame, column = card()
        self.body_button = button(self.tr("Mark what hurts"), self.body_wanted.emit)
        control = QWidget()
        control.setFocusProxy(self.body_button)
        control.setLayout(row(self.body_button, None))
        grid = form(column)
        form_line(
            grid,
            self.tr("Your body"),
            control,
            self.tr("Also what to leave out, how you rest, and what to ask a clinician about."),
        )
        self._body_words = text("", "soft")
        grid.addWidget(self._body_words, grid.rowCount(), 1)
        return frame
