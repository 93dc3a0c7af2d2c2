"""Small switches in a row, to narrow a list down by or to say what applies."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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
    pressed = Signal(str)
    """The value of a chip that was pressed, before `changed`."""

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        one_at_most: bool = False,
        spoken: str = "",
    ) -> None:
        """`options` are pairs of value and words; `name` is what assistive tools read.

        With `one_at_most`, switching one on switches the others off. `spoken` says a chip's words
        to a screen reader, with {0} for them; they are called filters without it.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._one_at_most = one_at_most
        self._spoken = spoken or self.tr("{0}, filter")
        self._chips: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self)
        self._last: QWidget | None = None
        for value, words in options:
            self.add(value, words)
        if self._chips:
            self._stop_at(next(iter(self._chips.values())))

    def add(self, value: str, words: str) -> None:
        """Put one more at the end, switched off; Tab doesn't stop there unless it is the first."""
        made = _Chip()
        made.setProperty("variant", "chip")
        made.setCheckable(True)
        made.setAccessibleDescription(self.accessibleName())
        made.setFocusPolicy(
            Qt.FocusPolicy.ClickFocus if self._chips else Qt.FocusPolicy.StrongFocus
        )
        made.clicked.connect(lambda on, value=value: self._pressed(value, on=on))
        self._chips[value] = made
        self._flow.addWidget(made)
        if self._last is not None:
            self.put_last(self._last)
        self.say(value, words)

    def put_last(self, part: QWidget) -> None:
        """Keep a part after the chips, for the eye and for Tab."""
        self._flow.removeWidget(part)
        self._last = part
        self._flow.addWidget(part)
        part.raise_()

    def say(self, value: str, words: str) -> None:
        """Give a chip other words."""
        made = self._chips[value]
        made.setText(words)
        made.setAccessibleName(self._spoken.format(words))
        self._flow.invalidate()

    @property
    def values(self) -> frozenset[str]:
        """Those that are on."""
        return frozenset(value for value, made in self._chips.items() if made.isChecked())

    def show_on(self, values: Collection[str]) -> None:
        """Switch these on and the others off, without telling `changed`."""
        for value, made in self._chips.items():
            made.setChecked(value in values)

    def __contains__(self, value: str) -> bool:
        return value in self._chips

    @property
    def order(self) -> tuple[str, ...]:
        """The values of all, in the order in which they stand."""
        return tuple(self._chips)

    def chip(self, value: str) -> QPushButton:
        """The chip of a value."""
        return self._chips[value]

    def clear(self) -> None:
        """Switch all off, without telling `changed`."""
        self.show_on(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        chips = [made for made in self._chips.values() if not made.isHidden()]
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
        self.pressed.emit(value)
        self.changed.emit()

    def _stop_at(self, stop: QPushButton) -> None:
        for made in self._chips.values():
            policy = Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)
