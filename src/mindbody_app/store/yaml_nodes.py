"""YAML as plain text with its lines, for files that people write by hand.

Every value stays the words that stand in the file, so that `no`, `5-8` or a date is never turned
into something else, and every part knows its line. Nothing in a file can run code or grow beyond
its own size: tags, anchors and aliases are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import yaml

from mindbody_app.journal.plain_text import one_line

DEEPEST = 12
"""Levels of nesting that a file may have."""

_Name = TypeVar("_Name", bound=StrEnum)
_Value = TypeVar("_Value")
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class NodeError(Exception):
    """Something at a line that doesn't fit.

    Args:
        line: its line, from 1.
        sentence: what is wrong and how to mend it.
    """

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


class Findings:
    """Collects what doesn't fit, so that an author is told all of it at once."""

    def __init__(self) -> None:
        self.errors: list[NodeError] = []

    def read(self, reader: Callable[[], _Value], otherwise: _Value) -> _Value:
        """What the reader gives, or a stand-in where it finds something that doesn't fit."""
        try:
            return reader()
        except NodeError as error:
            self.errors.append(error)
            return otherwise

    def each(self, nodes: Iterable[Node], reader: Callable[[Node], _Value]) -> tuple[_Value, ...]:
        """What the reader gives of every node that fits."""
        read: list[_Value] = []
        for node in nodes:
            self.read(lambda node=node: read.append(reader(node)), None)  # type: ignore[misc]
        return tuple(read)


@dataclass(frozen=True, slots=True)
class Words:
    """A single value, as written."""

    line: int
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Named values in their order."""

    line: int
    values: dict[str, Node]
    lines: dict[str, int]
    """The line of each name."""


Node = Words | Listing | Fields


def read_nodes(text: str) -> Node:
    """The one document that a YAML text holds.

    Raises:
        NodeError: it isn't YAML, is empty, or uses tags, anchors, aliases or a second document.
    """
    try:
        return _document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        reason = error.problem or error.context or "it can't be read"
        raise NodeError(
            _error_line(error),
            f"this can't be read as YAML ({reason}); check the indentation, and put words that"
            " hold a colon or quotes in quotes.",
        ) from error
    # The reader in Python, which stands in where there is none in C, lets impossible signs through.
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise NodeError(
            1, "there are signs in this file that aren't text; save it again as plain UTF-8 text."
        ) from error


def _error_line(error: yaml.MarkedYAMLError) -> int:
    marks = [error.problem_mark, error.context_mark]
    if "end of stream" in (error.problem or ""):
        # A quote or bracket that never closes: where it opens says more than the file's end.
        marks.reverse()
    return next((mark.line + 1 for mark in marks if mark is not None), 1)


def _document(events: Iterator[yaml.Event]) -> Node:
    found: Node | None = None
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if found is not None:
                raise NodeError(
                    _line_of(event), "a second document begins here; keep one in a file."
                )
            found = _read_node(event, events, 1)
    if found is None:
        raise NodeError(1, "the file is empty.")
    return found


def _read_node(event: yaml.NodeEvent, events: Iterator[yaml.Event], depth: int) -> Node:
    line = _line_of(event)
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise NodeError(line, "anchors (&) and aliases (*) aren't taken; write the words out.")
    if isinstance(event, yaml.ScalarEvent):
        if event.tag not in (None, "!"):
            raise NodeError(line, f"tags such as {event.tag} aren't taken; leave it out.")
        return Words(line, event.value, event.style is not None)
    if isinstance(event, yaml.CollectionStartEvent) and event.tag is not None:
        raise NodeError(line, f"tags such as {event.tag} aren't taken; leave it out.")
    if depth > DEEPEST:
        raise NodeError(line, "this is nested too deeply.")
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(line, tuple(_read_nodes(events, depth + 1)))
    return _read_fields(line, events, depth)


def _read_fields(line: int, events: Iterator[yaml.Event], depth: int) -> Fields:
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    inside = _read_nodes(events, depth + 1)
    for name in inside:
        if not isinstance(name, Words):
            raise NodeError(name.line, "a name before a colon must be a single word.")
        if name.text in values:
            raise NodeError(
                name.line, f"“{name.text}” stands here a second time; keep one of the two."
            )
        values[name.text] = next(inside)
        lines[name.text] = name.line
    return Fields(line, values, lines)


def _read_nodes(events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            return
        if isinstance(event, yaml.NodeEvent):
            yield _read_node(event, events, depth)


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def whole_number(node: Node, name: str, least: int, most: int) -> int:
    """A whole number within its bounds, or NodeError."""
    if (
        not isinstance(node, Words)
        or not re.fullmatch(r"\d{1,4}", node.text)
        or not least <= int(node.text) <= most
    ):
        raise NodeError(
            node.line,
            f"“{name}” wants a whole number from {least} to {most}, not {shown(node)}.",
        )
    return int(node.text)


def words(node: Node, name: str) -> str:
    """Words on one line with single spaces and no hidden signs, or NodeError."""
    found = " ".join(node.text.split()) if isinstance(node, Words) else ""
    if not found.isprintable():
        found = one_line(found)
    if not found or is_empty(node):
        raise NodeError(
            node.line,
            f"“{name}” wants words, not {shown(node)}; put words that hold a colon in quotes.",
        )
    return found


def identifier(node: Node, name: str) -> str:
    """The id of a file of the app's, or NodeError."""
    text = words(node, name)
    if not ID.fullmatch(text):
        raise NodeError(
            node.line,
            f"“{name}” wants lower-case words joined by hyphens, such as body-scan, not “{text}”.",
        )
    return text


