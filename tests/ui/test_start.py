"""The start stays light: what Today needs before its first paint, and nothing more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt

from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.store.journal_store import open_journal
from mindbody_app.ui import qt_numbers
from tools.person import has_started_before


def marks_of_a_start(folder: Path) -> dict[str, str]:
    """What the app says of its first paint, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "mindbody_app"],
        env={**os.environ, "MINDBODY_DATA": str(folder), "MINDBODY_MARK_START": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    (line,) = [each for each in done.stderr.splitlines() if each.startswith("first-paint")]
    return dict(mark.split("=") for mark in line.split()[2:])


def test_the_first_steps_load_no_chart_and_no_sound_library(tmp_path: Path) -> None:
    first = marks_of_a_start(tmp_path)
    assert (first["numpy"], first["pyqtgraph"]) == ("0", "0")


def test_a_start_loads_no_chart_and_no_sound_library_and_no_qt_namespace(tmp_path: Path) -> None:
    has_started_before(tmp_path)
    first = marks_of_a_start(tmp_path)
    assert (first["numpy"], first["pyqtgraph"]) == ("0", "0")
    # The first start asks Qt when weeks begin; it is kept from then on.
    later = marks_of_a_start(tmp_path)
    assert (later["numpy"], later["pyqtgraph"], later["qt"]) == ("0", "0", "0")


def test_a_running_programme_keeps_the_start_light(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    now = datetime.now().astimezone()
    begun = Step(Turn.BEGIN, now, now.date())
    journal.save_enrolment(Enrolment("one", "eight-weeks", (begun,)))
    journal.close()
    marks_of_a_start(tmp_path)
    later = marks_of_a_start(tmp_path)
    assert (later["numpy"], later["pyqtgraph"], later["yaml"], later["qt"]) == ("0", "0", "0", "0")


def test_an_own_script_keeps_the_start_light(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "assets" / "examples" / "evening-breath.yaml"
    has_started_before(tmp_path)
    (tmp_path / "scripts").mkdir()
    shutil.copy(example, tmp_path / "scripts")
    marks_of_a_start(tmp_path)
    later = marks_of_a_start(tmp_path)
    assert (later["numpy"], later["yaml"], later["qt"]) == ("0", "0", "0")


def test_the_numbers_are_qts_own() -> None:
    assert Qt.TextFormat.PlainText.value == qt_numbers.PLAIN_TEXT
    assert Qt.FocusPolicy.NoFocus.value == qt_numbers.NO_FOCUS
    assert Qt.FocusPolicy.ClickFocus.value == qt_numbers.CLICK_FOCUS
    assert Qt.FocusPolicy.StrongFocus.value == qt_numbers.STRONG_FOCUS
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == qt_numbers.SCROLL_BAR_ALWAYS_OFF
    assert Qt.AlignmentFlag.AlignCenter.value == qt_numbers.ALIGN_CENTRE
    assert Qt.Key.Key_F1.value == qt_numbers.KEY_F1
