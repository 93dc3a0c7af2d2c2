"""What the first steps offer to practise, and the plan that they can make of it."""

from __future__ import annotations

from typing import NamedTuple

from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.practice.first_practice import FIRST_MINUTES, first_practice
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.services import Services


class Offered(NamedTuple):
    """A first practice."""

    script: Headline
    minutes: int
    """Whole ones, few for a first time."""


class FirstPlan:
    """Stands aside for every other plan: it writes over none but its own.

    One lasts as long as the first steps, and so knows what it made.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._made: Plan | None = None

    @property
    def offered(self) -> Offered | None:
        """Of a plan that was made elsewhere its first practice, else the one that suits the body;
        None where no practice could be read."""
        plan = self.in_force
        if plan is not None and not self.may_be_chosen:
            for item in plan.items:
                script = self._services.headline(item.script_id)
                if script is not None:
                    return Offered(script, min(item.minutes, script.held(FIRST_MINUTES)))
        return self._suited()

    @property
    def in_force(self) -> Plan | None:
        """The plan that holds today, whoever made it."""
        return plan_for_week(self._services.journal.plans(), self._services.today())

    @property
    def may_be_chosen(self) -> bool:
        """Whether there is no plan yet, or one that was made here."""
        plan = self.in_force
        if plan is None or plan == self._made:
            return True
        return not plan.from_whom and plan.items in ((), self._items(plan.days_a_week))

    @property
    def days(self) -> int:
        """Days a week of the plan that holds today; 0 without one."""
        plan = self.in_force
        return plan.days_a_week if plan else 0

    def keep(self, days: int) -> None:
        """Plan the practice that suits the body on some days of the week, 0 to 7, from today on."""
        if self._suited() is not None:
            self._made = Plan(self._services.today(), self._items(days))
            self._services.journal.save_plan(self._made)

    def follow_the_body(self) -> None:
        """Where a plan was made here and the body asks for another practice now, plan that one on
        the same days."""
        made = self._made
        if made and made == self.in_force and made.items != self._items(made.days_a_week):
            self.keep(made.days_a_week)

    def _suited(self) -> Offered | None:
        services = self._services
        suited = services.headline(first_practice(services.settings.current.body))
        script = suited or next(iter(services.shelf.headlines), None)
        return None if script is None else Offered(script, script.held(FIRST_MINUTES))

    def _items(self, days: int) -> tuple[PlanItem, ...]:
        suited = self._suited()
        if suited is None or not days:
            return ()
        return (PlanItem(suited.script.id, suited.minutes, days),)
