"""A desktop of our own for tests: takes messages and tray icons over D-Bus, and says what it got.

    python a_desktop.py [notray]

Every message and icon is a JSON line on standard output. A line on standard input answers the
newest message: "default", "later" and so on; "no tray" takes the tray away.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import (
    ClassInfo,
    Property,
    QCoreApplication,
    QObject,
    QSocketNotifier,
    Signal,
    Slot,
)
from PySide6.QtDBus import QDBusConnection

# PySide's own types know it as no decorator.
class_info: Any = ClassInfo
TRAY = "org.kde.StatusNotifierWatcher"
EXPORT = QDBusConnection.RegisterOption.ExportAllContents


def say(**what: object) -> None:
    """A line for the test."""
    print(json.dumps(what), flush=True)


# As desktops describe it: with no word of Qt's for the hints.
DESCRIPTION = """
  <interface name="org.freedesktop.Notifications">
    <method name="Notify">
      <arg type="s" direction="in"/>
      <arg type="u" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/>
      <arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  </interface>
"""


@class_info(
    {
        "D-Bus Interface": "org.freedesktop.Notifications",
        "D-Bus Introspection": DESCRIPTION,
    }
)
class Notifications(QObject):
    """Takes messages."""

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]

    def __init__(self) -> None:
        super().__init__()
        self._newest = 0

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(  # noqa: N802, PLR0917
        self,
        app: str,
        replaces: int,
        icon: str,
        title: str,
        words: str,
        actions: list[str],
        hints: dict[str, object],
        milliseconds: int,
    ) -> int:
        """The one method of it that tests need."""
        self._newest = replaces or self._newest + 1
        say(
            message=words,
            title=title,
            app=app,
            icon=icon,
            actions=actions,
            hints=hints,
            replaces=replaces,
            milliseconds=milliseconds,
        )
        return self._newest

    def answer(self) -> None:
        """Do as standard input says."""
        said = sys.stdin.readline().strip()
        if said == "no tray":
            say(gone=QDBusConnection.sessionBus().unregisterService(TRAY))
        else:
            self.ActionInvoked.emit(self._newest, said)


@class_info({"D-Bus Interface": TRAY})
class Watcher(QObject):
    """A tray."""

    @Slot(str)
    def RegisterStatusNotifierItem(self, item: str) -> None:  # noqa: N802
        """An app shows its icon."""
        say(item=item)

    def _yes(self) -> bool:
        return True

    IsStatusNotifierHostRegistered = Property(bool, _yes)


def main() -> None:
    """Be there until ended."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    notifications, watcher = Notifications(), Watcher()
    bus.registerObject("/org/freedesktop/Notifications", notifications, EXPORT)
    bus.registerService("org.freedesktop.Notifications")
    if "notray" not in sys.argv:
        bus.registerObject("/StatusNotifierWatcher", watcher, EXPORT)
        bus.registerService(TRAY)
    heard = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    heard.activated.connect(notifications.answer)
    say(ready=True)
    app.exec()


if __name__ == "__main__":
    main()
