"""The diary's days, newest first, under one obvious button."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout

from mindbody_app.ui.dates import days_words
from mindbody_app.ui.diary.entry_row import EntryRow
from mindbody_app.ui.diary.keeping import bring_back, take_out
from mindbody_app.ui.diary.off_words import off_day_words, reason_words
from mindbody_app.ui.diary.reading import DiaryDay, Entry, read_slice
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import Page, button, card, row, text
from mindbody_app.ui.widgets.flow import FlowWords, wrapping

_REMOVED_SHOWN = 20
_LAYOUT_ROUNDS = 4
"""Wrapped words in cards in a column settle their heights from the inside out."""
_FURTHEST_SLICES = 12
"""Slices of days that are shown at most to bring an entry into sight."""


class DaysPage(Page):
    """Made anew only where something changed."""

    check_in = Signal()
    weekly = Signal()
    practice = Signal()
    days_off = Signal()
    change = Signal(object)
    """An entry is to be changed."""
    carry_on = Signal(str)
    """A form that was left with answers in it, by its name among those waiting."""
    let_go = Signal(str)
    bring_back = Signal(str)
    """A form that was let go and is wanted after all."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette)
        self._services = services
        self._made_of: tuple[int, date] | None = None
        self._slices = 1
        self._outdated = False
        self.column.addWidget(text(self.tr("Diary"), "title"))
        self.check_in_button = button(self.tr("Check in"), self.check_in.emit, variant="begin")
        self.column.addLayout(
            wrapping(
                self.check_in_button,
                *(
                    button(words, pressed.emit, variant="begin_short")
                    for words, pressed in (
                        (self.tr("Weekly check-in"), self.weekly),
                        (self.tr("Add a walk, class or practice"), self.practice),
                        (self.tr("Days off the plan"), self.days_off),
                    )
                ),
            )
        )
        self._said = text("", "soft")
        self._said.hide()
        self.column.addWidget(self._said)
        self._waiting = QVBoxLayout()
        self.column.addLayout(self._waiting)
        self._days = QVBoxLayout()
        self._days.setSpacing(Space.M)
        self.column.addLayout(self._days)
        self.earlier_button = button(self.tr("Earlier days"), self._earlier)
        self.column.addLayout(row(self.earlier_button, None))
        self.removed_button = button("", self._switch_removed, variant="quiet")
        self.column.addLayout(row(self.removed_button, None))
        self._removed = QVBoxLayout()
        self._removed.setSpacing(Space.M)
        self.column.addLayout(self._removed)
        self.column.addStretch(1)
        self._removed_open = False
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.check_in_button.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._outdated:
            self._made_of = None

    def refresh(self) -> None:
        """Show the diary as it is now."""
        made_of = self._services.journal.revision, self._services.today()
        if made_of != self._made_of:
            self._make(made_of)

    def say(self, words: str) -> None:
        """Say something quietly, until the next thing is done."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._said, words))

    def go_to(self, entry_id: str, day: date | None = None) -> None:
        """Put the keyboard on an entry, at the top where it doesn't stand here; earlier days are
        shown as far back as its own."""
        if day is not None:
            self._reach_back(day)
        rows = [each for each in self.findChildren(EntryRow) if each.entry.id == entry_id]
        made = next((each for each in rows if not each.entry.marks.removed), None)
        if made is None:
            self.check_in_button.setFocus()
            return
        made.findChildren(QPushButton)[0].setFocus()
        QTimer.singleShot(0, made, lambda: self._show_at_rest(made))

    def show_waiting(
        self, waiting: Iterable[tuple[str, str]], put_away: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Tell of forms that hold answers not yet kept, and of those that were just let go: pairs
        of name and title."""
        clear(self._waiting)
        self._ways: dict[str, QPushButton] = {}
        for name, title in waiting:
            frame, column = card("notice")
            words = _waiting_words(self.tr("Not saved yet: {0}").format(title))
            carry_on = button(self.tr("Carry on"), partial(self.carry_on.emit, name))
            self._ways[name] = carry_on
            let_go = button(
                self.tr("Don't keep it"), partial(self.let_go.emit, name), variant="quiet"
            )
            column.addLayout(wrapping(words, carry_on, let_go, spacing=Space.M))
            self._waiting.addWidget(frame)
        for name, title in put_away:
            frame, column = card("notice")
            words = _waiting_words(self.tr("Put away: {0}").format(title))
            back = button(
                self.tr("Bring it back"), partial(self.bring_back.emit, name), variant="quiet"
            )
            self._ways[name] = back
            column.addLayout(wrapping(words, back, spacing=Space.M))
            self._waiting.addWidget(frame)

    def go_to_waiting(self, name: str) -> None:
        """Put the keyboard on the way back to a form that was let go, or on to one that was
        brought back."""
        self._ways[name].setFocus()

    def _make(self, made_of: tuple[int, date]) -> None:
        clear(self._days)
        self._before: date | None = None
        self._empty = True
        for _ in range(self._slices):
            self._add_slice()
        if self._empty:
            self._days.addWidget(
                text(
                    self.tr(
                        "Your days will stand here. A check-in takes half a minute, and you may"
                        " leave out whatever you like."
                    ),
                    "soft",
                )
            )
        self._show_removed()
        self._made_of, self._outdated = made_of, False

    def _add_slice(self) -> None:
        found = read_slice(self._services.journal, self._services.today(), self._before)
        for day in found.days:
            self._days.addWidget(self._day_card(day))
            self._empty = False
        self._before = found.since
        self.earlier_button.setVisible(found.more)

    def _show_at_rest(self, made: EntryRow) -> None:
        """Scroll to a row once the days that came with it have their places."""
        for _ in range(_LAYOUT_ROUNDS):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(made, 0, Space.L)

    def _reach_back(self, day: date) -> None:
        while self._before is not None and day < self._before and self._slices < _FURTHEST_SLICES:
            self._slices += 1
            self._add_slice()

    def _earlier(self) -> None:
        self._slices += 1
        count = self._days.count()
        self._add_slice()
        items = [self._days.itemAt(number) for number in range(count, self._days.count())]
        added = [item.widget() for item in items if item is not None]
        first = next(
            (made for each in added if each for made in each.findChildren(QPushButton)), None
        )
        if first is not None:
            first.setFocus()

    def _day_card(self, day: DiaryDay) -> QFrame:
        today = self._services.today()
        frame, column = card()
        column.setSpacing(Space.XS)
        words = days_words(day.first, day.last, today)
        if day.reason is not None and not day.entries:
            one = day.first == day.last
            off = off_day_words(day.reason) if one else reason_words(day.reason)
            column.addWidget(text(f"{words}: {off}", "strong"))
            return frame
        column.addWidget(text(words, "heading"))
        if day.reason is not None:
            column.addWidget(text(off_day_words(day.reason), "overline"))
        for entry in day.entries:
            column.addWidget(self._row(entry))
        return frame

    def _row(self, entry: Entry, *, with_day: bool = False) -> EntryRow:
        made = EntryRow(entry, self._services.today(), with_day=with_day)
        made.change.connect(self.change)
        made.take_out.connect(lambda _entry: self._take_out(made))
        made.bring_back.connect(lambda _entry: self._bring_back(made))
        return made

    def _take_out(self, made: EntryRow) -> None:
        self.say("")
        made.entry = take_out(self._services.journal, made.entry, self._services.now())
        made.show_taken_out()
        self._keep_as_shown()

    def _bring_back(self, made: EntryRow) -> None:
        bring_back(self._services.journal, made.entry)
        self.refresh()
        self.say(self.tr("It is back."))
        self.go_to(made.entry.id)

    def _keep_as_shown(self) -> None:
        """What was just taken out keeps its place and its way back until the screen is left."""
        self._show_removed()
        self._made_of = self._services.journal.revision, self._services.today()
        self._outdated = True

    def _switch_removed(self) -> None:
        self._removed_open = not self._removed_open
        self._show_removed()

    def _show_removed(self) -> None:
        clear(self._removed)
        removed = self._services.journal.removed()
        self.removed_button.setVisible(bool(removed))
        self.removed_button.setText(self.tr("Taken out ({0})").format(len(removed)))
        self.removed_button.setAccessibleName(self.removed_button.text())
        if not removed or not self._removed_open:
            return
        frame, column = card()
        for entry in removed[:_REMOVED_SHOWN]:
            column.addWidget(self._row(entry, with_day=True))
        self._removed.addWidget(frame)


def _waiting_words(words: str) -> FlowWords:
    """What is told of a form that waits, as high as the buttons beside it."""
    made = FlowWords("body")
    made.setText(words)
    made.setMinimumHeight(TARGET)
    return made
