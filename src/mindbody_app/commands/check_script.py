"""`mindbody-app check-script`: whether a script can be practised at every length it offers."""

from __future__ import annotations

from pathlib import Path

from mindbody_app.app import assets_folder
from mindbody_app.library import narration_of
from mindbody_app.store.script_files import ScriptError, check_script, load_script


def check_script_file(path: Path, voice: str) -> int:
    """Print what is wrong with a script file, or what it holds; 0 if it is sound."""
    try:
        script = load_script(path)
    except ScriptError as error:
        print(error)
        return 1
    narration, _ = narration_of(assets_folder(), voice)
    problems = check_script(script, narration.spoken_seconds)
    for problem in problems:
        print(problem)
    if problems:
        return 1
    lines = script.spoken_lines()
    unspoken = len(narration.missing(lines))
    print(
        f"{path.name}: “{script.title}” is sound: {script.minutes.least} to"
        f" {script.minutes.most} minutes, {len(lines)} spoken lines,"
        f" {unspoken} without a recording."
    )
    return 0
