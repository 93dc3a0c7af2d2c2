"""The app's icon: the leaf on a tile of its own, which reads on a light and on a dark panel."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mindbody_app.ui.icons import icon_svg
from mindbody_app.ui.theme import LIGHT

SIZES = (16, 20, 22, 24, 32, 40, 44, 48, 64, 128, 256)
"""Pixels for title bars, trays and task bars, on screens of every sharpness."""
SMALL = 24
"""Up to so many pixels the leaf is full instead of an outline, whose lines would be a grey blur."""
_SIDE = 128
_LEAF_SIDE = 92
_SMALL_SIDE = 24
_SMALL_LEAF = 20.2 / 24
"""How much smaller the leaf of a small icon is than its tile."""
_SMALL_CENTRE = (12.2, 12)
"""Where the small leaf's middle lies in its own drawing."""
_VEIN = "M2 22C2.6 18 4.5 15.6 8 14.6c2.6-.8 4.4-1.8 6-3.6"
_STEM = "M2 22C2.4 18.6 3.6 16.6 5.2 15.6"


def app_icon_svg(pixels: int = _SIDE) -> str:
    """The icon's source, drawn for so many pixels; the same in every set of colours."""
    return _full_leaf() if pixels <= SMALL else _outlined_leaf()


def app_icon_image(pixels: int, tile: float = 1) -> QImage:
    """The icon of so many pixels; needs a QGuiApplication.

    Args:
        pixels: of the image.
        tile: how much of its width the icon takes, with an even edge around.
    """
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(app_icon_svg(round(pixels * tile)).encode()))
    edge = pixels * (1 - tile) / 2
    renderer.render(painter, QRectF(edge, edge, pixels - 2 * edge, pixels - 2 * edge))
    painter.end()
    return image


def app_icon() -> QIcon:
    """The icon for windows, the tray and messages."""
    made = QIcon()
    for pixels in SIZES:
        made.addPixmap(QPixmap.fromImage(app_icon_image(pixels)))
    return made


def _paths() -> list[str]:
    """The leaf's edge and its vein."""
    return re.findall(r"<path [^>]*/>", icon_svg("leaf", LIGHT.on_accent))


def _outlined_leaf() -> str:
    paths = "".join(f"  {each}\n" for each in _paths())
    edge, scale = (_SIDE - _LEAF_SIDE) / 2, _LEAF_SIDE / 24
    return _on_tile(
        _SIDE,
        f' <g transform="translate({edge:g} {edge:g}) scale({scale:.5g})" fill="none"'
        f' stroke="{LIGHT.on_accent}" stroke-width="2" stroke-linecap="round"'
        f' stroke-linejoin="round">\n{paths} </g>\n',
    )


def _full_leaf() -> str:
    edge, *_ = _paths()
    left, top = (_SMALL_SIDE / 2 - each * _SMALL_LEAF for each in _SMALL_CENTRE)
    return _on_tile(
        _SMALL_SIDE,
        f' <g transform="translate({left:.5g} {top:.5g}) scale({_SMALL_LEAF:.5g})" fill="none"'
        f' stroke-linecap="round">\n  <g fill="{LIGHT.on_accent}">{edge}</g>\n'
        f'  <path d="{_VEIN}" stroke="{LIGHT.accent}" stroke-width="2"/>\n'
        f'  <path d="{_STEM}" stroke="{LIGHT.on_accent}" stroke-width="2.6"/>\n </g>\n',
    )


def _on_tile(side: int, leaf: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}"'
        f' viewBox="0 0 {side} {side}">\n'
        f' <rect width="{side}" height="{side}" rx="{side / 4:g}" fill="{LIGHT.accent}"/>\n'
        f"{leaf}</svg>\n"
    )
