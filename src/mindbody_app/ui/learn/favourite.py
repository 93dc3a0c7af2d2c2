"""The star that keeps a card among the favourites."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from mindbody_app.learning.cards import Card
from mindbody_app.ui.icons import icon, icon_svg, svg_pixmap
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

_STAR = 24


class FavouriteStar(QPushButton):
    """A star to press, filled while the card is a favourite; keeps it in the settings."""

    def __init__(self, services: Services, card: Card, palette: Palette) -> None:
        super().__init__()
        self._services, self._card, self._palette = services, card, palette
        self.setProperty("variant", "bare")
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Favourite: {0}").format(card.title))
        self.setIconSize(QSize(_STAR, _STAR))
        self.clicked.connect(self._keep)
        self.refresh()

    def refresh(self) -> None:
        """Show what the settings say."""
        self.setChecked(self._card.id in self._services.settings.current.favourite_cards)
        self._show()

    def _keep(self, checked: bool) -> None:
        before = self._services.settings.current.favourite_cards
        card = {self._card.id}
        self._services.settings.change(favourite_cards=before | card if checked else before - card)
        self._show()

    def _show(self) -> None:
        colour = self._palette.accent
        size = QSize(_STAR, _STAR)
        if self.isChecked():
            filled = icon_svg("star", colour).replace('fill="none"', f'fill="{colour}"')
            self.setIcon(QIcon(svg_pixmap(filled, size)))
            self.setToolTip(self.tr("Among your favourites"))
        else:
            self.setIcon(icon("star", self._palette.control, _STAR))
            self.setToolTip(self.tr("Add to your favourites"))
