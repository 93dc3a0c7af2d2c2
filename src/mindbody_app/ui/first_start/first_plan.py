"""The plan that the first steps can make: their practice, on some days of the week."""

from __future__ import annotations

from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.practice.first_practice import FIRST_MINUTES, first_practice
from mindbody_app.practice.headline import Headline
from mindbody_app.ui.services import Services


class FirstPlan:
    """Stands aside for every other plan: it writes over none but its own.

    One lasts as long as the first steps, and so knows what it made.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._made: Plan | None = None

    @property
    def offered(self) -> Headline | None:
        """The practice that suits the body; None where no practice could be read."""
        services = self._services
        suited = services.headline(first_practice(services.settings.current.body))
        return suited or next(iter(services.shelf.headlines), None)

    @property
    def minutes(self) -> int:
        """Of the offered practice, whole ones."""
        return self.offered.held(FIRST_MINUTES) if self.offered else FIRST_MINUTES

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
        """Plan the offered practice on some days of the week, 0 to 7, from today on."""
        if self.offered is not None:
            self._made = Plan(self._services.today(), self._items(days))
            self._services.journal.save_plan(self._made)

    def follow_the_body(self) -> None:
        """Where a plan was made here and the body asks for another practice now, plan that one on
        the same days."""
        made = self._made
        if made and made == self.in_force and made.items != self._items(made.days_a_week):
            self.keep(made.days_a_week)

    def _items(self, days: int) -> tuple[PlanItem, ...]:
        if self.offered is None or not days:
            return ()
        return (PlanItem(self.offered.id, self.minutes, days),)
