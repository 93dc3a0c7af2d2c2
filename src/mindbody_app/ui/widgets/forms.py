"""Named controls under one another."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mindbody_app.ui.theme import TARGET, Space
from mindbody_app.ui.widgets.basics import row, text
from mindbody_app.ui.widgets.showing import tell_help

UNBOUNDED = 16_777_215
"""A widget's largest width where none was set."""
_NAMES = 150
"""Pixels of the names' column."""


class _Form(QGridLayout):
    """Names beside their controls, or above them where there is no room for that.

    A part in row n and column 0 or 1 stands in row 2n or 2n + 1 then, over both columns.
    """

    def __init__(self) -> None:
        super().__init__()
        self._stacked = False
        self._heights: dict[QWidget, int] = {}
        self.setHorizontalSpacing(Space.L)
        self.setVerticalSpacing(Space.M)
        self.setColumnStretch(1, 1)
        self.setColumnMinimumWidth(0, _NAMES)

    def minimumSize(self) -> QSize:
        widest = max(map(self._least_width, range(self.count())), default=0)
        return QSize(max(widest, _NAMES), super().minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        parts = [self._place_of(index) for index in range(self.count())]
        controls = [
            self._least_width(index) for index, (_, column) in enumerate(parts) if column == 1
        ]
        room = _NAMES + self.horizontalSpacing() + max(controls, default=0)
        if (rect.width() < room) is not self._stacked:
            self._stacked = not self._stacked
            items = [item for _ in parts if (item := self.takeAt(0)) is not None]
            for item, (number, column) in zip(items, parts, strict=True):
                name = item.widget()
                if column == 0 and name is not None:
                    self._fit_name(name)
                if self._stacked:
                    self.addItem(item, 2 * number + column, 0, 1, 2, item.alignment())
                else:
                    self.addItem(item, number, column, 1, 1, item.alignment())
        super().setGeometry(rect)

    def _fit_name(self, name: QWidget) -> None:
        """Beside a control it stands level with it; above, it takes its own room."""
        if self._stacked:
            self._heights[name] = name.minimumHeight()
            name.setMinimumSize(0, 0)
            name.setMaximumWidth(UNBOUNDED)
        else:
            name.setFixedWidth(_NAMES)
            name.setMinimumHeight(self._heights[name])

    def _least_width(self, index: int) -> int:
        item = self.itemAt(index)
        return 0 if item is None else item.minimumSize().width()

    def _place_of(self, index: int) -> tuple[int, int]:
        """Row and column of a part as it stands beside its name."""
        number, column = cast("tuple[int, int, int, int]", self.getItemPosition(index))[:2]
        return (number // 2, number % 2) if self._stacked else (number, column)


def form(column: QVBoxLayout) -> QGridLayout:
    """A form at the end of a column, to be filled by `form_line`."""
    grid = _Form()
    column.addLayout(grid)
    return grid


def form_line(
    grid: QGridLayout, name: str, control: QWidget, help_words: str = "", *, tall: bool = False
) -> None:
    """A named control, with a line of help under it; the name of a tall one stands at its top."""
    number = grid.rowCount()
    label = text(name)
    label.setFixedWidth(_NAMES)
    label.setMinimumHeight(TARGET if tall else max(TARGET, control.minimumSizeHint().height()))
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    label.setBuddy(control)
    grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
    if control.maximumWidth() < UNBOUNDED:
        grid.addLayout(row(control, None), number, 1)
    else:
        grid.addWidget(control, number, 1)
    if help_words:
        words = text(help_words, "small")
        tell_help(control, words)
        grid.addWidget(words, number + 1, 1)
