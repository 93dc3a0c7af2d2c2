"""The diary: its days, and the form that is being filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget

from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
from mindbody_app.journal.drafts import Draft
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.diary.asked import when_words
from mindbody_app.ui.diary.check_in_page import CheckInPage
from mindbody_app.ui.diary.days_off_page import DaysOffPage
from mindbody_app.ui.diary.days_page import DaysPage
from mindbody_app.ui.diary.drafts import DraftKeeper, day_of_draft, form_name, name_of
from mindbody_app.ui.diary.form_page import FormPage
from mindbody_app.ui.diary.kept_line import kept_for_words
from mindbody_app.ui.diary.practice_page import PracticePage
from mindbody_app.ui.diary.reading import Entry
from mindbody_app.ui.diary.weekly_page import WeeklyPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

_FORMS: dict[type, type[CheckInPage] | type[WeeklyPage] | type[PracticePage]] = {
    CheckIn: CheckInPage,
    WeeklyCheckIn: WeeklyPage,
    PracticeRecord: PracticePage,
}


@dataclass(frozen=True, slots=True)
class Left:
    """A form that is taken over by a screen in other colours."""

    draft: Draft
    open: bool
    """Whether it is being looked at."""


class DiaryScreen(QStackedWidget):
    """A form that is left with answers in it waits, past the app's end too; the days tell of it."""

    saved = Signal()
    """Something was kept."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self._services, self._palette = services, palette
        self._forms: dict[str, FormPage[Any]] = {}
        """By name."""
        self._kept = DraftKeeper(services, self._unsaved_drafts, self)
        self._told = False
        self._put_away: dict[str, Draft] = {}
        """What isn't wanted, by name: it can be brought back until the screen or the days are
        left."""
        self._days_off: DaysOffPage | None = None
        self.came_from: Callable[[], None] | None = None
        """Opens the screen from which a page of this one was asked for, until it is left."""
        self.days = DaysPage(services, palette)
        self.days.check_in.connect(self.open_check_in)
        self.days.weekly.connect(self.open_weekly)
        self.days.practice.connect(lambda: self._open(PracticeRecord))
        self.days.days_off.connect(self.open_days_off)
        self.days.change.connect(lambda entry: self._open(type(entry), entry))
        self.days.carry_on.connect(self._carry_on)
        self.days.let_go.connect(self._let_go)
        self.days.bring_back.connect(self._want_again)
        self.addWidget(self.days)
        self._show_waiting()

    @property
    def unsaved(self) -> bool:
        """Whether a form holds answers that aren't kept."""
        return any(form.unsaved for form in self._forms.values())

    @property
    def form(self) -> FormPage[Any] | None:
        """The form that is open, if one is."""
        current = self.currentWidget()
        return current if isinstance(current, FormPage) else None

    def hold_back(self) -> str:
        """What to tell who leaves while answers would be lost, once after each look; else nothing.

        The days then show them. Answers that lie on disk hold nobody back, and no log-out: they are
        offered again.
        """
        if not self.unsaved or self._told:
            return ""
        self._kept.finish()
        if self._kept.safe:
            return ""
        self.show_days()
        self._told = True
        return self.tr(
            "Something in your diary isn't saved yet. Close the window again to leave without it."
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._kept.finish()
        if not event.spontaneous():
            self.came_from = None
        if self._put_away and not event.spontaneous():
            self._put_away.clear()
            self._show_waiting()

    def refresh(self) -> None:
        """Show the days as they are now; a form that is open stays."""
        if self.form is None:
            self.days.refresh()

    def open_check_in(self) -> None:
        """Open a new check-in, or the one that waits."""
        self._open(CheckIn)

    def open_weekly(self) -> None:
        """Open a new weekly check-in, or the one that waits."""
        self._open(WeeklyCheckIn)

    def open_days_off(self) -> None:
        """Open the days off the plan."""
        self._drop_days_off()
        page = self._days_off = DaysOffPage(self._services, self._palette)
        page.back.connect(self._go_back)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.open()

    def _go_back(self) -> None:
        came_from = self.came_from
        self.show_days()
        if came_from is not None:
            came_from()

    def show_days(self) -> None:
        """Back to the days; what isn't kept waits there."""
        for name, form in list(self._forms.items()):
            if not form.unsaved:
                self._drop(name)
        self._kept.finish()
        self.came_from = None
        self.setCurrentWidget(self.days)
        self._drop_days_off()
        self.days.say("")
        self._show_waiting()
        self.days.refresh()

    def leave_forms(self) -> tuple[Left, ...]:
        """What isn't kept yet, to be taken over by a screen in other colours."""
        self._kept.finish()
        return tuple(
            Left(form.left(), form is self.form)
            for form in self._forms.values()
            if form.unsaved or form is self.form
        )

    def take_forms(self, left: tuple[Left, ...]) -> None:
        """Go on with the forms of the screen that was here before."""
        for each in left:
            name = name_of(each.draft)
            self._kept.waiting.pop(name, None)
            form = self._take_up(name, each.draft)
            if each.open:
                self.setCurrentWidget(form)
                form.open()
        self._show_waiting()

    def _open(self, kind: type, first: Entry | None = None) -> None:
        name = form_name(kind, first)
        if name not in self._forms and name not in self._kept.waiting:
            self._show(self._make(name, kind, first))
        else:
            self._carry_on(name)

    def _carry_on(self, name: str) -> None:
        """Open what waits, and say since when."""
        left = self._kept.waiting.pop(name, None)
        form = self._forms[name] if left is None else self._take_up(name, left)
        form.stay_with_its_day()
        if form.unsaved:
            form.tell_since(lambda: self._start_afresh(name))
        self._show(form)

    def _show(self, form: FormPage[Any]) -> None:
        self._told = False
        self._put_away.clear()
        self.setCurrentWidget(form)
        form.open()

    def _start_afresh(self, name: str) -> None:
        """An empty form in the place of the one that waited, with a way back."""
        left = self._forms[name].left()
        self._drop(name)
        form = self._make(name, type(left.answers), left.first)
        form.tell_put_away(lambda: self._bring_back(name, left))
        self._show(form)
        self._kept.keep()

    def _bring_back(self, name: str, left: Draft) -> None:
        self._drop(name)
        self._take_up(name, left)
        self._carry_on(name)
        self._kept.keep()

    def _take_up(self, name: str, left: Draft) -> FormPage[Any]:
        form = self._make(name, type(left.answers), left.first)
        form.take_draft(left)
        return form

    def _make(self, name: str, kind: type, first: Entry | None) -> FormPage[Any]:
        form = _FORMS[kind](self._services, self._palette, first)  # type: ignore[arg-type]
        form.back.connect(self._go_back)
        form.saved.connect(partial(self._saved, name))
        form.edited.connect(self._kept.keep_soon)
        self._forms[name] = form
        self.addWidget(form)
        return form

    def _saved(self, name: str, title: str, day: date) -> None:
        form = self._forms.pop(name)
        self._kept.keep()
        self.show_days()
        self.removeWidget(form)
        form.deleteLater()
        self.days.say(kept_for_words(title, day, self._services.today()))
        self.days.go_to(form.entry_id, day)
        self.saved.emit()

    def _let_go(self, name: str) -> None:
        left = self._kept.waiting.pop(name, None)
        if left is None:
            left = self._forms[name].left()
            self._drop(name)
        self._put_away[name] = left
        self._kept.keep()
        self._show_waiting()
        self.days.go_to_waiting(name)

    def _want_again(self, name: str) -> None:
        self._kept.waiting[name] = self._put_away.pop(name)
        self._kept.keep()
        self._show_waiting()
        self.days.go_to_waiting(name)

    def _unsaved_drafts(self) -> dict[str, Draft]:
        return {name: form.left() for name, form in self._forms.items() if form.unsaved}

    def _show_waiting(self) -> None:
        made = {name: form.left() for name, form in self._forms.items()}
        self.days.show_waiting(
            [*self._titles(self._kept.waiting), *self._titles(made)], self._titles(self._put_away)
        )

    def _titles(self, drafts: Mapping[str, Draft]) -> Iterator[tuple[str, str]]:
        """The names of what was left, each with its form's title and its day."""
        today, day_end = self._services.today(), self._services.settings.current.day_end
        for name, each in drafts.items():
            title = _FORMS[type(each.answers)].title_of(each.first)  # type: ignore[arg-type]
            day = day_of_draft(each, day_end)
            yield name, title if day == today else f"{title}, {when_words(day, today)}"

    def _drop(self, name: str) -> None:
        form = self._forms.pop(name)
        self.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _drop_days_off(self) -> None:
        page, self._days_off = self._days_off, None
        if page is not None:
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
