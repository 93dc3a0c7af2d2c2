"""Before an own script is practised: its voice, offered once to be prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

if TYPE_CHECKING:
    from mindbody_app.practice.script import SessionScript


class VoiceGate:
    """Remembers which scripts the person goes on with unspoken."""

    def __init__(self, services: Services, window: QWidget) -> None:
        """`window` is what is asked over."""
        self._services, self._window = services, window
        self._without_voice: set[str] = set()

    def settle(self, script: SessionScript, palette: Palette) -> bool:
        """Offer once to prepare the voice of an own script; whether the practice is to go on."""
        headline = self._services.headline(script.id)
        if headline is None or not headline.own or script.id in self._without_voice:
            return True
        if not self._services.unspoken(script):
            return True
        from mindbody_app.ui.voice_preparation import PrepareVoiceDialog

        dialog = PrepareVoiceDialog(self._services, script, palette, self._window)
        going_on = bool(dialog.exec())
        dialog.deleteLater()
        if going_on and self._services.unspoken(script):
            self._without_voice.add(script.id)
        return going_on
