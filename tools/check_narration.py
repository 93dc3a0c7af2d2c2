"""Checks the clips of a voice against the scripts.

    python -m tools.check_narration            measures: every line, loudness, peaks, ends, clicks
    python -m tools.check_narration --words    also listens with a speech recogniser

docs/narration.md tells what the second needs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from mindbody_app.audio.clip_sound import read_clip
from tools.narrate import ASSETS, SPEEDS, Line, NarrateError, lines_of, read_scripts
from tools.narration.clips import ClipFolder
from tools.narration.inspection import ClipFacts, facts_of, faults_of

MOST_SPREAD = 0.3
"""Standard deviation of the clips' loudness, in LU."""
MOST_WORD_ERRORS = 0.02


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a voice's clips are like, and one sentence for everything that is wrong."""

    facts: tuple[ClipFacts, ...]
    problems: tuple[str, ...]

    @property
    def spread(self) -> float:
        """Standard deviation of loudness in LU."""
        return statistics.pstdev(facts.loudness for facts in self.facts) if self.facts else 0.0


def inspect_voice(assets: Path, voice: str) -> Inspection:
    """Measure every clip of a voice and hold the clips against the scripts' lines.

    Raises:
        NarrateError: a script can't be used.
    """
    lines = lines_of(read_scripts(assets / "scripts"), voice)
    folder = ClipFolder(assets / "audio" / voice, voice, SPEEDS[voice])
    problems = [f"Clip {name} belongs to no line." for name in folder.orphans(lines)]
    measured: list[ClipFacts] = []
    for line in lines.values():
        if not folder.has(line.name):
            problems.append(f"“{line.text}” has no clip.")
            continue
        facts, faults = _measured(folder, line)
        measured += facts
        problems += [f"“{line.text}” ({line.name}) {fault}." for fault in faults]
    inspection = Inspection(tuple(measured), tuple(problems))
    if inspection.spread > MOST_SPREAD:
        problems.append(f"The clips' loudness spreads by {inspection.spread:.2f} LU.")
    return Inspection(tuple(measured), tuple(problems))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures and the problems; 0 when there are none."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cache = platformdirs.user_cache_path("body-and-breath-narration", appauthor=False)
    parser.add_argument("--voice", default="af_heart", choices=sorted(SPEEDS))
    parser.add_argument("--words", action="store_true", help="listen with a recogniser")
    parser.add_argument("--assets", type=Path, default=ASSETS, help="folder of scripts and audio")
    parser.add_argument(
        "--cache",
        type=Path,
        default=os.environ.get("KOKORO_CACHE", cache),
        help="folder for the recogniser (or KOKORO_CACHE)",
    )
    options = parser.parse_args(arguments)
    try:
        inspection = inspect_voice(options.assets, options.voice)
    except (NarrateError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    _print_figures(inspection)
    problems = list(inspection.problems)
    if options.words:
        problems += _listen(options)
    for sentence in problems:
        print(sentence, file=sys.stderr)
    return 1 if problems else 0


def _measured(folder: ClipFolder, line: Line) -> tuple[list[ClipFacts], list[str]]:
    try:
        facts = facts_of(read_clip(folder.path(line.name)))
    except (OSError, RuntimeError, ValueError) as error:
        return [], [f"can't be used ({error})"]
    faults = faults_of(facts, len(line.text.split()))
    listed = folder.clips[line.name]
    if listed.text != line.text:
        faults.append("is listed under other words")
    if listed.seconds != facts.seconds:
        faults.append(f"is listed with {listed.seconds} s and lasts {facts.seconds} s")
    return [facts], faults


def _print_figures(inspection: Inspection) -> None:
    facts = inspection.facts
    if not facts:
        return
    loudness = [clip.loudness for clip in facts]
    print(f"{len(facts)} clips, {sum(clip.seconds for clip in facts) / 60:.1f} min of speech")
    print(
        f"loudness {statistics.fmean(loudness):.2f} LUFS, from {min(loudness):.2f} to"
        f" {max(loudness):.2f}, SD {inspection.spread:.2f} LU"
    )
    print(
        f"highest sample {max(clip.peak for clip in facts):.3f}, highest at an end"
        f" {max(clip.ends for clip in facts):.4f}, clicks {sum(clip.clicks for clip in facts)}"
    )
    print(
        f"silence before {max(clip.lead for clip in facts):.2f} s at most, after"
        f" {min(clip.tail for clip in facts):.2f} to {max(clip.tail for clip in facts):.2f} s,"
        f" within {max(clip.longest_pause for clip in facts):.2f} s at most"
    )


def _listen(options: argparse.Namespace) -> list[str]:
    try:
        from tqdm import tqdm

        from tools.narration.recogniser import Recogniser
    except ModuleNotFoundError as error:
        return [f"“{error.name}” is not installed; install the dependency group “recogniser”."]
    recogniser = Recogniser(options.cache)
    lines = lines_of(read_scripts(options.assets / "scripts"), options.voice).values()
    folder = ClipFolder(
        options.assets / "audio" / options.voice, options.voice, SPEEDS[options.voice]
    )
    heard = [
        recogniser.hear(line.text, folder.path(line.name))
        for line in tqdm(lines, unit="line")
        if folder.has(line.name)
    ]
    for line in heard:
        if line.errors:
            print(f"{line.errors} of {line.words}: “{line.text}” was heard as “{line.heard}”")
    errors, words = sum(line.errors for line in heard), sum(line.words for line in heard)
    rate = errors / max(1, words)
    print(f"words heard wrong: {errors} of {words} ({rate:.2%})")
    return ["Too many words are heard wrong."] if rate > MOST_WORD_ERRORS else []


if __name__ == "__main__":
    sys.exit(main())
