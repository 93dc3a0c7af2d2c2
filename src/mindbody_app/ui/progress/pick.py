"""Chips of which exactly one is on: what a chart shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal

from mindbody_app.ui.widgets.chips import Chips


class Pick(Chips):
    """Tab stops once, arrows reach the chips, Space picks."""

    picked = Signal(str)
    """Another value than before."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """The first option is picked."""
        super().__init__(name, options, one_at_most=True, spoken="{0}")
        self.value = options[0][0]
        self.show_on({self.value})
        self.pressed.connect(self.pick)

    def pick(self, value: str) -> None:
        """Pick a value; one that is picked already stays so."""
        self.show_on({value})
        self._stop_at(self.chip(value))
        if value != self.value:
            self.value = value
            self.picked.emit(value)

    def offer(self, values: Collection[str]) -> None:
        """Show these chips and no others; the one that is picked is among them."""
        for value in self.order:
            self.chip(value).setVisible(value in values)
        self._stop_at(self.chip(self.value))
