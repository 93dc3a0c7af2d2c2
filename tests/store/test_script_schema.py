"""The schema that editors complete from, and the page that teaches the format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mindbody_app.practice.reach import reach_of
from mindbody_app.store.script_files import ScriptError, load_script
from mindbody_app.store.script_schema import SCHEMA_NAME, schema_text
from tools.check_library import average_narrator
from tools.script_schema import SCHEMA

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = REPOSITORY / "assets" / "examples" / "evening-breath.yaml"
SCRIPTS = [*sorted((REPOSITORY / "assets" / "scripts").glob("*.yaml")), EXAMPLE]


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_kept_schema_is_that_of_the_types() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run python -m tools.script_schema"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_script_of_the_app_fits_the_schema(
    path: Path, validator: jsonschema.Draft202012Validator
) -> None:
    script = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(script)] == []


def _at(script: dict[str, Any], *place: str | int) -> Any:
    part: Any = script
    for each in place:
        part = part[each]
    return part


@pytest.mark.parametrize(
    ("place", "name", "value"),
    [
        ((), "titel", "A slip"),
        ((), "practice", "yoga"),
        ((), "id", "Evening Breath"),
        ((), "postures", []),
        ((), "language", "english!"),
        ((), "ends", "abruptly"),
        ((), "rate", "fast"),
        (("minutes",), "most", 91),
        (("minutes",), "usually", 5),
        (("sections", 0), "repeat", 0),
        (("sections", 0), "region", "elbow grease"),
        (("sections", 0), "cues", []),
        (("sections", 0, "cues", 0), "bell", 4),
        (("sections", 0, "cues", 2), "rest", "30 to 60"),
        (("sections", 0, "cues", 3), "say", "x" * 501),
        (("sections", 0, "cues", 3), "recording", "../hello.wav"),
        (("sections", 0, "cues", 3), "recording", "/hello.wav"),
        (("sections", 0, "cues", 3), "recording", "hello.txt"),
        (("sections", 0, "cues", 2), "recording", "hello.wav"),
        (("sections", 0, "cues", 3), "when", "tired"),
        (("sections", 1, "cues", 2, "breathe"), "pause", 3),
    ],
)
def test_schema_and_reader_agree_on_what_is_wrong(
    place: tuple[str | int, ...],
    name: str,
    value: object,
    validator: jsonschema.Draft202012Validator,
    tmp_path: Path,
) -> None:
    script = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    _at(script, *place)[name] = value
    assert not validator.is_valid(script)
    path = tmp_path / EXAMPLE.name
    path.write_text(yaml.safe_dump(script, sort_keys=False), encoding="utf-8")
    with pytest.raises(ScriptError):
        load_script(path)


def test_the_page_teaches_with_a_whole_example_that_can_be_practised() -> None:
    page = (REPOSITORY / "docs" / "scripts.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)
    assert blocks[0] == EXAMPLE.read_text(encoding="utf-8")
    assert f"$schema={SCHEMA_NAME}" in blocks[0].splitlines()[0]
    script = load_script(EXAMPLE)
    for share in (0.85, 1.0, 1.2):
        reaches = reach_of(script, lambda line, share=share: share * average_narrator(line))  # type: ignore[misc]
        assert [reach.failing for reach in reaches] == [(), ()]


def test_the_page_names_every_field(validator: jsonschema.Draft202012Validator) -> None:
    page = (REPOSITORY / "docs" / "scripts.md").read_text(encoding="utf-8")
    schema = json.loads(schema_text())
    cues = schema["$defs"]["cue"]["anyOf"][1:]
    names = {
        *schema["properties"],
        *schema["$defs"]["section"]["properties"],
        *(name for cue in cues for name in cue["properties"]),
    }
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", page)] == []
