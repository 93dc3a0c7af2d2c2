"""Named controls under one another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mindbody_app.ui.theme import TARGET, Space
from mindbody_app.ui.widgets.basics import row, text

UNBOUNDED = 16_777_215
"""A widget's largest width where none was set."""


def form(column: QVBoxLayout) -> QGridLayout:
    """A form at the end of a column, to be filled by `form_line`."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.M)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 150)
    column.addLayout(grid)
    return grid


def form_line(
    grid: QGridLayout, name: str, control: QWidget, help_words: str = "", *, tall: bool = False
) -> None:
    """A named control, with a line of help under it; the name of a tall one stands at its top."""
    number = grid.rowCount()
    label = text(name)
    label.setFixedWidth(150)
    label.setMinimumHeight(TARGET if tall else max(TARGET, control.minimumSizeHint().height()))
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    label.setBuddy(control)
    grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
    if control.maximumWidth() < UNBOUNDED:
        grid.addLayout(row(control, None), number, 1)
    else:
        grid.addWidget(control, number, 1)
    if help_words:
        grid.addWidget(text(help_words, "small"), number + 1, 1)
