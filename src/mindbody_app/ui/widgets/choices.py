"""Controls for one choice of few and for a whole number: large, and never a drag alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from mindbody_app.ui.qt_numbers import CLICK_FOCUS, STRONG_FOCUS
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.flow import FlowLayout
from mindbody_app.ui.widgets.steps import SteppedNumber

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
        self._group.buttonToggled.connect(self._let_tab_in)
        self._let_tab_in()

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

    def _let_tab_in(self) -> None:
        """Let Tab come to the chosen option; Qt sees to that only once the keyboard was here."""
        stop = self._group.checkedButton() or next(iter(self._values))
        for made in self._values:
            made.setProperty("focusPolicy", STRONG_FOCUS if made is stop else CLICK_FOCUS)

    def focus_in(self) -> None:
        """Put the keyboard on the chosen option, or on the first where none is chosen."""
        shown = [made for made in self._values if made.isVisibleTo(self)]
        (next((made for made in shown if made.isChecked()), None) or shown[0]).setFocus()

    def offer(self, values: Collection[str]) -> None:
        """Show these options and no others."""
        for made, mine in self._values.items():
            made.setVisible(mine in values)


class Stepper(SteppedNumber):
    """A whole number between near bounds, by two buttons."""

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
        label = text("", "lead", wrap=False)
        super().__init__(name, words, label, bounds=bounds, value=value, steps=(1, big_step))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._step_button(self.tr("Less: {0}").format(name), "minus", -1, palette))
        line.addWidget(self._label)
        line.addWidget(self._step_button(self.tr("More: {0}").format(name), "plus", 1, palette))
        line.addStretch(1)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        # Only now does the label have the style sheet's font to measure with.
        metrics = self._label.fontMetrics()
        least, most = self._bounds
        widest = max(
            metrics.horizontalAdvance(self._words(value)) for value in range(least, most + 1)
        )
        self._label.setMinimumWidth(max(widest + Space.M, LEAST_LABEL_WIDTH))
        super().showEvent(event)

    @property
    def words_width(self) -> int:
        """Pixels of the words between its buttons, once it was shown."""
        return self._label.minimumWidth()

    def widen_words(self, pixels: int) -> None:
        """Give the words more room, so that steppers under one another line up."""
        self._label.setMinimumWidth(pixels)

    def set_bounds(self, least: int, most: int) -> None:
        """Take other bounds; a number outside them is held to them without telling `changed`."""
        self.show_value(self._value, (least, most))
