"""A soft circle that breathes: it grows with the breath in and settles with the breath out.

Numbers are never shown: counting on a pacer invites forced, long breaths.
"""

from __future__ import annotations

from math import cos, pi

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.practice.timeline import BreathMoment, BreathPhase
from mindbody_app.ui.theme import Palette, Type, mixed

LEAST, MOST = 0.50, 0.80
"""The core's radius when empty and when full, as shares of the ring's."""
_SHELLS = 3
_WORD_FADE = 0.35
"""Seconds in which a phase's words come up."""
_STEP = 1 / 400
"""Share of the ring's radius that is worth a new frame."""


def eased(share: float) -> float:
    """A share, 0-1, turned gently at both ends; 0, half and 1 stay where they are."""
    return (1 - cos(pi * min(1.0, max(0.0, share)))) / 2


class BreathGuide(QWidget):
    """Shows a moment of a breath; with reduced motion a ring fills instead and nothing grows."""

    def __init__(self, palette: Palette, *, reduced_motion: bool) -> None:
        super().__init__()
        self._palette = palette
        self._reduced_motion = reduced_motion
        self._moment: BreathMoment | None = None
        self._drawn: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("A still circle"))

    @property
    def words(self) -> str:
        """What the guide says now; nothing outside paced breathing."""
        return self._phase_words(self._moment.phase) if self._moment else ""

    @property
    def openness(self) -> float:
        """How far the circle is open, 0 (empty) to 1 (full); each phase begins and ends gently, so
        that a second in-breath is seen as one."""
        if self._moment is None:
            return 0.0
        start, end = self._moment.reach
        return start + (end - start) * eased(self._moment.elapsed / self._moment.length)

    @property
    def core_radius(self) -> float:
        """Radius of the circle's core in pixels; with reduced motion it never changes."""
        open_now = 0.5 if self._reduced_motion else self.openness
        return self._ring() * (LEAST + (MOST - LEAST) * open_now)

    def show_moment(self, moment: BreathMoment | None) -> None:
        """Take the moment of the breath; None is outside paced breathing."""
        before = self.words
        self._moment = moment
        if self.words != before:
            self.setAccessibleName(
                self.tr("Breath guide: {0}").format(self.words)
                if self.words
                else self.tr("A still circle")
            )
        seen = (self.words, round(self.openness / _STEP), round(self._word_opacity() * 10))
        if seen != self._drawn:
            self._drawn = seen
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(380, 380)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        if self._reduced_motion:
            self._paint_still(painter)
        else:
            self._paint_moving(painter)
        self._paint_words(painter)

    def _ring(self) -> float:
        return max(20.0, min(self.width(), self.height(), 520) / 2 - 6)

    def _phase_words(self, phase: BreathPhase) -> str:
        return {
            BreathPhase.IN: self.tr("Breathe in"),
            BreathPhase.SIP: self.tr("And a sip more"),
            BreathPhase.HOLD: self.tr("Hold"),
            BreathPhase.OUT: self.tr("Breathe out"),
            BreathPhase.REST: self.tr("Rest"),
        }[phase]

    def _word_opacity(self) -> float:
        if self._moment is None:
            return 0.0
        if self._reduced_motion:
            return 1.0
        left = self._moment.length - self._moment.elapsed
        return max(0.0, min(1.0, self._moment.elapsed / _WORD_FADE, left / _WORD_FADE))

    def _paint_moving(self, painter: QPainter) -> None:
        ring, core, open_now = self._ring(), self.core_radius, self.openness
        colours = self._palette
        painter.setPen(QPen(QColor(mixed(colours.window, colours.ink, 0.14)), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(0, 0), ring, ring)
        painter.setPen(Qt.PenStyle.NoPen)
        veil = QColor(colours.accent)
        veil.setAlphaF(0.10)
        painter.setBrush(veil)
        gap = ring * (1 - MOST) / _SHELLS * (0.3 + 0.7 * open_now)
        for shell in range(_SHELLS, 0, -1):
            painter.drawEllipse(QPointF(0, 0), core + gap * shell, core + gap * shell)
        self._paint_core(painter, core)

    def _paint_core(self, painter: QPainter, radius: float) -> None:
        colours = self._palette
        light = QRadialGradient(QPointF(0, -radius * 0.1), radius * 1.1)
        light.setColorAt(0, QColor(mixed(colours.accent_soft, colours.surface, 0.35)))
        light.setColorAt(0.5, QColor(colours.accent_soft))
        light.setColorAt(1, QColor(mixed(colours.accent_soft, colours.accent, 0.32)))
        # The rim alone reaches 3:1 on the window in every theme.
        painter.setPen(QPen(QColor(mixed(colours.accent, colours.accent_soft, 0.15)), 2))
        painter.setBrush(light)
        painter.drawEllipse(QPointF(0, 0), radius, radius)

    def _paint_still(self, painter: QPainter) -> None:
        ring, core = self._ring() - 4, self.core_radius
        self._paint_core(painter, core)
        bounds = QRectF(-ring, -ring, 2 * ring, 2 * ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(mixed(self._palette.window, self._palette.ink, 0.14)), 8))
        painter.drawEllipse(bounds)
        filled = QPen(QColor(self._palette.accent), 8)
        filled.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(filled)
        fullness = self._moment.fullness if self._moment else 0.0
        if fullness > 0:
            painter.drawArc(bounds, 90 * 16, -round(fullness * 360 * 16))

    def _paint_words(self, painter: QPainter) -> None:
        words, opacity = self.words, self._word_opacity()
        if not words or opacity <= 0:
            return
        font = QFont(self.font())
        font.setBold(True)
        room = 1.72 * self._ring() * LEAST
        for size in (Type.CAPTION, Type.LEAD, Type.BODY, Type.SMALL):
            font.setPixelSize(size)
            if self._widest(font) <= room:
                break
        painter.setFont(font)
        painter.setOpacity(opacity)
        painter.setPen(QColor(self._palette.ink))
        half = self._ring()
        painter.drawText(
            QRectF(-half, -half, 2 * half, 2 * half), Qt.AlignmentFlag.AlignCenter, words
        )

    def _widest(self, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        sipped = self._moment is not None and self._moment.sipped
        phases = [each for each in BreathPhase if sipped or each is not BreathPhase.SIP]
        return max(metrics.horizontalAdvance(self._phase_words(phase)) for phase in phases)
