"""The cues of a script's sections, read from its nodes."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import sqrt
from pathlib import PurePosixPath

from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import REGION_GROUPS, Region
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    BreathPattern,
    Condition,
    Cue,
    Only,
    Release,
    Rest,
    Say,
    ScriptCue,
    Span,
    Tense,
    Wordings,
)
from mindbody_app.store.yaml_nodes import (
    Fields,
    Listing,
    Node,
    NodeError,
    Words,
    did_you_mean,
    fields_of,
    items_of,
    needed,
    one_of,
    only_known,
    shown,
    whole_number,
    words,
)

LONGEST_MINUTES = 90
LONGEST_SECONDS = 3600.0
LONGEST_LINE = 500
"""Characters of one spoken line, so that it fits the caption."""
MOST_WORDINGS = 12
SOUND_ENDINGS = (".wav", ".flac", ".mp3", ".opus", ".ogg")
"""Of a person's own recordings."""

ONLY = ("since_minutes", "until_minutes", "posture", "when")
"""Fields that say when a section or a cue belongs to a session."""
CUES = ("say", "rest", "bell", "breathe", "tense", "release")
SAY_FIELDS = ("recording", "otherwise")
"""What only a spoken line may have."""
BREATH_PHASES = ("in", "sip", "hold", "out", "rest")
MOST_STRIKES = 3
SPAN = re.compile(r"\d+(?:\.\d+)?(?:[-–]\d+(?:\.\d+)?){0,2}")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})?")


def read_only(fields: Fields) -> Only:
    """When a section or a cue belongs to a session."""
    since = fields.values.get("since_minutes")
    until = fields.values.get("until_minutes")
    posture = fields.values.get("posture")
    when = fields.values.get("when")
    only = Only(
        session_minutes(since, "since_minutes") if since else 0,
        session_minutes(until, "until_minutes") if until else None,
        one_of(posture, "posture", Posture) if posture else None,
        one_of(when, "when", Condition) if when else None,
    )
    if only.until_minutes is not None and only.until_minutes < only.since_minutes:
        raise NodeError(
            fields.lines["until_minutes"],
            "“until_minutes” is less than “since_minutes”, so no session would have this.",
        )
    return only


def session_minutes(node: Node, name: str) -> int:
    """Whole minutes that a session can have."""
    return whole_number(node, name, 1, LONGEST_MINUTES)


def read_cue(node: Node) -> ScriptCue:
    """One cue of a section."""
    if isinstance(node, Words):
        return ScriptCue(Say(_spoken(node)))
    fields = fields_of(node, "a cue")
    kinds = [name for name in fields.values if name in CUES]
    known = (*CUES, *ONLY, "region", *SAY_FIELDS)
    stranger = next((name for name in fields.values if name not in known), None)
    if stranger is not None:
        raise NodeError(
            fields.lines[stranger],
            f"“{stranger}” is no cue; a cue is a spoken line or one of {', '.join(CUES)}, and a"
            f" spoken line with a colon stands in quotes{did_you_mean(stranger, known)}",
        )
    if len(kinds) != 1:
        raise NodeError(fields.line, f"a cue is one of {', '.join(CUES)}; give each its own “-”.")
    kind = kinds[0]
    recording = fields.values.get("recording")
    if recording is not None and (kind != "say" or isinstance(fields.values["say"], Listing)):
        raise NodeError(fields.lines["recording"], "“recording” belongs to one spoken line.")
    otherwise = fields.values.get("otherwise")
    if otherwise is not None and kind != "say":
        raise NodeError(fields.lines["otherwise"], "“otherwise” belongs to a spoken line.")
    readers: dict[str, Callable[[Node], Cue | Wordings]] = {
        "say": lambda value: _say(value, recording),
        "rest": lambda value: Rest(read_span(value, "rest")),
        "bell": lambda value: Bell(whole_number(value, "bell", 1, MOST_STRIKES)),
        "breathe": _breathe,
        "tense": lambda value: Tense(read_span(value, "tense")),
        "release": lambda value: Release(read_span(value, "release")),
    }
    return ScriptCue(
        readers[kind](fields.values[kind]),
        read_only(fields),
        read_regions(fields.values.get("region")),
        () if otherwise is None else _wordings(otherwise, "otherwise"),
    )


