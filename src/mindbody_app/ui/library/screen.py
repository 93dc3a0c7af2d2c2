"""Practices: every practice there is and the person's own, each a tab."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from mindbody_app.ui.library.practices_page import PracticesPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space

PROGRAMMES_TAB, OWN_TAB = 1, 2


class _Refreshable(Protocol):
    """What a tab shows."""

    def refresh(self) -> None:
        """Show things as they are now."""


class PracticesScreen(QWidget):
    """A tab's page is built when it is first opened."""

    begin = Signal(str, object)
    """A script's id, and the minutes to offer it at, or None for its own."""
    read_card = Signal(str)
    """The id of a card that a programme's week names."""
    script_wanted = Signal()
    """A script file is to be chosen and shown."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self._services, self._palette = services, palette
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Practices"))
        self._makers: list[Callable[[], QWidget]] = []
        self._pages: dict[int, QWidget] = {}
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = self._make_top()
        column.addLayout(self._top)
        column.addWidget(self._stack, 1)
        self._add(self.tr("All practices"), self._make_practices)
        self._add(self.tr("Programmes"), self._make_programmes)
        self._add(self.tr("Your own"), self._make_own)
        self.tabs.currentChanged.connect(self._open)
        self._open(0)

    @property
    def page(self) -> QWidget:
        """What the open tab shows."""
        return self._pages[self.tabs.currentIndex()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._put_on_stage()

    def refresh(self) -> None:
        """Show things as they are now."""
        cast(_Refreshable, self.page).refresh()

    def open_programmes(self) -> None:
        """Open the programmes at the week in hand."""
        from mindbody_app.ui.programmes.page import ProgrammesPage

        self.tabs.setCurrentIndex(PROGRAMMES_TAB)
        page = self.page
        assert isinstance(page, ProgrammesPage)
        page.show_reading()

    def open_own(self, path: Path, words: str = "", *, preview: bool = False) -> None:
        """Open the person's own scripts at one of them, as `OwnScriptsPage.show_script` does."""
        from mindbody_app.ui.own_scripts.page import OwnScriptsPage

        self.tabs.setCurrentIndex(OWN_TAB)
        page = self.page
        assert isinstance(page, OwnScriptsPage)
        page.show_script(path, words, preview=preview)

    def _make_top(self) -> QHBoxLayout:
        """The tabs, over the column of the page below."""
        content = QWidget()
        content.setMaximumWidth(PAGE_WIDTH)
        inner = QHBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.tabs)
        inner.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(Space.L, Space.S, Space.L, 0)
        top.addStretch(1)
        top.addWidget(content, 1000)
        top.addStretch(1)
        return top

    def _add(self, words: str, make: Callable[[], QWidget]) -> None:
        self.tabs.addTab(words)
        self._makers.append(make)

    def _open(self, tab: int) -> None:
        known = tab in self._pages
        if not known:
            page = self._pages[tab] = self._makers[tab]()
            if isinstance(page, QAbstractScrollArea):
                page.verticalScrollBar().rangeChanged.connect(self._line_up)
        if self.isVisible():
            self._put_on_stage()
        if known:
            self.refresh()

    def _put_on_stage(self) -> None:
        """Show the open tab's page, which takes its size first: laying it out twice takes twice."""
        page = self.page
        if self._stack.indexOf(page) < 0:
            page.resize(self._stack.size())
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._line_up()

    def _line_up(self, *_range: int) -> None:
        """Stand over the page's column, which makes room for a scroll bar when it scrolls."""
        page, room = self.page, 0
        if isinstance(page, QAbstractScrollArea) and page.verticalScrollBar().maximum():
            room = page.verticalScrollBar().sizeHint().width()
        margins = self._top.contentsMargins()
        margins.setRight(Space.L + room)
        self._top.setContentsMargins(margins)

    def _make_practices(self) -> QWidget:
        page = PracticesPage(self._services, self._palette)
        page.begin.connect(self.begin)
        return page

    def _make_programmes(self) -> QWidget:
        from mindbody_app.ui.programmes.page import ProgrammesPage

        page = ProgrammesPage(self._services, self._palette)
        page.begin.connect(self.begin.emit)
        page.read_card.connect(self.read_card)
        return page

    def _make_own(self) -> QWidget:
        from mindbody_app.ui.own_scripts.page import OwnScriptsPage

        page = OwnScriptsPage(self._services, self._palette)
        page.begin.connect(lambda script_id: self.begin.emit(script_id, None))
        page.file_wanted.connect(self.script_wanted)
        return page
