"""Every card has its drawing, in the colours of every theme."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from mindbody_app.learning.cards import Card, CardGroup
from mindbody_app.ui.learn.pictures import FOLDER, GROUP_PICTURES, SIZE, picture_path, picture_svg
from mindbody_app.ui.theme import PALETTES, Palette
from tests.ui.test_theme import contrast

PLACEHOLDERS = {"black", "gainsboro", "silver", "white", "none"}


def test_every_card_has_a_drawing_of_its_own(cards: dict[str, Card]) -> None:
    drawings = [picture_path(card) for card in cards.values()]
    assert [path.stem for path in drawings] == [card.picture for card in cards.values()]
    assert len(set(drawings)) == len(drawings)
    assert {path.stem for path in FOLDER.glob("*.svg")} == {card.picture for card in cards.values()}


def test_a_missing_drawing_is_stood_in_for_by_the_groups(cards: dict[str, Card]) -> None:
    for group in CardGroup:
        card = replace(cards["pacing"], group=group, picture="not-drawn-yet")
        assert picture_path(card) == FOLDER / f"{GROUP_PICTURES[group]}.svg"
        assert picture_path(card).is_file()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_a_drawing_is_drawn_in_placeholders_alone(path: object, qapp: QApplication) -> None:
    drawing = (FOLDER / str(path)).read_text(encoding="utf-8")
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)) <= PLACEHOLDERS
    assert "<text" not in drawing and "href" not in drawing
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    assert renderer.isValid()
    assert renderer.defaultSize() == SIZE


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_lines_stand_out_in_every_theme(cards: dict[str, Card], palette: Palette) -> None:
    drawn = picture_svg(cards["pacing"], palette)
    assert not any(f'"{name}"' in drawn for name in PLACEHOLDERS - {"none"})
    line = re.search(r'stroke="(#[0-9a-f]{6})"', drawn)
    assert line is not None
    for ground in (palette.accent_soft, palette.surface, palette.window):
        assert contrast(line[1], ground) >= 3
