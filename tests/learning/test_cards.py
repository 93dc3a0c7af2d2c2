"""The order of the cards, how long one takes to read, and how they are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.learning.card_search import CardSearch
from mindbody_app.learning.cards import (
    Block,
    Card,
    CardGroup,
    Heading,
    Paragraph,
    Points,
    next_in_group,
    on_the_shelf,
)


def card(
    name: str,
    title: str = "A card",
    *blocks: Block,
    group: CardGroup = CardGroup.LIVING,
    summary: str = "",
    keywords: tuple[str, ...] = (),
) -> Card:
    """A card of which only what matters is said."""
    return Card(name, title, group, summary, "picture", keywords, None, blocks, ("Source.",))


PACING = card(
    "pacing",
    "Pacing your day",
    Paragraph("Do a little, then rest before the pain asks you to."),
    Heading("Try this"),
    Points(("Set a timer.", "Stop while it still feels easy.")),
    keywords=("energy", "boom and bust"),
    summary="Spread what you do.",
)
SLEEP = card(
    "sleep",
    "Sleep",
    Paragraph("A quiet evening; a siesta or a café at noon. Rest isn’t sleep."),
    summary="Small habits for the night.",
)
MASSAGE = card("massage", "Massage", Paragraph("Hands on a sore back."), group=CardGroup.CARE)
ACUPUNCTURE = card("acupuncture", "Acupuncture", group=CardGroup.CARE, summary="Thin needles.")
EASE = card("ease", "A place of ease", Paragraph("Carefully, slowly."), group=CardGroup.MIND)
CARDS = (PACING, SLEEP, MASSAGE, ACUPUNCTURE, EASE)


def found(query: str) -> list[str]:
    return [each.id for each in CardSearch(CARDS).find(query)]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (180, 1), (181, 2), (360, 2), (361, 3)])
def test_reading_takes_whole_minutes(words: int, minutes: int) -> None:
    half = " ".join(["word"] * (words // 2))
    rest = " ".join(["word"] * (words - words // 2))
    assert card("a", "A", Paragraph(half), Points((rest,))).minutes == minutes


def test_the_shelf_goes_by_groups_and_keeps_the_order_within() -> None:
    first, second = card("b"), card("a")
    last = card("0", group=CardGroup.SAFETY)
    pain = card("z", group=CardGroup.PAIN)
    assert on_the_shelf((last, first, second, pain)) == (pain, first, second, last)


def test_the_next_card_is_of_the_same_group_and_comes_round() -> None:
    assert next_in_group(CARDS, PACING) is SLEEP
    assert next_in_group(CARDS, SLEEP) is PACING
    assert next_in_group(CARDS, EASE) is None


def test_nothing_asked_finds_all_in_order() -> None:
    assert found("") == found("  !? ") == [each.id for each in CARDS]


def test_a_title_counts_more_than_a_summary_and_that_more_than_the_text() -> None:
    cards = (
        card("text", "Third", Paragraph("About stretching.")),
        card("summary", "Second", summary="About stretching."),
        card("keyword", "Keyed", keywords=("stretching",)),
        card("title", "Stretching"),
    )
    order = [each.id for each in CardSearch(cards).find("stretching")]
    assert order == ["title", "keyword", "summary", "text"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("PACING", ["pacing"]),
        ("pac", ["pacing"]),
        ("bust", ["pacing"]),
        ("timer", ["pacing"]),
        ("needles", ["acupuncture"]),
        ("cafe", ["sleep"]),
        ("CAFÉ", ["sleep"]),
        ("isn't", ["sleep"]),
        ("isn’t", ["sleep"]),
        ("massages", ["massage"]),
        ("sleeping", ["sleep"]),
        ("acupunture", ["acupuncture"]),
        ("masage", ["massage"]),
    ],
)
def test_case_accents_beginnings_endings_and_slips_of_the_finger_are_forgiven(
    query: str, ids: list[str]
) -> None:
    assert found(query) == ids


def test_several_words_must_all_be_there_in_any_order() -> None:
    assert found("rest") == ["pacing", "sleep"]
    assert found("day rest") == found("rest, day!") == ["pacing"]


def test_where_no_card_has_all_the_words_those_with_the_most_are_found() -> None:
    assert found("rest day xylophone") == ["pacing"]
    assert found("sleep needles") == ["sleep", "acupuncture"]


def test_little_words_are_passed_over_unless_they_are_all_there_is() -> None:
    assert found("how do I sleep") == ["sleep"]
    assert found("a") == ["ease", "acupuncture", "pacing", "sleep", "massage"]


def test_a_longer_word_with_another_end_is_another_word() -> None:
    cards = (card("need", "What you need"), card("needle", "A needle"))
    assert [each.id for each in CardSearch(cards).find("needles")] == ["needle"]


def test_what_is_nowhere_finds_nothing() -> None:
    assert found("xylophone") == found("qqq") == []


@given(st.text(max_size=40))
def test_any_text_may_be_asked(query: str) -> None:
    assert set(found(query)) <= {each.id for each in CARDS}
