"""Words from outside, as they may be shown: letters and signs, nothing that hides or turns them."""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 3
"""Marks on one letter, such as accents; Vietnamese and Hebrew have two or three."""
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_JOINERS = "\u200c\u200d"
"""They shape Persian, Indian scripts and emoji. Elsewhere they would only hide."""
_FIRST_JOINED = "\u0590"
"""Before it stand the scripts whose letters nothing joins, such as Latin and Greek."""
_COLOURINGS = "\ufe0e\ufe0f"
"""They choose between two pictures of a symbol, such as a heart's; on a letter they are unseen."""
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0d\uffa0"
    "\U000e0100-\U000e01ef]"
)
"""Letters, marks and symbols by their category that show nothing (Unicode's table of what may be
left unshown, Default_Ignorable_Code_Point, and the empty pattern of braille)."""


def plain_text(words: str) -> str:
    """The words without what isn't seen: control signs, and those that turn the direction of text.

    Every line has single blanks and none at its ends; of empty lines in a row one is left, and
    none at the beginning and the end. Letters with accents are written in one way (NFC), so that
    what looks alike is alike. What it gives it leaves as it is.
    """
    lines = _LINE_ENDS.sub("\n", words).replace("\t", " ").split("\n")
    cleaned = [_BLANKS.sub(" ", _seen(line)).strip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(cleaned)).strip("\n")


def one_line(words: str) -> str:
    """The same, all on one line."""
    return " ".join(plain_text(words).split())


def has_letter(words: str) -> bool:
    """Whether there is a letter or a digit among some plain words, of any script."""
    return any(unicodedata.category(sign)[0] in "LN" for sign in words)


def _seen(line: str) -> str:
    """What is seen of a line; what stood apart for something unseen may be one letter then."""
    left = line
    while (less := unicodedata.normalize("NFC", _sifted(left))) != left:
        left = less
    return left


def _sifted(line: str) -> str:
    kept: list[str] = []
    marks = 0
    for sign in line:
        kind = unicodedata.category(sign)
        before = kept[-1] if kept else " "
        if _is_unseen(sign, kind, before):
            continue
        if before in _JOINERS and (sign < _FIRST_JOINED or sign.isspace()):
            kept.pop()
        marks = marks + 1 if kind in ("Mn", "Me") or sign in _JOINERS else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept).rstrip(_JOINERS)


def _is_unseen(sign: str, kind: str, before: str) -> bool:
    """Whether nothing of a sign is seen after another one."""
    if sign in _JOINERS:
        return before < _FIRST_JOINED or before.isspace() or before in _JOINERS
    if sign in _COLOURINGS:
        return unicodedata.category(before)[0] != "S"
    return kind in ("Cc", "Cf", "Cs", "Co", "Cn") or _UNSEEN.match(sign) is not None
