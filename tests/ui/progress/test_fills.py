"""Kinds of practice are told apart by pattern as well as by colour, in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from mindbody_app.journal.looking_back.lived_days import KINDS
from mindbody_app.ui.progress.fills import fill_mark, kind_fill
from mindbody_app.ui.theme import PALETTES, Palette, ThemeName
from tests.ui.test_theme import contrast

SIDE = 24
every_theme = pytest.mark.parametrize(
    "palette", PALETTES.values(), ids=[name.value for name in ThemeName]
)


def shape(palette: Palette, kind: str) -> tuple[bool, ...]:
    """Where a kind's mark isn't the card behind it, whatever its colour."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.surface))
    painter = QPainter(image)
    fill_mark(palette, kind)(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    ground = QColor(palette.surface)
    return tuple(image.pixelColor(x, y) != ground for y in range(SIDE) for x in range(SIDE))


@pytest.mark.usefixtures("qapp")
@every_theme
def test_no_two_kinds_have_one_pattern(palette: Palette) -> None:
    assert len({shape(palette, kind) for kind in KINDS}) == len(KINDS)


@pytest.mark.usefixtures("qapp")
@every_theme
def test_every_kind_stands_out_from_the_card(palette: Palette) -> None:
    for kind in KINDS:
        edge = kind_fill(palette, kind).edge.name()
        assert contrast(edge, palette.surface) >= 3


@pytest.mark.usefixtures("qapp")
def test_a_kind_that_is_not_known_is_drawn_as_the_last() -> None:
    palette = PALETTES[ThemeName.LIGHT]
    assert shape(palette, "knitting") == shape(palette, KINDS[-1])
