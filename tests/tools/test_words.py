"""The words of every card, script and programme: plain to read, and no claim that can't be kept.

Banned is what promises relief, speaks of proof, stands in for care, pushes or blames: relaxation
and daily practice may help living well with pain, and that is all that may be said of them. What
something does *not* do may be said: such sentences stand in `ALLOWED`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import textstat

from mindbody_app.learning.cards import Card, Heading, texts_of
from mindbody_app.store.card_files import load_card
from mindbody_app.store.programme_files import load_programme
from mindbody_app.store.script_files import load_script
from tools.narrate import ASSETS

HARDEST_GRADE = 8.0
"""Flesch-Kincaid: the school year whose pupils read it with ease."""
FEWEST_WORDS, MOST_WORDS = 220, 330

CARDS = sorted((ASSETS / "cards").glob("*.yaml"))
SCRIPTS = sorted((ASSETS / "scripts").glob("*.yaml"))
PROGRAMMES = sorted((ASSETS / "programmes").glob("*.yaml"))

_LESS = (
    r"(?:treat(?:s|ed|ing)?|reduc(?:es?|ed|ing)|reliev(?:es?|ed|ing)|cur(?:es?|ed|ing)"
    r"|heal(?:s|ed|ing)?|eliminat(?:es?|ed|ing)|eas(?:es?|ed|ing)|remov(?:es?|ed|ing)"
    r"|lowers|lower(?:ed|ing)|lessen(?:s|ed|ing)?|decreas(?:es?|ed|ing)|sooth(?:es?|ed|ing)"
    r"|banish(?:es|ed|ing)?|kill(?:s|ed|ing)?|melt(?:s|ed|ing)?|fix(?:es|ed|ing)?"
    r"|(?:takes?|taking|makes?|making) away|gets? rid of)"
)
BANNED = {
    "acts on pain": rf"\b{_LESS}\s+(?:[\w’'-]+\s+){{0,3}}(?:pain|aches?|hurt)\b",
    "sends pain away": r"\b(?:take|make|send|melt|wash)s?\s+(?:[\w’'-]+\s+){0,2}pain\s+(?:away|go)",
    "promises relief": r"\brelie(?:f|ves?|ved|ving)\b|\bpain[ -]?killing\b",
    "no pain": r"\bpain[ -]free\b|\b(?:free of|free from|end of|end to) (?:\w+ )?pain\b",
    "cure": r"\bcur(?:es?|ed|ing)\b|\bmiracles?\b|\bmagic(?:al)?\b|\bbreakthrough\b",
    "proof": r"\b(?:clinically|scientifically|medically) \w+|\bproven\b|\bguarantee\w*",
    "sure to work": r"\b(?:always|never fails to|sure to) (?:work|help)s?\b"
    r"|\bworks? for (?:everyone|everybody|all)\b",
    "you will feel": r"\byou(?:[’']ll| will) (?:\w+ ){0,2}(?:feel|be|sleep|get|become) (?:\w+ )?"
    r"(?:better|calm\w*|relaxed|rested|less|well|free|comfortable|at peace|stronger|healthier)\b",
    "instead of care": r"\breplac\w+(?: \w+){0,4} (?:medic|treat|doctor|clinic|therap|care)\w*"
    r"|\binstead of (?:\w+ ){0,3}(?:medic|treat|doctor|clinic|therap)\w*"
    r"|\b(?:stop|come off|cut) (?:taking )?your (?:medic|tablet|pill)\w*",
    "harmless": r"\b(?:no|without) side[ -]effects?\b|\b(?:completely|perfectly|totally) safe\b",
    "pushes": r"\bmust\b|\btry harder\b|\bno pain,? no gain\b|\bpush through\b|\btough it out\b"
    r"|\bwork through the pain\b|\byou should\b|\bdon[’']t give up\b|\bno excuses?\b",
    "blames": r"\b(?:is|it[’']s) all in (?:your|the) (?:head|mind)\b"
    r"|\byour own fault\b|\byou(?:[’']ve)? failed\b",
    "cleanses": r"\bdetox\w*|\btoxins?\b|\bboosts? (?:your )?immun\w+",
}
ALLOWED = frozenset(
    {
        "The practices in this app are no replacement for your medicines.",
        "It doesn't tell you how serious a pain is, so don't use it to push through new pain.",
    }
)
"""Sentences that say what something does not do, whole and to the letter."""

BAD = (
    "This practice treats chronic pain.",
    "It reduces your pain within minutes.",
    "Breathing has been shown to lower stress, easing back pain.",
    "Let the breath take the pain away.",
    "It brings quick relief.",
    "Soon you will be pain-free.",
    "It is clinically tested.",
    "Results are guaranteed.",
    "It works for everyone.",
    "Afterwards you will feel much better.",
    "You'll feel calmer.",
    "It replaces your pain medication.",
    "Do this instead of your medicine.",
    "There are no side effects.",
    "You must lie still.",
    "No pain, no gain.",
    "Pain is all in your head.",
    "Breathe out the toxins.",
    "Massage is a miracle for sore backs.",
)
GOOD = (
    "Pain may be lower, the same or higher at the end.",
    "When the pain eases, go back in steps.",
    "Low back pain is common.",
    "People's pain scores fell somewhat more than with usual care.",
    "Curious about the current breath, easy in the lower back.",
    "Stop if a sharp or new pain comes.",
)


def _sentences(pieces: tuple[str, ...]) -> list[str]:
    return [
        sentence.strip()
        for piece in pieces
        for sentence in re.split(r"(?<=[.!?])\s+", piece.strip())
    ]


def _claims(pieces: tuple[str, ...], *, allowed: frozenset[str] = ALLOWED) -> list[str]:
    return [
        f"{name}: {sentence}"
        for sentence in _sentences(pieces)
        if sentence not in allowed
        for name, pattern in BANNED.items()
        if re.search(pattern, sentence, re.IGNORECASE)
    ]


def _closed(piece: str) -> str:
    return piece if piece.endswith((".", "!", "?")) else f"{piece.rstrip(':')}."


def _grade(pieces: tuple[str, ...]) -> float:
    return float(textstat.flesch_kincaid_grade(" ".join(map(_closed, pieces))))


def _body(card: Card) -> tuple[str, ...]:
    return tuple(piece for block in card.text for piece in texts_of(block))


def _card_words(path: Path) -> tuple[str, ...]:
    card = load_card(path)
    return (card.title, card.summary, *_body(card))


def _script_words(path: Path) -> tuple[str, ...]:
    script = load_script(path)
    titles = tuple(section.title for section in script.sections)
    return (script.title, script.summary, *script.cautions, *titles, *script.spoken_lines())


def _programme_words(path: Path) -> tuple[str, ...]:
    programme = load_programme(path)
    weeks = (piece for part in programme.parts for piece in (part.title, *part.reading))
    return (programme.title, programme.summary, *weeks, *programme.closing)


Words = Callable[[Path], tuple[str, ...]]
EVERYTHING: tuple[tuple[Path, Words], ...] = (
    *((path, _card_words) for path in CARDS),
    *((path, _script_words) for path in SCRIPTS),
    *((path, _programme_words) for path in PROGRAMMES),
)
each_text = pytest.mark.parametrize(
    ("path", "words"),
    EVERYTHING,
    ids=[f"{path.parent.name}-{path.stem}" for path, _ in EVERYTHING],
)
each_card = pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)


def test_there_is_a_library() -> None:
    assert len(CARDS) >= 28
    assert SCRIPTS
    assert len(PROGRAMMES) == 3


@each_text
def test_reads_at_grade_eight_or_below(path: Path, words: Words) -> None:
    assert _grade(words(path)) <= HARDEST_GRADE


@each_text
def test_claims_nothing_that_cant_be_kept(path: Path, words: Words) -> None:
    assert _claims(words(path)) == []


@pytest.mark.parametrize("sentence", BAD)
def test_a_banned_claim_is_found(sentence: str) -> None:
    assert _claims((f"Lie down if you like. {sentence} Then rest.",))


@pytest.mark.parametrize("sentence", GOOD)
def test_an_honest_sentence_passes(sentence: str) -> None:
    assert _claims((sentence,)) == []


def test_hard_words_are_found() -> None:
    hard = (
        "Multidisciplinary rehabilitation demonstrates statistically significant improvements in"
        " functional capacity among individuals experiencing persistent musculoskeletal symptoms."
    )
    assert _grade((hard,)) > HARDEST_GRADE


def test_each_sentence_allowed_is_still_said_and_would_be_found() -> None:
    said = {sentence for path, words in EVERYTHING for sentence in _sentences(words(path))}
    assert said >= ALLOWED
    for sentence in ALLOWED:
        assert _claims((sentence,), allowed=frozenset()), sentence


@each_card
def test_a_card_takes_two_minutes(path: Path) -> None:
    card = load_card(path)
    assert FEWEST_WORDS <= sum(len(piece.split()) for piece in _body(card)) <= MOST_WORDS
    assert card.minutes == 2


@each_card
def test_a_card_reads_well_aloud(path: Path) -> None:
    card = load_card(path)
    for piece in _body(card):
        assert not re.search(r"[\d()\[\]/%&*_<>#;—–…“”\"]", piece), piece
        assert not re.search(r"\b(?:e\.g|i\.e|etc|vs|approx|Dr|[A-Z]{2,})\b", piece), piece
    for block in card.text:
        if not isinstance(block, Heading):
            assert all(piece.endswith((".", "?", ":")) for piece in texts_of(block))


@each_card
def test_a_cards_keywords_add_to_its_words(path: Path) -> None:
    card = load_card(path)
    words = " ".join((card.title, card.summary, *_body(card)))
    assert card.keywords
    for keyword in card.keywords:
        assert not re.search(rf"\b{re.escape(keyword)}\b", words, re.IGNORECASE), keyword


@each_card
def test_a_card_names_its_sources(path: Path) -> None:
    for source in load_card(path).sources:
        assert re.search(r"\. (?:(?:19|20)\d\d|Web pages?)\.$", source), source


def test_the_emergency_card_names_every_sign() -> None:
    words = " ".join(_card_words(ASSETS / "cards" / "get-help-at-once.yaml"))
    for sign in (
        r"numb saddle area or genitals",
        r"new change in your bladder or bowel",
        r"new weakness in an arm or a leg",
        r"chest pain",
        r"thunderclap headache",
        r"fever together with back pain",
        r"pain after an accident, a fall or another injury",
        r"new pain when you have, or have had, cancer",
        r"your local emergency number",
    ):
        assert re.search(sign, words, re.IGNORECASE), sign
