"""A practice written down by hand, and changes of one that the app recorded."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, SignalInstance
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mindbody_app.journal.editing import (
    LONGEST_MINUTES,
    changed_practice,
    moved,
    practice_by_hand,
)
from mindbody_app.journal.records import Elsewhere, PracticeRecord, Rating
from mindbody_app.practice.kinds import Practice
from mindbody_app.ui.counts import minutes_words
from mindbody_app.ui.diary.form_page import FormPage, written
from mindbody_app.ui.diary.words import elsewhere_words, kind_of, kind_of_words, practice_title
from mindbody_app.ui.practice_kinds import kind_words
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.choices import OneOf
from mindbody_app.ui.widgets.rating_row import RatingRow
from mindbody_app.ui.widgets.steps import Steps

_LONGEST_TITLE = 80
_FIELD_WIDTH = 420
_USUAL_MINUTES = 20
_MINUTES_WIDTH = 120


class PracticePage(FormPage[PracticeRecord]):
    """Of a recorded session the kind and the title stay; all else can be put right."""

    def __init__(
        self, services: Services, palette: Palette, first: PracticeRecord | None = None
    ) -> None:
        asks = (
            self.tr("A walk, class or other practice") if first is None else practice_title(first)
        )
        super().__init__(asks, services, palette, first)
        self._by_hand = first is None or first.by_hand
        self.kind = OneOf(self.tr("What kind of practice"), self._kinds(), Elsewhere.WALK.value)
        self.what = QLineEdit()
        self.what.setMaxLength(_LONGEST_TITLE)
        self.what.setMaximumWidth(_FIELD_WIDTH)
        self.what.setAccessibleName(self.tr("What it was, in your own words"))
        self.what.setPlaceholderText(self.tr("For instance: yoga class"))
        self.minutes = self._minute_steps()
        self._make_ratings()
        self._fill()
        self.begin()
        self._at_first = self._answers()
        self._shown_minutes = self.minutes.value

    @staticmethod
    def title_of(first: PracticeRecord | None) -> str:
        if first is not None:
            words = QCoreApplication.translate("Diary", "A change of {0}")
            return words.format(first.title)
        return QCoreApplication.translate("Diary", "A practice by hand")

    def edits(self) -> tuple[SignalInstance, ...]:
        rows = (self.before, self.after, self.distress_before, self.distress_after)
        return (
            *(told for row in rows for told in (row.chosen, row.cleared)),
            *(self.kind.chosen, self.what.textChanged, self.minutes.changed),
        )

    @property
    def unsaved(self) -> bool:
        return self._answers() != self._at_first or self.when.moved

    def open(self) -> None:
        self.scroll_to_top()
        first = self.stops()[0]
        if isinstance(first, OneOf):
            first.focus_in()
        else:
            first.setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        of_hand = (self.kind, self.what) if self._by_hand else ()
        return (
            *(*of_hand, self.minutes, self.before, self.after),
            *(self.distress_before, self.distress_after, self.note, self.save_button),
        )

    def draft(self) -> PracticeRecord:
        now = self.services.now()
        at = min(self.when.moment, now)
        before, after = self._ratings()
        day_end = self.services.settings.current.day_end
        first = self.first
        if first is None:
            return practice_by_hand(
                self.entry_id,
                self._chosen_kind(),
                self._what(),
                at=at,
                day_end=day_end,
                minutes=self.minutes.value,
                now=now,
                before=before,
                after=after,
                note=written(self.note),
            )
        kept = changed_practice(
            first,
            now,
            kind=self._chosen_kind() if self._by_hand else None,
            title=self._what() if self._by_hand else None,
            minutes=self.minutes.value if self.minutes.value != self._shown_minutes else None,
            before=before,
            after=after,
            note=written(self.note),
        )
        return moved(kept, at, day_end, now) if self.when.moved else kept

    def show_answers(self, entry: PracticeRecord) -> None:
        self.kind.choose(entry.practice)
        # What is called as its kind takes the name of another one with it.
        own = entry.title != kind_of_words(entry.practice)
        self.what.setText(entry.title if own else "")
        self.minutes.show_value(entry.minutes_practised, (1, LONGEST_MINUTES))
        for row, value in (
            (self.before, entry.before.pain),
            (self.after, entry.after.pain),
            (self.distress_before, entry.before.distress),
            (self.distress_after, entry.after.distress),
        ):
            row.show_number(value)
        self.note.setPlainText(entry.note)
        distress = (entry.before.distress, entry.after.distress)
        self._show_distress(shown=any(each is not None for each in distress))

    def save(self) -> None:
        kept = self.draft()
        self.services.journal.save_practice(kept)
        self.saved.emit(practice_title(kept), kept.practice_day)

    def row_for_typing(self) -> RatingRow | None:
        rows = (self.before, self.after, self.distress_before, self.distress_after)
        return next((row for row in rows if row.has_focus_in()), None)

    def _kinds(self) -> list[tuple[str, str]]:
        """Those without the app first: the app keeps its own by itself."""
        return [
            *((kind.value, elsewhere_words(kind)) for kind in Elsewhere if kind != Elsewhere.OTHER),
            *((kind.value, kind_words(kind)) for kind in Practice),
            (Elsewhere.OTHER.value, elsewhere_words(Elsewhere.OTHER)),
        ]

    def _chosen_kind(self) -> Practice | Elsewhere:
        return kind_of(self.kind.value) or Elsewhere.OTHER

    def _what(self) -> str:
        """Its own words, or else its kind's."""
        return " ".join(self.what.text().split()) or kind_of_words(self.kind.value)

    def _ratings(self) -> tuple[Rating, Rating]:
        return (
            Rating(self.before.value, self.distress_before.value),
            Rating(self.after.value, self.distress_after.value),
        )

    def _answers(self) -> tuple[object, ...]:
        return (
            *(self.kind.value, self.what.text(), self.minutes.value),
            *(*self._ratings(), written(self.note)),
        )

    def _make_ratings(self) -> None:
        no_pain, worst = self.tr("no pain"), self.tr("pain as bad as you can imagine")
        calm, most = self.tr("no distress"), self.tr("as distressed as you can imagine")
        self.before = RatingRow(self.tr("Pain before"), no_pain, worst, quiet=True, clearable=True)
        self.after = RatingRow(self.tr("Pain after"), no_pain, worst, quiet=True, clearable=True)
        self.distress_before = RatingRow(
            self.tr("Distress before"), calm, most, quiet=True, clearable=True
        )
        self.distress_after = RatingRow(
            self.tr("Distress after"), calm, most, quiet=True, clearable=True
        )

    def _minute_steps(self) -> Steps:
        name = self.tr("How long")
        made = Steps(
            name,
            minutes_words,
            steps=(1, 10),
            shown=("−10", "−1", "+1", "+10"),
            step_names=(
                self.tr("How long: ten minutes less"),
                self.tr("How long: a minute less"),
                self.tr("How long: a minute more"),
                self.tr("How long: ten minutes more"),
            ),
            width=_MINUTES_WIDTH,
        )
        made.show_value(_USUAL_MINUTES, (1, LONGEST_MINUTES))
        return made

    def _fill(self) -> None:
        self.column.addWidget(self.when)
        if self._by_hand:
            self.ask(self.tr("What was it?"), self.kind)
            self.ask(self.tr("In your own words, if you like"), self.what)
        self.ask(self.tr("How long?"), self.minutes)
        self.ask(self.tr("Pain just before, if you remember"), self.before)
        self.ask(self.tr("Pain just after, if you remember"), self.after)
        self.distress_button = button(
            self.tr("Distress too"), lambda: self._show_distress(shown=True), variant="quiet"
        )
        self.column.addWidget(self.distress_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._distress = QWidget()
        column = QVBoxLayout(self._distress)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for words, row in (
            (self.tr("Distress just before"), self.distress_before),
            (self.tr("Distress just after"), self.distress_after),
        ):
            column.addWidget(text(words, "heading"))
            column.addWidget(row)
        self.column.addWidget(self._distress)
        self.ask(self.tr("A note for yourself, if you like"), self.note)
        self.column.addStretch(1)
        self._show_distress(shown=self.services.settings.current.rate_distress)

    def _show_distress(self, *, shown: bool) -> None:
        self._distress.setVisible(shown)
        self.distress_button.setVisible(not shown)
