"""What a Mac adds, tried on any system: the menu bar, the Dock, the menu bar's icon, its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from mindbody_app.app import App
from mindbody_app.ui.key_words import key_words
from mindbody_app.ui.mac_ways import MacWays
from mindbody_app.ui.practice.flow import PracticeFlow
from mindbody_app.ui.reminders.tray import Tray, tray_icon
from tests.ui.conftest import MakeApp

ACTIVE = Qt.ApplicationState.ApplicationActive


def ways_of(app: App, *, in_tray: bool = False) -> MacWays:
    return MacWays(app.window, app.window.showNormal, in_tray=in_tray)


def state_becomes(state: Qt.ApplicationState) -> None:
    qt = QGuiApplication.instance()
    assert isinstance(qt, QGuiApplication)
    qt.applicationStateChanged.emit(state)


def action(ways: MacWays, words: str) -> QAction:
    (found,) = (
        each
        for menu in ways.menu_bar.findChildren(QMenu)
        for each in menu.actions()
        if each.text() == words
    )
    return found


def test_settings_stand_in_the_apps_own_menu(make_app: MakeApp) -> None:
    app = make_app()
    settings = action(ways_of(app), "Settings…")
    assert settings.menuRole() is QAction.MenuRole.PreferencesRole

    settings.trigger()

    assert app.window.windowTitle().startswith("Settings")


def test_the_window_is_closed_and_made_small_by_the_usual_keys(make_app: MakeApp) -> None:
    app = make_app()
    ways = ways_of(app)
    close, small = action(ways, "Close window"), action(ways, "Minimise")
    assert close.shortcuts() == QKeySequence.keyBindings(QKeySequence.StandardKey.Close)
    assert small.shortcut() == QKeySequence("Ctrl+M")

    small.trigger()
    assert app.window.isMinimized()
    action(ways, "Show Body && Breath").trigger()
    assert not app.window.isMinimized()
    close.trigger()

    assert not app.window.isVisible()
    close.trigger()


def test_closing_by_key_asks_before_a_session_ends(make_app: MakeApp) -> None:
    """As the window's own button does: no slip ends it, and a second time does."""
    app = make_app()
    app.window.open_rating("body-scan", 20)
    flow = app.window.findChild(PracticeFlow)
    assert isinstance(flow, PracticeFlow)
    press(flow, "I have read this")
    press(flow, "Start without rating")
    session = flow.session_page
    assert session is not None and app.window.in_session
    close = action(ways_of(app), "Close window")

    close.trigger()
    assert session.asking_to_stop
    assert app.window.isVisible()
    close.trigger()

    assert not app.window.isVisible()


def press(widget: QWidget, words: str) -> None:
    (found,) = (
        each
        for each in widget.findChildren(QPushButton)
        if each.isVisible() and each.text() == words
    )
    found.click()


def test_help_is_the_safety_sheet(make_app: MakeApp) -> None:
    app = make_app()
    app.window.hide()

    action(ways_of(app), "When to stop, and whom to call").trigger()

    assert app.window.isVisible()
    assert app.window.practising


def test_the_dock_shows_a_window_that_was_closed(make_app: MakeApp) -> None:
    app = make_app()
    ways_of(app)
    QApplication.processEvents()
    app.window.hide()

    state_becomes(Qt.ApplicationState.ApplicationInactive)
    assert not app.window.isVisible()
    state_becomes(ACTIVE)

    assert app.window.isVisible()


def test_a_login_with_no_window_opens_none(make_app: MakeApp) -> None:
    """The system may make the app the active one at the start; nobody has asked for it."""
    app = make_app()
    ways_of(app, in_tray=True)
    app.window.hide()
    QApplication.processEvents()

    state_becomes(ACTIVE)

    assert not app.window.isVisible()


def test_tab_reaches_every_control(make_app: MakeApp) -> None:
    ways_of(make_app())

    behaviour = QGuiApplication.styleHints().tabFocusBehavior()
    assert behaviour is Qt.TabFocusBehavior.TabFocusAllControls


def test_the_menu_bars_icon_takes_the_bars_colour(qapp: QApplication) -> None:
    icon = tray_icon("darwin")
    picture = icon.pixmap(QSize(36, 36)).toImage()

    assert icon.isMask()
    assert picture.pixelColor(0, 0).alpha() == 0
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 200
    }
    assert seen == {QColor("black").name()}
    assert not tray_icon("linux").isMask()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)
def test_a_press_on_the_icon_opens_the_menu_alone_there(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    tray = Tray(owner)
    opened: list[bool] = []
    tray.open_wanted.connect(lambda: opened.append(True))

    monkeypatch.setattr("sys.platform", "darwin")
    tray._icon.activated.emit(tray._icon.ActivationReason.Trigger)
    assert opened == []
    monkeypatch.setattr("sys.platform", "linux")
    tray._icon.activated.emit(tray._icon.ActivationReason.Trigger)
    assert opened == [True]
    tray.put_away()


@pytest.mark.parametrize(
    ("keys", "elsewhere", "there"),
    [
        ("Ctrl+1", "Ctrl+1", "⌘1"),
        ("Ctrl+Return", "Ctrl+Return", "⌘↩"),
        ("Ctrl+Shift+F", "Ctrl+Shift+F", "⌘⇧F"),
        ("Ctrl+←", "Ctrl+←", "⌘←"),
    ],
)
def test_keys_are_written_as_on_the_keyboard(keys: str, elsewhere: str, there: str) -> None:
    assert key_words(keys, "linux") == key_words(keys, "win32") == elsewhere
    assert key_words(keys, "darwin") == there
