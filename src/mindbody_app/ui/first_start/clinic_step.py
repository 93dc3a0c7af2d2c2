"""The step that a clinic adds by a plan beside the app: whose it is, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from mindbody_app.ui.clinic.offer_page import Offer
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.taking import (
    Standing,
    leave_plan,
    standing_of,
    stop_following,
    take_plan,
)
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import button
from mindbody_app.ui.widgets.outside_words import breakable


def answer_words(services: Services, offer: Offer) -> str:
    """What was done with a clinic's plan, for the step after it; empty where nothing was."""
    standing = standing_of(services, offer.plan)
    if standing is Standing.WAITING:
        return ""
    translate = QCoreApplication.translate
    words = translate("ClinicStep", "You go on without the plan from {0}.")
    if standing.taken:
        words = translate("ClinicStep", "You follow the plan from {0} from today.")
    return breakable(words.format(offer.plan.clinic))


class ClinicStep(StepPage):
    """Followed as it is, changed first, or left; to skip it is no answer.

    Come back to, it stands as it was answered, and can be answered anew.
    """

    answered = Signal()
    """The plan was taken or left, and that is kept."""
    stopped = Signal()
    """It was taken before and isn't followed any more: the step is to be made anew."""

    def __init__(
        self, services: Services, palette: Palette, offer: Offer, place: tuple[int, int]
    ) -> None:
        super().__init__(palette, place)
        self._services, self._offer = services, offer
        self.view = PlanView(services, palette, offer.plan, offer.items, may_change=True)
        self.setAccessibleName(self.view.title)
        self._kept = self.view.items
        self.view.changed.connect(self._note)
        self.view.filled.connect(lambda: order_tabs(self))
        self.column.addWidget(self.view)
        self.follow_button = button(self.tr("Follow this plan"), self._follow, variant="begin")
        self.leave_button = button(self.tr("Not this plan"), self._leave)
        self.stop_button = button(self.tr("Stop following"), self._stop)
        self.next_button = button(self.tr("Next"), self.further.emit, variant="begin")
        self._settle()
        self._show_changing()

    def _settle(self) -> None:
        """Of the buttons, those that the plan's standing leaves open."""
        follow = (self.follow_button,) if self.view.items else ()
        if self.view.standing.taken:
            self.settle(self.next_button, self.follow_button, self.stop_button)
        elif self.view.standing is Standing.WAITING:
            self.settle(*follow, self.leave_button)
        else:
            # The way on is the one obvious button.
            self.follow_button.setProperty("variant", "secondary")
            self.settle(self.next_button, *follow)

    def _show_changing(self) -> None:
        words = self.tr("Follow this plan")
        if self.view.changing:
            words = self.tr("Follow it like this")
        self.follow_button.setText(words)
        self.follow_button.setAccessibleName(words)
        if self.view.standing.taken:
            changed = self.view.items != self._kept
            self.follow_button.setVisible(changed)
            self.next_button.setVisible(not changed)

    def _note(self) -> None:
        self._offer.items = self.view.items if self.view.changing else None
        self._show_changing()

    def _follow(self) -> None:
        take_plan(self._services, self._offer.plan, self.view.items)
        self.answered.emit()

    def _leave(self) -> None:
        leave_plan(self._services, self._offer.plan)
        self.answered.emit()

    def _stop(self) -> None:
        stop_following(self._services)
        self.stopped.emit()
