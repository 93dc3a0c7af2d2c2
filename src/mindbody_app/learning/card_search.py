"""Finding cards by a few words, however they are typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from mindbody_app.learning.cards import Card, texts_of

_LITTLE_WORD = re.compile(
    "a|about|an|and|are|can|do|does|for|from|how|i|in|is|it|me|my|of|on|or|should|the|to|what|when"
    "|why|with|you|your"
)
"""Passed over in a search that has other words too."""
_WORD = re.compile(r"\w+")
_ENDING = 3
"""Letters that a word asked for may have more than a word of the card: “pacing” finds “pac(e)”,
“massages” finds “massage”."""
_STEM = 4
"""Fewest letters of a card's word for that."""
_LIKENESS = 0.8
"""Least likeness (difflib's ratio) of a mistyped word to the one that it stands for."""
_MISTYPED_FROM = 5
"""Letters; a shorter word is too much like too many others."""
_WHOLE, _BEGINNING, _ENDED = 1.0, 0.8, 0.6


def folded_words(text: str) -> list[str]:
    """A text's words in one case and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("'", ""))
    return _WORD.findall("".join(sign for sign in apart if not unicodedata.combining(sign)))


@dataclass(frozen=True, slots=True)
class _Entry:
    card: Card
    fields: tuple[tuple[float, frozenset[str]], ...]
    """Weights and words: title, keywords, summary, text."""

    def worth(self, asked: str) -> float:
        """How well the card answers one word; 0 for not at all."""
        return max(weight * _likeness(asked, words) for weight, words in self.fields)


def _likeness(asked: str, words: frozenset[str]) -> float:
    if asked in words:
        return _WHOLE
    if any(word.startswith(asked) for word in words):
        return _BEGINNING
    lengths = range(max(_STEM, len(asked) - _ENDING), len(asked))
    return _ENDED if any(asked[:length] in words for length in lengths) else 0.0


class CardSearch:
    """Finds cards by words in their title, keywords, summary and text, in that order of worth."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._entries = [_entry(card) for card in cards]
        self._known = sorted(
            {word for entry in self._entries for _, words in entry.fields for word in words}
        )

    def find(self, query: str) -> tuple[Card, ...]:
        """Cards that answer a query, best first; every card in its order for a query of no words.

        Case and accents don't matter, beginnings of words do, and a mistyped word stands for the
        one most like it. Where no card has all the words, those that have the most are found.
        """
        asked = folded_words(query)
        asked = [word for word in asked if not _LITTLE_WORD.fullmatch(word)] or asked
        if not asked:
            return tuple(entry.card for entry in self._entries)
        asked = [self._meant(word) for word in asked]
        worths = [[entry.worth(word) for word in asked] for entry in self._entries]
        most = max((sum(map(bool, each)) for each in worths), default=0)
        if not most:
            return ()
        found = [
            (sum(each), entry.card)
            for each, entry in zip(worths, self._entries, strict=True)
            if sum(map(bool, each)) == most
        ]
        return tuple(card for _, card in sorted(found, key=lambda each: -each[0]))

    def _meant(self, word: str) -> str:
        """The word itself where any card answers it, else the known one that is most like it."""
        if len(word) < _MISTYPED_FROM or any(entry.worth(word) for entry in self._entries):
            return word
        return next(iter(get_close_matches(word, self._known, n=1, cutoff=_LIKENESS)), word)


def _entry(card: Card) -> _Entry:
    text = " ".join(piece for block in card.text for piece in texts_of(block))
    fields = ((8.0, card.title), (6.0, " ".join(card.keywords)), (3.0, card.summary), (1.0, text))
    return _Entry(card, tuple((weight, frozenset(folded_words(each))) for weight, each in fields))
