"""Conditions to ask a clinician with, and what each changes, said at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from mindbody_app.practice.body import Body, HealthCondition
from mindbody_app.ui.body.words import condition_words, consequence_words
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.flow import FlowLayout
from mindbody_app.ui.widgets.toggle import toggle


class HealthCard(QFrame):
    """A toggle for each condition, and under them a sentence for each that is on."""

    changed = Signal(object)
    """The `HealthCondition`s that are on."""

    def __init__(self, palette: Palette, body: Body) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(text(self.tr("Your health"), "heading"))
        column.addWidget(
            text(
                self.tr(
                    "With some of these, parts of a practice are better left out. It is kept on"
                    " this machine only, and nobody sees it."
                ),
                "soft",
            )
        )
        self.toggles: dict[HealthCondition, QPushButton] = {}
        flow = FlowLayout()
        for condition in HealthCondition:
            made = toggle(condition_words(condition), palette, on=condition in body.conditions)
            made.clicked.connect(self._tell)
            self.toggles[condition] = made
            flow.addWidget(made)
        column.addLayout(flow)
        self._consequences = QVBoxLayout()
        self._consequences.setSpacing(Space.S)
        column.addLayout(self._consequences)
        self._said = {condition: self._sentence(condition) for condition in HealthCondition}
        self.show_body(body)

    @property
    def words(self) -> str:
        """The consequences on show, one on each line."""
        shown = (each for each in self._said.values() if not each.isHidden())
        return "\n".join(each.property("words") for each in shown)

    def show_body(self, body: Body) -> None:
        """Show which conditions are on."""
        for condition, made in self.toggles.items():
            made.setChecked(condition in body.conditions)
            self._said[condition].setVisible(condition in body.conditions)

    def _sentence(self, condition: HealthCondition) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "hero")
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.M, Space.S + Space.XS, Space.M, Space.S + Space.XS)
        words = self.tr("{0}: {1}").format(condition_words(condition), consequence_words(condition))
        frame.setProperty("words", words)
        column.addWidget(text(words))
        frame.hide()
        self._consequences.addWidget(frame)
        return frame

    def _tell(self, _checked: bool = False) -> None:
        on = frozenset(each for each, made in self.toggles.items() if made.isChecked())
        self.changed.emit(on)
