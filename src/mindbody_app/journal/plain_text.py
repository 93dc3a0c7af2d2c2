"""Words from outside, as they may be shown: letters and signs, nothing that hides or turns them."""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 3
"""Marks on one letter, such as accents; Vietnamese and Hebrew have two or three."""
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_JOINERS = "\u200c\u200d"
"""They shape Persian, Indian scripts and emoji, and hide nothing."""


def plain_text(words: str) -> str:
    """The words without what isn't seen: control signs, and those that turn the direction of text.

    Every line has single blanks and none at its ends; of empty lines in a row one is left, and
    none at the beginning and the end. What it gives it leaves as it is.
    """
    lines = _LINE_ENDS.sub("\n", words).replace("\t", " ").split("\n")
    cleaned = [_BLANKS.sub(" ", _seen(line)).strip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(cleaned)).strip("\n")


def one_line(words: str) -> str:
    """The same, all on one line."""
    return " ".join(plain_text(words).split())


def _seen(line: str) -> str:
    kept: list[str] = []
    marks = 0
    for sign in line:
        kind = unicodedata.category(sign)
        if kind in ("Cc", "Cs", "Co", "Cn") or (kind == "Cf" and sign not in _JOINERS):
            continue
        marks = marks + 1 if kind in ("Mn", "Me") or sign in _JOINERS else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
