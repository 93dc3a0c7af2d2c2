"""A card read aloud: its sentences, its pieces, and where they lie in time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from mindbody_app.learning.cards import Card, CardGroup, Heading, Paragraph, Points
from mindbody_app.learning.listening import (
    BEFORE_HEADING_REST,
    HEADING_REST,
    OPENING_WORDS,
    PIECE_REST,
    SENTENCE_REST,
    lines_of,
    listening_timeline,
    opening_of,
    pieces_of,
    sentences_of,
)
from mindbody_app.practice.script import Rest, Say
from mindbody_app.store.card_files import load_cards

CARDS = load_cards(Path(__file__).parents[2] / "assets" / "cards").cards
CARD = Card(
    id="pacing",
    title="Pacing",
    group=CardGroup.LIVING,
    summary="Not read aloud.",
    picture="stepping-stones",
    keywords=(),
    practice=None,
    text=(
        Paragraph("Do a little. Then rest."),
        Heading("Try this"),
        Points(("One thing.", "Another thing. Slowly.")),
    ),
    sources=("Not read either.",),
)


@pytest.mark.parametrize(
    ("piece", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("No end here", ["No end here"]),
        ("It takes 2.5 hours. So rest.", ["It takes 2.5 hours.", "So rest."]),
        ("See Dr. Ray, e.g. On Mondays. Go.", ["See Dr. Ray, e.g. On Mondays.", "Go."]),
        ("She said “stop.” Then she left.", ["She said “stop.”", "Then she left."]),
        ("Ask J. Smith. Then go.", ["Ask J. Smith.", "Then go."]),
        ("Ask: is it new? “Yes.”", ["Ask: is it new?", "“Yes.”"]),
    ],
)
def test_a_piece_is_spoken_sentence_by_sentence(piece: str, sentences: list[str]) -> None:
    assert list(sentences_of(piece)) == sentences


def test_title_text_and_points_are_read_and_nothing_else() -> None:
    assert pieces_of(CARD) == (
        "Pacing",
        "Do a little. Then rest.",
        "Try this",
        "One thing.",
        "Another thing. Slowly.",
    )
    assert lines_of(CARD, 1, 3) == ("Do a little.", "Then rest.", "Try this")
    assert lines_of(CARD, 5) == ()


def test_no_word_is_lost_on_the_way_to_the_lines() -> None:
    assert len(CARDS) > 20
    for card in (*CARDS, CARD):
        assert " ".join(lines_of(card)).split() == " ".join(pieces_of(card)).split()
        assert all(lines_of(card))


def test_the_timeline_has_a_section_for_each_piece_and_no_gap() -> None:
    timeline = listening_timeline(CARD, lambda line: len(line) / 10)
    assert [section.title for section in timeline.sections] == list(pieces_of(CARD))
    said = [timed for timed in timeline.cues if isinstance(timed.cue, Say)]
    assert [timed.cue.text for timed in said if isinstance(timed.cue, Say)] == list(lines_of(CARD))
    assert [timed.duration for timed in said][:2] == [0.6, 1.2]
    assert all(before.end == after.start for before, after in pairwise(timeline.cues))
    assert timeline.cues[-1].end == timeline.duration == timeline.sections[-1].end
    rests = [timed.duration for timed in timeline.cues if isinstance(timed.cue, Rest)]
    assert rests == [
        PIECE_REST,
        SENTENCE_REST,
        BEFORE_HEADING_REST,
        HEADING_REST,
        PIECE_REST,
        SENTENCE_REST,
        PIECE_REST,
    ]


def test_two_parts_make_the_whole() -> None:
    whole = listening_timeline(CARD, lambda _line: 1.0)
    parts = [listening_timeline(CARD, lambda _line: 1.0, *part) for part in ((0, 2), (2, None))]
    assert sum(part.duration for part in parts) == pytest.approx(whole.duration)
    titles = [section.title for part in parts for section in part.sections]
    assert titles == list(pieces_of(CARD))


def test_the_opening_is_long_enough_for_the_rest_to_be_made_ready() -> None:
    assert opening_of(CARD) == len(pieces_of(CARD))
    for card in CARDS:
        first = pieces_of(card)[: opening_of(card)]
        assert 2 <= len(first) < len(pieces_of(card))
        assert sum(len(piece.split()) for piece in first) >= OPENING_WORDS
        assert sum(len(piece.split()) for piece in first[:-1]) < OPENING_WORDS
