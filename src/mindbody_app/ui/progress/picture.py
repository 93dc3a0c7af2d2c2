"""A chart as a picture of its own, with its title, its sentence and its caption."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from mindbody_app.ui.theme import FONT_FAMILY, Palette, Space, Type

SHARPNESS = 2
"""Pixels of the picture to a logical one."""
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@runtime_checkable
class Sharp(Protocol):
    """A chart that can be drawn with more pixels than the screen has; other widgets just are."""

    def drawn_sharply(self, sharpness: float) -> AbstractContextManager[None]:
        """As long as it lasts, it is drawn for so many pixels to a logical one."""

    def paint_into(self, painter: QPainter, place: QRectF) -> None:
        """Paint the chart into a place of a picture."""


class Words:
    """Words in the picture, wrapped to a width."""

    def __init__(self, words: str, pixels: int, colour: str, *, bold: bool = False) -> None:
        self._words, self._colour = words, QColor(colour)
        self._font = QFont(FONT_FAMILY)
        self._font.setPixelSize(pixels)
        self._font.setBold(bold)

    def height(self, width: float) -> float:
        """What they take, 0 for no words."""
        if not self._words:
            return 0
        room = QRectF(0, 0, width, 10_000)
        return QFontMetricsF(self._font).boundingRect(room, int(_WRAPS), self._words).height()

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Write them."""
        painter.setFont(self._font)
        painter.setPen(self._colour)
        painter.drawText(place, int(_WRAPS), self._words)


def chart_picture(
    palette: Palette, told: tuple[str, str, str], legend: QWidget | None, chart: QWidget
) -> QImage:
    """The picture, without transparency: some programs show that as black.

    Args:
        palette: the theme's colours.
        told: the title, the sentence and the caption; empty ones are left out.
        legend: what the chart's marks mean, if there is one.
        chart: the chart, as wide as the picture shall be.
    """
    title, sentence, caption = told
    width = float(chart.width())
    parts: list[Words | QWidget] = [
        Words(title, Type.LEAD, palette.ink, bold=True),
        Words(sentence, Type.BODY, palette.ink_soft),
    ]
    parts += [part for part in (legend, chart) if part is not None]
    parts.append(Words(caption, Type.SMALL, palette.ink_soft))
    placed = list(_placed(parts, width))
    bottom = max(place.bottom() for _, place in placed)
    size = QSizeF(width + 2 * Space.L, bottom + Space.L) * SHARPNESS
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(palette.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARPNESS, SHARPNESS)
    for part, place in placed:
        _paint(part, painter, place)
    painter.end()
    return image


def _placed(parts: list[Words | QWidget], width: float) -> Iterator[tuple[Words | QWidget, QRectF]]:
    """Each part under the one before."""
    top = float(Space.L)
    for part in parts:
        height = part.height(width) if isinstance(part, Words) else float(part.height())
        if height:
            yield part, QRectF(Space.L, top, width, height)
            top += height + Space.M


def _paint(part: Words | QWidget, painter: QPainter, place: QRectF) -> None:
    if isinstance(part, Words):
        part.paint(painter, place)
    elif isinstance(part, Sharp):
        with part.drawn_sharply(SHARPNESS):
            part.paint_into(painter, place)
    else:
        painter.save()
        painter.translate(place.topLeft())
        flags = QWidget.RenderFlag.DrawChildren
        part.render(painter, QPoint(0, 0), renderFlags=flags)
        painter.restore()
