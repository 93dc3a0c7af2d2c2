"""Finding, taking and leaving a clinic's plan."""

from __future__ import annotations

from hashlib import sha256

from mindbody_app.journal.plan_file import ClinicPlan, plan_from, usable
from mindbody_app.journal.plans import PlanItem
from mindbody_app.store.plan_files import FoundPlans, digest_of, find_plans
from mindbody_app.ui.services import Services


def plan_beside(services: Services) -> FoundPlans:
    """The newest plan file beside the app that the person hasn't answered yet."""
    answered = services.settings.current.plans_answered
    return find_plans(services.plan_folders(), services.today(), answered)


def problems_beside(services: Services, found: FoundPlans) -> tuple[str, ...]:
    """What is wrong with plan files beside the app; each sentence is given once, at any start."""
    known = services.settings.current.plans_answered
    marks = {sha256(each.encode()).hexdigest()[:32]: each for each in found.problems}
    fresh = {mark: each for mark, each in marks.items() if mark not in known}
    if fresh:
        services.settings.change(plans_answered=known | fresh.keys())
    return tuple(fresh.values())


def take_plan(services: Services, plan: ClinicPlan, items: tuple[PlanItem, ...]) -> None:
    """Follow a clinic's plan from today on; weeks before it keep theirs.

    Where the journal can't keep it yet, the plan isn't answered and is offered again at the next
    start: by then it may be lost.

    Args:
        services: what screens may use.
        plan: the plan.
        items: what will be practised: what this app can follow of it, or what the person made of
            that.
    """
    asked = usable(plan.items, services.shelf.headlines)
    services.journal.save_plan(plan_from(plan, asked, items, services.today()))
    answered = {} if services.journal.unsaved else _answered(services, plan)
    services.settings.change(clinic=plan, **answered)


def leave_plan(services: Services, plan: ClinicPlan) -> None:
    """Go on without it; it isn't offered again by itself."""
    services.settings.change(**_answered(services, plan))


def _answered(services: Services, plan: ClinicPlan) -> dict[str, object]:
    answered = services.settings.current.plans_answered
    return {"plans_answered": answered | {digest_of(plan)}}
