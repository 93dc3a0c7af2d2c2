"""What is read of a long life, in which order, and what is read anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mindbody_app.journal.looking_back.lived_days import lived_days
from mindbody_app.store.journal_store import JournalStore
from mindbody_app.ui.progress.history import AT_ONCE, SLICE_DAYS, History
from tests.ui.progress.life import TODAY, practice

LONG_AGO = 1500


@pytest.fixture
def long_life(journal: JournalStore) -> JournalStore:
    """A practice every month for over four years."""
    for days_ago in range(0, LONG_AGO, 30):
        journal.close_practice(practice(days_ago))
    return journal


@pytest.fixture
def owner() -> QObject:
    """Whoever a history belongs to."""
    return QObject()


def first_of(journal: JournalStore) -> date:
    first = journal.first_day()
    assert first is not None
    return first


def test_the_newest_days_come_at_once_and_the_rest_in_idle_time(
    long_life: JournalStore, owner: QObject, qtbot: QtBot
) -> None:
    history = History(long_life, owner)
    first = first_of(long_life)
    history.need(first, TODAY)
    assert TODAY in history.days
    assert first not in history.days
    assert not history.has(first, TODAY)
    assert history.has(TODAY - timedelta(days=(AT_ONCE - 1) * SLICE_DAYS), TODAY)
    with qtbot.waitSignal(history.grown):
        pass
    assert history.has(first, TODAY)
    assert dict(history.days) == lived_days(long_life.practices(), ())


def test_nothing_is_read_while_somebody_practises(
    long_life: JournalStore, owner: QObject, qtbot: QtBot
) -> None:
    quiet = [False]
    history = History(long_life, owner, lambda: quiet[0])
    history.need(first_of(long_life), TODAY)
    read = len(history.days)
    qtbot.wait(150)
    assert len(history.days) == read
    quiet[0] = True
    with qtbot.waitSignal(history.grown):
        pass
    assert len(history.days) > read


def test_a_change_is_read_anew_whatever_day_it_is_of(
    long_life: JournalStore, owner: QObject, qtbot: QtBot
) -> None:
    history = History(long_life, owner)
    first = first_of(long_life)
    history.need(first, TODAY)
    with qtbot.waitSignal(history.grown):
        pass
    version = history.version
    for days_ago in (1400, 1):
        long_life.close_practice(practice(days_ago))
    history.need(first, TODAY)
    assert history.version > version
    assert dict(history.days) == lived_days(long_life.practices(), ())


def test_days_that_tell_the_same_are_no_news(
    long_life: JournalStore, owner: QObject, qtbot: QtBot
) -> None:
    history = History(long_life, owner)
    history.need(TODAY - timedelta(days=300), TODAY)
    version = history.version
    long_life.close_practice(practice(0))
    history.need(TODAY - timedelta(days=300), TODAY)
    assert history.version == version


def test_the_latest_sessions_are_found_however_long_ago(
    journal: JournalStore, owner: QObject
) -> None:
    for days_ago in (2000, 1990, 1980):
        journal.close_practice(practice(days_ago))
    history = History(journal, owner)
    found = history.latest(2, TODAY)
    assert [(TODAY - each.practice_day).days for each in found] == [1980, 1990]
    before = history.latest(5, TODAY - timedelta(days=1985))
    assert [(TODAY - each.practice_day).days for each in before] == [1990, 2000]
