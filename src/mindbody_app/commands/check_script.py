"""`mindbody-app check-script`: whether a script can be practised at every length it offers."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from mindbody_app.app import assets_folder
from mindbody_app.library import narration_of, voices_for
from mindbody_app.practice.reach import Reach, runs
from mindbody_app.practice.script import SessionScript
from mindbody_app.store.own_scripts import Examined, OwnFolder, OwnScript


def check_script_file(path: Path, voice: str) -> int:
    """Print everything that is wrong with a script file, or what it holds; 0 if it is sound."""
    own = OwnFolder(path.parent, tuple).look_into(path)
    if own.script is None:
        _say(own.problems)
        return 1
    with tempfile.TemporaryDirectory(prefix="body-and-breath-") as scratch:
        narrator, _ = narration_of(assets_folder(), voice)
        voices = voices_for(path.parent, narrator, Path(scratch))
        examined = voices.examine(own, lambda: True)
        unspoken = voices.unspoken(own.script)
    _say(examined.problems)
    for reach in examined.reach:
        _say(_reach_words(own, reach))
    if examined.problems or any(reach.failing for reach in examined.reach):
        return 1
    _say([_sound_words(path, own.script, examined, len(unspoken))])
    return 0


def _say(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        print(sentence)


def _reach_words(own: OwnScript, reach: Reach) -> list[str]:
    """Where it can't be laid out, and where it can."""
    if not reach.failing:
        return []
    posture = reach.posture.value.capitalize()
    first = reach.failing[0][1]
    failing = _minutes([minutes for minutes, _ in reach.failing])
    fitting = _minutes(reach.fitting) if reach.fitting else "none"
    return [
        f"{own.path.name}, {posture}: not {failing} minutes (it can be: {fitting}). {first}",
    ]


def _minutes(numbers: Sequence[int]) -> str:
    """Such as 5 to 9, 12."""
    return ", ".join(
        f"{first} to {last}" if first < last else f"{first}" for first, last in runs(numbers)
    )


def _sound_words(path: Path, script: SessionScript, examined: Examined, unspoken: int) -> str:
    postures = " and ".join(reach.posture.value for reach in examined.reach)
    return (
        f"{path.name}: “{script.title}” is sound: {script.minutes.least} to"
        f" {script.minutes.most} minutes, {postures}, {len(script.spoken_lines())} spoken lines,"
        f" {unspoken} without a recording."
    )
