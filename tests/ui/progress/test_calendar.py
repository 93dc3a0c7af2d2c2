"""Walking the practice calendar by keyboard and pointer, through years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mindbody_app.journal.looking_back.calendar import CALENDAR_WEEKS
from mindbody_app.store.journal_store import JournalStore
from mindbody_app.ui.theme import LIGHT
from tests.ui.progress.life import (
    TODAY,
    OpenPage,
    calendar_of,
    point_at,
    practice,
    practice_tab,
)


@pytest.mark.usefixtures("lived")
def test_focus_begins_at_today_and_arrows_walk_days_and_weeks(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(40))
    page = open_page()
    calendar = calendar_of(page)
    calendar.setFocus(Qt.FocusReason.TabFocusReason)
    readout = practice_tab(page).calendar_frame.readout
    assert readout.text() == "Thursday 5 November: Body scan, 20 minutes"
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


@pytest.mark.usefixtures("lived")
def test_the_walk_stays_between_the_first_day_drawn_and_today(open_page: OpenPage) -> None:
    calendar = calendar_of(open_page())
    calendar.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End):
        QTest.keyClick(calendar, key)
        assert calendar.day == TODAY
    QTest.keyClick(calendar, Qt.Key.Key_Home)
    first = TODAY - timedelta(days=23)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_PageUp):
        QTest.keyClick(calendar, key)
        assert calendar.day == first
    assert not calendar.cell(first).isNull()


@pytest.mark.usefixtures("lived")
def test_the_days_before_the_first_one_kept_are_blank(open_page: OpenPage) -> None:
    page = open_page()
    calendar = calendar_of(page)
    first = TODAY - timedelta(days=23)
    day_before = first - timedelta(days=1)
    assert (calendar.weeks[0][0].day, first.weekday()) == (day_before, 1)
    image, ratio = calendar.grab().toImage(), calendar.devicePixelRatio()

    def colour(day: date) -> QColor:
        return image.pixelColor((calendar.cell(day).center() * ratio).toPoint())

    empty = first + timedelta(days=1)
    assert colour(day_before) == colour(day_before - timedelta(days=70)) == QColor(LIGHT.surface)
    assert colour(empty) != colour(day_before) != colour(first)
    readout = practice_tab(page).calendar_frame.readout
    point_at(calendar, calendar.cell(empty).center())
    assert readout.text() == "Wednesday 14 October: no practice"
    point_at(calendar, calendar.cell(day_before).center())
    assert readout.text().startswith("Point at a day")
    assert practice_tab(page).calendar_frame.sentence.text() == (
        "The year up to 5 November 2026: 7 days of practice since 13 October."
    )


@pytest.mark.usefixtures("lived")
def test_who_began_lately_sees_few_weeks_and_who_began_long_ago_a_year(
    journal: JournalStore, open_page: OpenPage
) -> None:
    page = open_page()
    few = calendar_of(page)
    assert len(few.weeks) < CALENDAR_WEEKS / 2
    large = few.cell(TODAY).width()
    journal.close_practice(practice(800))
    page.refresh()
    QApplication.processEvents()
    assert len(few.weeks) == CALENDAR_WEEKS
    assert few.cell(TODAY).width() < large


def test_walking_back_brings_earlier_years_and_tells_them(
    journal: JournalStore, open_page: OpenPage
) -> None:
    for days_ago in (0, 300, 500, 790):
        journal.close_practice(practice(days_ago))
    page = open_page()
    calendar = calendar_of(page)
    frame = practice_tab(page).calendar_frame
    assert frame.sentence.text().startswith("The year up to 5 November 2026: 2 days of")
    calendar.setFocus()
    for _ in range(20):
        QTest.keyClick(calendar, Qt.Key.Key_PageUp)
    assert calendar.day == TODAY - timedelta(days=20 * 28)
    assert calendar.day in [day.day for week in calendar.weeks for day in week]
    assert not calendar.cell(calendar.day).isNull()
    assert frame.readout.text() == "Thursday 24 April 2025: no practice"
    for _ in range(20):
        QTest.keyClick(calendar, Qt.Key.Key_PageUp)
    assert calendar.day >= calendar.weeks[0][0].day > TODAY - timedelta(days=790 + 371)
    QTest.keyClick(calendar, Qt.Key.Key_End)
    for _ in range(40):
        QTest.keyClick(calendar, Qt.Key.Key_PageDown)
    assert TODAY - timedelta(days=28) < calendar.day <= TODAY


def test_the_buttons_show_the_year_before_and_after(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(0))
    journal.close_practice(practice(600, minutes=7))
    page = open_page()
    frame = practice_tab(page).calendar_frame
    earlier, later = frame.view_buttons
    assert (earlier.isEnabled(), later.isEnabled()) == (True, False)
    earlier.click()
    assert (earlier.isEnabled(), later.isEnabled()) == (False, True)
    assert frame.sentence.text() == (
        "The year up to 2 November 2025: 1 day of practice since 15 March."
    )
    assert frame.values().rows == (("Sat 15 Mar 2025", 7, "Body scan", ""),)
    later.click()
    assert frame.sentence.text().startswith("The year up to 5 November 2026")


@pytest.mark.usefixtures("lived", "flare")
def test_an_excused_day_is_read_out_with_its_reason_and_marked_by_a_stroke(
    open_page: OpenPage,
) -> None:
    page = open_page()
    calendar = calendar_of(page)
    frame = practice_tab(page).calendar_frame
    day = TODAY - timedelta(days=2)
    point_at(calendar, calendar.cell(day).center())
    assert frame.readout.text() == "Tuesday 3 November: Body scan, 8 minutes; flare day"
    assert "day off the plan" in [label.text() for label in frame.findChildren(type(frame.readout))]
    assert ("Tue 3 Nov 2026", 8, "Body scan", "flare day") in frame.values().rows
    picture = calendar.grab().toImage()
    cell = calendar.cell(day)
    corner = QPointF(cell.left() + cell.width() * 0.2, cell.bottom() - cell.height() * 0.2)
    plain = calendar.cell(TODAY - timedelta(days=8))
    there = QPointF(plain.left() + cell.width() * 0.2, plain.bottom() - cell.height() * 0.2)
    assert picture.pixelColor(corner.toPoint()) != picture.pixelColor(there.toPoint())


@pytest.mark.usefixtures("lived")
def test_the_day_is_read_out_to_the_eye_and_to_assistive_tools(
    lived: JournalStore, open_page: OpenPage
) -> None:
    lived.close_practice(practice(2, "Resonance breathing", 0.5))
    lived.close_practice(practice(2, "Release-only relaxation", 15))
    page = open_page()
    calendar = calendar_of(page)
    calendar.setFocus()
    for _ in range(2):
        QTest.keyClick(calendar, Qt.Key.Key_Up)
    words = practice_tab(page).calendar_frame.readout.text()
    assert words.startswith("Tuesday 3 November: ")
    assert "Body scan, 8 minutes" in words
    assert "Release-only relaxation, 15 minutes" in words
    assert "Resonance breathing" not in words
    assert calendar.accessibleName().endswith(words)


@pytest.mark.usefixtures("lived")
def test_the_pointer_reads_a_day_and_gives_it_back(open_page: OpenPage) -> None:
    page = open_page()
    calendar = calendar_of(page)
    frame = practice_tab(page).calendar_frame
    hint = frame.readout.text()
    point_at(calendar, calendar.cell(date(2026, 11, 4)).center())
    assert frame.readout.text() == "Wednesday 4 November: Resonance breathing, 10 minutes"
    point_at(calendar, QPointF(2, 2))
    assert frame.readout.text() == hint


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("width", [480, 700, 1280])
def test_the_calendar_fills_the_width_with_whole_weeks(open_page: OpenPage, width: int) -> None:
    page = open_page()
    page.resize(width, 800)
    QApplication.processEvents()
    calendar = calendar_of(page)
    assert calendar.weeks[-1][-1].day == TODAY
    for day in (calendar.weeks[0][0].day, TODAY):
        cell = calendar.cell(day)
        assert cell.left() >= 0
        assert cell.right() <= calendar.width()
        assert cell.bottom() <= calendar.height()
