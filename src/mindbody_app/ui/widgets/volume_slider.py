"""A volume, by drag or by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle

STEP = 5
HANDLE = 28
"""The handle's width in pixels, its rim included (see the style sheet)."""


class VolumeSlider(QSlider):
    """0 (off) to 100 (full) per cent; arrows move by 5, page keys by 20.

    The wheel is left to the page: scrolling past must not turn the voice off.
    """

    def __init__(self, name: str, level: float = 0.0) -> None:
        """`name` is what assistive tools read; `level` is 0 to 1."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setRange(0, 100)
        self.setSingleStep(STEP)
        self.setPageStep(4 * STEP)
        self.show_level(level)

    @property
    def level(self) -> float:
        """0 to 1."""
        return self.value() / 100

    def show_level(self, level: float) -> None:
        """Take a level of 0 to 1 without telling anyone."""
        self.blockSignals(True)
        self.setValue(round(level * 100))
        self.blockSignals(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it was pressed, and on from there with the drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().x() - HANDLE / 2
            room = max(1, self.width() - HANDLE)
            self.setValue(
                QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), round(at), room)
            )
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
