"""What the settings keep of the reminders and of what they have told, to JSON and back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from mindbody_app.journal.reminders import MOST_TIMES, Memory, Reminder, Reminders
from mindbody_app.store.body_settings import PartlyWrongError


def reminders_to_json(reminders: Reminders) -> dict[str, Any]:
    """Reminders as the settings' file keeps them."""
    return {
        "on": reminders.on,
        "times": [
            {"at": each.at.isoformat("minutes"), "weekdays": sorted(each.weekdays)}
            for each in reminders.times
        ],
    }


def reminders_of(value: object) -> Reminders:
    """The reminders of a JSON value.

    Raises:
        PartlyWrongError: some times don't fit, or there are too many; it holds the others.
        ValueError: nothing of it fits; there are none then.
    """
    if not isinstance(value, dict) or not isinstance(value.get("on"), bool):
        raise ValueError(value)
    listed = value.get("times")
    if not isinstance(listed, list):
        raise ValueError(value)
    found = []
    for each in listed:
        try:
            found.append(_reminder(each))
        except ValueError:
            continue
    reminders = Reminders(value["on"], tuple(found[:MOST_TIMES]))
    if len(reminders.times) != len(listed):
        raise PartlyWrongError(reminders)
    return reminders


def _reminder(value: object) -> Reminder:
    if not isinstance(value, dict) or set(value) != {"at", "weekdays"}:
        raise ValueError(value)
    at, weekdays = value["at"], value["weekdays"]
    if not isinstance(at, str) or not isinstance(weekdays, list):
        raise ValueError(value)
    if not all(type(day) is int for day in weekdays):
        raise ValueError(value)
    return Reminder(time.fromisoformat(at), frozenset(weekdays))


def memory_to_json(memory: Memory) -> dict[str, Any]:
    """What was told, as the settings' file keeps it."""
    return {
        "seen": [each.isoformat() for each in memory.seen],
        "since": memory.since.isoformat() if memory.since else None,
        "snoozed_until": memory.snoozed_until.isoformat() if memory.snoozed_until else None,
        "silent_on": memory.silent_on.isoformat() if memory.silent_on else None,
    }


def memory_of(value: object) -> Memory:
    """The memory of a JSON value.

    Raises:
        ValueError: it doesn't fit; at worst a reminder of the last two hours comes again.
    """
    parts = {"seen", "since", "snoozed_until", "silent_on"}
    if not isinstance(value, dict) or set(value) != parts or not isinstance(value["seen"], list):
        raise ValueError(value)
    silent_on = value["silent_on"]
    if not isinstance(silent_on, str | None):
        raise ValueError(value)
    return Memory(
        seen=tuple(_moment(each, offset=False) for each in value["seen"]),
        since=None if value["since"] is None else _moment(value["since"], offset=False),
        snoozed_until=(
            None if value["snoozed_until"] is None else _moment(value["snoozed_until"], offset=True)
        ),
        silent_on=date.fromisoformat(silent_on) if silent_on else None,
    )


def _moment(value: object, *, offset: bool) -> datetime:
    if not isinstance(value, str):
        raise ValueError(value)
    moment = datetime.fromisoformat(value)
    if (moment.tzinfo is not None) != offset:
        raise ValueError(value)
    return moment
