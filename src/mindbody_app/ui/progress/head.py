"""The head of Progress: this week, the last 28 days, and what stands quietly beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mindbody_app.journal.adherence import rolling, weekly_adherence
from mindbody_app.journal.looking_back.lived_days import minutes_of
from mindbody_app.journal.streak import practice_streak
from mindbody_app.journal.strength import practice_strength
from mindbody_app.ui.progress import practice_words as words
from mindbody_app.ui.progress.looking import Past
from mindbody_app.ui.theme import Space
from mindbody_app.ui.widgets.basics import text


class Head(QWidget):
    """Words alone; whatever stands empty takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.headline = text("", "title")
        self.excused = text("", "soft")
        self.rolling = text("", "soft")
        self.strength = text("", "small")
        self.streak = text("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for each in (self.headline, self.excused, self.rolling, self.strength, self.streak):
            column.addWidget(each)

    def show_first_use(self) -> None:
        """Nothing was kept yet."""
        self._say(
            self.tr("Your practice will show here"),
            self.tr("It begins with your first session, of any length."),
        )

    def show_past(self, past: Past, *, with_streak: bool) -> None:
        """Say how it stands; days of years ago that aren't read yet change nothing here."""
        minutes = minutes_of(past.days)
        plans, excused, today = past.plans, past.excused, past.today
        (week,) = weekly_adherence(
            minutes, plans, excused, today, weeks=1, week_starts=past.week_starts
        )
        strength = practice_strength(minutes, plans, excused, today)
        streak = 0
        if with_streak:
            streak = practice_streak(minutes, plans, excused, today, week_starts=past.week_starts)
        days28 = rolling(minutes, plans, excused, today)
        self._say(
            words.headline(week),
            words.rolling_line(days28),
            words.excused_line(week),
            "" if strength is None else words.strength_line(strength),
            words.streak_line(streak) if streak else "",
        )
        share = words.rolling_share(days28)
        self.rolling.setToolTip(share)
        self.rolling.setAccessibleDescription(share)

    def _say(
        self, headline: str, rolling: str, excused: str = "", strength: str = "", streak: str = ""
    ) -> None:
        for label, said in (
            (self.headline, headline),
            (self.rolling, rolling),
            (self.excused, excused),
            (self.strength, strength),
            (self.streak, streak),
        ):
            label.setText(said)
            label.setVisible(bool(said))
