"""The step that a clinic adds by a plan beside the app: whose it is, and what to do with it."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Signal

from mindbody_app.ui.clinic.offer_page import Offer
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.taking import leave_plan, take_plan
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import button
from mindbody_app.ui.widgets.outside_words import breakable


class Answer(Enum):
    """What a person did with a plan."""

    FOLLOWED = auto()
    LEFT = auto()


def answer_words(answer: Answer, clinic: str) -> str:
    """What was done with a clinic's plan, for the steps after it."""
    translate = QCoreApplication.translate
    words = {
        Answer.FOLLOWED: translate("ClinicStep", "You follow the plan from {0} from today."),
        Answer.LEFT: translate("ClinicStep", "You go on without the plan from {0}."),
    }[answer]
    return breakable(words.format(clinic))


class ClinicStep(StepPage):
    """Followed as it is, changed first, or left; to skip it is no answer.

    Come back to, it stands as it was answered, and can be answered anew.
    """

    answered = Signal(object)
    """An Answer: the plan was taken or left, and that is kept."""

    def __init__(
        self,
        services: Services,
        palette: Palette,
        offer: Offer,
        answer: Answer | None,
        place: tuple[int, int],
    ) -> None:
        super().__init__(palette, place)
        self._services, self._offer, self._answer = services, offer, answer
        self.view = PlanView(services, palette, offer.plan, offer.items, may_change=True)
        self.setAccessibleName(self.view.title)
        self._kept = self.view.items
        self.view.changed.connect(self._note)
        self.view.filled.connect(lambda: order_tabs(self))
        self.column.addWidget(self.view)
        if answer is not None:
            self.confirm(answer_words(answer, offer.plan.clinic))
        self.follow_button = button(self.tr("Follow this plan"), self._follow, variant="begin")
        self.leave_button = button(self.tr("Leave it"), self._leave)
        self.next_button = button(self.tr("Next"), self.further.emit, variant="begin")
        self._settle()
        self._show_changing()

    def _settle(self) -> None:
        """Of the buttons, those that the answer leaves open."""
        if self._answer is Answer.FOLLOWED:
            self.settle(self.next_button, self.follow_button)
        elif not self.view.items:
            self.settle(self.leave_button if self._answer is None else self.next_button)
        elif self._answer is Answer.LEFT:
            self.settle(self.next_button, self.follow_button)
        else:
            self.settle(self.follow_button, self.leave_button)

    def _show_changing(self) -> None:
        if self.view.changing:
            self.follow_button.setText(self.tr("Follow it like this"))
            self.follow_button.setAccessibleName(self.follow_button.text())
        if self._answer is Answer.FOLLOWED:
            changed = self.view.items != self._kept
            self.follow_button.setVisible(changed)
            self.next_button.setVisible(not changed)
            order_tabs(self)

    def _note(self) -> None:
        self._offer.items = self.view.items
        self._show_changing()

    def _follow(self) -> None:
        take_plan(self._services, self._offer.plan, self.view.items)
        self.answered.emit(Answer.FOLLOWED)

    def _leave(self) -> None:
        leave_plan(self._services, self._offer.plan)
        self.answered.emit(Answer.LEFT)
