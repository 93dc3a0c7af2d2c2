"""The weekly plan: which practices, how long, how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout

from mindbody_app.journal.plan_file import plan_from, usable
from mindbody_app.journal.plans import Plan, plan_for_week
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.plan_items import PlanItems, first_item
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.outside_words import breakable


class PlanCard(QFrame):
    """Shows the plan in force and keeps every change at once, as a plan from today on."""

    filled = Signal()
    """Its controls were made anew."""
    changed = Signal()
    """The person set something of the plan, or put it away."""
    stop_wanted = Signal()
    """The plan is a clinic's, and is to be followed no longer."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._services, self._tokens = services, palette
        self._put_away: Plan | None = None
        self._items: PlanItems | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._column.setSpacing(Space.M)
        self._shown: Plan | None = None
        self._fill(self._column)

    def _in_force(self) -> Plan | None:
        plan = plan_for_week(self._services.journal.plans(), self._services.today())
        return plan if plan and plan.items else None

    def refresh(self) -> None:
        """Show the plan in force; the card has two faces, with a plan and without."""
        if self._in_force() == self._shown:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        clear(self._column)
        self._fill(self._column)
        self.filled.emit()
        if had_focus:
            # What was pressed is gone; the focus stays in the card.
            QTimer.singleShot(0, self._focus_first)

    def _show_sender(self) -> None:
        sender = self._shown.from_whom if self._shown else ""
        self._sender.setText(self.tr("From {0}.").format(breakable(sender)))
        self._sender.setVisible(bool(sender))
        words = self.tr("Stop following") if sender else self.tr("Go without a plan")
        self._go_without.setText(words)
        self._go_without.setAccessibleName(words)

    def _focus_first(self) -> None:
        if self._items is not None:
            self._items.focus_first()
            return
        shown = (each for each in self.findChildren(QPushButton) if each.isVisible())
        if (first := next(shown, None)) is not None:
            first.setFocus()

    def _fill(self, column: QVBoxLayout) -> None:
        column.addWidget(text(self.tr("Weekly plan"), "heading"))
        self._items = None
        plan = self._shown = self._in_force()
        if plan is None:
            column.addWidget(
                text(
                    self.tr("A plan is a wish, not a duty. With one, Today shows what comes next."),
                    "soft",
                )
            )
            make = button(self.tr("Make a plan"), self._make, variant="primary")
            make.setEnabled(bool(self._headlines()))
            column.addLayout(row(make, None))
            return
        self._sender = text("", "soft")
        column.addWidget(self._sender)
        self._items = PlanItems(self._headlines, self._tokens, plan.items)
        self._items.changed.connect(self._keep)
        self._items.filled.connect(self.filled)
        column.addWidget(self._items)
        self._go_without = button(
            self.tr("Go without a plan"), self._put_plan_away, variant="quiet"
        )
        column.addLayout(row(self._go_without, None))
        self._show_sender()

    def _make(self) -> None:
        """The plan that was put away a moment ago, else a new one."""
        if self._put_away is not None:
            self._services.journal.save_plan(replace(self._put_away, starts_on=self._today()))
        elif (first := first_item(self._headlines())) is not None:
            self._services.journal.save_plan(Plan(self._today(), (first,)))
        self.changed.emit()
        QTimer.singleShot(0, self.refresh)

    def _keep(self) -> None:
        """Keep the plan as it is set now: the clinic's only while it is what the clinic asked."""
        assert self._items is not None
        clinic, items = self._services.settings.current.clinic, self._items.items
        self._shown = Plan(self._today(), items)
        if clinic is not None:
            asked = usable(clinic.items, self._headlines())
            self._shown = plan_from(clinic, asked, items, self._today())
        self._services.journal.save_plan(self._shown)
        self._show_sender()
        self.changed.emit()

    def _put_plan_away(self) -> None:
        if self._shown is not None and self._shown.from_whom:
            self.stop_wanted.emit()
            return
        self._put_away = self._in_force()
        self._services.journal.save_plan(Plan(self._today(), ()))
        self.changed.emit()
        QTimer.singleShot(0, self.refresh)

    def _headlines(self) -> tuple[Headline, ...]:
        return self._services.shelf.headlines

    def _today(self) -> date:
        return self._services.today()
