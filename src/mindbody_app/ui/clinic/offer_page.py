"""The page that shows a plan which came from a clinic: follow it, change it first, or leave it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal

from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import PlanItem
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.taking import leave_plan, take_plan
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import PAGE_WIDTH, Palette
from mindbody_app.ui.widgets.basics import button


@dataclass
class Offer:
    """A plan that is being looked at; kept while the page is drawn anew in other colours."""

    plan: ClinicPlan
    items: tuple[PlanItem, ...] | None = None
    """As the person changes them; None until they do."""


class OfferPage(FlowPage):
    """Esc and “Later” emit `back` and answer nothing; the plan is offered again another time."""

    followed = Signal()
    """The plan was taken and is kept."""
    left = Signal()
    """It was left, and that is kept."""

    def __init__(self, services: Services, palette: Palette, offer: Offer) -> None:
        super().__init__(palette, width=PAGE_WIDTH, back_words=self.tr("Later"))
        self._services, self._offer = services, offer
        self.view = PlanView(services, palette, offer.plan, offer.items, may_change=True)
        self.view.changed.connect(self._note)
        self.view.filled.connect(lambda: order_tabs(self))
        self.follow_button = button(self.tr("Follow this plan"), self._follow, variant="begin")
        self.leave_button = button(self.tr("Leave it"), self._leave)
        self.fill_footer(self.follow_button, self.leave_button)
        self.follow_button.setVisible(bool(self.view.items))
        self.column.addWidget(self.view)
        self.column.addStretch(1)
        self.setAccessibleName(self.view.title)
        self._show_changing()

    def open(self) -> None:
        """Ready for the keyboard."""
        stop = self.follow_button if self.view.items else self.leave_button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self) -> None:
        self._offer.items = self.view.items
        self._show_changing()

    def _show_changing(self) -> None:
        if self.view.changing:
            self.follow_button.setText(self.tr("Follow it like this"))
            self.follow_button.setAccessibleName(self.follow_button.text())

    def _follow(self) -> None:
        take_plan(self._services, self._offer.plan, self.view.items)
        self.followed.emit()

    def _leave(self) -> None:
        leave_plan(self._services, self._offer.plan)
        self.left.emit()
