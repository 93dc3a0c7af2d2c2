"""The operating system's voice, for lines in other languages than English.

Each system has a program that speaks a text into a sound file: macOS `say`, Windows its speech
library through PowerShell, Linux eSpeak NG where it is installed (desktops that can read the screen
out have it). Qt's own speech class can't do this: from Python it only plays aloud.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import soundfile

from mindbody_app.audio.clip_sound import Samples, levelled, trimmed
from mindbody_app.audio.resample import at_clip_rate
from mindbody_app.audio.voice import SpeechError

SPEED = 1.0
WORDS_A_MINUTE = 130
"""Calm; the systems' own is 175 to 200."""
LONGEST_SECONDS = 60.0
"""One line may take a program this long."""

_FIND_ON_WINDOWS = """
Add-Type -AssemblyName System.Speech
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
$speaker.GetInstalledVoices() | Where-Object { $_.Enabled } |
  ForEach-Object { $_.VoiceInfo.Culture.Name + "`t" + $_.VoiceInfo.Name }
"""
_SPEAK_ON_WINDOWS = """
Add-Type -AssemblyName System.Speech
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
$speaker.SelectVoice($env:LINE_VOICE)
$speaker.Rate = -3
$speaker.SetOutputToWaveFile($env:LINE_SOUND)
$speaker.Speak([IO.File]::ReadAllText($env:LINE_TEXT, [Text.Encoding]::UTF8))
$speaker.Dispose()
"""


@dataclass(frozen=True, slots=True)
class _Order:
    """A program to run: its arguments and what it finds in its environment."""

    arguments: list[str]
    environment: Mapping[str, str] | None = None


_Program = Callable[[Path, Path], _Order]
"""From a file of text and a sound file to the order that speaks the one into the other."""


class SystemVoice:
    """Speaks lines by a program of the system.

    Args:
        language: BCP 47, as the cache's folder is called after it.
        program: what to run for a line.
    """

    def __init__(self, language: str, program: _Program) -> None:
        self.name = f"system-{language.lower()}"
        self._program = program

    def speed(self, _text: str, /) -> float:
        """The same for every line."""
        return SPEED

    def speak(self, text: str) -> Samples:
        """A line as a levelled clip.

        Raises:
            ValueError: it holds nothing that can be spoken.
            SpeechError: the program fails.
        """
        with tempfile.TemporaryDirectory(prefix="body-and-breath-") as scratch:
            words, sound = Path(scratch, "line.txt"), Path(scratch, "line.wav")
            words.write_text(text, encoding="utf-8")
            _run(self._program(words, sound))
            try:
                samples, rate = soundfile.read(sound, dtype="float32", always_2d=True)
            except soundfile.LibsndfileError:
                raise ValueError("nothing was spoken") from None
        return levelled(trimmed(at_clip_rate(samples.mean(axis=1), rate)))


def system_voice(language: str, platform: str = sys.platform) -> SystemVoice:
    """The voice of a language.

    Args:
        language: BCP 47.
        platform: as `sys.platform` says it.

    Raises:
        SpeechError: this computer has none.
    """
    find = {"win32": _on_windows, "darwin": _on_macos}.get(platform, _elsewhere)
    program = find(language)
    if program is None:
        raise SpeechError(
            f"This computer has no voice for the language “{language}”, so its lines are shown and"
            " not spoken; add one in the system's speech settings"
            f"{_HINTS.get(platform, ' (on Linux, install espeak-ng)')}."
        )
    return SystemVoice(language, program)


_HINTS = {
    "win32": " (Time & language, Speech)",
    "darwin": " (Accessibility, Spoken Content, System Voice)",
}


def _on_macos(language: str) -> _Program | None:
    if shutil.which("say") is None:
        return None
    listed = re.findall(
        r"^(.+?)\s+([A-Za-z]{2,3}[_-]\w+)\s+#", _run(_Order(["say", "-v", "?"])), flags=re.M
    )
    voice = _nearest(language, {tag: name for name, tag in reversed(listed)})
    if voice is None:
        return None
    form = ("--file-format=WAVE", "--data-format=LEI16@24000", "-r", str(WORDS_A_MINUTE))
    return lambda words, sound: _Order(
        ["say", "-v", voice, *form, "-f", str(words), "-o", str(sound)]
    )


def _on_windows(language: str) -> _Program | None:
    if shutil.which("powershell") is None:
        return None
    rows = (row.split("\t") for row in _run(_powershell(_FIND_ON_WINDOWS)).splitlines())
    voices = {row[0]: row[1].strip() for row in rows if len(row) == 2}
    voice = _nearest(language, voices)
    if voice is None:
        return None
    return lambda words, sound: _powershell(
        _SPEAK_ON_WINDOWS,
        {"LINE_VOICE": voice, "LINE_TEXT": str(words), "LINE_SOUND": str(sound)},
    )


def _elsewhere(language: str) -> _Program | None:
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    # A region that eSpeak doesn't know must not cost the language.
    for tag in (language.lower(), language.lower().split("-")[0]):
        voices = _run(_Order([program, f"--voices={tag}"])).splitlines()[1:]
        if voices:
            order = [program, "-v", tag, "-s", str(WORDS_A_MINUTE)]
            return lambda words, sound, order=order: _Order(  # type: ignore[misc]
                [*order, "-f", str(words), "-w", str(sound)]
            )
    return None


def _nearest(language: str, voices: Mapping[str, str]) -> str | None:
    """A voice of the very tag, else of the language; tags may be written with _ or -."""
    plain = {tag.lower().replace("_", "-"): name for tag, name in voices.items()}
    wanted = language.lower()
    if wanted in plain:
        return plain[wanted]
    primary = wanted.split("-")[0]
    return next((name for tag, name in plain.items() if tag.split("-")[0] == primary), None)


def _powershell(script: str, environment: Mapping[str, str] | None = None) -> _Order:
    coded = base64.b64encode(script.encode("utf-16-le")).decode("ascii")
    return _Order(
        ["powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", coded], environment
    )


def _run(order: _Order) -> str:
    """What the program says.

    Raises:
        SpeechError: it can't be run, fails, or takes too long.
    """
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            order.arguments,
            env={**os.environ, **(order.environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=True,
            creationflags=hidden,
        )
    except (OSError, subprocess.SubprocessError) as error:
        name = Path(order.arguments[0]).name
        raise SpeechError(
            f"The system's voice doesn't work ({name}: {_reason(error)}); the lines are shown and"
            " not spoken."
        ) from error
    return done.stdout.decode("utf-8", errors="replace")


def _reason(error: OSError | subprocess.SubprocessError) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        said = error.stderr.decode("utf-8", errors="replace").strip().splitlines()
        return said[0][:120] if said else f"it ended with {error.returncode}"
    if isinstance(error, subprocess.TimeoutExpired):
        return "it takes too long"
    return getattr(error, "strerror", None) or str(error)
