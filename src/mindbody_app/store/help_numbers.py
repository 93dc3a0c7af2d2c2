"""Reads the emergency numbers and crisis lines that come with the app."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mindbody_app.practice.help_numbers import HelpLine, HelpNumbers

FILE_NAME = "help_numbers.json"


def load_help_numbers(path: Path) -> tuple[HelpNumbers, ...]:
    """The countries of a file in its order; none where it can't be read.

    The screens then say “your local emergency number”, which is never wrong: nobody who looks for
    help is to meet a fault in its place.
    """
    try:
        return tuple(_country(each) for each in json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()


def _country(entry: dict[str, Any]) -> HelpNumbers:
    lines = tuple(HelpLine(str(name), str(number)) for name, number in entry.get("lines", ()))
    return HelpNumbers(str(entry["country"]), str(entry["name"]), str(entry["emergency"]), lines)
