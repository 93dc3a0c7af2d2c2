"""Session scripts: YAML files in the shape that a clinician can write, read into values.

A script is data, never code, and is read no further than `LARGEST_BYTES`. Whatever doesn't fit is
told in one sentence with the file, the line, the place and the mend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import ComposeError, SpokenSeconds, compose
from mindbody_app.practice.headline import Headline
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import MinutesRange, Section, SessionScript, Span
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
    Listing,
    Node,
    NodeError,
    Words,
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
MOST_CUES = 5000
"""Cues of a whole script, repeats counted."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
SLOWEST_RATE, FASTEST_RATE = 3.0, 20.0
"""Breaths a minute that a script may offer."""


class _Ends(StrEnum):
    AWAKE = "awake"
    ASLEEP = "asleep"


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
        (
            *("id", "title", "practice", "summary", "language", "minutes", "postures", "rate"),
            *("ambience", "ends", "cautions", "sections"),
        ),
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
        language=_language(fields.values.get("language")),
        rate=_rate(fields.values.get("rate")),
        ambience=_ambience(fields.values.get("ambience")),
        ends_asleep=_ends_asleep(fields.values.get("ends")),
    )


def _language(node: Node | None) -> str:
    if node is None:
        return "en"
    text = words(node, "language")
    if not _LANGUAGE.fullmatch(text):
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
    return node is not None and one_of(node, "ends", _Ends) is _Ends.ASLEEP


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


def _section(node: Node) -> Section:
    fields = fields_of(node, "a section")
    only_known(fields, ("title", "region", "repeat", "cues", *ONLY), "a section")
    repeat = fields.values.get("repeat")
    return Section(
        titles=_titles(needed(fields, "title")),
        cues=tuple(read_cue(item) for item in items_of(needed(fields, "cues"), "cues")),
        regions=read_regions(fields.values.get("region")),
        only=read_only(fields),
        repeat=1 if repeat is None else whole_number(repeat, "repeat", 1, 100),
    )


def _titles(node: Node) -> tuple[str, ...]:
    if isinstance(node, Words):
        return (words(node, "title"),)
    return tuple(words(item, "title") for item in items_of(node, "title"))
