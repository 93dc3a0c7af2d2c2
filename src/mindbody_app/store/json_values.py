"""Reads plain values from JSON; everything here raises ValueError for what doesn't fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

_Enum = TypeVar("_Enum", bound=StrEnum)


def text(value: object) -> str:
    """Words."""
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def number(least: float, most: float) -> Callable[[object], float]:
    """What reads a number between two bounds, both included."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(value)
        if not least <= value <= most:
            raise ValueError(value)
        return float(value)

    return read


def one_of(kind: type[_Enum]) -> Callable[[object], _Enum]:
    """What reads the value of one of some names."""

    def read(value: object) -> _Enum:
        return kind(text(value))

    return read


def switch(value: object) -> bool | None:
    """Yes, no, or neither."""
    if value is not None and not isinstance(value, bool):
        raise ValueError(value)
    return value


def yes_no(value: object) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def day(value: object) -> date | None:
    """A day, such as “2026-11-20”, or none."""
    return None if value is None else date.fromisoformat(text(value))


def names(value: object) -> frozenset[str]:
    """Some words, each once."""
    if not isinstance(value, list):
        raise ValueError(value)
    return frozenset(text(each) for each in value)
