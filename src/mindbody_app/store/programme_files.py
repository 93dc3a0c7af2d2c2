"""Programmes: YAML files, read into values.

A programme is data, never code, and is read no further than `LARGEST_BYTES`. Whatever doesn't fit
is told in one sentence with the file, the line, the place and the mend.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mindbody_app.learning.programmes import Counts, Part, Programme, Suggestion
from mindbody_app.practice.body import Avoid
from mindbody_app.store.text_files import TextFileError, read_text
from mindbody_app.store.yaml_nodes import (
    Fields,
    Node,
    NodeError,
    fields_of,
    identifier,
    items_of,
    needed,
    one_of,
    only_known,
    read_nodes,
    whole_number,
    word_list,
    words,
)

LARGEST_BYTES = 64 * 1024
"""A programme file may be this large; the app's own are a third of it."""
MOST_DAYS = 31
MOST_MINUTES = 90

_FIELDS = ("id", "title", "summary", "counts", "parts", "closing")
_PART_FIELDS = ("title", "days", "card", "reading", "suggestions")
_SUGGESTION_FIELDS = ("practice", "minutes", "asks", "or")


class ProgrammeError(Exception):
    """A programme that can't be used; the message is one sentence with file, line and mend."""


@dataclass(frozen=True, slots=True)
class LoadedProgrammes:
    """What a folder of programmes gave."""

    programmes: tuple[Programme, ...]
    """The shortest first."""
    problems: tuple[str, ...]
    """One sentence for each file that couldn't be used."""


def load_programmes(folder: Path) -> LoadedProgrammes:
    """Every programme of a folder; one that can't be used hides no other."""
    programmes: list[Programme] = []
    problems: list[str] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except OSError as error:
        return LoadedProgrammes((), (f"The folder {folder} can't be read: {error.strerror}.",))
    for path in paths:
        try:
            programmes.append(load_programme(path))
        except ProgrammeError as problem:
            problems.append(str(problem))
    programmes.sort(key=lambda each: (len(each.parts), each.most_minutes))
    return LoadedProgrammes(tuple(programmes), tuple(problems))


def load_programme(path: Path) -> Programme:
    """One programme file.

    Raises:
        ProgrammeError: it can't be read, or something in it doesn't fit.
    """
    try:
        text = read_text(path, LARGEST_BYTES, "a programme")
        programme = _programme(fields_of(read_nodes(text), "a programme"))
        if programme.id != path.stem:
            raise NodeError(
                1,
                f"“id” is “{programme.id}” but the file is named “{path.name}”; name the file"
                f" “{programme.id}.yaml” or change the id.",
            )
    except TextFileError as error:
        raise ProgrammeError(str(error)) from error
    except NodeError as error:
        raise ProgrammeError(f"{path.name}, line {error.line}: {error.sentence}") from error
    return programme


def _programme(fields: Fields) -> Programme:
    only_known(fields, _FIELDS, "a programme")
    return Programme(
        id=identifier(needed(fields, "id"), "id"),
        title=words(needed(fields, "title"), "title"),
        summary=words(needed(fields, "summary"), "summary"),
        counts=one_of(needed(fields, "counts"), "counts", Counts),
        parts=tuple(_part(item) for item in items_of(needed(fields, "parts"), "parts")),
        closing=word_list(needed(fields, "closing"), "closing"),
    )


def _part(node: Node) -> Part:
    fields = fields_of(node, "an entry of “parts”")
    only_known(fields, _PART_FIELDS, "an entry of “parts”")
    card = fields.values.get("card")
    days = whole_number(needed(fields, "days"), "days", 1, MOST_DAYS)
    listed = items_of(needed(fields, "suggestions"), "suggestions")
    if len(listed) < days:
        raise NodeError(
            fields.lines["suggestions"],
            f"“suggestions” has {len(listed)} entries for {days} days; add some, or lower “days”.",
        )
    return Part(
        title=words(needed(fields, "title"), "title"),
        days=days,
        reading=word_list(needed(fields, "reading"), "reading"),
        suggestions=tuple(map(_suggestion, listed)),
        card=identifier(card, "card") if card is not None else None,
    )


def _suggestion(node: Node) -> Suggestion:
    fields = fields_of(node, "an entry of “suggestions”")
    only_known(fields, _SUGGESTION_FIELDS, "an entry of “suggestions”")
    asks, otherwise = fields.values.get("asks"), fields.values.get("or")
    if (asks is None) != (otherwise is None):
        raise NodeError(
            fields.line,
            "“asks” and “or” go together: what the practice asks of the body, and another practice"
            " for those who avoid that; write both or neither.",
        )
    return Suggestion(
        script_id=identifier(needed(fields, "practice"), "practice"),
        minutes=whole_number(needed(fields, "minutes"), "minutes", 1, MOST_MINUTES),
        asks=one_of(asks, "asks", Avoid) if asks is not None else None,
        otherwise=identifier(otherwise, "or") if otherwise is not None else None,
    )
