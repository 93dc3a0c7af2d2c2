"""Volumes during a session: voice, bells and tones, and the background if there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mindbody_app.practice.sound_port import Bus
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.volume_slider import STEP, VolumeSlider


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
        self._parts: dict[Bus, tuple[QWidget, VolumeSlider]] = {}
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
                slider.show_level(levels[bus])
        self.adjustSize()

    def step(self, bus: Bus, steps: int) -> None:
        """Turn a bus up or down by key."""
        slider = self._parts[bus][1]
        slider.setValue(slider.value() + steps * STEP)

    def focus_in(self) -> None:
        """Put the focus on the first slider that is offered."""
        offered = next(slider for _, slider in self._parts.values() if not slider.isHidden())
        offered.setFocus(Qt.FocusReason.OtherFocusReason)

    def slider(self, bus: Bus) -> VolumeSlider:
        """The slider of a bus."""
        return self._parts[bus][1]

    def _slider(self, bus: Bus, words: str) -> VolumeSlider:
        slider = VolumeSlider(self.tr("Volume: {0}").format(words))
        slider.valueChanged.connect(lambda _value: self.level_changed.emit(bus, slider.level))
        return slider
