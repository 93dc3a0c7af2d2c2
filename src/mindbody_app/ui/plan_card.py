"""The weekly plan: which practice, how long, how often."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout

from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.ui.counts import days_a_week_words, minutes_words
from mindbody_app.ui.layouts import clear
from mindbody_app.ui.services import Services
from mindbody_app.ui.theme import Palette, Space
from mindbody_app.ui.widgets.basics import button, row, text
from mindbody_app.ui.widgets.choices import Stepper
from mindbody_app.ui.widgets.drop_down import DropDown
from mindbody_app.ui.widgets.forms import form, form_line

USUAL_DAYS = 5
FIRST_PLANNED = "body-scan"


class PlanCard(QFrame):
    """Shows the plan in force and keeps every change at once, as a plan from today on."""

    filled = Signal()
    """Its controls were made anew."""

    def __init__(self, services: Services, palette: Palette) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._services, self._tokens = services, palette
        self._put_away: tuple[PlanItem, ...] = ()
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

    def _focus_first(self) -> None:
        shown = (each for each in self.findChildren(QPushButton) if each.isVisible())
        if (first := next(shown, None)) is not None:
            first.setFocus()

    def _fill(self, column: QVBoxLayout) -> None:
        column.addWidget(text(self.tr("Weekly plan"), "heading"))
        plan = self._shown = self._in_force()
        if plan is None:
            column.addWidget(
                text(
                    self.tr("A plan is a wish, not a duty. With one, Today shows what comes next."),
                    "soft",
                )
            )
            make = button(self.tr("Make a plan"), self._make, variant="primary")
            make.setEnabled(bool(self._services.shelf.headlines))
            column.addLayout(row(make, None))
            return
        self._show_item(plan.items[0])
        column.addLayout(
            row(button(self.tr("Go without a plan"), self._put_plan_away, variant="quiet"), None)
        )

    def _show_item(self, item: PlanItem) -> None:
        headlines = sorted(self._services.shelf.headlines, key=lambda each: each.title.casefold())
        planned = self._services.headline(item.script_id) or headlines[0]
        practice = DropDown(self.tr("Practice"), self._tokens)
        for each in headlines:
            practice.addItem(each.title, each.id)
        practice.setCurrentIndex(headlines.index(planned))
        minutes = Stepper(
            self.tr("Length"),
            minutes_words,
            (planned.least, planned.most),
            item.minutes,
            self._tokens,
        )
        days = Stepper(self.tr("Days"), days_a_week_words, (1, 7), item.days_a_week, self._tokens)
        practice.activated.connect(
            lambda number: self._take_practice(headlines[number].id, days.value)
        )
        for stepper in (minutes, days):
            stepper.changed.connect(
                lambda _value: self._keep(PlanItem(planned.id, minutes.value, days.value))
            )
        grid = form(self._column)
        form_line(grid, self.tr("Practice"), practice)
        form_line(grid, self.tr("How long"), minutes)
        form_line(grid, self.tr("How often"), days)

    def _make(self) -> None:
        """The plan that was put away a moment ago, else a new one."""
        if self._put_away:
            self._services.journal.save_plan(Plan(self._services.today(), self._put_away))
            QTimer.singleShot(0, self.refresh)
        else:
            first = self._services.headline(FIRST_PLANNED) or self._services.shelf.headlines[0]
            self._take_practice(first.id, USUAL_DAYS)

    def _take_practice(self, script_id: str, days: int) -> None:
        headline = self._services.headline(script_id)
        if headline is not None:
            self._keep(PlanItem(headline.id, headline.usual, days))
            QTimer.singleShot(0, self.refresh)

    def _keep(self, item: PlanItem) -> None:
        """Put an item in the first one's place; those that a plan may have beside it stay."""
        plan = self._in_force()
        beside = plan.items[1:] if plan else ()
        self._services.journal.save_plan(Plan(self._services.today(), (item, *beside)))

    def _put_plan_away(self) -> None:
        plan = self._in_force()
        self._put_away = plan.items if plan else ()
        self._services.journal.save_plan(Plan(self._services.today(), ()))
        QTimer.singleShot(0, self.refresh)
