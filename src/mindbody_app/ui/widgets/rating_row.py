"""A numeric rating scale: eleven large buttons, 0 to 10, with words at its two ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QSizePolicy, QWidget

from mindbody_app.ui.theme import TARGET, Space
from mindbody_app.ui.widgets.basics import text

_NUMBERS = range(11)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -10,
    Qt.Key.Key_End: 10,
}
_FIRST_LINE = 6
"""Numbers on the first of two lines, where eleven don't fit beside one another."""
_WIDEST = 76


class _Number(QPushButton):
    def __init__(self, number: int, *, return_leaves: bool) -> None:
        super().__init__(str(number))
        self._return_leaves = return_leaves
        self.setProperty("variant", "number")
        self.setAutoDefault(True)
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if entered and (held or (self._return_leaves and self.isChecked())):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RatingRow(QWidget):
    """One question answered with a number; nothing is chosen until the person chooses.

    Arrows move, Return or Space chooses. Where the width doesn't hold eleven buttons they stand on
    two lines, 0 to 5 over 6 to 10.
    """

    chosen = Signal(int)

    cleared = Signal()
    """The answer was taken away again."""

    def __init__(
        self, name: str, least: str, most: str, *, quiet: bool = False, clearable: bool = False
    ) -> None:
        """`least` and `most` are the scale's anchors; a quiet row is the lower of two.

        In a clearable row a second press on the chosen number, or Backspace, takes it away;
        Return on the chosen number is left to the page.
        """
        super().__init__()
        self._clearable = clearable
        self._answer: int | None = None
        self._ends, self._height = (least, most), TARGET + (0 if quiet else 12)
        self._group = QButtonGroup(self)
        self.buttons = tuple(self._make(number) for number in _NUMBERS)
        self.rename(name)
        self._least = self._anchor(least, Qt.AlignmentFlag.AlignLeft)
        self._most = self._anchor(most, Qt.AlignmentFlag.AlignRight)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rove(None)

    def rename(self, name: str) -> None:
        """Ask about something else on the same scale."""
        least, most = self._ends
        self.setAccessibleName(self.tr("{0}, from 0, {1}, to 10, {2}").format(name, least, most))
        ends = {0: f", {least}", 10: f", {most}"}
        for number, made in enumerate(self.buttons):
            made.setAccessibleName(f"{name} {number}{ends.get(number, '')}")

    def show_number(self, number: int | None) -> None:
        """Show an answer, or none, without telling `chosen`."""
        self.clear()
        if number is not None:
            self._show(number)

    def _show(self, number: int) -> None:
        self._answer = number
        self.buttons[number].setChecked(True)
        self._rove(number)

    @property
    def value(self) -> int | None:
        """The number chosen, 0 to 10, or None; 0 is an answer."""
        number = self._group.checkedId()
        return None if number < 0 else number

    def choose(self, number: int) -> None:
        """Choose a number as if its button were pressed."""
        within = self.has_focus_in()
        self._show(number)
        if within:
            # The keyboard goes with a typed number, as the pointer does with a pressed one.
            self.focus_in()
        self.chosen.emit(number)

    def clear(self) -> None:
        """Back to no answer."""
        self._answer = None
        self._group.setExclusive(False)
        for made in self.buttons:
            made.setChecked(False)
        self._group.setExclusive(True)
        self._rove(None)

    def focus_in(self) -> None:
        """Put the focus on the number chosen, or on the row, where Return chooses nothing."""
        to = self if self.value is None else self.buttons[self.value]
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus_in(self) -> bool:
        """Whether the row or one of its numbers has the focus."""
        return self.hasFocus() or any(made.hasFocus() for made in self.buttons)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        width = _across(11, _WIDEST, Space.S)
        return QSize(width, self._arrange(width, move=False))

    def minimumSizeHint(self) -> QSize:
        width = _across(_FIRST_LINE, TARGET, Space.S)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        taking_away = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        if taking_away and self._clearable and self.value is not None:
            self._take_away()
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self.has_focus_in():
            super().keyPressEvent(event)
            return
        before = -1 if step > 0 else 11
        at = next((number for number in _NUMBERS if self.buttons[number].hasFocus()), before)
        to = min(max(at + step, 0), 10)
        self._rove(to)
        self.buttons[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, number: int) -> QPushButton:
        made = _Number(number, return_leaves=self._clearable)
        made.setParent(self)
        made.setToolTip(
            self.tr("Keys: 1 and then 0") if number == 10 else self.tr("Key: {0}").format(number)
        )
        made.clicked.connect(lambda _checked=False: self._press(number))
        self._group.addButton(made, number)
        return made

    def _press(self, number: int) -> None:
        if self._clearable and number == self._answer:
            self._take_away()
        else:
            self.choose(number)

    def _take_away(self) -> None:
        self.clear()
        self.focus_in()
        self.cleared.emit()

    def _anchor(self, words: str, side: Qt.AlignmentFlag) -> QLabel:
        label = text(words, "small")
        label.setParent(self)
        # The focus ring around the row reaches a little into it.
        label.setContentsMargins(Space.XS, 0, Space.XS, 0)
        label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        return label

    def _rove(self, number: int | None) -> None:
        """Tab reaches one number, the one last stood on, or the row while none was."""
        keyboard, mouse = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(keyboard if number is None else Qt.FocusPolicy.NoFocus)
        for other, made in enumerate(self.buttons):
            made.setFocusPolicy(keyboard if other == number else mouse)

    def _arrange(self, width: int, *, move: bool) -> int:
        """Place everything in a width; the height that it takes."""
        gap = next((gap for gap in (Space.S, Space.XS) if _across(11, TARGET, gap) <= width), 0)
        if gap:
            return self._arrange_one_line(width, gap, move=move)
        return self._arrange_two_lines(width, move=move)

    def _arrange_one_line(self, width: int, gap: int, *, move: bool) -> int:
        each = min(_WIDEST, (width - gap * 10) // 11)
        half = (_across(11, each, gap) - Space.M) // 2
        tall = max(self._least.heightForWidth(half), self._most.heightForWidth(half))
        bottom = self._height + Space.S
        if move:
            for number, made in enumerate(self.buttons):
                made.setGeometry(number * (each + gap), 0, each, self._height)
            self._least.setGeometry(0, bottom, half, tall)
            self._most.setGeometry(_across(11, each, gap) - half, bottom, half, tall)
        return bottom + tall

    def _arrange_two_lines(self, width: int, *, move: bool) -> int:
        """The one end's words stand over the 0, the other's under the 10."""
        gap = Space.S
        each = min(_WIDEST, (width - gap * (_FIRST_LINE - 1)) // _FIRST_LINE)
        above = self._least.heightForWidth(width) + Space.S
        bottom = above + 2 * (self._height + gap)
        end = _across(11 - _FIRST_LINE, each, gap)
        tall = self._most.heightForWidth(end)
        if move:
            for number, made in enumerate(self.buttons):
                line, place = divmod(number, _FIRST_LINE)
                y = above + line * (self._height + gap)
                made.setGeometry(place * (each + gap), y, each, self._height)
            self._least.setGeometry(0, 0, width, above - Space.S)
            self._most.setGeometry(0, bottom, end, tall)
        return bottom + tall


def _across(count: int, each: int, gap: int) -> int:
    return count * (each + gap) - gap
