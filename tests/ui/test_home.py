"""Today, Practices, Settings and the window around them, in the real app."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.app import App
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.sound_port import Ambience
from mindbody_app.store.settings import LastChoice, SettingsFile, Theme
from mindbody_app.ui.theme import DARK, LIGHT, TARGET
from mindbody_app.ui.widgets.focus_ring import FocusRing
from mindbody_app.ui.widgets.volume_slider import VolumeSlider
from tests.ui.conftest import NOW, MakeApp
from tests.written import practice_at

TODAY = NOW.date()


def words_of(widget: QWidget) -> list[str]:
    """Every text that a person reads there now."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def button_named(widget: QWidget, name: str) -> QPushButton:
    """The button with that accessible name."""
    shown = [each for each in widget.findChildren(QPushButton) if each.isVisible()]
    found = [each for each in shown if each.accessibleName() == name]
    assert len(found) == 1, [each.accessibleName() for each in shown]
    return found[0]


def practising(app: App) -> bool:
    """Whether a practice has the window."""
    return app.window.practising


def notices(app: App) -> list[str]:
    """What waits at the top of the window."""
    return list(app.window.notices.sentences)


def practised(app: App, days_ago: int, minutes: int = 10) -> None:
    """Put a finished practice into the journal."""
    app.journal.close_practice(practice_at(NOW - timedelta(days=days_ago), minutes * 60))


def test_today_says_how_the_week_goes_and_what_comes_next(make_app: MakeApp) -> None:
    app = make_app()
    practised(app, 0, 12)
    practised(app, 1)
    practised(app, 4)
    app.journal.save_plan(Plan(TODAY, (PlanItem("release-only", 15, 5),)))
    app.window.refresh()
    words = words_of(app.window)
    assert "2 of 5 days this week" in words
    assert "Today: 12 minutes of practice." in words
    assert "Release-only relaxation" in words
    assert any(line.startswith("15 minutes · ") for line in words)


def test_a_window_left_open_overnight_shows_the_new_day(make_app: MakeApp) -> None:
    times = [NOW]
    app = make_app(now=lambda: times[-1])
    practised(app, 0, 12)
    app.window.refresh()
    assert "Today: 12 minutes of practice." in words_of(app.window)
    times.append(NOW + timedelta(hours=18, minutes=29))
    app.make_round()
    assert "Today: 12 minutes of practice." in words_of(app.window)
    times.append(NOW + timedelta(hours=18, minutes=31))
    app.make_round()
    assert "12 minutes of practice this week." in words_of(app.window)


def test_without_a_plan_there_is_no_fraction(make_app: MakeApp) -> None:
    app = make_app()
    practised(app, 1)
    app.window.refresh()
    assert "1 day of practice this week" in words_of(app.window)


def test_without_a_plan_the_last_practice_comes_again(make_app: MakeApp) -> None:
    app = make_app()
    practised(app, 1)
    chosen = {"body-scan": LastChoice(7, Posture.SEATED)}
    app.settings.change(last_choices=chosen)
    app.window.refresh()
    assert any(line.startswith("7 minutes · ") for line in words_of(app.window))


