"""The app's icon, which the window and the tray show, as SVG, PNG and ICNS files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from mindbody_app.ui.app_icon import app_icon_image, app_icon_svg

NAME = "mindbody-app"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The sizes of the hicolor theme (Icon Theme Specification) that desktops ask for."""
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


def write_icons(theme: Path) -> None:
    """Write the icon in every size into a hicolor theme's folder."""
    application = _application()
    scalable = theme / "scalable" / "apps" / f"{NAME}.svg"
    scalable.parent.mkdir(parents=True)
    scalable.write_text(app_icon_svg(), encoding="utf-8")
    for size in SIZES:
        path = theme / f"{size}x{size}" / "apps" / f"{NAME}.png"
        path.parent.mkdir(parents=True)
        if not app_icon_image(size).save(str(path)):
            raise OSError(f"{path} could not be written")
    del application


def write_mac_icon(path: Path) -> None:
    """Write the icon as an .icns file: a PNG file for each size, each with its name and length."""
    application = _application()
    parts = b"".join(
        _named(name.encode(), _png(app_icon_image(size, MAC_TILE)))
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
