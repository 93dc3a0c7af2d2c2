"""Learn: the shelf of cards, and the card that is being read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from mindbody_app.learning.cards import Card
from mindbody_app.ui.learn.card_page import CardPage
from mindbody_app.ui.learn.library import LibraryPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette


class LearnScreen(QStackedWidget):
    """Shows the shelf, and one card at a time over it."""

    practice = Signal(str)
    """A script's id: the practice that goes with a card."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self._services, self._palette = services, palette
        self.library = LibraryPage(services, palette)
        self.library.opened.connect(self.open_card)
        self.addWidget(self.library)
        self.card_page: CardPage | None = None
        """The card that is being read, if one is."""

    @property
    def reading(self) -> Card | None:
        """What is being read."""
        return self.card_page.card if self.card_page else None

    def refresh(self) -> None:
        """Show the favourites as they are now; a card that is being read stays."""
        self.library.refresh()

    def open_card(self, card: Card) -> None:
        """Show a card from its beginning."""
        page = CardPage(self._services, card, self._palette)
        page.back.connect(self.show_shelf)
        page.following.connect(self.open_card)
        page.practice.connect(self.practice)
        self.addWidget(page)
        self.setCurrentWidget(page)
        self._drop(self.card_page)
        self.card_page = page
        page.open()

    def show_shelf(self) -> None:
        """Leave the card that is being read, if one is."""
        page, self.card_page = self.card_page, None
        self.setCurrentWidget(self.library)
        self.library.refresh()
        if page is not None:
            self.library.return_to(page.card)
        self._drop(page)

    def _drop(self, page: CardPage | None) -> None:
        if page is not None:
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
