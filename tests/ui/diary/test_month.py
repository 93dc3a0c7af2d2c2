"""The month to choose a day from: by keys, by mouse, and what its days tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.journal.check_ins import WeeklyCheckIn
from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.ui.diary.day_marks import DayMarks, day_marks, marks_told
from mindbody_app.ui.diary.days_off_page import DaysOffPage
from mindbody_app.ui.diary.month_view import MonthView, months_later
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import LIGHT, PALETTES, TARGET, Palette, ThemeName
from tests.ui.conftest import NOW, MakeApp
from tests.ui.diary.people import (
    TODAY,
    check_in,
    check_in_page,
    diary,
    found,
    key,
    practice,
    press,
    shown,
)

WHEN = "Monday 16 November"
"""The day that "Another day" begins with."""


@pytest.fixture
def app(make_app: MakeApp) -> App:
    """The app with the diary open."""
    made = make_app()
    diary(made)
    return made


def month(app: App) -> MonthView:
    """The month of a new check-in of another day."""
    press(diary(app), "Check in")
    page = check_in_page(app)
    press(page, "Another day or time")
    press(page, "Another day")
    press(page, f"Day: {WHEN}. Choose from a month")
    (view,) = page.findChildren(MonthView)
    assert view.isVisible()
    return view


def at() -> str:
    """What the keyboard is on."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName()


def days(view: QWidget, *, enabled: bool = True) -> list[str]:
    return [
        each.accessibleName()
        for each in view.findChildren(QPushButton)
        if each.isVisible() and each.property("variant") == "day" and each.isEnabled() is enabled
    ]


def test_keys_walk_by_days_weeks_and_months(app: App) -> None:
    month(app)
    assert at() == WHEN
    for which, day in (
        (Qt.Key.Key_Left, "Sunday 15 November"),
        (Qt.Key.Key_Up, "Sunday 8 November"),
        (Qt.Key.Key_Down, "Sunday 15 November"),
        (Qt.Key.Key_Right, WHEN),
        (Qt.Key.Key_Home, "Sunday 1 November"),
        (Qt.Key.Key_Left, "Saturday 31 October"),
        (Qt.Key.Key_PageUp, "Wednesday 30 September"),
        (Qt.Key.Key_End, "Wednesday 30 September"),
        (Qt.Key.Key_PageDown, "Friday 30 October"),
        (Qt.Key.Key_PageDown, "Wednesday 18 November, today"),
        (Qt.Key.Key_Right, "Wednesday 18 November, today"),
        (Qt.Key.Key_End, "Wednesday 18 November, today"),
    ):
        key(app, which)
        assert at() == day
    assert "November 2026" in shown(diary(app))
    assert check_in_page(app).draft().day == TODAY - timedelta(days=2)


