"""Cards to learn from: YAML files, read into values.

A card is data, never code, and is read no further than `LARGEST_BYTES`. Whatever doesn't fit is
told in one sentence with the file, the line, the place and the mend.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mindbody_app.learning.cards import (
    Block,
    Card,
    CardGroup,
    Heading,
    Paragraph,
    Points,
    on_the_shelf,
)
from mindbody_app.store.text_files import TextFileError, read_text
from mindbody_app.store.yaml_nodes import (
    Fields,
    Node,
    NodeError,
    Words,
    did_you_mean,
    fields_of,
    identifier,
    items_of,
    needed,
    one_of,
    only_known,
    read_nodes,
    word_list,
    words,
)

LARGEST_BYTES = 64 * 1024
"""A card file may be this large; the app's own are a tenth of it."""

_FIELDS = ("id", "title", "group", "summary", "picture", "keywords", "practice", "text", "sources")
_BLOCKS = ("heading", "points")


class CardError(Exception):
    """A card that can't be used; the message is one sentence with file, line and mend."""


@dataclass(frozen=True, slots=True)
class LoadedCards:
    """What a folder of cards gave."""

    cards: tuple[Card, ...]
    """In the order of their groups, then by file name."""
    problems: tuple[str, ...]
    """One sentence for each file that couldn't be used."""


def load_cards(folder: Path) -> LoadedCards:
    """Every card of a folder; one that can't be used hides no other."""
    cards: list[Card] = []
    problems: list[str] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except OSError as error:
        return LoadedCards((), (f"The folder {folder} can't be read: {error.strerror}.",))
    for path in paths:
        try:
            cards.append(load_card(path))
        except CardError as problem:
            problems.append(str(problem))
    return LoadedCards(on_the_shelf(tuple(cards)), tuple(problems))


def load_card(path: Path) -> Card:
    """One card file.

    Raises:
        CardError: it can't be read, or something in it doesn't fit.
    """
    try:
        text = read_text(path, LARGEST_BYTES, "a card")
        card = _card(fields_of(read_nodes(text), "a card"))
        if card.id != path.stem:
            raise NodeError(
                1,
                f"“id” is “{card.id}” but the file is named “{path.name}”; name the file"
                f" “{card.id}.yaml” or change the id.",
            )
    except TextFileError as error:
        raise CardError(str(error)) from error
    except NodeError as error:
        raise CardError(f"{path.name}, line {error.line}: {error.sentence}") from error
    return card


def _card(fields: Fields) -> Card:
    only_known(fields, _FIELDS, "a card")
    practice, keywords = fields.values.get("practice"), fields.values.get("keywords")
    return Card(
        id=identifier(needed(fields, "id"), "id"),
        title=words(needed(fields, "title"), "title"),
        group=one_of(needed(fields, "group"), "group", CardGroup),
        summary=words(needed(fields, "summary"), "summary"),
        picture=identifier(needed(fields, "picture"), "picture"),
        keywords=word_list(keywords, "keywords") if keywords is not None else (),
        practice=identifier(practice, "practice") if practice is not None else None,
        text=tuple(_block(item) for item in items_of(needed(fields, "text"), "text")),
        sources=word_list(needed(fields, "sources"), "sources"),
    )


def _block(node: Node) -> Block:
    if isinstance(node, Words):
        return Paragraph(words(node, "text"))
    fields = fields_of(node, "an entry of “text”")
    stranger = next((name for name in fields.values if name not in _BLOCKS), None)
    if stranger is not None:
        raise NodeError(
            fields.lines[stranger],
            f"“{stranger}” can't stand in “text”; an entry is a paragraph, a heading or points, and"
            f" a paragraph with a colon stands in quotes{did_you_mean(stranger, _BLOCKS)}",
        )
    if len(fields.values) != 1:
        raise NodeError(fields.line, "an entry is one of heading or points; give each its own “-”.")
    if "heading" in fields.values:
        return Heading(words(fields.values["heading"], "heading"))
    return Points(word_list(fields.values["points"], "points"))
