"""The star that keeps a card among the favourites."""

from __future__ import annotations

from mindbody_app.learning.cards import Card
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.star import Star


class FavouriteStar(Star):
    """A star to press, filled while the card is a favourite; keeps it in the settings."""

    def __init__(self, services: Services, card: Card, palette: Palette) -> None:
        super().__init__(card.title, palette)
        self._services, self._card = services, card
        self.refresh()
        self.toggled.connect(self._keep)

    def refresh(self) -> None:
        """Show what the settings say."""
        self.show_as(favourite=self._card.id in self._services.settings.current.favourite_cards)

    def _keep(self, favourite: bool) -> None:
        before = self._services.settings.current.favourite_cards
        card = {self._card.id}
        kept = before | card if favourite else before - card
        self._services.settings.change(favourite_cards=kept)
