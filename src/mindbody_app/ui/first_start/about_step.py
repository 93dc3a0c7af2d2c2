"""The first step: what this is and isn't, and whom to call."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.safety.country_choice import CountryChoice
from mindbody_app.ui.safety.words import emergency_words, help_for
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import button, card, mark, row, text
from mindbody_app.ui.widgets.flow import wrapping

_BESIDE_FROM = 720
_HELP_LAST_BESIDE, _HELP_LAST_BELOW = 600, 800
"""In windows lower than this many pixels the number to call comes before the cards, else it would
lie out of sight under them."""
_FIRST, _LAST = 1, 2
_SIGN = 20
_COUNTRY_WIDTH = 320


class AboutStep(StepPage):
    """Emits `safety` when the safety sheet is asked for."""

    def __init__(self, services: Services, palette: Palette, place: tuple[int, int]) -> None:
        super().__init__(
            palette,
            place,
            self.tr("Welcome"),
            self.tr("Guided practice for people who live with pain."),
        )
        self._services = services
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(Space.L)
        self._cards.addWidget(self._is_card(), 1)
        self._cards.addWidget(self._is_not_card(), 1)
        self.column.addLayout(self._cards)
        self._help = self._help_card()
        self.column.addWidget(self._help)
        self.settle(button(self.tr("Next"), self.further.emit, variant="begin"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        last = self.height() >= (_HELP_LAST_BESIDE if beside else _HELP_LAST_BELOW)
        # The title stands at 0, and the cards with it.
        place = _LAST if last else _FIRST
        if self.column.indexOf(self._help) != place:
            self.column.removeWidget(self._help)
            self.column.insertWidget(place, self._help)

    def _is_card(self) -> QFrame:
        return self._points(
            self.tr("What it is"),
            "check",
            (
                self.tr("Guided body scans, breathing and rest."),
                self.tr("A record that stays on this machine."),
                self.tr("It may help you to live well with pain."),
            ),
        )

    def _is_not_card(self) -> QFrame:
        return self._points(
            self.tr("What it isn't"),
            "minus",
            (
                self.tr("No treatment, and no stand-in for care."),
                self.tr("Nobody watches it. It can't call for help."),
                self.tr("It makes no promise about your pain."),
            ),
        )

    def _points(self, title: str, sign: str, sentences: Iterable[str]) -> QFrame:
        frame, column = card()
        column.addWidget(text(title, "heading"))
        for sentence in sentences:
            line = row(spacing=Space.S)
            line.addWidget(
                mark(sign, self.tokens.accent, _SIGN), alignment=Qt.AlignmentFlag.AlignTop
            )
            line.addWidget(text(sentence), 1)
            column.addLayout(line)
        column.addStretch(1)
        return frame

    def _help_card(self) -> QFrame:
        frame, column = card("hero")
        column.setSpacing(Space.S)
        column.addWidget(text(self.tr("In an emergency"), "overline"))
        self.call = text("", "title")
        column.addWidget(self.call)
        column.addSpacing(Space.S)
        self.countries = CountryChoice(self._services, self.tokens)
        self.countries.currentIndexChanged.connect(lambda _index: self._show_numbers())
        # Wide enough for the system's country.
        self.countries.setMinimumWidth(_COUNTRY_WIDTH)
        label = text(self.tr("Numbers of"), wrap=False)
        label.setMinimumHeight(TARGET)
        label.setBuddy(self.countries)
        self.safety_button = button(
            self.tr("More on safety (F1)"), self.safety.emit, variant="quiet"
        )
        column.addLayout(wrapping(label, self.countries, self.safety_button, spacing=Space.M))
        self._show_numbers()
        return frame

    def _show_numbers(self) -> None:
        self.call.setText(emergency_words(help_for(self._services, self.locale())))
