"""The page to read in a clinic's kit: what a patient holds before the app is there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import textstat

from mindbody_app.app import assets_folder
from mindbody_app.practice.help_numbers import HelpLine, HelpNumbers
from mindbody_app.store.help_numbers import FILE_NAME, load_help_numbers
from mindbody_app.store.kits import plan_file_name
from mindbody_app.ui.clinic.read_me import LONGEST_LINE, read_me_parts, read_me_words
from tests.store.records import clinic_plan
from tests.tools.test_words import BANNED, HARDEST_GRADE

PLAN = clinic_plan()
IRELAND = HelpNumbers("IE", "Ireland", "112 or 999", (HelpLine("Samaritans", "116 123"),))


def page(**changes: Any) -> str:
    return read_me_words(replace(PLAN, **changes), (), IRELAND)


def flowing(words: str) -> str:
    return " ".join(words.split())


def test_it_names_the_installers_the_plans_file_and_the_way_to_open_it() -> None:
    words = flowing(page())
    assert "Windows: BodyAndBreath-…-setup-x64.exe Mac: BodyAndBreath-….dmg" in words
    assert "mindbody-app_…_amd64.deb" in words
    assert f"Open the plan with a double click: “{plan_file_name(PLAN)}”." in words


def test_it_has_the_numbers_that_the_safety_sheet_will_have() -> None:
    words = page(help_words="Our nurse: 5679")
    assert "In an emergency: Call 112 or 999.\n" in words
    assert "In a crisis:\n- Our nurse: 5679\n- Samaritans: 116 123\n" in words
    open_country = read_me_words(replace(PLAN, country="", help_words=""), (), None)
    assert "In an emergency: Call your local emergency number.\n" in open_country
    assert "In a crisis:" not in open_country


def test_every_country_has_its_emergency_number_on_it() -> None:
    for each in load_help_numbers(assets_folder() / FILE_NAME):
        words = flowing(read_me_words(PLAN, (), each))
        assert f"In an emergency: Call {each.emergency}." in words


def test_its_lines_are_short_and_its_headings_can_be_seen() -> None:
    note = "\n".join(
        ("A sentence " + "about the scan " * 9 + "ends.", "- one point" + " of words" * 20)
    )
    words = page(clinic="A clinic with a very long name " * 2 + "in it", note=note)
    assert max(map(len, words.splitlines())) <= LONGEST_LINE
    lines = words.splitlines()
    for part in read_me_parts(PLAN, (), IRELAND)[1:]:
        rule = lines[lines.index(part.heading) + 1]
        assert rule == "-" * len(part.heading)
    assert f"\n{'=' * 56}\nBody & Breath is an app" in page()
    assert re.search(r"\n- one point.*\n  [a-z]", words), "an entry's lines stand under its words"
    assert re.search(r"\n1\. Open.*\n   [a-z]", words)


def test_a_word_that_is_longer_than_a_line_stays_whole() -> None:
    address = "https://clinic.example/" + "a" * 90
    assert address in page(note=f"See {address} there")


def test_the_note_is_called_as_on_the_screen() -> None:
    assert "A note from the clinic\n----------------------\nBefore" in page(note="Before bed.")


def test_what_the_clinic_does_not_say_has_no_heading() -> None:
    words = page(note="", contact="")
    assert "A note from the clinic" not in words
    assert "How to reach them" not in words


def test_it_is_easy_to_read_and_promises_nothing() -> None:
    whole = " ".join(each.body for each in read_me_parts(replace(PLAN, note=""), (), IRELAND))
    assert textstat.flesch_kincaid_grade(whole) <= HARDEST_GRADE
    assert "!" not in whole
    assert [name for name, pattern in BANNED.items() if re.search(pattern, whole, re.I)] == []
