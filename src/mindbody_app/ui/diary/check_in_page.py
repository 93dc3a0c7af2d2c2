"""The check-in: one page, every part may be left open, done in half a minute."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.journal.check_ins import CheckIn
from mindbody_app.journal.days import practice_day
from mindbody_app.journal.drafts import Draft
from mindbody_app.journal.marks import NO_MARKS
from mindbody_app.ui.diary.answers_page import AnswersPage
from mindbody_app.ui.diary.asked import asked_of
from mindbody_app.ui.diary.form_page import focus_first, written
from mindbody_app.ui.diary.region_pains import RegionPains
from mindbody_app.ui.diary.tag_choice import TagChoice
from mindbody_app.ui.diary.words import check_in_title, offered_treatments, offered_triggers
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import TARGET, Palette, Space
from mindbody_app.ui.widgets.basics import button, text
from mindbody_app.ui.widgets.flow import FlowWords, wrapping
from mindbody_app.ui.widgets.rating_row import RatingRow

_NOON = 12


class CheckInPage(AnswersPage[CheckIn]):
    """Pain, where it hurts, what was done and what played a part; the rest is folded away."""

    def __init__(self, services: Services, palette: Palette, first: CheckIn | None = None) -> None:
        super().__init__(self.tr("How is it today?"), services, palette, first)
        self.pain = RatingRow(
            "",
            self.tr("no pain"),
            self.tr("pain as bad as you can imagine"),
            clearable=True,
        )
        self.regions = RegionPains(palette, lambda: self.pain.value)
        self.treatments = TagChoice(
            self.tr("What did you do for it?"), self.tr("Something else done"), palette
        )
        self.triggers = TagChoice(
            self.tr("What may have played a part?"), self.tr("Something else"), palette
        )
        self._question = FlowWords("heading")
        self._enough = text("", "soft", wrap=False)
        self.more_button = button("", self._switch_more, variant="quiet")
        self._more_words = FlowWords("soft")
        self._more_words.setText(self.tr("sleep, mood, activity, a note"))
        self._more_words.setMinimumHeight(TARGET)
        self._make_more()
        self._fill()
        if first is None:
            self.show_answers(self.draft())
        self.regions.asked.connect(self.bring_into_view)
        self.begin()
        for changed in (self.when.changed, self.pain.chosen, self.pain.cleared):
            changed.connect(self._ask)
        self._ask()

    @staticmethod
    def title_of(first: CheckIn | None) -> str:
        if first is not None:
            return QCoreApplication.translate("Diary", "A change of a check-in")
        return QCoreApplication.translate("Diary", "A check-in")

    def edits(self) -> tuple[SignalInstance, ...]:
        rows = (self.pain, self.sleep, self.mood, self.activity)
        return (
            *(told for row in rows for told in (row.chosen, row.cleared)),
            *(self.regions.changed, self.treatments.changed, self.triggers.changed),
        )

    def stops(self) -> tuple[QWidget, ...]:
        return (
            *(self.pain, self.regions, self.treatments, self.triggers),
            *(self.sleep, self.mood, self.activity, self.note, self.save_button),
        )

    def draft(self) -> CheckIn:
        first, at = self.first, self.when.moment
        return CheckIn(
            id=self.entry_id,
            at=at,
            day=practice_day(at, self.services.settings.current.day_end),
            pain=self.pain.value,
            regions=self.regions.pains,
            sleep=self.sleep.value,
            mood=self.mood.value,
            activity=self.activity.value,
            triggers=self.triggers.tags,
            treatments=self.treatments.tags,
            note=written(self.note),
            marks=first.marks if first else NO_MARKS,
        )

    def show_answers(self, entry: CheckIn) -> None:
        journal, settings = self.services.journal, self.services.settings.current
        self.pain.show_number(entry.pain)
        self.regions.show_pains(entry.regions, settings.body.sore)
        triggers, treatments = journal.tags_used()
        self.triggers.show_tags(entry.triggers, triggers, offered_triggers())
        self.treatments.show_tags(entry.treatments, treatments, offered_treatments())
        self.sleep.show_number(entry.sleep)
        self.mood.show_number(entry.mood)
        self.activity.show_number(entry.activity)
        self.note.setPlainText(entry.note)
        folded = (entry.sleep, entry.mood, entry.activity, entry.note or None)
        answered = any(each is not None for each in folded)
        self._show_more(opened=answered or settings.check_in_more)

    def keep(self, check_in: CheckIn) -> str:
        self.services.journal.save_check_in(check_in)
        return check_in_title(check_in)

    def row_for_typing(self) -> RatingRow | None:
        for row in (self.pain, self.sleep, self.mood, self.activity, self.regions.row):
            if row.has_focus_in():
                return row
        if self.regions.has_focus_in():
            return self.regions.row if self.regions.current is not None else None
        return None

    def entered(self, row: RatingRow) -> None:
        """On to the next question; the day's pain alone is enough to be saved."""
        if row is self.pain:
            self.save()
        else:
            super().entered(row)

    def _fill(self) -> None:
        self.column.setSpacing(Space.M)
        self.column.addWidget(self.when)
        pain = QVBoxLayout()
        pain.setSpacing(Space.S)
        pain.addLayout(wrapping(self._question, self._enough, spacing=Space.M))
        pain.addWidget(self.pain)
        self.column.addLayout(pain)
        self.regions.put_under(self.treatments, self.triggers)
        self.column.addWidget(self.regions)
        self.column.addLayout(wrapping(self.more_button, self._more_words))
        self.column.addWidget(self._more)
        self.column.addStretch(1)

    def _make_more(self) -> None:
        def row(least: str, most: str) -> RatingRow:
            return RatingRow("", least, most, quiet=True, clearable=True)

        self.sleep = row(self.tr("very badly"), self.tr("very well"))
        self.mood = row(self.tr("very low"), self.tr("very good"))
        self.activity = row(self.tr("nothing"), self.tr("all of it"))
        self._more_questions = [text("", "heading") for _ in range(3)]
        self._more = QWidget()
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for question, part in (
            *zip(self._more_questions, (self.sleep, self.mood, self.activity), strict=True),
            (text(self.tr("A note for yourself, if you like"), "heading"), self.note),
        ):
            column.addWidget(question)
            column.addWidget(part)

    def _ask(self) -> None:
        """Ask about the day chosen, and say that the one answer is enough."""
        services, day = self.services, self.draft().day
        today = services.today()
        morning = services.now().hour < _NOON and not self.when.moved
        asked = asked_of(day, today, day_goes_on=morning)
        self.when.retitle(asked.title)
        self._question.setText(asked.pain)
        self.pain.rename(asked.pain_name)
        for question, row, words, name in zip(
            self._more_questions,
            (self.sleep, self.mood, self.activity),
            (asked.sleep, asked.mood, asked.activity),
            (asked.sleep_name, asked.mood_name, asked.activity_name),
            strict=True,
        ):
            question.setText(words)
            row.rename(name)
        self.regions.ask_of(past=day != today)
        self._enough.setText(
            self.tr("One answer is enough.")
            if self.pain.value is None
            else self.tr("That is enough. Save, or say more.")
        )

    def take_draft(self, draft: Draft) -> None:
        super().take_draft(draft)
        self._ask()

    def _switch_more(self) -> None:
        opened = self._more.isHidden()
        self.services.settings.change(check_in_more=opened)
        self._show_more(opened=opened)
        if opened:
            focus_first(self.sleep)
            QTimer.singleShot(0, self._more, self._show_from_more)

    def _show_from_more(self) -> None:
        """What was asked for begins at the top."""
        self.page.verticalScrollBar().setValue(self.more_button.y())

    def _show_more(self, *, opened: bool) -> None:
        self._more.setVisible(opened)
        self._more_words.setVisible(not opened)
        words = self.tr("Fewer questions") if opened else self.tr("More questions")
        about = "" if opened else f": {self._more_words.text()}"
        self.more_button.setText(words)
        self.more_button.setAccessibleName(words + about)
