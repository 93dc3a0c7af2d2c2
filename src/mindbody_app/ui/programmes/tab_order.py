"""Where Tab goes when a part of a page is made later than what comes after it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


def come_after(before: QWidget, part: QWidget) -> None:
    """Let Tab go from a control through the buttons of a part, and only then on."""
    for made in part.findChildren(QPushButton):
        QWidget.setTabOrder(before, made)
        before = made
