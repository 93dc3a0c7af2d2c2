"""A ring around what has the keyboard's focus, shown once the keyboard is used."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion, QWindow
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from shiboken6 import isValid

from mindbody_app.ui.theme import TAB_GAP
from mindbody_app.ui.widgets.showing import bring_into_view

_MOVING_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F6,
    Qt.Key.Key_F1,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
"""What moves the focus somewhere by itself, or opens and leaves what does."""
_OPENING_KEYS = (
    *(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)
"""What does so with Ctrl: shortcuts, which aren't told as presses."""
_PLACED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
)
_OUTSIDE = 4
"""Pixels that the ring stands off the widget."""
_BESIDE_TAB = TAB_GAP // 2 - 2
"""Pixels beside a tab's words, which have no edge of their own that the ring could stand off."""
_ROUNDEST = 18.0


class FocusRing(QWidget):
    """Two rings, one dark and one light, so that it stands out on any colour.

    Like a browser's focus-visible: moving by keyboard shows it, pressing the mouse hides it. It
    lies over the window's content, so that neither layouts nor neighbours cut it; a scroll area
    cuts it, as it cuts the widget.
    """

    def __init__(self, owner: QWidget, ring: str, gap: str) -> None:
        """Watch one window, `owner`; a filter on the whole application would slow every event."""
        super().__init__(owner)
        self._owner = owner
        self._ring, self._gap = QColor(ring), QColor(gap)
        self._by_keyboard = False
        self._watched: list[QWidget] = []
        self._around: QWidget | None = None
        self._tabs: QTabBar | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._window: QWindow = owner.windowHandle()
        self._window.installEventFilter(self)
        owner.installEventFilter(self)

    def set_colours(self, ring: str, gap: str) -> None:
        """Take a theme's colours, as #rrggbb."""
        self._ring, self._gap = QColor(ring), QColor(gap)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._owner:
            if kind is QEvent.Type.ShortcutOverride and _opens(cast("QKeyEvent", event)):
                self._show_for(by_keyboard=True)
        elif watched is not self._window:
            if kind in _PLACED:
                self._place()
        elif kind is QEvent.Type.MouseButtonPress:
            self._show_for(by_keyboard=False)
        elif (
            isinstance(event, QKeyEvent)
            and kind is QEvent.Type.KeyPress
            and event.key() in _MOVING_KEYS
        ):
            self._show_for(by_keyboard=True)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = min(_ROUNDEST, outer.height() / 2)
        if self._around is not None and self._around.property("variant") is not None:
            # Buttons that are pills or discs get a ring of their own shape.
            rounded = self._around.property("variant") in _ROUND_VARIANTS
            radius = outer.height() / 2 if rounded else radius
        painter.setPen(QPen(self._ring, 3))
        painter.drawRoundedRect(outer, radius, radius)
        inner = outer.adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(QPen(self._gap, 2))
        painter.drawRoundedRect(inner, max(0.0, radius - 2.5), max(0.0, radius - 2.5))

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        for each in filter(isValid, self._watched):
            each.removeEventFilter(self)
        if self._tabs is not None and isValid(self._tabs):
            self._tabs.currentChanged.disconnect(self._place)
        self._watched, self._around, self._tabs = [], None, None
        mine = new is not None and new.window() is self._owner
        if new is not None and mine and self._by_keyboard:
            self._around = new
            if new is not old:
                # Qt scrolls within an area, and not to what is reached from outside of it.
                bring_into_view(new)
            self._watched = _up_to_window(new)
            for each in self._watched:
                each.installEventFilter(self)
            if isinstance(new, QTabBar):
                self._tabs = new
                new.currentChanged.connect(self._place)
        self._place()

    def _show_for(self, *, by_keyboard: bool) -> None:
        if by_keyboard != self._by_keyboard:
            self._by_keyboard = by_keyboard
            # Where the focus stays, the key may have scrolled the page away from it.
            self._follow(QApplication.focusWidget(), QApplication.focusWidget())

    def _place(self) -> None:
        if not isValid(self):
            return
        around = self._around
        if around is None or not isValid(around) or not around.isVisible():
            self.hide()
            return
        inside, beside = around.rect(), _OUTSIDE
        if isinstance(around, QTabBar):
            inside, beside = _open_tab(around), _BESIDE_TAB
        whole = QRect(around.mapTo(self._owner, inside.topLeft()), inside.size())
        room = whole.adjusted(-beside, -_OUTSIDE, beside, _OUTSIDE)
        seen = _seen_of(around, self._owner)
        if not seen.intersects(whole):
            self.hide()
            return
        self.setGeometry(room)
        edge = seen.adjusted(-beside, -_OUTSIDE, beside, _OUTSIDE)
        self.setMask(QRegion(edge.translated(-room.topLeft())))
        self.raise_()
        self.show()


def _opens(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & held) and event.key() in _OPENING_KEYS


_ROUND_VARIANTS = ("begin", "begin_short", "large", "round", "play", "play_small", "bare")


def _open_tab(bar: QTabBar) -> QRect:
    """The tab that the keyboard is on, without the gap behind it."""
    return bar.tabRect(bar.currentIndex()).adjusted(0, 0, -TAB_GAP, 0)


def _up_to_window(widget: QWidget) -> list[QWidget]:
    """A widget and all that it lies in, but for the window."""
    found = []
    each: QWidget | None = widget
    while each is not None and not each.isWindow():
        found.append(each)
        each = each.parentWidget()
    return found


def _seen_of(widget: QWidget, owner: QWidget) -> QRect:
    """What those that a widget lies in leave to be seen, in the window's pixels."""
    seen = owner.rect()
    for each in _up_to_window(widget)[1:]:
        seen &= QRect(each.mapTo(owner, QPoint(0, 0)), each.size())
    return seen
