"""What the settings keep of the person's body and of long breath holds, to JSON and back.

Health data: it lies in the settings' file on this machine and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from mindbody_app.journal.long_holds import LongHolds
from mindbody_app.practice.body import Avoid, Body, HealthCondition
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import Region

_Enum = TypeVar("_Enum", bound=StrEnum)


class PartlyWrongError(ValueError):
    """A setting of which parts don't fit.

    Args:
        value: the setting with the usual value for those parts.
    """

    def __init__(self, value: object) -> None:
        super().__init__(value)
        self.value = value


def body_to_json(body: Body) -> dict[str, Any]:
    """A body as the settings' file keeps it."""
    return {
        each.name: sorted(value) if isinstance(value, frozenset) else value
        for each in fields(body)
        for value in (getattr(body, each.name),)
    }


def body_of(value: object) -> Body:
    """The body of a JSON value; parts that are missing or don't fit have their usual value.

    Raises:
        PartlyWrongError: some parts don't fit; it holds the body of all others.
        ValueError: nothing of it fits.
    """
    if not isinstance(value, dict):
        raise ValueError(value)
    found: dict[str, Any] = {}
    whole = True
    for name, read in _PARTS.items():
        if name not in value:
            continue
        try:
            found[name], fits = read(value[name])
        except ValueError:
            fits = False
        whole = whole and fits
    body = Body(**found)
    if not whole:
        raise PartlyWrongError(body)
    return body


def _several(kind: type[_Enum]) -> Callable[[object], tuple[frozenset[_Enum], bool]]:
    """Reads a list of names; those that are none cost only themselves."""

    def read(value: object) -> tuple[frozenset[_Enum], bool]:
        if not isinstance(value, list):
            raise ValueError(value)
        known = {each.value for each in kind}
        names = [each for each in value if isinstance(each, str) and each in known]
        return frozenset(map(kind, names)), len(names) == len(value)

    return read


def _avoids(value: object) -> tuple[frozenset[Avoid], bool]:
    """As others, but what doesn't fit may have been the word that keeps breath holds off."""
    found, fits = _several(Avoid)(value)
    return found if fits else found | {Avoid.HOLDS}, fits


def _posture(value: object) -> tuple[Posture | None, bool]:
    return None if value is None else Posture(str(value)), True


_PARTS: dict[str, Callable[[object], tuple[Any, bool]]] = {
    "sore": _several(Region),
    "left_out": _several(Region),
    "posture": _posture,
    "avoids": _avoids,
    "conditions": _several(HealthCondition),
}


def long_holds_to_json(holds: LongHolds) -> dict[str, str | None]:
    """The history of long holds as the settings' file keeps it."""
    return {
        "first_day": holds.first_day.isoformat() if holds.first_day else None,
        "last_at": holds.last_at.isoformat() if holds.last_at else None,
    }


def long_holds_of(value: object) -> LongHolds:
    """The history of a JSON value.

    Raises:
        ValueError: it doesn't fit; the cap of the first month then holds.
    """
    if not isinstance(value, dict) or set(value) != {"first_day", "last_at"}:
        raise ValueError(value)
    first, last = value["first_day"], value["last_at"]
    if not isinstance(first, str | None) or not isinstance(last, str | None):
        raise ValueError(value)
    return LongHolds(
        date.fromisoformat(first) if first else None,
        datetime.fromisoformat(last) if last else None,
    )
