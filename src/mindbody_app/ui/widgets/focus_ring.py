"""A ring around what has the keyboard's focus, shown once the keyboard is used."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

_MOVING_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)


class FocusRing(QFocusFrame):
    """Two rings, one dark and one light, so that it stands out on any colour.

    Like a browser's focus-visible: moving by keyboard shows it, pressing the mouse hides it.
    """

    def __init__(self, window: QWindow, ring: str, gap: str) -> None:
        """Watch one window; it alone, since a filter on the whole application slows every event."""
        super().__init__()
        self._ring = QColor(ring)
        self._gap = QColor(gap)
        self._by_keyboard = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        window.installEventFilter(self)

    def set_colours(self, ring: str, gap: str) -> None:
        """Take a theme's colours, as #rrggbb."""
        self._ring, self._gap = QColor(ring), QColor(gap)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._show_for(by_keyboard=False)
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVING_KEYS
        ):
            self._show_for(by_keyboard=True)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = min(16.0, outer.height() / 2)
        painter.setPen(QPen(self._ring, 3))
        painter.drawRoundedRect(outer, radius, radius)
        inner = outer.adjusted(2.5, 2.5, -2.5, -2.5)
        painter.setPen(QPen(self._gap, 2))
        painter.drawRoundedRect(inner, max(0.0, radius - 2.5), max(0.0, radius - 2.5))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        shown = new if self._by_keyboard and new is not None and new.isVisible() else None
        self.setWidget(shown)  # type: ignore[arg-type]  # None lets go; the stub forgot it

    def _show_for(self, *, by_keyboard: bool) -> None:
        if by_keyboard != self._by_keyboard:
            self._by_keyboard = by_keyboard
            self._follow(None, QApplication.focusWidget())
