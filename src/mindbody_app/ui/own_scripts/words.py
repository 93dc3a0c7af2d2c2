"""The sentences that an own script's card and its offer share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.counts import problems_words
from mindbody_app.ui.posture_words import posture_words

MOST_SHOWN = 12
"""Problems; an author mends some and sees the rest."""

translate = QCoreApplication.translate


def facts_words(file_name: str, script: SessionScript) -> str:
    """Such as “evening.yaml · 4 to 16 minutes · lying down, seated”."""
    least, most = script.minutes.least, script.minutes.most
    lengths = translate("OwnScripts", "{0} to {1} minutes").format(least, most)
    postures = ", ".join(posture_words(posture).lower() for posture in script.postures)
    return f"{file_name} · {lengths} · {postures}"


def first_problems(problems: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The problems to show, and words about the others; empty where there are none."""
    others = len(problems) - MOST_SHOWN
    rest = translate("OwnScripts", "and {0} more").format(problems_words(others))
    return problems[:MOST_SHOWN], rest if others > 0 else ""
