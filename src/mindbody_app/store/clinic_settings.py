"""What the settings keep of the plan that was taken from a clinic, to JSON and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import PlanItem

_WORDS = ("clinic", "contact", "note", "country", "help_words")


def clinic_plan_to_json(plan: ClinicPlan) -> dict[str, Any]:
    """A clinic's plan as the settings' file keeps it."""
    return {
        **{name: getattr(plan, name) for name in _WORDS},
        "made_on": plan.made_on.isoformat(),
        "items": [[item.script_id, item.minutes, item.days_a_week] for item in plan.items],
    }


def clinic_plan_of(value: object) -> ClinicPlan:
    """The clinic's plan of a JSON value.

    Raises:
        ValueError: it isn't one.
    """
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
