"""Taking an entry out of the diary and bringing it back, whatever kind it is of."""

from __future__ import annotations

from datetime import datetime

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.editing import brought_back, taken_out
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.diary.reading import Entry
from mindbody_app.ui.services import Journal


def take_out(journal: Journal, entry: Entry, now: datetime) -> Entry:
    """Take an entry out; it as it is kept from now on."""
    if isinstance(entry, PracticeRecord):
        record = taken_out(entry, now)
        journal.save_practice(record)
        return record
    if isinstance(entry, CheckIn):
        check_in = taken_out(entry, now)
        journal.save_check_in(check_in)
        return check_in
    weekly = taken_out(entry, now)
    journal.save_weekly_check_in(weekly)
    return weekly


def bring_back(journal: Journal, entry: Entry) -> None:
    """Let an entry that was taken out stand again."""
    if isinstance(entry, PracticeRecord):
        journal.save_practice(brought_back(entry))
    elif isinstance(entry, CheckIn):
        journal.save_check_in(brought_back(entry))
    else:
        journal.save_weekly_check_in(brought_back(entry))
