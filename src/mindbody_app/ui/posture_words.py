"""Words for the postures, in the person's language."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.postures import Posture


def posture_words(posture: Posture) -> str:
    """What a posture is called."""
    if posture is Posture.LYING:
        return QCoreApplication.translate("Posture", "Lying down")
    if posture is Posture.STANDING:
        return QCoreApplication.translate("Posture", "Standing")
    return QCoreApplication.translate("Posture", "Sitting")


def posture_options(postures: Iterable[Posture]) -> list[tuple[str, str]]:
    """Pairs of value and words, for a choice."""
    return [(posture.value, posture_words(posture)) for posture in postures]
