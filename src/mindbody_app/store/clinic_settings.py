"""What the settings keep of clinics' plans and of the kits that are made here, to JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from mindbody_app.journal.kit_sender import KitSender
from mindbody_app.journal.plans import PlanItem
from mindbody_app.store.body_settings import PartlyWrongError
from mindbody_app.store.json_values import text

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan

MOST_KEPT = 8
"""Plans of clinics that are kept to be seen again."""
_WORDS = ("clinic", "contact", "note", "country", "help_words")


def clinic_plan_to_json(plan: ClinicPlan | None) -> dict[str, Any] | None:
    """A clinic's plan as the settings' file keeps it."""
    if plan is None:
        return None
    return {
        **{name: getattr(plan, name) for name in _WORDS},
        "made_on": plan.made_on.isoformat(),
        "items": [[item.script_id, item.minutes, item.days_a_week] for item in plan.items],
    }


def clinic_plan_of(value: object) -> ClinicPlan | None:
    """The clinic's plan of a JSON value.

    Raises:
        ValueError: it isn't one.
    """
    if value is None:
        return None
    # Who has no clinic's plan starts without what one is made of.
    from mindbody_app.journal.plain_text import one_line, plain_text
    from mindbody_app.journal.plan_file import ClinicPlan

    if not isinstance(value, dict) or set(value) != {*_WORDS, "made_on", "items"}:
        raise ValueError(value)
    # What an app of other rules kept is no reason to lose whom to call.
    words = {name: plain_text(text(value[name])) for name in _WORDS}
    words["clinic"] = one_line(words["clinic"])
    if not isinstance(value["items"], list):
        raise ValueError(value)
    items = tuple(map(_item, value["items"]))
    return ClinicPlan(items=items, made_on=date.fromisoformat(text(value["made_on"])), **words)


def clinic_plans_of(value: object) -> tuple[ClinicPlan, ...]:
    """The kept plans of a JSON value.

    Raises:
        PartlyWrongError: some of them aren't plans; it holds the others.
        ValueError: it is no list.
    """
    if not isinstance(value, list):
        raise ValueError(value)
    found: list[ClinicPlan] = []
    for each in value[:MOST_KEPT]:
        try:
            plan = clinic_plan_of(each)
        except ValueError:
            continue
        if plan is not None:
            found.append(plan)
    if len(found) < len(value):
        raise PartlyWrongError(tuple(found))
    return tuple(found)


def kit_sender_to_json(sender: KitSender) -> dict[str, Any]:
    """A clinician's own part of kits as the settings' file keeps it."""
    return asdict(sender)


def kit_sender_of(value: object) -> KitSender:
    """The clinician's own part of a JSON value.

    Raises:
        ValueError: it isn't one.
    """
    if not isinstance(value, dict) or set(value) != {"clinic", "contact", "country", "help_words"}:
        raise ValueError(value)
    return KitSender(
        text(value["clinic"]),
        text(value["contact"]),
        *(None if value[name] is None else text(value[name]) for name in ("country", "help_words")),
    )


def _item(value: object) -> PlanItem:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError(value)
    script_id, minutes, days = value
    if type(minutes) is not int or type(days) is not int:
        raise ValueError(value)
    return PlanItem(text(script_id), minutes, days)
