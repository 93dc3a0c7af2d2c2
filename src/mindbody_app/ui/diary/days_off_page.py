"""Days off the plan: today in one press, or a range; those that were and are to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mindbody_app.journal.days import first_day_of_week
from mindbody_app.journal.excused import LONGEST_DAYS, Excused, Reason, excused_days
from mindbody_app.ui.dates import days_words
from mindbody_app.ui.diary.day_choice import DayChoice
from mindbody_app.ui.diary.form_page import new_id
from mindbody_app.ui.diary.off_words import off_day_words, reason_words, today_off_words
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import PAGE_WIDTH, Palette, Space
from mindbody_app.ui.week_days import week_starts
from mindbody_app.ui.widgets.basics import button, card, row, text
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.forms import form, form_line

_SHOWN_FIRST = 12
"""Ranges that are over; more are shown when asked for."""
_REACH = 2 * LONGEST_DAYS
"""How far a range's days may lie from today."""


class DaysOffPage(FlowPage):
    """Every press is kept at once, and every one can be undone."""

    changed = Signal()

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Back"))
        self._services = services
        self._changing: Excused | None = None
        self._undo: Excused | None = None
        self._all_shown = False
        heading = QVBoxLayout()
        heading.setSpacing(Space.S)
        heading.addWidget(text(self.tr("Days off the plan"), "title"))
        heading.addWidget(
            text(
                self.tr(
                    "On days of a flare, of rest or away your plan expects nothing. Practice on"
                    " them counts all the same."
                ),
                "soft",
            )
        )
        self.column.addLayout(heading)
        self.column.addWidget(self._today_card())
        self.column.addWidget(self._range_card())
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self._show()

    def open(self) -> None:
        """Ready for the keyboard."""
        first = next((each for each in self.today_buttons.values() if each.isVisible()), None)
        (first or self.range_button).setFocus()

    def change(self, excused: Excused) -> None:
        """Show a range to be changed."""
        self._changing = excused
        today = self._services.today()
        self.reason.choose(excused.reason.value)
        first, last = (each - today for each in (excused.first_day, excused.last_day))
        self._show_range(first.days, last.days, _REACH * 20)
        self._show()
        self.page.ensureWidgetVisible(self.range_button, 0, Space.L)
        self.reason.focus_in()

    def _today_card(self) -> QWidget:
        frame, column = card()
        self._today_words = text("", "heading")
        column.addWidget(self._today_words)
        self.today_buttons = {
            reason: button(off_day_words(reason), partial(self._mark_today, reason))
            for reason in Reason
        }
        self.today_back = button(self.tr("Take out"), self._take_today_back, variant="quiet")
        column.addLayout(row(self.today_back, None))
        self._today_line = QWidget()
        self._today_line.setLayout(wrapping(*self.today_buttons.values()))
        column.addWidget(self._today_line)
        return frame

    def _range_card(self) -> QWidget:
        frame, column = card()
        self._range_words = text("", "heading")
        column.addWidget(self._range_words)
        self.reason = OneOf(
            self.tr("Why"),
            [(reason.value, reason_words(reason)) for reason in Reason],
            Reason.AWAY.value,
        )
        self._first = DayChoice(self.tr("First day"), self._services, self.tokens)
        self._last = DayChoice(self.tr("Last day"), self._services, self.tokens)
        self._first.changed.connect(self._follow_first)
        self._last.changed.connect(self._set_last)
        grid = form(column)
        form_line(grid, self.tr("Why"), self.reason)
        form_line(grid, self.tr("Which days"), self._usual_ranges())
        form_line(grid, self.tr("First day"), self._first)
        form_line(grid, self.tr("Last day"), self._last)
        self.range_button = button("", self._keep_range, variant="primary")
        self.stop_button = button(self.tr("Leave them as they are"), self._stop, variant="quiet")
        column.addLayout(wrapping(self.range_button, self.stop_button))
        self._show_range(0, 0)
        return frame

    def _usual_ranges(self) -> QWidget:
        """Ranges a press away; the days then show below and can still be moved."""
        starts = week_starts(self._services.settings.current, self.locale())
        today = self._services.today()
        next_week = (first_day_of_week(today, starts) - today).days + 7
        made = QWidget()
        made.setLayout(
            wrapping(
                *(
                    button(words, partial(self._show_range, first, last))
                    for words, first, last in (
                        (self.tr("Today"), 0, 0),
                        (self.tr("The coming seven days"), 0, 6),
                        (self.tr("Next week"), next_week, next_week + 6),
                    )
                )
            )
        )
        return made

    def _show_range(self, first: int, last: int, reach: int = _REACH) -> None:
        """Show a range whose first day may lie up to `reach` days back."""
        self._last_set = last != first
        self._first.show_value(first, (-reach, _REACH))
        self._fit_last(last)

    def _follow_first(self, first: int) -> None:
        """The last day goes with the first until it was set itself."""
        self._fit_last(self._last.value if self._last_set else first)

    def _set_last(self, _last: int) -> None:
        self._last_set = True
        self._show_length()

    def _fit_last(self, value: int) -> None:
        first = self._first.value
        self._last.show_value(max(value, first), (first, first + LONGEST_DAYS - 1))
        self._show_length()

    def _show_length(self) -> None:
        """Say on the button how many days it would keep."""
        days = self._last.value - self._first.value + 1
        words = self.tr("Keep this day") if days == 1 else self.tr("Keep these %n day(s)", "", days)
        self.range_button.setText(words)
        self.range_button.setAccessibleName(words)

    def _mark_today(self, reason: Reason) -> None:
        today = self._services.today()
        self._keep(Excused(new_id(), today, today, reason))

    def _keep_range(self) -> None:
        today = self._services.today()
        kept = Excused(
            self._changing.id if self._changing else new_id(),
            today + timedelta(days=self._first.value),
            today + timedelta(days=self._last.value),
            Reason(self.reason.value),
        )
        self._changing = None
        self._last_set = False
        self._keep(kept)

    def _stop(self) -> None:
        self._changing = None
        self._show()

    def _take_today_back(self) -> None:
        for each in self._today_only:
            self._take_back(each)

    def _take_back(self, excused: Excused) -> None:
        self._services.journal.save_excused(excused.taken_back())
        self._undo = excused
        self._show()
        self.changed.emit()

    def _keep(self, excused: Excused) -> None:
        self._services.journal.save_excused(replace(excused, removed=False))
        self._undo = None
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        ranges, today = self._services.journal.excused(), self._services.today()
        reason = excused_days(ranges).get(today)
        self._today_words.setText(
            self.tr("Mark today as") if reason is None else today_off_words(reason)
        )
        self._today_line.setVisible(reason is None)
        self._today_only = tuple(
            each for each in ranges if each.first_day == today == each.last_day
        )
        self.today_back.setVisible(reason is not None and bool(self._today_only))
        changing = self._changing is not None
        self._range_words.setText(
            self.tr("Change these days") if changing else self.tr("Several days, or another day")
        )
        self.stop_button.setVisible(changing)
        self._show_list(ranges, today)

    def _show_list(self, ranges: tuple[Excused, ...], today: date) -> None:
        clear(self._list)
        undo = self._undo
        if undo is not None:
            words = text(self.tr("Taken out: {0}.").format(self._told(undo, today)))
            back = button(self.tr("Undo"), lambda: self._keep(undo), variant="quiet")
            self._list.addLayout(_line(words, back))
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        newest = sorted(ranges, key=lambda each: each.first_day, reverse=True)
        now = [each for each in newest if each.last_day >= today]
        past = [each for each in newest if each.last_day < today]
        shown = past if self._all_shown else past[:_SHOWN_FIRST]
        for heading, some in ((self.tr("Now and to come"), now), (self.tr("Earlier"), shown)):
            if some:
                self._list.addWidget(text(heading, "heading"))
                self._list.addWidget(self._entries(some, today))
        if len(shown) < len(past):
            more = button(self.tr("Show earlier"), partial(self._show_all, past, today))
            self._list.addLayout(row(more, None))

    def _show_all(self, past: list[Excused], today: date) -> None:
        """Show the rest, with the keyboard on the first of them."""
        self._all_shown = True
        last = self._list.takeAt(self._list.count() - 1)
        if last is not None and (line := last.layout()) is not None:
            clear(line)
            line.deleteLater()
        self._list.addWidget(self._entries(past[_SHOWN_FIRST:], today))
        first = self._told(past[_SHOWN_FIRST], today)
        name = self.tr("{0}: {1}").format(self.tr("Change"), first)
        for made in self.findChildren(QPushButton):
            if made.accessibleName() == name:
                made.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entries(self, some: list[Excused], today: date) -> QWidget:
        """Made as one part: the page is laid out once, however many there are."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for each in some:
            column.addLayout(self._entry(each, today))
        return made

    def _entry(self, excused: Excused, today: date) -> QVBoxLayout:
        told = self._told(excused, today)
        buttons: list[QPushButton] = []
        for words, pressed in (
            (self.tr("Change"), partial(self.change, excused)),
            (self.tr("Take out"), partial(self._take_back, excused)),
        ):
            made = button(words, pressed, variant="quiet")
            made.setAccessibleName(self.tr("{0}: {1}").format(words, told))
            buttons.append(made)
        return _line(text(told), *buttons)

    def _told(self, excused: Excused, today: date) -> str:
        days = days_words(excused.first_day, excused.last_day, today)
        return f"{days}: {reason_words(excused.reason)}"


def _line(words: QLabel, *buttons: QPushButton) -> QVBoxLayout:
    line = row(words, *buttons, spacing=Space.S)
    line.setStretch(0, 1)
    column = QVBoxLayout()
    column.addLayout(line)
    return column
