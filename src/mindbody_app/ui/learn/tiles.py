"""The cards side by side, as many in a row as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mindbody_app.learning.cards import Card
from mindbody_app.ui.learn.favourite import FavouriteStar
from mindbody_app.ui.learn.group_words import group_words
from mindbody_app.ui.learn.pictures import Picture
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import text
from mindbody_app.ui.widgets.tile_grid import TileGrid

NARROWEST = 232
"""Pixels of a tile; fewer stand side by side before one becomes narrower."""


class _Opener(QPushButton):
    """The tile's face: the whole of it is one button."""

    moved = Signal(Qt.Key)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.moved.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)


_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class CardTile(QWidget):
    """One card on the shelf: picture, group and minutes, title, summary, and its star."""

    def __init__(self, services: Services, card: Card, palette: Palette) -> None:
        super().__init__()
        self.card = card
        self.opener = opener = _Opener(self)
        opener.setProperty("variant", "tile")
        opener.setAutoDefault(True)
        opener.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        opener.setAccessibleName(card.title)
        opener.setAccessibleDescription(card.summary)
        face = QVBoxLayout(opener)
        face.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        face.setSpacing(Space.XS)
        over = self.tr("{0} · {1} min").format(group_words(card.group), card.minutes)
        parts = (
            Picture(card, palette),
            text(over, "overline"),
            text(card.title, "heading"),
            text(card.summary, "soft"),
        )
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            face.addWidget(part)
        face.insertSpacing(1, Space.S)
        face.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(opener)
        self.star = FavouriteStar(services, card, palette)
        self.star.setParent(self)

    def be_stop(self, stop: bool) -> None:
        """Be the one tile that Tab stops at, or one that only arrows reach."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        self.opener.setFocusPolicy(policy)
        self.star.setFocusPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.star.resize(self.star.sizeHint())
        self.star.move(self.width() - self.star.width() - Space.XS, Space.XS)
        self.star.raise_()


class Tiles(QWidget):
    """All cards as tiles: one stop for Tab and its star; arrows, Home and End reach the others."""

    opened = Signal(object)
    """A card that was pressed."""
    left_above = Signal()
    """Up was pressed in the first row."""
    reached = Signal(QWidget)
    """The tile that keys have moved to."""

    def __init__(self, services: Services, cards: Sequence[Card], palette: Palette) -> None:
        super().__init__()
        self._grid = TileGrid(self, NARROWEST)
        self._tiles = {card.id: CardTile(services, card, palette) for card in cards}
        self._shown: list[CardTile] = []
        self._stop: CardTile | None = None
        for tile in self._tiles.values():
            self._grid.addWidget(tile)
            tile.opener.clicked.connect(lambda _on=False, tile=tile: self._open(tile))
            tile.opener.moved.connect(lambda key, tile=tile: self._move(tile, key))
        self.show_cards(cards)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these, in this order."""
        self._shown = [self._tiles[card.id] for card in cards]
        shown = set(self._shown)
        for tile in self._tiles.values():
            tile.setVisible(tile in shown)
        self._grid.put_in_order(self._shown)
        for before, after in zip(self._shown, self._shown[1:], strict=False):
            QWidget.setTabOrder(before.opener, before.star)
            QWidget.setTabOrder(before.star, after.opener)
        if self._stop not in shown:
            self._stop_at(next(iter(self._shown), None))

    def refresh_stars(self) -> None:
        """Show the favourites as the settings have them."""
        for tile in self._tiles.values():
            tile.star.refresh()

    def enter(self, card: Card | None = None) -> bool:
        """Give a card the keyboard's focus, or the first; whether it is shown."""
        tile = self._tiles[card.id] if card else next(iter(self._shown), None)
        if tile is None or tile not in self._shown:
            return False
        self._stop_at(tile)
        tile.opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reached.emit(tile)
        return True

    def _open(self, tile: CardTile) -> None:
        self._stop_at(tile)
        self.opened.emit(tile.card)

    def _stop_at(self, stop: CardTile | None) -> None:
        self._stop = stop
        for tile in self._tiles.values():
            tile.be_stop(tile is stop)

    def _move(self, tile: CardTile, key: Qt.Key) -> None:
        columns, at = self._grid.columns(self.width()), self._shown.index(tile)
        last = len(self._shown) - 1
        goals = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Up: at - columns,
            Qt.Key.Key_Down: min(at + columns, last) if at // columns < last // columns else at,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = goals[key]
        if key is Qt.Key.Key_Up and goal < 0:
            self.left_above.emit()
        elif 0 <= goal <= last:
            self.enter(self._shown[goal].card)
