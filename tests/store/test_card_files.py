"""Cards from YAML: what is read, and the sentence that each mistake gets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mindbody_app.learning.cards import Card, CardGroup, Heading, Paragraph, Points
from mindbody_app.store.card_files import LARGEST_BYTES, CardError, load_card, load_cards
from mindbody_app.store.card_shelf import CardShelf

CARDS = Path(__file__).parents[2] / "assets" / "cards"
GOOD = """\
id: pacing
title: Pacing your day
group: living
summary: Spread what you do over
  the day.
picture: stairs
keywords: [rest, boom and bust]
practice: release-only
text:
  - "First paragraph: with a colon."
  - heading: "Try this"
  - points:
      - "One thing."
      - Another.
sources:
  - "NICE. NG193. 2021."
"""


def write(folder: Path, text: str | bytes, name: str = "pacing.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problem(folder: Path, text: str | bytes) -> str:
    with pytest.raises(CardError) as caught:
        load_card(write(folder, text))
    return str(caught.value)


def test_every_field_is_read(tmp_path: Path) -> None:
    assert load_card(write(tmp_path, GOOD)) == Card(
        id="pacing",
        title="Pacing your day",
        group=CardGroup.LIVING,
        summary="Spread what you do over the day.",
        picture="stairs",
        keywords=("rest", "boom and bust"),
        practice="release-only",
        text=(
            Paragraph("First paragraph: with a colon."),
            Heading("Try this"),
            Points(("One thing.", "Another.")),
        ),
        sources=("NICE. NG193. 2021.",),
    )


def test_keywords_and_practice_may_be_left_out(tmp_path: Path) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(("keywords", "practice"))]
    card = load_card(write(tmp_path, "\n".join(lines)))
    assert (card.keywords, card.practice) == ((), None)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("id: pacing", "id: Pacing", "line 1: “id” wants lower-case words joined by hyphens"),
        ("id: pacing", "id: rest", "line 1: “id” is “rest” but the file is named “pacing.yaml”"),
        ("title: Pacing your day", "title:", "line 2: “title” wants words, not nothing"),
        ("group: living", "group: lving", "line 3: “group” is one of pain, living,"),
        ("group: living", "group: lving", "not “lving”; did you mean “living”?"),
        ("picture: stairs", "pictur: stairs", "line 6: a card has no field “pictur”; did you mean"),
        ("picture: stairs", "picture: ../stairs", "line 6: “picture” wants lower-case words"),
        ("keywords: [rest, boom and bust]", "keywords: rest", "line 7: “keywords” wants a list"),
        ("practice: release-only", "practice: Release only", "line 8: “practice” wants lower-case"),
        ("- heading:", "- headng:", "line 11: “headng” can't stand in “text”"),
        ("- heading:", "- headng:", "stands in quotes; did you mean “heading”?"),
        ("  - points:", "    points:", "line 11: an entry is one of heading or points"),
        ("      - Another.", "      - [1]", "line 14: “points” wants words, not a list"),
        ('  - "NICE. NG193. 2021."', "", "line 15: “sources” wants a list with at least one"),
        ("sources:", "source:", "line 15: a card has no field “source”; did you mean “sources”?"),
        ("  - heading", "  - &a heading", "line 11: anchors (&)"),
    ],
)
def test_each_mistake_gets_its_sentence(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    said = problem(tmp_path, GOOD.replace(old, new, 1))
    assert said.startswith("pacing.yaml, line ")
    assert sentence in said


@pytest.mark.parametrize("name", ["id", "title", "group", "picture", "text", "sources"])
def test_a_field_that_must_be_there_is_asked_for(tmp_path: Path, name: str) -> None:
    without = [line for line in GOOD.split("\n") if not line.startswith(f"{name}:")]
    if name in ("text", "sources"):
        start = GOOD.split("\n").index(f"{name}:")
        without = GOOD.split("\n")[:start]
    assert f"“{name}” is missing here; add it." in problem(tmp_path, "\n".join(without))


def test_what_is_no_card_gets_a_sentence_too(tmp_path: Path) -> None:
    assert "larger than 64 KiB; a card is a short text" in problem(
        tmp_path, GOOD + "#" * LARGEST_BYTES
    )
    assert "line 2: this isn't UTF-8 text" in problem(tmp_path, b"id: pacing\ntitle: \xff")
    assert "line 1: the file is empty" in problem(tmp_path, "")
    assert "line 1: a card wants names with values" in problem(tmp_path, "- a list")
    with pytest.raises(CardError, match=r"^pacing\.yaml isn't there any more"):
        load_card(tmp_path / "nowhere" / "pacing.yaml")


def test_a_card_that_cant_be_used_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("pacing", "about", 1).replace("living", "safety"), "about.yaml")
    write(tmp_path, "id: broken", "broken.yaml")
    write(tmp_path, "left alone", "notes.txt")
    loaded = load_cards(tmp_path)
    assert [card.id for card in loaded.cards] == ["pacing", "about"]
    (sentence,) = loaded.problems
    assert sentence == "broken.yaml, line 1: “title” is missing here; add it."


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    loaded = load_cards(tmp_path / "nowhere")
    assert loaded.cards == ()
    assert loaded.problems[0].endswith("nowhere can't be read: No such file or directory.")


def test_the_shelf_reads_once_and_not_before_it_is_asked(tmp_path: Path) -> None:
    shelf = CardShelf(tmp_path)
    path = write(tmp_path, GOOD)
    assert [card.id for card in shelf.cards] == ["pacing"]
    path.unlink()
    assert [card.id for card in shelf.cards] == ["pacing"]
    program = "import sys, mindbody_app.store.card_shelf; assert 'yaml' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_apps_own_cards_can_all_be_used() -> None:
    loaded = load_cards(CARDS)
    assert loaded.problems == ()
    assert {card.group for card in loaded.cards} == set(CardGroup)
