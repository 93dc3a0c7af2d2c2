"""A new person's first start, by real keys and by a real mouse, into a real session."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from mindbody_app.journal.plan_file import ClinicPlan
from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.journal.records import Ended, PracticeRecord
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.plan_files import plan_text
from mindbody_app.store.settings import SettingsFile, Theme
from tools.person import person_at
from tools.sample_journal import write_sample_journal
from tools.stage import Screen, SoundServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stage is Linux's")


def kept(folder: Path) -> tuple[tuple[PracticeRecord, ...], tuple[Plan, ...]]:
    """What the journal holds, once the app is gone."""
    with closing(open_journal(folder)) as journal:
        return journal.practices(), journal.plans()


def test_by_keyboard_alone_to_a_session_and_never_again(
    screen: Screen, sound_server: SoundServer, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with person_at(screen, folder, environment=sound_server.environment, new=True) as person:
        person.waits_for("What it is")
        person.waits_for("In an emergency")
        person.presses("Return")
        person.waits_for("Make it comfortable")
        person.presses("Return")
        person.waits_for("Begin now")
        person.presses("Return")
        person.waits_for("I have read this")
        person.presses("Return")
        person.waits_for("How is your pain right now?")
        person.presses("6", "Return")
        person.waits_for("End the session")
        time.sleep(1.5)
        person.presses("Escape")
        person.waits_for("Stop here?")
        person.presses("Tab", "Return")
        person.waits_for("How is your pain right now?")
        person.presses("5", "ctrl+Return")
        person.waits_for("This week")
    (record,), plans = kept(folder)
    assert record.script_id == "diaphragmatic-breathing"
    assert record.planned_seconds == pytest.approx(300, abs=5)
    assert record.ended is Ended.STOPPED_EARLY
    assert (record.before.pain, record.after.pain) == (6, 5)
    assert plans == ()
    with person_at(screen, folder, new=True) as person:
        person.waits_for("This week")
        assert person.finds("Step 1 of 3") is None


def test_by_mouse_with_other_colours_a_sore_back_and_a_plan(
    screen: Screen, sound_server: SoundServer, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with person_at(screen, folder, environment=sound_server.environment, new=True) as person:
        person.clicks("Next")
        person.clicks("Dark")
        person.clicks("Hear Heart")
        person.waits_for("Stop", role="Button")
        person.clicks("Mark what hurts")
        person.clicks("A lung condition")
        person.clicks("Done")
        person.waits_for("Your health: A lung condition.")
        person.clicks("Back")
        person.waits_for("What it is")
        person.clicks("Next")
        person.clicks("Next")
        person.waits_for("Pursed-lip breathing")
        person.clicks("More: Days a week")
        person.clicks("More: Days a week")
        person.clicks("Begin now")
        person.clicks("I have read this")
        person.clicks("Start without rating")
        person.waits_for("End the session")
        time.sleep(1.2)
        person.clicks("End the session")
        person.clicks("Stop here", role="Button")
        person.clicks("Done")
        person.waits_for("Pursed-lip breathing")
    (record,), (plan,) = kept(folder)
    assert record.script_id == "pursed-lip"
    assert [(item.script_id, item.minutes, item.days_a_week) for item in plan.items] == [
        ("pursed-lip", 5, 2)
    ]
    settings = SettingsFile(folder / "settings.json").current
    assert settings.theme is Theme.DARK
    assert not settings.first_start_open


def test_who_has_a_record_starts_with_today(screen: Screen, tmp_path: Path) -> None:
    write_sample_journal(tmp_path, datetime.now().astimezone())
    (tmp_path / "settings.json").unlink()
    with person_at(screen, tmp_path, new=True) as person:
        person.waits_for("Begin")
        assert person.finds("Step 1 of 3") is None


def test_skipped_it_is_today_and_closed_it_is_there_again(screen: Screen, tmp_path: Path) -> None:
    for _ in range(2):
        with person_at(screen, tmp_path, new=True) as person:
            person.waits_for("Step 1 of 3")
    with person_at(screen, tmp_path, new=True) as person:
        person.clicks("Skip to Today")
        person.waits_for("Any day is a good day to begin.")
    with person_at(screen, tmp_path, new=True) as person:
        person.waits_for("Any day is a good day to begin.")


def test_with_a_clinics_plan_beside_the_app(screen: Screen, tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    kit.mkdir()
    plan = ClinicPlan(
        "Riverside Pain Clinic", (PlanItem("body-scan", 20, 4),), date(2026, 11, 2), country="IE"
    )
    (kit / "for-you.mindbody-plan").write_text(plan_text(plan))
    folder = tmp_path / "data"
    with person_at(screen, folder, "--plan", str(kit), new=True) as person:
        person.waits_for("Step 1 of 4")
        person.presses("Return")
        person.waits_for("Riverside Pain Clinic")
        person.presses("Return")
        person.waits_for("Step 3 of 4")
    with person_at(screen, folder, "--plan", str(kit), new=True) as person:
        person.waits_for("Step 1 of 3")
        person.presses("Return")
        person.waits_for("Make it comfortable")
        person.presses("Return")
        person.waits_for("You follow the plan from Riverside Pain Clinic")
        person.clicks("Look around first")
        person.waits_for("by the plan from Riverside Pain Clinic")
    _, (kept_plan,) = kept(folder)
    assert kept_plan.from_whom == "Riverside Pain Clinic"
