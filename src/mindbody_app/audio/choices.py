"""What a person can choose about sound: the ambience and the output. No sound library needed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ambience(StrEnum):
    """The background of a session; the value is what the settings keep."""

    NONE = "none"
    NOISE = "noise"
    RAIN = "rain"
    OCEAN = "ocean"
    DRONE = "drone"


@dataclass(frozen=True, slots=True)
class OutputChoice:
    """A way for sound to leave the app; `label` is plain English for the Settings screen."""

    id: str
    label: str


AUTOMATIC = "automatic"
SIMPLEAUDIO = "simpleaudio"
QT = "qt"
SILENT = "silent"


def available_outputs() -> list[OutputChoice]:
    """Every output that can be chosen, the recommended one first. Opens no device."""
    return [
        OutputChoice(AUTOMATIC, "Automatic (recommended)"),
        OutputChoice(SIMPLEAUDIO, "System default, steady playback"),
        OutputChoice(QT, "System default, through Qt"),
        OutputChoice(SILENT, "No sound, captions only"),
    ]
