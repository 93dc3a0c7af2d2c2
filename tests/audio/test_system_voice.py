"""The operating system's voice, by a stand-in for the program that each system has."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from mindbody_app.audio.clip_sound import LOUDNESS
from mindbody_app.audio.loudness import loudness_of
from mindbody_app.audio.narration import CLIP_RATE
from mindbody_app.audio.system_voice import system_voice
from mindbody_app.audio.voice import SpeechError

ESPEAK = """\
if any(each.startswith("--voices=") for each in arguments):
    print("Pty Language       Age/Gender VoiceName")
    if "--voices=de" in arguments: print(" 5  de              --/M      German")
    sys.exit()
text = open(arguments[arguments.index("-f") + 1], encoding="utf-8").read()
sound = arguments[arguments.index("-w") + 1]
"""
SAY = """\
if "?" in arguments:
    print("Albert              en_US    # Hello!")
    print("Anna (Enhanced)     de_DE    # Hallo!")
    print("Markus              de_AT    # Servus!")
    sys.exit()
text = open(arguments[arguments.index("-f") + 1], encoding="utf-8").read()
sound = arguments[arguments.index("-o") + 1]
"""
POWERSHELL = """\
import base64
script = base64.b64decode(arguments[-1]).decode("utf-16-le")
if "LINE_TEXT" not in script:
    print("en-US\\tZira")
    print("de-DE\\tKatja")
    sys.exit()
assert os.environ["LINE_VOICE"] == "Katja"
text = open(os.environ["LINE_TEXT"], encoding="utf-8").read()
sound = os.environ["LINE_SOUND"]
"""
HEAD = """\
#!{python}
import math, os, struct, sys, wave
arguments = sys.argv[1:]
"""
TAIL = """
if "fail" in text: sys.exit("the voice has lost its words")
if text == "…": sys.exit()
print(arguments, file=open({log!r}, "a"))
with wave.open(sound, "wb") as file:
    file.setnchannels(1); file.setsampwidth(2); file.setframerate(22050)
    seconds = len(text) / 14
    file.writeframes(b"".join(
        struct.pack("<h", int(3000 * math.sin(k / 20) * abs(math.sin(k / 5000))))
        for k in range(int(22050 * seconds))))
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture(params=[("linux", "espeak-ng"), ("darwin", "say"), ("win32", "powershell")])
def platform(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: Path
) -> str:
    """A system with its program, and nothing else, on the path."""
    name, program = request.param
    body = {"espeak-ng": ESPEAK, "say": SAY, "powershell": POWERSHELL}[program]
    path = tmp_path / "bin" / program
    path.parent.mkdir()
    path.write_text(HEAD.format(python=sys.executable) + body + TAIL.format(log=str(log)))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(path.parent))
    return str(name)


needs_scripts = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are Unix scripts")


@needs_scripts
def test_it_speaks_into_a_levelled_clip(platform: str, log: Path) -> None:
    voice = system_voice("de-AT", platform)
    assert voice.name == "system-de-at"
    sound = voice.speak("Lassen Sie die Schultern schwer werden, und ruhen Sie.")
    assert sound.dtype == np.float32
    assert len(sound) / CLIP_RATE == pytest.approx(54 / 14, abs=0.3)
    assert loudness_of(sound, CLIP_RATE) == pytest.approx(LOUDNESS, abs=0.7)
    if platform == "darwin":
        assert "Markus" in log.read_text()


@needs_scripts
def test_a_language_without_a_voice_is_told_with_a_mend(platform: str) -> None:
    with pytest.raises(SpeechError, match=r"no voice for the language “fi”.* add one"):
        system_voice("fi", platform)


@needs_scripts
def test_a_program_that_fails_is_told_in_its_words(platform: str) -> None:
    voice = system_voice("de", platform)
    with pytest.raises(SpeechError, match=r"doesn't work .*lost its words"):
        voice.speak("Please fail here.")
    with pytest.raises(ValueError, match="nothing was spoken"):
        voice.speak("…")


@pytest.mark.parametrize("platform_name", ["linux", "darwin", "win32"])
def test_a_system_without_the_program_has_no_voice(
    platform_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SpeechError, match="shown and not spoken"):
        system_voice("de", platform_name)
