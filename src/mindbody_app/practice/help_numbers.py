"""Whom to call: emergency numbers and crisis lines, a country at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line for people in a crisis."""

    name: str
    """As it calls itself, in the country's language."""
    number: str


@dataclass(frozen=True, slots=True)
class HelpNumbers:
    """The numbers of one country."""

    country: str
    """Two letters, ISO 3166."""
    name: str
    emergency: str
    """As it is told, such as “112 or 999”."""
    lines: tuple[HelpLine, ...] = ()


def numbers_for(known: Iterable[HelpNumbers], *countries: str) -> HelpNumbers | None:
    """The numbers of the first of these countries that has some; None where none has."""
    by_country = {each.country: each for each in known}
    return next((by_country[each] for each in countries if each in by_country), None)
