"""What the forms of the check-ins share: one answer is enough, and every change is marked."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from mindbody_app.journal.editing import Answers, changed_answers, moved
from mindbody_app.journal.marks import Marks
from mindbody_app.ui.diary.form_page import FormPage
from mindbody_app.ui.widgets.rating_row import RatingRow


class AnswersPage(FormPage[Answers]):
    """Asks for a check-in, whose first question is of pain."""

    pain: RatingRow

    @property
    def unsaved(self) -> bool:
        draft, at_first = self.draft(), self._at_first
        if self.first is None:
            return not draft.empty
        return self.when.moved or replace(draft, at=at_first.at, day=at_first.day) != at_first

    @abstractmethod
    def keep(self, check_in: Answers) -> str:
        """Keep it; what it is called."""

    def begin(self) -> None:
        super().begin()
        self._at_first: Answers = self.draft()

    def open(self) -> None:
        self.scroll_to_top()
        self.pain.focus_in()

    def save(self) -> None:
        draft, now = self.draft(), self.services.now()
        if draft.empty:
            self.say(self.tr("Nothing is marked yet. One answer is enough, or go back."))
        elif self.first is None:
            self.saved.emit(self.keep(replace(draft, marks=Marks(entered_at=now))), draft.day)
        else:
            kept = changed_answers(self.first, draft, now)
            if self.when.moved:
                kept = moved(kept, draft.at, self.services.settings.current.day_end, now)
            self.saved.emit(self.keep(kept), kept.day)
