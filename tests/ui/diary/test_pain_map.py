"""The figure with an intensity in each region: numbers that can be read, and never overlap."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.practice.regions import Region
from mindbody_app.ui.diary.pain_map import NUMBER, PainMap
from mindbody_app.ui.theme import LIGHT, PALETTES, Palette, ThemeName
from mindbody_app.ui.widgets.body_areas import areas
from mindbody_app.ui.widgets.intensity import intensity_fill


def made(qtbot: QtBot, palette: Palette = LIGHT, width: int = 420) -> PainMap:
    """A map in its size on the check-in."""
    figure = PainMap(palette)
    qtbot.addWidget(figure)
    figure.resize(width, figure.heightForWidth(width))
    figure.show()
    QApplication.processEvents()
    return figure


@pytest.mark.parametrize("width", [300, 420])
@pytest.mark.parametrize("from_behind", [False, True])
def test_the_numbers_never_overlap(qtbot: QtBot, width: int, from_behind: bool) -> None:
    figure = made(qtbot, width=width)
    font = QFont(figure.font())
    font.setPixelSize(NUMBER)
    font.setWeight(QFont.Weight.Bold)
    drawn = QFontMetricsF(font).tightBoundingRect("10")
    places = {}
    for region in areas(from_behind=from_behind):
        centre = figure.centre_of(region, from_behind=from_behind)
        room = QRectF(0, 0, drawn.width(), drawn.height())
        room.moveCenter(centre)
        places[region] = room
    overlapping = [
        (one, other)
        for (one, room), (other, beside) in combinations(places.items(), 2)
        if room.intersects(beside)
    ]
    assert overlapping == []


@pytest.mark.parametrize("palette", PALETTES.values(), ids=[name.value for name in ThemeName])
def test_a_region_takes_the_shade_of_its_intensity(qtbot: QtBot, palette: Palette) -> None:
    figure = made(qtbot, palette)
    place = figure.centre_of(Region.LEFT_THIGH, from_behind=False).toPoint()
    place.setY(place.y() + 14)
    before = figure.grab().toImage().pixelColor(place).name()
    figure.show_pains({Region.LEFT_THIGH: 7})
    ratio = figure.devicePixelRatio()
    after = figure.grab().toImage().pixelColor(place * ratio).name()
    assert after == intensity_fill(palette, 7) != before


def test_a_screen_reader_hears_the_region_and_its_number(qtbot: QtBot) -> None:
    figure = made(qtbot)
    figure.show_pains({Region.HEAD: 4})
    pressed: list[Region] = []
    figure.pressed.connect(pressed.append)
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Down)
    assert "Head: 4 of 10" in figure.accessibleDescription()
    QTest.keyClicks(figure, " ")
    assert pressed == [Region.HEAD]
