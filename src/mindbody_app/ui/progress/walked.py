"""A painted widget of places that the arrow keys walk and the pointer reads."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mindbody_app.ui.theme import FONT_FAMILY, Palette, Type

Place = TypeVar("Place")


class Walked(QWidget, Generic[Place]):
    """Says what the keyboard or the pointer is on; as high as its width asks for."""

    told = Signal(str)
    """The words of the place that the keyboard or the pointer is on; empty when it leaves."""

    def __init__(self, name: str, palette: Palette) -> None:
        """`name` is what assistive tools read, before the words of the place."""
        super().__init__()
        self._name, self._palette = name, palette
        self._here: Place | None = None
        """Where the keyboard is; None before it was ever used."""
        self._under: Place | None = None
        """What the pointer is on."""
        self._picture: QPixmap | None = None
        self._small = QFont(FONT_FAMILY)
        self._small.setPixelSize(Type.SMALL)
        self._line = QFontMetricsF(self._small).lineSpacing()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @abstractmethod
    def start(self) -> Place | None:
        """Where a walk begins; None where there is nothing to walk."""

    @abstractmethod
    def words_of(self, place: Place) -> str:
        """A place read out."""

    @abstractmethod
    def place_at(self, position: QPointF) -> Place | None:
        """What is drawn at a point of this widget."""

    @abstractmethod
    def paint_all(self, painter: QPainter, sharpness: float) -> None:
        """Paint everything, with nothing chosen, for so many pixels to a logical one."""

    @abstractmethod
    def paint_mark(self, painter: QPainter, place: Place, *, pointed: bool) -> None:
        """Mark the place that the pointer (`pointed`) or the keyboard is on."""

    def walks(self, place: Place) -> bool:
        """Whether a press takes the keyboard to this place."""
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._here is not None:
            self._tell(self._here)
            self.update()
        elif (start := self.start()) is not None:
            self._select(start)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.place_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.place_at(event.position())
        if found is not None and self.walks(found):
            self._select(found)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    @contextmanager
    def drawn_sharply(self, sharpness: float) -> Iterator[None]:
        """Drawn for a picture of so many pixels to a logical one."""
        self._picture = self._painted(sharpness)
        try:
            yield
        finally:
            self._picture = None

    def paint_into(self, painter: QPainter, place: QRectF) -> None:
        """Paint it into a place of a picture, with nothing chosen."""
        if self._picture is not None:
            painter.drawPixmap(place.topLeft(), self._picture)

    def paintEvent(self, event: QPaintEvent) -> None:
        sharpness = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != sharpness:
            # There may be hundreds of places, and the pointer or a page that scrolls paints often.
            self._picture = self._painted(sharpness)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._under is not None:
            self.paint_mark(painter, self._under, pointed=True)
        if self._here is not None and self.hasFocus():
            self.paint_mark(painter, self._here, pointed=False)

    def _painted(self, sharpness: float) -> QPixmap:
        picture = QPixmap(self.size() * sharpness)
        picture.setDevicePixelRatio(sharpness)
        picture.fill(QColor(self._palette.surface))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        self.paint_all(painter, sharpness)
        painter.end()
        return picture

    def _show_anew(self) -> None:
        """Something else is shown; the walk begins again."""
        self._here = self._under = self._picture = None
        self.setAccessibleName(self._name)
        self.updateGeometry()
        self.update()

    def _select(self, place: Place) -> None:
        self._here = place
        self.setAccessibleName(f"{self._name}: {self._tell(place)}")
        self.update()

    def _point_at(self, place: Place | None) -> None:
        if place != self._under:
            self._under = place
            at_rest = self._here if self.hasFocus() else None
            self._tell(at_rest if place is None else place)
            self.update()

    def _tell(self, place: Place | None) -> str:
        words = "" if place is None else self.words_of(place)
        self.told.emit(words)
        return words
