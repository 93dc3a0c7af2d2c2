"""`mindbody-app save-audio`: a whole session as a sound file."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from mindbody_app.app import SETTINGS_NAME, assets_folder
from mindbody_app.journal.days import practice_day
from mindbody_app.library import narration_of, voices_for
from mindbody_app.local_time import local_now
from mindbody_app.practice.choices import Choices, choices_for
from mindbody_app.practice.compose import ComposeError, compose
from mindbody_app.practice.postures import Posture
from mindbody_app.practice.script import SessionScript
from mindbody_app.practice.sound_port import Ambience, Bus
from mindbody_app.store.file_kinds import FileKind, kind_of
from mindbody_app.store.folders import data_folder
from mindbody_app.store.script_files import ScriptError, load_script, load_scripts
from mindbody_app.store.settings import SettingsFile

LEVELS = {Bus.VOICE: 0.95, Bus.CUES: 0.7, Bus.AMBIENCE: 0.5}
"""The volumes that the app starts with."""


def save_session(options: argparse.Namespace) -> int:
    """Write the session that the options ask for; 0 if it is there."""
    with tempfile.TemporaryDirectory(prefix="body-and-breath-") as scratch:
        return _save(options, Path(scratch))


def _save(options: argparse.Namespace, scratch: Path) -> int:
    from mindbody_app.audio.export import ExportError, save_audio
    from mindbody_app.audio.voice import SpeechError

    assets = assets_folder()
    narrator, problems = narration_of(assets, options.voice)
    for problem in problems:
        print(problem, file=sys.stderr)
    try:
        script = _script(options.script, load_scripts(assets / "scripts").scripts)
        voices = voices_for(Path(options.script).parent, narrator, scratch)
        if _is_file(options.script):
            voices.prepare(script, _show_progress)
        narration = voices.narration(script.says())
        choices = _choices(options, script)
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
    except (ScriptError, ComposeError, ExportError, SpeechError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\r{options.output}: {script.title}, {choices.minutes} minutes.")
    return 0


def _choices(options: argparse.Namespace, script: SessionScript) -> Choices:
    """What was asked for, made for the body that the person's settings hold."""
    path = data_folder(os.environ, options.data_folder) / SETTINGS_NAME
    settings = SettingsFile(path, mends=False).current
    today = practice_day(local_now(), settings.day_end)
    return choices_for(
        settings.body,
        script,
        options.minutes or script.minutes.usual,
        Posture(options.posture) if options.posture else None,
        first_month=settings.long_holds.first_month(today),
        day=today.toordinal(),
    )


def _script(asked: str, scripts: tuple[SessionScript, ...]) -> SessionScript:
    for script in scripts:
        if script.id == asked:
            return script
    if _is_file(asked):
        return load_script(Path(asked))
    known = ", ".join(script.id for script in scripts)
    raise ScriptError(f"There is no script called “{asked}”; there are {known}.")


def _is_file(asked: str) -> bool:
    return kind_of(Path(asked)) is FileKind.SCRIPT


def _show_progress(share: float) -> bool:
    # A program without a console has no streams.
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{share:4.0%}", end="", file=sys.stderr, flush=True)
    return True
