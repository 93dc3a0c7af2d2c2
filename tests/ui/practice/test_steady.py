"""What can be pressed stays where it is when words come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget

from mindbody_app.practice.script import SessionScript
from mindbody_app.ui.fonts import load_fonts
from tests.ui.practice.conftest import BREATH, SCAN, Stage

LEFT = Qt.MouseButton.LeftButton
SIZES = [(640, 400), (800, 560), (1280, 800), (1920, 1080)]


@pytest.mark.parametrize("size", SIZES)
def test_asking_for_distress_too_moves_nothing(stage: Stage, size: tuple[int, int]) -> None:
    stage.flow.resize(*size)
    stage.flow.open_setup(SCAN, minutes=3)
    stage.press(Qt.Key.Key_Return)
    page = stage.flow.rating_page
    before = _places(page)
    stage.qtbot.mouseClick(page.distress_switch, LEFT)
    assert not page.panel.distress.isHidden()
    assert _moved(before, _places(page)) == {}
    with_distress = _places(page)
    stage.qtbot.mouseClick(page.panel.pain.buttons[7], LEFT)
    stage.qtbot.mouseClick(page.panel.distress.buttons[4], LEFT)
    assert _moved(with_distress, _places(page)) == {}
    stage.qtbot.mouseClick(page.distress_switch, LEFT)
    assert _moved(before, _places(page)) == {}


@pytest.mark.parametrize("distress", [False, True])
@pytest.mark.parametrize("number", [2, 6, 9])
@pytest.mark.parametrize("size", SIZES)
def test_the_answer_to_a_number_moves_nothing(
    stage: Stage, size: tuple[int, int], number: int, distress: bool
) -> None:
    stage.settings.change(rate_distress=distress)
    stage.flow.resize(*size)
    stage.flow.open_setup(SCAN, minutes=3)
    stage.press(Qt.Key.Key_Return)
    stage.type("65" if distress else "6")
    stage.press(Qt.Key.Key_Return)
    stage.play_to_the_end()
    page = stage.flow.after_page
    before = _places(page)
    stage.qtbot.mouseClick(page.panel.pain.buttons[number], LEFT)
    if distress:
        stage.qtbot.mouseClick(page.panel.distress.buttons[3], LEFT)
    assert page.answer
    assert _moved(before, _places(page)) == {}


@pytest.mark.parametrize("width", [480, 560, 599, 600, 640])
def test_the_footers_words_are_whole_in_a_narrow_window(stage: Stage, width: int) -> None:
    load_fonts()
    stage.flow.open_setup(SCAN, minutes=3)
    stage.press(Qt.Key.Key_Return)
    stage.flow.resize(width, 400)
    page = stage.flow.rating_page
    stage.qtbot.waitUntil(lambda: page.width() == width)
    QApplication.processEvents()
    for made in (page.start_button, page.skip_button):
        assert made.width() >= made.sizeHint().width()


@pytest.mark.parametrize("size", [(480, 360), *SIZES])
@pytest.mark.parametrize("script", [SCAN, BREATH], ids=lambda script: script.id)
def test_what_is_said_under_the_caption_leaves_it_in_place(
    stage: Stage, script: SessionScript, size: tuple[int, int]
) -> None:
    stage.flow.resize(*size)
    stage.begin(script)
    assert stage.flow.session_page is not None
    view = stage.flow.session_page.view
    QApplication.processEvents()
    place, pressed = view.caption.geometry(), _places(view)
    for key, said in ((Qt.Key.Key_Up, "Voice: 100 %"), (Qt.Key.Key_Space, view.held_words)):
        stage.press(key)
        assert view.status.text() == said
        QApplication.processEvents()
        assert view.status.isVisible()
        assert view.caption.geometry() == place
        assert _moved(pressed, _places(view)) == {}


def _places(page: QWidget) -> dict[str, QRect]:
    """Where everything to press or write in lies, by its name, once the page has come to rest."""
    for _ in range(5):
        QApplication.processEvents()
    return {
        each.accessibleName(): QRect(each.mapTo(page, QPoint(0, 0)), each.size())
        for kind in (QAbstractButton, QPlainTextEdit)
        for each in page.findChildren(kind)
        if each.isVisible() and each.accessibleName()
    }


def _moved(before: dict[str, QRect], after: dict[str, QRect]) -> dict[str, tuple[QRect, QRect]]:
    assert before
    return {
        name: (place, after[name])
        for name, place in before.items()
        if name in after and after[name] != place
    }
