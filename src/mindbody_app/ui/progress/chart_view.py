"""How a chart is looked at: chosen, zoomed and moved by keys, pointer and buttons.

Left and Right choose a point, Home and End the first and the last. Plus and minus zoom, Shift with
Left or Right and Page Up or Down move the view, 0 or Escape shows the whole again. Ctrl with the
wheel zooms at the pointer and a drag moves; the wheel alone is left to the page.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.theme import Palette

ZOOM = 1.6
"""By how much one step zooms."""
_PART = 0.25
"""The part of the view that one small step moves."""
_NEAR = 12
"""Pixels within which the pointer finds a point."""
_DRAG = 4
"""Pixels from which on a press is a drag."""
_MOVES = {
    (Qt.Key.Key_Left, True): -_PART,
    (Qt.Key.Key_Right, True): _PART,
    (Qt.Key.Key_PageUp, False): -1.0,
    (Qt.Key.Key_PageDown, False): 1.0,
}
"""Key, and whether with Shift: parts of the view."""
_ZOOMS = {
    Qt.Key.Key_Plus: 1 / ZOOM,
    Qt.Key.Key_Equal: 1 / ZOOM,
    Qt.Key.Key_Minus: ZOOM,
    Qt.Key.Key_Underscore: ZOOM,
}


class ChartView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """The looking of a `Chart`, which has the points."""

    view_changed = Signal()
    """Zoomed, moved, or given another whole."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(background=palette.surface)
        self.boxes: list[pg.ViewBox] = []
        """A plot's inside for every panel, the top one first."""
        self.whole = (0.0, 1.0)
        """The least and the most that can be seen of the bottom axis."""
        self.view = (0.0, 1.0)
        """What is seen of it."""
        self._least = 1.0
        self._pressed: tuple[float, float] | None = None
        self._dragged = False
        self.setAntialiasing(True)

    # What a Chart has.

    @property
    def count(self) -> int:
        """How many points there are."""
        raise NotImplementedError

    @property
    def chosen(self) -> int | None:
        """Which point is chosen."""
        raise NotImplementedError

    def place_of(self, at: int) -> float:
        """Where a point stands on the bottom axis."""
        raise NotImplementedError

    def point_near(self, place: float, reach: float) -> int | None:
        """The nearest point within reach of a place."""
        raise NotImplementedError

    def choose(self, at: int | None) -> None:
        """Choose a point, or let go."""
        raise NotImplementedError

    def add_box(self) -> pg.ViewBox:
        """Another plot's inside, to be laid out by the chart."""
        box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        box.disableAutoRange()
        self.boxes.append(box)
        return box

    def set_whole(self, least: float, most: float, *, least_seen: float) -> None:
        """What there is to see, and how little of it can be zoomed to; call `show_whole` after."""
        self.whole = (least, most)
        self._least = min(least_seen, most - least)

    @property
    def zoomed(self) -> bool:
        """Whether less than the whole is seen."""
        return self.view != self.whole

    @property
    def closest(self) -> bool:
        """Whether it is zoomed in as far as it goes."""
        return self.view[1] - self.view[0] <= self._least * 1.001

    def show_whole(self) -> None:
        """See all there is."""
        self.look_at(*self.whole)

    def look_at(self, least: float, most: float) -> None:
        """See a part of the bottom axis; what lies outside the whole is moved into it."""
        low, high = self.whole
        span = min(max(most - least, self._least), high - low)
        least = min(max(least, low), high - span)
        self.view = (low, high) if span >= high - low else (least, least + span)
        for box in self.boxes:
            box.setXRange(*self.view, padding=0)
        shape = Qt.CursorShape.OpenHandCursor if self.zoomed else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.view_changed.emit()

    def zoom_in(self) -> None:
        """See less, larger."""
        self._zoom(1 / ZOOM)

    def zoom_out(self) -> None:
        """See more, smaller."""
        self._zoom(ZOOM)

    def can_move(self, part: float) -> bool:
        """Whether there is more to the left (a negative part) or to the right."""
        return self.view[0] > self.whole[0] if part < 0 else self.view[1] < self.whole[1]

    def move_by(self, part: float) -> None:
        """Move by a part of what is seen, negative to the left; it stops at the ends."""
        least, most = self.view
        by = (most - least) * part
        self.look_at(least + by, most + by)

    def _zoom(self, factor: float, about: float | None = None) -> None:
        """Zoom about a place; by default the chosen point if it is seen, else the middle."""
        least, most = self.view
        if about is None:
            chosen = None if self.chosen is None else self.place_of(self.chosen)
            seen = chosen is not None and least <= chosen <= most
            about = chosen if chosen is not None and seen else (least + most) / 2
        self.look_at(about - (about - least) * factor, about + (most - about) * factor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.count:
            event.ignore()
        elif (part := _MOVES.get((key, shifted))) is not None and self.zoomed:
            self.move_by(part)
        elif (factor := _ZOOMS.get(key)) is not None:
            self._zoom(factor)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Escape) and self.zoomed:
            self.show_whole()
        elif not self._walk(key):
            event.ignore()

    def _walk(self, key: Qt.Key) -> bool:
        """Choose by a key; whether it is one to choose by."""
        last = self.count - 1
        at = last + 1 if self.chosen is None else self.chosen
        to = {
            Qt.Key.Key_Left: max(0, at - 1),
            Qt.Key.Key_Right: min(last, at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if to is None:
            return False
        self._bring_into_view(self.place_of(to))
        self.choose(to)
        return True

    def _bring_into_view(self, place: float) -> None:
        least, most = self.view
        margin = (most - least) * 0.1
        if place < least:
            self.look_at(place - margin, place - margin + most - least)
        elif place > most:
            self.look_at(place + margin - (most - least), place + margin)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        # A graphics view names a spot of its scene, and the page would bring only that into view.
        return QWidget.inputMethodQuery(self, query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if self.chosen is None and self.count and by_keyboard:
            self._walk(Qt.Key.Key_End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.choose(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())
        else:
            self._point_at(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = (event.position().x(), self.view[0]), False
            self._point_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.choose(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or not turned:
            event.ignore()
            return
        event.accept()
        self._zoom(ZOOM ** (-turned / 120), self._place_at(event.position()))

    def _place_at(self, position: QPointF) -> float:
        scene = self.mapToScene(position.toPoint())
        place: float = self.boxes[-1].mapSceneToView(scene).x()
        return place

    def _point_at(self, position: QPointF) -> None:
        place = self._place_at(position)
        pixel = (self.view[1] - self.view[0]) / max(1.0, self.boxes[-1].width())
        seen = self.view[0] <= place <= self.view[1]
        self.choose(self.point_near(place, _NEAR * pixel) if seen else None)

    def _drag(self, position: QPointF) -> None:
        assert self._pressed is not None
        began, least = self._pressed
        moved = position.x() - began
        if self._dragged or abs(moved) >= _DRAG:
            self._dragged = True
            seen = self.view[1] - self.view[0]
            to = least - moved * seen / max(1.0, self.boxes[-1].width())
            self.look_at(to, to + seen)
