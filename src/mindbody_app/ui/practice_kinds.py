"""Words and pictures for the kinds of practice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mindbody_app.practice.kinds import Practice

PRACTICE_ICONS = {
    Practice.BODY_SCAN: "person-standing",
    Practice.BREATHING: "wind",
    Practice.RELAXATION: "leaf",
    Practice.MINDFULNESS: "flower-2",
    Practice.IMAGERY: "mountain-snow",
    Practice.MOVEMENT: "move",
    Practice.MUSIC: "music",
}


def kind_words(practice: Practice) -> str:
    """What a kind of practice is called."""
    translate = QCoreApplication.translate
    return {
        Practice.BODY_SCAN: translate("Practice", "Body scan"),
        Practice.BREATHING: translate("Practice", "Breathing"),
        Practice.RELAXATION: translate("Practice", "Relaxation"),
        Practice.MINDFULNESS: translate("Practice", "Mindfulness"),
        Practice.IMAGERY: translate("Practice", "Imagery"),
        Practice.MOVEMENT: translate("Practice", "Movement"),
        Practice.MUSIC: translate("Practice", "Music"),
    }[practice]
