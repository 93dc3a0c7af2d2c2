"""Scripts from YAML: what is read, and the sentence that each mistake gets."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.reach import reach_of
from mindbody_app.practice.regions import REGION_GROUPS, Region
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    BreathPattern,
    MinutesRange,
    Only,
    Rest,
    Say,
    ScriptCue,
    Span,
)
from mindbody_app.store.script_files import (
    LARGEST_BYTES,
    ScriptError,
    load_script,
    load_scripts,
)
from tools.check_library import average_narrator

ASSETS = Path(__file__).parents[2] / "assets"
GOOD = """\
id: evening
title: An evening scan
practice: body_scan
summary: Lie down and
  listen.
minutes: {least: 3, usual: 10, most: 30}
postures: [lying, seated]
cautions:
  - Not while driving.
sections:
  - title: Arriving
    region: whole_body
    cues:
      - "Welcome."
      - rest: 5
      - rest: 8-30
      - rest: 8-15-30.5
      - bell: 2
  - title: Feet
    region: [left_foot, head_and_face]
    since_minutes: 10
    until_minutes: 19
    posture: lying
    repeat: 3
    cues:
      - breathe: {in: 4, out: 6, hold: 1, rest: 0.5, for: 60-600}
      - say: Only when seated.
        posture: seated
      - rest: 10-2000
        since_minutes: 20
