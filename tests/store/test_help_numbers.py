"""Whom to call: the numbers that come with the app, and what a broken file costs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mindbody_app.practice.help_numbers import HelpLine, HelpNumbers, numbers_for
from mindbody_app.store.help_numbers import FILE_NAME, load_help_numbers

SHIPPED = load_help_numbers(Path(__file__).parents[2] / "assets" / FILE_NAME)
EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"


def test_the_numbers_that_come_with_the_app_are_whole() -> None:
    assert len(SHIPPED) > 40
    assert len({each.country for each in SHIPPED}) == len(SHIPPED)
    assert [each.name for each in SHIPPED] == sorted(each.name for each in SHIPPED)
    for each in SHIPPED:
        assert re.fullmatch(r"[A-Z]{2}", each.country)
        assert re.match(r"\d{2,5}\b", each.emergency)
        for line in each.lines:
            assert line.name
            assert re.fullmatch(r"[\d ]{3,}", line.number)


@pytest.mark.parametrize("country", EU.split())
def test_112_is_told_everywhere_in_the_european_union(country: str) -> None:
    found = numbers_for(SHIPPED, country)
    assert found is not None
    assert "112" in found.emergency


@pytest.mark.parametrize(
    ("country", "emergency", "line"),
    [
        ("US", "911", HelpLine("Suicide & Crisis Lifeline", "988")),
        ("GB", "999", HelpLine("Samaritans", "116 123")),
        ("IE", "112 or 999", HelpLine("Samaritans", "116 123")),
        ("CA", "911", HelpLine("Suicide Crisis Helpline", "988")),
        ("AU", "000", HelpLine("Lifeline", "13 11 14")),
        ("IN", "112", HelpLine("Tele MANAS", "14416")),
    ],
)
def test_some_that_are_well_known(country: str, emergency: str, line: HelpLine) -> None:
    found = numbers_for(SHIPPED, country)
    assert found is not None
    assert (found.emergency, found.lines[0]) == (emergency, line)


def test_the_first_country_that_has_numbers_is_taken() -> None:
    one, other = HelpNumbers("AA", "A", "1"), HelpNumbers("BB", "B", "2")
    assert numbers_for((one, other), "", "ZZ", "BB", "AA") is other
    assert numbers_for((one, other), "", "ZZ") is None


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'[{"country": "AA"}]', b'{"a": 1}', b"\xff"])
def test_a_broken_file_gives_no_numbers_and_no_fault(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / FILE_NAME
    assert load_help_numbers(path) == ()
    path.write_bytes(data)
    assert load_help_numbers(path) == ()
