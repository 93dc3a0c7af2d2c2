"""The kinds of practice."""

from __future__ import annotations

from enum import StrEnum


class Practice(StrEnum):
    """The kind of practice; the value is what a script file writes and the journal keeps."""

    BODY_SCAN = "body_scan"
    BREATHING = "breathing"
    RELAXATION = "relaxation"
    MINDFULNESS = "mindfulness"
    IMAGERY = "imagery"
    MOVEMENT = "movement"
    MUSIC = "music"