def one_of(node: Node, name: str, kind: type[_Name]) -> _Name:
    """One of a fixed set of words, or NodeError."""
    text = words(node, name)
    try:
        return kind(text)
    except ValueError:
        raise NodeError(
            node.line,
            f"“{name}” is one of {', '.join(kind)}, not “{text}”{did_you_mean(text, kind)}",
        ) from None


def items_of(node: Node, name: str) -> tuple[Node, ...]:
    """The entries of a list that isn't empty, or NodeError."""
    if not isinstance(node, Listing) or not node.items:
        raise NodeError(
            node.line, f"“{name}” wants a list with at least one entry, not {shown(node)}."
        )
    return node.items


def word_list(node: Node, name: str) -> tuple[str, ...]:
    """A list of words, each on one line, or NodeError."""
    return tuple(words(item, name) for item in items_of(node, name))


def fields_of(node: Node, what: str) -> Fields:
    """Named values, or NodeError."""
    if not isinstance(node, Fields):
        raise NodeError(node.line, f"{what} wants names with values, not {shown(node)}.")
    return node


def needed(fields: Fields, name: str) -> Node:
    """A value that must be there, or NodeError."""
    if name not in fields.values:
        raise NodeError(fields.line, f"“{name}” is missing here; add it.")
    return fields.values[name]


def unknown_names(fields: Fields, names: tuple[str, ...], what: str) -> list[NodeError]:
    """An error for each name that isn't among the known ones."""
    return [
        NodeError(fields.lines[name], f"{what} has no field “{name}”{did_you_mean(name, names)}")
        for name in fields.values
        if name not in names
    ]


def as_meant(fields: Fields, names: tuple[str, ...]) -> Fields:
    """The same with each misspelt name as the nearest right one that isn't there yet.

    So that a slip in a name isn't told a second time as a name that is missing.
    """
    values, lines = dict(fields.values), dict(fields.lines)
    for name in [name for name in values if name not in names]:
        close = get_close_matches(name, [each for each in names if each not in values], n=1)
        if close:
            values[close[0]], lines[close[0]] = values.pop(name), lines.pop(name)
    return Fields(fields.line, values, lines)


def only_known(fields: Fields, names: tuple[str, ...], what: str) -> None:
    """Raise NodeError for the first name that isn't among the known ones."""
    for error in unknown_names(fields, names, what):
        raise error


def is_empty(node: Node) -> bool:
    """Whether nothing stands after the colon."""
    return isinstance(node, Words) and not node.text.strip()


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The end of a sentence about a wrong name: the nearest right one, or a full stop."""
    close = get_close_matches(name, list(names), n=1)
    return f"; did you mean “{close[0]}”?" if close else "."


def shown(node: Node) -> str:
    """The value as a message shows it."""
    if isinstance(node, Words):
        return f"“{node.text[:40]}”" if node.text.strip() else "nothing"
    return "a list" if isinstance(node, Listing) else "names with values"
