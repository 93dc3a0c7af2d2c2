"""The page on which a clinician chooses a kit's practices, in groups and described."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from mindbody_app.journal.plan_file import MOST_ITEMS
from mindbody_app.journal.plans import PlanItem, minutes_a_week
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.clinic.kit_items import described
from mindbody_app.ui.counts import hours_words
from mindbody_app.ui.icons import icon_svg, svg_pixmap
from mindbody_app.ui.library.card_face import CardFace, FaceWords
from mindbody_app.ui.library.finding import Finder, Moment, Wish
from mindbody_app.ui.library.words import length_and_postures, moment_words, practices_words
from mindbody_app.ui.plan_items import USUAL_DAYS
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.practice_kinds import PRACTICE_ICONS, kind_words
from mindbody_app.ui.theme import PAGE_WIDTH, RADIUS, Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.chips import Chips
from mindbody_app.ui.widgets.rows_of_tiles import beyond
from mindbody_app.ui.widgets.said_line import SaidLine
from mindbody_app.ui.widgets.search_field import SearchField
from mindbody_app.ui.widgets.showing import set_shown
from mindbody_app.ui.widgets.tile_grid import TileGrid

_NARROWEST = 330
_TICK = 24


class ChoosePage(FlowPage):
    """A press chooses a practice or leaves it out again; Esc and “Done” lead back.

    Args:
        palette: the colours in force.
        headlines: what can be in a kit.
        items: what is chosen so far; those that stay chosen keep their minutes and days.
    """

    chosen = Signal(object)
    """What is chosen now, a tuple of `PlanItem`."""

    def __init__(
        self, palette: Palette, headlines: Iterable[Headline], items: tuple[PlanItem, ...]
    ) -> None:
        super().__init__(palette, width=PAGE_WIDTH)
        self._finder = Finder(headlines, str.casefold)
        self._set_before = {item.script_id: item for item in items}
        self._items = dict(self._set_before)
        self.setAccessibleName(self.tr("Choose practices"))
        self.column.setSpacing(Space.M)
        self.column.addWidget(text(self.accessibleName(), "title"))
        self.column.addWidget(
            text(
                self.tr(
                    "Your patient marks what hurts, what to leave out and what to avoid, and every"
                    " practice follows that."
                ),
                "soft",
            )
        )
        self.field = SearchField(self.tr("Search by any name, such as PMR or ACT"), palette)
        self.field.textChanged.connect(lambda _words: self._show())
        self.column.addWidget(self.field)
        self.moments = Chips(
            self.tr("What it should suit"),
            [(each.value, moment_words(each)) for each in Moment if each != Moment.FAVOURITES],
        )
        self.moments.changed.connect(self._show)
        self.column.addWidget(self.moments)
        self._shelf = QWidget()
        self._grid = TileGrid(self._shelf, _NARROWEST)
        self._headings = {each: self._add_heading(kind_words(each)) for each in Practice}
        self.tiles = {each.id: self._tile(each) for each in self._finder.headlines}
        self._in_sight: Sequence[_Tile] = ()
        self.column.addWidget(self._shelf)
        self._nothing = text(self.tr("No practice fits that."), "lead")
        self._nothing.hide()
        self.column.addWidget(self._nothing)
        self.column.addStretch(1)
        self._said = SaidLine()
        self.put_above_footer(self._said)
        self.done_button = button(self.tr("Done"), self.back.emit, variant="begin")
        self.fill_footer(self.done_button)
        self.field.left_below.connect(self._enter)
        self._show()
        self._say_sum()

    def open(self) -> None:
        """Ready for the keyboard."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_F:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _add_heading(self, words: str) -> QLabel:
        heading = text(words, "heading")
        heading.setParent(self._shelf)
        self._grid.add_row(heading, more_above=Space.M)
        return heading

    def _tile(self, headline: Headline) -> _Tile:
        made = _Tile(headline, self.tokens)
        made.setChecked(headline.id in self._items)
        made.toggled.connect(lambda on: self._take(headline, on=on))
        made.moved.connect(lambda key: self._move(made, key))
        self._grid.addWidget(made)
        return made

    def _take(self, headline: Headline, *, on: bool) -> None:
        if on and len(self._items) == MOST_ITEMS:
            tile = self.tiles[headline.id]
            tile.blockSignals(True)
            tile.setChecked(False)
            tile.blockSignals(False)
            words = self.tr("A plan has {0} practices at most. Leave another one out first.")
            self._said.say(words.format(MOST_ITEMS))
            return
        if on:
            new = PlanItem(headline.id, headline.usual, USUAL_DAYS)
            self._items[headline.id] = self._set_before.get(headline.id, new)
        else:
            del self._items[headline.id]
        self._say_sum()
        self.chosen.emit(tuple(self._items.values()))

    def _say_sum(self) -> None:
        words = self.tr("Nothing is chosen yet.")
        if self._items:
            minutes = minutes_a_week(self._items.values())
            words = self.tr("{0}, in a week {1}").format(
                practices_words(len(self._items)), hours_words(minutes)
            )
        self._said.say(words)

    def _show(self) -> None:
        """Show all in their groups, or what was looked for, the best first."""
        wish = Wish(self.field.text(), moments=frozenset(map(Moment, self.moments.values)))
        found = [self.tiles[each.id] for each in self._finder.find(wish, frozenset())]
        order: list[QWidget] = list(found)
        if wish.everything:
            order = []
            for kind, heading in self._headings.items():
                order += [heading, *(each for each in found if each.headline.practice is kind)]
            found = [each for each in order if isinstance(each, _Tile)]
        for heading in self._headings.values():
            set_shown(heading, shown=wish.everything)
        for tile in self.tiles.values():
            set_shown(tile, shown=tile in found)
        self._grid.put_in_order(order)
        self._in_sight = found
        self.scroll_to_top()
        self._nothing.setVisible(not found)
        if found:
            self._stop_at(found[0])

    def _stop_at(self, stop: _Tile) -> None:
        """Let Tab stop at one tile; arrows lead on from it."""
        for tile in self.tiles.values():
            here = tile is stop
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(policy)

    def _enter(self) -> None:
        if self._in_sight:
            self._reach(self._in_sight[0])

    def _reach(self, tile: _Tile) -> None:
        self._stop_at(tile)
        tile.setFocus(Qt.FocusReason.TabFocusReason)
        self.bring_into_view(tile)

    def _move(self, tile: _Tile, key: Qt.Key) -> None:
        at, shown = self._in_sight.index(tile), self._in_sight
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        to: _Tile | None
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = beyond(tile, shown, self._shelf, down=key is Qt.Key.Key_Down)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            to = shown[0] if key is Qt.Key.Key_Home else shown[-1]
        else:
            step = at - 1 if key is back else at + 1
            to = shown[step] if 0 <= step < len(shown) else None
        if to is not None:
            self._reach(to)
        elif key is Qt.Key.Key_Up:
            self.field.setFocus(Qt.FocusReason.BacktabFocusReason)


class _Tile(CardFace):
    """A practice that is chosen or not, told by a tick and not by its colour alone."""

    def __init__(self, headline: Headline, palette: Palette) -> None:
        words = FaceWords(
            headline.title,
            length_and_postures(headline),
            described(headline),
            PRACTICE_ICONS[headline.practice],
        )
        super().__init__(words, palette)
        self.headline = headline
        self.setCheckable(True)

    def _paint_ground(self, painter: QPainter) -> None:
        super()._paint_ground(painter)
        if self.isChecked():
            painter.setBrush(QColor(self._palette.accent_soft))
            painter.setPen(QPen(QColor(self._palette.accent), 2))
            inside = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, RADIUS, RADIUS)

    def _picture(self) -> QPixmap:
        if not self.isChecked():
            return super()._picture()
        return svg_pixmap(icon_svg("check", self._palette.accent), QSize(_TICK, _TICK))
