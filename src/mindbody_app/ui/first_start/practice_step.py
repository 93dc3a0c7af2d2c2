"""The last step: a short practice at once, or a look around; and a plan, if one is wished."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from mindbody_app.practice.body import Body
from mindbody_app.ui.counts import days_a_week_words, minutes_words
from mindbody_app.ui.first_start.first_plan import FirstPlan
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, card, text
from mindbody_app.ui.widgets.choices import Stepper
from mindbody_app.ui.widgets.flow import wrapping
from mindbody_app.ui.widgets.hero_card import HeroCard
from mindbody_app.ui.widgets.outside_words import breakable


class PracticeStep(StepPage):
    """Offers the practice that suits the body; days a week are kept at once, as a plan of it.

    Where another plan holds, as a clinic's that was just taken, it offers a little of that.
    """

    begin = Signal(str, int)
    """A script's id and whole minutes."""

    def __init__(
        self, services: Services, palette: Palette, plan: FirstPlan, place: tuple[int, int]
    ) -> None:
        super().__init__(
            palette,
            place,
            self.tr("A first practice"),
            self.tr("Now, if it suits you. You can stop it at any time."),
        )
        self._services, self._plan = services, plan
        self.offered = plan.offered
        self.column.addWidget(self._practice_card())
        if plan.may_be_chosen:
            self.column.addWidget(self._plan_card())
        else:
            self.column.addWidget(self._plan_words())
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
        if not self._plan.may_be_chosen:
            over = self.tr("From your plan, and short")
        elif body != Body():
            over = self.tr("Chosen to fit what you marked")
        frame.column.addWidget(text(over, "overline"))
        frame.column.addWidget(text(offered.script.title, "title"))
        words = f"{minutes_words(offered.minutes)} · {offered.script.summary}"
        frame.column.addWidget(text(words, "soft"))
        if body.conditions:
            frame.column.addWidget(
                text(self.tr("Ask your clinician first, as you marked something of your health."))
            )
        return frame

    def _plan_words(self) -> QLabel:
        plan = self._plan.in_force
        if plan is not None and plan.from_whom:
            words = self.tr(
                "You follow the plan from {0}. A few minutes of it are enough for a first time."
                " Today shows what comes next."
            )
            return text(breakable(words.format(plan.from_whom)), "soft")
        return text(
            self.tr(
                "You follow your plan. A few minutes of it are enough for a first time. Today shows"
                " what comes next."
            ),
            "soft",
        )

    def _plan_card(self) -> QFrame:
        frame, column = card()
        self.days = Stepper(
            self.tr("Days a week"), self._days_words, (0, 7), self._plan.days, self.tokens
        )
        self.days.changed.connect(self._plan.keep)
        label = text(self.tr("As a plan"), wrap=False)
        label.setMinimumHeight(self.days.sizeHint().height())
        column.addLayout(wrapping(label, self.days, spacing=Space.L))
        column.addWidget(
            text(self.tr("No plan is fine, too. You can make or change one in Settings."), "small")
        )
        return frame

    def _days_words(self, days: int) -> str:
        return days_a_week_words(days) if days else self.tr("No plan")

    def _begin(self) -> None:
        if self.offered is not None:
            self.begin.emit(self.offered.script.id, self.offered.minutes)
