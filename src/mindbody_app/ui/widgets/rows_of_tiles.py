"""Walking over tiles in rows, by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

_Tile = TypeVar("_Tile", bound=QWidget)


def beyond(tile: _Tile, tiles: Sequence[_Tile], within: QWidget, *, down: bool) -> _Tile | None:
    """The tile that lies nearest in the next row, below or above; None past the last.

    Args:
        tile: where the keyboard is.
        tiles: all of them.
        within: what they all lie in.
        down: below, not above.
    """
    here = _centre(tile, within)
    rows: dict[int, list[_Tile]] = {}
    for other in tiles:
        rows.setdefault(other.mapTo(within, QPoint(0, 0)).y(), []).append(other)
    top = tile.mapTo(within, QPoint(0, 0)).y()
    tops = [each for each in rows if (each > top if down else each < top)]
    if not tops:
        return None
    row = rows[min(tops) if down else max(tops)]
    return min(row, key=lambda other: abs(_centre(other, within) - here))


def _centre(tile: QWidget, within: QWidget) -> int:
    return tile.mapTo(within, tile.rect().center()).x()
