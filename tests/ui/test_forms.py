"""Forms: names beside their controls, or above them in a narrow window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mindbody_app.ui.widgets.forms import form, form_line

NAMES = ("Emergency numbers of your country", "Voice")


def test_names_stand_above_their_controls_where_there_is_no_room_beside(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    grid = form(column)
    controls = []
    for words in NAMES:
        control = QWidget()
        control.setMinimumSize(250, 96)
        form_line(grid, words, control, "What it is for.")
        controls.append(control)
    column.addStretch(1)
    names = [each for each in whole.findChildren(QLabel) if each.text() in NAMES]
    seen = []
    for width in (600, 300, 600, 300):
        whole.resize(width, 600)
        whole.show()
        for _ in range(3):
            QApplication.processEvents()
        assert whole.width() == width, "it may become as narrow as its controls"
        for name, control in zip(names, controls, strict=True):
            if width == 600:
                assert name.geometry().right() < control.geometry().left()
                assert name.y() <= control.geometry().center().y() <= name.geometry().bottom()
            else:
                assert name.geometry().bottom() < control.geometry().top()
                assert name.width() > 150
                assert name.height() < 48
        order = sorted((*names, *controls), key=lambda each: (each.y(), each.x()))
        assert order == [names[0], controls[0], names[1], controls[1]]
        seen.append([each.geometry() for each in (*names, *controls)])
    assert seen[:2] == seen[2:], "to and fro it is the same"
