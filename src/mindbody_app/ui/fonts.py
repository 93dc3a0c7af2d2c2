"""The app's typeface, the same on every system."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from mindbody_app.ui.package_files import package_folder
from mindbody_app.ui.theme import FONT_FAMILY


def load_fonts() -> None:
    """Make the typeface known to Qt; where its files are missing the system's face stands in."""
    folder = package_folder("rendercv_fonts") / FONT_FAMILY
    for weight in ("Regular", "Bold"):
        font = folder / f"{FONT_FAMILY.replace(' ', '')}-{weight}.ttf"
        if font.is_file():
            QFontDatabase.addApplicationFont(str(font))
