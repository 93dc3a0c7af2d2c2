"""What a clinician says of their clinic in every kit; it is theirs, and nothing of a patient's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KitSender:
    """Who gives a plan, how they are reached, and whom they say to call; all may be empty."""

    clinic: str = ""
    contact: str = ""
    country: str | None = None
    """Two letters (ISO 3166); empty leaves it to the patient's computer, None was never set."""
    help_words: str | None = None
    """Whom to call in a crisis; None where that is the country's own lines."""
