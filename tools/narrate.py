"""Renders the spoken lines that lack a clip and drops the clips that no line asks for.

    python -m tools.narrate                        every script, every line without a clip
    python -m tools.narrate --dry-run              only say what would be done
    python -m tools.narrate --only body-scan       one script's lines (repeatable)
    python -m tools.narrate --again "little toe"   render lines with these words anew

Each clip is listed as soon as it lies there, so that a run can be stopped and taken up again at
any line. docs/narration.md tells what has to be installed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from mindbody_app.audio.narration import clip_id
from mindbody_app.audio.wording import speed_for
from mindbody_app.practice.script import SessionScript
from mindbody_app.store.script_files import load_scripts
from tools.narration.clips import Clip, ClipFolder

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SPEEDS = {"af_heart": 0.75, "am_michael": 0.8}
"""The speed at which each narrator is calm and clear, 1 being the model's own."""


class NarrateError(Exception):
    """Nothing could be rendered; the message is one sentence with the mend."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be spoken, and the id of its clip."""

    name: str
    text: str
    speed: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Render what is missing; 0 when every line that was asked for has its clip."""
    options = _options(arguments)
    try:
        return _narrate(options)
    except NarrateError as problem:
        print(problem, file=sys.stderr)
        return 1


def lines_of(scripts: Sequence[SessionScript], voice: str) -> dict[str, Line]:
    """Every line of the scripts once, by the id of its clip, in order of first appearance."""
    lines: dict[str, Line] = {}
    for script in scripts:
        for text in script.spoken_lines():
            speed = speed_for(text, SPEEDS[voice])
            name = clip_id(voice, speed, text)
            lines.setdefault(name, Line(name, text, speed))
    return lines


def read_scripts(folder: Path) -> tuple[SessionScript, ...]:
    """The scripts of a folder.

    Raises:
        NarrateError: one of them can't be used, so that its clips would look like orphans.
    """
    loaded = load_scripts(folder)
    if loaded.problems or not loaded.scripts:
        raise NarrateError("\n".join(loaded.problems) or f"There is no script in {folder}.")
    return loaded.scripts


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    cache = platformdirs.user_cache_path("body-and-breath-narration", appauthor=False)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--voice", default="af_heart", choices=sorted(SPEEDS))
    parser.add_argument("--only", action="append", metavar="SCRIPT", help="id of a script")
    parser.add_argument("--again", action="append", default=[], metavar="WORDS")
    parser.add_argument("--dry-run", action="store_true", help="change nothing")
    parser.add_argument("--assets", type=Path, default=ASSETS, help="folder of scripts and audio")
    parser.add_argument(
        "--voices",
        type=Path,
        default=os.environ.get("KOKORO_VOICES", "kokoro-js-1.2.1.tgz"),
        help="the voices' package, as npm pack leaves it (or KOKORO_VOICES)",
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=os.environ.get("KOKORO_CACHE", cache),
        help="folder for the expanded model, about 330 MB (or KOKORO_CACHE)",
    )
    return parser.parse_args(arguments)


def _narrate(options: argparse.Namespace) -> int:
    scripts = read_scripts(options.assets / "scripts")
    try:
        folder = ClipFolder(
            options.assets / "audio" / options.voice, options.voice, SPEEDS[options.voice]
        )
    except ValueError as error:
        raise NarrateError(str(error)) from error
    wanted = lines_of(scripts, options.voice)
    missing = _missing(folder, _chosen(scripts, options), options.again)
    orphans = folder.orphans(wanted)
    print(f"{len(wanted)} lines, {len(missing)} to render, {len(orphans)} clips without a line.")
    if options.dry_run:
        for line in missing:
            print(f"  {line.name}  {line.text}")
        return 0
    if missing:
        _render(folder, missing, options)
    folder.drop(orphans)
    return 0


def _chosen(scripts: Sequence[SessionScript], options: argparse.Namespace) -> list[Line]:
    ids = [script.id for script in scripts]
    unknown = sorted(set(options.only or ()) - set(ids))
    if unknown:
        raise NarrateError(f"There is no script “{unknown[0]}”; there are {', '.join(ids)}.")
    chosen = [script for script in scripts if script.id in (options.only or ids)]
    return list(lines_of(chosen, options.voice).values())


def _missing(folder: ClipFolder, lines: Sequence[Line], again: Sequence[str]) -> list[Line]:
    return [
        line
        for line in lines
        if not folder.has(line.name) or any(words in line.text for words in again)
    ]


def _render(folder: ClipFolder, lines: Sequence[Line], options: argparse.Namespace) -> None:
    try:
        from tqdm import tqdm

        from mindbody_app.audio.clip_sound import write_clip
        from tools.narration.kokoro import Kokoro, KokoroError
    except ModuleNotFoundError as error:
        raise NarrateError(
            f"“{error.name}” is not installed; install the dependency group “narration”"
            " (make narrate does)."
        ) from error
    try:
        narrator = Kokoro(options.voice, options.voices, options.cache)
    except KokoroError as error:
        raise NarrateError(str(error)) from error
    folder.prepare()
    for line in tqdm(lines, unit="line"):
        try:
            audio = narrator.speak(line.text, line.speed)
            seconds = write_clip(folder.path(line.name), audio)
        except (KokoroError, ValueError) as error:
            raise NarrateError(f"“{line.text}” can't be rendered: {error}.") from error
        folder.add(line.name, Clip(line.text, line.speed, seconds))


if __name__ == "__main__":
    sys.exit(main())
