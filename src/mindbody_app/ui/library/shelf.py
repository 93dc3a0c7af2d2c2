"""The cards on the shelf: in groups, or one after another where something was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.library.again import AgainRow
from mindbody_app.ui.library.card import PracticeCard
from mindbody_app.ui.library.card_face import CardFace
from mindbody_app.ui.practice_kinds import kind_words
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.rows_of_tiles import beyond
from mindbody_app.ui.widgets.showing import set_shown
from mindbody_app.ui.widgets.tile_grid import TileGrid

NARROWEST = 330
"""Pixels of a card."""
_OWN = "own"


class Shelf(QWidget):
    """Tab stops at one card of those shown again and at one of the rest; arrows, Home and End
    walk over all of them, across the groups."""

    begin = Signal(object)
    """The `Headline` of a card that was pressed."""
    save = Signal(object)
    """The `Headline` of a practice to save as sound."""
    starred = Signal(str, bool)
    """A script's id, and whether it is a favourite now."""
    left_above = Signal()
    """Up was pressed in the first row."""
    reached = Signal(QWidget)
    """The face that keys have moved to."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._grid = TileGrid(self, NARROWEST)
        self._again_heading = self._add_heading(self.tr("Again"))
        self._again = AgainRow(palette)
        self._again.begin.connect(self.begin)
        self._again.moved.connect(self._move)
        self._grid.add_row(self._again)
        self._headings = {each.value: self._add_heading(kind_words(each)) for each in Practice}
        self._headings[_OWN] = self._add_heading(self.tr("Your own"))
        self.cards: dict[str, PracticeCard] = {}
        self._faces: Sequence[CardFace] = ()

    def take(self, headlines: Iterable[Headline], favourites: frozenset[str]) -> None:
        """Make the cards of these practices, in place of those before."""
        for old in self.cards.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = {each.id: self._card(each, each.id in favourites) for each in headlines}

    def show_groups(self, latest: Sequence[tuple[Headline, str]]) -> None:
        """Show the last practices, each with its words, then every card by its kind."""
        self._again.show_practices(latest)
        order: list[QWidget] = [self._again_heading, self._again]
        cards: list[PracticeCard] = []
        for group, heading in self._headings.items():
            members = [each for each in self.cards.values() if _group(each.headline) == group]
            set_shown(heading, shown=bool(members))
            order += [heading, *members]
            cards += members
        for part in (self._again_heading, self._again):
            set_shown(part, shown=bool(latest))
        self._show(cards, order, self._again.faces)

    def show_found(self, headlines: Iterable[Headline]) -> None:
        """Show these one after another, with no headings."""
        for part in (self._again_heading, self._again, *self._headings.values()):
            part.hide()
        cards = [self.cards[each.id] for each in headlines]
        self._show(cards, cards, ())

    def show_favourites(self, favourites: frozenset[str]) -> None:
        """Fill the stars of these."""
        for script_id, card in self.cards.items():
            card.star.show_as(favourite=script_id in favourites)

    def enter(self) -> None:
        """Give the first card the keyboard's focus."""
        if self._faces:
            self._reach(self._faces[0])

    def _add_heading(self, words: str) -> QLabel:
        heading = text(words, "heading")
        heading.setParent(self)
        self._grid.add_row(heading, more_above=Space.M)
        return heading

    def _card(self, headline: Headline, favourite: bool) -> PracticeCard:
        card = PracticeCard(headline, self._palette, favourite=favourite)
        card.begin.connect(lambda: self.begin.emit(headline))
        card.save.connect(lambda: self.save.emit(headline))
        card.starred.connect(lambda on: self.starred.emit(headline.id, on))
        card.face.moved.connect(lambda key: self._move(card.face, key))
        self._grid.addWidget(card)
        return card

    def _show(
        self, cards: Sequence[PracticeCard], order: Sequence[QWidget], before: Sequence[CardFace]
    ) -> None:
        shown = set(cards)
        for card in self.cards.values():
            set_shown(card, shown=card in shown)
        self._grid.put_in_order(order)
        self._faces = (*before, *(card.face for card in cards))
        stops = [*before, *(part for card in cards for part in card.stops)]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
        for firsts in (before, [card.face for card in cards]):
            if firsts:
                self._stop_at(firsts[0])

    def _stop_at(self, stop: CardFace) -> None:
        """Let Tab stop here, of the row of those again or of the cards; the other keeps its own."""
        if stop in self._again.faces:
            for face in self._again.faces:
                face.setFocusPolicy(_policy(stop=face is stop))
            return
        for card in self.cards.values():
            for part in card.stops:
                part.setFocusPolicy(_policy(stop=card.face is stop))

    def _reach(self, face: CardFace) -> None:
        self._stop_at(face)
        face.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(face)

    def _move(self, face: CardFace, key: Qt.Key) -> None:
        at = self._faces.index(face)
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = beyond(face, self._faces, self, down=key is Qt.Key.Key_Down)
            if to is None and key is Qt.Key.Key_Up:
                self.left_above.emit()
        elif key is Qt.Key.Key_Home:
            to = self._faces[0]
        elif key is Qt.Key.Key_End:
            to = self._faces[-1]
        else:
            step = at - 1 if key is back else at + 1
            to = self._faces[step] if 0 <= step < len(self._faces) else None
        if to is not None:
            self._reach(to)


def _group(headline: Headline) -> str:
    return _OWN if headline.own else headline.practice.value


def _policy(*, stop: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
