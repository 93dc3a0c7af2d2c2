"""The shelf of cards: a search, groups to choose from, and a tile for each card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from mindbody_app.learning.card_search import CardSearch
from mindbody_app.learning.cards import Card, CardGroup
from mindbody_app.ui.learn.group_words import group_words
from mindbody_app.ui.learn.tiles import Tiles
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, card, row, text
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.search_field import SearchField

ALL = "all"
FAVOURITES = "favourites"


class LibraryPage(Page):
    """All cards, by group, by favourite or by words."""

    opened = Signal(object)
    """A card to read."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._cards = services.cards.cards
        self._search = CardSearch(self._cards)
        self.column.setSpacing(Space.M)
        self.column.addWidget(text(self.tr("Learn"), "title"))
        self.column.addWidget(
            text(self.tr("Short cards about living with pain, to read or to listen to."), "soft")
        )
        self.field = SearchField(self.tr("Search the cards"), palette)
        self.column.addWidget(self.field)
        self.groups = OneOf(self.tr("Which cards"), self._group_options(), ALL)
        self.column.addWidget(self.groups)
        self._count = text("", "small")
        self.column.addWidget(self._count)
        self.tiles = Tiles(services, self._cards, palette)
        self.column.addWidget(self.tiles)
        self._nothing_words = text("")
        self._show_all = button(self.tr("Show all cards"), self._start_afresh)
        self._nothing = self._make_nothing()
        self.column.addWidget(self._nothing)
        self.column.addStretch(1)
        self._connect()
        self._show()

    def refresh(self) -> None:
        """Show the favourites as they are now."""
        self.tiles.refresh_stars()
        self._show()

    def return_to(self, card: Card) -> None:
        """Give the keyboard back to the card that was read, or to the search if it isn't shown."""
        if not self.tiles.enter(card):
            self.field.setFocus()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._show())
        self.field.left_below.connect(self.tiles.enter)
        self.groups.chosen.connect(lambda _value: self._show())
        self.tiles.opened.connect(self.opened)
        self.tiles.left_above.connect(self._leave_tiles)
        self.tiles.reached.connect(self._bring_into_view)
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._look)

    def _group_options(self) -> list[tuple[str, str]]:
        there = {each.group for each in self._cards}
        return [
            (ALL, self.tr("All")),
            (FAVOURITES, self.tr("Favourites")),
            *((group.value, group_words(group)) for group in CardGroup if group in there),
        ]

    def _make_nothing(self) -> QFrame:
        frame, column = card()
        column.addWidget(self._nothing_words)
        column.addLayout(row(self._show_all, None))
        return frame

    def _show(self) -> None:
        """Show what the words and the group ask for."""
        query = self.field.text().strip()
        found = self._search.find(query)
        chosen = [each for each in found if self._is_chosen(each)]
        self.tiles.show_cards(chosen)
        self._count.setText(cards_words(len(chosen)))
        for part in (self.tiles, self._count):
            part.setVisible(bool(chosen))
        self._nothing.setVisible(not chosen)
        self._nothing_words.setText(self._why_nothing(query, found))
        self._show_all.setVisible(bool(self._cards))

    def _is_chosen(self, each: Card) -> bool:
        if self.groups.value == FAVOURITES:
            return each.id in self._services.settings.current.favourite_cards
        return self.groups.value in (ALL, each.group)

    def _why_nothing(self, query: str, found: Sequence[Card]) -> str:
        if not self._cards:
            return self.tr("There are no cards to show.")
        if not found:
            return self.tr(
                "No card has the words “{0}”. A shorter or simpler word may find more."
            ).format(query)
        if query:
            return self.tr("Nothing here about “{0}”, but other cards have it.").format(query)
        return self.tr("No favourites yet. Press the star on a card, and you will find it here.")

    def _start_afresh(self) -> None:
        self.groups.choose(ALL)
        self.field.clear()
        self._show()
        self.field.setFocus()

    def _look(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.ensureWidgetVisible(self.field)

    def _leave_tiles(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _bring_into_view(self, tile: QWidget) -> None:
        QTimer.singleShot(0, tile, lambda: self.ensureWidgetVisible(tile, 0, Space.L))


def cards_words(count: int) -> str:
    """Such as “1 card” or “29 cards”."""
    return QCoreApplication.translate("LibraryPage", "%n card(s)", "", count)
