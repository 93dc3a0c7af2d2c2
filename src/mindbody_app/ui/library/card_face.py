"""The face of a practice's card, painted: dozens of them must stand at the press of a button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from mindbody_app.ui.icons import icon_svg, svg_pixmap
from mindbody_app.ui.theme import RADIUS, TARGET, Palette, Space, Type

_BADGE = 44
_ICON = 24
_CORNER = RADIUS + 4
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading)
_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


@dataclass(frozen=True, slots=True)
class FaceWords:
    """What stands on a card."""

    title: str
    foot: str
    """How long and in which posture, or when it was last."""
    summary: str = ""
    icon_name: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where things lie on a face of some width."""

    title: QRect
    summary: QRect
    foot: QRect
    height: int


class CardFace(QAbstractButton):
    """One large button with a picture, a title, a sentence and a foot.

    Args:
        words: what it says.
        palette: the colours in force.
        beside: pixels at the far end of the title that are left to another button.
        parent: what it lies in.
    """

    moved = Signal(Qt.Key)
    """An arrow, Home or End was pressed."""

    def __init__(
        self, words: FaceWords, palette: Palette, *, beside: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._palette, self._beside = words, palette, beside
        self._placed: dict[int, _Place] = {}
        self.setText(words.title)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(f"{words.foot}. {words.summary}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width).height

    def sizeHint(self) -> QSize:
        width = max(200, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, TARGET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(Qt.Key(event.key()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        place = self._place(self.width())
        foot = place.foot
        if self._words.summary:
            # Beside a taller card the foot stays at the bottom.
            foot = foot.translated(0, self.height() - place.height)
        self._paint_badge(painter)
        colours = self._palette
        for words, font, room, colour in (
            (self._words.title, self._font(Type.BODY, bold=True), place.title, colours.ink),
            (self._words.summary, self._font(Type.BODY), place.summary, colours.ink_soft),
            (self._words.foot, self._font(Type.SMALL), foot, colours.ink_soft),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(self._mirrored(room), _WRAPPED, words)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = self._palette
        ground = colours.sunken if self.isDown() else colours.surface
        rim = colours.accent if self.underMouse() else colours.border
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(rim), 1))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER
        )

    def _paint_badge(self, painter: QPainter) -> None:
        badge = self._mirrored(QRect(Space.M, Space.M, _BADGE, _BADGE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.accent_soft))
        painter.drawRoundedRect(badge, RADIUS, RADIUS)
        inset = (_BADGE - _ICON) // 2
        painter.drawPixmap(badge.topLeft().x() + inset, badge.top() + inset, self._picture())

    def _picture(self) -> QPixmap:
        return svg_pixmap(
            icon_svg(self._words.icon_name, self._palette.accent), QSize(_ICON, _ICON)
        )

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font

    def _place(self, width: int) -> _Place:
        if width not in self._placed:
            self._placed[width] = self._measured(width)
        return self._placed[width]

    def _measured(self, width: int) -> _Place:
        """Title beside the picture; the foot under it, or with a summary under that."""
        self.ensurePolished()
        left = Space.M + _BADGE + Space.M - Space.XS
        beside = width - left - Space.M - self._beside
        title_high = self._high(self._words.title, self._font(Type.BODY, bold=True), beside)
        foot_font = self._font(Type.SMALL)
        if not self._words.summary:
            foot_high = self._high(self._words.foot, foot_font, beside)
            whole = max(_BADGE, title_high + 2 + foot_high)
            top = Space.M + (whole - title_high - 2 - foot_high) // 2
            title = QRect(left, top, beside, title_high)
            foot = QRect(left, title.bottom() + 3, beside, foot_high)
            return _Place(title, QRect(), foot, whole + 2 * Space.M)
        title_top = Space.M + max(0, (_BADGE - title_high) // 2)
        title = QRect(left, title_top, beside, title_high)
        across = width - 2 * Space.M
        below = max(Space.M + _BADGE, title.bottom() + 1) + Space.S + Space.XS
        high = self._high(self._words.summary, self._font(Type.BODY), across)
        summary = QRect(Space.M, below, across, high)
        # The far end of the foot is another button's.
        foot_across = across - self._beside
        foot_high = self._high(self._words.foot, foot_font, foot_across)
        foot_top = summary.bottom() + 1 + Space.S + Space.XS
        foot = QRect(Space.M, foot_top, foot_across, foot_high)
        return _Place(title, summary, foot, foot.bottom() + 1 + Space.M)

    def _high(self, words: str, font: QFont, across: int) -> int:
        room = QRect(0, 0, max(1, across), 10_000)
        return QFontMetrics(font).boundingRect(room, _WRAPPED, words).height()
