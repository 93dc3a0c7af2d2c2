"""The star that keeps something among the favourites."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from mindbody_app.ui.icons import icon, icon_svg, svg_pixmap
from mindbody_app.ui.theme import Palette

_STAR = 24


class Star(QPushButton):
    """A star to press, filled while it is on; `toggled` tells of either way."""

    def __init__(self, title: str, palette: Palette) -> None:
        """`title` is what becomes a favourite."""
        super().__init__()
        self._palette = palette
        self.setProperty("variant", "bare")
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Favourite: {0}").format(title))
        self.setIconSize(QSize(_STAR, _STAR))
        self.toggled.connect(lambda _on: self._show())
        self._show()

    def show_as(self, *, favourite: bool) -> None:
        """Show whether it is a favourite, without telling `toggled`."""
        if favourite != self.isChecked():
            self.blockSignals(True)
            self.setChecked(favourite)
            self.blockSignals(False)
            self._show()

    def _show(self) -> None:
        size = QSize(_STAR, _STAR)
        if self.isChecked():
            colour = self._palette.accent
            filled = icon_svg("star", colour).replace('fill="none"', f'fill="{colour}"')
            self.setIcon(QIcon(svg_pixmap(filled, size)))
            self.setToolTip(self.tr("Among your favourites"))
        else:
            self.setIcon(icon("star", self._palette.control, _STAR))
            self.setToolTip(self.tr("Add to your favourites"))
