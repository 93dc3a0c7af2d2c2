"""The journal of the pictures shows something of everything that a screen tells apart."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from mindbody_app.journal.excused import Reason
from mindbody_app.store.journal_store import open_journal
from tools.sample_journal import WEEKS, write_sample_journal

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def test_eight_weeks_hold_practice_diary_and_excused_days(tmp_path: Path) -> None:
    write_sample_journal(tmp_path, NOW)
    journal = open_journal(tmp_path)
    practices, check_ins = journal.practices(), journal.check_ins()
    assert len(practices) > 20
    assert 4 * WEEKS < len(check_ins) < 6 * WEEKS
    assert len(journal.weekly_check_ins()) == WEEKS - 1
    assert {each.reason for each in journal.excused()} == {Reason.AWAY, Reason.FLARE}
    assert [record.title for record in practices if record.by_hand] == ["Around the pond"]
    (late,) = [each for each in check_ins if each.marks.late(each.day)]
    assert late.day.weekday() == 2
    last = max(*(each.day for each in check_ins), *(each.practice_day for each in practices))
    assert last < NOW.date()
    flare = {day for each in journal.excused() for day in each.days if each.reason is Reason.FLARE}
    within = [each.pain for each in check_ins if each.day in flare and each.pain is not None]
    assert min(within) >= 6
    assert date(2026, 10, 17) not in {record.practice_day for record in practices}
    journal.close()
