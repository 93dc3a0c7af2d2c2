"""The app's icon: one leaf on one tile in every place, legible where it is small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from mindbody_app.store.settings import Theme
from mindbody_app.ui.app_icon import SIZES, SMALL, app_icon, app_icon_image
from mindbody_app.ui.reminders.tray import Tray, tray_icon
from mindbody_app.ui.theme import LIGHT
from tests.ui.conftest import MakeApp

PANELS = ("#f0f0f0", "#202020", "#3a6ea5")


def leaf_share(image: QImage) -> float:
    """How much of a picture is as bright as the leaf."""
    side = image.width()
    bright = sum(
        image.pixelColor(x, y).lightness() > 225 and image.pixelColor(x, y).alpha() == 255
        for x in range(side)
        for y in range(side)
    )
    return bright / side**2


@pytest.mark.parametrize("size", [each for each in SIZES if each <= SMALL])
def test_the_leaf_is_full_where_the_icon_is_small(qapp: QApplication, size: int) -> None:
    # An outline's lines are a pixel or less there: no pixel is the leaf's colour alone.
    assert leaf_share(app_icon_image(size)) > 0.15


@pytest.mark.parametrize("size", SIZES)
def test_a_tile_parts_the_leaf_from_every_panel(qapp: QApplication, size: int) -> None:
    image = app_icon_image(size)
    tile = QColor(LIGHT.accent)
    assert image.pixelColor(size // 2, 1) == tile
    assert image.pixelColor(1, size // 2) == tile
    assert image.pixelColor(0, 0).alpha() < 128
    for panel in PANELS:
        assert abs(QColor(panel).lightness() - tile.lightness()) > 20


def test_small_icons_of_a_mac_have_the_full_leaf_on_their_smaller_tile(qapp: QApplication) -> None:
    image = app_icon_image(28, tile=0.8)
    assert image.pixelColor(14, 1).alpha() == 0
    assert leaf_share(image) > 0.15 * 0.8**2


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)
def test_the_window_and_the_tray_show_the_same_icon_in_every_set_of_colours(
    make_app: MakeApp, qapp: QApplication
) -> None:
    app = make_app()
    app.window.complete()
    owner = QObject()
    tray = Tray(owner)
    (icon,) = tray.findChildren(QSystemTrayIcon)
    for theme in (Theme.LIGHT, Theme.DARK, Theme.LOW_STIMULUS):
        app.settings.change(theme=theme)
        app.restyle()
        for size in (16, 22, 32):
            drawn = app_icon().pixmap(size, size).toImage()
            assert app.window.windowIcon().pixmap(size, size).toImage() == drawn
            assert tray_icon("linux").pixmap(size, size).toImage() == drawn
            assert icon.icon().pixmap(size, size).toImage() == drawn
    tray.put_away()
