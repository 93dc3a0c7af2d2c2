"""What is good to know before a practice: its script's own cautions, or the one for all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import text


class CautionsCard(QFrame):
    """A card with a sentence on each line, none of them hidden behind a press."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "hero")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S + Space.XS)
        column.addWidget(text(self.tr("Good to know"), "heading"))
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(Space.S + Space.XS)
        column.addLayout(self._sentences)
        self._shown: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The sentences shown, one on each line."""
        return "\n".join(self._shown)

    def show_script(self, script: SessionScript) -> None:
        """Take the sentences of a script."""
        while (item := self._sentences.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._shown = script.cautions or (_for_all(),)
        for sentence in self._shown:
            self._sentences.addWidget(text(sentence))


def _for_all() -> str:
    return QCoreApplication.translate(
        "CautionsCard", "Stop if anything feels wrong, or if you get a sharp or new pain."
    )
