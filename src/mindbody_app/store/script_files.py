"""Session scripts: YAML files in the shape that a clinician can write, read into values.

A script is data, never code, and is read no further than `LARGEST_BYTES`. Whatever doesn't fit is
told in one sentence with the file, the line, the place and the mend.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from mindbody_app.practice.compose import Choices, ComposeError, SpokenSeconds, compose
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.regions import REGION_GROUPS, Region
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    BreathPattern,
    Cue,
    MinutesRange,
    Only,
    Practice,
    Rest,
    Say,
    ScriptCue,
    Section,
    SessionScript,
    Span,
)
from mindbody_app.store.text_files import TextFileError, read_text
from mindbody_app.store.yaml_nodes import (
    Fields,
    Listing,
    Node,
    NodeError,
    Words,
    did_you_mean,
    fields_of,
    is_empty,
    items_of,
    needed,
    one_of,
    only_known,
    read_nodes,
    shown,
    whole_number,
    words,
)

LARGEST_BYTES = 256 * 1024
"""A script file may be this large; the app's own are a tenth of it."""
LONGEST_MINUTES = 90
LONGEST_SECONDS = 3600.0
LONGEST_LINE = 500
"""Characters of one spoken line, so that it fits the caption."""
MOST_CUES = 5000
"""Cues of a whole script, repeats counted."""

_SPAN = re.compile(r"\d+(?:\.\d+)?(?:[-–]\d+(?:\.\d+)?){0,2}")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ONLY = ("since_minutes", "until_minutes", "posture")
_CUES = ("say", "rest", "bell", "breathe")


class ScriptError(Exception):
    """A script that can't be used; the message is one sentence with file, line and mend."""


@dataclass(frozen=True, slots=True)
class LoadedScripts:
    """What a folder of scripts gave."""

    scripts: tuple[SessionScript, ...]
    problems: tuple[str, ...]
    """One sentence for each file that couldn't be used."""

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """What a list says of each script."""
        return tuple(script.headline for script in self.scripts)


def load_scripts(folder: Path) -> LoadedScripts:
    """Every script of a folder by file name; one that can't be used hides no other."""
    scripts: list[SessionScript] = []
    problems: list[str] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except OSError as error:
        return LoadedScripts((), (f"The folder {folder} can't be read: {error.strerror}.",))
    for path in paths:
        try:
            scripts.append(load_script(path))
        except ScriptError as problem:
            problems.append(str(problem))
    return LoadedScripts(tuple(scripts), tuple(problems))


def load_script(path: Path) -> SessionScript:
    """One script file.

    Raises:
        ScriptError: it can't be read, or something in it doesn't fit.
    """
    try:
        text = read_text(path, LARGEST_BYTES, "a script")
        script = _script(fields_of(read_nodes(text), "a script"))
        if script.id != path.stem:
            raise NodeError(
                1,
                f"“id” is “{script.id}” but the file is named “{path.name}”; name the file"
                f" “{script.id}.yaml” or change the id.",
            )
    except TextFileError as error:
        raise ScriptError(str(error)) from error
    except NodeError as error:
        raise ScriptError(f"{path.name}, line {error.line}: {error.sentence}") from error
    return script


def check_script(script: SessionScript, spoken_seconds: SpokenSeconds) -> list[str]:
    """A sentence for every whole minute and posture that the script can't be laid out at."""
    sentences = []
    for posture in script.postures:
        for minutes in range(script.minutes.least, script.minutes.most + 1):
            try:
                compose(script, Choices(minutes, posture), spoken_seconds)
            except ComposeError as error:
                sentences.append(f"{posture.value.capitalize()}, {minutes} min: {error}")
    return sentences


def _script(fields: Fields) -> SessionScript:
    only_known(
        fields,
        ("id", "title", "practice", "summary", "minutes", "postures", "cautions", "sections"),
        "a script",
    )
    sections = tuple(_section(node) for node in items_of(needed(fields, "sections"), "sections"))
    if sum(section.repeat * len(section.cues) for section in sections) > MOST_CUES:
        raise NodeError(
            fields.lines["sections"], f"the sections have more than {MOST_CUES} cues together."
        )
    return SessionScript(
        id=_id(needed(fields, "id")),
        title=words(needed(fields, "title"), "title"),
        practice=one_of(needed(fields, "practice"), "practice", Practice),
        summary=words(needed(fields, "summary"), "summary"),
        minutes=_minutes(fields_of(needed(fields, "minutes"), "“minutes”")),
        postures=_postures(needed(fields, "postures")),
        cautions=_cautions(fields.values.get("cautions")),
        sections=sections,
    )


