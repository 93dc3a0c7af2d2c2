"""The message of a Linux desktop (Desktop Notifications Specification), over D-Bus.

Qt's own message there has no way to be answered, and its low urgency is kept from view by some
desktops; this one is silent, opens the app when clicked, and offers to wait.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    Q_ARG,
    Q_RETURN_ARG,
    SLOT,
    ClassInfo,
    QMetaObject,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtDBus import QDBusConnection, QDBusInterface

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
SHAPE_PATH = "/MessageShape"
PATIENCE_MS = 2000
"""The desktop answers at once or is stuck."""
_OPEN, _PUT_OFF, _NOT_TODAY = "default", "later", "not-today"
"""Names of the answers; a press on the message itself is the first."""
# PySide's own types know it as no decorator.
_class_info: Any = ClassInfo


@_class_info({"D-Bus Interface": SERVICE})
class _Shape(QObject):
    """The interface as Qt wants it described.

    PySide can hand over an unsigned number only where Qt knows a method's types, and it reads them
    where it first meets the interface. Desktops describe theirs without Qt's name for the hints,
    so that it is met here first.
    """

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *_: object) -> int:
        """Never called."""
        return 0


class DesktopMessage(QObject):
    """One message at a time: a new one takes the old one's place.

    Args:
        icon: path of the picture beside the words.
    """

    opened = Signal()
    put_off = Signal()
    """For a quarter of an hour."""
    not_today = Signal()

    def __init__(self, icon: str, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self._shown = 0
        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            shape = _Shape(self)
            everything = QDBusConnection.RegisterOption.ExportAllContents
            bus.registerObject(SHAPE_PATH, shape, everything)
            QDBusInterface(bus.baseService(), SHAPE_PATH, SERVICE, bus)
            bus.unregisterObject(SHAPE_PATH)
            # PySide's type says bytes, which it then refuses.
            slot: Any = SLOT("_invoked(uint,QString)")
            bus.connect(SERVICE, PATH, SERVICE, "ActionInvoked", self, slot)

    def show(self, title: str, words: str, *, can_wait: bool) -> bool:
        """Show a message; False where the desktop has no way to.

        Args:
            title: plain words, as are the words under it.
            words: no markup and nothing that reads as such.
            can_wait: whether it offers to come again later, and not today.
        """
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        desktop = QDBusInterface(SERVICE, PATH, SERVICE, bus)
        if not desktop.isValid():
            return False
        desktop.setTimeout(PATIENCE_MS)
        actions = [_OPEN, self.tr("Open")]
        if can_wait:
            actions += [_PUT_OFF, self.tr("In 15 minutes"), _NOT_TODAY, self.tr("Not today")]
        hints = {"suppress-sound": True, "desktop-entry": "mindbody-app"}
        try:
            shown = QMetaObject.invokeMethod(
                desktop,
                "Notify",
                Qt.ConnectionType.DirectConnection,
                Q_RETURN_ARG("uint"),
                Q_ARG(str, "Body & Breath"),
                Q_ARG("uint", self._shown),
                Q_ARG(str, self._icon),
                Q_ARG(str, title),
                Q_ARG(str, words),
                Q_ARG("QStringList", actions),
                Q_ARG("QVariantMap", hints),
                Q_ARG(int, -1),
            )
        except RuntimeError:
            return False
        # Numbers begin at one: zero is the answer that never came.
        self._shown = shown if isinstance(shown, int) else 0
        return self._shown > 0

    @Slot("uint", str)
    def _invoked(self, number: int, answer: str) -> None:
        if number != self._shown:
            return
        if answer == _PUT_OFF:
            self.put_off.emit()
        elif answer == _NOT_TODAY:
            self.not_today.emit()
        else:
            self.opened.emit()
