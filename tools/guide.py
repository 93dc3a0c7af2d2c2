"""Runs the app with a guide beside it, who tells what its screen holds and where.

    python -m tools.guide SOCKET MODULE [ARGUMENT ...]

Every line read from the socket (an inherited file descriptor) is answered with one JSON line: a
list of what assistive technology would find in the app's windows. The guide only looks; whoever
asks uses real keys and a real mouse.
"""

from __future__ import annotations

import json
import runpy
import socket
import sys
import threading
import time

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

Entry = dict[str, object]


class Guide(QObject):
    """Answers in the app's own thread."""

    asked = Signal()

    def __init__(self, line: socket.socket) -> None:
        super().__init__()
        self._line = line
        self.asked.connect(self.answer, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def answer(self) -> None:
        """Send what the visible windows hold, the topmost window last."""
        entries: list[Entry] = []
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                _look_at(window, entries)
        self._line.sendall(json.dumps(entries).encode() + b"\n")


def _look_at(window: QWidget, entries: list[Entry]) -> None:
    root = QAccessible.queryAccessibleInterface(window)
    if root is not None:
        for number in range(root.childCount()):
            _describe(root.child(number), window, root.rect(), entries)


def _describe(
    item: QAccessibleInterface | None, window: QWidget, within: QRect, entries: list[Entry]
) -> None:
    if item is None or not item.isValid() or item.state().invisible:
        return
    shown = item.rect().intersected(within)
    scale = window.devicePixelRatio()
    entries.append(
        {
            "window": int(window.winId()),
            "role": item.role().name,
            "name": item.text(QAccessible.Text.Name),
            "value": item.text(QAccessible.Text.Value),
            "enabled": not item.state().disabled,
            "focused": bool(item.state().focused),
            "checked": bool(item.state().checked),
            "shown": _pixels(shown, scale),
            "whole": _pixels(item.rect(), scale),
        }
    )
    for number in range(item.childCount()):
        _describe(item.child(number), window, shown, entries)


def _pixels(area: QRect, scale: float) -> list[int]:
    sides = (area.x(), area.y(), max(0, area.width()), max(0, area.height()))
    return [round(side * scale) for side in sides]


def _serve(line: socket.socket) -> None:
    while (app := QCoreApplication.instance()) is None:
        time.sleep(0.01)
    guide = Guide(line)
    guide.moveToThread(app.thread())
    for _ in line.makefile():
        guide.asked.emit()


def main() -> None:
    """Start the guide, then the app as `python -m MODULE` would."""
    line = socket.socket(fileno=int(sys.argv[1]))
    threading.Thread(target=_serve, args=(line,), daemon=True).start()
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
