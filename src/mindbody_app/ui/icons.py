"""Icons of the Lucide library, drawn in the theme's colours."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from io import BytesIO

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mindbody_app.ui.package_files import package_folder

_HEADER = struct.Struct("<4s5H3I2H")
"""A zip entry's own header: mark, five fields, three sizes, lengths of its name and extra."""
_DEFLATED = 8


@lru_cache(maxsize=1)
def _library() -> bytes:
    return (package_folder("lucide") / "lucide.zip").read_bytes()


def _entry(name: str) -> bytes:
    """One file of the library, found by its own header.

    `zipfile` reads all 1,745 headers first, which costs the window 8 ms of its start; it stands in
    where this short cut doesn't fit.
    """
    library, wanted = _library(), name.encode()
    found = library.find(wanted, _HEADER.size)
    while found >= 0:
        mark, _, flags, method, _, _, _, size, _, name_size, extra = _HEADER.unpack_from(
            library, found - _HEADER.size
        )
        if mark == b"PK\x03\x04" and name_size == len(wanted) and size and not flags & 8:
            data = found + name_size + extra
            packed = library[data : data + size]
            return zlib.decompress(packed, -15) if method == _DEFLATED else packed
        found = library.find(wanted, found + 1)
    from zipfile import ZipFile

    with ZipFile(BytesIO(library)) as archive:
        return archive.read(name)


def icon_svg(name: str, colour: str) -> str:
    """The icon's SVG text in a colour; its picture is 24 by 24.

    Raises:
        KeyError: the library has no icon of that name.
    """
    return _entry(f"{name}.svg").decode("utf-8").replace("currentColor", colour)


@lru_cache(maxsize=64)
def svg_pixmap(svg: str, size: QSize) -> QPixmap:
    """A drawing of `size` logical pixels, sharp at the screen's scale."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    # With no bounds it would take the pixmap's own pixels, and draw past it on a scaled screen.
    bounds = QRectF(0, 0, size.width(), size.height())
    QSvgRenderer(QByteArray(svg.encode("utf-8"))).render(painter, bounds)
    painter.end()
    return pixmap


@lru_cache(maxsize=128)
def icon(name: str, colour: str, size: int = 24, disabled: str = "") -> QIcon:
    """An icon of `size` logical pixels; `disabled` is its colour where it can't be pressed.

    Qt's own way to fade it is a lighter grey, which in dark themes stands out instead.
    """
    made = QIcon(svg_pixmap(icon_svg(name, colour), QSize(size, size)))
    if disabled:
        faded = svg_pixmap(icon_svg(name, disabled), QSize(size, size))
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made
