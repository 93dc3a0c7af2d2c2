"""Small switches in a row, to narrow a list down by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mindbody_app.ui.widgets.flow import FlowLayout

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class _Chip(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            # Else Qt would move along the order of Tab; the row knows its own neighbours.
            event.ignore()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """Each is on or off. Tab stops once at the row; arrows reach its chips, Space switches one."""

    changed = Signal()

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], *, one_at_most: bool = False
    ) -> None:
        """`options` are pairs of value and words; `name` is what assistive tools read.

        With `one_at_most`, switching one on switches the others off.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._one_at_most = one_at_most
        self._chips: dict[str, QPushButton] = {}
        flow = FlowLayout(self)
        for value, words in options:
            made = _Chip(words)
            made.setProperty("variant", "chip")
            made.setCheckable(True)
            made.setAccessibleName(self.tr("{0}, filter").format(words))
            made.setAccessibleDescription(name)
            made.clicked.connect(lambda on, value=value: self._pressed(value, on=on))
            self._chips[value] = made
            flow.addWidget(made)
        self._stop_at(next(iter(self._chips.values())))

    @property
    def values(self) -> frozenset[str]:
        """Those that are on."""
        return frozenset(value for value, made in self._chips.items() if made.isChecked())

    def chip(self, value: str) -> QPushButton:
        """The chip of a value."""
        return self._chips[value]

    def clear(self) -> None:
        """Switch all off, without telling `changed`."""
        for made in self._chips.values():
            made.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        chips = list(self._chips.values())
        at = next((number for number, made in enumerate(chips) if made.hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(chips):
            super().keyPressEvent(event)
            return
        self._stop_at(chips[at + step])
        chips[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, value: str, *, on: bool) -> None:
        if on and self._one_at_most:
            for other, made in self._chips.items():
                made.setChecked(other == value)
        self._stop_at(self._chips[value])
        self.changed.emit()

    def _stop_at(self, stop: QPushButton) -> None:
        for made in self._chips.values():
            policy = Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)
