"""Showing and hiding parts of a page that has many of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from mindbody_app.ui.theme import Space

_HELP = "help"
"""The property of a part that has the words that help with it."""


def set_shown(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part.

    One that was never shown or hidden by itself is left to be shown with its page: showing it
    sooner would lay it out in a size that it never has, and for dozens of parts that is a wait.
    """
    if not shown or part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        part.setVisible(shown)


def bring_into_view(part: QWidget) -> None:
    """Scroll the page that a part lies in until it can be seen, once it has its place there."""

    def scroll() -> None:
        around = part.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            _show_whole(around, part)

    QTimer.singleShot(0, part, scroll)


def tell_help(part: QWidget, words: QWidget) -> None:
    """Remember the words that help with a part and stand below it; they are shown with it."""
    part.setProperty(_HELP, words)


def _show_whole(around: QScrollArea, part: QWidget) -> None:
    """Scroll to all of a part and to what helps with it; Qt's way ends at the cursor in a field."""
    view = around.viewport()
    whole = _place_in(view, part)
    words = part.property(_HELP)
    if isinstance(words, QWidget) and words.isVisible():
        whole |= _place_in(view, words)
    whole.adjust(0, -Space.M, 0, Space.M)
    if whole.height() > view.height():
        around.ensureWidgetVisible(part, 0, Space.M)
        return
    bar = around.verticalScrollBar()
    if whole.top() < 0:
        bar.setValue(bar.value() + whole.top())
    elif whole.bottom() >= view.height():
        bar.setValue(bar.value() + whole.bottom() + 1 - view.height())


def _place_in(view: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(view, QPoint(0, 0)), part.size())
