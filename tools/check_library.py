"""Checks the app's own scripts as their authors want to know it.

    python -m tools.check_library              every script
    python -m tools.check_library body-scan    one or more

Says of each how many lines and minutes of speech it has, and what is wrong with it. Lines are
taken to be as long as the narrators speak them on average, and a tenth shorter and longer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import ComposeError, SpokenSeconds, compose
from mindbody_app.practice.kinds import Practice
from mindbody_app.practice.reach import every_way
from mindbody_app.practice.region_mentions import regions_named
from mindbody_app.practice.regions import Region
from mindbody_app.practice.script import Bell, Rest, Say, SessionScript
from mindbody_app.practice.timeline import Timeline
from mindbody_app.store.script_files import ScriptError, load_script

SCRIPTS = Path(__file__).resolve().parent.parent / "assets" / "scripts"
LONGEST_REST, LONGEST_ALONE = 75.0, 150.0
LONGEST_REST_ASLEEP, LONGEST_ALONE_QUIET = 150.0, 240.0
SHORTEST_REST = 1.0
LONGEST_LINE = 25
HARSH = re.compile(r"\b(should|must|relax|notice|try harder|cure|heal|pain-free)\b", re.IGNORECASE)
SIGNS = re.compile(r"[*_\[\]<>/#()–—0-9]")
NO_OPENING_BELL = ("flare",)
"""In a flare even a bell may be too much."""


@dataclass(frozen=True, slots=True)
class Check:
    """One way of asking for a session, in words, and what came of it."""

    asked: str
    choices: Choices
    timeline: Timeline


def average_narrator(text: str) -> float:
    """Seconds that a line lasts, fitted to the narrators' clips: within a sixth for a line."""
    return 0.3 + len(text) / 14


def on_one_day(script: SessionScript) -> Iterator[Choices]:
    """Every whole minute and posture, in one day's wordings."""
    return (choices for choices in every_way(script) if choices.day == 0)


def leaving_out_a_region(script: SessionScript) -> Iterator[tuple[Region, Choices]]:
    """Every region left out alone, at the least, usual and most minutes."""
    for posture in script.postures:
        for minutes in sorted({script.minutes.least, script.minutes.usual, script.minutes.most}):
            for region in Region:
                yield region, Choices(minutes, posture, left_out=frozenset({region}))


def length_problems(
    script: SessionScript, ways: Iterable[Choices], spoken: SpokenSeconds
) -> list[str]:
    """Ways of asking at which it can't be laid out, or leaves too little or too much rest."""
    problems = []
    for choices in ways:
        try:
            timeline = compose(script, choices, spoken)
        except ComposeError as error:
            problems.append(f"{_words(choices)}: {error}")
            continue
        problems += [f"{_words(choices)}: {each}" for each in _rest_problems(script, timeline)]
    return problems


def region_problems(script: SessionScript, spoken: SpokenSeconds) -> list[str]:
    """Regions that can't be left out, or that are named although they were."""
    problems = []
    for region, choices in leaving_out_a_region(script):
        asked = f"without {region.value}, {_words(choices)}"
        try:
            timeline = compose(script, choices, spoken)
        except ComposeError as error:
            problems.append(f"{asked}: {error}")
            continue
        for words in shown_words(timeline):
            if region in regions_named(words):
                problems.append(f"{asked}: still says “{words}”")
        if script.practice is Practice.BREATHING and not _paced(timeline):
            problems.append(f"{asked}: no paced breathing is left")
    return problems


def word_problems(script: SessionScript) -> list[str]:
    """Lines that are harsh, too long, too short or badly spoken."""
    harsh = re.compile(HARSH.pattern.replace("notice|", ""), re.IGNORECASE)
    problems = []
    for line in script.spoken_lines():
        allowed = harsh if script.id == "noticing-thoughts" else HARSH
        if found := allowed.search(line):
            problems.append(f"“{found[0]}” in “{line}”")
        if found := SIGNS.search(line):
            problems.append(f"“{found[0]}” reads badly in “{line}”")
        if not 4 <= len(line.split()) <= LONGEST_LINE:
            problems.append(f"{len(line.split())} words in “{line}”")
    return problems


