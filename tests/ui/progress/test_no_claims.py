"""Someone on whom practice does nothing sees the caption and never a claim."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mindbody_app.journal.looking_back.spans import Range
from mindbody_app.ui.progress.looking import Tab
from mindbody_app.ui.progress.pain_tab import PainTab
from mindbody_app.ui.progress.sessions_tab import SessionsTab
from mindbody_app.ui.progress.trend_words import trend_caption
from mindbody_app.ui.progress.weeks_tab import WeeksTab
from mindbody_app.ui.progress.words import cause_caption
from tests.journal.no_effect import life_without_effect
from tests.ui.progress.life import TODAY, shown_words
from tests.ui.progress.past import past_of, show, weekly

CLAIMS = re.compile(
    r"\b(help(s|ed)?|work(s|ed)|improve\w*|effect\w*|eas(ed|es)|reliev\w*|relief|reduc\w*|better"
    r"|because|due to|thanks to|led to|success\w*|significan\w*|prove\w*|responder\w*"
    r"|correlat\w*|benefit\w*|heal\w*|cure\w*|treats|good|great|well done|keep it up"
    r"|should|must|only \d+ more|missed|failed)\b"
    r"|\b[pr] ?[<=]",
    re.IGNORECASE,
)
"""Words that would claim cause or effect, praise, or scold."""


@pytest.mark.parametrize("chosen", Range)
@pytest.mark.parametrize("make", [PainTab, SessionsTab, WeeksTab])
def test_no_effect_no_claim(qtbot: QtBot, make: type[Tab], chosen: Range) -> None:
    life = life_without_effect(TODAY)
    weeks = [weekly(ago, 5, 5, 6, own="Cooking", rating=5) for ago in range(0, 360, 7)]
    tab = show(qtbot, make, past_of(life.records, life.check_ins, weeks, chosen))
    words = shown_words(tab)
    for caption in (cause_caption(), trend_caption()):
        words = words.replace(caption, "")
    assert CLAIMS.findall(words) == []


def test_the_drop_that_is_no_effect_stands_beside_its_caption(qtbot: QtBot) -> None:
    life = life_without_effect(TODAY)
    tab = show(qtbot, SessionsTab, past_of(life.records, life.check_ins, chosen=Range.ALL))
    # Regression to the mean shows a drop of some tenths, away from zero: so the words matter.
    assert re.search(
        r"Mean change over \d+ sessions: 0\.\d+ lower after", tab.pairs.sentence.text()
    )
    assert tab.pairs.caption.isVisible()
    assert tab.pairs.caption.text() == cause_caption()
    tab.pairs.show_as_table(True)
    assert tab.pairs.caption.isVisible()
    frame = [label.text() for label in tab.pairs.findChildren(QLabel)]
    assert cause_caption() in frame


@pytest.mark.parametrize(
    "words", ["Pain improved by 2 points", "This helps you", "p < .05", "You missed 3 days"]
)
def test_the_list_knows_a_claim(words: str) -> None:
    assert CLAIMS.search(words)
