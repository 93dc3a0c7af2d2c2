"""Icons of the Lucide library, drawn in the theme's colours."""

from __future__ import annotations

from functools import lru_cache
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mindbody_app.ui.package_files import package_folder


@lru_cache(maxsize=1)
def _library() -> ZipFile:
    return ZipFile(package_folder("lucide") / "lucide.zip")


def icon_svg(name: str, colour: str) -> bytes:
    """The icon's SVG text in a colour.

    Raises:
        KeyError: the library has no icon of that name.
    """
    svg = _library().read(f"{name}.svg").decode("utf-8")
    return svg.replace("currentColor", colour).encode("utf-8")


@lru_cache(maxsize=128)
def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """An icon of `size` logical pixels, sharp at the screen's scale."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(icon_svg(name, colour))).render(painter)
    painter.end()
    return QIcon(pixmap)
