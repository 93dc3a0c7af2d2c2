"""The weekly plan in Settings: made, changed, put away, and the keyboard's way through it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mindbody_app.journal.plans import Plan, PlanItem
from tests.ui.conftest import NOW, MakeApp
from tests.ui.test_home import button_named, words_of

TODAY = NOW.date()


def test_a_plan_is_made_changed_and_dropped(make_app: MakeApp, qtbot: QtBot) -> None:
    app = make_app()
    app.window.open_screen("settings")
    button_named(app.window, "Make a plan").click()
    qtbot.waitUntil(lambda: any("days a week" in words for words in words_of(app.window)))
    assert app.journal.plans() == (Plan(TODAY, (PlanItem("body-scan", 20, 5),)),)
    button_named(app.window, "More: Days").click()
    button_named(app.window, "Less: Length").click()
    assert app.journal.plans() == (Plan(TODAY, (PlanItem("body-scan", 19, 6),)),)
    button_named(app.window, "Go without a plan").click()
    qtbot.waitUntil(
        lambda: (
            "Make a plan"
            in [each.text() for each in app.window.findChildren(QPushButton) if each.isVisible()]
        )
    )
    assert app.journal.plans() == (Plan(TODAY, ()),)
    button_named(app.window, "Make a plan").click()
    assert app.journal.plans() == (Plan(TODAY, (PlanItem("body-scan", 19, 6),)),)


def test_the_plan_shown_is_the_one_in_force_and_old_weeks_keep_theirs(make_app: MakeApp) -> None:
    app = make_app()
    old = Plan(date(2026, 10, 5), (PlanItem("resonance-breathing", 8, 3),))
    app.journal.save_plan(old)
    app.window.open_screen("settings")
    assert "8 minutes" in words_of(app.window)
    button_named(app.window, "More: Days").click()
    assert app.journal.plans() == (old, Plan(TODAY, (PlanItem("resonance-breathing", 8, 4),)))


def test_tab_goes_down_the_settings_also_after_a_plan_was_made(
    make_app: MakeApp, qtbot: QtBot
) -> None:
    app = make_app()
    app.window.open_screen("settings")
    button_named(app.window, "Make a plan").click()
    qtbot.waitUntil(lambda: "5 days a week" in words_of(app.window))
    button_named(app.window, "Settings").setFocus()
    walked = []
    for _ in range(11):
        QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Tab)
        focused = app.window.focusWidget()
        assert focused is not None
        walked.append(focused.accessibleName())
    assert walked == [
        "Safety",
        "Practice",
        "Less: Length",
        "More: Length",
        "Less: Days",
        "More: Days",
        "Add a practice",
        "Go without a plan",
        "Open a plan file",
        "What hurts, what to leave out",
        "Less: When your day ends",
    ]


def test_a_plan_that_was_made_has_the_keyboard_at_its_practice(
    make_app: MakeApp, qtbot: QtBot
) -> None:
    app = make_app()
    app.window.open_screen("settings")
    make = button_named(app.window, "Make a plan")
    make.setFocus()
    QTest.keyClick(make, Qt.Key.Key_Return)

    def rests() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.accessibleName() == "Practice"

    qtbot.waitUntil(rests)
