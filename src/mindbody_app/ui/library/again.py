"""What was practised last, a press away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mindbody_app.practice.headline import Headline
from mindbody_app.ui.library.card_face import CardFace, FaceWords
from mindbody_app.ui.practice_kinds import PRACTICE_ICONS
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.tile_grid import TileGrid

NARROWEST = 250
"""Pixels of a card."""


class AgainRow(QWidget):
    """Small cards side by side."""

    begin = Signal(object)
    """The `Headline` of a card that was pressed."""
    moved = Signal(QWidget, Qt.Key)
    """On this face an arrow, Home or End was pressed."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._grid = TileGrid(self, NARROWEST)
        self._shown: Sequence[tuple[Headline, str]] = ()
        self.faces: list[CardFace] = []

    def show_practices(self, latest: Sequence[tuple[Headline, str]]) -> None:
        """Take practices, each with what is said under its title."""
        if latest == self._shown:
            return
        self._shown = latest
        for old in self.faces:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.faces = [self._face(headline, words) for headline, words in latest]

    def _face(self, headline: Headline, words: str) -> CardFace:
        icon_name = PRACTICE_ICONS[headline.practice]
        face = CardFace(FaceWords(headline.title, words, icon_name=icon_name), self._palette)
        face.setAccessibleName(self.tr("{0}, again").format(headline.title))
        face.clicked.connect(lambda _on=False: self.begin.emit(headline))
        face.moved.connect(lambda key: self.moved.emit(face, key))
        self._grid.addWidget(face)
        return face