def test_return_on_the_first_screen_opens_the_practice(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    focused = app.window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Begin"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert practising(app)
    assert "Body scan" in words_of(app.window)


def test_the_hard_day_goes_past_the_setup(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    button_named(app.window, "A hard day? Three minutes").click()
    assert "Before your first mindfulness practice" in words_of(app.window)
    button_named(app.window, "I have read this").click()
    assert "How is your pain right now?" in words_of(app.window)
    button_named(app.window, "Back").click()
    words = words_of(app.window)
    assert "Three minutes for a flare" in words
    assert "3 minutes" in words


def test_every_screen_opens_by_its_keys(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    app.window.complete()
    for number, name in enumerate(app.window.screen_names, start=1):
        QTest.keyClick(
            app.window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier
        )
        assert button_named(app.window, name.capitalize()).isChecked()


def test_a_narrow_window_keeps_every_name_for_assistive_tools(make_app: MakeApp) -> None:
    app = make_app()
    app.window.resize(640, 400)
    rail = [button_named(app.window, name) for name in ("Today", "Practices", "Settings")]
    assert all(each.text() == "" and each.toolTip() for each in rail)


@pytest.mark.parametrize("size", [(1280, 800), (640, 400), (480, 700)])
@pytest.mark.parametrize("screen", ["today", "practices", "settings"])
def test_everything_to_press_is_large_and_inside_its_page(
    make_app: MakeApp, screen: str, size: tuple[int, int]
) -> None:
    app = make_app()
    app.journal.save_plan(Plan(TODAY, (PlanItem("body-scan", 20, 5),)))
    app.window.resize(*size)
    app.window.open_screen(screen)
    QApplication.processEvents()
    page: QWidget = app.window
    small = [
        (each.accessibleName(), each.width(), each.height())
        for each in page.findChildren(QPushButton)
        if each.isVisible() and (each.height() < TARGET or each.width() < TARGET)
    ]
    assert small == []
    outside = [
        each.accessibleName()
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.mapTo(page, each.rect().topRight()).x() > page.width()
    ]
    assert outside == []
    areas = [each for each in page.findChildren(QScrollArea) if each.isVisible()]
    assert [each.horizontalScrollBar().maximum() for each in areas] == [0] * len(areas)
    clipped = [
        each.text()
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.text() and each.width() < each.minimumSizeHint().width()
    ]
    assert clipped == []


def test_settings_are_kept_as_they_are_changed(
    make_app: MakeApp, qtbot: QtBot, tmp_path: Path
) -> None:
    app = make_app()
    app.window.open_screen("settings")
    button_named(app.window, "Less: When your day ends").click()
    button_named(app.window, "Rain").click()
    button_named(app.window, "Dark").click()
    qtbot.waitUntil(lambda: app.settings.current.theme is Theme.DARK)
    kept = SettingsFile(tmp_path / "settings.json").current
    assert kept.day_end == time(3)
    assert kept.ambience.value == "rain"
    assert kept.theme is Theme.DARK


def test_settings_follow_what_a_session_changed(make_app: MakeApp) -> None:
    app = make_app()
    app.window.open_screen("settings")
    app.settings.change(voice_volume=0.25, ambience=Ambience.OCEAN)
    app.window.open_screen("today")
    app.window.open_screen("settings")
    voice = app.window.findChild(VolumeSlider)
    assert voice is not None
    assert (voice.accessibleName(), voice.value()) == ("Volume of the voice", 25)
    assert button_named(app.window, "Ocean").isChecked()


def test_scrolling_past_a_volume_leaves_it_alone(make_app: MakeApp) -> None:
    app = make_app()
    app.window.open_screen("settings")
    before = app.settings.current
    for slider in app.window.findChildren(VolumeSlider):
        wheel = QWheelEvent(
            slider.rect().center(),
            slider.mapToGlobal(slider.rect().center()),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        level = slider.level
        QApplication.sendEvent(slider, wheel)
        assert slider.level == level
        assert not wheel.isAccepted()
    assert app.settings.current == before


def test_a_theme_redraws_the_open_screen_at_once(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    app.settings.change(theme=Theme.LIGHT)
    app.restyle()
    app.window.open_screen("settings")
    qtbot.waitUntil(lambda: "Weekly plan" in words_of(app.window))
    corner = app.window.grab().toImage().pixelColor(1270, 790).name()
    assert corner == LIGHT.window
    button_named(app.window, "Dark").click()
    qtbot.waitUntil(lambda: app.settings.current.theme is Theme.DARK)
    qtbot.waitUntil(lambda: "Weekly plan" in words_of(app.window))
    assert app.window.grab().toImage().pixelColor(1270, 790).name() == DARK.window


def test_the_system_turning_dark_waits_until_the_practice_is_left(
    make_app: MakeApp, qtbot: QtBot
) -> None:
    app = make_app()
    app.settings.change(theme=Theme.LIGHT)
    app.window.open_practice("body-scan")
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    assert practising(app)
    button_named(app.window, "Back").click()
    assert not practising(app)
    qtbot.waitUntil(lambda: "Body scan" in words_of(app.window))
    assert app.window.grab().toImage().pixelColor(1270, 790).name() == DARK.window


def test_the_ring_follows_the_keyboard_and_outlives_what_it_was_around(
    make_app: MakeApp, qtbot: QtBot
) -> None:
    app = make_app()
    app.window.complete()
    (ring,) = app.window.findChildren(FocusRing)
    assert not ring.isVisible()
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Tab)
    assert ring.isVisible()
    app.window.open_screen("settings")
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Tab)
    app.restyle()
    qtbot.waitUntil(lambda: "Weekly plan" in words_of(app.window))
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Tab)
    assert ring.isVisible()
    focused = app.window.focusWidget()
    assert focused is not None
    around = QRect(focused.mapTo(app.window, QPoint(0, 0)), focused.size())
    assert ring.geometry().contains(around)
    QTest.mouseClick(app.window.windowHandle(), Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


def test_tab_enters_the_rail_at_the_screen_that_is_open(make_app: MakeApp) -> None:
    app = make_app()
    for name in ("progress", "today"):
        button_named(app.window, name.capitalize()).setFocus()
        app.window.open_screen(name)
    rail = [button_named(app.window, each) for each in ("Today", "Progress", "Settings")]
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in rail] == [
        True,
        False,
        False,
    ]


def test_the_rail_keeps_its_width_when_the_theme_changes(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    before = button_named(app.window, "Practices").width()
    app.settings.change(theme=Theme.DARK)
    app.restyle()
    qtbot.waitUntil(lambda: "Your next practice" in words_of(app.window))
    assert button_named(app.window, "Practices").width() == before


def test_pressing_on_a_volume_goes_there(make_app: MakeApp) -> None:
    app = make_app()
    app.window.open_screen("settings")
    slider = app.window.findChild(VolumeSlider)
    assert slider is not None
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert slider.value() == pytest.approx(50, abs=2)


def test_a_notice_stands_until_it_is_put_away(make_app: MakeApp) -> None:
    app = make_app()
    for sentence in ("First.", "Second.", "First."):
        app.window.notices.say(sentence)
    assert notices(app) == ["First.", "Second."]
    button_named(app.window, "Put this message away").click()
    assert notices(app) == ["Second."]
    button_named(app.window, "Put this message away").click()
    assert not app.window.notices.isVisible()


def test_a_practice_that_a_wrong_clock_dated_ahead_takes_over_nothing(make_app: MakeApp) -> None:
    app = make_app()
    practised(app, 1)
    (record,) = app.journal.practices()
    ahead = NOW.replace(year=2031)
    app.journal.close_practice(
        replace(
            record,
            id="ahead",
            script_id="release-only",
            started_at=ahead,
            practice_day=ahead.date(),
        )
    )
    app.window.refresh()
    words = words_of(app.window)
    assert "1 day of practice this week" in words
    assert "Body scan" in words
    app.window.open_screen("practices")
    names = [each.accessibleName() for each in app.window.findChildren(QWidget)]
    again = [name for name in names if name.endswith(", again")]
    assert again == ["Body scan, again"]
