"""The card that a screen leads with: its words stay clear of the mark beside them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mindbody_app.ui.theme import LIGHT, Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.hero_card import HeroCard


@pytest.mark.parametrize("width", [760, 880])
def test_words_end_before_the_rings_begin(qapp: QApplication, qtbot: QtBot, width: int) -> None:
    card = HeroCard(LIGHT)
    qtbot.addWidget(card)
    words = text("Let the breath be low and easy, first at your own pace. " * 3)
    card.column.addWidget(words)
    card.setFixedWidth(width)
    card.show()
    qapp.processEvents()
    picture = card.grab().toImage()
    ground = picture.pixelColor(words.geometry().right() + 1, picture.height() - 4)
    middle = [
        picture.pixelColor(x, picture.height() // 2 + 16)
        for x in range(words.geometry().right() + 1, width - 40)
    ]
    rings_begin = (
        words.geometry().right()
        + 1
        + next(number for number, colour in enumerate(middle) if colour != ground)
    )
    assert rings_begin - words.geometry().right() >= Space.M
