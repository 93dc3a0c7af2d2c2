"""The app's icon, the leaf on a tile that the window and the tray show: SVG, PNG and ICNS files."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from mindbody_app.ui.icons import icon_svg
from mindbody_app.ui.theme import PALETTES, ThemeName

NAME = "mindbody-app"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The sizes of the hicolor theme (Icon Theme Specification) that desktops ask for."""
SIDE = 128
LEAF_SIDE = 92
MAC_SIZES = {
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}
"""Pixels by the name that an .icns file has for a size; the small ones are those of sharp screens,
which macOS makes smaller for the others."""
MAC_TILE = 824 / 1024
"""How much of an icon's width its tile takes on a Mac (Apple's template for icons)."""


def icon_as_svg() -> str:
    """The icon's source."""
    palette = PALETTES[ThemeName.LIGHT]
    leaf = icon_svg("leaf", palette.on_accent)
    paths = "".join(f"  {each}\n" for each in re.findall(r"<path [^>]*/>", leaf))
    edge, scale = (SIDE - LEAF_SIDE) / 2, LEAF_SIDE / 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}"'
        f' viewBox="0 0 {SIDE} {SIDE}">\n'
        f' <rect width="{SIDE}" height="{SIDE}" rx="{SIDE // 4}" fill="{palette.accent}"/>\n'
        f' <g transform="translate({edge:g} {edge:g}) scale({scale:.5g})" fill="none"'
        f' stroke="{palette.on_accent}" stroke-width="2" stroke-linecap="round"'
        f' stroke-linejoin="round">\n{paths} </g>\n</svg>\n'
    )


def icon_as_image(size: int, tile: float = 1) -> QImage:
    """The icon of so many pixels; needs a QGuiApplication.

    Args:
        size: of the image.
        tile: how much of its width the icon takes, with an even edge around.
    """
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(icon_as_svg().encode()))
    edge = size * (1 - tile) / 2
    renderer.render(painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge))
    painter.end()
    return image


def write_icons(theme: Path) -> None:
    """Write the icon in every size into a hicolor theme's folder."""
    application = _application()
    scalable = theme / "scalable" / "apps" / f"{NAME}.svg"
    scalable.parent.mkdir(parents=True)
    scalable.write_text(icon_as_svg(), encoding="utf-8")
    for size in SIZES:
        path = theme / f"{size}x{size}" / "apps" / f"{NAME}.png"
        path.parent.mkdir(parents=True)
        if not icon_as_image(size).save(str(path)):
            raise OSError(f"{path} could not be written")
    del application


def write_mac_icon(path: Path) -> None:
    """Write the icon as an .icns file: a PNG file for each size, each with its name and length."""
    application = _application()
    parts = b"".join(
        _named(name.encode(), _png(icon_as_image(size, MAC_TILE)))
        for name, size in MAC_SIZES.items()
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_named(b"icns", parts))
    del application


def _named(name: bytes, data: bytes) -> bytes:
    return name + (len(data) + 8).to_bytes(4, "big") + data


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise OSError("Qt could not write a PNG file")
    return bytes(data.data())


def _application() -> QCoreApplication:
    # Pictures are drawn with no screen, too.
    there = QGuiApplication.instance()
    return there or QGuiApplication(["icons", "-platform", "offscreen"])
