"""The step that a clinic adds by a plan beside the app: whose it is, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mindbody_app.ui.clinic.offer_page import Offer
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.taking import leave_plan, take_plan
from mindbody_app.ui.first_start.step_page import StepPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import button


class ClinicStep(StepPage):
    """Followed as it is, changed first, or left; to skip it is no answer."""

    answered = Signal()
    """The plan was taken or left, and that is kept."""

    def __init__(
        self, services: Services, palette: Palette, offer: Offer, place: tuple[int, int]
    ) -> None:
        super().__init__(palette, place)
        self._services, self._offer = services, offer
        self.view = PlanView(services, palette, offer.plan, offer.items, may_change=True)
        self.view.changed.connect(self._note)
        self.view.filled.connect(lambda: order_tabs(self))
        self.column.addWidget(self.view)
        self.follow_button = button(self.tr("Follow this plan"), self._follow, variant="begin")
        self.leave_button = button(self.tr("Leave it"), self._leave)
        if self.view.items:
            self.settle(self.follow_button, self.leave_button)
        else:
            self.settle(self.leave_button)
        self._show_changing()

    def _show_changing(self) -> None:
        if self.view.changing:
            self.follow_button.setText(self.tr("Follow it like this"))
            self.follow_button.setAccessibleName(self.follow_button.text())

    def _note(self) -> None:
        self._offer.items = self.view.items
        self._show_changing()

    def _follow(self) -> None:
        take_plan(self._services, self._offer.plan, self.view.items)
        self.answered.emit()

    def _leave(self) -> None:
        leave_plan(self._services, self._offer.plan)
        self.answered.emit()
