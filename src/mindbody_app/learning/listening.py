"""A card read aloud: piece after piece, with the pauses of someone who reads to another."""

from __future__ import annotations

import re
from collections.abc import Callable

from mindbody_app.learning.cards import Card, Heading, texts_of
from mindbody_app.practice.script import Rest, Say, Span
from mindbody_app.practice.timeline import TimedCue, TimedSection, Timeline

SENTENCE_REST = 0.4
"""Seconds between two sentences of a piece; the other rests follow a piece."""
PIECE_REST = 0.9
HEADING_REST = 0.7
BEFORE_HEADING_REST = 1.3
OPENING_WORDS = 40
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"']?\s+(?=[A-Z0-9“‘\"'])")
_SHORTENED = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|approx|No)|\b[A-Z])\.$")
"""What ends in a full stop and ends no sentence."""


def pieces_of(card: Card) -> tuple[str, ...]:
    """What is read one after another: the title, then each heading, paragraph and point."""
    return (card.title, *(piece for block in card.text for piece in texts_of(block)))


def sentences_of(piece: str) -> tuple[str, ...]:
    """A piece's sentences, each a line to speak."""
    sentences: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(piece):
        if not _SHORTENED.search(piece, start, end.start()):
            sentences.append(piece[start : end.end()].strip())
            start = end.end()
    return (*sentences, piece[start:].strip())


def lines_of(card: Card, since: int = 0, until: int | None = None) -> tuple[str, ...]:
    """Every line that is spoken in the pieces from `since` to before `until`, in order."""
    pieces = pieces_of(card)[since:until]
    return tuple(line for piece in pieces for line in sentences_of(piece))


def opening_of(card: Card) -> int:
    """How many pieces come first when the rest is still being got ready: about 20 seconds' worth,
    in which any machine that can speak at all speaks the rest."""
    words = 0
    for number, piece in enumerate(pieces_of(card), start=1):
        words += len(piece.split())
        if words >= OPENING_WORDS:
            return number
    return len(pieces_of(card))


def listening_timeline(
    card: Card,
    spoken_seconds: Callable[[str], float],
    since: int = 0,
    until: int | None = None,
) -> Timeline:
    """A card, or some of its pieces, laid out in time; the sections are the pieces in their order.

    Args:
        card: what is read.
        spoken_seconds: how long a line is when spoken, in seconds.
        since: the first piece.
        until: the piece before which it ends; None for the card's end.
    """
    cues: list[TimedCue] = []
    sections: list[TimedSection] = []
    position = 0.0
    for piece, rest in list(zip(pieces_of(card), _rests(card), strict=True))[since:until]:
        start, sentences = position, sentences_of(piece)
        for number, line in enumerate(sentences, start=1):
            seconds = spoken_seconds(line)
            cues.append(TimedCue(position, seconds, Say(line)))
            position += seconds
            after = SENTENCE_REST if number < len(sentences) else rest
            cues.append(TimedCue(position, after, Rest(Span(after, after, after))))
            position += after
        sections.append(TimedSection(start, position, piece, frozenset()))
    return Timeline(position, tuple(cues), tuple(sections))


def _rests(card: Card) -> list[float]:
    """Seconds of silence after each piece."""
    headings = [False] + [
        isinstance(block, Heading) for block in card.text for _ in texts_of(block)
    ]
    following = [*headings[1:], False]
    return [
        HEADING_REST if heading else BEFORE_HEADING_REST if next_is else PIECE_REST
        for heading, next_is in zip(headings, following, strict=True)
    ]
