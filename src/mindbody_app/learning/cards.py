"""Cards to learn from: a title, a picture, two minutes of plain text, and where it comes from.

Cards are read from YAML by `mindbody_app.store.card_files`; nothing here touches a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import ceil

WORDS_A_MINUTE = 180
"""An unhurried reader's pace; fluent adults read prose at about 240 words a minute (Brysbaert M.
How many words do we read per minute? J Mem Lang 2019;109:104047)."""


class CardGroup(StrEnum):
    """What a card is about, in the order of the shelf; the value is what a card file writes."""

    PAIN = "pain"
    LIVING = "living"
    MOVING = "moving"
    CARE = "care"
    MIND = "mind"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over what follows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A bulleted list."""

    items: tuple[str, ...]


Block = Heading | Paragraph | Points


def texts_of(block: Block) -> tuple[str, ...]:
    """The pieces of text that a block shows, one after another."""
    return block.items if isinstance(block, Points) else (block.text,)


@dataclass(frozen=True)
class Card:
    """One card."""

    id: str
    title: str
    group: CardGroup
    summary: str
    """One sentence for the list."""
    picture: str
    """Id of an illustration."""
    keywords: tuple[str, ...]
    """What people may search for that stands nowhere in the card."""
    practice: str | None
    """Id of a script that goes with it; it may not be in this library."""
    text: tuple[Block, ...]
    sources: tuple[str, ...]

    @cached_property
    def minutes(self) -> int:
        """Whole minutes in which it can be read, 1 or more; rounded up, so as to hurry nobody."""
        pieces = (piece for block in self.text for piece in texts_of(block))
        return max(1, ceil(sum(len(piece.split()) for piece in pieces) / WORDS_A_MINUTE))


def on_the_shelf(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Cards in the order of their groups; within a group as they came."""
    groups = list(CardGroup)
    return tuple(sorted(cards, key=lambda card: groups.index(card.group)))


def next_in_group(cards: tuple[Card, ...], card: Card) -> Card | None:
    """The card after this one in its group, from the last one back to the first; None alone."""
    group = [each for each in cards if each.group is card.group]
    following = group[(group.index(card) + 1) % len(group)]
    return None if following is card else following
