"""How a body rests during practice."""

from __future__ import annotations

from enum import StrEnum


class Posture(StrEnum):
    """How the person rests their body during a session; the value is what a script file writes."""

    LYING = "lying"
    SEATED = "seated"
    STANDING = "standing"
