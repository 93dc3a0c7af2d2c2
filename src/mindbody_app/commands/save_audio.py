"""`mindbody-app save-audio`: a whole session as a sound file."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from mindbody_app.app import assets_folder
from mindbody_app.library import narration_of
from mindbody_app.practice.choices import Choices
from mindbody_app.practice.compose import ComposeError, compose
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.store.script_files import ScriptError, load_script, load_scripts

LEVELS = {Bus.VOICE: 0.95, Bus.CUES: 0.7, Bus.AMBIENCE: 0.5}
"""The volumes that the app starts with."""


def save_session(options: argparse.Namespace) -> int:
    """Write the session that the options ask for; 0 if it is there."""
    from mindbody_app.audio.export import ExportError, save_audio

    assets = assets_folder()
    narration, problems = narration_of(assets, options.voice)
    for problem in problems:
        print(problem, file=sys.stderr)
    try:
        script = _script(options.script, load_scripts(assets / "scripts").scripts)
        posture = Posture(options.posture) if options.posture else script.postures[0]
        choices = Choices(options.minutes or script.minutes.usual, posture)
        timeline = compose(script, choices, narration.spoken_seconds)
        save_audio(
            timeline,
            narration,
            options.output,
            ambience=Ambience(options.ambience),
            levels=LEVELS,
            progress=_show_progress,
            seed=time.time_ns(),
        )
    except (ScriptError, ComposeError, ExportError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\r{options.output}: {script.title}, {choices.minutes} minutes.")
    return 0


def _script(asked: str, scripts: tuple[SessionScript, ...]) -> SessionScript:
    for script in scripts:
        if script.id == asked:
            return script
    if Path(asked).suffix in (".yaml", ".yml"):
        return load_script(Path(asked))
    known = ", ".join(script.id for script in scripts)
    raise ScriptError(f"There is no script called “{asked}”; there are {known}.")


def _show_progress(share: float) -> bool:
    if sys.stderr.isatty():
        print(f"\r{share:4.0%}", end="", file=sys.stderr, flush=True)
    return True