"""


def write(folder: Path, text: str | bytes, name: str = "evening.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problem(folder: Path, text: str | bytes) -> str:
    with pytest.raises(ScriptError) as caught:
        load_script(write(folder, text))
    return str(caught.value)


def test_every_field_is_read(tmp_path: Path) -> None:
    script = load_script(write(tmp_path, GOOD))
    assert (script.id, script.title, script.practice) == (
        "evening",
        "An evening scan",
        Practice.BODY_SCAN,
    )
    assert script.summary == "Lie down and listen."
    assert script.minutes == MinutesRange(3, 10, 30)
    assert script.postures == (Posture.LYING, Posture.SEATED)
    assert script.cautions == ("Not while driving.",)
    arriving, feet = script.sections
    assert arriving.regions == frozenset(Region)
    assert arriving.only == Only()
    cues = [item.cue for item in arriving.cues]
    assert cues == [
        Say("Welcome."),
        Rest(Span(5, 5, 5)),
        Rest(Span(8, (8 * 30) ** 0.5, 30)),
        Rest(Span(8, 15, 30.5)),
        Bell(2),
    ]
    assert (feet.title, feet.repeat) == ("Feet", 3)
    assert feet.regions == REGION_GROUPS["head_and_face"] | {Region.LEFT_FOOT}
    assert feet.only == Only(10, 19, Posture.LYING)
    assert feet.cues == (
        ScriptCue(Breathe(BreathPattern(4, 1, 6, 0.5), Span(60, 36000**0.5, 600))),
        ScriptCue(Say("Only when seated."), Only(posture=Posture.SEATED)),
        ScriptCue(Rest(Span(10, 20000**0.5, 2000)), Only(since_minutes=20)),
    )


MISTAKES = [
    ("rest: 5\n", "rest: ten\n", 15, "“rest” wants a number of seconds or a range such as 8-30"),
    ("rest: 8-30", "rest: 30-8", 16, "runs backwards"),
    ("rest: 8-30", "rest: 8-99999", 16, "at most 3600 seconds"),
    ("rest: 8-30", "rest: -3", 16, "not “-3”"),
    ("rest: 8-30", "rest: [8, 30]", 16, "not a list"),
    ("rest: 8-30", "rest:", 16, "not nothing"),
    ("bell: 2", "bell: 4", 18, "“bell” wants a whole number from 1 to 3, not “4”"),
    ("bell: 2", "bel: 2", 18, "“bel” is no cue"),
    ("bell: 2", "Notice this: your feet", 18, "a colon stands in quotes"),
    ("bell: 2", "bell: 2\n        rest: 5", 18, "one of say, rest, bell, breathe, tense, release"),
    ("bell: 2", "posture: lying", 18, "one of say, rest, bell, breathe, tense, release"),
    ('"Welcome."', '""', 14, "“say” wants words, not nothing"),
    ('"Welcome."', "x" * 501, 14, "501 characters"),
    ("title: An", "titel: An", 2, "no field “titel”; did you mean “title”?"),
    ("title: Feet", "name: Feet", 19, "a section has no field “name”."),
    ("title: An evening scan\n", "", 1, "“title” is missing here"),
    (
        "body_scan",
        "yoga",
        3,
        "“practice” is one of body_scan, breathing, relaxation, mindfulness, imagery, movement,"
        " music, not “yoga”",
    ),
    ("least: 3", "least: 13", 6, "least no more than its usual"),
    ("least: 3", "least: 3.5", 6, "whole number from 1 to 90, not “3.5”"),
    ("most: 30", "most: 30000", 6, "whole number from 1 to 90"),
    ("[lying, seated]", "[lying, sitting]", 7, "not “sitting”"),
    ("[lying, seated]", "[]", 7, "at least one entry"),
    ("whole_body", "whole_bdy", 12, "did you mean “whole_body”?"),
    ("until_minutes: 19", "until_minutes: 9", 22, "no session would have this"),
    ("repeat: 3", "repeat: 0", 24, "from 1 to 100"),
    ("in: 4, ", "", 26, "“in” is missing here"),
    ("in: 4", "in: 0", 26, "“in” wants more than 0 seconds"),
    ("for: 60-600", "for: 3-8", 26, "less than one breath of 11.5"),
    ("hold: 1", "hold: long", 26, "“hold” wants a number of seconds, not “long”"),
    ("id: evening", "id: Evening Scan", 1, "lower-case words joined by hyphens"),
    ("id: evening", "id: morning", 1, "name the file “morning.yaml” or change the id"),
    ("title: An evening", "title: x\ntitle: An evening", 3, "stands here a second time"),
    ('"Welcome."', '"Welcome.', 14, "can't be read as YAML"),
    ("title: Arriving", "\ttitle: Arriving", 11, "can't be read as YAML"),
    ("- Not while", "- &x Not while", 9, "anchors (&) and aliases (*) aren't taken"),
    ("- Not while driving.", "- *x", 9, "anchors (&) and aliases (*) aren't taken"),
    ("title: Arriving", "title: !!python/name:os.system", 11, "tags such as"),
    ("title: Arriving", "title: !!str Arriving", 11, "tags such as"),
    ("postures: [lying, seated]", "postures: !!set {lying}", 7, "tags such as"),
    ("title: Arriving", "title: " + "[" * 60_000, 11, "nested too deeply"),
    ("sections:\n", "---\nsections:\n", 11, "a second document"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_gets_one_sentence_with_file_line_and_mend(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    sentence = problem(tmp_path, GOOD.replace(old, new, 1))
    assert sentence.startswith(f"evening.yaml, line {line}: ")
    assert words in sentence
    assert sentence[-1] in ".?"
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_files_that_are_no_script_are_told_apart(tmp_path: Path) -> None:
    assert "the file is empty" in problem(tmp_path, "# nothing\n")
    assert "line 2: this isn't UTF-8" in problem(tmp_path, b"id: evening\ntitle: caf\xe9\n")
    assert "aren't text" in problem(tmp_path, "id: \x00\x01")
    assert "names with values, not a list" in problem(tmp_path, "- a\n- b\n")
    assert "larger than 256 KiB" in problem(tmp_path, GOOD + "#" * LARGEST_BYTES)
    many = "      - bell: 1\n" * 5001
    assert "more than 5000 cues" in problem(tmp_path, GOOD.replace("      - bell: 2\n", many, 1))
    with pytest.raises(ScriptError, match=r"absent\.yaml isn't there any more: it may"):
        load_script(tmp_path / "absent.yaml")
    with pytest.raises(ScriptError, match="can't be read"):
        load_script(tmp_path)


def test_words_stay_words(tmp_path: Path) -> None:
    text = GOOD.replace("title: An evening scan", "title: no").replace('"Welcome."', "5-8")
    script = load_script(write(tmp_path, "\ufeff" + text))
    assert script.title == "no"
    assert script.sections[0].cues[0].cue == Say("5-8")


def test_one_bad_script_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("rest: 5\n", "rest: ten\n"), "broken.yaml")
    write(tmp_path, GOOD.replace("id: evening", "id: zen"), "zen.yaml")
    write(tmp_path, "not a script", "readme.txt")
    loaded = load_scripts(tmp_path)
    assert [script.id for script in loaded.scripts] == ["evening", "zen"]
    assert len(loaded.problems) == 1
    assert loaded.problems[0].startswith("broken.yaml, line 15: ")


def test_a_folder_that_is_not_there_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    loaded = load_scripts(tmp_path / "nowhere")
    assert loaded.scripts == ()
    assert "can't be read" in loaded.problems[0]


@given(st.text(max_size=200), st.integers(0, len(GOOD)))
def test_whatever_is_typed_into_a_script_ends_in_a_script_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, typed: str, at: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = GOOD[:at] + typed + GOOD[at:]
    path = write(folder, text.encode("utf-8", "replace"))
    try:
        load_script(path)
    except ScriptError as error:
        assert str(error).startswith("evening.yaml")


def test_everything_that_is_wrong_is_told_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = (
        GOOD.replace("summary:", "sumary:")
        .replace("bell: 2", "bell: 4")
        .replace("rest: 8-30\n", "rest: 30-8\n")
        .replace("repeat: 3", "repeat: 0")
        .replace("title: An evening scan", "title:")
        .replace("practice: body_scan", "practice: body_scam")
    )
    with pytest.raises(ScriptError) as caught:
        load_script(write(tmp_path, text))
    lines = [int(each.split("line ")[1].split(":")[0]) for each in caught.value.problems]
    at = {part: text[: text.index(part)].count("\n") + 1 for part in _SLIPS}
    assert lines == sorted(at.values())
    assert str(caught.value) == caught.value.problems[0]


_SLIPS = ("title:\n", "body_scam", "sumary", "bell: 4", "rest: 30-8", "repeat: 0")


def test_the_apps_own_scripts_load_and_can_be_laid_out_everywhere() -> None:
    loaded = load_scripts(ASSETS / "scripts")
    assert loaded.problems == ()
    assert len(loaded.scripts) >= 3
    for script in loaded.scripts:
        assert not [each.failing for each in reach_of(script, average_narrator) if each.failing]


def test_the_apps_own_scripts_load_in_150_ms_with_all_that_it_imports() -> None:
    program = (
        "import time; begun = time.process_time()\n"
        "from pathlib import Path\n"
        "from mindbody_app.store.script_files import load_scripts\n"
        f"assert len(load_scripts(Path({str(ASSETS / 'scripts')!r})).scripts) >= 3\n"
        "print(time.process_time() - begun)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
        for _ in range(3)
    ]
    took = min(float(run.stdout) for run in runs)
    assert took < 0.150


def test_reading_a_script_never_runs_it(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    for tag in ("!!python/object/apply:os.system", "!!python/object/new:os.system"):
        problem(tmp_path, GOOD.replace("An evening scan", f"{tag} ['touch {mark}']"))
    assert not mark.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["evening.yaml"]


def test_a_large_hostile_script_is_refused_quickly(tmp_path: Path) -> None:
    begun = time.process_time()
    problem(tmp_path, "a: " + "{a: " * (LARGEST_BYTES // 5))
    problem(tmp_path, "- x\n" * (LARGEST_BYTES // 5))
    assert time.process_time() - begun < 5
