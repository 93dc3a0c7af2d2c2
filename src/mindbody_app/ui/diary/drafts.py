"""The diary's unsaved forms on disk, so that no power cut and no crash takes what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time

from PySide6.QtCore import QObject, QTimer

from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.drafts import Draft
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.diary.reading import Entry, day_of
from mindbody_app.ui.services import Journal, Services

KEEP_MS = 1000
"""From a first change to when it is on disk, with all that came meanwhile."""

_NAMES: dict[type, str] = {
    CheckIn: "check_in",
    WeeklyCheckIn: "weekly",
    PracticeRecord: "practice",
}


def form_name(kind: type, first: Entry | None) -> str:
    """What a form is called among those that wait: its kind, and the id of what it changes."""
    return _NAMES[kind] if first is None else f"{_NAMES[kind]}:{first.id}"


def name_of(draft: Draft) -> str:
    """The name of the form that a draft was left in."""
    return form_name(type(draft.answers), draft.first)


def day_of_draft(draft: Draft, day_end: time) -> date:
    """The practice day that a draft is about; days end at `day_end`."""
    if draft.first is not None or draft.moved:
        return day_of(draft.answers)
    return practice_day(draft.written_at, day_end)


def left_over(services: Services) -> tuple[Draft, ...]:
    """What was left unsaved and lies on disk."""
    return tuple(
        each
        for each in services.drafts.read()
        if not each.saved_since(_standing(services.journal, each.answers))
    )


class DraftKeeper(QObject):
    """Keeps the file equal to what the forms hold."""

    def __init__(
        self, services: Services, forms: Callable[[], Mapping[str, Draft]], parent: QObject
    ) -> None:
        """`forms` tells what the forms that are made hold, by their names."""
        super().__init__(parent)
        self._drafts, self._forms = services.drafts, forms
        self.waiting = {name_of(each): each for each in left_over(services)}
        """What was left when the app last ended and wasn't opened since, by the form's name."""
        self.safe = True
        """Whether all is on disk that is not written just now."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_MS)
        self._soon.timeout.connect(self.keep)

    def keep_soon(self) -> None:
        """Something was changed; typing on puts the writing off no further."""
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Write now."""
        self._soon.stop()
        self.safe = self._drafts.keep({**self.waiting, **self._forms()}.values())

    def finish(self) -> None:
        """Write what was to be written soon."""
        if self._soon.isActive():
            self.keep()


def _standing(journal: Journal, entry: Entry) -> Entry | None:
    """What the journal has of an entry."""
    if isinstance(entry, PracticeRecord):
        return journal.practice(entry.id)
    found: tuple[Entry, ...]
    if isinstance(entry, CheckIn):
        found = journal.check_ins(entry.day, entry.day)
    else:
        found = journal.weekly_check_ins(entry.day)
    return next((each for each in found if each.id == entry.id), None)
