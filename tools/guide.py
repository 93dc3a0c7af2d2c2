"""Runs the app with a guide beside it, who tells what its screen holds and where.

    python -m tools.guide SOCKET MODULE [ARGUMENT ...]

Every message on the socket (an inherited file descriptor) is answered with one JSON line: a
list of what assistive technology would find in the app's windows. The guide only looks; whoever
asks uses real keys and a real mouse.
"""

from __future__ import annotations

import json
import runpy
import socket
import sys

from PySide6.QtCore import QObject, QRect, QSize, QSocketNotifier
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

Entry = dict[str, object]


class Guide(QObject):
    """Answers from within the app's event loop."""

    def __init__(self, line: socket.socket) -> None:
        super().__init__()
        self._line = line
        self._heard = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.activated.connect(self.answer)

    def answer(self) -> None:
        """Send what the visible windows hold, the topmost window last."""
        if not self._line.recv(4096):
            self._heard.setEnabled(False)
            return
        entries: list[Entry] = []
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                _look_at(window, entries)
        self._line.sendall(json.dumps(entries).encode() + b"\n")


def _look_at(window: QWidget, entries: list[Entry]) -> None:
    root = QAccessible.queryAccessibleInterface(window)
    if root is not None:
        _describe(root, window, root.rect(), entries)


def _describe(
    item: QAccessibleInterface | None, window: QWidget, within: QRect, entries: list[Entry]
) -> None:
    if item is None or not item.isValid() or item.state().invisible:
        return
    # Of what is scrolled out of view, the middle of the view: it tells which way to scroll.
    shown = item.rect().intersected(within) or QRect(within.center(), QSize(0, 0))
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


def _bring_guide(line: socket.socket) -> None:
    """Let the event loop start with a guide in it: before, there is no application to live in."""
    start = QApplication.exec

    def start_with_guide(*_: object) -> int:
        guide = Guide(line)
        code = start()
        guide.deleteLater()
        return code

    QApplication.exec = start_with_guide  # type: ignore[method-assign]


def main() -> None:
    """Start the app as `python -m MODULE` would, with a guide in it."""
    _bring_guide(socket.socket(fileno=int(sys.argv[1])))
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
