"""Tells what an app's windows hold, asked over the accessibility bus as a screen reader asks.

    /usr/bin/python3 guide_by_bus.py SOCKET NAME

It answers as `tools.guide` does, with one JSON line for every message on the socket (an inherited
file descriptor), but stands outside the app: so it can guide through an app that was only
installed. It needs Debian's own Python, for the packages python3-gi and gir1.2-atspi-2.0.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - after the version

Entry = dict[str, object]


def look(name: str) -> list[Entry]:
    """Everything that the windows of the app of that name show."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    entries: list[Entry] = []
    for number in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(number)
        if app is not None and app.get_name() == name:
            window = _x_window(name)
            for one in _children(app):
                entries += _described(one, window, None)
    return entries


def _described(item: Any, window: int, within: tuple[int, int, int, int] | None) -> Iterator[Entry]:
    states = item.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING):
        return
    place = item.get_extents(Atspi.CoordType.SCREEN)
    whole = (place.x, place.y, place.width, place.height)
    shown = _intersection(whole, within)
    yield {
        "window": window,
        "role": item.get_role_name(),
        "name": item.get_name(),
        "value": "",
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "shown": shown,
        "whole": whole,
    }
    for each in _children(item):
        yield from _described(each, window, shown)


def _children(item: Any) -> Iterator[Any]:
    for number in range(item.get_child_count()):
        child = item.get_child_at_index(number)
        if child is not None:
            yield child


def _intersection(
    whole: tuple[int, int, int, int], within: tuple[int, int, int, int] | None
) -> tuple[int, int, int, int]:
    if within is None:
        return whole
    left, top = max(whole[0], within[0]), max(whole[1], within[1])
    right = min(whole[0] + whole[2], within[0] + within[2])
    bottom = min(whole[1] + whole[3], within[1] + within[3])
    return left, top, max(0, right - left), max(0, bottom - top)


def _x_window(name: str) -> int:
    search = ["xdotool", "search", "--onlyvisible", "--name", name]
    found = subprocess.run(search, capture_output=True, text=True, check=False).stdout.split()
    return int(found[-1]) if found else 0


def main() -> None:
    """Answer until nobody asks any more."""
    line = socket.socket(fileno=int(sys.argv[1]))
    while line.recv(4096):
        try:
            entries = look(sys.argv[2])
        except GLib.Error:
            # Something went while it was being described, as when a page turns.
            entries = []
        line.sendall(json.dumps(entries).encode() + b"\n")


if __name__ == "__main__":
    main()
