"""Numbers from 0 to 10 typed to a rating row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mindbody_app.ui.widgets.rating_row import RatingRow

TEN_SECONDS = 1.2
"""A 0 typed this soon after a 1 makes it 10."""


class NumberKeys:
    """Tells a typed 10 from a 1.

    Args:
        clock: monotonic seconds.
        row: the row that a number is meant for now; None where it is meant for none.
    """

    def __init__(self, clock: Callable[[], float], row: Callable[[], RatingRow | None]) -> None:
        self._clock, self._row = clock, row
        self._typed_one: tuple[RatingRow, float] | None = None

    def forget(self) -> None:
        """The next 0 is a 0."""
        self._typed_one = None

    def take(self, event: QKeyEvent) -> RatingRow | None:
        """The row that a typed number was chosen in; None where the key is no number."""
        digit = event.text()
        if len(digit) != 1 or digit not in "0123456789" or _with_control(event):
            return None
        now = self._clock()
        row: RatingRow | None
        if digit == "0" and self._typed_one and now - self._typed_one[1] <= TEN_SECONDS:
            row, number = self._typed_one[0], 10
        else:
            row, number = self._row(), int(digit)
        if row is None:
            return None
        self._typed_one = (row, now) if digit == "1" else None
        row.choose(number)
        return row


def _with_control(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)
