"""What Qt makes by itself stands in the colours in force: tool tips, menus of text fields."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.ui.fonts import load_fonts
from mindbody_app.ui.style_sheet import style_sheet
from mindbody_app.ui.theme import FONT_FAMILY, PALETTES, Palette, ThemeName

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(params=ThemeName)
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Palette]:
    load_fonts()
    before = qapp.styleSheet()
    made = PALETTES[request.param]
    qapp.setStyleSheet(style_sheet(made))
    yield made
    qapp.setStyleSheet(before)


@pytest.fixture
def field(qtbot: QtBot, palette: Palette) -> QLineEdit:
    made = QLineEdit("some words")
    qtbot.addWidget(made)
    made.show()
    return made


def colours(part: QWidget, top: int, height: int) -> set[str]:
    picture = part.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(4, picture.width() - 4)
        for y in range(top, top + height)
    }


def test_a_tool_tip_is_no_bright_block_in_dark_colours(
    field: QLineEdit, qtbot: QtBot, palette: Palette
) -> None:
    QToolTip.showText(field.mapToGlobal(QPoint(5, 5)), "What this does", field)
    (tip,) = (
        each
        for each in QApplication.topLevelWidgets()
        if each.metaObject().className() == "QTipLabel" and each.isVisible()
    )
    assert QColor(palette.surface).name() in colours(tip, 2, tip.height() - 4)
    assert tip.grab().toImage().pixelColor(3, 3).name() == palette.surface
    assert QFontInfo(tip.font()).family() == FONT_FAMILY
    QToolTip.hideText()


def test_a_text_fields_menu_shows_what_cannot_be_done_now(
    field: QLineEdit, palette: Palette
) -> None:
    menu = field.createStandardContextMenu()
    menu.popup(QPoint(0, 0))
    QTest.qWait(20)
    undo = next(each for each in menu.actions() if "Undo" in each.text())
    everything = next(each for each in menu.actions() if "Select All" in each.text())
    assert (undo.isEnabled(), everything.isEnabled()) == (False, True)
    for action, ink in ((undo, palette.control), (everything, palette.ink)):
        place = menu.actionGeometry(action)
        assert place.height() >= 48
        shown = colours(menu, place.top(), place.height())
        assert {palette.surface, ink} <= shown
    assert palette.ink not in colours(menu, menu.actionGeometry(undo).top(), 48)
    menu.close()
