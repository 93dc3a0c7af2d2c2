"""The start stays light: what Today needs before its first paint, and nothing more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt

import mindbody_app
from mindbody_app.journal.plans import Plan
from mindbody_app.learning.enrolment import Enrolment, Step, Turn
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.plan_files import plan_text
from mindbody_app.store.settings import SettingsFile
from mindbody_app.ui import qt_numbers
from tests.store.records import clinic_plan
from tools.person import has_started_before

NOT_BEFORE_THE_FIRST_PAINT = (
    *("audio", "commands", "library", "learning", "journal.check_ins", "journal.editing"),
    *("journal.looking_back", "journal.plan_file", "journal.statistics", "journal.strength"),
    *("practice.choices", "practice.compose", "practice.script", "practice.timeline"),
    *("store.card_files", "store.kits", "store.login_start", "store.own_scripts"),
    *("store.plan_files", "store.programme_files", "store.script_files", "store.yaml_nodes"),
    *("ui.body", "ui.clinic", "ui.diary.screen", "ui.diary.today_more", "ui.file_dialog"),
    *("ui.file_dialog_look", "ui.first_start", "ui.widgets.dialog"),
    *("ui.idle_loading", "ui.learn", "ui.library", "ui.own_scripts", "ui.practice"),
    *("ui.programmes", "ui.progress", "ui.reminders", "ui.safety", "ui.settings_page"),
    *("ui.widgets.flow", "ui.widgets.focus_ring"),
)
"""Modules and packages of the app that Today does without when no programme is followed."""


def marks_of_a_start(folder: Path, *options: str) -> dict[str, str]:
    """What the app says of its first paint, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "mindbody_app", *options],
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


def test_the_first_steps_stand_before_a_clinics_plan_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "for-you.mindbody-plan").write_text(plan_text(clinic_plan()))
    data, option = tmp_path / "data", f"--plan={tmp_path / 'kit'}"
    marks_of_a_start(data)  # reads the app's own scripts, once
    first = marks_of_a_start(data, option)
    own = first["own"].split(",")
    assert "mindbody_app.ui.first_start.steps" in own
    assert first["yaml"] == "0"
    reads = ("mindbody_app.store.plan_files", "mindbody_app.ui.clinic")
    assert [each for each in own if each.startswith(reads)] == []


def test_a_start_loads_no_chart_and_no_sound_library_and_no_qt_namespace(tmp_path: Path) -> None:
    has_started_before(tmp_path)
    first = marks_of_a_start(tmp_path)
    assert (first["numpy"], first["pyqtgraph"]) == ("0", "0")
    # The first start asks Qt when weeks begin; it is kept from then on.
    later = marks_of_a_start(tmp_path)
    assert (later["numpy"], later["pyqtgraph"], later["qt"]) == ("0", "0", "0")


def test_today_loads_nothing_that_is_for_later(tmp_path: Path) -> None:
    has_started_before(tmp_path)
    marks_of_a_start(tmp_path)
    own = marks_of_a_start(tmp_path)["own"].split(",")
    assert "mindbody_app.ui.today_page" in own
    later = tuple(f"mindbody_app.{name}." for name in NOT_BEFORE_THE_FIRST_PAINT)
    assert [each for each in own if f"{each}.".startswith(later)] == []


def test_a_clinics_plan_keeps_the_start_light(tmp_path: Path) -> None:
    has_started_before(tmp_path)
    plan = clinic_plan()
    SettingsFile(tmp_path / "settings.json").change(clinic=plan)
    journal = open_journal(tmp_path)
    journal.save_plan(Plan(date(2026, 11, 1), plan.items, plan.clinic))
    journal.close()
    marks_of_a_start(tmp_path)
    later = marks_of_a_start(tmp_path)
    assert (later["numpy"], later["yaml"], later["qt"]) == ("0", "0", "0")
    assert not any(each.startswith("mindbody_app.ui.clinic") for each in later["own"].split(","))


def test_the_list_names_what_there_is() -> None:
    package = Path(mindbody_app.__file__).parent
    for name in NOT_BEFORE_THE_FIRST_PAINT:
        path = package.joinpath(*name.split("."))
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


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
