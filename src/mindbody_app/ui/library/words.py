"""The library's words: a card's foot, a moment's name, when a practice was last."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.headline import Headline
from mindbody_app.ui.library.finding import SHORT_MINUTES, Moment
from mindbody_app.ui.posture_words import posture_words

_SENTENCE_END = re.compile(r"(?<=[.!?。])\s+")
_VERY_SHORT = 40
"""Letters of a sentence that says too little by itself."""
translate = QCoreApplication.translate


def short_summary(summary: str) -> str:
    """What a card has room for: the first sentence, and the second after a very short one."""
    first, *others = _SENTENCE_END.split(summary)
    return f"{first} {others[0]}" if others and len(first) < _VERY_SHORT else first


def length_and_postures(headline: Headline) -> str:
    """Such as “5–45 min · Lying down, sitting”."""
    if headline.least == headline.most:
        length = translate("Library", "{0} min").format(headline.least)
    else:
        length = translate("Library", "{0}–{1} min").format(headline.least, headline.most)
    first, *others = (posture_words(each) for each in headline.postures)
    postures = ", ".join((first, *(each.lower() for each in others)))
    return translate("Library", "{0} · {1}", "length and postures").format(length, postures)


def moment_words(moment: Moment) -> str:
    """What a quick filter is called."""
    return {
        Moment.SHORT: translate("Library", "{0} minutes or less").format(SHORT_MINUTES),
        Moment.LYING: translate("Library", "Lying down"),
        Moment.SLEEP: translate("Library", "For sleep"),
        Moment.FLARE: translate("Library", "For a flare"),
        Moment.FAVOURITES: translate("Library", "Favourites"),
    }[moment]


def practices_words(count: int) -> str:
    """Such as “1 practice” or “7 practices”."""
    return translate("Library", "%n practice(s)", "", count)
