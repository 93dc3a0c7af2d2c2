"""A whole number by large buttons: near ones in single steps, far ones in long steps too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.flow import FlowLayout


class SteppedNumber(QWidget):
    """A whole number between bounds, shown in words; arrow and page keys change it too.

    A control puts its buttons on either side of the label.
    """

    changed = Signal(int)

    def __init__(
        self,
        name: str,
        words: Callable[[int], str],
        label: QLabel | QPushButton,
        *,
        bounds: tuple[int, int],
        value: int,
        steps: tuple[int, int],
    ) -> None:
        """`words` says a number as it is shown, such as “20 minutes”; `steps` are the short and
        the long one."""
        super().__init__()
        self._name, self._words, self._steps = name, words, steps
        self._label = label
        if isinstance(label, QLabel):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back: list[QPushButton] = []
        self._on: list[QPushButton] = []
        self._bounds = bounds
        self._value = self._held(value)

    @property
    def value(self) -> int:
        """The number."""
        return self._value

    def show_value(self, value: int, bounds: tuple[int, int]) -> None:
        """Take other bounds, and a number held to them, without telling `changed`."""
        self._bounds = bounds
        self._value = self._held(value)
        self._show()

    def set_value(self, value: int) -> None:
        """Take a number, held to the bounds."""
        held = self._held(value)
        if held != self._value:
            self._value = held
            self._show()
            self.changed.emit(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        short, long = self._steps
        step = {
            Qt.Key.Key_Up: short,
            Qt.Key.Key_Right: short,
            Qt.Key.Key_Plus: short,
            Qt.Key.Key_Down: -short,
            Qt.Key.Key_Left: -short,
            Qt.Key.Key_Minus: -short,
            Qt.Key.Key_PageUp: long,
            Qt.Key.Key_PageDown: -long,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_value(self._value + step)

    def _step_button(self, name: str, icon_name: str, step: int, palette: Palette) -> QPushButton:
        made = button(
            name,
            lambda: self.set_value(self._value + step),
            variant="round",
            icon_name=icon_name,
            colour=palette.ink,
        )
        return self._take_button(made, step)

    def _take_button(self, made: QPushButton, step: int) -> QPushButton:
        made.setAutoRepeat(True)
        (self._back if step < 0 else self._on).append(made)
        return made

    def _held(self, value: int) -> int:
        least, most = self._bounds
        return min(max(value, least), most)

    def _show(self) -> None:
        words = self._words(self._value)
        self._label.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        least, most = self._bounds
        for made in self._back:
            made.setEnabled(self._value > least)
        for made in self._on:
            made.setEnabled(self._value < most)


class Steps(SteppedNumber):
    """A value that may lie far away, by buttons on both sides: short steps and mostly long ones."""

    opened = Signal()
    """The words were pressed, where they are a button."""

    def __init__(
        self,
        name: str,
        words: Callable[[int], str],
        *,
        steps: tuple[int, int],
        shown: Sequence[str],
        step_names: Sequence[str],
        width: int,
        opens: tuple[str, Palette] | None = None,
    ) -> None:
        """`steps` are the short and the long one; `shown` stands on the buttons from the far left:
        a long step back, a short one, a short one on, a long one, or the short ones alone, and
        the long ones by keys; `step_names` tell them to a screen reader. `width` is that of the
        words. With `opens` the words are a button that offers another way to choose, called so."""
        self._opens = "" if opens is None else opens[0]
        label = text("", wrap=False) if opens is None else self._opening(opens[1])
        super().__init__(name, words, label, bounds=(0, 0), value=0, steps=steps)
        short, long = steps
        each = (-long, -short, short, long) if len(shown) == 4 else (-short, short)
        self._buttons = [
            self._worded_button(words_of, spoken, step)
            for words_of, spoken, step in zip(shown, step_names, each, strict=True)
        ]
        self._half = len(each) // 2
        if isinstance(label, QPushButton):
            label.clicked.connect(lambda _on=False: self.opened.emit())
        for part in (*self._buttons[: self._half], self._label, *self._buttons[self._half :]):
            part.setParent(self)
        self._label.setMinimumHeight(TARGET)
        self._flow = FlowLayout(self, Space.S)
        self._width, self._narrow = width, False
        self._arrange()
        self._show()

    def minimumSizeHint(self) -> QSize:
        # The words are as wide as there is room for, and must not keep it from becoming less.
        widest = max(made.minimumSizeHint().width() for made in self._buttons)
        return QSize(max(widest, TARGET), TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._width + Space.S + self._across()
        if narrow or narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _show(self) -> None:
        super()._show()
        if self._opens:
            words = self._label.text()
            # The icon fills its room; it keeps off the words by a blank.
            self._label.setText(f" {words}")
            told = QCoreApplication.translate("Steps", "{0}: {1}. {2}")
            self._label.setAccessibleName(told.format(self._name, words, self._opens))

    def _opening(self, palette: Palette) -> QPushButton:
        made = button("", icon_name="calendar-days", colour=palette.accent)
        made.setToolTip(self._opens)
        return made

    def focus_words(self) -> None:
        """Put the keyboard on the words, where they are a button."""
        self._label.setFocus()

    def _across(self) -> int:
        """Pixels of the buttons beside one another."""
        wide = sum(made.sizeHint().width() for made in self._buttons)
        return wide + (len(self._buttons) - 1) * Space.S

    def _worded_button(self, words: str, spoken: str, step: int) -> QPushButton:
        made = button(words, lambda: self.set_value(self._value + step))
        made.setAccessibleName(spoken)
        made.setToolTip(spoken)
        return self._take_button(made, step)

    def _arrange(self) -> None:
        """The words between the buttons, or over them where it is narrow."""
        while self._flow.takeAt(0) is not None:
            pass
        before = () if self._narrow else tuple(self._buttons[: self._half])
        after = tuple(self._buttons[0 if self._narrow else self._half :])
        across = self._across()
        # A button on a line of its own, whatever would find room beside it.
        over = self.width() if self._opens else min(across, self.width())
        self._label.setFixedWidth(over if self._narrow else self._width)
        for part in (*before, self._label, *after):
            self._flow.addWidget(part)
        self.updateGeometry()


def hour_steps() -> tuple[str, str, str, str]:
    """What stands on the buttons of a time of day, in steps of five minutes and of an hour."""
    return (
        QCoreApplication.translate("Steps", "−1 h"),
        QCoreApplication.translate("Steps", "−5 min"),
        QCoreApplication.translate("Steps", "+5 min"),
        QCoreApplication.translate("Steps", "+1 h"),
    )
