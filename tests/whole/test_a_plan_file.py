"""A clinic's plan reaches the real app: by its name, beside it, and while it runs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from mindbody_app.journal.plans import Plan, PlanItem
from mindbody_app.store.journal_store import open_journal
from mindbody_app.store.plan_files import plan_text
from tests.store.records import clinic_plan
from tools.person import person_at
from tools.stage import REPOSITORY, Screen

PLAN = clinic_plan()


def plans(folder: Path) -> tuple[Plan, ...]:
    with closing(open_journal(folder)) as journal:
        return journal.plans()


def a_file(folder: Path, name: str = "my plan.mindbody-plan") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plan_text(PLAN), "utf-8")
    return path


def test_a_plan_file_is_opened_by_its_name_and_followed_by_keyboard(
    screen: Screen, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with person_at(screen, data, str(a_file(tmp_path))) as person:
        person.waits_for("A plan from Riverside Pain Clinic")
        person.presses("Return")
        person.waits_for("Your next practice, by the plan from Riverside Pain Clinic")
    (plan,) = plans(data)
    assert (plan.items, plan.from_whom) == (PLAN.items, PLAN.clinic)


def test_a_plan_file_is_handed_to_the_app_that_runs_and_changed_by_mouse(
    screen: Screen, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with person_at(screen, data) as person:
        person.waits_for("Begin")
        second = subprocess.run(
            [sys.executable, "-m", "mindbody_app", str(a_file(tmp_path, "Zürich.mindbody-plan"))],
            cwd=REPOSITORY,
            env=os.environ | screen.environment | {"MINDBODY_DATA": str(data)},
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        assert second.stderr == ""
        person.waits_for("A plan from Riverside Pain Clinic")
        person.clicks("Change it first")
        person.clicks("Less: Days")
        person.waits_for("4 days a week")
        person.clicks("Follow it like this")
        person.waits_for("You follow the plan from Riverside Pain Clinic from today.")
    (plan,) = plans(data)
    assert plan.items == (PlanItem("body-scan", 20, 4), *PLAN.items[1:])


def test_the_plan_in_a_named_folder_is_asked_about_once(screen: Screen, tmp_path: Path) -> None:
    data, kit = tmp_path / "data", tmp_path / "kit"
    path = a_file(kit)
    with person_at(screen, data, "--plan", str(kit)) as person:
        person.waits_for("A plan from Riverside Pain Clinic")
        person.clicks("Not this plan")
        person.waits_for("Begin")
    assert plans(data) == ()
    later = replace(PLAN, clinic="Hillside", made_on=date(2026, 12, 1))
    (kit / "second.mindbody-plan").write_text(plan_text(later), "utf-8")
    with person_at(screen, data, "--plan", str(kit)) as person:
        person.waits_for("A plan from Hillside")
    assert path.read_text("utf-8") == plan_text(PLAN)


def test_on_a_new_machine_the_first_steps_show_the_named_plan_once(
    screen: Screen, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with person_at(screen, data, str(a_file(tmp_path)), new=True) as person:
        person.clicks("Next")
        person.waits_for("A plan from Riverside Pain Clinic")
        person.clicks("Follow this plan")
        person.clicks("Skip")
        person.waits_for("Your next practice, by the plan from Riverside Pain Clinic")
        time.sleep(1.2)
        assert person.finds("Follow this plan") is None
    (plan,) = plans(data)
    assert plan.from_whom == PLAN.clinic


def test_a_damaged_file_is_told_and_the_app_works_on(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "broken.mindbody-plan"
    path.write_bytes(b"format: 1\nclinic: [\xff")
    with person_at(screen, tmp_path / "data", str(path)) as person:
        person.waits_for("broken.mindbody-plan, line 2: this isn't UTF-8 text")
        person.waits_for("Begin")
