"""The shape of a script file as a JSON Schema, so that an editor can complete and check one.

Made from the types and limits that the reader itself uses. A schema can't say everything that the
reader checks (such as that `least` is no more than `most`), so the reader has the last word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import REGION_GROUPS
from mindbody_app.practice.script import Condition
from mindbody_app.practice.sound_port import Ambience
from mindbody_app.store.script_cues import (
    BREATH_PHASES,
    CUES,
    LONGEST_LINE,
    LONGEST_MINUTES,
    LONGEST_SECONDS,
    MOST_STRIKES,
    MOST_WORDINGS,
    ONLY,
    SAY_FIELDS,
    SOUND_ENDINGS,
    SPAN,
)
from mindbody_app.store.script_files import (
    FASTEST_RATE,
    LANGUAGE,
    MOST_REPEATS,
    SCRIPT_FIELDS,
    SECTION_FIELDS,
    SLOWEST_RATE,
    Ends,
)
from mindbody_app.store.yaml_nodes import ID

SCHEMA_NAME = "session-script.schema.json"
Schema = dict[str, Any]

_NEEDED = ("id", "title", "practice", "summary", "minutes", "postures", "sections")


def script_schema() -> Schema:
    """The schema, as JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Body & Breath session script",
        **_object({name: _SCRIPT[name] for name in SCRIPT_FIELDS}, _NEEDED),
        "$defs": {"section": _section(), "cue": _cue()},
    }


def schema_text() -> str:
    """The schema as a file holds it."""
    return json.dumps(script_schema(), ensure_ascii=False, indent=1) + "\n"


def _object(properties: Schema, needed: Iterable[str], said: str = "") -> Schema:
    found: Schema = {
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
    }
    return found | ({"description": said} if said else {})


def _text(said: str, **more: Any) -> Schema:
    return {"type": "string", "minLength": 1, "description": said, **more}


def _one_of(names: Iterable[str], said: str) -> Schema:
    return {"enum": list(names), "description": said}


def _whole(least: int, most: int, said: str) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, "description": said}


def _list(items: Schema, said: str, **more: Any) -> Schema:
    return {"type": "array", "items": items, "description": said, **more}


def _minutes(said: str) -> Schema:
    return _whole(1, LONGEST_MINUTES, said)


def _span(said: str, unit: str = "seconds", most: float = LONGEST_SECONDS) -> Schema:
    """A number, or a range that YAML reads as words."""
    return {
        "description": f"{said} A number of {unit}, least-most, or least-usual-most.",
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": most},
            {"type": "string", "pattern": f"^{SPAN.pattern}$"},
        ],
    }


def _one_or_more(item: Schema, said: str) -> Schema:
    return {"anyOf": [item, _list(item, said, minItems=1)], "description": said}


_MINUTES = _object(
    {
        "least": _minutes("The shortest session."),
        "usual": _minutes("The length that is offered first."),
        "most": _minutes("The longest session."),
    },
    ("least", "usual", "most"),
    "The whole minutes that a session can be asked for.",
)
_SCRIPT: Schema = {
    "id": _text("The file's name without .yaml.", pattern=f"^{ID.pattern}$"),
    "title": _text("What the practice is called."),
    "practice": _one_of(Practice, "The kind of practice that it is listed under."),
    "summary": _text("One or two plain sentences: what you will do."),
    "language": _text("Of the spoken lines, such as en or pt-BR.", pattern=f"^{LANGUAGE.pattern}$"),
    "minutes": _MINUTES,
    "postures": _list(
        _one_of(Posture, "How the body rests."),
        "The postures that it has words for; the first is the usual one.",
        minItems=1,
    ),
    "rate": _span(
        f"Breaths a minute that may be chosen, {SLOWEST_RATE:g} to {FASTEST_RATE:g}; paced"
        " breathing follows.",
        "breaths a minute",
        FASTEST_RATE,
    ),
    "ambience": _one_of(
        Ambience, "Sound that belongs to it; leave it out to let the person choose."
    ),
    "ends": _one_of(Ends, "Asleep: in silence, and nothing is asked afterwards."),
    "cautions": {
        "anyOf": [_list(_text("A plain sentence."), "May be empty."), {"type": "null"}],
        "description": "Plain sentences that are shown before a first practice.",
    },
    "sections": _list({"$ref": "#/$defs/section"}, "What happens, in order.", minItems=1),
}
_ONLY: Schema = {
    "since_minutes": _minutes("Only in sessions at least this long."),
    "until_minutes": _minutes("Only in sessions at most this long."),
    "posture": _one_of(Posture, "Only in this posture."),
    "when": _one_of(Condition, "Only where this holds for the person."),
}
_REGION = _one_or_more(
    _one_of(REGION_GROUPS, "A region of the body."),
    "What the figure shows, and what may be left out.",
)


def _section() -> Schema:
    fields: Schema = {
        "title": _one_or_more(
            _text("A title."), "What back and forward move by; of several, the first that fits."
        ),
        "region": _REGION,
        "repeat": _whole(1, MOST_REPEATS, "How many times it comes."),
        "cues": _list({"$ref": "#/$defs/cue"}, "What happens, in order.", minItems=1),
        **_ONLY,
    }
    return _object({name: fields[name] for name in SECTION_FIELDS}, ("title", "cues"))


def _cue() -> Schema:
    line = _text("A spoken line.", maxLength=LONGEST_LINE)
    wordings = _list(line, "Wordings of one line.", minItems=1, maxItems=MOST_WORDINGS)
    endings = "|".join(ending[1:] for ending in SOUND_ENDINGS)
    recording = _text(
        "A recording of your own for this one line, beside the script or below it.",
        pattern=rf"^(?!/)(?!.*(^|/)\.\.(/|$))[^\\:]+\.({endings})$",
    )
    kinds: Schema = {
        "say": {"anyOf": [line, wordings], "description": "A spoken line, or several wordings."},
        "rest": _span("Silence."),
        "bell": _whole(1, MOST_STRIKES, "Strikes of the bell."),
        "breathe": _breathe(),
        "tense": _span("Gentle tension."),
        "release": _span("Letting go after it."),
    }
    shared = {**{name: _ONLY[name] for name in ONLY}, "region": _REGION}
    said = {
        "recording": recording,
        "otherwise": {
            "anyOf": [line, wordings],
            "description": "Wordings taken only where none of the usual ones fits.",
        },
    }
    more = {"say": {name: said[name] for name in SAY_FIELDS}}
    cues = [_object({name: kinds[name], **more.get(name, {}), **shared}, (name,)) for name in CUES]
    return {"anyOf": [line, *cues]}


def _breathe() -> Schema:
    said = {
        "in": "Seconds in.",
        "sip": "Seconds of a second, short in-breath.",
        "hold": "Seconds held after the in-breath.",
        "out": "Seconds out.",
        "rest": "Seconds held after the out-breath.",
    }
    phases = {
        name: {"type": "number", "minimum": 0, "description": said[name]} for name in BREATH_PHASES
    }
    return _object(
        {**phases, "for": _span("How long, filled with whole breaths.")},
        ("in", "out", "for"),
        "Paced breathing.",
    )
