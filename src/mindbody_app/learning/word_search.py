"""Finding things by a few words, however they are typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

_LITTLE_WORD = re.compile(
    "a|about|an|and|are|can|do|does|for|from|how|i|in|is|it|me|my|of|on|or|should|the|to|what|when"
    "|why|with|you|your"
)
"""Passed over in a search that has other words too."""
_WORD = re.compile(r"\w+")
_ENDINGS = ("s", "es", "d", "ed", "r", "er", "y", "ly", "ing")
"""What a word asked for may have more than a word of the text: “massages” finds “massage”."""
_STEM = 4
"""Fewest letters of a text's word for that."""
_LIKENESS = 0.8
"""Least likeness (difflib's ratio) of a mistyped word to the one that it stands for."""
_MISTYPED_FROM = 5
"""Letters; a shorter word is too much like too many others."""
_WHOLE, _BEGINNING, _ENDED = 1.0, 0.8, 0.6

_Item = TypeVar("_Item")


def folded_words(text: str) -> list[str]:
    """A text's words in one case and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("'", ""))
    return _WORD.findall("".join(sign for sign in apart if not unicodedata.combining(sign)))


@dataclass(frozen=True, slots=True)
class Findable(Generic[_Item]):
    """Something to find, and the texts that it is found by."""

    item: _Item
    texts: tuple[tuple[float, str], ...]
    """Each with its weight above 0: the title's words say more than those further down."""


@dataclass(frozen=True, slots=True)
class _Entry(Generic[_Item]):
    item: _Item
    fields: tuple[tuple[float, frozenset[str]], ...]

    def worth(self, asked: str) -> float:
        """How well the item answers one word; 0 for not at all."""
        return max(weight * _likeness(asked, words) for weight, words in self.fields)


def _likeness(asked: str, words: frozenset[str]) -> float:
    if asked in words:
        return _WHOLE
    if any(word.startswith(asked) for word in words):
        return _BEGINNING
    stems = (asked[: -len(ending)] for ending in _ENDINGS if asked.endswith(ending))
    return _ENDED if any(len(stem) >= _STEM and stem in words for stem in stems) else 0.0


class WordSearch(Generic[_Item]):
    """Finds things by words in their texts."""

    def __init__(self, findable: Iterable[Findable[_Item]]) -> None:
        self._entries = [
            _Entry(
                each.item,
                tuple((weight, frozenset(folded_words(text))) for weight, text in each.texts),
            )
            for each in findable
        ]
        self._known = sorted(
            {word for entry in self._entries for _, words in entry.fields for word in words}
        )

    def find(self, query: str) -> tuple[_Item, ...]:
        """What answers a query, best first; everything in its order for a query of no words.

        Case and accents don't matter, beginnings of words do, and a mistyped word stands for the
        one most like it. Where nothing has all the words, what has the most of them is found.
        """
        asked = folded_words(query)
        asked = [word for word in asked if not _LITTLE_WORD.fullmatch(word)] or asked
        if not asked:
            return tuple(entry.item for entry in self._entries)
        asked = [self._meant(word) for word in asked]
        worths = [[entry.worth(word) for word in asked] for entry in self._entries]
        most = max((sum(map(bool, each)) for each in worths), default=0)
        if not most:
            return ()
        found = [
            (sum(each), entry.item)
            for each, entry in zip(worths, self._entries, strict=True)
            if sum(map(bool, each)) == most
        ]
        return tuple(item for _, item in sorted(found, key=lambda each: -each[0]))

    def _meant(self, word: str) -> str:
        """The word itself where anything answers it, else the known one that is most like it."""
        if len(word) < _MISTYPED_FROM or any(entry.worth(word) for entry in self._entries):
            return word
        return next(iter(get_close_matches(word, self._known, n=1, cutoff=_LIKENESS)), word)