def _id(node: Node) -> str:
    text = words(node, "id")
    if not _ID.fullmatch(text):
        raise NodeError(
            node.line,
            f"“id” wants lower-case words joined by hyphens, such as body-scan, not “{text}”.",
        )
    return text


def _minutes(fields: Fields) -> MinutesRange:
    only_known(fields, ("least", "usual", "most"), "“minutes”")
    least, usual, most = (
        _session_minutes(needed(fields, name), name) for name in ("least", "usual", "most")
    )
    if not least <= usual <= most:
        raise NodeError(
            fields.line, "“minutes” wants its least no more than its usual, and that within most."
        )
    return MinutesRange(least, usual, most)


def _postures(node: Node) -> tuple[Posture, ...]:
    items = items_of(node, "postures")
    return tuple(dict.fromkeys(one_of(item, "postures", Posture) for item in items))


def _cautions(node: Node | None) -> tuple[str, ...]:
    if node is None or (isinstance(node, Listing) and not node.items) or is_empty(node):
        return ()
    return tuple(words(item, "cautions") for item in items_of(node, "cautions"))


def _section(node: Node) -> Section:
    fields = fields_of(node, "a section")
    only_known(fields, ("title", "region", "repeat", "cues", *_ONLY), "a section")
    repeat = fields.values.get("repeat")
    return Section(
        title=words(needed(fields, "title"), "title"),
        cues=tuple(_cue(item) for item in items_of(needed(fields, "cues"), "cues")),
        regions=_regions(fields.values.get("region")),
        only=_only(fields),
        repeat=1 if repeat is None else whole_number(repeat, "repeat", 1, 100),
    )


def _regions(node: Node | None) -> frozenset[Region]:
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


def _only(fields: Fields) -> Only:
    since = fields.values.get("since_minutes")
    until = fields.values.get("until_minutes")
    posture = fields.values.get("posture")
    only = Only(
        _session_minutes(since, "since_minutes") if since else 0,
        _session_minutes(until, "until_minutes") if until else None,
        one_of(posture, "posture", Posture) if posture else None,
    )
    if only.until_minutes is not None and only.until_minutes < only.since_minutes:
        raise NodeError(
            fields.lines["until_minutes"],
            "“until_minutes” is less than “since_minutes”, so no session would have this.",
        )
    return only


def _session_minutes(node: Node, name: str) -> int:
    return whole_number(node, name, 1, LONGEST_MINUTES)


def _cue(node: Node) -> ScriptCue:
    if isinstance(node, Words):
        return ScriptCue(Say(_spoken(node)))
    fields = fields_of(node, "a cue")
    kinds = [name for name in fields.values if name in _CUES]
    stranger = next((name for name in fields.values if name not in (*_CUES, *_ONLY)), None)
    if stranger is not None:
        raise NodeError(
            fields.lines[stranger],
            f"“{stranger}” is no cue; a cue is a spoken line or one of {', '.join(_CUES)}, and a"
            f" spoken line with a colon stands in quotes{did_you_mean(stranger, (*_CUES, *_ONLY))}",
        )
    if len(kinds) != 1:
        raise NodeError(
            fields.line, "a cue is one of say, rest, bell or breathe; give each its own “-”."
        )
    kind = kinds[0]
    readers: dict[str, Callable[[Node], Cue]] = {
        "say": lambda value: Say(_spoken(value)),
        "rest": lambda value: Rest(_span(value, "rest")),
        "bell": lambda value: Bell(whole_number(value, "bell", 1, 3)),
        "breathe": _breathe,
    }
    return ScriptCue(readers[kind](fields.values[kind]), _only(fields))


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
    only_known(fields, ("in", "hold", "out", "rest", "for"), "“breathe”")
    seconds = {
        name: _seconds(fields.values[name], name) if name in fields.values else 0.0
        for name in ("in", "hold", "out", "rest")
    }
    for name in ("in", "out"):
        needed(fields, name)
        if seconds[name] == 0:
            raise NodeError(fields.lines[name], f"“{name}” wants more than 0 seconds.")
    pattern = BreathPattern(seconds["in"], seconds["hold"], seconds["out"], seconds["rest"])
    length = _span(needed(fields, "for"), "for")
    if length.most < pattern.seconds:
        raise NodeError(
            fields.lines["for"],
            f"“for” is at most {length.most:g} seconds, less than one breath of"
            f" {pattern.seconds:g}.",
        )
    return Breathe(pattern, length)


def _span(node: Node, name: str) -> Span:
    text = node.text if isinstance(node, Words) else ""
    if not _SPAN.fullmatch(text):
        raise NodeError(
            node.line,
            f"“{name}” wants a number of seconds or a range such as 8-30, not {shown(node)}.",
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
