"""What is said after a session: different for better, same and worse, and never a judgement."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from mindbody_app.journal.records import Ended, PracticeRecord, Rating


class Change(StrEnum):
    """How pain after compares with pain before."""

    LOWER = "lower"
    SAME = "same"
    HIGHER = "higher"


def change_of_pain(before: Rating, after: Rating) -> Change | None:
    """Lower, same or higher; None where either rating was skipped, for then nothing compares."""
    if before.pain is None or after.pain is None:
        return None
    if after.pain == before.pain:
        return Change.SAME
    return Change.LOWER if after.pain < before.pain else Change.HIGHER


def _tr(words: str) -> str:
    return QCoreApplication.translate("AfterWords", words)


def change_words(change: Change) -> str:
    """A sentence or two for a change; one session's rating is never called a success or failure."""
    return {
        Change.LOWER: _tr(
            "It is lower than before. That can happen with practice, and it can happen by itself."
        ),
        Change.SAME: _tr("It is the same as before. That is an ordinary answer."),
        Change.HIGHER: _tr(
            "It is higher than before. That happens too. Be gentle with the rest of the day."
            " If the pain is sharp or new, or if it worries you, please ask your doctor or nurse."
        ),
    }[change]


def ending_words(record: PracticeRecord) -> tuple[str, str]:
    """A heading and a kind sentence for how a session ended, neither saying what was left out."""
    if record.ended is Ended.COMPLETED:
        return _tr("That was your practice"), _tr(
            "Take your time. There is nothing you need to do next."
        )
    later = _tr("You can come back whenever you like.")
    minutes = record.minutes_practised
    if minutes == 0:
        return _tr("That is fine"), later
    heading = QCoreApplication.translate(
        "AfterWords", "You practised for %n minute(s)", "", minutes
    )
    return heading, _tr("Every minute counts. {0}").format(later)
