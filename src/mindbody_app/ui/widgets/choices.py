"""Controls for one choice of few and for a whole number: large, and never a drag alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.flow import FlowLayout

LEAST_LABEL_WIDTH = 150
"""So that steppers under one another line up."""


class OneOf(QWidget):
    """Buttons of which exactly one is chosen; arrows move between them."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], current: str) -> None:
        """`options` are pairs of value and words; `name` is what assistive tools read."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values: dict[QPushButton, str] = {}
        flow = FlowLayout(self)
        for value, words in options:
            made = button(words)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setChecked(value == current)
            made.setAccessibleDescription(name)
            self._group.addButton(made)
            self._values[made] = value
            flow.addWidget(made)
        self._group.buttonClicked.connect(lambda made: self.chosen.emit(self._values[made]))

    @property
    def value(self) -> str:
        """The chosen option's value."""
        return next(value for made, value in self._values.items() if made.isChecked())

    def choose(self, value: str) -> None:
        """Choose an option by its value, or none for an unknown one, without telling `chosen`."""
        self._group.setExclusive(False)
        for made, mine in self._values.items():
            made.setChecked(mine == value)
        self._group.setExclusive(True)

    def offer(self, values: Collection[str]) -> None:
        """Show these options and no others."""
        for made, mine in self._values.items():
            made.setVisible(mine in values)


class Stepper(QWidget):
    """A whole number between bounds, by two large buttons or the arrow and page keys."""

    changed = Signal(int)

    def __init__(
        self,
        name: str,
        words: Callable[[int], str],
        bounds: tuple[int, int],
        value: int,
        palette: Palette,
        *,
        big_step: int = 5,
    ) -> None:
        """`words` says a number as it is shown, such as “20 minutes”."""
        super().__init__()
        self._least, self._most = bounds
        self._words, self._name, self._big_step = words, name, big_step
        self._value = min(max(value, self._least), self._most)
        self._fewer = self._step_button(self.tr("Less: {0}").format(name), "minus", -1, palette)
        self._more = self._step_button(self.tr("More: {0}").format(name), "plus", 1, palette)
        self._label: QLabel = text("", "lead", wrap=False)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._fewer)
        line.addWidget(self._label)
        line.addWidget(self._more)
        line.addStretch(1)
        self._show()

    def _step_button(self, name: str, icon_name: str, step: int, palette: Palette) -> QPushButton:
        made = button(
            name,
            lambda: self.set_value(self._value + step),
            variant="round",
            icon_name=icon_name,
            colour=palette.ink,
        )
        made.setAutoRepeat(True)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        # Only now does the label have the style sheet's font to measure with.
        metrics = self._label.fontMetrics()
        widest = max(
            metrics.horizontalAdvance(self._words(value))
            for value in range(self._least, self._most + 1)
        )
        self._label.setMinimumWidth(max(widest + Space.M, LEAST_LABEL_WIDTH))
        super().showEvent(event)

    @property
    def value(self) -> int:
        """The number."""
        return self._value

    def set_bounds(self, least: int, most: int) -> None:
        """Take other bounds; a number outside them is held to them without telling `changed`."""
        self._least, self._most = least, most
        self._value = min(max(self._value, least), most)
        self._show()

    def set_value(self, value: int) -> None:
        """Take a number, held to the bounds."""
        held = min(max(value, self._least), self._most)
        if held != self._value:
            self._value = held
            self._show()
            self.changed.emit(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Plus: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Minus: -1,
            Qt.Key.Key_PageUp: self._big_step,
            Qt.Key.Key_PageDown: -self._big_step,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_value(self._value + step)

    def _show(self) -> None:
        words = self._words(self._value)
        self._label.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self._fewer.setEnabled(self._value > self._least)
        self._more.setEnabled(self._value < self._most)
