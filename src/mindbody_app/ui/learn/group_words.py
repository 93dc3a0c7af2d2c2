"""What the groups of cards are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mindbody_app.learning.cards import CardGroup


def group_words(group: CardGroup) -> str:
    """Such as “Day to day”."""
    words = {
        CardGroup.PAIN: QCoreApplication.translate("CardGroup", "Pain"),
        CardGroup.LIVING: QCoreApplication.translate("CardGroup", "Day to day"),
        CardGroup.MOVING: QCoreApplication.translate("CardGroup", "Moving"),
        CardGroup.CARE: QCoreApplication.translate("CardGroup", "Care"),
        CardGroup.MIND: QCoreApplication.translate("CardGroup", "Mind"),
        CardGroup.SAFETY: QCoreApplication.translate("CardGroup", "Safety"),
    }
    return words[group]
