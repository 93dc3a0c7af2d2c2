"""What a person expects of an app on a Mac: its menu bar with the usual keys, the Dock, Tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

if TYPE_CHECKING:
    from mindbody_app.ui.main_window import MainWindow

LOGIN_MS = 10_000
"""After a start with no window: for so long the app may be made the active one by the login."""


class MacWays(QObject):
    """Lives as long as the window; Quit and Hide are in the app's own menu anyway.

    Args:
        window: the app's one window.
        show_window: shows the window, in front.
        in_tray: whether the app was started with no window.
    """

    def __init__(
        self, window: MainWindow, show_window: Callable[[], None], *, in_tray: bool = False
    ) -> None:
        super().__init__(window)
        self._window, self._show_window = window, show_window
        # It belongs to no window, so that it is there when the window is closed, too.
        self.menu_bar = QMenuBar()
        self._fill()
        # By default Tab leads to text fields and lists alone there; this app is used by keys.
        QGuiApplication.styleHints().setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusAllControls)
        QTimer.singleShot(LOGIN_MS if in_tray else 0, self, self._heed_the_dock)

    def _fill(self) -> None:
        keys = QKeySequence.StandardKey
        menu = self.menu_bar.addMenu(self.tr("File"))
        settings = self._add(menu, self.tr("Settings…"), self._open_settings, keys.Preferences)
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self._add(menu, self.tr("Close window"), self._close, keys.Close)
        menu = self.menu_bar.addMenu(self.tr("Window"))
        self._add(menu, self.tr("Minimise"), self._window.showMinimized, "Ctrl+M")
        self._add(menu, self.tr("Show Body && Breath"), self._show_window)
        menu = self.menu_bar.addMenu(self.tr("Help"))
        self._add(menu, self.tr("When to stop, and whom to call"), self._help, keys.HelpContents)

    def _add(
        self,
        menu: QMenu,
        words: str,
        chosen: Callable[[], None],
        keys: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = menu.addAction(words)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(chosen)
        if isinstance(keys, str):
            action.setShortcut(QKeySequence(keys))
        elif keys is not None:
            action.setShortcuts(keys)
        return action

    def _open_settings(self) -> None:
        self._show_window()
        self._window.open_screen("settings")

    def _help(self) -> None:
        self._show_window()
        self._window.open_safety()

    def _close(self) -> None:
        """As the window's own button does: a slip ends no session, a second time does."""
        if self._window.in_session:
            from mindbody_app.ui.practice.flow import PracticeFlow

            flow = self._window.findChild(PracticeFlow)
            if isinstance(flow, PracticeFlow) and flow.ask_to_stop():
                return
        self._window.close()

    def _heed_the_dock(self) -> None:
        """A press on the app's icon there shows a window that was closed."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._state_changed)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and not self._window.isVisible():
            self._show_window()
