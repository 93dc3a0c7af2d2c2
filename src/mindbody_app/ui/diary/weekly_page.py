"""The weekly check-in: the three questions of PEG, and one activity that matters to the person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from mindbody_app.journal.check_ins import WeeklyCheckIn
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.marks import NO_MARKS
from mindbody_app.ui.diary.answers_page import AnswersPage
from mindbody_app.ui.diary.asked import week_up_to
from mindbody_app.ui.diary.form_page import written
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import row, text
from mindbody_app.ui.widgets.rating_row import RatingRow

LONGEST_ACTIVITY = 60
"""Characters of the activity's name."""
_FIELD_WIDTH = 420


def activity_field(words: str) -> QLineEdit:
    """Where the activity that matters is named; it may stay empty."""
    made = QLineEdit(words)
    made.setMaxLength(LONGEST_ACTIVITY)
    made.setAccessibleName(made.tr("One thing that matters to you"))
    made.setPlaceholderText(made.tr("For instance: play with the children"))
    return made


class WeeklyPage(AnswersPage[WeeklyCheckIn]):
    """In PEG's own words (Krebs 2009, public domain), over the past week."""

    def __init__(
        self, services: Services, palette: Palette, first: WeeklyCheckIn | None = None
    ) -> None:
        super().__init__(self.tr("The past week"), services, palette, first)
        completely = self.tr("completely")
        not_at_all = self.tr("does not interfere")
        self.pain = RatingRow(
            self.tr("Pain on average in the past week"),
            self.tr("no pain"),
            self.tr("pain as bad as you can imagine"),
            quiet=True,
            clearable=True,
        )
        self.enjoyment = RatingRow(
            self.tr("Enjoyment of life"), not_at_all, completely, quiet=True, clearable=True
        )
        self.general = RatingRow(
            self.tr("General activity"), not_at_all, completely, quiet=True, clearable=True
        )
        self.own = RatingRow(
            self.tr("What matters to you"),
            self.tr("not at all"),
            self.tr("as well as you would like"),
            quiet=True,
            clearable=True,
        )
        self.activity = activity_field(services.settings.current.own_activity)
        self.activity.setMaximumWidth(_FIELD_WIDTH)
        self.activity.textChanged.connect(lambda _words: self._show_own())
        self._own_question = text("")
        self._weeks: list[QLabel] = []
        self._fill()
        self.begin()
        self.when.changed.connect(self._name_week)
        self._name_week()

    @staticmethod
    def title_of(first: WeeklyCheckIn | None) -> str:
        if first is not None:
            return QCoreApplication.translate("Diary", "A change of a weekly check-in")
        return QCoreApplication.translate("Diary", "A weekly check-in")

    def edits(self) -> tuple[SignalInstance, ...]:
        rows = (self.pain, self.enjoyment, self.general, self.own)
        return (
            *(told for row in rows for told in (row.chosen, row.cleared)),
            self.activity.textChanged,
        )

    @property
    def unsaved(self) -> bool:
        # A new one may hold no more than the activity's name.
        return super().unsaved or self._named() != self._at_first.own_activity

    def stops(self) -> tuple[QWidget, ...]:
        return (
            *(self.pain, self.enjoyment, self.general, self.activity, self.own, self.note),
            self.save_button,
        )

    def draft(self) -> WeeklyCheckIn:
        first, at = self.first, self.when.moment
        return WeeklyCheckIn(
            id=self.entry_id,
            at=at,
            day=practice_day(at, self.services.settings.current.day_end),
            pain=self.pain.value,
            enjoyment=self.enjoyment.value,
            general_activity=self.general.value,
            own_activity=self._named(),
            own_rating=self.own.value if self._named() else None,
            note=written(self.note),
            marks=first.marks if first else NO_MARKS,
        )

    def show_answers(self, entry: WeeklyCheckIn) -> None:
        self.pain.show_number(entry.pain)
        self.enjoyment.show_number(entry.enjoyment)
        self.general.show_number(entry.general_activity)
        self.activity.setText(entry.own_activity)
        self.own.show_number(entry.own_rating)
        self.note.setPlainText(entry.note)
        self._show_own()

    def keep(self, check_in: WeeklyCheckIn) -> str:
        if self.first is None:
            self.services.settings.change(own_activity=self._named())
        self.services.journal.save_weekly_check_in(check_in)
        return self.tr("Weekly check-in.")

    def row_for_typing(self) -> RatingRow | None:
        rows = (self.pain, self.enjoyment, self.general, self.own)
        return next((row for row in rows if row.has_focus_in()), None)

    def _named(self) -> str:
        return " ".join(self.activity.text().split())

    def _name_week(self) -> None:
        """Say beside every question which week is meant; PEG's own words stay."""
        day, today = self.draft().day, self.services.today()
        week = week_up_to(day, today)
        self.when.retitle(week)
        for line in self._weeks:
            line.setText(week)
            line.setVisible(day != today)
        past = self.tr("Pain on average in the past week")
        for part, name in (
            (self.pain, past if day == today else self.tr("Pain on average")),
            (self.enjoyment, self.tr("Enjoyment of life")),
            (self.general, self.tr("General activity")),
        ):
            part.rename(name if day == today else f"{name}: {week}")
        self._show_own()

    def _show_own(self) -> None:
        named = self._named()
        for part in (self._own_question, self.own):
            part.setVisible(bool(named))
        words = self.tr("How well could you do this in the past week: {0}?")
        if self.draft().day != self.services.today():
            words = self.tr("How well could you do this in that week: {0}?")
        self._own_question.setText(words.format(named))
        self.own.rename(named or self.tr("What matters to you"))

    def _fill(self) -> None:
        self.column.addWidget(self.when)
        best = self.tr("What number best describes")
        for words, part in (
            (self.tr("{0} your pain on average in the past week?"), self.pain),
            (
                self.tr(
                    "{0} how, during the past week, pain has interfered with your enjoyment of"
                    " life?"
                ),
                self.enjoyment,
            ),
            (
                self.tr(
                    "{0} how, during the past week, pain has interfered with your general activity?"
                ),
                self.general,
            ),
        ):
            self._weeks.append(text("", "soft"))
            self.ask(words.format(best), part, self._weeks[-1])
        self.column.addWidget(text(self.tr("PEG scale, Krebs 2009"), "small"))
        own = QVBoxLayout()
        own.setSpacing(Space.S)
        own.addWidget(text(self.tr("One thing that matters to you"), "heading"))
        own.addWidget(
            text(
                self.tr(
                    "Name something you would like to be able to do. Leave it out if you like."
                ),
                "soft",
            )
        )
        line = row(self.activity, None)
        line.setStretch(0, 1000)
        own.addLayout(line)
        own.addWidget(self._own_question)
        own.addWidget(self.own)
        self.column.addLayout(own)
        self.ask(self.tr("A note for yourself, if you like"), self.note)
        self.column.addStretch(1)
