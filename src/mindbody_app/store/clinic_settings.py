"""What the settings keep of the plan that was taken from a clinic, to JSON and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mindbody_app.journal.plans import PlanItem

if TYPE_CHECKING:
    from mindbody_app.journal.plan_file import ClinicPlan

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
    from mindbody_app.journal.plan_file import ClinicPlan

    if not isinstance(value, dict) or set(value) != {*_WORDS, "made_on", "items"}:
        raise ValueError(value)
    words = {name: _text(value[name]) for name in _WORDS}
    if not isinstance(value["items"], list):
        raise ValueError(value)
    items = tuple(map(_item, value["items"]))
    return ClinicPlan(items=items, made_on=date.fromisoformat(_text(value["made_on"])), **words)


def _item(value: object) -> PlanItem:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError(value)
    script_id, minutes, days = value
    if type(minutes) is not int or type(days) is not int:
        raise ValueError(value)
    return PlanItem(_text(script_id), minutes, days)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value