@pytest.mark.parametrize("press_key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_return_or_space_chooses_and_folds_it(app: App, press_key: Qt.Key) -> None:
    view = month(app)
    key(app, Qt.Key.Key_PageUp)
    key(app, press_key)
    page = check_in_page(app)
    assert page.draft().day == date(2026, 10, 16)
    assert not view.isVisible()
    assert at() == "Day: Friday 16 October. Choose from a month"
    assert "How was it on Friday 16 October?" in shown(page)


def test_escape_leaves_the_day_and_the_form_as_they_are(app: App) -> None:
    view = month(app)
    key(app, Qt.Key.Key_PageUp)
    key(app, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert at() == f"Day: {WHEN}. Choose from a month"
    assert check_in_page(app).draft().day == TODAY - timedelta(days=2)
    key(app, Qt.Key.Key_Return)
    assert (view.isVisible(), at()) == (True, WHEN)


def test_the_mouse_turns_months_and_chooses(app: App) -> None:
    view = month(app)
    assert not found(view, "The month after").isEnabled()
    press(view, "The month before")
    press(view, "The month before")
    assert found(view, "The month after").isEnabled()
    press(view, "Thursday 3 September")
    assert check_in_page(app).draft().day == date(2026, 9, 3)


def test_no_day_to_come_can_be_chosen_for_an_entry(app: App) -> None:
    view = month(app)
    assert len(days(view)) == TODAY.day
    assert days(view, enabled=False)[0] == "Thursday 19 November"
    assert "Monday 30 November" in days(view, enabled=False)


def test_days_off_reach_into_the_future_and_the_last_follows_the_first(app: App) -> None:
    press(diary(app), "Days off the plan")
    page = diary(app).currentWidget()
    assert isinstance(page, DaysOffPage)
    press(page, "First day: Today. Choose from a month")
    press(page, "The month after")
    press(page, "Thursday 3 December")
    press(page, "Last day: Thursday 3 December. Choose from a month")
    view = page.findChildren(MonthView)[-1]
    assert days(view)[0] == "Thursday 3 December"
    press(view, "Monday 7 December")
    press(page, "Keep these 5 days")
    (kept,) = app.journal.excused()
    assert (kept.first_day, kept.last_day) == (date(2026, 12, 3), date(2026, 12, 7))


def test_a_practice_by_hand_has_it_too(app: App) -> None:
    press(diary(app), "Add a walk, class or practice")
    page = diary(app).form
    assert page is not None
    press(page, "Another day or time")
    press(page, "Another day")
    press(page, f"Day: {WHEN}. Choose from a month")
    press(page, "Tuesday 3 November")
    press(page, "Save")
    assert app.journal.practices()[0].practice_day == date(2026, 11, 3)


def test_what_lies_on_a_day_is_told_in_words(app: App) -> None:
    for days_ago in (1, 1, 3):
        app.journal.save_check_in(check_in(days_ago, pain=4))
    app.journal.close_practice(practice(3))
    app.journal.save_weekly_check_in(
        WeeklyCheckIn("w", NOW - timedelta(days=4), date(2026, 11, 14))
    )
    app.journal.save_excused(Excused("o", date(2026, 10, 30), date(2026, 11, 1), Reason.FLARE))
    view = month(app)
    assert {
        "Tuesday 17 November: check-ins",
        "Sunday 15 November: a check-in, a practice",
        "Saturday 14 November: a weekly check-in",
        "Sunday 1 November: flare day",
        "Friday 13 November",
    } <= set(days(view))
    key(app, Qt.Key.Key_Left)
    assert "Sunday 15 November: a check-in, a practice" in shown(view)


def test_marks_stay_within_the_stretch(app: App) -> None:
    app.journal.save_excused(Excused("o", date(2026, 10, 30), date(2026, 11, 2), Reason.REST))
    app.journal.save_check_in(check_in(1, pain=3))
    told = day_marks(app.journal, date(2026, 11, 1), date(2026, 11, 16))
    assert told == {
        date(2026, 11, 1): DayMarks(off=Reason.REST),
        date(2026, 11, 2): DayMarks(off=Reason.REST),
    }
    assert marks_told(DayMarks(practices=2, off=Reason.REST)) == "practices, rest day"


def test_what_the_signs_mean_stands_below_while_a_day_is_told_of(app: App) -> None:
    view = month(app)
    assert {"something written", "off the plan", WHEN} <= set(shown(view))


@pytest.mark.parametrize("palette", PALETTES.values(), ids=[name.value for name in ThemeName])
def test_signs_are_drawn_and_targets_are_large(
    qtbot: QtBot, qapp: QApplication, palette: Palette
) -> None:
    marks = {
        date(2026, 11, 2): DayMarks(check_ins=1),
        date(2026, 11, 3): DayMarks(off=Reason.AWAY),
    }
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(palette))
    try:
        view = MonthView("A month", palette, lambda _first, _last: marks, week_starts=0)
        qtbot.addWidget(view)
        view.show_day(date(2026, 11, 5), (date(2026, 1, 1), date(2026, 11, 18)), TODAY)
        view.resize(600, view.sizeHint().height())
        view.show()
        QApplication.processEvents()
        cells = {int(each.text()): each for each in view.findChildren(QPushButton) if each.text()}
        assert {(each.width(), each.height()) for each in cells.values()} == {(TARGET, TARGET)}
        pictures = {}
        for number in (2, 3, 4):
            cells[number].setText("")
            pictures[number] = cells[number].grab().toImage()
        assert pictures[2] != pictures[3] != pictures[4] != pictures[2]
    finally:
        qapp.setStyleSheet(before)


def test_weeks_start_where_the_persons_do(qtbot: QtBot) -> None:
    for starts, first in ((0, "Mon"), (6, "Sun")):
        view = MonthView("A month", LIGHT, lambda _first, _last: {}, week_starts=starts)
        qtbot.addWidget(view)
        view.show_day(TODAY, (date(2026, 1, 1), TODAY), TODAY)
        view.show()
        assert next(each for each in shown(view) if len(each) == 3) == first
        (eighteenth,) = (each for each in view.findChildren(QPushButton) if each.text() == "18")
        weekdays = [each for each in view.findChildren(QLabel) if each.text() == "Wed"]
        assert abs(weekdays[0].geometry().center().x() - eighteenth.geometry().center().x()) < 3


@pytest.mark.parametrize(
    ("day", "months", "to"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
    ],
)
def test_the_same_day_of_another_month(day: date, months: int, to: date) -> None:
    assert months_later(day, months) == to


def test_page_keys_on_the_days_button_step_by_weeks(app: App) -> None:
    month(app)
    key(app, Qt.Key.Key_Escape)
    key(app, Qt.Key.Key_PageDown)
    assert check_in_page(app).draft().day == TODAY - timedelta(days=9)


def test_tab_goes_from_the_months_arrows_to_one_day_and_on(app: App) -> None:
    month(app)
    key(app, Qt.Key.Key_Left)
    key(app, Qt.Key.Key_Tab)
    assert at() == "Time: an hour earlier"
    key(app, Qt.Key.Key_Backtab)
    assert at() == "Sunday 15 November"
    key(app, Qt.Key.Key_Backtab)
    assert at() == "The month before"
