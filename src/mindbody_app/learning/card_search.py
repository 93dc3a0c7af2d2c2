"""Finding cards by a few words, however they are typed."""

from __future__ import annotations

from collections.abc import Iterable

from mindbody_app.learning.cards import Card, texts_of
from mindbody_app.learning.word_search import Findable, WordSearch


class CardSearch(WordSearch[Card]):
    """Finds cards by words in their title, keywords, summary and text, in that order of worth."""

    def __init__(self, cards: Iterable[Card]) -> None:
        super().__init__(map(_findable, cards))


def _findable(card: Card) -> Findable[Card]:
    text = " ".join(piece for block in card.text for piece in texts_of(block))
    texts = ((8.0, card.title), (6.0, " ".join(card.keywords)), (3.0, card.summary), (1.0, text))
    return Findable(card, texts)
