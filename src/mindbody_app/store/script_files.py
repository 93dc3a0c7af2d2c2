"""Session scripts: YAML files in the shape that a clinician can write, read into values.

A script is data, never code, and is read no further than `LARGEST_BYTES`. Whatever doesn't fit is
told in one sentence with the file, the line, the place and the mend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mindbody_app.journal.plain_text import one_line
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import ALWAYS, MinutesRange, Section, SessionScript, Span
from mindbody_app.practice.sound_port import Ambience
from mindbody_app.store.script_cues import (
    ONLY,
    read_cue,
    read_only,
    read_regions,
    read_span,
    session_minutes,
)
from mindbody_app.store.text_files import TextFileError, read_text
from mindbody_app.store.yaml_nodes import (
    Fields,
    Findings,
    Listing,
    Node,
    NodeError,
    Words,
    as_meant,
    fields_of,
    identifier,
    is_empty,
    items_of,
    needed,
    one_of,
    only_known,
    read_nodes,
    shown,
    unknown_names,
    whole_number,
    words,
)

LARGEST_BYTES = 256 * 1024
"""A script file may be this large; the app's own are a tenth of it."""
MOST_CUES = 5000
"""Cues of a whole script, repeats counted."""

MOST_REPEATS = 100
SCRIPT_FIELDS = (
    *("id", "title", "practice", "summary", "language", "minutes", "postures", "rate"),
    *("ambience", "ends", "cautions", "sections"),
)
SECTION_FIELDS = ("title", "region", "repeat", "cues", *ONLY)

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_NODES: tuple[Node, ...] = ()
SLOWEST_RATE, FASTEST_RATE = 3.0, 20.0
"""Breaths a minute that a script may offer."""


class Ends(StrEnum):
    """How a session ends."""

    AWAKE = "awake"
    ASLEEP = "asleep"


class ScriptError(Exception):
    """A script that can't be used; the message is one sentence with file, line and mend.

    Args:
        problems: a sentence for everything that is wrong, in the order of the lines.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__(problems[0])
        self.problems = problems


@dataclass(frozen=True, slots=True)
class LoadedScripts:
    """What a folder of scripts gave."""

    scripts: tuple[SessionScript, ...]
    problems: tuple[str, ...]
    """One sentence for each file that couldn't be used."""


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


def load_script(path: Path, *, by_any_name: bool = False) -> SessionScript:
    """One script file.

    Args:
        path: the file.
        by_any_name: whether it may be named otherwise than its id, as one that somebody sent.

    Raises:
        ScriptError: it can't be read, or something in it doesn't fit.
    """
    found = Findings()
    try:
        text = read_text(path, LARGEST_BYTES, "a script")
    except TextFileError as error:
        raise ScriptError(one_line(str(error))) from error
    script = found.read(lambda: _script(fields_of(read_nodes(text), "a script"), found), None)
    misnamed = script is not None and script.id != path.stem and not by_any_name
    if script is not None and not found.errors and misnamed:
        sentence = (
            f"“id” is “{script.id}” but the file is named “{path.name}”; name the file"
            f" “{script.id}{path.suffix}” or change the id."
        )
        found.errors.append(NodeError(1, sentence))
    if script is None or found.errors:
        errors = sorted(found.errors, key=lambda error: error.line)
        told = (f"{path.name}, line {each.line}: {each.sentence}" for each in errors)
        raise ScriptError(*map(one_line, told))
    return script


def _script(fields: Fields, found: Findings) -> SessionScript:
    """A script with a stand-in for whatever doesn't fit, which `found` tells of."""
    found.errors += unknown_names(fields, SCRIPT_FIELDS, "a script")
    fields = as_meant(fields, SCRIPT_FIELDS)
    read, values = found.read, fields.values
    nodes = read(lambda: items_of(needed(fields, "sections"), "sections"), _NO_NODES)
    sections = found.each(nodes, lambda node: _section(node, found))
    if sum(section.repeat * len(section.cues) for section in sections) > MOST_CUES:
        sentence = f"the sections have more than {MOST_CUES} cues together."
        found.errors.append(NodeError(fields.lines["sections"], sentence))
    return SessionScript(
        id=read(lambda: identifier(needed(fields, "id"), "id"), ""),
        title=read(lambda: words(needed(fields, "title"), "title"), ""),
        practice=read(
            lambda: one_of(needed(fields, "practice"), "practice", Practice), Practice.MUSIC
        ),
        summary=read(lambda: words(needed(fields, "summary"), "summary"), ""),
        minutes=read(
            lambda: _minutes(fields_of(needed(fields, "minutes"), "“minutes”")),
            MinutesRange(1, 1, 1),
        ),
        postures=read(lambda: _postures(needed(fields, "postures")), ()),
        cautions=read(lambda: _cautions(values.get("cautions")), ()),
        sections=sections,
        language=read(lambda: _language(values.get("language")), "en"),
        rate=read(lambda: _rate(values.get("rate")), None),
        ambience=read(lambda: _ambience(values.get("ambience")), None),
        ends_asleep=read(lambda: _ends_asleep(values.get("ends")), False),
    )


def _language(node: Node | None) -> str:
    if node is None:
        return "en"
    text = words(node, "language")
    if not LANGUAGE.fullmatch(text):
        raise NodeError(
            node.line, f"“language” wants a language tag such as en, de or pt-BR, not “{text}”."
        )
    return text


def _rate(node: Node | None) -> Span | None:
    if node is None:
        return None
    rate = read_span(node, "rate", "breaths a minute")
    if not SLOWEST_RATE <= rate.least <= rate.most <= FASTEST_RATE:
        raise NodeError(
            node.line,
            f"“rate” lies between {SLOWEST_RATE:g} and {FASTEST_RATE:g} breaths a minute,"
            f" not {shown(node)}.",
        )
    return rate


def _ambience(node: Node | None) -> Ambience | None:
    return None if node is None else one_of(node, "ambience", Ambience)


def _ends_asleep(node: Node | None) -> bool:
    return node is not None and one_of(node, "ends", Ends) is Ends.ASLEEP


def _minutes(fields: Fields) -> MinutesRange:
    only_known(fields, ("least", "usual", "most"), "“minutes”")
    least, usual, most = (
        session_minutes(needed(fields, name), name) for name in ("least", "usual", "most")
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


def _section(node: Node, found: Findings) -> Section:
    fields = fields_of(node, "a section")
    found.errors += unknown_names(fields, SECTION_FIELDS, "a section")
    fields = as_meant(fields, SECTION_FIELDS)
    repeat = fields.values.get("repeat")
    nodes = found.read(lambda: items_of(needed(fields, "cues"), "cues"), _NO_NODES)
    return Section(
        titles=found.read(lambda: _titles(needed(fields, "title")), ("",)),
        cues=found.each(nodes, read_cue),
        regions=found.read(lambda: read_regions(fields.values.get("region")), frozenset()),
        only=found.read(lambda: read_only(fields), ALWAYS),
        repeat=1
        if repeat is None
        else found.read(lambda: whole_number(repeat, "repeat", 1, MOST_REPEATS), 1),
    )


def _titles(node: Node) -> tuple[str, ...]:
    if isinstance(node, Words):
        return (words(node, "title"),)
    return tuple(words(item, "title") for item in items_of(node, "title"))
