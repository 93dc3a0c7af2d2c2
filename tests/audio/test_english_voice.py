"""The English voice keeps to itself: its engine reports nothing and leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SPEAK = """
from mindbody_app.audio.english_voice import EnglishVoice
assert len(EnglishVoice().speak("Breathe out.")) > 0
"""


def test_the_engine_keeps_no_id_of_the_machine_and_no_notes_to_report(tmp_path: Path) -> None:
    """onnxruntime puts both into the person's cache folder before it sends them to its maker."""
    folders = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "USERPROFILE")
    environment = os.environ | dict.fromkeys(folders, str(tmp_path))
    environment.pop("ORT_DISABLE_TELEMETRY", None)

    subprocess.run([sys.executable, "-c", SPEAK], env=environment, check=True, timeout=120)

    assert list(tmp_path.rglob("*")) == []
