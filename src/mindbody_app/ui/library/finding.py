"""Which practices a person sees: by kind, by moment and by words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mindbody_app.learning.word_search import Findable, WordSearch
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.ui.library.synonyms import other_words
from mindbody_app.ui.practice_kinds import kind_words

SHORT_MINUTES = 5
_FOR_SLEEP = frozenset({"music", "release-only", "extended-exhale"})
"""Quiet ones for the bed, beside those of which the script says that they end asleep."""
_FOR_A_FLARE = frozenset(
    {"flare", "release-only", "extended-exhale", "place-of-ease", "open-awareness", "music"}
)
"""Nothing is tensed, held or moved, and attention may stay away from what hurts."""


class Moment(StrEnum):
    """What a practice should suit."""

    SHORT = "short"
    LYING = "lying"
    SLEEP = "sleep"
    FLARE = "flare"
    FAVOURITES = "favourites"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks the library for; the usual is everything."""

    words: str = ""
    kind: Practice | None = None
    moments: frozenset[Moment] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether nothing narrows it down."""
        return not self.words.strip() and self.kind is None and not self.moments

    @property
    def minutes(self) -> int | None:
        """The minutes that a practice should be offered at; None leaves them to it."""
        return SHORT_MINUTES if Moment.SHORT in self.moments else None


class Finder:
    """Answers wishes from what the shelf's headlines say."""

    def __init__(self, headlines: Iterable[Headline], collate: Callable[[str], str]) -> None:
        """`collate` turns a title into what it is put in order by."""
        self.headlines: Sequence[Headline] = sorted(headlines, key=lambda each: collate(each.title))
        """By title."""

    @cached_property
    def _search(self) -> WordSearch[Headline]:
        """Made when words are first looked for."""
        return WordSearch(map(_findable, self.headlines))

    def find(self, wish: Wish, favourites: frozenset[str]) -> tuple[Headline, ...]:
        """The practices that fit, best first where words were given, else by title."""
        found = self._search.find(wish.words) if wish.words.strip() else self.headlines
        return tuple(
            each
            for each in found
            if wish.kind in (None, each.practice)
            and all(_suits(each, moment, favourites) for moment in wish.moments)
        )


def _findable(headline: Headline) -> Findable[Headline]:
    return Findable(
        headline,
        (
            (8.0, headline.title),
            (6.0, kind_words(headline.practice)),
            (5.0, other_words(headline)),
            (2.0, headline.summary),
        ),
    )


def _suits(headline: Headline, moment: Moment, favourites: frozenset[str]) -> bool:
    return {
        Moment.SHORT: headline.least <= SHORT_MINUTES,
        Moment.LYING: Posture.LYING in headline.postures,
        Moment.SLEEP: headline.id in _FOR_SLEEP or headline.ends_asleep,
        Moment.FLARE: headline.id in _FOR_A_FLARE,
        Moment.FAVOURITES: headline.id in favourites,
    }[moment]