def _say(node: Node, recording: Node | None) -> Say | Wordings:
    if not isinstance(node, Listing):
        return Say(_spoken(node), _recording(recording) if recording else "")
    return Wordings(_wordings(node, "say"))


def _wordings(node: Node, name: str) -> tuple[Say, ...]:
    if not isinstance(node, Listing):
        return (Say(_spoken(node)),)
    if len(node.items) > MOST_WORDINGS:
        raise NodeError(
            node.line,
            f"“{name}” has {len(node.items)} wordings; at most {MOST_WORDINGS} are taken.",
        )
    return tuple(Say(_spoken(item)) for item in items_of(node, name))


def _recording(node: Node) -> str:
    """A file's name below the script's folder, which no spelling leads out of."""
    name = words(node, "recording")
    place = PurePosixPath(name)
    if "\\" in name or ":" in name or place.is_absolute() or ".." in place.parts:
        raise NodeError(
            node.line,
            f"“recording” names a file in the script's own folder, such as hello.wav or"
            f" evening/hello.wav, not “{name[:80]}”.",
        )
    if place.suffix.lower() not in SOUND_ENDINGS:
        raise NodeError(
            node.line,
            f"“recording” is a sound file that ends in {', '.join(SOUND_ENDINGS)},"
            f" not “{name[:80]}”.",
        )
    return place.as_posix()


def _spoken(node: Node) -> str:
    text = words(node, "say")
    if len(text) > LONGEST_LINE:
        raise NodeError(
            node.line,
            f"this spoken line has {len(text)} characters; split it into lines of at most"
            f" {LONGEST_LINE}.",
        )
    return text


def _breathe(node: Node) -> Breathe:
    fields = fields_of(node, "“breathe”")
    only_known(fields, (*BREATH_PHASES, "for"), "“breathe”")
    seconds = {
        name: _seconds(fields.values[name], name) if name in fields.values else 0.0
        for name in BREATH_PHASES
    }
    for name in ("in", "out"):
        needed(fields, name)
        if seconds[name] == 0:
            raise NodeError(fields.lines[name], f"“{name}” wants more than 0 seconds.")
    pattern = BreathPattern(
        seconds["in"], seconds["hold"], seconds["out"], seconds["rest"], seconds["sip"]
    )
    length = read_span(needed(fields, "for"), "for")
    if length.most < pattern.seconds:
        raise NodeError(
            fields.lines["for"],
            f"“for” is at most {length.most:g} seconds, less than one breath of"
            f" {pattern.seconds:g}.",
        )
    return Breathe(pattern, length)


def read_span(node: Node, name: str, unit: str = "seconds") -> Span:
    """A number or a range; the ideal of least-most is the geometric mean."""
    text = node.text if isinstance(node, Words) else ""
    if not SPAN.fullmatch(text):
        raise NodeError(
            node.line,
            f"“{name}” wants a number of {unit} or a range such as 8-30, not {shown(node)}.",
        )
    ends = [float(part) for part in re.split("[-–]", text)]
    if ends != sorted(ends):
        raise NodeError(
            node.line, f"“{name}: {text}” runs backwards; write the least number first."
        )
    if ends[-1] > LONGEST_SECONDS:
        raise NodeError(node.line, f"“{name}” is at most {LONGEST_SECONDS:g} seconds, not {text}.")
    least, most = ends[0], ends[-1]
    return Span(least, ends[1] if len(ends) == 3 else sqrt(least * most), most)


def _seconds(node: Node, name: str) -> float:
    if not isinstance(node, Words) or not _NUMBER.fullmatch(node.text):
        raise NodeError(node.line, f"“{name}” wants a number of seconds, not {shown(node)}.")
    return float(node.text)


def read_regions(node: Node | None) -> frozenset[Region]:
    """The regions that a name or a list of names stands for."""
    if node is None:
        return frozenset()
    found: set[Region] = set()
    for item in [node] if isinstance(node, Words) else items_of(node, "region"):
        name = words(item, "region")
        if name not in REGION_GROUPS:
            raise NodeError(
                item.line, f"“{name}” is no region of the body{did_you_mean(name, REGION_GROUPS)}"
            )
        found |= REGION_GROUPS[name]
    return frozenset(found)
