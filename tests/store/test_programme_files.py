"""Programmes from YAML: what is read, the sentence that each mistake gets, and what is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mindbody_app.learning.programmes import Counts, Part, Programme, Suggestion
from mindbody_app.practice.body import Avoid
from mindbody_app.store.programme_files import (
    LARGEST_BYTES,
    ProgrammeError,
    load_programme,
    load_programmes,
)
from mindbody_app.store.programme_shelf import ProgrammeShelf

PROGRAMMES = Path(__file__).parents[2] / "assets" / "programmes"
GOOD = """\
id: two-weeks
title: Two weeks
summary: A little a day,
  for a while.
counts: nights
parts:
  - title: Beginning
    days: 2
    card: pacing
    reading:
      - "First: with a colon."
      - Second.
    suggestions:
      - {practice: body-scan, minutes: 8}
      - practice: muscle-relaxation-7
        minutes: 14
        asks: tensing
        or: release-only
closing:
  - That was it.
"""


def write(folder: Path, text: str | bytes, name: str = "two-weeks.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_field_is_read(tmp_path: Path) -> None:
    assert load_programme(write(tmp_path, GOOD)) == Programme(
        id="two-weeks",
        title="Two weeks",
        summary="A little a day, for a while.",
        counts=Counts.NIGHTS,
        parts=(
            Part(
                title="Beginning",
                days=2,
                card="pacing",
                reading=("First: with a colon.", "Second."),
                suggestions=(
                    Suggestion("body-scan", 8),
                    Suggestion("muscle-relaxation-7", 14, Avoid.TENSING, "release-only"),
                ),
            ),
        ),
        closing=("That was it.",),
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("id: two-weeks", "id: Two", "line 1: “id” wants lower-case words joined by hyphens"),
        ("id: two-weeks", "id: weeks", "“id” is “weeks” but the file is named “two-weeks.yaml”"),
        ("counts: nights", "counts: night", "line 5: “counts” is one of days, nights, not “night”"),
        (
            "  - title: Beginning",
            "  - titel: B",
            "line 7: an entry of “parts” has no field “titel”",
        ),
        ("days: 2", "days: two", "line 8: “days” wants a whole number from 1 to 31, not “two”"),
        ("days: 2", "days: 3", "line 13: “suggestions” has 2 entries for 3 days; add some, or"),
        ("card: pacing", "card: Pacing", "line 9: “card” wants lower-case words"),
        ("      - Second.", "      - [Second]", "line 12: “reading” wants words, not a list"),
        ("minutes: 8", "minutes: 8.5", "line 14: “minutes” wants a whole number from 1 to 90"),
        ("minutes: 14", "minuets: 14", "has no field “minuets”; did you mean “minutes”?"),
        ("asks: tensing", "asks: tension", "line 17: “asks” is one of holds, tensing, movement"),
        ("        or: release-only\n", "", "line 15: “asks” and “or” go together"),
        ("        asks: tensing\n", "", "write both or neither"),
        ("- practice: muscle", "- practise: muscle", "did you mean “practice”?"),
        ("closing:", "close:", "line 19: a programme has no field “close”"),
        ("parts:\n", "parts: &all\n", "line 6: anchors (&)"),
        ("  - That was it.\n", "", "line 19: “closing” wants a list with at least one entry"),
    ],
)
def test_each_mistake_gets_its_sentence(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    with pytest.raises(ProgrammeError) as caught:
        load_programme(write(tmp_path, GOOD.replace(old, new, 1)))
    said = str(caught.value)
    assert said.startswith("two-weeks.yaml, line ")
    assert sentence in said


@pytest.mark.parametrize("name", ["id", "title", "summary", "counts", "parts", "closing"])
def test_a_field_that_must_be_there_is_asked_for(tmp_path: Path, name: str) -> None:
    parts = GOOD.split(f"{name}:", 1)
    rest = parts[1].split("\n")
    while len(rest) > 1 and rest[1].startswith(" "):
        rest.pop(1)
    with pytest.raises(ProgrammeError, match=f"“{name}” is missing here; add it."):
        load_programme(write(tmp_path, parts[0] + "\n".join(rest[1:])))


def test_what_is_no_programme_gets_a_sentence_and_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD + "#" * LARGEST_BYTES, "large.yaml")
    write(tmp_path, b"id: \xff", "latin.yaml")
    write(tmp_path, "left alone", "notes.txt")
    loaded = load_programmes(tmp_path)
    assert [each.id for each in loaded.programmes] == ["two-weeks"]
    assert [problem.split(":")[0] for problem in loaded.problems] == [
        "large.yaml is larger than 64 KiB; a programme is a short text, so please check that"
        " this is one.",
        "latin.yaml, line 1",
    ]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    loaded = load_programmes(tmp_path / "nowhere")
    assert loaded.programmes == ()
    assert loaded.problems[0].endswith("nowhere can't be read: No such file or directory.")


def test_the_kept_ones_are_those_of_the_files_and_need_no_yaml(tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "programmes.json"
    loaded = load_programmes(PROGRAMMES)
    assert loaded.problems == ()
    assert ProgrammeShelf(PROGRAMMES, kept).programmes == loaded.programmes
    assert ProgrammeShelf(PROGRAMMES, kept).programmes == loaded.programmes
    program = (
        "import sys; from pathlib import Path\n"
        "from mindbody_app.store.programme_shelf import ProgrammeShelf\n"
        "print(*(each.id for each in ProgrammeShelf(*map(Path, sys.argv[1:])).programmes))\n"
        "assert 'yaml' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(PROGRAMMES), str(kept)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [each.id for each in loaded.programmes]


def test_an_edited_file_shows_and_a_broken_cache_costs_nothing(tmp_path: Path) -> None:
    folder, kept = tmp_path / "programmes", tmp_path / "kept.json"
    folder.mkdir()
    path = write(folder, GOOD)
    assert [each.title for each in ProgrammeShelf(folder, kept).programmes] == ["Two weeks"]
    path.write_text(GOOD.replace("title: Two weeks", "title: Two other weeks"))
    assert [each.title for each in ProgrammeShelf(folder, kept).programmes] == ["Two other weeks"]
    for broken in (b"", b"[]", b'{"state": 1}', kept.read_bytes()[:-20]):
        kept.write_bytes(broken)
        titles = [each.title for each in ProgrammeShelf(folder, kept).programmes]
        assert titles == ["Two other weeks"]
    kept.unlink()
    kept.mkdir()
    assert len(ProgrammeShelf(folder, kept).programmes) == 1
