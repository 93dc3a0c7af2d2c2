"""Answers to dialogs that hold the app until they are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from mindbody_app.ui.widgets.dialog import Question

Answer = Callable[[QDialog], None]


@contextmanager
def answering(*answers: Answer) -> Iterator[None]:
    """Give these answers to the dialogs that come meanwhile, each to one, in their order."""
    waiting = list(answers)
    answered: list[QDialog] = []
    timer = QTimer()

    def give(answer: Answer, dialog: QDialog) -> None:
        try:
            answer(dialog)
        except BaseException:
            dialog.reject()
            raise

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if answered == [dialog]:
            return
        answered.clear()
        if not isinstance(dialog, QDialog):
            return
        answered.append(dialog)
        if not waiting:
            dialog.reject()
            raise AssertionError(f"nobody waited for {dialog.windowTitle()}")
        # Apart from this timer, which stands still while it is answered: one dialog may bring
        # another.
        QTimer.singleShot(0, partial(give, waiting.pop(0), dialog))

    timer.timeout.connect(look)
    timer.start(20)
    yield
    timer.stop()
    assert not waiting, "a dialog didn't come"


def type_path(path: Path | str) -> Answer:
    """Type a path into a file dialog and press Return."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        # Only then does what is typed count for more than what is chosen in the list.
        field.activateWindow()
        field.setFocus()
        for _ in range(500):
            if field.hasFocus():
                break
            QTest.qWait(10)
        # Keys for letters beyond ASCII can't be pressed here.
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)

    return answer


def agree(dialog: QDialog) -> None:
    """Say yes to a question."""
    assert isinstance(dialog, Question)
    dialog.agree_button.click()


def call_off(dialog: QDialog) -> None:
    """Press Escape."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
