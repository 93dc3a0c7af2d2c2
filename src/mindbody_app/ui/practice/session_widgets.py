"""The caption and the progress line of a running session, painted so that little is redrawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.ui.theme import Motion, Palette, Type

_WIDEST_LINE = 640
"""Pixels; longer lines are hard to follow at a glance."""
_SIZES = (Type.CAPTION, Type.LEAD, Type.BODY, Type.SMALL)


class Caption(QWidget):
    """The spoken line in large type; the old one fades into the new."""

    def __init__(self, palette: Palette, *, reduced_motion: bool) -> None:
        super().__init__()
        self._ink = QColor(palette.ink)
        self._reduced_motion = reduced_motion
        self._words = ""
        self._before = ""
        self._centred = False
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(2 * Motion.FADE)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Spoken line"))

    @property
    def words(self) -> str:
        """The line shown."""
        return self._words

    def say(self, words: str) -> None:
        """Show a line; empty shows none."""
        if words == self._words:
            return
        self._before, self._words = self._words, words
        self.setAccessibleDescription(words)
        if not self._reduced_motion and self.isVisible():
            self._fade.stop()
            self._fade.start()
        self.update()

    def set_centred(self, *, centred: bool) -> None:
        """Under a guide the line stands centred, beside one it starts at the left."""
        self._centred = centred
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        share = 1.0
        if self._fade.state() is QVariantAnimation.State.Running:
            share = float(self._fade.currentValue())
        if share < 0.5:
            self._paint(painter, self._before, 1 - 2 * share)
        else:
            self._paint(painter, self._words, 2 * share - 1)

    def _paint(self, painter: QPainter, words: str, opacity: float) -> None:
        if not words:
            return
        width = min(_WIDEST_LINE, self.width())
        across = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        down = Qt.AlignmentFlag.AlignTop if self._centred else Qt.AlignmentFlag.AlignVCenter
        flags = int(across | down | Qt.TextFlag.TextWordWrap)
        x = (self.width() - width) // 2 if self._centred else 0
        room = QRect(x, 0, width, self.height())
        painter.setFont(self._font_for(words, room, flags))
        painter.setPen(self._ink)
        painter.setOpacity(opacity)
        painter.drawText(room, flags, words)

    def _font_for(self, words: str, room: QRect, flags: int) -> QFont:
        """The largest size of the scale at which the whole line fits."""
        font = QFont(self.font())
        for size in _SIZES:
            font.setPixelSize(size)
            if QFontMetrics(font).boundingRect(room, flags, words).height() <= room.height():
                break
        return font


class ProgressLine(QWidget):
    """How far the session has come, with a small gap at every section's start."""

    _HEIGHT = 6
    _GAP = 2

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._track = QColor(palette.border)
        self._done = QColor(palette.accent)
        self._starts: tuple[float, ...] = ()
        self._share = 0.0
        self._pixel = -1
        self.setFixedHeight(self._HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How much of the session lies behind, 0 to 1."""
        return self._share

    def set_sections(self, starts: tuple[float, ...]) -> None:
        """Where the sections start, as shares of the session."""
        self._starts = starts
        self._pixel = -1
        self.update()

    def set_share(self, share: float) -> None:
        """How much of the session lies behind, 0 to 1."""
        self._share = share
        pixel = round(share * self.width() * self.devicePixelRatioF())
        if pixel != self._pixel:
            self._pixel = pixel
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, reached = float(self.width()), self._share * self.width()
        ends = (*self._starts[1:], 1.0)
        for start, end in zip(self._starts, ends, strict=True):
            left, right = start * width, end * width - (self._GAP if end < 1 else 0)
            part = QRectF(left, 0, max(1.0, right - left), self._HEIGHT)
            painter.setBrush(self._track)
            painter.drawRoundedRect(part, 3, 3)
            if reached > left:
                painter.setBrush(self._done)
                painter.setClipRect(QRectF(0, 0, reached, self._HEIGHT))
                painter.drawRoundedRect(part, 3, 3)
                painter.setClipping(False)
