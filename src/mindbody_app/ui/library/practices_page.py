"""Every practice: words to look for, filters, and the shelf of cards."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.library.finding import Finder, Moment, Wish
from mindbody_app.ui.library.shelf import Shelf
from mindbody_app.ui.library.words import moment_words, practices_words
from mindbody_app.ui.practice_kinds import kind_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, card, row, text
from mindbody_app.ui.widgets.chips import Chips
from mindbody_app.ui.widgets.search_field import SearchField
from mindbody_app.ui.widgets.showing import set_shown

AGAIN_DAYS = 28
MOST_AGAIN = 3
LOW = 640
"""Pixels; the page of a lower window has no room for both filters and cards."""


class PracticesPage(Page):
    """Built from headlines alone, so that it stands at once."""

    begin = Signal(str, object)
    """A script's id, and the minutes to offer it at, or None for its own."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._headlines: tuple[Headline, ...] = ()
        self._finder = Finder((), str)
        self.column.setSpacing(Space.M)
        self.column.addWidget(text(self.tr("Practices"), "title"))
        self.field = SearchField(self.tr("Search the practices"), palette)
        self.moments = Chips(
            self.tr("What it should suit"), [(each.value, moment_words(each)) for each in Moment]
        )
        self.kinds = Chips(
            self.tr("Kind of practice"),
            [(each.value, kind_words(each)) for each in Practice],
            one_at_most=True,
        )
        self._filters = QWidget()
        filters = QVBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(Space.S)
        filters.addWidget(self.moments)
        filters.addWidget(self.kinds)
        self.column.addWidget(self.field)
        self.column.addWidget(self._filters)
        self._count = text("", "soft", wrap=False)
        self.everything_button = button(
            self.tr("Show all practices"), self.show_everything, variant="quiet"
        )
        self._found = QWidget()
        found = row(self._count, None, self.everything_button)
        self._found.setLayout(found)
        self.column.addWidget(self._found)
        self.shelf = Shelf(palette)
        self.column.addSpacing(Space.S)
        self.column.addWidget(self.shelf)
        self._nothing, self._nothing_words = self._make_nothing()
        self.column.addWidget(self._nothing)
        self.column.addStretch(1)
        self._connect()
        self.refresh()

    @property
    def wish(self) -> Wish:
        """What is asked for now."""
        kinds = self.kinds.values
        return Wish(
            self.field.text(),
            Practice(next(iter(kinds))) if kinds else None,
            frozenset(Moment(each) for each in self.moments.values),
        )

    def refresh(self) -> None:
        """Show the practices, the favourites and the record as they are now."""
        headlines = self._services.shelf.headlines
        favourites = self._services.settings.current.favourite_practices
        if headlines != self._headlines:
            self._headlines = headlines
            self._finder = Finder(headlines, str.casefold)
            self.shelf.take(self._finder.headlines, favourites)
        else:
            self.shelf.show_favourites(favourites)
        self._show()

    def show_everything(self) -> None:
        """Ask for nothing in particular."""
        self.moments.clear()
        self.kinds.clear()
        self.field.clear()
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room(self.wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed on a card are looked for."""
        words = event.text()
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if words.strip() and words.isprintable() and not held:
            self._look()
            self.field.insert(words)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._show())
        self.field.left_below.connect(self.shelf.enter)
        self.moments.changed.connect(self._show)
        self.kinds.changed.connect(self._show)
        self.shelf.begin.connect(self._begin)
        self.shelf.save.connect(self._save)
        self.shelf.starred.connect(self._keep_favourite)
        self.shelf.left_above.connect(lambda: self._look(select=False))
        self.shelf.reached.connect(self._bring_into_view)
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("/")):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(self._look)

    def _make_nothing(self) -> tuple[QWidget, QLabel]:
        frame, column = card()
        words = text("")
        column.addWidget(words)
        return frame, words

    def _show(self) -> None:
        """Show what is asked for."""
        wish = self.wish
        self._make_room(wish)
        set_shown(self._found, shown=not wish.everything)
        if wish.everything:
            self.shelf.show_groups(self._latest())
            self._nothing.hide()
            set_shown(self.shelf, shown=True)
            return
        favourites = self._services.settings.current.favourite_practices
        found = self._finder.find(wish, favourites)
        self.shelf.show_found(found)
        set_shown(self.shelf, shown=bool(found))
        set_shown(self._nothing, shown=not found)
        if not found:
            self._nothing_words.setText(self._why_nothing(wish, favourites))
        words = practices_words(len(found))
        if words != self._count.text():
            self._count.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._count, words))

    def _make_room(self, wish: Wish) -> None:
        """In a low window the filters give way to what the words have found, unless they are on."""
        searching = wish == Wish(wish.words) and not wish.everything
        set_shown(self._filters, shown=not searching or self.height() >= LOW)

    def _why_nothing(self, wish: Wish, favourites: frozenset[str]) -> str:
        if Moment.FAVOURITES in wish.moments and not favourites:
            return self.tr("No favourites yet. Press the star of a practice, and you find it here.")
        return self.tr("No practice fits all of that. Try fewer words, or switch a filter off.")

    def _latest(self) -> list[tuple[Headline, str]]:
        """The last practices, each once, with the minutes last chosen."""
        services = self._services
        today = services.today()
        choices = services.settings.current.last_choices
        by_id = {each.id: each for each in self._finder.headlines}
        latest: dict[str, tuple[Headline, str]] = {}
        for record in reversed(
            services.journal.practices(today - timedelta(days=AGAIN_DAYS), today)
        ):
            headline = by_id.get(record.script_id)
            if headline is None or headline.id in latest or not record.counts:
                continue
            last = choices.get(headline.id)
            minutes = headline.held(last.minutes if last else record.minutes_planned)
            latest[headline.id] = headline, minutes_words(minutes)
            if len(latest) == MOST_AGAIN:
                break
        return list(latest.values())

    def _begin(self, headline: Headline) -> None:
        most = self.wish.minutes
        minutes = None if most is None else headline.held(min(headline.usual, most))
        self.begin.emit(headline.id, minutes)

    def _save(self, headline: Headline) -> None:
        from mindbody_app.ui.save_sound import SaveSoundDialog

        script = self._services.script(headline.id)
        if script is not None:
            SaveSoundDialog(self._services, script, self.tokens, self).exec()

    def _keep_favourite(self, script_id: str, favourite: bool) -> None:
        before = self._services.settings.current.favourite_practices
        one = {script_id}
        self._services.settings.change(
            favourite_practices=before | one if favourite else before - one
        )

    def _look(self, *, select: bool = True) -> None:
        """Put the cursor into the search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not select:
            self.field.deselect()
        self.verticalScrollBar().setValue(0)

    def _bring_into_view(self, part: QWidget) -> None:
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, Space.XL))
