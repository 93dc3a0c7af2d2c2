"""The app's icon: the leaf on a tile that the window and the tray show, as SVG and PNG files."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from mindbody_app.ui.icons import icon_svg
from mindbody_app.ui.theme import PALETTES, ThemeName

NAME = "mindbody-app"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The sizes of the hicolor theme (Icon Theme Specification) that desktops ask for."""
SIDE = 128
LEAF_SIDE = 92


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


def icon_as_image(size: int) -> QImage:
    """The icon of so many pixels; needs a QGuiApplication."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(icon_as_svg().encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def write_icons(theme: Path) -> None:
    """Write the icon in every size into a hicolor theme's folder."""
    application = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    scalable = theme / "scalable" / "apps" / f"{NAME}.svg"
    scalable.parent.mkdir(parents=True)
    scalable.write_text(icon_as_svg(), encoding="utf-8")
    for size in SIZES:
        path = theme / f"{size}x{size}" / "apps" / f"{NAME}.png"
        path.parent.mkdir(parents=True)
        if not icon_as_image(size).save(str(path)):
            raise OSError(f"{path} could not be written")
    del application
