"""Practices: what there is to choose from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, card, mark, row, text

BADGE = 32
PRACTICE_ICONS = {
    Practice.BODY_SCAN: "person-standing",
    Practice.BREATHING: "wind",
    Practice.RELAXATION: "leaf",
    Practice.MINDFULNESS: "flower-2",
    Practice.IMAGERY: "mountain-snow",
    Practice.MOVEMENT: "move",
    Practice.MUSIC: "music",
}


class PracticesPage(Page):
    """A card for each practice: what it is, how long it can be, begin it, save it as sound."""

    begin = Signal(str)
    """A script's id; its minutes are chosen next."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self.column.addWidget(text(self.tr("Practices"), "title"))
        self.column.addWidget(
            text(
                self.tr("Every practice has the length you choose. You can stop at any time."),
                "soft",
            )
        )
        for script in services.scripts:
            self.column.addWidget(self._script_card(script))
        self.column.addStretch(1)

    def _script_card(self, script: SessionScript) -> QWidget:
        frame, column = card()
        badge = mark(PRACTICE_ICONS[script.practice], self.tokens.accent, BADGE)
        lengths = self.tr("{0} to {1} minutes").format(script.minutes.least, script.minutes.most)
        top = row(badge)
        top.addWidget(text(script.title, "heading"), 1)
        top.addWidget(text(lengths, "small", wrap=False))
        column.addLayout(top)
        column.addWidget(text(script.summary, "soft"))
        choose = button(self.tr("Choose"), lambda: self.begin.emit(script.id), variant="primary")
        choose.setAccessibleName(self.tr("Choose {0}").format(script.title))
        save = button(
            self.tr("Save as sound…"),
            lambda: self._save(script),
            variant="quiet",
            icon_name="download",
            colour=self.tokens.accent,
        )
        save.setAccessibleName(self.tr("Save {0} as a sound file").format(script.title))
        column.addLayout(row(choose, save, None, spacing=Space.S))
        return frame

    def _save(self, script: SessionScript) -> None:
        from mindbody_app.ui.save_sound import SaveSoundDialog

        SaveSoundDialog(self._services, script, self.tokens, self).exec()
