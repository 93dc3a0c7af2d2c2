"""The page that shows a clinic's plan: to follow, to change first, not to follow, or to stop."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import PlanItem
from mindbody_app.ui.clinic.plan_view import PlanView
from mindbody_app.ui.clinic.taking import (
    Standing,
    Stopped,
    follow_again,
    leave_plan,
    standing_of,
    stop_following,
    take_plan,
)
from mindbody_app.ui.clinic.words import stopped_words
from mindbody_app.ui.practice.flow_page import FlowPage
from mindbody_app.ui.services import Services
from mindbody_app.ui.tab_order import order_tabs
from mindbody_app.ui.theme import PAGE_WIDTH, Palette
from mindbody_app.ui.widgets.basics import Variant, button
from mindbody_app.ui.widgets.said_line import SaidLine

_ROOM = 600
"""Pixels of a window that has room for the words of all the footer's buttons."""
translate = QCoreApplication.translate


@dataclass
class Offer:
    """A plan that is being looked at; kept while the page is drawn anew in other colours."""

    plan: ClinicPlan
    items: tuple[PlanItem, ...] | None = None
    """As the person changes them; None until they do."""
    stopped: Stopped | None = None
    """What was stopped on this page, so that it can be taken back."""
    by_itself: bool = False
    """Whether it came while the person did something else."""


class OfferPage(FlowPage):
    """Esc and its button emit `back`; on a plan that waits for an answer they answer nothing."""

    followed = Signal()
    """The plan was taken and is kept."""
    left = Signal()
    """It was left, and that is kept."""
    answered = Signal()
    """It was stopped, or that was taken back: the page is to be made anew."""

    def __init__(self, services: Services, palette: Palette, offer: Offer) -> None:
        standing = standing_of(services, offer.plan)
        # Where closing is the first thing to do, it needs no second button.
        closes = standing in (Standing.FOLLOWED, Standing.CHANGED) or offer.stopped is not None
        words = "" if closes else translate("OfferPage", "Close")
        if standing is Standing.WAITING:
            words = translate("OfferPage", "Not now")
        super().__init__(palette, width=PAGE_WIDTH, back_words=words)
        self._services, self._offer = services, offer
        may_change = not closes
        self.view = PlanView(services, palette, offer.plan, offer.items, may_change=may_change)
        self.view.changed.connect(self._note)
        self.view.filled.connect(lambda: order_tabs(self))
        self.column.addWidget(self.view)
        variant: Variant = "secondary" if standing is Standing.CHANGED else "begin"
        self.follow_button = button("", self._follow, variant=variant)
        self.leave_button = button(self.tr("Not this plan"), self._leave)
        self.stop_button = button(self.tr("Stop following"), self._stop)
        self.close_button = button(self.tr("Close"), self.back.emit, variant="begin")
        self.undo_button = button(self.tr("Undo"), self._take_back)
        self._buttons = self._fitting(standing)
        self.fill_footer(*self._buttons)
        if standing is Standing.CHANGED and self.view.items:
            self.view.add_way(self.follow_button)
        self._show_changing()
        if offer.stopped is not None:
            said = SaidLine()
            self.put_above_footer(said)
            said.say(stopped_words(offer.stopped))
        self.column.addStretch(1)
        self.setAccessibleName(self.view.title)

    def open(self) -> None:
        """Ready for the keyboard."""
        order_tabs(self)
        first = self._buttons[0] if self._buttons else self
        if self._back_button is not None and (self._offer.by_itself or self.view.replaces):
            # A press meant for what was there before, or made by habit, decides nothing.
            first = self._back_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def waits(self) -> bool:
        """Whether the plan isn't answered."""
        return standing_of(self._services, self._offer.plan) is Standing.WAITING

    def _fitting(self, standing: Standing) -> tuple[QPushButton, ...]:
        """The buttons for a plan that the person stands to so, the first one first."""
        if self._offer.stopped is not None:
            return (self.close_button, self.undo_button)
        follow = (self.follow_button,) if self.view.items else ()
        return {
            Standing.FOLLOWED: (self.close_button, self.stop_button),
            Standing.CHANGED: (self.close_button, self.stop_button),
            Standing.RESTING: (*follow, self.stop_button),
            Standing.LEFT: follow,
            Standing.WAITING: (*follow, self.leave_button),
        }[standing]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._back_button is not None:
            # An arrow alone would look like the way back from every page.
            self._back_button.setText("" if self.width() < _ROOM else self._back_words)

    def _note(self) -> None:
        self._offer.items = self.view.items if self.view.changing else None
        self._show_changing()

    def _show_changing(self) -> None:
        words = self.tr("Follow this plan")
        if self.view.changing:
            words = self.tr("Follow it like this")
        elif self.view.standing is Standing.CHANGED:
            words = self.tr("Follow it as it was made")
        self.follow_button.setText(words)
        self.follow_button.setAccessibleName(words)

    def _follow(self) -> None:
        take_plan(self._services, self._offer.plan, self.view.items)
        self.followed.emit()

    def _leave(self) -> None:
        leave_plan(self._services, self._offer.plan)
        self.left.emit()

    def _stop(self) -> None:
        self._offer.stopped = stop_following(self._services)
        self.answered.emit()

    def _take_back(self) -> None:
        if self._offer.stopped is not None:
            follow_again(self._services, self._offer.stopped)
        self._offer.stopped = None
        self.answered.emit()
