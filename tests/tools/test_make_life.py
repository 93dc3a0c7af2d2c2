"""A made-up life is plausible, the same for one seed, and opens as a sound journal."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from mindbody_app.journal.excused import Reason
from mindbody_app.journal.records import Elsewhere, Ended
from mindbody_app.practice.kinds import Practice
from mindbody_app.store.journal_store import FILE_NAME, open_journal
from tools.make_life import Life, live, main, write_life

UNTIL = date(2026, 11, 20)


@pytest.fixture(scope="module")
def life() -> Life:
    return live(20, 1, UNTIL)


def test_twenty_years_hold_as_much_as_the_app_is_measured_with(life: Life) -> None:
    assert 14_000 < len(life.practices) < 16_000
    assert 28_000 < len(life.check_ins) < 32_000
    assert 950 < len(life.weekly) < 1_045
    assert 8 < len(life.plans) < 30
    assert 100 < len(life.excused) < 300
    days = {record.practice_day for record in life.practices}
    assert min(days).year == 2006
    assert UNTIL - timedelta(days=7) < max(days) <= UNTIL
    assert 0.5 < len(days) / (20 * 365) < 0.85, "some days are skipped, most are not"


def test_a_life_has_something_of_everything(life: Life) -> None:
    practices, check_ins = life.practices, life.check_ins
    kinds = {record.practice for record in practices}
    assert {each.value for each in Elsewhere} < kinds <= {*Elsewhere, *Practice}
    assert {record.ended for record in practices} == set(Ended)
    assert any(record.before.pain is None and record.after.pain is None for record in practices)
    assert any(record.before.pain is not None and record.after.pain is None for record in practices)
    assert len({record.started_at.utcoffset() for record in practices}) > 6
    assert {each.reason for each in life.excused} == set(Reason)
    assert any(each.removed for each in life.excused)
    for entries in (practices, check_ins):
        marks = [each.marks for each in entries]
        assert any(each.changed_at for each in marks)
        assert any(each.removed for each in marks)
    late = sum(each.marks.late(each.day) for each in check_ins)
    assert 0.02 < late / len(check_ins) < 0.1
    assert all(record.by_hand == (not record.script_id) for record in practices)
    assert any(each.regions and each.triggers and each.treatments for each in check_ins)
    assert any(each.peg is None for each in life.weekly)
    assert len({each.own_activity for each in life.weekly}) > 3


def test_pain_is_higher_in_a_flare(life: Life) -> None:
    flares = {day for each in life.excused if each.reason is Reason.FLARE for day in each.days} - {
        day for each in life.excused if each.reason is not Reason.FLARE for day in each.days
    }
    within = [each.pain for each in life.check_ins if each.pain is not None and each.day in flares]
    others = [
        each.pain for each in life.check_ins if each.pain is not None and each.day not in flares
    ]
    assert sum(within) / len(within) > sum(others) / len(others) + 1


def test_nothing_was_written_after_the_last_day() -> None:
    life = live(1, 3, UNTIL)
    last = UNTIL + timedelta(days=1)
    all_marks = [record.marks for record in life.practices]
    all_marks += [check_in.marks for check_in in life.check_ins]
    all_marks += [check_in.marks for check_in in life.weekly]
    for marks in all_marks:
        moments = (marks.entered_at, marks.changed_at, marks.removed_at)
        assert all(moment.date() <= last for moment in moments if moment)
    assert all(each.last_day <= UNTIL for each in life.excused)


def test_a_seed_makes_one_life_and_another_seed_another() -> None:
    assert live(2, 5, UNTIL) == live(2, 5, UNTIL)
    assert live(2, 5, UNTIL) != live(2, 6, UNTIL)


def test_it_opens_as_a_sound_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--years", "2", "--seed", "5", "--until", "2026-11-20"]) == 0
    life = live(2, 5, UNTIL)
    assert f"{len(life.practices):,} practices" in capsys.readouterr().out
    journal = open_journal(tmp_path)
    assert journal.look_after(UNTIL) is False
    assert (journal.kept, journal.take_notices()) == (True, ())
    assert journal.close_interrupted() == []
    assert set(journal.practices()) == {each for each in life.practices if not each.marks.removed}
    assert set(journal.check_ins()) == {each for each in life.check_ins if not each.marks.removed}
    assert journal.weekly_check_ins() == tuple(life.weekly)
    assert journal.plans() == tuple(life.plans)
    journal.close()


def test_a_journal_that_is_there_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_journal(tmp_path).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(FileExistsError):
        write_life(tmp_path, Life())
    assert main([str(tmp_path), "--years", "1"]) == 1
    assert "is there already; name a folder without a journal" in capsys.readouterr().err
    assert (tmp_path / FILE_NAME).read_bytes() == before
