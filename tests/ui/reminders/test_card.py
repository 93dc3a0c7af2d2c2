"""The card in Settings, and what reminds, in the real app with no tray and no desktop."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mindbody_app.app import HIDDEN_ROUND_MS, ROUND_MS, App
from mindbody_app.journal.reminders import MOST_TIMES, SHORT_SNOOZE, Reminder, Reminders
from mindbody_app.ui.reminders.keeper import ReminderKeeper
from mindbody_app.ui.reminders.settings_card import FIRST_TIME, RemindersCard
from mindbody_app.ui.reminders.words import next_words, no_tray_words, reminder_words
from mindbody_app.ui.settings_page import SettingsPage
from mindbody_app.ui.theme import TARGET
from tests.ui.conftest import NOW
from tests.ui.reminders.conftest import EVENING, Clock, look_at, notices
from tests.written import practice_at


def card_of(app: App) -> RemindersCard:
    app.window.open_screen("settings")
    return app.window.findChildren(SettingsPage)[-1].reminders


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_it_is_off_until_asked_for(app: App) -> None:
    card = card_of(app)
    assert not card.switch.isChecked()
    assert not card.add_button.isVisible()
    assert not card.login_switch.isVisible()
    assert app.settings.current.reminders == Reminders()
    app.remind()
    assert not app.staying.findChildren(ReminderKeeper)[0].waiting


def test_the_switch_gives_a_first_time_and_says_when_it_comes(app: App) -> None:
    card = card_of(app)
    press(card.switch)
    assert app.settings.current.reminders == Reminders(True, (FIRST_TIME,))
    assert card.next_line.text() == "The next reminder comes today at 19:00."
    assert app.staying.findChildren(ReminderKeeper)[0].waiting
    press(card.switch)
    assert app.settings.current.reminders == Reminders(False, (FIRST_TIME,))
    assert not card.add_button.isVisible()
    assert not app.staying.findChildren(ReminderKeeper)[0].waiting


def test_times_and_days_are_changed_by_mouse_and_by_keys(app: App) -> None:
    app.settings.change(reminders=EVENING)
    card = card_of(app)
    (line,) = card.lines
    press(line.stops[0])
    QTest.keyClick(line.clock, Qt.Key.Key_Right)
    press(line.days.chip("5"))
    QTest.keyClick(line.days.chip("6"), Qt.Key.Key_Space)
    expected = Reminder(time(19, 5), frozenset(range(5)))
    assert app.settings.current.reminders.times == (expected,)
    for day in range(5):
        press(line.days.chip(str(day)))
    assert card.next_line.text() == "There is no reminder yet. Add a time, and choose its days."


def test_times_are_added_and_taken_away(app: App) -> None:
    app.settings.change(reminders=EVENING)
    card = card_of(app)
    for _ in range(MOST_TIMES):
        if card.add_button.isEnabled():
            press(card.add_button)
    assert len(card.lines) == len(app.settings.current.reminders.times) == MOST_TIMES
    assert not card.add_button.isEnabled()
    assert card.lines[-1].isAncestorOf(app.window.focusWidget())
    press(card.lines[1].remove_button)
    assert len(card.lines) == MOST_TIMES - 1
    assert card.add_button.isEnabled()
    assert card.lines[0].reminder == EVENING.times[0]


def test_each_control_is_named_and_large_enough(app: App) -> None:
    app.settings.change(reminders=EVENING)
    card = card_of(app)
    card.lines[0].clock.show_value(600, (0, 1439))
    buttons = [each for each in card.findChildren(QPushButton) if each.isVisible()]
    assert all(each.accessibleName() for each in buttons)
    assert all(min(each.width(), each.height()) >= TARGET for each in buttons)
    assert card.lines[0].remove_button.accessibleName() == "Take the reminder at 20:00 away"
    assert card.lines[0].days.chip("0").accessibleName() == "Monday"


@pytest.mark.parametrize("added", [False, True])
def test_tab_goes_down_the_card_also_after_times_were_added(app: App, added: bool) -> None:
    app.settings.change(reminders=Reminders(True, EVENING.times * 2))
    card = card_of(app)
    if added:
        press(card.add_button)
    card.switch.setFocus()
    tops = []
    for _ in range(30):
        QApplication.sendEvent(
            app.window,
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        )
        focused = app.window.focusWidget()
        if focused is None or not card.isAncestorOf(focused):
            break
        tops.append(focused.mapTo(card, focused.rect().topLeft()).y())
    assert len(tops) == (21 if added else 15)
    assert tops == sorted(tops)


def test_without_a_tray_the_card_says_so_and_the_reminder_is_a_line_in_the_window(
    app: App,
) -> None:
    app.settings.change(reminders=EVENING)
    card = card_of(app)
    assert not card.stay_switch.isVisible()
    assert no_tray_words() in [each.text() for each in card.findChildren(type(card.next_line))]
    press(card.try_button)
    assert notices(app) == [reminder_words()]
    assert app.staying.stays is False
    assert QApplication.quitOnLastWindowClosed()


def test_a_change_of_the_times_is_for_what_comes(app: App, clock: Clock) -> None:
    clock.now = NOW.replace(hour=19, minute=30)
    press(card_of(app).switch)
    look_at(app, clock, 19, 31)
    assert notices(app) == []
    look_at(app, clock, 19, day=19)
    assert notices(app) == [reminder_words()]


def test_a_snooze_outlives_the_app(app: App, clock: Clock) -> None:
    app.settings.change(reminders=EVENING)
    app.staying.refresh()
    look_at(app, clock, 20)
    app.window.notices.put_away()
    keeper = app.staying.findChildren(ReminderKeeper)[0]
    keeper.snooze(SHORT_SNOOZE)
    app.settings = type(app.settings)(app.services.data_folder / "settings.json")
    assert app.settings.current.reminder_memory.snoozed_until == clock.now + SHORT_SNOOZE
    assert keeper.next_at() == clock.now + SHORT_SNOOZE
    look_at(app, clock, 20, 15)
    assert notices(app) == [reminder_words()]


def test_starting_at_login_shows_what_is(app: App, entry: Path) -> None:
    app.settings.change(reminders=EVENING)
    card = card_of(app)
    assert not card.login_switch.isChecked()
    press(card.login_switch)
    assert card.login_switch.isChecked()
    assert "--in-tray" in entry.read_text()
    entry.unlink()
    app.window.refresh()
    assert not card.login_switch.isChecked()
    press(card.login_switch)
    press(card.switch)
    assert not entry.exists(), "nothing is left to start for"


def test_what_the_system_refuses_is_said_in_the_card(app: App, entry: Path) -> None:
    app.settings.change(reminders=EVENING)
    entry.parent.parent.write_text("in the way")
    card = card_of(app)
    press(card.login_switch)
    assert not card.login_switch.isChecked()
    assert card.problem.isVisible()
    assert str(entry.parent) in card.problem.text()
    entry.parent.parent.unlink()
    press(card.login_switch)
    assert card.login_switch.isChecked()
    assert not card.problem.isVisible()


def test_behind_a_closed_window_rounds_are_few(app: App) -> None:
    rounds = app._round
    app.staying.hidden.emit(True)
    assert rounds.interval() == HIDDEN_ROUND_MS
    app.staying.hidden.emit(False)
    assert rounds.interval() == ROUND_MS


def test_a_window_closed_in_a_practice_opens_at_today(app: App) -> None:
    app.window.open_practice("body-scan")
    app.window.open_safety()
    app.window.go_home()
    assert not app.window.practising
    assert "Today" in app.window.windowTitle()
    app.window.begin_suggested()
    assert app.window.practising


def test_the_next_reminder_is_told_in_plain_words() -> None:
    def words(next_at: datetime | None) -> str:
        return next_words(EVENING, next_at, NOW)

    assert words(NOW.replace(hour=20)) == "The next reminder comes today at 09:30.".replace(
        "09:30", "20:30"
    )
    assert words(NOW + timedelta(days=1)) == "The next reminder comes tomorrow at 09:30."
    friday = "The next reminder comes on Friday 20 November at 09:30."
    assert words(NOW + timedelta(days=2)) == friday
    assert words(None) == "No reminder comes in the next two weeks."


def test_what_cannot_be_kept_holds_the_app_once_and_shows_why(app: App, clock: Clock) -> None:
    journal = app.services.data_folder / "journal.db"
    with closing(sqlite3.connect(journal, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        app.journal.close_practice(practice_at(clock.now, 600))
        app.staying.end()
        assert app.window.isVisible()
        assert any("could not be kept yet" in each for each in notices(app))
        app.staying.end()
        assert not app.window.isVisible()
        other.execute("ROLLBACK")
