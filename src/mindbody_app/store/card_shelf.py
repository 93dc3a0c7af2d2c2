"""The cards of a folder, read when they are first needed: reading YAML would slow the start."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mindbody_app.learning.cards import Card
    from mindbody_app.store.card_files import LoadedCards


class CardShelf:
    """One folder's cards.

    Args:
        folder: where the cards lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def loaded(self) -> LoadedCards:
        """Every card, and a sentence for each that can't be used; reads the files."""
        from mindbody_app.store.card_files import load_cards

        return load_cards(self._folder)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card that can be used; reads the files the first time."""
        return self.loaded.cards
