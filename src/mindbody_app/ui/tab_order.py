"""Where Tab goes on a page whose parts were not all made in the order in which they stand."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(page: QWidget) -> None:
    """Let Tab go through a page's parts, and the parts of those, in their own order."""
    stops = [
        each
        for each in page.findChildren(QWidget)
        # A list that drops down is a window of its own.
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus and each.window() is page.window()
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
