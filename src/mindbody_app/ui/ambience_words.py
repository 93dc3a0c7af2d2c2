"""Words for the ambiences, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.sound_port import Ambience


def ambience_options() -> list[tuple[str, str]]:
    """Pairs of value and words, for a choice."""
    translate = QCoreApplication.translate
    return [
        (Ambience.NONE.value, translate("Ambience", "None")),
        (Ambience.SOFT_NOISE.value, translate("Ambience", "Soft noise")),
        (Ambience.RAIN.value, translate("Ambience", "Rain")),
        (Ambience.OCEAN.value, translate("Ambience", "Ocean")),
        (Ambience.DRONE.value, translate("Ambience", "Warm drone")),
        (Ambience.MUSIC.value, translate("Ambience", "Slow music")),
    ]


def own_ambience_words(ambience: Ambience) -> str:
    """What is said of a practice that brings a background of its own."""
    if ambience is Ambience.NONE:
        return QCoreApplication.translate("Ambience", "This practice has none: it wants quiet.")
    name = dict(ambience_options())[ambience.value]
    return QCoreApplication.translate("Ambience", "{0}, which belongs to this practice.").format(
        name
    )
