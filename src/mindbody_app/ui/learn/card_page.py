"""One card to read: its picture, its words, the practice that goes with it, its sources."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QBoxLayout, QPushButton, QVBoxLayout, QWidget

from mindbody_app.learning.cards import Card, Heading, Points, next_in_group
from mindbody_app.ui.learn.favourite import FavouriteStar
from mindbody_app.ui.learn.group_words import group_words
from mindbody_app.ui.learn.listen_bar import LISTEN_WIDTH, ListenBar
from mindbody_app.ui.learn.listener import Listener
from mindbody_app.ui.learn.pictures import Picture
from mindbody_app.ui.learn.prose import Prose, point
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, card, row, text

WIDTH = 700
"""Pixels of the text: about 65 characters of its size on a line."""
PICTURE = QSize(270, 180)
SIDE_BY_SIDE_FROM = 560
"""Pixels of the column from which the picture stands beside the title."""


class CardPage(FlowPage):
    """A card in the window's whole height; leave it by `back`."""

    practice = Signal(str)
    """A script's id: the practice that goes with the card."""
    following = Signal(object)
    """The card to read next."""

    def __init__(self, services: Services, card: Card, palette: Palette) -> None:
        words = QCoreApplication.translate("CardPage", "All cards")
        super().__init__(palette, width=WIDTH, back_words=words)
        self.card = card
        self._services = services
        self.listener = Listener(services, card)
        self.listener.setParent(self)
        self._pieces: list[Prose] = []
        self._following: Card | None = None
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fill_head()
        self._fill_text()
        self._add_practice()
        self._add_sources()
        self._add_following()
        self.column.addStretch(1)
        self.star = FavouriteStar(services, card, palette)
        self.bar = ListenBar(self.listener, palette)
        self.put_above_footer(self.bar.told)
        self.fill_footer(self.star, self.bar.listen, self.bar.stop)
        self.bar.listen.setFixedWidth(LISTEN_WIDTH)
        self.listener.piece_reached.connect(self._mark)
        self._order_tabs()

    def open(self) -> None:
        """Begin at the top, with the arrows moving through the text."""
        self.scroll_to_top()
        self._pieces[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Let Tab go down the page and then along the footer."""
        within = self.page.findChildren(QPushButton)
        footer = (self._back_button, self.star, self.bar.listen, self.bar.stop)
        stops = [self._pieces[0], *within, *(made for made in footer if made is not None)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _fill_head(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.S)
        over = self.tr("{0} · {1} min").format(group_words(self.card.group), self.card.minutes)
        title = Prose(self.card.title, "title")
        title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pieces.append(title)
        words.addStretch(1)
        for part in (Prose(over, "overline"), title, Prose(self.card.summary, "soft")):
            words.addWidget(part)
        words.addStretch(1)
        self._head.setSpacing(Space.L)
        self._head.addLayout(words, 1)
        picture = Picture(self.card, self.tokens, largest=PICTURE)
        picture.setFixedWidth(PICTURE.width())
        self._head.addWidget(picture)
        self.column.addLayout(self._head)

    def _fill_text(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        self.column.addLayout(column)
        for block in self.card.text:
            if isinstance(block, Points):
                points = QVBoxLayout()
                points.setSpacing(0)
                for item in block.items:
                    words = Prose(item)
                    self._pieces.append(words)
                    points.addLayout(point(words, self.tokens))
                column.addLayout(points)
                continue
            heading = isinstance(block, Heading)
            words = Prose(block.text, "heading" if heading else "lead")
            self._pieces.append(words)
            if heading:
                column.addSpacing(Space.S)
            column.addWidget(words)

    def _add_practice(self) -> None:
        """The practice that goes with the card, if this library has it."""
        practice = self._services.headline(self.card.practice) if self.card.practice else None
        if practice is None:
            return
        frame, column = card("hero")
        column.setSpacing(Space.XS)
        column.addWidget(text(self.tr("A practice that goes with it"), "overline"))
        column.addWidget(text(practice.title, "heading"))
        column.addWidget(text(practice.summary))
        column.addSpacing(Space.S)
        made = button(self.tr("Try it"), lambda: self.practice.emit(practice.id), variant="primary")
        made.setAccessibleName(self.tr("Try it: {0}").format(practice.title))
        column.addLayout(row(made, None))
        self.column.addWidget(frame)

    def _add_sources(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for line in (self.tr("Where this comes from"), *self.card.sources):
            column.addWidget(Prose(line, "small"))
        self.column.addLayout(column)

    def _add_following(self) -> None:
        following = next_in_group(self._services.cards.cards, self.card)
        if following is None:
            return
        made = button(self.tr("Next card"), lambda: self.following.emit(following))
        made.setAccessibleName(self.tr("Next card: {0}").format(following.title))
        words = Prose(self.tr("Next: {0}").format(following.title), "soft")
        line = row(words, made)
        line.setStretch(0, 1)
        self.column.addLayout(line)
        self._following = following

    def _mark(self, piece: int) -> None:
        """Mark the piece that is heard, and keep it in sight."""
        for number, words in enumerate(self._pieces):
            words.mark(number == piece)
        if piece >= 0:
            # Once the bar over the footer has its place, or has left it.
            QTimer.singleShot(0, self._pieces[piece], partial(self._keep_in_sight, piece))

    def _keep_in_sight(self, piece: int) -> None:
        words = self._pieces[piece]
        shown = self.page.verticalScrollBar().value()
        top = shown + words.mapTo(self.page.viewport(), QPoint(0, 0)).y()
        if not shown <= top <= shown + self.page.viewport().height() - words.height():
            self.page.verticalScrollBar().setValue(top - Space.XL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if beside else direction.BottomToTop)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.listener.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_L or (key == Qt.Key.Key_Space and self.listener.on):
            self.listener.toggle()
        elif key == Qt.Key.Key_S:
            self.listener.stop()
        elif key == Qt.Key.Key_F:
            self.star.click()
        elif key == Qt.Key.Key_N and self._following is not None:
            self.following.emit(self._following)
        elif key == Qt.Key.Key_Space:
            self._turn_page()
        else:
            super().keyPressEvent(event)

    def _turn_page(self) -> None:
        bar = self.page.verticalScrollBar()
        bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
