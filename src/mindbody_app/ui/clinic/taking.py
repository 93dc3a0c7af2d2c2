"""Finding, taking and leaving a clinic's plan, and how the person stands to one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from hashlib import sha256

from mindbody_app.journal.plan_file import ClinicPlan, plan_from, same_clinic, usable
from mindbody_app.journal.plans import Plan, PlanItem, plan_for_week
from mindbody_app.store.clinic_settings import MOST_KEPT
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
    services.settings.change(clinic=plan, clinic_plans=_kept(services, plan), **answered)


def leave_plan(services: Services, plan: ClinicPlan) -> None:
    """Go on without it; it isn't offered again by itself, and can be seen in Settings."""
    services.settings.change(clinic_plans=_kept(services, plan), **_answered(services, plan))


def put_plan_off(services: Services, plan: ClinicPlan) -> None:
    """Answer nothing; the plan waits in Settings, whatever becomes of its file."""
    services.settings.change(clinic_plans=_kept(services, plan))


def forget_plan(services: Services, plan: ClinicPlan) -> None:
    """Keep a plan that isn't followed no longer."""
    left = tuple(each for each in services.settings.current.clinic_plans if each != plan)
    services.settings.change(clinic_plans=left, **_answered(services, plan))


class Standing(Enum):
    """How the person stands to a plan."""

    FOLLOWED = auto()
    """It is practised as the clinic made it."""
    CHANGED = auto()
    """It was taken, and what is practised is the person's own."""
    RESTING = auto()
    """It was taken, and there is no weekly plan now."""
    LEFT = auto()
    """It was answered and isn't followed."""
    WAITING = auto()
    """It isn't answered yet."""

    @property
    def taken(self) -> bool:
        """Whether the clinic's words stand on the safety sheet."""
        return self in (Standing.FOLLOWED, Standing.CHANGED, Standing.RESTING)


def standing_of(services: Services, plan: ClinicPlan) -> Standing:
    """How the person stands to a plan now."""
    settings = services.settings.current
    if settings.clinic == plan:
        in_force = _in_force(services)
        if in_force is None:
            return Standing.RESTING
        own = not same_clinic(in_force.from_whom, plan.clinic)
        return Standing.CHANGED if own else Standing.FOLLOWED
    return Standing.LEFT if digest_of(plan) in settings.plans_answered else Standing.WAITING


@dataclass(frozen=True, slots=True)
class Stopped:
    """What was stopped a moment ago."""

    plan: ClinicPlan
    weekly: Plan | None
    """What was practised by it; None where the person's own plan went on, or there was none."""
    goes_on: bool = False
    """Whether a weekly plan of the person's own goes on."""


def stop_following(services: Services) -> Stopped | None:
    """Stop following the plan that was taken; a weekly plan of the person's own goes on.

    Returns:
        What `follow_again` takes back; None where no plan was taken.
    """
    plan = services.settings.current.clinic
    if plan is None:
        return None
    standing = standing_of(services, plan)
    weekly = _in_force(services) if standing is Standing.FOLLOWED else None
    if weekly is not None:
        services.journal.save_plan(Plan(services.today(), ()))
    kept = _kept(services, plan)
    services.settings.change(clinic=None, clinic_plans=kept, **_answered(services, plan))
    return Stopped(plan, weekly, standing is Standing.CHANGED)


def can_follow_again(services: Services, stopped: Stopped) -> bool:
    """Whether nothing has come in the place of what was stopped."""
    if services.settings.current.clinic is not None:
        return False
    return stopped.weekly is None or _in_force(services) is None


def follow_again(services: Services, stopped: Stopped) -> None:
    """Take back that a plan was stopped."""
    if stopped.weekly is not None:
        services.journal.save_plan(replace(stopped.weekly, starts_on=services.today()))
    services.settings.change(clinic=stopped.plan)


def _in_force(services: Services) -> Plan | None:
    plan = plan_for_week(services.journal.plans(), services.today())
    return plan if plan is not None and plan.items else None


def _kept(services: Services, plan: ClinicPlan) -> tuple[ClinicPlan, ...]:
    """The plans to be seen again: this one first, then the one that was taken before it."""
    settings = services.settings.current
    taken = [settings.clinic] if settings.clinic is not None else []
    known = dict.fromkeys([plan, *taken, *settings.clinic_plans])
    return tuple(known)[:MOST_KEPT]


def _answered(services: Services, plan: ClinicPlan) -> dict[str, object]:
    answered = services.settings.current.plans_answered
    return {"plans_answered": answered | {digest_of(plan)}}
