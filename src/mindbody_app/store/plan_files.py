"""A clinic's plan as a file: readable text, read into values and written so that it reads back.

A plan file is data, never code, and is read no further than `LARGEST_BYTES`. Nothing in it is
followed: no link, no path, no other file. docs/plan-files.md tells the format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import yaml

from mindbody_app.journal.plain_text import has_letter, one_line, plain_text
from mindbody_app.journal.plan_file import (
    COUNTRY,
    LONGEST_CLINIC,
    LONGEST_CONTACT,
    LONGEST_HELP,
    LONGEST_MINUTES,
    LONGEST_NOTE,
    MOST_ITEMS,
    ClinicPlan,
    too_long,
)
from mindbody_app.journal.plans import PlanItem
from mindbody_app.store.file_kinds import FileKind, holds_plan, kind_of
from mindbody_app.store.kit_zips import plan_in
from mindbody_app.store.text_files import FileGoneError, TextFileError, read_text, text_of
from mindbody_app.store.yaml_nodes import (
    Fields,
    Node,
    NodeError,
    Words,
    fields_of,
    identifier,
    is_empty,
    items_of,
    needed,
    only_known,
    read_nodes,
    shown,
    whole_number,
)

FORMAT = 1
"""The format that this app writes, and the newest that it reads."""
LARGEST_BYTES = 64 * 1024
MOST_FILES = 20
"""Plan files that are looked at in a folder: those that were changed last."""
FIRST_LINE = "# A practice plan for Body & Breath. Open this file with the app; nothing in it runs."

_FIELDS = (
    *("format", "clinic", "contact", "made_on", "note"),
    *("country", "help_words", "practices"),
)
_ITEM_FIELDS = ("practice", "minutes", "days_a_week")
_FORMAT_LINE = re.compile(r"^format: *(\d{1,9})\s*$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHAT = "a plan file"


class NewerFormatError(NodeError):
    """The file is of a format that a later version of the app reads."""

    def __init__(self, line: int) -> None:
        super().__init__(
            line,
            "it was made for a newer version of Body & Breath. Please update the app, or ask your"
            " clinic for a plan that this version can read.",
        )


class PlanFileError(Exception):
    """A plan file that can't be used; the message is a sentence for the person who was given it,
    and then, where there is something to mend, one for whoever made it, with place and mend.
    """

    def __init__(self, sentence: str, detail: str = "") -> None:
        self.sentence = one_line(sentence)
        """What the person can do; it names the file."""
        self.detail = one_line(detail)
        """What is wrong in the file; empty where the person needs no clinic for it."""
        both = f"{self.sentence} For the clinic: {self.detail}" if detail else self.sentence
        super().__init__(both)


def load_plan_file(path: Path) -> ClinicPlan:
    """The plan of a file, or the one in a kit's zip.

    Words lose what isn't seen, such as control signs (`plain_text`).

    Raises:
        PlanFileError: it can't be read, or something in it doesn't fit.
    """
    try:
        return _plan(_document(_text_in(path)))
    except FileGoneError as error:
        raise PlanFileError(str(error)) from error
    except TextFileError as error:
        raise PlanFileError(_damaged(path), str(error)) from error
    except NewerFormatError as error:
        raise PlanFileError(f"{path.name} can't be opened: {error.sentence}") from error
    except NodeError as error:
        raise PlanFileError(_damaged(path), f"line {error.line}: {error.sentence}") from error


def _text_in(path: Path) -> str:
    if kind_of(path) is FileKind.KIT:
        return text_of(plan_in(path, LARGEST_BYTES), path.name, LARGEST_BYTES, _WHAT)
    return read_text(path, LARGEST_BYTES, _WHAT)


def _damaged(path: Path) -> str:
    return (
        f"{path.name} can't be opened: it is damaged, or it is no plan. Please ask your clinic to"
        " send it again."
    )


def plan_text(plan: ClinicPlan) -> str:
    """What a plan's file holds."""
    written: dict[str, object] = {"format": FORMAT, "clinic": plan.clinic}
    if plan.contact:
        written["contact"] = plan.contact
    written["made_on"] = plan.made_on
    for name in ("note", "country", "help_words"):
        if words := getattr(plan, name):
            written[name] = words
    written["practices"] = [
        {"practice": item.script_id, "minutes": item.minutes, "days_a_week": item.days_a_week}
        for item in plan.items
    ]
    body = yaml.dump(written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return f"{FIRST_LINE}\n{body}"


def digest_of(plan: ClinicPlan) -> str:
    """What a plan is known again by: the same for every file that says the same.

    Settings keep it, so it must stay the same in every version of the app: it goes by what the
    plan says, never by how it is written. A field that comes later may count only where it is set.
    """
    said: dict[str, object] = {
        name: words
        for name in ("clinic", "contact", "note", "country", "help_words")
        if (words := getattr(plan, name))
    }
    said["made_on"] = plan.made_on.isoformat()
    said["practices"] = [[each.script_id, each.minutes, each.days_a_week] for each in plan.items]
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class FoundPlans:
    """The plan files of some folders."""

    plan: ClinicPlan | None
    """The named one, else the newest, that the person hasn't answered yet."""
    problems: tuple[str, ...]
    """One sentence for each file that couldn't be used."""


def find_plans(places: Iterable[Path], today: date, answered: Collection[str] = ()) -> FoundPlans:
    """Look for plan files in some folders, not in those below them.

    Of plans made on one day the file that was changed last counts as the newest. One that says it
    was made on a day to come, by a wrong clock, counts as made today.

    Args:
        places: folders to look in, or a plan file or a kit's zip itself, which comes before what
            lies in folders. Those that can't be read have none.
        today: the day that is now.
        answered: the digests of the plans that the person took or left.
    """
    found: list[tuple[bool, date, int, ClinicPlan]] = []
    problems: list[str] = []
    for place in dict.fromkeys(places):
        for path in _plan_files(place):
            try:
                plan = load_plan_file(path)
            except PlanFileError as error:
                problems.append(str(error))
            else:
                made_on = min(plan.made_on, today)
                found.append((path == place, made_on, _changed_at(path), plan))
    unanswered = [each for each in found if digest_of(each[-1]) not in answered]
    best = max(unanswered, key=lambda each: each[:3], default=None)
    return FoundPlans(best and best[-1], tuple(problems))


def _plan_files(place: Path) -> list[Path]:
    try:
        if holds_plan(place) and not place.is_dir():
            return [place]
        # Those of one time come by name.
        named = sorted(path for path in place.iterdir() if kind_of(path) is FileKind.PLAN)
        return sorted(named, key=_changed_at, reverse=True)[:MOST_FILES]
    except (OSError, ValueError):
        return []


def _changed_at(path: Path) -> int:
    """When a file was changed last, in nanoseconds; 0 where that can't be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


class _Dumper(yaml.SafeDumper):
    """Several lines are written as they are read, one under another."""


def _represent_words(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    style = "|" if "\n" in words else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _represent_words)


def _document(text: str) -> Fields:
    """The file's names and values, once it is of a format that this app reads."""
    newer = any(int(number) > FORMAT for number in _FORMAT_LINE.findall(text))
    try:
        fields = fields_of(read_nodes(text), _WHAT)
    except NodeError as error:
        if newer:
            raise NewerFormatError(error.line) from error
        raise
    found = needed(fields, "format")
    if isinstance(found, Words) and re.fullmatch(r"\d{1,9}", found.text):
        if int(found.text) > FORMAT:
            raise NewerFormatError(found.line)
        if int(found.text) == FORMAT:
            return fields
    raise NodeError(found.line, f"“format” wants the number {FORMAT}, not {shown(found)}.")


def _plan(fields: Fields) -> ClinicPlan:
    only_known(fields, _FIELDS, _WHAT)
    clinic = needed(fields, "clinic")
    name = one_line(_text(clinic, "clinic", LONGEST_CLINIC))
    if not has_letter(name):
        raise NodeError(clinic.line, f"“clinic” wants the clinic's name, not {shown(clinic)}.")
    return ClinicPlan(
        clinic=name,
        items=_items(needed(fields, "practices")),
        made_on=_day(needed(fields, "made_on"), "made_on"),
        contact=_optional(fields, "contact", LONGEST_CONTACT),
        note=_optional(fields, "note", LONGEST_NOTE),
        country=_country(fields),
        help_words=_optional(fields, "help_words", LONGEST_HELP),
    )


def _items(node: Node) -> tuple[PlanItem, ...]:
    listed = items_of(node, "practices")
    if len(listed) > MOST_ITEMS:
        raise NodeError(
            listed[MOST_ITEMS].line,
            f"“practices” has {len(listed)} entries; keep {MOST_ITEMS} at most.",
        )
    found: list[PlanItem] = []
    for each in listed:
        item = _item(each)
        if any(item.script_id == other.script_id for other in found):
            raise NodeError(
                each.line, f"“{item.script_id}” stands here a second time; keep one of the two."
            )
        found.append(item)
    return tuple(found)


def _item(node: Node) -> PlanItem:
    fields = fields_of(node, "an entry of “practices”")
    only_known(fields, _ITEM_FIELDS, "an entry of “practices”")
    practice = needed(fields, "practice")
    script_id = identifier(practice, "practice")
    if len(script_id) > LONGEST_CLINIC:
        raise NodeError(practice.line, f"“practice” may have {LONGEST_CLINIC} letters at most.")
    return PlanItem(
        script_id,
        whole_number(needed(fields, "minutes"), "minutes", 1, LONGEST_MINUTES),
        whole_number(needed(fields, "days_a_week"), "days_a_week", 1, 7),
    )


def _text(node: Node, name: str, longest: int) -> str:
    if not isinstance(node, Words):
        raise NodeError(
            node.line,
            f"“{name}” wants words, not {shown(node)}; put words that hold a colon in quotes.",
        )
    found = plain_text(node.text)
    if excess := too_long(found, longest):
        raise NodeError(node.line, f"“{name}” has {excess}; shorten it.")
    return found


def _optional(fields: Fields, name: str, longest: int) -> str:
    node = fields.values.get(name)
    return _text(node, name, longest) if node is not None else ""


def _country(fields: Fields) -> str:
    node = fields.values.get("country")
    if node is None or is_empty(node):
        return ""
    if not isinstance(node, Words) or not COUNTRY.fullmatch(node.text):
        raise NodeError(
            node.line, f"“country” wants two capital letters, such as IE, not {shown(node)}."
        )
    return node.text


def _day(node: Node, name: str) -> date:
    if isinstance(node, Words) and _DAY.fullmatch(node.text):
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            pass
    raise NodeError(node.line, f"“{name}” wants a day such as 2026-11-20, not {shown(node)}.")
