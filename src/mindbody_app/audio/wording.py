"""From a script's line to the pieces that the voice model is given."""

from __future__ import annotations

import re

PRONUNCIATIONS = {
    # The dictionary reads every "close" as the adjective.
    "coming to a close": "coming to a [close](/klˈOz/)",
}
"""Words in their context, and the same with the phonemes to be used; captions show the words."""

LEAST_WORDS = 5
"""Fewer words than this come out wrong by themselves, so they keep a neighbour."""
SHORT_LINE_WORDS = 3
SHORT_LINE_SPEED = 1.0
"""Very short lines are mispronounced when they are slowed down."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def speed_for(text: str, voice_speed: float) -> float:
    """The speed at which a line is spoken, 1 being the model's own."""
    if len(text.split()) <= SHORT_LINE_WORDS:
        return SHORT_LINE_SPEED
    return voice_speed


def with_pronunciations(text: str) -> str:
    """The line with phonemes written in where the dictionary would read it wrong."""
    for words, marked in PRONUNCIATIONS.items():
        text = text.replace(words, marked)
    return text


def sentences(text: str) -> list[str]:
    """A line's sentences, short ones joined to a neighbour, in order."""
    pieces: list[str] = []
    held = ""
    for sentence in _SENTENCE_END.split(text.strip()):
        held = f"{held} {sentence}".strip()
        if len(held.split()) >= LEAST_WORDS:
            pieces.append(held)
            held = ""
    if held and pieces:
        pieces[-1] += f" {held}"
    elif held:
        pieces.append(held)
    return pieces
