"""Which of a script's sections and cues a session has, and in which words.

The rules for a region that the person leaves out: of several wordings one is taken that doesn't
name it; a line without such a wording goes, with the rest or the tension that followed it; a
section goes when all its regions are left out, when its opening line went, or when no line is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.region_mentions import regions_named
from mindbody_app.practice.regions import EVERYWHERE, Region
from mindbody_app.practice.script import (
    Bell,
    Breathe,
    Condition,
    Cue,
    Release,
    Rest,
    Say,
    ScriptCue,
    Section,
    SessionScript,
    Tense,
)


@dataclass(frozen=True, slots=True)
class ChosenSection:
    """A section as one session has it."""

    title: str
    regions: frozenset[Region]
    cues: tuple[Cue, ...]


def chosen_sections(script: SessionScript, choices: Choices) -> list[ChosenSection]:
    """The sections that the session has, in order, repeats written out."""
    found = []
    slot = 0
    for section in script.sections:
        conditions = choices.conditions(section.regions)
        for _ in range(section.repeat):
            first, slot = slot, slot + len(section.cues)
            if not section.only.allows(choices.minutes, choices.posture, conditions):
                continue
            cues = _cues(script, section, choices, first, conditions)
            if cues:
                title = _title(script, section, choices.left_out)
                found.append(ChosenSection(title, section.regions - choices.left_out, cues))
    return found


def _title(script: SessionScript, section: Section, left_out: frozenset[Region]) -> str:
    fitting = (title for title in section.titles if not regions_named(title) & left_out)
    return section.title if not left_out else next(fitting, script.title)


def _cues(
    script: SessionScript,
    section: Section,
    choices: Choices,
    first_slot: int,
    everywhere: frozenset[Condition],
) -> tuple[Cue, ...]:
    """What is left of a section; nothing if it falls away."""
    somewhere = bool(section.regions) and section.regions != EVERYWHERE
    if somewhere and section.regions <= choices.left_out:
        return ()
    cues: list[Cue] = []
    spoken = had_lines = False
    dropping = False
    for slot, item in enumerate(section.cues, start=first_slot):
        conditions = choices.conditions(item.regions) if item.regions else everywhere
        if not item.only.allows(choices.minutes, choices.posture, conditions):
            continue
        if item.lines:
            line = _line(script, item, choices, slot)
            if line is None and somewhere and not had_lines:
                return ()
            had_lines = True
            dropping = line is None
            if line is not None:
                spoken = True
                cues.append(line)
        elif not (dropping and isinstance(item.cue, Rest | Tense | Release)):
            cues.extend(_unspoken(script, item, choices, conditions))
    return tuple(cues) if spoken or not had_lines else ()


def _line(script: SessionScript, item: ScriptCue, choices: Choices, slot: int) -> Say | None:
    """The day's wording among those that fit, or None."""
    if item.regions & choices.left_out:
        return None
    english = script.language.lower().split("-")[0] == "en"
    left_out = choices.left_out if english else frozenset[Region]()
    for wordings in (item.lines, item.otherwise):
        fitting = [
            line for line in wordings if not (left_out and regions_named(line.text) & left_out)
        ]
        if fitting:
            # Every other slot turns over at half the pace, so that days don't simply alternate.
            turn = choices.day // (1 + slot % 2) + slot
            return fitting[turn % len(fitting)]
    return None


def _unspoken(
    script: SessionScript, item: ScriptCue, choices: Choices, conditions: frozenset[Condition]
) -> Iterator[Cue]:
    cue = item.cue
    if item.regions & choices.left_out:
        return
    if isinstance(cue, Tense | Release) and Condition.TENSING not in conditions:
        yield Rest(cue.length)
    elif isinstance(cue, Breathe):
        pattern = cue.pattern if choices.holding else cue.pattern.without_holds()
        if script.rate is not None and choices.breaths_a_minute is not None:
            pattern = pattern.at_rate(choices.breaths_a_minute)
        yield Breathe(pattern, cue.length)
    elif isinstance(cue, Bell | Rest | Tense | Release):
        yield cue
