"""Volumes during a session: voice, bells and tones, and the background if there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSlider, QVBoxLayout, QWidget

from mindbody_app.practice.sound_port import Bus
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import text

STEP = 5
"""Per cent that an arrow key changes a volume by."""


class SoundPanel(QFrame):
    """A small card of sliders; arrows and page keys move them as well as the mouse."""

    level_changed = Signal(object, float)
    """A `Bus` and its volume, 0 to 1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Volume"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M + Space.XS, Space.M, Space.M + Space.XS, Space.S)
        column.setSpacing(0)
        self._parts: dict[Bus, tuple[QWidget, QSlider]] = {}
        for bus, words in (
            (Bus.VOICE, self.tr("Voice")),
            (Bus.CUES, self.tr("Bells and breath tones")),
            (Bus.AMBIENCE, self.tr("Background sound")),
        ):
            label, slider = text(words, "small", wrap=False), self._slider(bus, words)
            column.addWidget(label)
            column.addWidget(slider)
            self._parts[bus] = (label, slider)
        self.setFixedWidth(320)
        self.hide()

    def show_levels(self, levels: dict[Bus, float]) -> None:
        """Take volumes, 0 to 1; a bus that is left out is not offered."""
        for bus, (label, slider) in self._parts.items():
            for part in (label, slider):
                part.setVisible(bus in levels)
            if bus in levels:
                slider.blockSignals(True)
                slider.setValue(round(levels[bus] * 100))
                slider.blockSignals(False)
        self.adjustSize()

    def step(self, bus: Bus, steps: int) -> None:
        """Turn a bus up or down by key."""
        slider = self._parts[bus][1]
        slider.setValue(slider.value() + steps * STEP)

    def focus_in(self) -> None:
        """Put the focus on the first slider."""
        self._parts[Bus.VOICE][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def slider(self, bus: Bus) -> QSlider:
        """The slider of a bus."""
        return self._parts[bus][1]

    def _slider(self, bus: Bus, words: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setSingleStep(STEP)
        slider.setPageStep(4 * STEP)
        slider.setAccessibleName(self.tr("Volume: {0}").format(words))
        slider.valueChanged.connect(lambda value: self.level_changed.emit(bus, value / 100))
        return slider