def edge_problems(script: SessionScript, spoken: SpokenSeconds) -> list[str]:
    """Sessions that don't begin and end with the bell and a spoken word."""
    if script.practice is Practice.MUSIC:
        return []
    problems = []
    for choices in every_way(script):
        cues = [timed.cue for timed in compose(script, choices, spoken).cues]
        first = next(cue for cue in cues if isinstance(cue, Bell | Say))
        if script.ends_asleep:
            wrong = any(isinstance(cue, Bell) for cue in cues[1:])
        else:
            last = [cue for cue in cues if isinstance(cue, Bell | Say)][-1]
            opened = isinstance(first, Bell) or script.id in NO_OPENING_BELL
            wrong = not (opened and isinstance(last, Bell))
        if wrong:
            problems.append(f"{_words(choices)}: the bells at its begin or end are wrong")
    return problems


def shown_words(timeline: Timeline) -> list[str]:
    """Every line that is spoken and every title that is shown."""
    lines = [timed.cue.text for timed in timeline.cues if isinstance(timed.cue, Say)]
    return [*lines, *(section.title for section in timeline.sections)]


def repeated_lines(scripts: Sequence[SessionScript]) -> list[str]:
    """Sentences that more than one script speaks."""
    spoken_by: dict[str, list[str]] = {}
    for script in scripts:
        sentences = {
            sentence.strip().lower()
            for line in script.spoken_lines()
            for sentence in re.split(r"(?<=[.?!])\s", line)
        }
        for sentence in sentences:
            spoken_by.setdefault(sentence, []).append(script.id)
    return [
        f"“{sentence}” is said in {', '.join(ids)}"
        for sentence, ids in spoken_by.items()
        if len(ids) > 1
    ]


def problems_of(script: SessionScript) -> list[str]:
    """Everything that is wrong with a script by itself."""
    problems = word_problems(script)
    for share in (1.0, 0.9, 1.1):
        spoken = partial(_spoken_at, share)
        ways = every_way(script) if share == 1 else on_one_day(script)
        found = length_problems(script, ways, spoken)
        problems += found
        if not found and share == 1:
            problems += region_problems(script, spoken)
    return problems + (edge_problems(script, average_narrator) if not problems else [])


def _spoken_at(share: float, text: str) -> float:
    return share * average_narrator(text)


def _rest_problems(script: SessionScript, timeline: Timeline) -> list[str]:
    quiet = script.ends_asleep or script.practice is Practice.MUSIC
    longest = LONGEST_REST_ASLEEP if quiet else LONGEST_REST
    rests = [timed.duration for timed in timeline.cues if isinstance(timed.cue, Rest)]
    problems = []
    if rests and max(rests) > longest:
        problems.append(f"a rest of {max(rests):.0f} s")
    if rests and min(rests) < SHORTEST_REST:
        problems.append(f"a rest of {min(rests):.1f} s")
    spoken = [timed for timed in timeline.cues if isinstance(timed.cue, Say)]
    alone = max((later.start - one.end for one, later in pairwise(spoken)), default=0.0)
    if alone > (LONGEST_ALONE_QUIET if quiet or script.id == "open-awareness" else LONGEST_ALONE):
        problems.append(f"{alone:.0f} s without a word")
    return problems


def _paced(timeline: Timeline) -> bool:
    return any(timeline.breath_moment_at(timed.start) for timed in timeline.cues)


def _words(choices: Choices) -> str:
    changed = [
        name
        for name in ("tensing", "holding", "moving", "first_month", "breaths_a_minute")
        if getattr(choices, name) != getattr(Choices(1, choices.posture), name)
    ]
    day = f", day {choices.day}" if choices.day else ""
    other = f", other {', '.join(changed)}" if changed else ""
    return f"{choices.minutes} min {choices.posture.value}{day}{other}"


def main(ids: Sequence[str]) -> int:
    """Print what was found; 0 when nothing is wrong."""
    paths = sorted(SCRIPTS.glob("*.yaml"))
    wrong = 0
    scripts = []
    for path in paths:
        try:
            scripts.append(load_script(path))
        except ScriptError as error:
            print(error)
            wrong += path.stem in ids or not ids
    for script in scripts:
        if ids and script.id not in ids:
            continue
        lines = script.spoken_lines()
        minutes = sum(map(average_narrator, lines)) / 60
        print(f"{script.id}: {len(lines)} lines, {minutes:.1f} min of speech")
        problems = problems_of(script)
        others = [each for each in repeated_lines(scripts) if script.id in each]
        for problem in dict.fromkeys([*problems[:40], *others]):
            print(f"  {problem}")
        if len(problems) > 40:
            print(f"  and {len(problems) - 40} more")
        wrong += bool(problems or others)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
