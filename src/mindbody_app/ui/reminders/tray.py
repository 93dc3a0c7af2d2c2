"""The icon by the tray, with its menu."""

from __future__ import annotations

import sys
from datetime import timedelta

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from mindbody_app.journal.reminders import LONG_SNOOZE, SHORT_SNOOZE
from mindbody_app.ui.app_icon import app_icon
from mindbody_app.ui.icons import icon_svg, svg_pixmap
from mindbody_app.ui.reminders.words import APP

TRAY_SERVICE = "org.kde.StatusNotifierWatcher"
MENU_BAR_SIZES = (18, 36)
MESSAGE_MS = 10_000


def there_is_a_tray() -> bool:
    """Whether the desktop has a place for icons of apps that wait."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def tray_is_coming() -> bool:
    """Whether the tray of a Linux desktop may still come; elsewhere it is there from the start.

    Qt asks for it once in the life of a process, so that it must not be asked too early.
    """
    return _tray_on_the_bus() is False


def _tray_on_the_bus() -> bool | None:
    """Whether a Linux desktop's tray is there now; None where none can be asked for."""
    if sys.platform != "linux":
        return None
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    return bool(bus.interface().isServiceRegistered(TRAY_SERVICE).value())


def tray_icon(platform: str = sys.platform) -> QIcon:
    """The icon for the tray; on a Mac the leaf alone, which its menu bar draws in its colour."""
    if platform != "darwin":
        return app_icon()
    made = QIcon()
    for size in MENU_BAR_SIZES:
        made.addPixmap(svg_pixmap(icon_svg("leaf", "#000000"), QSize(size, size)))
    made.setIsMask(True)
    return made


class Tray(QObject):
    """The icon; it shows itself as soon as it is made, and never the window."""

    open_wanted = Signal()
    begin_wanted = Signal()
    snoozed = Signal(object)
    """A timedelta."""
    not_today = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._icon = QSystemTrayIcon(tray_icon(), self)
        self._icon.setToolTip(APP)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_wanted)
        self._fill()
        self._on_the_bus = _tray_on_the_bus() is True
        self._icon.show()

    @property
    def in_sight(self) -> bool:
        """Whether the desktop still has its tray: one may be switched off while the app runs."""
        return not self._on_the_bus or _tray_on_the_bus() is True

    @property
    def menu(self) -> QMenu:
        """What a press with the other mouse button opens."""
        return self._menu

    def say(self, title: str, words: str) -> None:
        """Show a message beside the icon."""
        self._icon.showMessage(title, words, self._icon.icon(), MESSAGE_MS)

    def put_away(self) -> None:
        """Take the icon away for good."""
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _fill(self) -> None:
        menu = self._menu
        menu.addAction(self.tr("Open"), self.open_wanted.emit)
        menu.addAction(self.tr("Begin the suggested practice"), self.begin_wanted.emit)
        menu.addSeparator()
        self._add_snooze(self.tr("Remind me in 15 minutes"), SHORT_SNOOZE)
        self._add_snooze(self.tr("Remind me in an hour"), LONG_SNOOZE)
        menu.addAction(self.tr("Not today"), self.not_today.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Quit"), self.quit_wanted.emit)

    def _add_snooze(self, words: str, length: timedelta) -> None:
        self._menu.addAction(words, lambda: self.snoozed.emit(length))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On a Mac a press opens the menu, and the menu alone.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.open_wanted.emit()
