"""The commands beside the window, as they are called from a shell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from mindbody_app.app import assets_folder
from mindbody_app.practice.body import Body
from mindbody_app.practice.regions import Region
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.settings import SettingsFile
from tools.stage import SoundServer

SCRIPT = assets_folder() / "scripts" / "resonance-breathing.yaml"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call `mindbody-app`, with no display unless the environment has one."""
    variables = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    return subprocess.run(
        [sys.executable, "-m", "mindbody_app", *arguments],
        env=variables | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_self_test_says_a_line_for_each_check(
    sound_server: SoundServer, tmp_path: Path
) -> None:
    open_journal(tmp_path).close()
    done = run("--self-test", "--data-folder", str(tmp_path), **sound_server.environment)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    names = [line.split(":")[0].removeprefix("ok      ") for line in lines[:-1]]
    assert names == [
        "scripts",
        "screen today",
        "screen practices",
        "screen diary",
        "screen progress",
        "screen learn",
        "screen settings",
        "screen practice",
        "sound",
        "voice",
        "database",
        "your record",
    ]
    played = lines[names.index("sound")]
    assert "s played" in played
    assert "no sound device" not in played
    assert lines[-1] == "self-test passed"


def test_the_self_test_tells_a_damaged_record_and_leaves_it(tmp_path: Path) -> None:
    open_journal(tmp_path).close()
    journal = tmp_path / "journal.db"
    damaged = journal.read_bytes()[:4096] + b"\xff" * 4096
    journal.write_bytes(damaged)
    done = run("--self-test", "--data-folder", str(tmp_path))
    assert done.returncode == 1
    assert "FAILED  your record" in done.stdout
    assert str(journal) in done.stdout
    assert journal.read_bytes() == damaged


def test_a_sound_script_is_told_what_it_holds() -> None:
    done = run("check-script", str(SCRIPT))
    assert done.returncode == 0
    assert done.stdout.startswith(
        "resonance-breathing.yaml: “Resonance breathing” is sound: 3 to 20"
    )
    assert "0 without a recording" in done.stdout


def test_a_wrong_script_is_told_by_file_line_and_mend(tmp_path: Path) -> None:
    wrong = tmp_path / "resonance-breathing.yaml"
    text = SCRIPT.read_text()
    line = next(n for n, each in enumerate(text.splitlines(), 1) if "rest:" in each)
    wrong.write_text(text.replace("rest:", "rset:", 1))
    done = run("check-script", str(wrong))
    assert done.returncode == 1
    assert f"resonance-breathing.yaml, line {line}: " in done.stdout
    assert "rest" in done.stdout
    assert done.stderr == ""


def test_a_script_that_cannot_fill_its_minutes_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "resonance-breathing.yaml"
    wrong.write_text(SCRIPT.read_text().replace("most: 20", "most: 80"))
    done = run("check-script", str(wrong))
    assert done.returncode == 1
    lying, seated = done.stdout.splitlines()
    assert re.fullmatch(
        r"resonance-breathing\.yaml, Lying: not (\d+) to 80 minutes \(it can be: 3 to \d+\)\."
        r" .+ can't fill \1 minutes: .+; widen its rests or .+",
        lying,
    )
    assert "Seated: not" in seated


@pytest.mark.parametrize("ending", ["mp3", "opus", "flac"])
def test_a_session_is_saved_as_sound(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"breathing.{ending}"
    done = run("save-audio", "resonance-breathing", "--minutes", "3", "-o", str(path))
    assert done.returncode == 0, done.stderr
    info = soundfile.info(path)
    assert info.frames / info.samplerate == pytest.approx(180, abs=2)


def test_a_saved_session_is_made_for_the_body_too(tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "settings.json")
    kept.change(body=Body(left_out=frozenset(Region) - {Region.HEAD}))
    settings = tmp_path / "settings.json"
    wrong = settings.read_text().replace('"system"', '"purple"')
    settings.write_text(wrong)
    done = run(
        *("--data-folder", str(tmp_path), "save-audio", "body-scan", "--minutes", "45"),
        *("-o", str(tmp_path / "scan.mp3")),
    )
    # What is left of it can't fill so many minutes.
    assert done.returncode == 1
    assert "can't fill 45 minutes" in done.stderr
    assert settings.read_text() == wrong, "only the app itself puts it right"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["body-scam", "-o", "x.mp3"], "There is no script called “body-scam”"),
        (["body-scan", "--minutes", "99", "-o", "x.mp3"], "5 to 45 minutes"),
        (["body-scan", "-o", "x.wma"], ".flac, .mp3 or .opus"),
        (["body-scan", "-o", "gone/x.mp3"], "gone"),
    ],
)
def test_what_cannot_be_saved_is_told_in_one_sentence(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    arguments = [
        str(tmp_path / each) if each.endswith((".mp3", ".wma")) else each for each in arguments
    ]
    done = run("save-audio", *arguments)
    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


OWN = """\
id: mine
title: Mine
practice: imagery
summary: Two lines.
minutes: {least: 1, usual: 1, most: 2}
postures: [seated]
sections:
  - title: All of it
    cues:
      - say: "I have said this myself."
        recording: hello.wav
      - rest: 10-90
      - "The app says this for me."
      - rest: 10-90
"""


def test_ones_own_script_is_checked_and_saved_with_its_recording_and_a_voice(
    tmp_path: Path,
) -> None:
    script = tmp_path / "mine.yaml"
    script.write_text(OWN)
    done = run("check-script", str(script))
    assert done.returncode == 1
    assert done.stdout.startswith("mine.yaml, line 11: “hello.wav” is not beside the script")
    sound = 0.2 * np.sin(2 * np.pi * 500 * np.arange(44_100) / 44_100)
    soundfile.write(tmp_path / "hello.wav", sound, 44_100)
    done = run("check-script", str(script))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 to 2 minutes, seated, 2 spoken lines, 1 without a recording." in done.stdout

    done = run("save-audio", str(script), "-o", str(tmp_path / "mine.flac"))
    assert done.returncode == 0, done.stderr
    saved, rate = soundfile.read(tmp_path / "mine.flac")
    quiet = np.abs(saved).reshape(-1, rate // 4).max(axis=1) < 0.01
    heard = np.flatnonzero(~quiet) / 4
    assert heard.min() < 1.5  # the recording
    assert heard[heard > 5].size >= 4  # the line that was spoken
