"""The last step: a short practice at once, or a look around; and a plan, if one is wished."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.practice.body import Body
from mindbody_app.practice.first_practice import FIRST_MINUTES, first_practice
from mindbody_app.ui.counts import days_a_week_words, minutes_words
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, card, text
from mindbody_app.ui.widgets.choices import Stepper
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.hero_card import HeroCard
from mindbody_app.ui.widgets.outside_words import breakable


class PracticeStep(StepPage):
    """Offers the practice that suits the body; days a week are kept at once, as a plan of it."""

    begin = Signal(str, int)
    """A script's id and whole minutes."""

    def __init__(self, services: Services, palette: Palette, place: tuple[int, int]) -> None:
        super().__init__(
            palette,
            place,
            self.tr("A first practice"),
            self.tr("Now, if it suits you. You can stop it at any time."),
        )
        self._services = services
        suited = services.headline(first_practice(services.settings.current.body))
        self.offered = suited or next(iter(services.shelf.headlines), None)
        self.minutes = self.offered.held(FIRST_MINUTES) if self.offered else FIRST_MINUTES
        self.column.addWidget(self._practice_card())
        plan = plan_for_week(services.journal.plans(), services.today())
        if plan is not None and plan.from_whom:
            self.column.addWidget(self._clinic_words(plan.from_whom))
        else:
            self.column.addWidget(self._plan_card(plan))
        begin = button(self.tr("Begin now"), self._begin, variant="begin")
        begin.setEnabled(self.offered is not None)
        around = button(self.tr("Look around first"))
        around.setProperty("variant", "large")
        self.settle(begin, past=around)
        if self.offered is None:
            self.rest_on(around)

    def _practice_card(self) -> QFrame:
        frame = HeroCard(self.tokens)
        body, offered = self._services.settings.current.body, self.offered
        if offered is None:
            frame.column.addWidget(text(self.tr("No practice could be read"), "title"))
            return frame
        over = self.tr("Gentle, and short")
        if body != Body():
            over = self.tr("Chosen to fit what you marked")
        frame.column.addWidget(text(over, "overline"))
        frame.column.addWidget(text(offered.title, "title"))
        words = f"{minutes_words(self.minutes)} · {offered.summary}"
        frame.column.addWidget(text(words, "soft"))
        if body.conditions:
            frame.column.addWidget(
                text(self.tr("Ask your clinician first, as you marked something of your health."))
            )
        return frame

    def _clinic_words(self, clinic: str) -> QLabel:
        words = self.tr("You also follow the plan from {0}. Today shows what comes next.").format(
            clinic
        )
        return text(breakable(words), "soft")

    def _plan_card(self, plan: Plan | None) -> QFrame:
        frame, column = card()
        self.days = Stepper(
            self.tr("Days a week"),
            self._days_words,
            (0, 7),
            plan.days_a_week if plan else 0,
            self.tokens,
        )
        self.days.changed.connect(self._keep)
        label = text(self.tr("As a plan"), wrap=False)
        label.setMinimumHeight(self.days.sizeHint().height())
        column.addLayout(wrapping(label, self.days, spacing=Space.L))
        column.addWidget(
            text(self.tr("No plan is fine, too. You can make or change one in Settings."), "small")
        )
        if self.days.value:
            self._keep(self.days.value)
        return frame

    def _days_words(self, days: int) -> str:
        return days_a_week_words(days) if days else self.tr("No plan")

    def _keep(self, days: int) -> None:
        if self.offered is not None:
            items = (PlanItem(self.offered.id, self.minutes, days),) if days else ()
            self._services.journal.save_plan(Plan(self._services.today(), items))

    def _begin(self) -> None:
        if self.offered is not None:
            self.begin.emit(self.offered.id, self.minutes)
