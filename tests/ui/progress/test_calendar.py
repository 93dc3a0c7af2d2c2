"""Walking the practice calendar by keyboard and pointer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from mindbody_app.store.journal_store import JournalStore
from tests.ui.progress.life import TODAY, OpenPage, point_at, practice

pytestmark = pytest.mark.usefixtures("lived")


def test_focus_begins_at_today_and_arrows_walk_days_and_weeks(open_page: OpenPage) -> None:
    page = open_page()
    calendar = page.calendar
    calendar.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.calendar_frame.readout.text() == "Thursday 5 November: Body scan, 20 minutes"
    walk = (
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Left, 8),
        (Qt.Key.Key_Down, 7),
        (Qt.Key.Key_PageUp, 35),
        (Qt.Key.Key_PageDown, 7),
        (Qt.Key.Key_Right, 0),
    )
    for key, days_ago in walk:
        QTest.keyClick(calendar, key)
        assert calendar.day == TODAY - timedelta(days=days_ago)


def test_the_walk_stays_between_the_first_day_drawn_and_today(open_page: OpenPage) -> None:
    calendar = open_page().calendar
    calendar.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End):
        QTest.keyClick(calendar, key)
        assert calendar.day == TODAY
    QTest.keyClick(calendar, Qt.Key.Key_Home)
    first = calendar.weeks[0][0].day
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_PageUp):
        QTest.keyClick(calendar, key)
        assert calendar.day == first
    assert not calendar.cell(first).isNull()


def test_the_day_is_read_out_to_the_eye_and_to_assistive_tools(
    lived: JournalStore, open_page: OpenPage
) -> None:
    lived.close_practice(practice(2, "Resonance breathing", 0.5))
    lived.close_practice(practice(2, "Release-only relaxation", 15))
    page = open_page()
    page.calendar.setFocus()
    for _ in range(2):
        QTest.keyClick(page.calendar, Qt.Key.Key_Up)
    words = page.calendar_frame.readout.text()
    assert words.startswith("Tuesday 3 November: ")
    assert "Body scan, 8 minutes" in words
    assert "Release-only relaxation, 15 minutes" in words
    assert "Resonance breathing" not in words
    assert page.calendar.accessibleName() == f"Days of practice: {words}"
    QTest.keyClick(page.calendar, Qt.Key.Key_Up)
    assert page.calendar.accessibleName().endswith("Monday 2 November: no practice")


def test_the_pointer_reads_a_day_and_the_keyboard_goes_on_from_a_click(open_page: OpenPage) -> None:
    page = open_page()
    place = page.calendar.cell(date(2026, 10, 28)).center().toPoint()
    point_at(page.calendar, QPointF(place))
    assert page.calendar_frame.readout.text() == "Wednesday 28 October: Body scan, 9 minutes"
    QTest.mousePress(page.calendar, Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(page.calendar, Qt.Key.Key_Left)
    assert page.calendar.day == date(2026, 10, 21)


@pytest.mark.parametrize(("width", "weeks"), [(1100, 26), (480, 11)])
def test_it_shows_the_weeks_that_fit(
    lived: JournalStore, open_page: OpenPage, width: int, weeks: int
) -> None:
    lived.close_practice(practice(175))
    page = open_page()
    page.resize(width, 600)
    assert abs(len(page.calendar.weeks) - weeks) <= 1
    assert page.calendar.cell(TODAY).right() <= page.calendar.width()
    assert page.calendar.cell(TODAY).bottom() <= page.calendar.height()
