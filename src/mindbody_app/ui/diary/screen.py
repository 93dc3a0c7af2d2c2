"""The diary: its days, and the form that is being filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from mindbody_app.journal.check_ins import CheckIn, WeeklyCheckIn
from mindbody_app.journal.records import PracticeRecord
from mindbody_app.ui.diary.check_in_page import CheckInPage
from mindbody_app.ui.diary.days_off_page import DaysOffPage
from mindbody_app.ui.diary.days_page import DaysPage
from mindbody_app.ui.diary.form_page import FormPage
from mindbody_app.ui.diary.practice_page import PracticePage
from mindbody_app.ui.diary.reading import Entry
from mindbody_app.ui.diary.weekly_page import WeeklyPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette

_CHECK_IN, _WEEKLY, _PRACTICE = "check_in", "weekly", "practice"
_FORMS: dict[str, type[CheckInPage] | type[WeeklyPage] | type[PracticePage]] = {
    _CHECK_IN: CheckInPage,
    _WEEKLY: WeeklyPage,
    _PRACTICE: PracticePage,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A form with answers that aren't kept yet."""

    name: str
    kind: str
    first: Entry | None
    """What is being changed; None for something new."""
    answers: Entry
    open: bool
    """Whether it is being looked at."""


class DiaryScreen(QStackedWidget):
    """A form that is left with answers in it waits, and the days tell of it."""

    saved = Signal()
    """Something was kept."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self._services, self._palette = services, palette
        self._forms: dict[str, FormPage[Any]] = {}
        """By name: its kind, and the id of what it changes."""
        self._told = False
        self._days_off: DaysOffPage | None = None
        self.days = DaysPage(services, palette)
        self.days.check_in.connect(self.open_check_in)
        self.days.weekly.connect(self.open_weekly)
        self.days.practice.connect(lambda: self._open(_PRACTICE))
        self.days.days_off.connect(self.open_days_off)
        self.days.change.connect(self._change)
        self.days.carry_on.connect(self._carry_on)
        self.days.let_go.connect(self._let_go)
        self.addWidget(self.days)

    @property
    def unsaved(self) -> bool:
        """Whether a form holds answers that aren't kept."""
        return any(form.unsaved for form in self._forms.values())

    @property
    def form(self) -> FormPage[Any] | None:
        """The form that is open, if one is."""
        current = self.currentWidget()
        return current if isinstance(current, FormPage) else None

    def hold_back(self) -> bool:
        """Whether leaving would lose answers; the days then tell of them, once after each look."""
        if not self.unsaved or self._told:
            return False
        self.show_days()
        self._told = True
        return True

    def refresh(self) -> None:
        """Show the days as they are now; a form that is open stays."""
        if self.form is None:
            self.days.refresh()

    def open_check_in(self) -> None:
        """Open a new check-in, or the one that waits."""
        self._open(_CHECK_IN)

    def open_weekly(self) -> None:
        """Open a new weekly check-in, or the one that waits."""
        self._open(_WEEKLY)

    def open_days_off(self) -> None:
        """Open the days off the plan."""
        self._drop_days_off()
        page = self._days_off = DaysOffPage(self._services, self._palette)
        page.back.connect(self.show_days)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.open()

    def show_days(self) -> None:
        """Back to the days; what isn't kept waits there."""
        for name, form in list(self._forms.items()):
            if not form.unsaved:
                self._drop(name)
        self.setCurrentWidget(self.days)
        self._drop_days_off()
        self.days.say("")
        self._show_waiting()
        self.days.refresh()

    def drafts(self) -> tuple[Draft, ...]:
        """What isn't kept yet, to be taken over by a screen in other colours."""
        return tuple(
            Draft(name, name.split(":")[0], form.first, form.draft(), form is self.form)
            for name, form in self._forms.items()
            if form.unsaved or form is self.form
        )

    def take_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Go on with the drafts of the screen that was here before."""
        for draft in drafts:
            form = self._make(draft.name, draft.kind, draft.first)
            form.take_draft(draft.answers)
            if draft.open:
                self.setCurrentWidget(form)
                form.open()
        self._show_waiting()

    def _change(self, entry: Entry) -> None:
        if isinstance(entry, CheckIn):
            kind = _CHECK_IN
        elif isinstance(entry, WeeklyCheckIn):
            kind = _WEEKLY
        else:
            assert isinstance(entry, PracticeRecord)
            kind = _PRACTICE
        self._open(kind, entry)

    def _open(self, kind: str, first: Entry | None = None) -> None:
        name = kind if first is None else f"{kind}:{first.id}"
        if name not in self._forms:
            self._make(name, kind, first)
        self._carry_on(name)

    def _make(self, name: str, kind: str, first: Entry | None) -> FormPage[Any]:
        form = _FORMS[kind](self._services, self._palette, first)  # type: ignore[arg-type]
        form.back.connect(self.show_days)
        form.saved.connect(lambda words: self._saved(name, words))
        self._forms[name] = form
        self.addWidget(form)
        return form

    def _saved(self, name: str, words: str) -> None:
        form = self._forms.pop(name)
        self.show_days()
        self.removeWidget(form)
        form.deleteLater()
        self.days.say(words)
        self.days.go_to(form.entry_id)
        self.saved.emit()

    def _carry_on(self, name: str) -> None:
        form = self._forms[name]
        self._told = False
        self.setCurrentWidget(form)
        form.open()

    def _let_go(self, name: str) -> None:
        self._drop(name)
        self._show_waiting()

    def _show_waiting(self) -> None:
        self.days.show_waiting([(name, form.title) for name, form in self._forms.items()])

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
