"""When the real app reminds, when it waits, and when it stays; with no tray and no desktop."""

from __future__ import annotations

from datetime import datetime
from time import monotonic

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.ui.reminders.keeper import ReminderKeeper
from mindbody_app.ui.reminders.words import reminder_words
from tests.ui.conftest import NOW
from tests.ui.reminders.conftest import EVENING, Clock, look_at, notices
from tests.written import practice_at


def practice(app: App, clock: Clock, seconds: int = 600) -> None:
    app.journal.close_practice(practice_at(clock.now, seconds))


def test_it_reminds_when_the_time_comes_and_once(app: App, clock: Clock) -> None:
    app.settings.change(reminders=EVENING)
    app.staying.refresh()
    look_at(app, clock, 19, 59)
    assert notices(app) == []
    look_at(app, clock, 20)
    assert notices(app) == [reminder_words()]
    app.window.notices.put_away()
    look_at(app, clock, 20, 1)
    assert notices(app) == []


@pytest.mark.parametrize("what", ["practised", "too short", "flare", "taken back"])
def test_it_is_silent_once_practised_and_on_excused_days(app: App, clock: Clock, what: str) -> None:
    app.settings.change(reminders=EVENING)
    app.staying.refresh()
    look_at(app, clock, 19)
    if what in ("practised", "too short"):
        practice(app, clock, 600 if what == "practised" else 5)
    else:
        today = clock.now.date()
        excused = Excused("one", today, today, Reason.FLARE)
        app.journal.save_excused(excused if what == "flare" else excused.taken_back())
    look_at(app, clock, 20)
    assert notices(app) == ([] if what in ("practised", "flare") else [reminder_words()])
    look_at(app, clock, 20, day=19)
    assert notices(app) == [reminder_words()]


def test_it_is_silent_while_a_practice_has_the_window(app: App, clock: Clock) -> None:
    app.settings.change(reminders=EVENING)
    app.staying.refresh()
    app.window.open_practice("body-scan")
    look_at(app, clock, 20)
    assert notices(app) == []


@pytest.mark.parametrize("opens", ["open_safety", "open_body"])
def test_what_is_due_behind_a_page_that_is_read_is_told_when_it_is_left(
    app: App, clock: Clock, opens: str
) -> None:
    app.settings.change(reminders=EVENING)
    app.staying.refresh()
    getattr(app.window, opens)()
    look_at(app, clock, 20)
    look_at(app, clock, 20, 1)
    assert notices(app) == []
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Escape)
    assert notices(app) == [reminder_words()]
    app.window.notices.put_away()
    look_at(app, clock, 20, 2)
    assert notices(app) == []


def test_a_time_that_passes_in_a_session_passes_in_silence(
    app: App, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.settings.change(reminders=EVENING)
    app.staying.refresh()
    with monkeypatch.context() as session:
        session.setattr(type(app.window), "in_session", True)
        look_at(app, clock, 20)
    look_at(app, clock, 20, 1)
    assert notices(app) == []


@pytest.mark.parametrize(("minute", "seconds"), [(58, 60), (59, 40)])
def test_it_looks_again_in_a_minute_and_when_the_time_comes(
    app: App, clock: Clock, minute: int, seconds: int
) -> None:
    app.settings.change(reminders=EVENING)
    clock.now = NOW.replace(hour=19, minute=minute, second=20)
    app.staying.refresh()
    (timer,) = app.staying.findChildren(ReminderKeeper)[0].findChildren(QTimer)
    assert timer.interval() == seconds * 1000


def test_the_last_moments_before_a_time_are_slept_through(
    app: App, clock: Clock, qtbot: QtBot
) -> None:
    app.settings.change(reminders=EVENING)
    app.staying.refresh()
    keeper = app.staying.findChildren(ReminderKeeper)[0]
    (timer,) = keeper.findChildren(QTimer)
    looks: list[datetime] = []
    timer.timeout.connect(lambda: looks.append(clock()))
    clock.now = NOW.replace(hour=19, minute=59, second=59, microsecond=600_000)
    clock.running_since = monotonic()
    keeper.look()
    qtbot.waitUntil(lambda: notices(app) == [reminder_words()])
    assert len(looks) <= 3


# Qt's own platform without a screen has no tray to ask for.
@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_a_log_out_that_is_called_off_leaves_the_app_by_the_tray_again(app: App) -> None:
    app.settings.change(reminders=EVENING)
    staying = app.staying
    staying._tray = staying._make_tray()
    staying.refresh()
    assert staying.stays
    assert not QApplication.quitOnLastWindowClosed()
    staying._session_ends()
    assert not staying.stays
    assert QApplication.quitOnLastWindowClosed()
    assert staying._called_off.isActive()
    staying._called_off.timeout.emit()
    assert staying.stays
    assert not QApplication.quitOnLastWindowClosed()
    QApplication.setQuitOnLastWindowClosed(True)
