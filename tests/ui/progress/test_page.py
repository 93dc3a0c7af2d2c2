"""The Progress screen as a person meets it: headline, days, tabs, first use, keys."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.journal.excused import Excused, Reason
from mindbody_app.journal.looking_back.spans import Range
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.store.journal_store import JournalStore
from mindbody_app.ui.progress.marks import SKETCH_PAIRS, Sketch
from tests.ui.progress.life import (
    TODAY,
    OpenPage,
    calendar_of,
    frames,
    practice,
    practice_tab,
    shown_words,
)


def test_importing_the_page_brings_neither_pyqtgraph_nor_numpy() -> None:
    code = (
        "import sys; import mindbody_app.ui.progress.page, mindbody_app.ui.progress.pain_tab,"
        "mindbody_app.ui.progress.sessions_tab, mindbody_app.ui.progress.weeks_tab;"
        "print({'pyqtgraph', 'numpy'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.usefixtures("lived")
def test_the_head_says_this_week_the_last_28_days_and_quietly_the_strength(
    open_page: OpenPage,
) -> None:
    head = open_page().head
    assert head.headline.text() == "3 of 5 days this week"
    assert head.rolling.text() == (
        "In the last 28 days: 7 days of practice, 16 planned, 107 minutes in all."
    )
    assert head.rolling.toolTip() == "44 % of the planned days were practised."
    assert head.strength.text().startswith("Practice strength: ")
    assert head.strength.property("role") == "small"
    assert not head.excused.isVisible()


@pytest.mark.usefixtures("lived", "flare")
def test_flare_days_leave_the_plan_and_the_head_says_so(open_page: OpenPage) -> None:
    head = open_page().head
    assert head.headline.text() == "3 of 3 days this week"
    assert head.excused.isVisible()
    assert head.excused.text() == "Off the plan this week: 2 flare days."
    assert head.rolling.text().endswith("2 days off the plan.")


@pytest.mark.usefixtures("lived")
def test_a_week_away_asks_for_nothing(journal: JournalStore, open_page: OpenPage) -> None:
    monday = TODAY - timedelta(days=3)
    journal.save_excused(Excused("away", monday, monday + timedelta(days=6), Reason.AWAY))
    head = open_page().head
    assert head.headline.text() == "3 days of practice this week"
    assert head.excused.text() == "Off the plan this week: 7 days away."


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("wanted", [False, True])
def test_a_streak_shows_only_where_it_was_asked_for(open_page: OpenPage, wanted: bool) -> None:
    head = open_page(show_streak=wanted).head
    assert head.streak.isVisible() is wanted
    assert head.streak.text() == ("3 days of practice in a row." if wanted else "")


def test_without_a_plan_there_is_no_share_and_no_strength(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(1))
    head = open_page().head
    assert head.headline.text() == "1 day of practice this week"
    assert head.rolling.text() == "In the last 28 days: 1 day of practice, 20 minutes in all."
    assert not head.strength.isVisible()


def test_first_use_says_what_will_be_here_and_draws_no_empty_chart(open_page: OpenPage) -> None:
    page = open_page()
    words = shown_words(page)
    assert "Your practice will show here" in words
    assert "Each week gets a bar" in words
    assert "each kind of practice in its own pattern" in words
    assert words.count("An example") == 3
    assert not page.ranges.isVisible()
    for frame in frames(page):
        assert not frame.switch.isVisible()
        assert frame.chart is not None
        assert not frame.chart.isVisible()
        (sketch,) = frame.findChildren(Sketch)
        assert sketch.accessibleName() == f"An example: {frame.title}"


def test_the_first_practice_turns_first_use_into_charts(
    journal: JournalStore, open_page: OpenPage
) -> None:
    page = open_page()
    journal.close_practice(practice(0))
    page.refresh()
    assert "An example" not in shown_words(page)
    assert page.ranges.isVisible()
    assert all(frame.chart is not None and frame.chart.isVisible() for frame in frames(page))


@pytest.mark.usefixtures("lived")
def test_the_range_and_the_tab_are_as_they_were_left(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page()
    page.tabs.setCurrentIndex(2)
    settings = page._services.settings
    qtbot.waitUntil(lambda: settings.current.progress_tab == "sessions")
    assert settings.current.progress_range == ""
    page.ranges.ranges.chip("year").click()
    qtbot.waitUntil(lambda: settings.current.progress_range == "year")
    again = open_page()
    assert (again.tabs.currentIndex(), again.ranges.chosen) == (2, Range.YEAR)
    assert again.current.isVisible()
    assert not practice_tab(again).isVisible()
    settings.change(progress_tab="of another version", progress_range="decade")
    last = open_page()
    assert (last.tabs.currentIndex(), last.ranges.chosen) == (0, Range.MONTH)


@pytest.mark.usefixtures("lived")
def test_where_all_is_seen_there_are_no_arrows_under_a_chart(open_page: OpenPage) -> None:
    for frame in frames(open_page()):
        earlier, later, *zooms = frame.view_buttons
        assert not earlier.isVisible()
        assert not later.isVisible()
        for closer in zooms[:1]:
            closer.click()
            assert earlier.isVisible()
            assert later.isVisible()
            frame.show_as_table(True)
            assert not earlier.isVisible()


def test_the_sketch_of_pairs_promises_nothing() -> None:
    lower = sum(after < before for before, after in SKETCH_PAIRS)
    assert lower == len(SKETCH_PAIRS) / 2


def test_someone_who_comes_back_after_a_year_finds_their_years(
    journal: JournalStore, open_page: OpenPage
) -> None:
    journal.close_practice(practice(400))
    page = open_page()
    assert page.head.headline.text() == "0 days of practice this week"
    assert "Nothing in the last 28 days." in page.head.rolling.text()
    assert "no days of practice." in practice_tab(page).calendar_frame.sentence.text()
    page.ranges.ranges.chip("all").click()
    assert "Body scan 20 minutes." in practice_tab(page).minutes_frame.sentence.text()


@pytest.mark.usefixtures("lived")
def test_a_range_changes_what_every_chart_tells(open_page: OpenPage) -> None:
    page = open_page()
    tab = practice_tab(page)
    assert page.ranges.words.text() == "7 October to 5 November 2026"
    assert "In these 4 weeks: 7 days." in tab.weeks_frame.sentence.text()
    page.ranges.ranges.chip("week").click()
    assert page.ranges.words.text() == "30 October to 5 November 2026"
    assert "In these 4 weeks: 7 days." in tab.weeks_frame.sentence.text()
    assert tab.minutes_frame.sentence.text() == ("Each bar is a day. Body scan 38 minutes.")


@pytest.mark.usefixtures("lived")
def test_earlier_and_later_walk_the_life_and_stop_at_its_ends(open_page: OpenPage) -> None:
    page = open_page()
    ranges = page.ranges
    ranges.ranges.chip("week").click()
    assert not ranges.later.isEnabled()
    for _ in range(3):
        ranges.earlier.click()
    assert ranges.words.text() == "9 to 15 October 2026"
    assert not ranges.earlier.isEnabled()
    assert "20 minutes" in practice_tab(page).minutes_frame.sentence.text()
    for _ in range(3):
        ranges.later.click()
    assert ranges.words.text() == "30 October to 5 November 2026"
    ranges.ranges.chip("all").click()
    assert not ranges.earlier.isEnabled()
    assert not ranges.later.isEnabled()


@pytest.mark.usefixtures("lived")
def test_days_that_ended_today_follow_the_day(
    journal: JournalStore, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    tomorrow = TODAY + timedelta(days=1)
    monkeypatch.setattr(page._services, "today", lambda: tomorrow)
    page.refresh()
    assert page.ranges.span.last_day == tomorrow


@pytest.mark.usefixtures("lived")
def test_the_screen_is_walked_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    page.tabs.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.tabs.currentIndex() == 1
    assert not practice_tab(page).isVisible()
    QTest.keyClick(page, Qt.Key.Key_PageUp, control)
    assert practice_tab(page).isVisible()
    QTest.keyClick(page, Qt.Key.Key_Tab, control)
    assert page.tabs.currentIndex() == 1
    QTest.keyClick(page, Qt.Key.Key_PageUp, control)
    QTest.keyClick(page, Qt.Key.Key_PageUp, control)
    assert page.tabs.currentIndex() == page.tabs.count() - 1
    page.ranges.ranges.chip("week").click()
    QTest.keyClick(page, Qt.Key.Key_Left, control)
    assert page.ranges.span.last_day < TODAY
    QTest.keyClick(page, Qt.Key.Key_Right, control)
    assert page.ranges.span.last_day == TODAY


@pytest.mark.usefixtures("lived")
def test_every_tab_opens_with_its_charts_and_only_the_open_one_follows(
    journal: JournalStore, open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page()
    weeks = practice_tab(page).weeks_frame.sentence
    for number in (1, 2, 3):
        page.tabs.setCurrentIndex(number)
        qtbot.waitUntil(lambda number=number: page.tab(number).built)  # type: ignore[misc]
        assert page.tab(number).isVisible()
    before = weeks.text()
    journal.close_practice(practice(3))
    page.refresh()
    assert weeks.text() == before
    page.tabs.setCurrentIndex(0)
    assert weeks.text() != before


@pytest.mark.usefixtures("lived")
def test_idle_time_builds_every_tab(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(idle=True)
    qtbot.waitUntil(lambda: all(page.tab(number).built for number in range(4)), timeout=10_000)


@pytest.mark.usefixtures("lived")
def test_the_wheel_scrolls_the_page_and_never_zooms_a_chart(open_page: OpenPage) -> None:
    page = open_page()
    chart = practice_tab(page).weeks_frame.chart
    assert chart is not None
    page.ensureWidgetVisible(chart)
    at = page.verticalScrollBar().value()
    over = QPointF(chart.mapTo(page, QPoint(30, 10)))
    QTest.wheelEvent(page.windowHandle(), over, QPoint(0, -120))
    assert page.verticalScrollBar().value() > at
    assert not chart.zoomed  # type: ignore[attr-defined]


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("width", [480, 640, 1280])
def test_no_control_is_cut_off_at_any_width(open_page: OpenPage, width: int) -> None:
    page = open_page()
    page.resize(width, 400)
    # The bar of ranges turns upright at the first, and the page becomes narrow after it.
    for _ in range(3):
        QApplication.processEvents()
    room = page.viewport().width()
    parts: tuple[QWidget, ...] = (*frames(page), page.ranges.ranges, page.ranges.later)
    for part in parts:
        left = part.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + part.width() <= room
    for frame in frames(page):
        assert frame.switch.width() >= frame.switch.minimumSizeHint().width()


@pytest.mark.usefixtures("lived")
def test_tab_walks_from_the_top_down(open_page: OpenPage) -> None:
    page = open_page()
    calendar, weeks, minutes = frames(page)
    wanted: list[QWidget | None] = [page.tabs, page.ranges.ranges.chip("month")]
    wanted += [calendar.switch, calendar.chart, calendar.copy_picture]
    for frame in (weeks, minutes):
        wanted += [frame.switch, frame.chart, frame.copy_picture]
        wanted += [each for each in frame.view_buttons if each.isEnabled()]
    page.tabs.setFocus()
    reached: list[QWidget | None] = []
    for _ in wanted:
        reached.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert reached == wanted


@pytest.mark.usefixtures("lived")
def test_tab_brings_a_whole_chart_into_view(open_page: OpenPage) -> None:
    page = open_page()
    page.resize(1100, 520)
    QApplication.processEvents()
    frame = practice_tab(page).weeks_frame
    frame.switch.setFocus()
    QTest.keyClick(frame.switch, Qt.Key.Key_Tab)
    chart = frame.chart
    assert chart is not None
    assert chart.hasFocus()
    top = chart.mapTo(page, QPoint(0, 0)).y()
    assert top >= 0
    assert top + chart.height() <= page.viewport().height()


def test_a_new_plan_shows_in_the_legend(journal: JournalStore, open_page: OpenPage) -> None:
    journal.close_practice(practice(0))
    page = open_page()
    assert "days practised" in shown_words(page)
    assert "days planned" not in shown_words(page)
    journal.save_plan(Plan(TODAY, (PlanItem("body-scan", 20, 5),)))
    page.refresh()
    assert "days planned" in shown_words(page)
    assert not calendar_of(page).findChildren(QWidget)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_tab_that_keys_open_is_shown_from_its_name_on(
    open_page: OpenPage, qtbot: QtBot, number: int
) -> None:
    page = open_page()
    page.resize(1100, 420)
    page.tabs.setCurrentIndex(number - 1)
    page.preload()
    QApplication.processEvents()
    lowest = [each for each in page.current.findChildren(QPushButton) if each.isVisible()][-1]
    lowest.setFocus(Qt.FocusReason.TabFocusReason)
    page.ensureWidgetVisible(lowest)
    assert page.verticalScrollBar().value() > 0
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.currentIndex() == number
    QTest.qWait(100)
    assert page.focusWidget() is page.tabs
    top = page.tabs.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.viewport().height() // 2
