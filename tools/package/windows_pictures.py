"""The pictures of the Windows installer and its programs: the icon and the installer's side."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from mindbody_app.ui.app_icon import app_icon_image
from mindbody_app.ui.theme import PALETTES, ThemeName

ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
"""What Windows asks for at scales from 100 to 250 % and in its folders."""
LARGEST_PLAIN = 128
"""Larger ones are PNG within the file, as Windows has it; plain bits would fill megabytes."""
SIDE_SIZE = (328, 628)
"""Twice the pixels of the installer's side picture, for sharp screens."""


def write_icon(path: Path) -> None:
    """Write the icon as an .ico file with every size in it."""
    application = _application()
    parts = [_part(app_icon_image(size)) for size in ICON_SIZES]
    del application
    # The file's form: a head, an entry a picture (a side of 0 means 256), the pictures.
    offset = 6 + 16 * len(parts)
    head = struct.pack("<HHH", 0, 1, len(parts))
    for size, part in zip(ICON_SIZES, parts, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(part), offset)
        offset += len(part)
    path.write_bytes(head + b"".join(parts))


def write_side(path: Path) -> None:
    """Write the picture at the side of the installer's first and last page, as a .bmp file."""
    application = _application()
    width, height = SIDE_SIZE
    palette = PALETTES[ThemeName.LIGHT]
    picture = QImage(width, height, QImage.Format.Format_RGB888)
    picture.fill(QColor(palette.accent_soft))
    painter = QPainter(picture)
    side = width // 2
    painter.drawImage((width - side) // 2, height // 3 - side // 2, app_icon_image(side))
    painter.end()
    del application
    if not picture.save(str(path), "BMP"):  # type: ignore[call-overload]
        raise OSError(f"{path} could not be written")


def _part(image: QImage) -> bytes:
    size = image.width()
    if size > LARGEST_PLAIN:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(data.data())
    # A bitmap without its file head: rows from the bottom up, then a mask that the alpha replaces.
    rows = image.convertToFormat(QImage.Format.Format_ARGB32).flipped()
    mask = bytes((size + 31) // 32 * 4 * size)
    pixels = bytes(rows.constBits())
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(pixels), 0, 0, 0, 0)
    return head + pixels + mask


def _application() -> object:
    # Pictures are drawn with no screen, too.
    there = QGuiApplication.instance()
    return there or QGuiApplication(["pictures", "-platform", "offscreen"])
